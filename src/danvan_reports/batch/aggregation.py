"""Totals of a province from the figures of its units, each by the nature of its indicator.

Flows and stocks are added up over the units; a ratio is worked out anew from the totals of its parts. A blank is
never a nought: a unit without a figure is not counted, and a total is compared only with one over the same units.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from danvan_reports.batch.layout import folded
from danvan_reports.diagnostics import Diagnostic, Severity, nearest_place
from danvan_reports.model.indicators import RATIO, Indicator
from danvan_reports.records import dataclass, field, replace
from danvan_reports.vi.measures import Measure
from danvan_reports.vi.numbers import percent_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from danvan_reports.batch.unit_task import UnitFacts
    from danvan_reports.diagnostics import Location
    from danvan_reports.model.indicators import IndicatorDictionary
    from danvan_reports.model.period import PeriodFigure

_MILLION, _MILLIONS = 10**6, "triệu đồng"
_LOSSLESS = 10**4
"""A sum divided by this without rest has at most two decimals in triệu đồng."""
_ADDED = frozenset({"count", "decimal", "money"})


@dataclass(frozen=True, slots=True)
class UnitReport:
    """The facts of one unit that enter the roll-up."""

    key: str
    name: str
    facts: UnitFacts


@dataclass(frozen=True, slots=True)
class Contribution:
    """One unit's figure of an indicator and where it stands; ``counted``: it is part of the total."""

    unit: UnitReport
    figure: PeriodFigure
    place: Location | None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Total:
    """One indicator over all units; ``value`` None when it cannot be told.

    ``previous`` and ``plan`` stand only where every unit that gave the figure gave them too.
    """

    key: str
    label: str
    unit: str
    nature: str
    contributions: tuple[Contribution, ...]
    value: Measure | None = None
    previous: Measure | None = None
    plan: Measure | None = None
    parts: Mapping[str, Measure] = field(default_factory=dict)

    @property
    def counted(self) -> tuple[Contribution, ...]:
        """The figures that were added up."""
        return tuple(item for item in self.contributions if item.counted)


@dataclass(frozen=True, slots=True)
class Aggregation:
    """The totals in the order of the dictionary, the office's own indicators after them; what could not be added."""

    totals: tuple[Total, ...]
    diagnostics: tuple[Diagnostic, ...]

    def called(self, name: str) -> Total | None:
        """Return the total of the indicator with this key or label."""
        wanted = folded(name)
        return next((item for item in self.totals if wanted in {folded(item.key), folded(item.label)}), None)


def aggregate(reports: Sequence[UnitReport], dictionary: IndicatorDictionary) -> Aggregation:
    """Return the totals over ``reports``."""
    given: dict[str, list[Contribution]] = {}
    for report in reports:
        for figure in report.facts.facts.figures:
            key = getattr(figure, "key", "") or folded(figure.indicator)
            place = nearest_place((*figure.path, "value"), report.facts.places)
            given.setdefault(key, []).append(Contribution(report, figure, place))  # type: ignore[arg-type]
    order = {key: position for position, key in enumerate(dictionary.keys())}
    found: list[Diagnostic] = []
    totals = [
        _total(key, given[key], dictionary.find(key), found)
        for key in sorted(given, key=lambda key: order.get(key, len(order)))
    ]
    return Aggregation(tuple(_with_ratios(totals, dictionary, found)), tuple(found))


def _total(key: str, given: list[Contribution], known: Indicator | None, found: list[Diagnostic]) -> Total:
    first = given[0].figure
    label, unit = (known.label, known.unit) if known else (first.indicator, first.unit)
    nature = (known.nature if known else None) or ""
    if nature == RATIO or any(item.figure.value and item.figure.value.kind == "ratio" for item in given):
        return _typed_ratio(Total(key, label, unit, RATIO, tuple(given)))
    judged = tuple(_judged(item, unit, label, found) for item in given if item.figure.value is not None)
    total = Total(key, label, unit, nature, judged)
    counted = [item.figure for item in total.counted]
    if not counted:
        return total
    return replace(
        total,
        value=_sum(figure.value for figure in counted),
        previous=_compared(total, "previous", found),
        plan=_compared(total, "plan", found),
        parts=_parts(total, found),
    )


def _judged(item: Contribution, unit: str, label: str, found: list[Diagnostic]) -> Contribution:
    """Return the contribution, not counted when it is no exact figure in the unit of the others."""
    figure = item.figure
    value = figure.value
    exact = value is not None and value.kind in ({"count", "decimal"} if unit else {"money"})
    if exact and folded(figure.unit or unit) == folded(unit):
        return item
    parameters = {"indicator": label, "unit": item.unit.name, "found": value.text if value else ""}
    found.append(Diagnostic("DL430", Severity.WARNING, parameters, item.place))
    return replace(item, counted=False)


