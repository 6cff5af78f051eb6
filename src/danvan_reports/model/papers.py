"""Which paper of an input a value belongs to: number, date, session, signer and recipients are each paper's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.paper import Paper
from danvan_reports.records import dataclass, replace

if TYPE_CHECKING:
    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.input import ReportInput

PAPER_FIELDS = ("number", "date", "session", "signer", "recipients")
"""The fields of a paper that may also stand at the top level, for the file's own kind alone."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one input, of which the top level speaks only of the ``own_kind``."""

    facts: ReportInput
    own_kind: str

    def of(self, kind: str) -> Paper:
        """Return what belongs to the paper of ``kind``: its entry under ``documents``.

        For the file's own kind also the values at the top level. Nothing is taken from any other paper.
        """
        paper = self.facts.documents.get(kind) or Paper(path=("documents", kind))
        given = {name: getattr(self.facts, name) for name in PAPER_FIELDS if self._stands_at_top(kind, name)}
        return replace(paper, **given) if given else paper

    def path(self, kind: str, name: str) -> InputPath:
        """Return the path of a field of a paper: where it was read, or where it should be written."""
        return (name,) if self._stands_at_top(kind, name) else ("documents", kind, name)

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds that the input speaks of, the file's own last when only the top level does."""
        return tuple(dict.fromkeys((*self.facts.documents, self.own_kind)))

    def given_twice(self) -> tuple[str, ...]:
        """Return the fields that stand both at the top level and in the own kind's entry."""
        own = self.facts.documents.get(self.own_kind)
        return tuple(name for name in PAPER_FIELDS if own and getattr(own, name) and getattr(self.facts, name))

    def _stands_at_top(self, kind: str, name: str) -> bool:
        if kind != self.own_kind or name not in PAPER_FIELDS or not getattr(self.facts, name):
            return False
        entry = self.facts.documents.get(kind)
        return not (entry and getattr(entry, name))
