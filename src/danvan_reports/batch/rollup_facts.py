"""The facts of the roll-up: totals as figures, the units' points under their headings, tables and charts by unit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, TypeVar

from danvan_reports.batch.aggregation import in_millions
from danvan_reports.batch.gathering import Merged, gather_points
from danvan_reports.batch.layout import TEXT_SHEETS
from danvan_reports.batch.unit_tables import unit_charts, unit_tables
from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.drafting.phrases import phrase
from danvan_reports.model.findings import Point
from danvan_reports.model.paper import Paper
from danvan_reports.model.period import (
    Assessment,
    GrassrootsDemocracy,
    PeriodCauses,
    PeriodFigure,
    PeriodReport,
    Proposal,
    Results,
)
from danvan_reports.model.rollup import ROLL_UP, RollUp
from danvan_reports.office import KEEP_TONES
from danvan_reports.records import dataclass, fields, replace
from danvan_reports.vi.measures import Measure, format_measure
from danvan_reports.vi.numbers import format_integer
from danvan_reports.wording import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danvan_reports.batch.aggregation import Aggregation, Total, UnitReport
    from danvan_reports.office import Office
    from danvan_reports.vi.periods import Period

T = TypeVar("T")
SectionPath = tuple[str, ...]

MERGER: Final = dt.date(2025, 7, 1)
"""From here provinces and communes have their new boundaries (Nghị quyết 202/2025/QH15)."""

NAMED_UNITS: Final = 3
"""Up to so many units that made a point are named; of more, the number is given."""


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The facts of the roll-up, the points of every heading with the units that made them, and findings.

    ``replaced`` are the headings under which the province's own words stand instead.
    """

    facts: RollUp
    gathered: Mapping[SectionPath, tuple[Merged, ...]]
    replaced: frozenset[SectionPath]
    diagnostics: tuple[Diagnostic, ...]


def rollup_facts(
    reports: Sequence[UnitReport], aggregation: Aggregation, expected: int, own: PeriodReport, office: Office
) -> RolledUp:
    """Return the facts of the roll-up over ``reports`` out of ``expected`` units, with the province's ``own`` facts.

    What the province wrote itself stands as it is; what it left out is gathered from its units.
    """
    period = own.reporting_period
    totals, restated, lost = _comparable_totals(reports, aggregation, own)
    style = office.house_style.tone_marks or KEEP_TONES
    figures = (*(total_figure(total) for total in totals), *own.figures)
    writer = _Writer(reports, own, figures, style)
    cutoffs = {_facts(report).cutoff for report in reports}
    reported = Measure("ratio", numerator=len(reports), denominator=expected)
    found = [Diagnostic("DL437", Severity.WARNING)] if lost else []
    if own.reported_units and format_measure(own.reported_units) != format_measure(reported):
        parameters = {"found": format_measure(own.reported_units), "expected": format_measure(reported)}
        found.append(Diagnostic("DL446", Severity.WARNING, parameters, path=("reported_units",)))
    paper = _with_annex(own.documents.get(ROLL_UP))
    computed = {
        "cutoff": own.cutoff or (cutoffs.pop() if len(cutoffs) == 1 else None),
        "reported_units": own.reported_units or reported,
        "previous_restated": True if restated else None,
        "figures": figures,
        "documents": {**own.documents, ROLL_UP: paper},
        "unit_tables": tuple(unit_tables(totals, reports)),
        "charts": tuple(unit_charts(totals, period, style)) if period and paper.annex else (),
        **writer.sections(),
    }
    facts = RollUp(**{each.name: getattr(own, each.name) for each in fields(PeriodReport)} | computed)
    if lost and period:
        previous = fill(phrase("period.previous", style), year=str(period.year - 1))
        note = Point(fill(phrase("rollup.not-comparable", style), previous=previous), path=("units", "overview"))
        facts = replace(facts, overview=(*facts.overview, note))
    return RolledUp(facts, writer.gathered, frozenset(writer.replaced), (*found, *writer.found))


def _comparable_totals(
    reports: Sequence[UnitReport], aggregation: Aggregation, own: PeriodReport
) -> tuple[list[Total], bool, bool]:
    """Return the totals that are known; whether they are compared with restated figures, and with none at all.

    Figures from before the merger are left out unless the province, or every unit, says that it restated them.
    """
    restated = own.previous_restated or all(_facts(report).previous_restated for report in reports)
    comparable = restated or not (own.reporting_period and _crosses_merger(own.reporting_period))
    known = [total for total in aggregation.totals if total.value is not None]
    compared = any(total.previous for total in known)
    totals = [in_millions(total if comparable else replace(total, previous=None)) for total in known]
    return totals, bool(restated) and compared, not comparable and compared


