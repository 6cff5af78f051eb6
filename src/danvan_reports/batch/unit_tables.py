"""What the annex of the roll-up shows by unit: tables of all indicators, charts of the main ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from danvan_reports.drafting.phrases import phrase
from danvan_reports.model.indicators import FLOW
from danvan_reports.model.rollup import COLUMNS_OF_A_TABLE, Chart, UnitTable
from danvan_reports.vi.measures import Measure, format_measure
from danvan_reports.vi.periods import format_period
from danvan_reports.wording import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_reports.batch.aggregation import Total, UnitReport
    from danvan_reports.vi.periods import Period

_CHARTS: Final = 4
_UNITS_IN_A_CHART: Final = 40


def unit_tables(totals: Sequence[Total], reports: Sequence[UnitReport]) -> Iterator[UnitTable]:
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


def unit_charts(totals: Sequence[Total], period: Period, style: str) -> Iterator[Chart]:
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
