"""Dates and times of day as official documents write them.

Days below 10 and months 1 and 2 get a zero, months 3 to 9 do not (Hướng dẫn 05-HD/VPTW, I.4.2.2; Nghị định
30/2020/NĐ-CP, Phụ lục I, the same). The day always stands before the month; nothing is swapped to make sense.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.fault_rules import FaultRule, first_fault
from danvan_reports.vi.reading import NO_BREAK_SPACE, read

FIRST_YEAR, LAST_YEAR = 1900, 2100

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SUNDAY = 6
_BLANK_DAY = " " * 5

_DAY = "([0-9]{1,2})"
_YEAR = "([0-9]{4})"
_SHORT = lazy_pattern(rf"(?:ngày )?{_DAY}([/.-]){_DAY}\2{_YEAR}", re.IGNORECASE)
_LONG = lazy_pattern(rf"(?:ngày )?{_DAY} tháng {_DAY} năm {_YEAR}", re.IGNORECASE)
_ISO = lazy_pattern(rf"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})")
_DAY_MONTH = lazy_pattern(rf"(?:ngày )?{_DAY}(?:[/.-]| tháng ){_DAY}", re.IGNORECASE)
_MONTH = lazy_pattern(rf"(?:tháng )?{_DAY}[/.-]{_YEAR}|tháng {_DAY} năm {_YEAR}", re.IGNORECASE)
_ISO_MONTH = lazy_pattern(rf"{_YEAR}-([0-9]{{2}})")
_WEEKDAY = r"(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)"
_WITH_WEEKDAY = lazy_pattern(rf"{_WEEKDAY},? ?((?:ngày )?[0-9].*)", re.IGNORECASE)
_ANY_MONTH = r"(?:ngày |tháng )?(?:[0-9]{1,2}[/.-])?[0-9]{1,2}[/.-][0-9]{4}"
_DATE_FAULTS = (
    FaultRule(
        rf"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})[T ]00:00(?::00(?:\.0+)?)?",
        "midnight",
        lambda match: f"{match[3]}/{match[2]}/{match[1]}",
    ),
    FaultRule(r"[0-9]{1,2}(?::| ?h| ?giờ).*[0-9]{4}|.*[0-9][T, ]+[0-9]{1,2}(?::| ?h| ?giờ).*", "time-with-date"),
    FaultRule(rf"(?:từ )?{_ANY_MONTH} ?(?:[-–—~]|->|đến|tới) ?(?:hết )?{_ANY_MONTH}", "span-not-date"),
    FaultRule(r"(?:đến )?hết ((?:ngày )?[0-9]+[/.-].*)", "words-before-date", lambda match: match[1]),
    FaultRule(
        r"(?:trong |hết |đến )*(?:quý .+|(?:cuối |đầu |giữa )?năm [0-9]{4}|[^ ]+ tháng (?:đầu|cuối) năm [0-9]{4})",
        "period-not-date",
    ),
    FaultRule(
        rf"{_YEAR}[/.-]{_DAY}[/.-]{_DAY}",
        "year-first",
        lambda match: f"{match[3]}/{match[2]}/{match[1]}",
    ),
    FaultRule(
        rf"(?:ngày ?)?{_DAY} ?(?:[/.\-, ]|tháng) ?{_DAY} ?(?:[/.\-, ]|năm) ?{_YEAR}",
        "date-form",
        lambda match: f"{match[1]}/{match[2]}/{match[3]}",
    ),
    FaultRule(
        rf"((?:ngày )?{_DAY}([/.-]){_DAY}\3)([0-9]{{2}})",
        "short-year",
        lambda match: f"{match[1]}{20 if int(match[5]) < 50 else 19}{match[5]}",
    ),
    FaultRule(rf"{_DAY}[/.-]{_DAY}[/.-][0-9]{{5,}}", "year-out-of-range"),
    FaultRule(_DAY_MONTH.pattern, "year-missing"),
    FaultRule(_MONTH.pattern, "day-missing"),
    FaultRule(_ISO_MONTH.pattern, "day-missing"),
)
_MONTH_FAULTS = (
    FaultRule(
        rf"tháng {_DAY}(?:[ ,.]+(?:năm )?| ?[-/] ?){_YEAR}", "month-form", lambda match: f"tháng {match[1]}/{match[2]}"
    ),
)
_HOUR = "([0-9]{1,2}) ?(?:giờ|h|g)"
_TIME = lazy_pattern(
    rf"([0-9]{{1,2}}):([0-9]{{2}})|{_HOUR}(?: ?([0-9]{{1,2}}) ?(?:phút|p)| ?([0-9]{{2}}))?", re.IGNORECASE
)
_TIME_FAULTS = (
    FaultRule(r"([0-9]{1,2})[.,]([0-9]{2})", "dot-time", lambda match: f"{match[1]}:{match[2]}"),
    FaultRule(rf"{_HOUR} ?[0-9]|[0-9]{{1,2}}:[0-9]", "short-minutes"),
    FaultRule(rf"{_HOUR} ?rưỡi", "half-word", lambda match: f"{match[1]}:30"),
    FaultRule(r"([0-9]{1,2}(?::|h|g)[0-9]{2})(?::00|')", "seconds", lambda match: match[1]),
)


@dataclass(frozen=True, slots=True)
class YearMonth:
    """One month of one year; months sort as they follow each other."""

    year: int
    month: int

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        # Four days after the 28th is the next month in every case.
        following = date(self.year, self.month, 28) + timedelta(days=4)
        return following - timedelta(days=following.day)

    def __lt__(self, other: YearMonth) -> bool:
        return (self.year, self.month) < (other.year, other.month)

    def __le__(self, other: YearMonth) -> bool:
        return (self.year, self.month) <= (other.year, other.month)


def parse_date(text: str) -> date:
    """Return the day typed: ``28/5/2024`` (also with - or .), ``ngày 28 tháng 5 năm 2024``, ``2024-05-28``.

    Raises:
        ValueFault: anything else, a day that does not exist, or a year outside 1900 to 2100.
    """
    return read(text, read_date)


def parse_day_month(text: str, *, year: int) -> date:
    """Return the day typed without its year, ``28/5``, in the given ``year``.

    Raises:
        ValueFault: anything else, or a day that ``year`` does not have.
    """

    def grammar(typed: str) -> date:
        match = _DAY_MONTH.fullmatch(typed)
        if not match:
            raise ValueFault("not-a-date", typed)
        return _day(typed, match[1], match[2], str(year))

    return read(text, grammar)


def parse_month(text: str) -> YearMonth:
    """Return the month typed: ``tháng 5/2024``, ``tháng 5 năm 2024``, ``5/2024``, ``2024-05``.

    Raises:
        ValueFault: anything else, a month above 12, or a year outside 1900 to 2100.
    """
    return read(text, read_month)


def parse_date_or_month(text: str) -> date | YearMonth:
    """Return the day typed, or the month where no day stands.

    Raises:
        ValueFault: the text is neither.
    """
    return read(text, read_date_or_month)


def parse_time(text: str) -> time:
    """Return the time of day typed: ``8:30``, ``8h30``, ``8 giờ 30 phút``, ``14 giờ``.

    Raises:
        ValueFault: anything else, a time that no day has, and minutes of one digit without "phút": 8h3 may be
            08:03 or a torn 8h30.
    """

    def grammar(typed: str) -> time:
        if not (match := _TIME.fullmatch(typed)):
            raise first_fault(typed, _TIME_FAULTS) or ValueFault("not-a-time", typed)
        hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or match[5] or 0)
        if hour > 23 or minute > 59:
            raise ValueFault("no-such-time", typed)
        return time(hour, minute)

    return read(text, grammar)


def read_date(text: str) -> date:
    """Return the day that is all of ``text``; for readers of larger forms."""
    if match := _SHORT.fullmatch(text):
        return _day(text, match[1], match[3], match[4])
    if match := _LONG.fullmatch(text):
        return _day(text, match[1], match[2], match[3])
    if match := _ISO.fullmatch(text):
        return _day(text, match[3], match[2], match[1])
    raise _weekday_fault(text) or first_fault(text, _DATE_FAULTS) or ValueFault("not-a-date", text)


def read_month(text: str) -> YearMonth:
    """Return the month that is all of ``text``; for readers of larger forms."""
    if match := _ISO_MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
    elif match := _MONTH.fullmatch(text):
        month, year = int(match[1] or match[3]), int(match[2] or match[4])
    else:
        raise first_fault(text, _MONTH_FAULTS) or ValueFault("not-a-date", text)
    _require_year(text, year)
    if not 1 <= month <= 12:
        raise ValueFault("no-such-month", text)
    return YearMonth(year, month)


def read_date_or_month(text: str) -> date | YearMonth:
    """Return the day or the month that is all of ``text``; for readers of larger forms."""
    if _MONTH.fullmatch(text) or _ISO_MONTH.fullmatch(text) or first_fault(text, _MONTH_FAULTS):
        return read_month(text)
    return read_date(text)


def format_date_long(day: date, *, bind: bool = False) -> str:
    """Return ``ngày 08 tháng 02 năm 2021``; ``bind`` puts no-break spaces after ngày, tháng and năm."""
    space = NO_BREAK_SPACE if bind else " "
    return f"ngày{space}{day.day:02} tháng{space}{_month(day.month)} năm{space}{day.year:04}"


def format_date_short(day: date) -> str:
    """Return ``08/7/2021``."""
    return f"{format_day_month(day)}/{day.year:04}"


def format_day_month(day: date) -> str:
    """Return ``08/7``."""
    return f"{day.day:02}/{_month(day.month)}"


def format_weekday(day: date) -> str:
    """Return ``thứ Hai`` to ``thứ Bảy``, ``Chủ nhật`` (Nghị định 30/2020/NĐ-CP, Phụ lục II)."""
    return _WEEKDAYS[day.weekday()]


def format_place_date(place: str, when: date | YearMonth, *, bind: bool = False) -> str:
    """Return ``Châu Thành, ngày 08 tháng 7 năm 2021``; a month alone leaves the day blank for văn thư."""
    if isinstance(when, date):
        return f"{place}, {format_date_long(when, bind=bind)}"
    space = NO_BREAK_SPACE if bind else " "
    return f"{place}, ngày{_BLANK_DAY}tháng{space}{_month(when.month)} năm{space}{when.year:04}"


def format_month(month: YearMonth) -> str:
    """Return ``tháng 5/2024``, ``tháng 01/2022``."""
    return f"tháng {format_bare_month(month)}"


def format_bare_month(month: YearMonth) -> str:
    """Return ``5/2024``, ``01/2022``."""
    return f"{_month(month.month)}/{month.year:04}"


def format_time(moment: time) -> str:
    """Return ``07 giờ 05 phút``, to the minute."""
    return f"{moment.hour:02} giờ {moment.minute:02} phút"


def _weekday_fault(text: str) -> ValueFault | None:
    """Return the fault of a date with its weekday, which is wrong or needless; None when it has none."""
    match = _WITH_WEEKDAY.fullmatch(text)
    if not match:
        return None
    said = match[1].casefold()
    try:
        day = read_date(match[2]).weekday()
    except ValueFault:
        return ValueFault("weekday-with-date", text, match[2])
    names = {_WEEKDAYS[day].casefold(), f"thứ {day + 2}" if day < _SUNDAY else "cn"}
    return ValueFault("weekday-with-date", text, match[2]) if said in names else ValueFault("weekday-mismatch", text)


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


def _require_year(text: str, year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueFault("year-out-of-range", text)


def _day(text: str, day: str, month: str, year: str) -> date:
    _require_year(text, int(year))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise _no_such_day(text, int(day), int(month), year) from None


def _no_such_day(text: str, day: int, month: int, year: str) -> ValueFault:
    if 1 <= day <= 12 < month <= 31:
        return ValueFault("month-first", text, f"{month}/{day}/{year}")
    return ValueFault("no-such-day" if 1 <= month <= 12 else "no-such-month", text)