def _compared(total: Total, name: str, found: list[Diagnostic]) -> Measure | None:
    """Return the sum to compare with; None, and said so, when some units lack it: the two would not match."""
    given = [getattr(item.figure, name) for item in total.counted]
    known = [measure for measure in given if measure is not None and measure.kind in _ADDED]
    if len(known) == len(given):
        return _sum(known)
    if known:
        lacking = [item.unit.name for item in total.counted if getattr(item.figure, name) is None]
        parameters = {"indicator": total.label, "count": str(len(lacking)), "units": ", ".join(lacking[:5])}
        found.append(Diagnostic(_LACKING[name], Severity.WARNING, parameters))
    return None


def _parts(total: Total, found: list[Diagnostic]) -> dict[str, Measure]:
    """Return the parts added up; none, and said so, when some units did not give the parts of their whole."""
    figures = [item.figure for item in total.counted]
    if not any(figure.parts for figure in figures):
        return {}
    lacking = [item.unit.name for item in total.counted if not item.figure.parts and item.figure.value]
    inexact = any(part.kind not in _ADDED for figure in figures for part in figure.parts.values())
    if lacking or inexact:
        parameters = {"indicator": total.label, "count": str(len(lacking)), "units": ", ".join(lacking[:5])}
        found.append(Diagnostic("DL433", Severity.WARNING, parameters))
        return {}
    names = dict.fromkeys(name for figure in figures for name in figure.parts)
    return {name: _sum(figure.parts[name] for figure in figures if name in figure.parts) for name in names}


def _sum(measures: Iterable[Measure | None]) -> Measure:
    values = [measure for measure in measures if measure is not None]
    kinds = {measure.kind for measure in values}
    kind = values[0].kind if len(kinds) == 1 else "decimal"
    return Measure(kind, sum((measure.value or Decimal(0) for measure in values), Decimal(0)))


def _typed_ratio(total: Total) -> Total:
    """Return the total of a ratio that units typed with both its numbers: 51/51 and 30/32 are 81/83."""
    judged = tuple(
        replace(item, counted=bool(item.figure.value and item.figure.value.kind == "ratio"))
        for item in total.contributions
    )
    values = [item.figure.value for item in judged if item.counted and item.figure.value]
    if not values or len(values) < len(judged):
        return replace(total, contributions=judged)
    numerator, denominator = (sum(getattr(value, name) for value in values) for name in ("numerator", "denominator"))
    value = Measure("ratio", numerator=numerator, denominator=denominator)
    return replace(total, contributions=judged, value=value)


def _with_ratios(totals: list[Total], dictionary: IndicatorDictionary, found: list[Diagnostic]) -> Iterable[Total]:
    """Yield the totals, and after them the ratios whose two parts have one over the same units."""
    by_key = {total.key: total for total in totals}
    for total in totals:
        if total.nature != RATIO or total.value is not None:
            yield total
    for indicator in dictionary.indicators:
        if indicator.nature != RATIO:
            continue
        given = by_key.get(indicator.key)
        if given and given.value is not None:
            continue
        worked_out = _ratio_of(indicator, by_key.get)
        if worked_out:
            yield worked_out
        elif given:
            found.append(Diagnostic("DL434", Severity.WARNING, {"indicator": indicator.label}))
            yield given


def _ratio_of(indicator: Indicator, total_of: Callable[[str], Total | None]) -> Total | None:
    part, whole = total_of(indicator.numerator), total_of(indicator.denominator)
    if part is None or whole is None:
        return None
    if {item.unit.key for item in part.counted} != {item.unit.key for item in whole.counted}:
        return None
    if part.value is None or whole.value is None or not whole.value.value:
        return None
    value = Measure("percent", percent_of(part.value.value or Decimal(0), whole.value.value))
    contributions = (*part.contributions, *whole.contributions)
    return Total(indicator.key, indicator.label, indicator.unit, RATIO, contributions, value)


_LACKING = {"previous": "DL431", "plan": "DL432"}


def in_millions(total: Total) -> Total:
    """Return a total of money in triệu đồng, where that loses nothing: it fits a column and is read at a glance."""
    figures = [item.figure for item in total.contributions]
    given = [getattr(holder, name) for holder in (total, *figures) for name in ("value", "previous", "plan")]
    known = [measure for measure in (*given, *total.parts.values()) if measure is not None]
    if not known or any(measure.kind != "money" or (measure.value or 0) % _LOSSLESS for measure in known):
        return total

    def scaled(measure: Measure | None) -> Measure | None:
        return measure and Measure("decimal", (measure.value or Decimal(0)) / _MILLION)

    contributions = tuple(
        replace(item, figure=replace(item.figure, value=scaled(item.figure.value), unit=_MILLIONS))
        for item in total.contributions
    )
    return replace(
        total,
        unit=_MILLIONS,
        contributions=contributions,
        value=scaled(total.value),
        previous=scaled(total.previous),
        plan=scaled(total.plan),
        parts={name: Measure("decimal", (part.value or Decimal(0)) / _MILLION) for name, part in total.parts.items()},
    )
