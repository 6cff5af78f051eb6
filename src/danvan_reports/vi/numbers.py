"""Counts, decimals, percents and ratios as Vietnamese offices type and print them.

A dot groups thousands and never marks decimals; a comma marks decimals (Luật Kế toán, Điều 11; Nghị định
86/2012/NĐ-CP, Phụ lục V). Counts from 1 to 9 are printed with two digits. Values are ``int`` and ``Decimal``;
nothing passes through a float, and the caller's decimal context is never used.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.fault_rules import FaultRule, first_fault
from danvan_reports.vi.number_faults import (
    MISSING,
    PER_UNIT,
    decimal_fault,
    percent_fault,
    percent_range_fault,
    whole_fault,
)
from danvan_reports.vi.reading import read, read_group
from danvan_reports.vi.words import MAX_NUMBER

if TYPE_CHECKING:
    import re

INTEGER = r"(?:0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*)"
"""A whole number: plain, or with a dot before every three digits."""

_DASH = "[-–—]"
DEFAULT_PLACES = 2
_MAX_PLACES = 30
_ARITHMETIC = Context(prec=80, rounding=ROUND_HALF_UP)

_INTEGER = lazy_pattern(INTEGER)
_COUNT = lazy_pattern(rf"0[1-9]|{INTEGER}")
_DECIMAL = lazy_pattern(rf"({INTEGER})(?:,([0-9]+))?")
ZERO_AFTER_COMMA = lazy_pattern(r"[1-9][0-9]{0,2},[0-9]{2}0")
"""Nobody writes 1,500 for 1,5: it is 1.500 with a foreign comma, or 1,5 with zeros that mislead."""

_THOUSANDS_BY_COMMA = lazy_pattern(r"[1-9][0-9]{0,2},[0-9]{3}")
_PERCENT = lazy_pattern(r"([^ %]+) ?%?")
_PERCENT_RANGE = lazy_pattern(rf"([0-9.,]+) ?%? ?{_DASH} ?([0-9.,]+)( ?%)?")
_RATIO = lazy_pattern(r"([^ /]+) ?/ ?([^ /]+)")
_RATIO_FAULTS = (
    MISSING,
    FaultRule(r"(?:[01]?[0-9]|2[0-3]) ?: ?[0-5][0-9]", "ratio-or-time"),
    FaultRule(r"([0-9.]+) ?: ?([0-9.]+)", "ratio-colon", lambda match: f"{match[1]}/{match[2]}"),
    FaultRule(r"[0-9.]+ ?/ ?[0-9.]+ [^\W\d].*", "text-after-number"),
    PER_UNIT,
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole, such as 51/51 chi bộ: ``0 <= numerator <= denominator``, ``denominator > 0``."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class PercentRange:
    """From one percentage to a larger one, both in percent points."""

    low: Decimal
    high: Decimal


def parse_count(text: str) -> int:
    """Return the whole number typed: ``4.646``, ``4646``, ``07``.

    Raises:
        ValueFault: anything else, and numbers above 10^18.
    """
    return read(text, read_count)


def parse_decimal(text: str, *, max_places: int = DEFAULT_PLACES) -> Decimal:
    """Return the number typed, whole or with up to ``max_places`` decimals after a comma: ``1.234,5``.

    Raises:
        ValueFault: anything else; ``2,520`` with two places allowed is most likely a mistyped ``2.520``.
    """
    return read(text, lambda typed: read_lone_decimal(typed, max_places=max_places))


def parse_percent(text: str, *, max_places: int = DEFAULT_PLACES) -> Decimal:
    """Return the percent points typed: ``87,39%``, ``71 %``, or ``71`` alone in a field of percents.

    Raises:
        ValueFault: anything else.
    """
    return read(text, lambda typed: read_percent(typed, max_places=max_places))


def parse_percent_range(text: str, *, max_places: int = DEFAULT_PLACES) -> PercentRange:
    """Return the range typed: ``20-25%``, ``5,5-6%``; the percent sign stands at the end.

    Raises:
        ValueFault: anything else, and a range that does not rise.
    """

    def exact(part: str) -> Decimal:
        return read_decimal(part, max_places=max_places)

    def grammar(typed: str) -> PercentRange:
        match = _PERCENT_RANGE.fullmatch(typed)
        if not match:
            raise percent_range_fault(typed)
        low, high = (read_group(match, group, exact) for group in (1, 2))
        if match[3] is None:
            raise ValueFault("percent-missing", typed, f"{typed}%")
        if low >= high:
            raise ValueFault("range-order", typed)
        return PercentRange(low, high)

    return read(text, grammar)


def parse_ratio(text: str) -> Ratio:
    """Return the part and the whole typed: ``51/51``, ``1.250/2.000``.

    Raises:
        ValueFault: anything else, a whole of 0, or a part above the whole (actual and plan are two fields).
    """
    return read(text, read_ratio)


def read_integer(text: str) -> int:
    """Return the whole number that is all of ``text``, without padding; for readers of larger forms."""
    return _whole(text, _INTEGER)


def read_count(text: str) -> int:
    """Return the count that is all of ``text``, ``01`` to ``09`` included; for readers of larger forms."""
    return _whole(text, _COUNT)


def read_decimal(text: str, *, max_places: int) -> Decimal:
    """Return the decimal number that is all of ``text``; for readers of larger forms."""
    match = _DECIMAL.fullmatch(text)
    if not match:
        raise decimal_fault(text)
    whole = read_group(match, 1, read_integer)
    places = match[2] or ""
    if len(places) > max_places:
        raise ValueFault("too-many-places", text)
    if whole == MAX_NUMBER and places.strip("0"):
        raise ValueFault("too-large", text)
    return Decimal(f"{whole}.{places}" if places else whole)


def read_lone_decimal(text: str, *, max_places: int) -> Decimal:
    """Return the decimal number that is all of ``text``, no unit beside it to tell 2,520 from 2.520."""
    if max_places < 3 and _THOUSANDS_BY_COMMA.fullmatch(text):
        raise ValueFault("ambiguous-comma", text, text.replace(",", "."))
    return read_decimal(text, max_places=max_places)


def read_percent(text: str, *, max_places: int) -> Decimal:
    """Return the percent points that are all of ``text``; for readers of larger forms."""
    match = _PERCENT.fullmatch(text)
    if not match:
        raise percent_fault(text)
    if ZERO_AFTER_COMMA.fullmatch(match[1]):
        raise ValueFault("ambiguous-comma", text, text.replace(",", "."))
    exact = read_decimal if text.endswith("%") else read_lone_decimal
    return read_group(match, 1, lambda part: exact(part, max_places=max_places))


def read_ratio(text: str) -> Ratio:
    """Return the ratio that is all of ``text``; for readers of larger forms."""
    match = _RATIO.fullmatch(text)
    if not match or match[2][0].isalpha():
        raise first_fault(text, _RATIO_FAULTS) or ValueFault("not-a-ratio", text)
    numerator, denominator = (read_group(match, group, read_count) for group in (1, 2))
    if denominator == 0:
        raise ValueFault("zero-denominator", text)
    if numerator > denominator:
        raise ValueFault("part-above-whole", text)
    return Ratio(numerator, denominator)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Return ``value`` at ``places`` decimals, halves away from zero: 0,125 at two places is 0,13."""
    return quantized(value, places, ROUND_HALF_UP)


