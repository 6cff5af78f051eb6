"""Sums of money in whole đồng, as offices type and print them."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from danvan_reports.patterns import lazy_pattern
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.money_faults import CURRENCY, SCALE, money_fault
from danvan_reports.vi.numbers import (
    INTEGER,
    ZERO_AFTER_COMMA,
    format_decimal,
    format_integer,
    read_decimal,
    read_integer,
    round_half_up,
)
from danvan_reports.vi.qualifiers import holds, round_by_qualifier
from danvan_reports.vi.reading import read, read_group, small_letters
from danvan_reports.vi.words import MAX_NUMBER

_THOUSAND, _MILLION, _BILLION = 10**3, 10**6, 10**9
_SCALES = {"nghìn": _THOUSAND, "triệu": _MILLION, "tỷ": _BILLION, "nghìn tỷ": _THOUSAND * _BILLION}
_MAX_PLACES = 18

_WITH_DECIMALS = lazy_pattern(rf"{INTEGER},[0-9]+")
_PLAIN = lazy_pattern(rf"([0-9][0-9.,]*)(?: ?({CURRENCY}))?", re.IGNORECASE)
_PART = lazy_pattern(rf"([0-9][0-9.,]*) ?({SCALE})", re.IGNORECASE)
_PARTS = lazy_pattern(rf"((?:[0-9][0-9.,]* ?(?:{SCALE}) ?)+)(?:{CURRENCY})?", re.IGNORECASE)


def parse_money(text: str) -> int:
    """Return the amount typed, in đồng: ``5.200.000.000``, ``5,2 tỷ đồng``, ``2 tỷ 350 triệu 500 nghìn``.

    Several parts stand from the larger unit to the smaller, each a whole number below the unit before it.
    đ, ₫, VND and VNĐ are read as đồng.

    Raises:
        ValueFault: anything else, amounts that are not whole đồng, amounts above 10^18, and ``1,500 tỷ``, which
            may be 1.500 tỷ or 1,5 tỷ.
    """
    return read(text, read_money)


def read_money(text: str) -> int:
    """Return the amount that is all of ``text``, in đồng; for readers of larger forms."""
    if match := _PLAIN.fullmatch(text):
        return _plain(match)
    if not (match := _PARTS.fullmatch(text)):
        raise money_fault(text)
    parts = list(_PART.finditer(text, match.start(1), match.end(1)))
    amount = _scaled(parts[0]) if len(parts) == 1 else _sum_of(parts)
    if amount > MAX_NUMBER:
        raise ValueFault("too-large", text)
    return amount


def format_money_full(dong: int) -> str:
    """Return an amount with every digit: 5.200.000.000 đồng.

    Raises:
        ValueError: the amount is negative.
    """
    return f"{format_integer(_not_negative(dong))} đồng"


def format_money_short(dong: int, places: int = 2, qualifier: str | None = None) -> str:
    """Return an amount in tỷ or triệu: 5,2 tỷ đồng, 12,75 triệu đồng, 1.500 tỷ đồng.

    Without a qualifier no digit is lost: an amount that needs more than ``places`` decimals, and any below
    a million, is written in full. With one ("trên", "gần", "khoảng") it is rounded so that the words are
    true; where rounding leaves nothing over and they would be false ("trên" of an exact amount), they are
    left out.

    Raises:
        ValueError: the amount is negative, or the qualifier is not known.
    """
    power, name = _scale_of(_not_negative(dong))
    exact = Decimal(f"{dong}E-{power}")
    if qualifier is None:
        lossless = name and round_half_up(exact, places) == exact
        return _in_scale(exact, name) if lossless else format_money_full(dong)
    bound = round_by_qualifier(exact, qualifier, places)
    if not holds(exact, qualifier, bound):
        return _in_scale(exact, name)
    if name == "triệu" and bound == 1000:
        bound, name = Decimal(1), "tỷ"
    return f"{qualifier} {_in_scale(bound, name)}"


def _plain(match: re.Match[str]) -> int:
    if match[2] is None and _WITH_DECIMALS.fullmatch(match[1]):
        raise ValueFault("unit-missing", match[0])
    return read_group(match, 1, read_integer)


def _scaled(part: re.Match[str]) -> int:
    if ZERO_AFTER_COMMA.fullmatch(part[1]):
        start, end = part.span(1)
        fault = ValueFault("ambiguous-comma", part[1], part[1].replace(",", "."))
        raise fault.within(part.string, start, end)
    value = read_group(part, 1, lambda text: read_decimal(text, max_places=_MAX_PLACES))
    whole, _, fraction = format(value, "f").partition(".")
    shift: int = 10 ** len(fraction)
    amount, rest = divmod(int(whole + fraction) * _scale_value(part), shift)
    if rest:
        raise ValueFault("fraction-of-dong", part.string)
    return amount


def _sum_of(parts: list[re.Match[str]]) -> int:
    text = parts[0].string
    for part in parts:
        if "," in part[1]:
            raise ValueFault("decimal-in-parts", text)
    for upper, lower in pairwise(parts):
        if _scale_value(upper) <= _scale_value(lower):
            raise ValueFault("parts-not-descending", text)
    amounts = [read_group(part, 1, read_integer) * _scale_value(part) for part in parts]
    for upper, amount in zip(parts, amounts[1:], strict=False):
        if amount >= _scale_value(upper):
            raise ValueFault("part-too-large", text)
    return sum(amounts)


def _scale_value(part: re.Match[str]) -> int:
    return _SCALES[small_letters(part[2]).replace("ngàn", "nghìn").replace("tỉ", "tỷ")]


def _not_negative(dong: int) -> int:
    if dong < 0:
        raise ValueError(f"an amount of money is not negative: {dong}")
    return dong


def _scale_of(dong: int) -> tuple[int, str]:
    """Return the power of ten of the largest unit within ``dong``, and its name ("" for đồng itself)."""
    if dong >= _BILLION:
        return 9, "tỷ"
    return (6, "triệu") if dong >= _MILLION else (0, "")


def _in_scale(value: Decimal, name: str) -> str:
    return " ".join(filter(None, (format_decimal(value), name, "đồng")))
