"""The facts of the roll-up: totals as figures, the units' points under their headings, tables and charts by unit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from danvan_reports.batch.aggregation import in_millions
from danvan_reports.batch.gathering import Merged, gather_points
from danvan_reports.batch.layout import TEXT_SHEETS
from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.drafting.phrases import phrase
from danvan_reports.model.findings import Point
from danvan_reports.model.indicators import FLOW
from danvan_reports.model.paper import Paper
from danvan_reports.model.period import Assessment, GrassrootsDemocracy, PeriodCauses, PeriodFigure, Proposal, Results
from danvan_reports.model.rollup import COLUMNS_OF_A_TABLE, ROLL_UP, Chart, RollUp, UnitTable
from danvan_reports.office import KEEP_TONES
from danvan_reports.records import dataclass, replace
from danvan_reports.vi.measures import Measure, format_measure
from danvan_reports.vi.numbers import format_count
from danvan_reports.vi.periods import format_period
from danvan_reports.wording import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danvan_reports.batch.aggregation import Aggregation, Total, UnitReport
    from danvan_reports.model.period import PeriodReport
    from danvan_reports.office import Office
    from danvan_reports.vi.periods import Period

MERGER: Final = dt.date(2025, 7, 1)
"""From here provinces and communes have their new boundaries (Nghị quyết 202/2025/QH15)."""

NAMED_UNITS: Final = 3
"""Up to so many units that made a point are named; of more, the number is given."""

_CHARTS: Final = 4
_UNITS_IN_A_CHART: Final = 40


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The facts of the roll-up, the points of every heading with the units that made them, and findings."""

    facts: RollUp
    gathered: Mapping[tuple[str, ...], tuple[Merged, ...]]
    diagnostics: tuple[Diagnostic, ...]


def rollup_facts(
    reports: Sequence[UnitReport], aggregation: Aggregation, expected: int, period: Period, office: Office
) -> RolledUp:
    """Return the facts of the roll-up over ``reports``, all of one ``period``, out of ``expected`` units."""
    own: list[PeriodReport] = [report.facts.facts for report in reports]  # type: ignore[misc]
    restated = all(facts.previous_restated for facts in own)
    comparable = restated or not _crosses_merger(period)
    totals = [total if comparable else replace(total, previous=None) for total in aggregation.totals]
    totals = [in_millions(total) for total in totals if total.value is not None]
    lost = not comparable and any(total.previous for total in aggregation.totals)
    style = office.house_style.tone_marks or KEEP_TONES
    writer = _Writer(reports, {total.key for total in totals}, style)
    cutoffs = {facts.cutoff for facts in own}
    issuer = office.issuers.advisory_body
    facts = RollUp(
        reporting_period=period,
        unit=issuer.name if issuer else "",
        cutoff=cutoffs.pop() if len(cutoffs) == 1 else None,
        reported_units=Measure("ratio", numerator=len(reports), denominator=expected),
        previous_restated=True if restated and any(total.previous for total in totals) else None,
        figures=tuple(_figure(total, index) for index, total in enumerate(totals)),
        documents={ROLL_UP: Paper(annex=True, path=("documents", ROLL_UP))},
        unit_tables=tuple(_tables(totals, reports)),
        charts=tuple(_charts(totals, period, style)),
        **writer.sections(),
    )
    if lost:
        previous = fill(phrase("period.previous", style), year=str(period.year - 1))
        note = Point(fill(phrase("rollup.not-comparable", style), previous=previous), path=("overview", 0))
        facts = replace(facts, overview=(*facts.overview, note))
    found = (Diagnostic("DL437", Severity.WARNING),) if lost else ()
    return RolledUp(facts, writer.gathered, found)


def _crosses_merger(period: Period) -> bool:
    """Tell whether the same period a year before lies before the merger, and this one does not."""
    end = period.end
    return end is not None and end >= MERGER > end.replace(year=end.year - 1, day=1)


