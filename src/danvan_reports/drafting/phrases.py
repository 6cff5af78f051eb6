"""The official sentences that depend on facts, as data (``data/phrases/*.yaml``): a register, not code."""

from __future__ import annotations

from functools import cache
from typing import Final

from danvan_reports.resources import data_file, load_yaml
from danvan_reports.vi.tone import ToneStyle, place_tones
from danvan_reports.wording import Wording

_STYLES: Final[dict[str, ToneStyle]] = {"old": "old", "new": "new"}


@cache
def _all_phrases() -> dict[str, str]:
    phrases: dict[str, str] = {}
    for path in sorted(data_file("phrases").glob("*.yaml")):
        loaded: dict[str, str] = load_yaml("phrases", path.name)
        doubled = phrases.keys() & loaded.keys()
        if doubled:
            raise ValueError(f"{path.name}: phrases given twice: {sorted(doubled)}")
        phrases.update(loaded)
    return phrases


def has_phrase(phrase_id: str) -> bool:
    """Tell whether there is a phrase of this id."""
    return phrase_id in _all_phrases()


@cache
def phrase(phrase_id: str, tone_marks: str) -> Wording:
    """Return the phrase in the office's tone-mark style (``keep``, ``old``, ``new``), with itself as its source."""
    return Wording.of(in_tone_style(_all_phrases()[phrase_id], tone_marks), ("phrase", phrase_id))


def in_tone_style(text: str, tone_marks: str | None) -> str:
    """Return official words in the office's tone-mark style; as they are for ``keep`` or None."""
    style = _STYLES.get(tone_marks or "")
    return place_tones(text, style) if style else text
