"""How every reader of typed text starts and ends: what counts as typed, and what a refusal offers instead."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from danvan_reports.patterns import lazy_pattern
from danvan_reports.vi.errors import ValueFault

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

NO_BREAK_SPACE = "\u00a0"
_FOREIGN_CASES = str.maketrans("İıſ", "Iis")
_SHOWN = 60
_REPAIRS = 6
_LOOK_ALIKES = str.maketrans("Ðð\u2010\u2011\u2212％／：，．", "Đđ---%/:,.")
"""Characters that copying from elsewhere leaves in the place of those that are read."""

_TRAILING = " .,;"
_WITH_MARKS = {
    "cuoi": "cuối", "dau": "đầu", "den": "đến", "doan": "đoạn", "dong": "đồng", "duoi": "dưới", "gan": "gần",
    "gio": "giờ", "hon": "hơn", "khoang": "khoảng", "ky": "kỳ", "nam": "năm", "ngan": "ngàn", "ngay": "ngày",
    "nghin": "nghìn", "nhiem": "nhiệm", "phut": "phút", "quy": "quý", "thang": "tháng", "ti": "tỷ", "tram": "trăm",
    "tren": "trên", "trieu": "triệu", "tu": "từ", "ty": "tỷ",
}  # fmt: skip
_WITHOUT_MARKS = lazy_pattern(rf"(?<![\w/-])(?:{'|'.join(_WITH_MARKS)})(?![\w/-])", re.IGNORECASE)
MAX_LENGTH = 200
"""Longest text read as one value, in characters; the longest in use, a range of dates, has about 60."""


def read(text: str, grammar: Callable[[str], T], *, max_length: int = MAX_LENGTH) -> T:
    """Return what ``grammar`` reads from ``text`` after NFC, trimmed, every run of spaces made one plain space.

    The grammar raises ``ValueFault`` about the text it is given; here the fault gets its place in ``text``,
    and its suggestion is tried: what reaches the user is accepted when typed. A suggestion that is refused
    in turn, for a reason without a remedy, gives way to that reason ("5.2 tỷ 300 triệu": no decimals in
    such a sum).
    """
    if len(text) > max_length:
        raise ValueFault("too-long", text[:_SHOWN] + "…", end=len(text))
    composed = unicodedata.normalize("NFC", text)
    typed = " ".join(composed.split())
    if not typed:
        raise ValueFault("empty", end=len(composed))
    try:
        return grammar(typed)
    except ValueFault as fault:
        best = _with_tried_suggestion(fault, typed, grammar)
        start, end = _place_in(composed, best.start, best.end)
        raise ValueFault(best.reason, typed, best.suggestion, start, end) from None


def read_part(whole: str, start: int, end: int, grammar: Callable[[str], T]) -> T:
    """Return what ``grammar`` reads from ``whole[start:end]``; its fault is told as one of the whole."""
    try:
        return grammar(whole[start:end])
    except ValueFault as fault:
        raise fault.within(whole, start, end) from None


def read_group(match: re.Match[str], group: int | str, grammar: Callable[[str], T]) -> T:
    """Return what ``grammar`` reads from one group of ``match``, as ``read_part`` does."""
    return read_part(match.string, match.start(group), match.end(group), grammar)


def small_letters(word: str) -> str:
    """Return ``word`` in small letters, İ and ı being i and ſ being s as they are to patterns that ignore case."""
    return word.translate(_FOREIGN_CASES).lower()


def with_ascii_digits(text: str) -> str:
    """Return ``text`` with the decimal digits of other scripts (１, ١) as 0-9; 5² is left as it is."""
    digits = {char: unicodedata.decimal(char, None) for char in set(text) if not char.isascii()}
    return text.translate({ord(char): str(value) for char, value in digits.items() if value is not None})


def _with_tried_suggestion(fault: ValueFault, typed: str, grammar: Callable[[str], T]) -> ValueFault:
    """Return the first thing wrong with ``typed``, with what is left once everything that has a remedy is mended."""
    first, text = fault, typed
    for repairs in range(_REPAIRS):
        remedied = _remedied(fault, text)
        if remedied is None:
            return fault if not repairs else ValueFault(fault.reason, typed)
        first = first if repairs else remedied
        text = remedied.suggestion or ""
        try:
            grammar(text)
        except ValueFault as next_fault:
            fault = next_fault
        else:
            return ValueFault(first.reason, typed, text, first.start, first.end)
    return ValueFault("unreadable", typed)


def _remedied(fault: ValueFault, text: str) -> ValueFault | None:
    """Return what to mend first in ``text``, which ``fault`` refuses, or None when nothing can be."""
    if (digits := with_ascii_digits(text)) != text:
        return ValueFault("other-digits", text, digits)
    if (plain := text.translate(_LOOK_ALIKES)) != text:
        return ValueFault("look-alike", text, plain)
    if (shorter := text.rstrip(_TRAILING)) not in {text, ""}:
        return ValueFault("dangling-separator", text, shorter, len(shorter), len(text))
    if fault.suggestion is not None:
        return fault
    marked = _WITHOUT_MARKS.sub(lambda match: _WITH_MARKS[match[0].lower()], text)
    return ValueFault("marks-missing", text, marked) if marked != text and any(map(str.isdigit, text)) else None


def _place_in(composed: str, start: int, end: int) -> tuple[int, int]:
    """Return where the stretch ``start:end`` of the text with single spaces stands in ``composed``."""
    kept: list[int] = []
    for position, char in enumerate(composed):
        if not char.isspace() or (kept and not composed[position - 1].isspace()):
            kept.append(position)
    kept.append(len(composed))
    return kept[start], kept[end - 1] + 1 if end > start else kept[start]