class _Writer:
    """Puts the units' points under the headings of the roll-up; each figure is worded once, where it comes first."""

    def __init__(self, reports: Sequence[UnitReport], worded: set[str], style: str) -> None:
        self._reports = reports
        self._left = set(worded)
        self._style = style
        self.gathered: dict[tuple[str, ...], tuple[Merged, ...]] = {}

    def sections(self) -> dict[str, Any]:
        """Return the sections of the facts by the fields of a period report."""
        found = {path: self._section(path) for path in _section_paths()}

        def inside(*path: str) -> dict[str, Any]:
            fields = {inner[len(path)]: points for inner, points in found.items() if inner[:-1] == path}
            return {**fields, "path": path}

        democracy = GrassrootsDemocracy(**inside("results", "grassroots_democracy"))
        causes = PeriodCauses(**inside("assessment", "causes"))
        return {
            "overview": found[("overview",)],
            "results": Results(**inside("results"), grassroots_democracy=democracy),
            "assessment": Assessment(**inside("assessment"), causes=causes),
            "tasks": found[("tasks",)],
            "proposals": self._proposals(),
        }

    def _section(self, path: tuple[str, ...]) -> tuple[Point, ...]:
        given = ((report.name, point) for report in self._reports for point in _points_at(report, path))
        return self._points(given, path)

    def _proposals(self) -> tuple[Proposal, ...]:
        addressed: dict[str, list[tuple[str, Point]]] = {}
        for report in self._reports:
            for proposal in report.facts.facts.proposals:  # type: ignore[attr-defined]
                addressed.setdefault(proposal.addressee, []).extend((report.name, point) for point in proposal.points)
        return tuple(
            Proposal(addressee, self._points(given, ("proposals", addressee)), path=("proposals", index))
            for index, (addressee, given) in enumerate(addressed.items())
        )

    def _points(self, given: Iterable[tuple[str, Point]], path: tuple[str, ...]) -> tuple[Point, ...]:
        gathered = tuple(gather_points(given))
        self.gathered[path] = gathered
        return tuple(self._point(merged, (*path, index)) for index, merged in enumerate(gathered))

    def _point(self, merged: Merged, path: tuple[str | int, ...]) -> Point:
        figures = tuple(name for name in merged.figures if name in self._left)
        self._left -= set(figures)
        details = gather_points(merged.details)
        return Point(
            text=self._counted(merged),
            points=tuple(self._point(inner, (*path, "points", index)) for index, inner in enumerate(details)),
            figures=figures,
            path=path,
        )

    def _counted(self, merged: Merged) -> str:
        """Return the text with how many units made the point; of all of them nothing needs to be said."""
        total, count = len(self._reports), len(merged.units)
        if count == total:
            return merged.text
        text = merged.text.rstrip(" .;")
        if count <= NAMED_UNITS:
            return fill(phrase("rollup.named", self._style), text=text, units=", ".join(merged.units))
        counts = {"count": format_count(count), "total": format_count(total)}
        return fill(phrase("rollup.counted", self._style), text=text, **counts)


def _section_paths() -> Iterator[tuple[str, ...]]:
    for sheet in TEXT_SHEETS:
        if sheet.record:
            yield from ((*sheet.path, *inner) for inner in sheet.sections().values())
        elif not sheet.addressed:
            yield sheet.path


def _points_at(report: UnitReport, path: tuple[str, ...]) -> tuple[Point, ...]:
    found: Any = report.facts.facts
    for name in path:
        found = getattr(found, name) if found is not None else None
    return found or ()


def _figure(total: Total, index: int) -> PeriodFigure:
    return PeriodFigure(
        indicator=total.label,
        key=total.key,
        unit=total.unit,
        value=total.value,
        previous=total.previous,
        plan=total.plan,
        parts=dict(total.parts),
        path=("figures", index),
    )


def _tables(totals: Sequence[Total], reports: Sequence[UnitReport]) -> Iterator[UnitTable]:
    """Yield the tables by unit in the order of the roster, five indicators side by side; a blank stays blank."""
    shown = [total for total in totals if {item.figure.key for item in total.contributions} == {total.key}]
    for start in range(0, len(shown), COLUMNS_OF_A_TABLE):
        columns = shown[start : start + COLUMNS_OF_A_TABLE]
        figures = [{item.unit.key: item.figure.value for item in total.contributions} for total in columns]
        yield UnitTable(
            headings=tuple(f"{total.label} ({total.unit})" if total.unit else total.label for total in columns),
            rows=tuple((report.name, tuple(_cell(given.get(report.key)) for given in figures)) for report in reports),
            totals=tuple(_cell(total.value) for total in columns),
        )


def _cell(measure: Measure | None) -> str:
    return format_measure(measure).replace("\N{NO-BREAK SPACE}", " ") if measure else ""


def _charts(totals: Sequence[Total], period: Period, style: str) -> Iterator[Chart]:
    """Yield the charts of the main indicators: the first flows that are counts, by unit, or, of many units, in all."""
    main = [total for total in totals if total.nature == FLOW and total.value and total.value.kind == "count"]
    for number, total in enumerate(main[:_CHARTS], start=1):
        title = fill(phrase("rollup.chart", style), number=str(number), indicator=total.label, unit=total.unit)
        now = format_period(period)
        before = fill(phrase("period.previous", style), year=str(period.year - 1))
        if len(total.counted) <= _UNITS_IN_A_CHART:
            compared = total.previous is not None
            yield Chart(
                title=title,
                unit=total.unit,
                names=tuple(item.unit.name for item in total.counted),
                values=tuple(_whole(item.figure.value) for item in total.counted),
                series=now,
                previous=tuple(_whole(item.figure.previous) for item in total.counted) if compared else (),
                previous_series=before if compared else "",
            )
        else:
            known = [(before, total.previous), (now, total.value)]
            given = [(name, _whole(measure)) for name, measure in known if measure]
            yield Chart(title, total.unit, tuple(name for name, _ in given), tuple(n for _, n in given), total.label)


def _whole(measure: Measure | None) -> int:
    return int(measure.value) if measure and measure.value is not None else 0
