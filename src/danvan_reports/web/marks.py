"""What a look at a document is marked with: findings where they stand, and the fields that paragraphs come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.pipeline import MAIN_PART
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danvan_reports.diagnostics import Diagnostic, InputPath
    from danvan_reports.pipeline import Report

_WEIGHTS = ("error", "warning", "gap", "note")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at one paragraph: the gravest severity, the words of each finding, and their numbers in a list.

    ``field`` is the id of the field of the form to go to, empty when there is none.
    """

    paragraph: int
    severity: str
    texts: tuple[str, ...]
    labels: tuple[str, ...] = ()
    field: str = ""


def marks_at(found: Iterable[tuple[Iterable[int], Mark]]) -> dict[int, Mark]:
    """Return one mark for each paragraph; ``found`` pairs the paragraphs of a finding with a mark for them all."""
    marks: dict[int, Mark] = {}
    for paragraphs, told in found:
        for number in paragraphs:
            before = marks.get(number)
            marks[number] = _joined(number, before, told) if before else _at(number, told)
    return marks


def _at(number: int, told: Mark) -> Mark:
    return Mark(number, told.severity, told.texts, told.labels, told.field)


def _joined(number: int, before: Mark, told: Mark) -> Mark:
    severity = min(before.severity, told.severity, key=_WEIGHTS.index)
    return Mark(
        number, severity, (*before.texts, *told.texts), (*before.labels, *told.labels), before.field or told.field
    )


def paragraphs_of(item: Diagnostic, part: str = MAIN_PART) -> tuple[int, ...]:
    """Return the paragraphs of the text that a finding of format stands at; ``part`` is the one of the text."""
    places = [place for place in (item.location, *item.related) if place and place.part == part]
    return tuple(place.paragraph for place in places if place.paragraph)


def paragraphs_from(report: Report, path: InputPath) -> tuple[int, ...]:
    """Return the paragraphs of a document of ours that were drawn from the value at ``path`` or from a part of it."""
    if not path:
        return ()
    return tuple(
        number
        for number, origins in enumerate(report.trace, 1)
        if any(origin[0] == "input" and origin[1 : len(path) + 1] == path for origin in origins)
    )
