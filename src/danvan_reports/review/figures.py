"""Do the figures agree with themselves and with the prose? Findings only: no figure is ever changed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.model.indicators import STOCK
from danvan_reports.patterns import lazy_pattern
from danvan_reports.review.engine import Rule, found
from danvan_reports.vi.measures import doubts_about
from danvan_reports.vi.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.model.findings import Figure
    from danvan_reports.review.engine import Finding, Subject
    from danvan_reports.vi.measures import Measure

_ADDED_UP = frozenset({"count", "decimal", "money"})
_NUMBER = r"\d(?<![\d/.,-]\d)(?:\d{0,2}(?:\.\d{3}){1,5}|\d{0,14})"
"""A number with nothing of a longer one before it; begun by its first digit, which the library finds fast."""
_NUMBER_WITH_UNIT = lazy_pattern(rf"(?P<number>{_NUMBER}) (?P<unit>[^\W\d]+(?: [^\W\d]+){{0,2}})")
_OUTLIER = 3
_SMALLEST_COMPARED = 20


def _parts(subject: Subject) -> Iterator[Finding]:
    """The parts of a whole, all of one kind, add up to the whole."""
    for figure, whole in _valued(subject):
        if not figure.parts or any(part.kind != whole.kind for part in figure.parts.values()):
            continue
        total = sum((part.value or Decimal(0) for part in figure.parts.values()), Decimal(0))
        if total != whole.value:
            yield found(
                (*figure.path, "value"), indicator=figure.indicator, found=whole.text, expected=format_decimal(total)
            )


def _part_above_whole(subject: Subject) -> Iterator[Finding]:
    """No part is larger than its whole."""
    for figure, whole in _valued(subject):
        for name, part in figure.parts.items():
            if part.kind == whole.kind and (part.value or 0) > (whole.value or 0):
                path = (*figure.path, "parts", name)
                yield found(path, indicator=figure.indicator, part=name, found=part.text, expected=whole.text)


def _outliers(subject: Subject) -> Iterator[Finding]:
    """A figure several times that of the same period or of the plan was perhaps mistyped."""
    for figure, value in _valued(subject):
        for name, other in (("previous", figure.previous), ("plan", figure.plan)):
            if other is None or other.kind != value.kind or not other.value or value.value is None:
                continue
            smaller, larger = sorted((value.value, other.value))
            if larger >= _SMALLEST_COMPARED and larger > smaller * _OUTLIER:
                path = (*figure.path, "value")
                yield found(path, indicator=figure.indicator, found=value.text, expected=other.text, other=name)


def _unchanged(subject: Subject) -> Iterator[Finding]:
    """A figure the same as last period's was perhaps copied with the file; what there is (thời điểm) may stay."""
    if subject.previous is None:
        return
    before = {figure.indicator: figure.value for figure in subject.previous.figures}
    for figure, value in _valued(subject):
        known = subject.indicator_of(figure)
        last = None if known and known.nature == STOCK else before.get(figure.indicator)
        if last and last.kind == value.kind and last.value == value.value and (value.value or 0) >= _SMALLEST_COMPARED:
            yield found((*figure.path, "value"), indicator=figure.indicator, found=value.text)


def _prose(subject: Subject) -> Iterator[Finding]:
    """A number in the prose that is nearly, but not quite, a figure of the table with the same unit is a slip."""
    known: dict[str, set[int]] = {}
    for figure, value in _valued(subject):
        if figure.unit and value.kind == "count":
            numbers = known.setdefault(figure.unit.lower(), set())
            numbers.update(int(item.value) for item in (value, *figure.parts.values()) if item.value is not None)
    for text, match in subject.matches(_NUMBER_WITH_UNIT) if known else ():
        unit = next((unit for unit in known if f"{match['unit'].lower()} ".startswith(f"{unit} ")), None)
        number = int(match["number"].replace(".", ""))
        if unit is None or text.path[0] == "figures" or number in known[unit] or number < _SMALLEST_COMPARED:
            continue
        close = [other for other in known[unit] if _one_slip(str(number), str(other))]
        if close:
            shown = format_decimal(Decimal(close[0]))
            yield found(text.path, found=match[0], expected=f"{shown} {unit}")


def _doubtful(subject: Subject) -> Iterator[Finding]:
    """A figure that is well written may still not be what was meant: 5 đồng, 0,71%, 2.520 tỷ, 5,125 tỷ."""
    for figure in subject.facts.figures:
        named = {"value": figure.value, "plan": figure.plan, "previous": figure.previous}
        measures = [((*figure.path, name), measure) for name, measure in named.items() if measure is not None]
        measures += [((*figure.path, "parts", name), part) for name, part in figure.parts.items()]
        for path, measure in measures:
            for doubt in doubts_about(measure):
                yield found(path, found=measure.text, reason=doubt)


def _valued(subject: Subject) -> Iterator[tuple[Figure, Measure]]:
    for figure in subject.facts.figures:
        if figure.value is not None and figure.value.kind in _ADDED_UP:
            yield figure, figure.value


def _one_slip(typed: str, meant: str) -> bool:
    """Tell whether one digit was changed, dropped, doubled, or two neighbours swapped."""
    if len(typed) == len(meant):
        wrong = [index for index, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
        if len(wrong) == 1:
            return len(typed) > 2
        return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and typed[wrong[0]] == meant[wrong[1]]
    shorter, longer = sorted((typed, meant), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer))
    )


RULES = (
    Rule("SL101", Severity.ERROR, _parts),
    Rule("SL102", Severity.ERROR, _part_above_whole),
    Rule("SL105", Severity.WARNING, _outliers),
    Rule("SL106", Severity.WARNING, _unchanged),
    Rule("SL107", Severity.WARNING, _prose),
    Rule("SL108", Severity.WARNING, _doubtful),
)