def quantized(value: Decimal, places: int, rounding: str) -> Decimal:
    """Return ``value`` at ``places`` decimals under a rounding mode of ``decimal``.

    Raises:
        ValueError: ``value`` is not finite or is beyond 10^18, or ``places`` is not within 0 to 30.
    """
    if not value.is_finite() or value.adjusted() > 18:
        raise ValueError(f"beyond what documents hold: {value}")
    if not 0 <= places <= _MAX_PLACES:
        raise ValueError(f"decimal places are 0 to {_MAX_PLACES}, not {places}")
    return value.quantize(Decimal((0, (1,), -places)), rounding=rounding, context=_ARITHMETIC.copy())


def percent_of(part: Decimal | int, whole: Decimal | int, *, places: int = DEFAULT_PLACES) -> Decimal:
    """Return ``part`` of ``whole`` in percent points, half up; a part below the whole never comes out as 100.

    Raises:
        ValueError: ``whole`` is not above 0.
    """
    if whole <= 0:
        raise ValueError(f"no percentage of {whole}")
    context = _ARITHMETIC.copy()
    exact = context.divide(context.multiply(Decimal(part), Decimal(100)), Decimal(whole))
    rounded = round_half_up(exact, places)
    return quantized(exact, places, ROUND_DOWN) if part < whole and rounded >= 100 else rounded


