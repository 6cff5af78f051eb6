"""Words that make a figure approximate, and the rounding under which each of them stays true."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP
from typing import TYPE_CHECKING

from danvan_reports.vi.numbers import quantized

if TYPE_CHECKING:
    from decimal import Decimal

_ROUNDING = {
    "trên": ROUND_FLOOR,
    "hơn": ROUND_FLOOR,
    "gần": ROUND_CEILING,
    "dưới": ROUND_CEILING,
    "khoảng": ROUND_HALF_UP,
    "xấp xỉ": ROUND_HALF_UP,
    "ít nhất": ROUND_FLOOR,
    "tối thiểu": ROUND_FLOOR,
    "không dưới": ROUND_FLOOR,
    "tối đa": ROUND_CEILING,
    "không quá": ROUND_CEILING,
}
_STRICT = frozenset({"trên", "hơn", "gần", "dưới"})

QUALIFIERS = tuple(_ROUNDING)
"""The words of approximation that are read and written."""


def round_by_qualifier(value: Decimal, qualifier: str, places: int) -> Decimal:
    """Return the bound at ``places`` decimals for which "``qualifier`` bound" is true of ``value``.

    trên, hơn, ít nhất round down; gần, dưới, tối đa, không quá round up; khoảng, xấp xỉ round half up.

    Raises:
        ValueError: ``qualifier`` is not one of ``QUALIFIERS``.
    """
    if qualifier not in _ROUNDING:
        raise ValueError(f"not a word of approximation: {qualifier!r}")
    return quantized(value, places, _ROUNDING[qualifier])


def holds(value: Decimal, qualifier: str, bound: Decimal) -> bool:
    """Tell whether "``qualifier`` ``bound``" may be said of ``value``, rounding having made ``bound`` of it.

    "trên 5,2 tỷ" is not true of exactly 5,2 tỷ; "khoảng" and "ít nhất" are.
    """
    return value != bound or qualifier not in _STRICT
