"""A number or a date as the program understood it, so that a clerk sees at once when it was meant otherwise."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from danvan_reports.model.readers import Typed
from danvan_reports.model.values import DayMonth
from danvan_reports.vi.dates import (
    YearMonth,
    format_date_long,
    format_date_short,
    format_month,
    format_time,
    format_weekday,
)
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.measures import Measure, format_measure
from danvan_reports.vi.numbers import format_integer
from danvan_reports.vi.periods import Period, format_period
from danvan_reports.vi.words import decimal_words, number_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from danvan_reports.model.readers import Reader

_WORDED = frozenset({"count", "decimal", "money"})


def understood(reader: Reader[Any], text: str) -> str:
    """Return ``text`` as ``reader`` understands it: ``4.646`` is "4646, bốn nghìn sáu trăm bốn mươi sáu".

    It is empty for a text that is no number or date, and for one that cannot be read (which is a finding).
    """
    if not isinstance(reader, Typed) or not text.strip():
        return ""
    try:
        value = reader.parse(text)
    except ValueFault:
        return ""
    return next((say(value) for kind, say in _SAYINGS.items() if isinstance(value, kind)), "")


def _say_measure(measure: Measure) -> str:
    if measure.kind in _WORDED and measure.value is not None:
        whole = measure.value == measure.value.to_integral_value()
        words = number_words(int(measure.value)) if whole else decimal_words(measure.value)
        return f"{format_measure(measure)}: {words}{' đồng' if measure.kind == 'money' else ''}"
    return format_measure(measure)


def _say_span(period: Period) -> str:
    if period.start is None or period.end is None:
        return format_period(period)
    return f"{format_period(period)}: {format_date_short(period.start)} - {format_date_short(period.end)}"


def _say_date(day: dt.date) -> str:
    return f"{format_weekday(day)}, {format_date_long(day)}"


_SAYINGS: dict[type[Any], Callable[[Any], str]] = {
    dt.date: _say_date,
    YearMonth: format_month,
    dt.time: format_time,
    int: lambda number: f"{format_integer(number)}: {number_words(number)}",
    Measure: _say_measure,
    Period: _say_span,
    DayMonth: lambda day: f"ngày {day.day:02} tháng {day.month}",
}
