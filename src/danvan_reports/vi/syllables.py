"""Whether a word could be a Vietnamese syllable: an initial, a vowel cluster, a final, at most one tone."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from danvan_reports.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_TONES = str.maketrans(dict.fromkeys("\u0300\u0301\u0303\u0309\u0323"))
_TONE_ON_CONSONANT = lazy_pattern("[b-df-hj-np-tv-xz][\u0300\u0301\u0303\u0309\u0323]")
_INITIALS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]"
_CLOSED = "iêu|oai|oao|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu"
_OPEN = "uyê|iê|oa|oă|oe|oo|uâ|uê|uô|uơ|uy|ươ|yê|[aăâeêioôơuưy]"
_FINALS = "ch|ng|nh|[cmnpt]"
_SYLLABLE = lazy_pattern(f"(?:{_INITIALS})?(?:(?:{_CLOSED})|(?:{_OPEN})(?:{_FINALS})?)")
_EDGES = " .,;:!?()[]{}\"'“”‘’…/-–—*"


def is_syllable(word: str) -> bool:
    """Tell whether ``word``, in small letters or capitals, is spelled as a Vietnamese syllable may be."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    toneless = decomposed.translate(_TONES)
    if len(decomposed) - len(toneless) > 1 or _TONE_ON_CONSONANT.search(decomposed):
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def is_word(token: str) -> bool:
    """Tell whether ``token``, but for the marks around it, is a possible syllable."""
    return is_syllable(token.strip(_EDGES))


def spelling_score(text: str) -> int:
    """Return how many of the words with letters beyond ASCII are possible syllables, less those that are not."""
    return sum(1 if is_syllable(word) else -1 for word in _marked_words(text))


def is_spelled_well(text: str) -> bool:
    """Tell whether every word with letters beyond ASCII is a possible syllable."""
    return all(map(is_syllable, _marked_words(text)))


def _marked_words(text: str) -> Iterator[str]:
    """Yield the words with letters beyond ASCII; a sign that stands alone (½, ©) is no word."""
    words = (word.strip(_EDGES) for word in text.split())
    return (word for word in words if len(word) > 1 and not word.isascii())
