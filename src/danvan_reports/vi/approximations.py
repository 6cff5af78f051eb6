"""Figures given as a bound: trên 71%, gần 500 triệu đồng, khoảng 2.000."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.money import format_money_short, read_money
from danvan_reports.vi.number_faults import whole_fault
from danvan_reports.vi.numbers import (
    DEFAULT_PLACES,
    format_count,
    format_decimal,
    format_percent,
    read_count,
    read_lone_decimal,
    read_percent,
)
from danvan_reports.vi.qualifiers import QUALIFIERS
from danvan_reports.vi.reading import read, read_part, small_letters

Quantity = Literal["count", "decimal", "percent", "money"]

_QUALIFIER = "|".join(QUALIFIERS)
_QUALIFIED = lazy_pattern(rf"({_QUALIFIER}) (?=[^ ])", re.IGNORECASE)
_SIGNED = lazy_pattern(r"(>=|<=|[><≥≤~≈]) ?([0-9].*)")
_WORD_OF_SIGN = {
    ">": "trên", "<": "dưới", ">=": "ít nhất", "≥": "ít nhất", "<=": "không quá", "≤": "không quá",
    "~": "khoảng", "≈": "khoảng",
}  # fmt: skip
_LETTER_OR_CURRENCY = lazy_pattern(r"[A-Za-zÀ-ỹ₫$€£¥]")


@dataclass(frozen=True, slots=True)
class Approximation:
    """A figure of some quantity, with the word that makes it a bound, or None where it is exact.

    ``value`` is in percent points for a percent and in đồng for money.
    """

    qualifier: str | None
    quantity: Quantity
    value: Decimal


def parse_approximation(text: str) -> Approximation:
    """Return the figure typed, with or without a word of approximation before it.

    A number alone is a count, or a decimal when it has a comma; money is known by its unit, a percent by its
    sign.

    Raises:
        ValueFault: anything else.
    """
    return read(text, read_approximation)


def read_approximation(text: str) -> Approximation:
    """Return the figure that is all of ``text``; for readers of larger forms."""
    if signed := _SIGNED.fullmatch(text):
        raise ValueFault("sign-for-word", text, f"{_WORD_OF_SIGN[signed[1]]} {signed[2]}")
    match = _QUALIFIED.match(text)
    if not match:
        return _read_exact(text)
    exact = read_part(text, match.end(), len(text), _read_exact)
    return Approximation(small_letters(match[1]), exact.quantity, exact.value)


def format_approximation(approximation: Approximation, *, padded: bool = True) -> str:
    """Return the figure as it was given, in the official form; nothing is rounded.

    Money is short where that loses no digit: trên 5,2 tỷ đồng. Counts have two digits at least, unless not ``padded``.
    """
    words = _format_exact(approximation.quantity, approximation.value, padded=padded)
    return f"{approximation.qualifier} {words}" if approximation.qualifier else words


def _read_exact(text: str) -> Approximation:
    if "%" in text or text.lower().endswith("phần trăm"):
        return Approximation(None, "percent", read_percent(text, max_places=DEFAULT_PLACES))
    if _LETTER_OR_CURRENCY.search(text):
        return Approximation(None, "money", Decimal(_read_money_or_number(text)))
    if "," in text:
        return Approximation(None, "decimal", read_lone_decimal(text, max_places=DEFAULT_PLACES))
    return Approximation(None, "count", Decimal(read_count(text)))


def _read_money_or_number(text: str) -> int:
    """Return the sum of money; a text that has nothing of money in it is refused as a number."""
    try:
        return read_money(text)
    except ValueFault as fault:
        if fault.reason == "not-money":
            raise whole_fault(text) from None
        raise


def _format_exact(quantity: Quantity, value: Decimal, *, padded: bool) -> str:
    if quantity == "percent":
        return format_percent(value)
    if quantity == "money":
        return format_money_short(int(value))
    return format_count(int(value)) if quantity == "count" and padded else format_decimal(value)
