"""Readers of the values that ``vi`` understands: dates, numbers, measures."""

from __future__ import annotations

from danvan_reports.model.readers import Typed
from danvan_reports.records import dataclass
from danvan_reports.vi.dates import parse_date, parse_date_or_month, parse_day_month, parse_time
from danvan_reports.vi.measures import parse_measure
from danvan_reports.vi.numbers import parse_count

COUNT = Typed(parse_count, "DL120")
DATE = Typed(parse_date, "DL121")
DATE_OR_MONTH = Typed(parse_date_or_month, "DL122")
MEASURE = Typed(parse_measure, "DL123")
TIME = Typed(parse_time, "DL180")

_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class DayMonth:
    """A day whose year is not known, as news items give it."""

    day: int
    month: int


def _parse_day_without_year(text: str) -> DayMonth:
    """Return the day typed without its year; any day that some year has is one."""
    day = parse_day_month(text, year=_LEAP_YEAR)
    return DayMonth(day.day, day.month)


DAY_WITHOUT_YEAR = Typed(_parse_day_without_year, "DL121")
