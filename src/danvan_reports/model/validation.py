"""Validate an input: the text tree into one frozen record, with every fault of the file in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity, has_errors
from danvan_reports.model.binder import Binder, nearest
from danvan_reports.model.indicators import all_indicators
from danvan_reports.model.inputs import input_in
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.period_checks import check_period
from danvan_reports.model.typed_labels import doubtful_label
from danvan_reports.model.visit import Visit
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_reports.diagnostics import Diagnostic, InputPath, Location
    from danvan_reports.model.indicators import Indicator
    from danvan_reports.model.input import ReportInput
    from danvan_reports.model.people import Team
    from danvan_reports.sources.yaml_source import SourceDocument


@dataclass(frozen=True, slots=True)
class Validation:
    """What validating gave: the facts (None when the file is faulty), the findings, and where each value stands."""

    facts: ReportInput | None
    diagnostics: tuple[Diagnostic, ...]
    places: Mapping[InputPath, Location]


def validate(
    source: SourceDocument, own_indicators: tuple[Indicator, ...] = (), further: ReportInput | None = None
) -> Validation:
    """Return the typed facts of ``source``, or every fault that keeps it from being used.

    The figures of a period report are held against the data dictionary, extended by the office's ``own_indicators``;
    its points may refer to those of ``further`` facts, too.
    """
    if source.root is None:
        return Validation(None, source.diagnostics, {})
    binder = Binder(source.location)
    facts: ReportInput | None = binder.bind(input_in(source.root), source.root, ())
    if isinstance(facts, PeriodReport):
        facts = check_period(facts, all_indicators(own_indicators), binder)
    if facts:
        _check_together(facts, binder, further)
    found = (*source.diagnostics, *binder.diagnostics)
    ordered = tuple(sorted(found, key=_reading_order))
    return Validation(None if has_errors(ordered) else facts, ordered, binder.places)


def _check_together(facts: ReportInput, binder: Binder, further: ReportInput | None) -> None:
    """Check what no single field can show: spans that run backwards, indicators, values given twice."""
    for span in facts.spans():
        if span.first_day and span.last_day and span.last_day < span.first_day:
            binder.fault_at_value("DL131", (*span.path, "end"))
    if isinstance(facts, Visit) and facts.team:
        _check_leaders(facts.team, binder)
    _check_figures(facts, binder, further)


def _check_leaders(team: Team, binder: Binder) -> None:
    """Tell of a second head of the team: papers name and are signed by the first alone."""
    for member in team.leaders[1:]:
        path, first = (*member.path, "role"), team.leaders[0].name
        binder.fault_at_value("DL135", path, severity=Severity.WARNING, found=member.name, first=first)


def _check_figures(facts: ReportInput, binder: Binder, further: ReportInput | None) -> None:
    known: dict[str, InputPath] = {}
    elsewhere = {figure.indicator: figure.path for figure in further.figures} if further else {}
    for figure in facts.figures:
        if figure.indicator in known:
            binder.fault_at_value("DL133", (*figure.path, "indicator"), found=figure.indicator)
        known.setdefault(figure.indicator, figure.path)
    for point in facts.points():
        label = doubtful_label(point.text, point.path)
        if label:
            binder.fault_at_value("DL136", (*point.path, "text"), severity=Severity.WARNING, found=label)
        for index, name in enumerate(point.figures):
            if facts.figure_called(name) is None and (further is None or further.figure_called(name) is None):
                names = known | elsewhere
                binder.fault_at_value(
                    "DL132",
                    (*point.path, "figures", index),
                    found=name,
                    suggestion=nearest(name, names) or "",
                    expected=", ".join(names),
                )


def _reading_order(diagnostic: Diagnostic) -> tuple[int, int]:
    location = diagnostic.location
    return (location.line or 0, location.column or 0) if location else (0, 0)
