"""Marks that stand in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.facts.model import PlaceKind
from danvan_reports.formats.findings import NOT_STATED, Finding, Skip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.rules import Rule


def check_frame(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find marks in plain text without lines around them; a box or a cell may well be their frame."""
    framed = [name for name in subject.present(rule) if _is_framed(subject, name)]
    if not framed:
        return Skip(NOT_STATED, rule.applies_to[0])
    return [
        Finding("", line.text, component=name, paragraph=line.paragraph)
        for name in framed
        for line in subject.composition.lines(name)
        if line.paragraph.place.kind is PlaceKind.FLOW
        and not (line.paragraph.layout.rule_above and line.paragraph.layout.rule_below)
    ]


def _is_framed(subject: Subject, name: str) -> bool:
    component = subject.profile.components[name]
    return component.framed or bool(component.frame_mm)
