"""Periods of reports and of supervision: months, quarters, parts of a year, years, stages and terms.

Quarters are written in Roman numerals; a term (nhiệm kỳ) is known by its years alone and has no first or
last day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass
from danvan_reports.vi.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    YearMonth,
    format_date_short,
    format_month,
    read_date_or_month,
)
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.fault_rules import FaultRule, first_fault
from danvan_reports.vi.ordinals import roman
from danvan_reports.vi.reading import read, read_group, small_letters

if TYPE_CHECKING:
    from datetime import date

PeriodKind = Literal["month", "quarter", "first_months", "last_months", "year", "stage", "term"]

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_SPELLED_MONTHS = {"ba": 3, "sáu": 6, "chín": 9}
_DASH = " ?[-–—] ?"
_YEAR = "([0-9]{4})"
_YEARS = lazy_pattern(rf"{_YEAR}{_DASH}{_YEAR}")
_SPAN_KIND: dict[str, PeriodKind] = {"giai đoạn": "stage", "nhiệm kỳ": "term", "nhiệm kì": "term"}


def _pattern(text: str) -> re.Pattern[str]:
    return lazy_pattern(text, re.IGNORECASE)


_MONTH = _pattern(rf"tháng ([0-9]{{1,2}})(?: ?/ ?| năm ){_YEAR}")
_QUARTER = _pattern(rf"quý ([IVX]+|[0-9]+)(?: ?/ ?| năm ){_YEAR}")
_PART_OF_YEAR = _pattern(rf"(0?[0-9]{{1,2}}|ba|sáu|chín) tháng (đầu|cuối) năm {_YEAR}")
_ONE_YEAR = _pattern(rf"(?:năm )?{_YEAR}")
_SPAN_OF_YEARS = _pattern(r"(giai đoạn|nhiệm k[ỳì]) ([0-9].*)")
_FROM_TO = _pattern(r"(?:từ )?(.*?[^ ])(?: đến | ?[–—] ?| - )(.+)")
_FAULTS = (
    FaultRule(
        rf"Q([1-4])(?:[/ -]| năm ){_YEAR}",
        "english-quarter",
        lambda match: f"quý {roman(int(match[1]))}/{match[2]}",
    ),
    FaultRule(
        rf"quý (?:thứ )?([IVX]+|[1-4])(?:[ ,]+(?:năm )?|{_DASH}){_YEAR}",
        "period-form",
        lambda match: f"quý {match[1].upper()}/{match[2]}",
    ),
    FaultRule(
        rf"(?:tháng ([0-9]{{1,2}})(?:[ ,.]+(?:năm )?|{_DASH})|([0-9]{{1,2}}) ?[-/.] ?){_YEAR}",
        "period-form",
        lambda match: f"tháng {match[1] or match[2]}/{match[3]}",
    ),
    FaultRule(
        rf"(0?[369]|ba|sáu|chín) tháng (?:đầu )?(?:năm )?{_YEAR}",
        "period-form",
        lambda match: f"{match[1]} tháng đầu năm {match[2]}",
    ),
    FaultRule(
        rf"12 tháng (?:đầu|cuối)? ?(?:năm )?{_YEAR}",
        "first-months-whole-year",
        lambda match: f"năm {match[1]}",
    ),
    FaultRule(
        r"(?:[0-9]{1,2}|ba|sáu|chín) tháng (?:đầu|cuối) năm|quý [IVX0-9]+|tháng [0-9]{1,2}",
        "year-missing",
    ),
    FaultRule(rf"(?:năm )?{_YEAR}{_DASH}[0-9]{{2}}(?:[0-9]{{2}})?", "period-kind-missing"),
)
_END = "((?:ngày |tháng )?[0-9][0-9/.]*)"
_SPAN_FAULTS = (
    FaultRule(
        rf"(?:từ )?{_END} ?(?:-|~|->|tới|đến) ?(?:hết )?{_END}",
        "span-form",
        lambda match: f"từ {match[1]} đến {match[2]}",
    ),
)
_YEARS_FAULTS = (
    FaultRule(
        rf"([0-9]{{2}})([0-9]{{2}}){_DASH}([0-9]{{2}})",
        "short-year",
        lambda match: f"{match[1]}{match[2]}-{match[1]}{match[3]}",
    ),
)


@dataclass(frozen=True, slots=True)
class Period:
    """One period: ``number`` is the month, the quarter, or how many months of the year; else None.

    A stage or term runs from ``year`` to ``last_year``; the other kinds lie within ``year`` and have no
    other.
    """

    kind: PeriodKind
    year: int
    number: int | None = None
    last_year: int | None = None

    @property
    def months(self) -> tuple[YearMonth, YearMonth] | None:
        """The first and the last month, or None for a term."""
        if self.kind == "term":
            return None
        number = self.number or 12
        first, last = {
            "month": (number, number),
            "quarter": (3 * number - 2, 3 * number),
            "last_months": (13 - number, 12),
        }.get(self.kind, (1, number))
        return YearMonth(self.year, first), YearMonth(self.last_year or self.year, last)

    @property
    def start(self) -> date | None:
        """The first day, or None for a term."""
        return self.months[0].first_day if self.months else None

    @property
    def end(self) -> date | None:
        """The last day, or None for a term."""
        return self.months[1].last_day if self.months else None


@dataclass(frozen=True, slots=True)
class YearRange:
    """From one year to a later one."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to a day not before it, or from one month to a month not before it."""

    first: date | YearMonth
    last: date | YearMonth


