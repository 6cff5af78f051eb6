"""Which paper of a visit a value belongs to: number, date, session, signer and recipients are each paper's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danvan_reports.model.paper import Paper

if TYPE_CHECKING:
    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.input import ReportInput

PAPER_FIELDS = ("number", "date", "session", "signer", "recipients")
"""The fields of a paper that may also stand at the top level, for the file's own kind alone."""


def paper_of(facts: ReportInput, kind: str, own_kind: str) -> Paper:
    """Return what belongs to the paper of ``kind``: its entry under ``documents``.

    For the file's own kind also the values at the top level. Nothing is taken from any other paper.
    """
    paper = facts.documents.get(kind) or Paper(path=("documents", kind))
    if kind != own_kind:
        return paper
    given = {name: getattr(facts, name) for name in PAPER_FIELDS if getattr(facts, name) and not getattr(paper, name)}
    return replace(paper, **given) if given else paper


def path_in_paper(facts: ReportInput, paper: Paper, name: str) -> InputPath:
    """Return the path of the field ``name`` of ``paper``: where it was read, or where it should be written."""
    entry = facts.documents.get(str(paper.path[-1]))
    at_top = name in PAPER_FIELDS and getattr(facts, name) and not (entry and getattr(entry, name))
    return (name,) if at_top else (*paper.path, name)
