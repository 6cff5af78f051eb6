"""Địa danh và ngày, tháng, năm: the leading zeros, the form of the line, and a day that exists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from danvan_reports.formats.findings import NOT_FILLED, Finding, Skip, has_gap
from danvan_reports.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.profile_types import DateFormat
    from danvan_reports.formats.rules import Rule

_WRITTEN = lazy_pattern(r"\bngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\b")
_BLANK = lazy_pattern(r"\bngày[\s.…_]*tháng|\btháng[\s.…_]*năm|\bnăm[\s.…_]*$")
_NUMERIC = lazy_pattern(r"(?:ngày )?(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})\.?$")


def check_zeros(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find a day or a month without its leading zero, or with one that does not belong."""
    line, text = _dated(subject)
    match = _WRITTEN.search(text)
    if match is None:
        return Skip(NOT_FILLED, "place_date")
    day, month, year = match.groups()
    padded = padded_date(int(day), int(month), year, subject.profile.dates)
    if padded == match[0]:
        return []
    return [Finding("", match[0], padded, "place_date", line.paragraph)]


def padded_date(day: int, month: int, year: str, dates: DateFormat) -> str:
    """Return a date in words with the zeros the profile asks for."""
    day_text = f"{day:02d}" if day < dates.pad_day_below else str(day)
    month_text = f"{month:02d}" if month < dates.pad_month_below else str(month)
    return f"ngày {day_text} tháng {month_text} năm {year}"


def written_date(text: str) -> tuple[str, str, str] | None:
    """Return day, month and year of a date in words, as they are written."""
    match = _WRITTEN.search(text)
    return (match[1], match[2], match[3]) if match is not None else None


def check_form(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare the line with the profile's pattern; its zeros are another rule's matter."""
    line, text = _dated(subject)
    if has_gap(line) or _BLANK.search(text):
        return Skip(NOT_FILLED, "place_date")
    dates = subject.profile.dates
    in_words = _WRITTEN.search(text)
    match = in_words or _NUMERIC.search(text)
    if match is None:
        return [Finding("form", text, "", "place_date", line.paragraph)]
    day, month, year = match.groups()
    written = padded_date(int(day), int(month), year, dates)
    if not _exists(int(day), int(month), int(year)):
        return [Finding("unreal", match[0], "", "place_date", line.paragraph)]
    if in_words and dates.pattern.search(text.replace(match[0], written)):
        return []
    place = text[: match.start()].rstrip(" ,.-;:")
    return [Finding("form", text, f"{place or '…'}, {written}", "place_date", line.paragraph)]


def _dated(subject: Subject) -> tuple[Line, str]:
    line = subject.composition.lines("place_date")[0]
    return line, " ".join(line.text.split())


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
