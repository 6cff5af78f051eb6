"""Make the roll-up of a batch: the province's report and the internal list beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.batch.aggregation import Aggregation, UnitReport, aggregate
from danvan_reports.batch.delivery import deliver, deliver_list
from danvan_reports.batch.internal_list import internal_list
from danvan_reports.batch.names import INTERNAL_LIST
from danvan_reports.batch.own_words import read_own_words
from danvan_reports.batch.rollup_facts import rollup_facts, total_figure
from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.model.indicators import all_indicators
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.rollup import ROLL_UP
from danvan_reports.pipeline import compose_facts
from danvan_reports.records import dataclass, field, replace
from danvan_reports.rendering.charts import insert_charts
from danvan_reports.vi.periods import format_period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from danvan_reports.batch.batch import Batch
    from danvan_reports.diagnostics import InputPath, Location
    from danvan_reports.drafting.drafter import Gap
    from danvan_reports.errors import OutputError
    from danvan_reports.office import Office
    from danvan_reports.vi.periods import Period


@dataclass(frozen=True, slots=True)
class MadeRollup:
    """The files of the roll-up (none when it could not be made), every finding, and the gaps of the report.

    ``places`` are those of the province's own file, where gaps can be filled. ``failures`` name the files that
    somebody edited; they were left, and the new versions put beside them.
    """

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[OutputError, ...] = ()
    gaps: tuple[Gap, ...] = ()
    places: Mapping[InputPath, Location] = field(default_factory=dict)


def write_rollup(batch: Batch, *, overwrite: bool = False) -> MadeRollup:
    """Write the roll-up of the units that delivered, and the internal list, beside their documents.

    Raises:
        OutputError: The disk refuses; an edited file is left alone and the new version goes beside it.
        MissingProgramError: openpyxl is not installed.
    """
    reports = batch.reports()
    period, found = _one_period(reports)
    if period is None:
        return MadeRollup((), found)
    aggregation = totals_of(reports, batch.office)
    totals = [total_figure(total) for total in aggregation.totals if total.value is not None]
    own = read_own_words(batch.order.rollup_input, period, totals, batch.office)
    if own.facts is None:
        return MadeRollup((), own.diagnostics)
    rolled = rollup_facts(reports, aggregation, batch.expected, own.facts, batch.office)
    order = replace(batch.order.order, kinds=(ROLL_UP,), template=None)
    found = (*aggregation.diagnostics, *own.diagnostics, *rolled.diagnostics)
    outcome = compose_facts(rolled.facts, own.places, batch.office, order, found_before=found)
    if not outcome.reports:
        return MadeRollup((), outcome.diagnostics)
    report = outcome.reports[0]
    content = insert_charts(report.content, rolled.facts.charts, report.file_name)
    target = batch.folder / f"{ROLL_UP}.docx"
    document, edited = deliver(replace(report, content=content), target, overwrite=overwrite)
    unread = (*batch.diagnostics, *aggregation.diagnostics)
    listed = internal_list(batch.outcomes, aggregation.totals, rolled, unread, batch.order.language)
    internal, edited_list = deliver_list(listed, batch.folder / f"{INTERNAL_LIST}.xlsx", overwrite=overwrite)
    failures = tuple(error for error in (edited, edited_list) if error)
    return MadeRollup((document, internal), outcome.diagnostics, failures, report.gaps, own.places)


def totals_of(reports: Sequence[UnitReport], office: Office) -> Aggregation:
    """Return the totals over ``reports`` under the dictionary of the office."""
    return aggregate(reports, all_indicators(office.own_indicators))


def _one_period(reports: Sequence[UnitReport]) -> tuple[Period | None, tuple[Diagnostic, ...]]:
    """Return the period that all units report on; None, and why, when there is no such one."""
    periods: dict[Period, list[str]] = {}
    for report in reports:
        facts = report.facts.facts
        if isinstance(facts, PeriodReport) and facts.reporting_period:
            periods.setdefault(facts.reporting_period, []).append(report.name)
    if len(periods) == 1:
        return next(iter(periods)), ()
    shown = "; ".join(f"{format_period(period)}: {', '.join(names[:5])}" for period, names in periods.items())
    return None, (Diagnostic("DL436" if periods else "DL435", Severity.ERROR, {"found": shown}),)
