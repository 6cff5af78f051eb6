"""Vietnamese alphabetical order, as Unicode CLDR has it for ``vi``.

Letters come first: a ă â b c d đ e ê ... ơ ... ư ... y; then tones: ngang, huyền, hỏi, ngã, sắc, nặng; then
small before capital. Each level is compared over the whole text before the next.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CollationKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_OTHER_MARK = 6
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_BEFORE_LETTERS = " _-–—,;:!?.'\"()[]{}§@*/\\&#%`^°+<=>|~$₫€0123456789"
_PRIMARY = {char: weight for weight, char in enumerate(_BEFORE_LETTERS + _LETTERS, start=1)}
_VARIANTS = {"\u00a0": (" ", 1), "‘": ("'", 1), "’": ("'", 2), "“": ('"', 1), "”": ('"', 2)}


def collation_key(text: str) -> CollationKey:
    """Return the key that sorts ``text``; canonically equivalent texts have the same."""
    primary: list[int] = []
    secondary: list[int] = []
    tertiary: list[int] = []
    for unit in _units(text):
        letter, marks = _letter_and_marks(unit)
        plain, variant = _VARIANTS.get(letter, (letter.lower(), int(letter != letter.lower())))
        primary.append(_PRIMARY.get(plain) or len(_PRIMARY) + ord(plain[0]))
        secondary.append(max((_TONES.get(mark, _OTHER_MARK) for mark in marks), default=0))
        tertiary.append(variant)
    return tuple(primary), tuple(secondary), tuple(tertiary)


def sort_words(words: Iterable[str]) -> list[str]:
    """Return ``words`` in Vietnamese order; the caller's order is kept where two do not differ."""
    return sorted(words, key=collation_key)


def _units(text: str) -> Iterator[str]:
    """Yield each character with the combining marks that follow it; an ellipsis is three full stops."""
    unit = ""
    for char in unicodedata.normalize("NFD", text).replace("…", "..."):
        if unit and unicodedata.combining(char):
            unit += char
        else:
            if unit:
                yield unit
            unit = char
    if unit:
        yield unit


def _letter_and_marks(unit: str) -> tuple[str, str]:
    """Return the letter of the alphabet that ``unit`` is (ă, ô, ư are letters), and the marks left."""
    for position, mark in enumerate(unit[1:], start=1):
        letter = unicodedata.normalize("NFC", unit[0] + mark)
        if letter.lower() in _PRIMARY:
            return letter, unit[1:position] + unit[position + 1 :]
    return unit[0], unit[1:]