def format_integer(number: int) -> str:
    """Return ``number`` with a dot before every three digits: 61.951 (years and ids have none)."""
    return f"{number:,}".replace(",", ".")


def format_count(number: int) -> str:
    """Return a count of people, things or events, 1 to 9 with two digits: 02, 758, 4.646; 0 stays 0.

    Raises:
        ValueError: ``number`` is negative.
    """
    if number < 0:
        raise ValueError(f"a count is not negative: {number}")
    return f"0{number}" if 0 < number < 10 else format_integer(number)


def format_decimal(value: Decimal, places: int | None = None, *, fixed: bool = False) -> str:
    """Return ``value`` with a decimal comma and dots between thousands: 1.234,5.

    ``places`` rounds half up; None keeps every digit. Zeros at the end go, unless ``fixed``.

    Raises:
        ValueError: ``value`` is not finite or is beyond 10^18.
    """
    rounded = value if places is None else round_half_up(value, places)
    if not rounded.is_finite() or not -_MAX_PLACES <= rounded.adjusted() <= 18:
        raise ValueError(f"beyond what documents hold: {value}")
    whole, _, fraction = format(rounded.copy_abs(), "f").partition(".")
    fraction = fraction if fixed else fraction.rstrip("0")
    sign = "-" if rounded < 0 else ""
    return sign + format_integer(int(whole)) + (f",{fraction}" if fraction else "")


def format_percent(value: Decimal, places: int | None = None, *, fixed: bool = False) -> str:
    """Return percent points with the sign, no space between: 87,39%; arguments as in ``format_decimal``."""
    return format_decimal(value, places, fixed=fixed) + "%"


def format_percent_of(
    part: Decimal | int, whole: Decimal | int, *, places: int = DEFAULT_PLACES, fixed: bool = False
) -> str:
    """Return ``percent_of`` with the sign: 52.807 of 60.421 is 87,4%.

    Something is never said to be 0%: as many places are added as show its first digit (0,001%).
    """
    percent = percent_of(part, whole, places=places)
    while not percent and part and places < _MAX_PLACES:
        places += 1
        percent = percent_of(part, whole, places=places)
    return format_percent(percent, fixed=fixed)


def format_percent_range(percents: PercentRange) -> str:
    """Return a range of percentages with a hyphen and one sign: 5,5-6%."""
    return f"{format_decimal(percents.low)}-{format_percent(percents.high)}"


def format_ratio(ratio: Ratio) -> str:
    """Return a part and its whole, neither padded: 51/51, 7/9 (07/09 would be a day)."""
    return f"{format_integer(ratio.numerator)}/{format_integer(ratio.denominator)}"


def _whole(text: str, pattern: re.Pattern[str]) -> int:
    if not pattern.fullmatch(text):
        raise whole_fault(text)
    digits = text.replace(".", "")
    if len(digits) > len(str(MAX_NUMBER)) or int(digits) > MAX_NUMBER:
        raise ValueFault("too-large", text)
    return int(digits)
