"""Roman numerals and ordinal words: quý III, Đại hội lần thứ XIII, thứ hai mươi tư."""

from __future__ import annotations

import re

from danvan_reports.patterns import lazy_pattern
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.reading import read, read_group
from danvan_reports.vi.words import number_words

_NUMERALS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ORDINAL_WORDS = {1: "nhất", 4: "tư"}
_CANONICAL = lazy_pattern(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_CONGRESS = lazy_pattern(r"lần thứ ([^ ]+)", re.IGNORECASE)


def roman(number: int) -> str:
    """Return ``number`` as a Roman numeral: 13 is XIII.

    Raises:
        ValueError: ``number`` is not within 1 to 3999.
    """
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman numeral for {number}")
    letters = []
    for value, letter in _NUMERALS:
        times, number = divmod(number, value)
        letters.append(letter * times)
    return "".join(letters)


def parse_roman(text: str) -> int:
    """Return the number a Roman numeral stands for; only the form ``roman`` writes is accepted.

    Raises:
        ValueFault: anything else, small letters too.
    """
    return read(text, read_roman)


def read_roman(text: str) -> int:
    """Return the number of the Roman numeral that is all of ``text``; for readers of larger forms."""
    if not _CANONICAL.fullmatch(text):
        if _CANONICAL.fullmatch(text.upper()) and text.isascii():
            raise ValueFault("roman-case", text, text.upper())
        raise ValueFault("not-a-roman-numeral", text)
    rest, number = text, 0
    for value, letter in _NUMERALS:
        while rest.startswith(letter):
            rest, number = rest.removeprefix(letter), number + value
    return number


def ordinal_words(number: int) -> str:
    """Return ``number`` as an ordinal in words: thứ nhất, thứ hai, thứ tư, thứ hai mươi mốt.

    Raises:
        ValueError: ``number`` is below 1.
    """
    if number < 1:
        raise ValueError(f"no ordinal for {number}")
    return f"thứ {_ORDINAL_WORDS.get(number) or number_words(number)}"


def format_congress(number: int) -> str:
    """Return the number of a congress: lần thứ XIII."""
    return f"lần thứ {roman(number)}"


def parse_congress(text: str) -> int:
    """Return the number of the congress typed: ``lần thứ XIII`` is 13.

    Raises:
        ValueFault: anything else.
    """

    def grammar(typed: str) -> int:
        match = _CONGRESS.fullmatch(typed)
        if not match:
            raise ValueFault("congress-form", typed)
        return read_group(match, 1, read_roman)

    return read(text, grammar)
