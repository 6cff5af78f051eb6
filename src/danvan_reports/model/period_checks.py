"""Check a period report against the data dictionary, and take from it what the input left to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.model.binder import nearest
from danvan_reports.model.period import REPORTED_KINDS
from danvan_reports.records import replace

if TYPE_CHECKING:
    from danvan_reports.model.binder import Binder
    from danvan_reports.model.indicators import Indicator, IndicatorDictionary
    from danvan_reports.model.period import PeriodFigure, PeriodReport


def check_period(report: PeriodReport, dictionary: IndicatorDictionary, binder: Binder) -> PeriodReport:
    """Return the report with the names and units its figures take from the dictionary; faults go to ``binder``.

    A figure is known by its key, else by a name that the dictionary has. What was typed always stands.
    """
    period = report.reporting_period
    if period and period.kind not in REPORTED_KINDS:
        binder.fault_at_value("DL151", (*report.path, "reporting_period"))
    return replace(report, figures=tuple(_figure(figure, dictionary, binder) for figure in report.figures))


def _figure(figure: PeriodFigure, dictionary: IndicatorDictionary, binder: Binder) -> PeriodFigure:
    known = dictionary.find(figure.key or figure.indicator)
    if figure.key and known is None:
        near = nearest(figure.key, dictionary.keys())
        code = "DL157" if near else "DL152"
        binder.fault_at_value(code, (*figure.path, "key"), found=figure.key, suggestion=near or "")
    if not figure.key and not figure.indicator:
        binder.fault_at_value("DL156", figure.path)
    return _completed(figure, known, binder) if known else figure


def _completed(figure: PeriodFigure, known: Indicator, binder: Binder) -> PeriodFigure:
    if figure.unit and known.unit and figure.unit.casefold() != known.unit.casefold():
        binder.fault_at_value(
            "DL153", (*figure.path, "unit"), severity=Severity.WARNING, found=figure.unit, expected=known.unit
        )
    return replace(
        figure,
        key=figure.key or known.key,
        indicator=figure.indicator or known.label,
        unit=figure.unit or known.unit,
    )
