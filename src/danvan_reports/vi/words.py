"""Numbers and money in Vietnamese words, and the way back.

Above a billion the billions are read as a number of their own: 1.500.000.000.000 is "một nghìn năm trăm tỷ"
(scale words of Luật Kế toán, Điều 11). An empty inner group is silent; a group below a hundred after another
says "không trăm".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from danvan_reports.records import dataclass
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.reading import read

if TYPE_CHECKING:
    from decimal import Decimal

MAX_NUMBER = 10**18
"""The largest number written or read: một tỷ tỷ, the last scale the law names."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
_MAX_WORDS_LENGTH = 400


@dataclass(frozen=True, slots=True)
class WordStyle:
    """Spellings that offices choose between; the defaults are those of official documents."""

    odd: Literal["linh", "lẻ"] = "linh"
    four: Literal["tư", "bốn"] = "tư"
    thousand: Literal["nghìn", "ngàn"] = "nghìn"
    billion: Literal["tỷ", "tỉ"] = "tỷ"


OFFICIAL = WordStyle()


def number_words(number: int, style: WordStyle = OFFICIAL) -> str:
    """Return ``number`` in words: 1005 is "một nghìn không trăm linh năm", -21 is "âm hai mươi mốt".

    Raises:
        ValueError: ``number`` is beyond 10^18 either way.
    """
    if abs(number) > MAX_NUMBER:
        raise ValueError(f"only numbers up to 10^18 have words, not {number:.3e}")
    words = _whole_words(abs(number), style)
    return f"âm {words}" if number < 0 else words


def decimal_words(value: Decimal, style: WordStyle = OFFICIAL) -> str:
    """Return ``value`` in words: the fraction is read as a number, its leading zeros one by one.

    5,2 is "năm phẩy hai"; 0,05 is "không phẩy không năm". Zeros at the end are not read.

    Raises:
        ValueError: ``value`` is not finite, is beyond 10^18, or has more than 18 decimal places.
    """
    if not value.is_finite() or not -18 <= value.adjusted() <= 18:
        raise ValueError(f"no words for {value}")
    sign, whole, fraction = "âm " if value < 0 else "", *_digits_of(value)
    if len(fraction) > 18:
        raise ValueError(f"no words for {len(fraction)} decimal places")
    words = sign + number_words(int(whole), style)
    if not fraction:
        return words
    zeros = len(fraction) - len(fraction.lstrip("0"))
    spoken = [_DIGITS[0]] * zeros + [number_words(int(fraction), style)]
    return f"{words} phẩy {' '.join(spoken)}"


def money_words(dong: int, style: WordStyle = OFFICIAL) -> str:
    """Return an amount in đồng in words, as a receipt has it: "Một triệu năm trăm linh năm nghìn đồng".

    Raises:
        ValueError: the amount is negative or above 10^18.
    """
    if dong < 0:
        raise ValueError(f"an amount of money is not negative: {dong}")
    words = number_words(dong, style)
    return f"{words[0].upper()}{words[1:]} đồng"


def parse_number_words(text: str) -> int:
    """Return the number that ``text`` says, in any style of ``WordStyle``: the inverse of ``number_words``.

    An empty inner group may also be spoken ("một tỷ không triệu không nghìn không trăm linh một").

    Raises:
        ValueFault: ``text`` is not the reading of a number up to 10^18.
    """
    return read(text, _read_words, max_length=_MAX_WORDS_LENGTH)


def _digits_of(value: Decimal) -> tuple[str, str]:
    whole, _, fraction = format(value.copy_abs(), "f").partition(".")
    return whole, fraction.rstrip("0")


def _whole_words(number: int, style: WordStyle) -> str:
    if number >= _BILLION:
        billions, rest = divmod(number, _BILLION)
        words = f"{_whole_words(billions, style)} {style.billion}"
        return f"{words} {_below_billion(rest, style, inner=True)}" if rest else words
    return _below_billion(number, style) if number else _DIGITS[0]


def _below_billion(number: int, style: WordStyle, *, inner: bool = False) -> str:
    words: list[str] = []
    for size, scale in ((10**6, "triệu"), (10**3, style.thousand), (1, "")):
        group, number = divmod(number, size)
        if group:
            words.append(_group_words(group, style, inner=inner or bool(words)))
            if scale:
                words.append(scale)
    return " ".join(words)


def _group_words(group: int, style: WordStyle, *, inner: bool) -> str:
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words: list[str] = []
    if hundreds or inner:
        words += [_DIGITS[hundreds], "trăm"]
    if tens == 0 and units:
        words += [style.odd, _DIGITS[units]] if words else [_DIGITS[units]]
    elif tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
        words += _units_after_tens(tens, units, style)
    return " ".join(words)


def _units_after_tens(tens: int, units: int, style: WordStyle) -> list[str]:
    if units == 0:
        return []
    if units == 5:
        return ["lăm"]
    if tens >= 2 and units == 1:
        return ["mốt"]
    if tens >= 2 and units == 4:
        return [style.four]
    return [_DIGITS[units]]


_UNIT_VALUES = {word: value for value, word in enumerate(_DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}
_SCALE_VALUES = {"nghìn": 10**3, "triệu": 10**6}
_STYLE_FREE = {"lẻ": "linh", "tư": "bốn", "ngàn": "nghìn", "tỉ": "tỷ"}
_SILENT = ("không triệu ", "không nghìn ")


def _read_words(text: str) -> int:
    """Add the words up without minding their order, then accept only what ``number_words`` would say."""
    said = [_STYLE_FREE.get(word, word) for word in text.lower().split()]
    negative = said[:1] == ["âm"]
    number = _sum_of(said[negative:], text)
    if number > MAX_NUMBER:
        raise ValueFault("too-large", text)
    number = -number if negative else number
    spoken = " ".join(said)
    for silent in _SILENT:
        spoken = spoken.replace(silent, "")
    if spoken != number_words(number, WordStyle(four="bốn")):
        raise ValueFault("not-number-words", text)
    return number


def _sum_of(words: list[str], text: str) -> int:
    total = group = last = 0
    for word in words:
        if word in _UNIT_VALUES:
            last = _UNIT_VALUES[word]
            group += last
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group += last * 9
        elif word == "trăm":
            group += last * 99
        elif word in _SCALE_VALUES:
            total, group = total + group * _SCALE_VALUES[word], 0
        elif word == "tỷ":
            total, group = (total + group) * _BILLION, 0
        elif word != "linh":
            raise ValueFault("not-number-words", text)
    return total + group
