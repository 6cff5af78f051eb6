"""How near two texts are to saying the same: by the words they share, whatever their capitals and marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from danvan_reports.vi.tone import fold_tones

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

NEAR: Final = 0.8
"""The share of words that two texts must have in common to be held for one."""

_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` without what does not tell texts apart: capitals, marks, tone placement."""
    return _WORD.findall(fold_tones(text).casefold())


def are_alike(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Tell whether two sets of words are nearly the same (``NEAR`` of all their words)."""
    return len(one & other) >= NEAR * len(one | other)
