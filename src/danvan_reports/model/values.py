"""Readers of the values that ``vi`` understands: dates, numbers, measures."""

from __future__ import annotations

from danvan_reports.model.readers import Typed
from danvan_reports.vi.dates import parse_date, parse_date_or_month
from danvan_reports.vi.measures import parse_measure
from danvan_reports.vi.numbers import parse_count

COUNT = Typed(parse_count, "DL120")
DATE = Typed(parse_date, "DL121")
DATE_OR_MONTH = Typed(parse_date_or_month, "DL122")
MEASURE = Typed(parse_measure, "DL123")
