"""Where a total of the roll-up came from: the units, their figures, and the cells or lines these stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.batch.rollup import totals_of
from danvan_reports.messages import message
from danvan_reports.reporters import place_text
from danvan_reports.vi.measures import format_measure

if TYPE_CHECKING:
    from danvan_reports.batch.batch import Batch


def trace_lines(batch: Batch, indicator: str) -> list[str] | None:
    """Return the total of ``indicator`` and, a line each, what it was added up from; None when nobody reports it."""
    language = batch.order.language
    total = totals_of(batch.reports(), batch.office).called(indicator)
    if total is None:
        return None
    value = format_measure(total.value) if total.value else "–"
    counted = len({item.unit.key for item in total.counted})
    lines = [message("batch.trace.total", language, indicator=total.label, value=value, count=str(counted))]
    for item in total.contributions:
        figure = item.figure
        worded = format_measure(figure.value) if figure.value else ""
        place = place_text(item.place, language) if item.place else ""
        key = "batch.trace.unit" if item.counted else "batch.trace.left-out"
        lines.append(message(key, language, unit=item.unit.name, indicator=figure.indicator, value=worded, place=place))
    return lines