def parse_period(text: str) -> Period:
    """Return the period typed.

    ``tháng 5/2024``, ``quý I/2024``, ``6 tháng đầu năm 2021``, ``6 tháng cuối năm 2026``, ``năm 2022``,
    ``giai đoạn 2021-2025``, ``nhiệm kỳ 2020-2025``.

    Raises:
        ValueFault: anything else, a part of the year that does not exist, or years that do not rise.
    """
    return read(text, _read_period)


def parse_years(text: str) -> YearRange:
    """Return the years typed: ``2020-2025``, both with four digits, the first before the second.

    Raises:
        ValueFault: anything else.
    """
    return read(text, _read_years)


def parse_span(text: str) -> Span:
    """Return the days or months typed: ``từ ngày 10/8/2026 đến ngày 18/9/2026``, ``7/2025 - 6/2026``.

    Raises:
        ValueFault: anything else, a day with a month, or an end before the start.
    """

    def grammar(typed: str) -> Span:
        match = _FROM_TO.fullmatch(typed)
        if not match:
            raise first_fault(typed, _SPAN_FAULTS) or ValueFault("not-a-period", typed)
        first, last = (read_group(match, group, read_date_or_month) for group in (1, 2))
        if type(first) is not type(last):
            raise ValueFault("not-a-period", typed)
        if _first_day(first) > _first_day(last):
            raise ValueFault("range-order", typed)
        return Span(first, last)

    return read(text, grammar)


def format_period(period: Period) -> str:
    """Return the period as ``parse_period`` reads it, in the official form."""
    number = period.number or 0
    if period.kind == "month":
        return format_month(YearMonth(period.year, number))
    if period.kind == "quarter":
        return format_quarter(number, period.year)
    if period.kind in {"first_months", "last_months"}:
        return f"{number} tháng {'đầu' if period.kind == 'first_months' else 'cuối'} năm {period.year}"
    if period.kind == "year":
        return f"năm {period.year}"
    years = format_years(YearRange(period.year, period.last_year or period.year))
    return f"{'giai đoạn' if period.kind == 'stage' else 'nhiệm kỳ'} {years}"


def format_quarter(quarter: int, year: int) -> str:
    """Return ``quý I/2024``.

    Raises:
        ValueError: ``quarter`` is not within 1 to 4.
    """
    if not 1 <= quarter <= 4:
        raise ValueError(f"a quarter is 1 to 4, not {quarter}")
    return f"quý {roman(quarter)}/{year}"


def format_years(years: YearRange) -> str:
    """Return ``2020-2025``, with a hyphen and no spaces."""
    return f"{years.first}-{years.last}"


def format_span(first: date | YearMonth, last: date | YearMonth | None = None) -> str:
    """Return ``từ ngày 10/8/2026 đến ngày 18/9/2026`` or ``từ tháng 7/2025 đến tháng 6/2026``.

    Without a ``last``, or with the same day or month twice, that one alone: ``ngày 10/8/2026``.
    """
    if last is None or first == last:
        return _format_one(first)
    return f"từ {_format_one(first)} đến {_format_one(last)}"


def _format_one(when: date | YearMonth) -> str:
    return format_month(when) if isinstance(when, YearMonth) else f"ngày {format_date_short(when)}"


def _first_day(when: date | YearMonth) -> date:
    return when.first_day if isinstance(when, YearMonth) else when


def _read_period(text: str) -> Period:
    if match := _MONTH.fullmatch(text):
        return _numbered("month", match[1], 12, match[2], text)
    if match := _QUARTER.fullmatch(text):
        quarter = match[1].upper()
        return _numbered("quarter", str(_QUARTERS.get(quarter, quarter)), 4, match[2], text)
    if match := _PART_OF_YEAR.fullmatch(text):
        kind: PeriodKind = "first_months" if small_letters(match[2]) == "đầu" else "last_months"
        number = str(_SPELLED_MONTHS.get(small_letters(match[1]), match[1]))
        return _numbered(kind, number, 11, match[3], text)
    if match := _ONE_YEAR.fullmatch(text):
        return Period("year", _year(match[1], text))
    if match := _SPAN_OF_YEARS.fullmatch(text):
        years = read_group(match, 2, _read_years)
        return Period(_SPAN_KIND[small_letters(match[1])], years.first, last_year=years.last)
    raise first_fault(text, _FAULTS) or ValueFault("not-a-period", text)


def _numbered(kind: PeriodKind, number: str, last: int, year: str, text: str) -> Period:
    if not number.isdecimal() or not 1 <= int(number) <= last:
        raise first_fault(text, _FAULTS) or ValueFault("no-such-period", text)
    return Period(kind, _year(year, text), int(number))


def _read_years(text: str) -> YearRange:
    match = _YEARS.fullmatch(text)
    if not match:
        raise first_fault(text, _YEARS_FAULTS) or ValueFault("years-form", text)
    first, last = (_year(match[group], text) for group in (1, 2))
    if first >= last:
        raise ValueFault("range-order", text)
    return YearRange(first, last)


def _year(typed: str, text: str) -> int:
    if not FIRST_YEAR <= int(typed) <= LAST_YEAR:
        raise ValueFault("year-out-of-range", text)
    return int(typed)
