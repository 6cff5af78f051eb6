"""Where the tone mark stands in oa, oe, uy at the end of a syllable: hòa, khỏe, thủy (old) or hoà, khoẻ, thuỷ (new).

Laws and decrees print the old placement, Hướng dẫn 05-HD/VPTW mostly the new; neither prescribes one, so an
office chooses and a document keeps to its choice.
"""

from __future__ import annotations

import unicodedata
from itertools import product
from typing import TYPE_CHECKING, Literal

from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    import re

ToneStyle = Literal["old", "new"]

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_PAIRS = tuple("".join(letters) for pair in ("oa", "oe", "uy") for letters in product(*((c, c.upper()) for c in pair)))


def _with_tone(pair: str, tone: str, position: int) -> str:
    marked = pair[: position + 1] + tone + pair[position + 1 :]
    return unicodedata.normalize("NFC", marked)


_OLD_OF_NEW = {_with_tone(pair, tone, 1): _with_tone(pair, tone, 0) for pair in _PAIRS for tone in _TONES}
_NEW_OF_OLD = {old: new for new, old in _OLD_OF_NEW.items()}

# A syllable of nothing but an initial and the pair: in "quý" the u belongs to the initial, in "hoài", "khuya" and
# "toán" a letter follows, and the mark has one place only.
_INITIALS = ("ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "th", "tr", *"bcdđghklmnprstvx", "")
_LONGEST_INITIAL = len(_INITIALS[0])


def _syllables(pairs: dict[str, str]) -> re.Pattern[str]:
    vowels = "|".join(pairs)
    return lazy_pattern(rf"(?<!\w)((?i:{'|'.join(_INITIALS)}))({vowels})(?!\w)")


_NEW_SYLLABLE, _OLD_SYLLABLE = _syllables(_OLD_OF_NEW), _syllables(_NEW_OF_OLD)


def _any_of(pairs: dict[str, str]) -> re.Pattern[str]:
    """Return the pattern of a pair at the end of a word; it is found many times as fast as a syllable.

    The library is fast only where one class of letters begins a match, so the pairs are told apart by the second.
    """
    firsts_of: dict[str, str] = {}
    for first in dict.fromkeys(pair[0] for pair in pairs):
        seconds = "".join(sorted(pair[1] for pair in pairs if pair[0] == first))
        firsts_of[seconds] = firsts_of.get(seconds, "") + first
    told_apart = "|".join(f"(?<=[{firsts}])[{seconds}]" for seconds, firsts in firsts_of.items())
    return lazy_pattern(rf"[{''.join(firsts_of.values())}](?:{told_apart})(?!\w)")


# Most texts have no pair of one kind, and those of the other are few.
_NEW_PAIR, _OLD_PAIR = _any_of(_OLD_OF_NEW), _any_of(_NEW_OF_OLD)


@dataclass(frozen=True, slots=True)
class ToneCount:
    """How many syllables of a text are written with the old placement and how many with the new."""

    old: int
    new: int


def place_tones(text: str, style: ToneStyle) -> str:
    """Return ``text`` (after NFC) with every tone mark that has two customary places put in that of ``style``.

    Raises:
        ValueError: ``style`` is neither ``old`` nor ``new``.
    """
    composed = unicodedata.normalize("NFC", text)
    if style == "old":
        if not _NEW_PAIR.search(composed):
            return composed
        return _NEW_SYLLABLE.sub(lambda match: match[1] + _OLD_OF_NEW[match[2]], composed)
    if style == "new":
        return _OLD_SYLLABLE.sub(lambda match: match[1] + _NEW_OF_OLD[match[2]], composed)
    raise ValueError(f"a tone style is old or new, not {style!r}")


def fold_tones(text: str) -> str:
    """Return ``text`` so that spellings differing only in tone placement compare equal."""
    return place_tones(text, "old")


def count_tone_styles(text: str) -> ToneCount:
    """Return how often each placement is used in ``text``; both above 0 is a document of mixed style."""
    composed = unicodedata.normalize("NFC", text)
    return ToneCount(old=_count(_OLD_PAIR, composed), new=_count(_NEW_PAIR, composed))


def mixes_tone_styles(text: str) -> bool:
    """Tell whether ``text`` uses both placements; sooner known than how often each is used."""
    composed = unicodedata.normalize("NFC", text)
    return _has(_NEW_PAIR, composed) and _has(_OLD_PAIR, composed)


def _has(pairs: re.Pattern[str], text: str) -> bool:
    return any(_ends_syllable(text, match.start()) for match in pairs.finditer(text))


def _count(pairs: re.Pattern[str], text: str) -> int:
    return sum(_ends_syllable(text, match.start()) for match in pairs.finditer(text))


def _ends_syllable(text: str, start: int) -> bool:
    """Tell whether the letters of a word before the pair at ``start`` are an initial, or none."""
    first = start
    while first and start - first <= _LONGEST_INITIAL and (text[first - 1].isalnum() or text[first - 1] == "_"):
        first -= 1
    return text[first:start].casefold() in _INITIALS
