"""Any figure a clerk may type, told apart by how it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass
from danvan_reports.vi.approximations import (
    Approximation,
    Quantity,
    format_approximation,
    read_approximation,
)
from danvan_reports.vi.money_faults import CURRENCY, SCALE
from danvan_reports.vi.numbers import Ratio, format_ratio, read_ratio
from danvan_reports.vi.reading import read
from danvan_reports.vi.text import bind

if TYPE_CHECKING:
    from decimal import Decimal

Kind = Literal["count", "decimal", "percent", "ratio", "money", "approximation"]
Doubt = Literal["money-below-thousand", "money-thousands-of-billions", "money-three-decimals", "percent-below-one"]

_GROUPED_BILLIONS = lazy_pattern(r"[0-9]\.[0-9]{3} ?(?:tỷ|tỉ)", re.IGNORECASE)
_MEASURING_UNIT = lazy_pattern(
    rf"(?:%|phần trăm).*|(?:(?:{SCALE})(?: (?:{CURRENCY}))?|{CURRENCY}|"
    r"giây|phút|giờ|ngày|tuần|tháng|quý|năm|tuổi)(?:/.*)?",
    re.IGNORECASE,
)
_THREE_DECIMALS = lazy_pattern(rf"(?<![0-9.,])[1-9][0-9]{{0,2}},[0-9]{{3}} ?(?:{SCALE})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of an input.

    ``value`` is in percent points for a percent, in đồng for money, None for a ratio, which has
    ``numerator`` and ``denominator`` instead. ``text`` is what was typed, after NFC and trimmed, and plays no
    part in what is printed. ``quantity`` says of what an approximation is, None for the other kinds.
    """

    kind: Kind
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    qualifier: str | None = None
    text: str = ""
    quantity: Quantity | None = None


def parse_measure(text: str) -> Measure:
    """Return the figure typed, told by its slash, its first words, its unit, its comma.

    A number alone is a count (``4.646``, ``07``), with a comma a decimal (``5,2``), with a sign a percent
    (``87,39%``), with a unit money (``5,2 tỷ đồng``).

    Raises:
        ValueFault: the text is none of these; the fault is that of the kind it comes nearest to.
    """
    return read(text, _read_measure)


def format_measure(measure: Measure, *, padded: bool = True) -> str:
    """Return the figure in its official form, with no-break spaces inside; nothing is rounded.

    Counts below 10 have two digits where they stand before what they count (07 mô hình); ``padded`` is False where
    they do not: before a unit that ``takes_padding`` denies, and beside a slash.
    """
    if measure.numerator is not None and measure.denominator is not None:
        return format_ratio(Ratio(measure.numerator, measure.denominator))
    return bind(format_approximation(_approximation(measure), padded=padded))


def takes_padding(unit: str) -> bool:
    """Tell whether counts of ``unit`` are written with two digits: people and things are, percents, money, time not."""
    return _MEASURING_UNIT.fullmatch(unit.strip()) is None


def doubts_about(measure: Measure) -> tuple[Doubt, ...]:
    """Return why the figure, though well written, may not be what was meant; ``values.po`` has the words.

    Below 1.000 đồng a unit may be missing (5 for 5 tỷ); below 1% a fraction may be meant (0,71 for 71%);
    2.520 tỷ cannot be told from a mistyped 2,520 tỷ, nor 5,125 tỷ from 5.125 tỷ.
    """
    quantity = measure.quantity or measure.kind
    value = measure.value
    if value is None:
        return ()
    if quantity == "money" and 0 < value < 1_000:
        return ("money-below-thousand",)
    if quantity == "money" and value >= 10**12 and _GROUPED_BILLIONS.search(measure.text):
        return ("money-thousands-of-billions",)
    if quantity == "money" and _THREE_DECIMALS.search(measure.text):
        return ("money-three-decimals",)
    if quantity == "percent" and 0 < value < 1:
        return ("percent-below-one",)
    return ()


def _read_measure(text: str) -> Measure:
    if "/" in text or ":" in text:
        ratio = read_ratio(text)
        return Measure("ratio", numerator=ratio.numerator, denominator=ratio.denominator, text=text)
    figure = read_approximation(text)
    if figure.qualifier:
        return Measure("approximation", figure.value, None, None, figure.qualifier, text, figure.quantity)
    return Measure(figure.quantity, figure.value, text=text)


def _approximation(measure: Measure) -> Approximation:
    if measure.kind == "ratio" or measure.value is None:
        raise ValueError(f"a figure without a value: {measure}")
    quantity = measure.quantity if measure.kind == "approximation" else measure.kind
    if quantity is None:
        raise ValueError(f"an approximation that does not say of what: {measure}")
    return Approximation(measure.qualifier, quantity, measure.value)
