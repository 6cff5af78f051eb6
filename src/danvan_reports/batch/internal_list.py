"""The internal list beside the roll-up: who has not reported, ranking, outliers, repeated points. Not for signing."""

from __future__ import annotations

from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, Final

from danvan_reports.batch.unit_task import DELIVERED
from danvan_reports.messages import message
from danvan_reports.reporters import place_text, words_of
from danvan_reports.sealing import seal
from danvan_reports.sources.workbook_writing import Column, TableSheet, write_workbook
from danvan_reports.vi.measures import format_measure
from danvan_reports.vi.numbers import format_decimal, format_percent_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_reports.batch.aggregation import Contribution, Total
    from danvan_reports.batch.rollup_facts import RolledUp
    from danvan_reports.batch.unit_task import UnitOutcome
    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.vi.measures import Measure

_CHANGED: Final = 3
"""A figure that is more than three times that of the same period, or less than a third of it, is looked at."""
_FAR: Final = 5
"""So many times the usual distance from the median are looked at (the usual one: the median of all distances)."""
_ENOUGH: Final = 8
"""Of fewer units nobody can say what is usual."""


def internal_list(
    outcomes: Sequence[UnitOutcome],
    totals: Sequence[Total],
    rolled: RolledUp,
    unread: Sequence[Diagnostic],
    language: str,
) -> bytes:
    """Return the workbook of the internal list, sealed like every document.

    ``unread`` are the findings on what was handed in and is not in the totals: units that are not on the list, files
    that cannot be read, figures that cannot be added up or compared.

    Raises:
        MissingProgramError: openpyxl is not installed.
    """
    sheets = [
        _sheet("states", ("code", "unit", "state", "findings"), tuple(_states(outcomes, language)), language),
        _sheet(
            "ranking",
            ("indicator", "rank", "unit", "value", "previous", "of-plan"),
            tuple(_ranking(totals)),
            language,
        ),
        _sheet(
            "outliers",
            ("indicator", "unit", "value", "why", "place"),
            tuple(_outliers(totals, language)),
            language,
        ),
        _sheet("points", ("text", "count", "units", "near"), tuple(_points(rolled)), language),
        _sheet("not-added", ("findings", "place"), tuple(_findings(unread, language)), language),
    ]
    return seal(write_workbook(sheets), "")


def _sheet(name: str, columns: Sequence[str], rows: tuple[tuple[str, ...], ...], language: str) -> TableSheet:
    headings = tuple(
        Column(message(f"batch.internal.column.{column}", language), width=_WIDTHS.get(column, 16))
        for column in columns
    )
    return TableSheet(message(f"batch.internal.{name}", language), headings, rows)


def _states(outcomes: Sequence[UnitOutcome], language: str) -> Iterator[tuple[str, ...]]:
    """Yield the units without a document first: they are what the list is opened for."""
    for outcome in sorted(outcomes, key=lambda outcome: outcome.state in DELIVERED):
        findings = [words_of(item, language)[0] for item in outcome.diagnostics if item.severity.value == "error"]
        state = message(f"batch.state.{outcome.state}", language)
        yield (outcome.code, outcome.name, state, "; ".join(findings))


def _ranking(totals: Sequence[Total]) -> Iterator[tuple[str, ...]]:
    for total in totals:
        known = [item for item in total.counted if _number(item.figure.value) is not None]
        own = [item for item in known if item.figure.key == total.key]
        ranked = sorted(own, key=lambda item: -(_number(item.figure.value) or Decimal(0)))
        values = [_number(item.figure.value) for item in ranked]
        for item, value in zip(ranked, values, strict=True):
            previous, plan = item.figure.previous, _number(item.figure.plan)
            of_plan = format_percent_of(value, plan) if value is not None and plan else ""
            rank = str(values.index(value) + 1)
            yield (total.label, rank, item.unit.name, _shown(item.figure.value), _shown(previous), of_plan)


def _outliers(totals: Sequence[Total], language: str) -> Iterator[tuple[str, ...]]:
    for total in totals:
        own = [
            item for item in total.counted if item.figure.key == total.key and _number(item.figure.value) is not None
        ]
        values = [_number(item.figure.value) or Decimal(0) for item in own]
        middle = median(values) if values else Decimal(0)
        usual = median([abs(value - middle) for value in values]) if len(values) >= _ENOUGH else Decimal(0)
        for item, value in zip(own, values, strict=True):
            why = _why(item, value, middle, usual, language)
            if why:
                place = place_text(item.place, language) if item.place else ""
                yield (total.label, item.unit.name, _shown(item.figure.value), why, place)


def _why(item: Contribution, value: Decimal, middle: Decimal, usual: Decimal, language: str) -> str:
    """Return what is unusual about a unit's figure; empty when nothing is."""
    previous = _number(item.figure.previous)
    if previous and (value > previous * _CHANGED or value * _CHANGED < previous):
        return message("batch.internal.why.changed", language, previous=_shown(item.figure.previous))
    if usual and abs(value - middle) > usual * _FAR:
        return message("batch.internal.why.far", language, median=format_decimal(middle))
    return ""


def _points(rolled: RolledUp) -> Iterator[tuple[str, ...]]:
    """Yield the points that several units made, that nearly repeat another, or that stand nowhere else."""
    for path, points in rolled.gathered.items():
        for point in points:
            if len(point.units) > 1 or point.near or path in rolled.replaced:
                near = " | ".join(f"{other.text} ({', '.join(other.units)})" for other in point.near)
                yield (point.text, str(len(point.units)), ", ".join(point.units), near)


def _findings(found: Sequence[Diagnostic], language: str) -> Iterator[tuple[str, ...]]:
    for item in found:
        yield (words_of(item, language)[0], place_text(item.location, language) if item.location else "")


def _number(measure: Measure | None) -> Decimal | None:
    return measure.value if measure else None


def _shown(measure: Measure | None) -> str:
    return format_measure(measure).replace("\N{NO-BREAK SPACE}", " ") if measure else ""


_WIDTHS: Final = {
    "unit": 24,
    "indicator": 40,
    "findings": 80,
    "text": 70,
    "units": 60,
    "near": 60,
    "why": 50,
    "place": 40,
}