def _facts(report: UnitReport) -> PeriodReport:
    """Return the facts of a unit, which are of a period wherever a roll-up is made."""
    return report.facts.facts  # type: ignore[return-value]


def _with_annex(paper: Paper | None) -> Paper:
    """Return the paper with its annex, which holds the tables by unit, unless the province wants none."""
    if paper is None:
        return Paper(annex=True, path=("documents", ROLL_UP))
    return paper if paper.annex is not None else replace(paper, annex=True)


def _crosses_merger(period: Period) -> bool:
    """Tell whether the same period a year before lies before the merger, and this one does not."""
    end = period.end
    return end is not None and end >= MERGER > end.replace(year=end.year - 1, day=1)


class _Writer:
    """Puts words under the headings of the roll-up; each figure is worded once, where it comes first.

    A heading holds the province's own points, else those of its units.
    """

    def __init__(
        self, reports: Sequence[UnitReport], own: PeriodReport, figures: tuple[PeriodFigure, ...], style: str
    ) -> None:
        self._reports = reports
        self._own = own
        known = PeriodReport(figures=figures)
        cited = (known.figure_called(name) for point in own.points() for name in point.figures)
        self._left = {figure.key for figure in figures if figure.key} - {getattr(figure, "key", "") for figure in cited}
        self._style = style
        self.gathered: dict[SectionPath, tuple[Merged, ...]] = {}
        self.replaced: list[SectionPath] = []
        self.found: list[Diagnostic] = []

    def sections(self) -> dict[str, Any]:
        """Return the sections of the facts by the fields of a period report."""
        found = {path: self._section(path, title) for path, title in _sections()}

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

    def _section(self, path: SectionPath, title: str) -> tuple[Point, ...]:
        units = [(report.name, point) for report in self._reports for point in _points_at(report.facts.facts, path)]
        return self._own_instead(_points_at(self._own, path), units, path, title) or self._points(units, path)

    def _proposals(self) -> tuple[Proposal, ...]:
        addressed: dict[str, list[tuple[str, Point]]] = {}
        for report in self._reports:
            for proposal in report.facts.facts.proposals:  # type: ignore[attr-defined]
                addressed.setdefault(proposal.addressee, []).extend((report.name, point) for point in proposal.points)
        if self._own.proposals:
            for addressee, units in addressed.items():
                self._own_instead(self._own.proposals, units, ("proposals", addressee), addressee)
            return self._own.proposals
        return tuple(
            Proposal(addressee, self._points(units, ("proposals", addressee)), path=("units", "proposals", index))
            for index, (addressee, units) in enumerate(addressed.items())
        )

    def _own_instead(
        self, own: tuple[T, ...], units: list[tuple[str, Point]], path: SectionPath, title: str
    ) -> tuple[T, ...]:
        """Return the province's ``own`` words; what its units wrote there then stands in the internal list."""
        if own and units:
            self.gathered[path] = tuple(gather_points(units))
            self.replaced.append(path)
            parameters = {"title": title, "count": str(len(self.gathered[path]))}
            self.found.append(Diagnostic("DL448", Severity.NOTE, parameters, path=path))
        return own

    def _points(self, given: Iterable[tuple[str, Point]], path: SectionPath) -> tuple[Point, ...]:
        gathered = tuple(gather_points(given))
        self.gathered[path] = gathered
        return tuple(self._point(merged, ("units", *path, index)) for index, merged in enumerate(gathered))

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
        counts = {"count": format_integer(count), "total": format_integer(total)}
        return fill(phrase("rollup.counted", self._style), text=text, **counts)


def _sections() -> Iterator[tuple[SectionPath, str]]:
    """Yield the path of every section of points, and what it is called."""
    for sheet in TEXT_SHEETS:
        if sheet.record:
            yield from (((*sheet.path, *inner), title) for title, inner in sheet.sections().items())
        elif not sheet.addressed:
            yield sheet.path, sheet.name


def _points_at(facts: Any, path: SectionPath) -> tuple[Point, ...]:
    for name in path:
        facts = getattr(facts, name) if facts is not None else None
    return facts or ()


def total_figure(total: Total) -> PeriodFigure:
    """Return a total as a figure of the province's report."""
    return PeriodFigure(
        indicator=total.label,
        key=total.key,
        unit=total.unit,
        value=total.value,
        previous=total.previous,
        plan=total.plan,
        parts=dict(total.parts),
        path=("units", "figures", total.key),
    )
