"""Look fast for where a pattern may be found: most texts hold nothing of what most rules look for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BREAK = "\0"
_NOT_ITSELF = re.compile(r"\\(?:[xuU][0-9a-fA-F]+|\d+|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$]")
"""What stands for something else than itself: escapes, classes, any character, ends."""
_GROUP = re.compile(r"\([^()]*\)")
_MAY_BE_MISSING = re.compile(r".(?:[*?]|\{[^{}]*\})\??")
_REPEATED = re.compile(r"(?<=.)\+\+?")
_FLAGS = re.compile(r"\(\?[a-zA-Z]+[):]")
_LEFT_BOUND = re.compile(r"\A(?:\\b|\(\?<[!=][^()]*\))+")


@cache
def finder_of(pattern: re.Pattern[str]) -> Callable[[str, int], int]:
    """Return what finds a place near which ``pattern`` may match, from a position of a text on; -1 where it cannot.

    It looks for the words that every match holds, else for the pattern without what it asks of the left of a match.
    Both are found many times as fast as most patterns: of both the library knows what they begin with.
    """
    words = words_needed(pattern)
    if words:
        return lambda text, start: text.find(words, start)
    search = re.compile(_LEFT_BOUND.sub("", pattern.pattern), pattern.flags).search
    return lambda text, start: match.start() if (match := search(text, start)) else -1


def words_needed(pattern: re.Pattern[str]) -> str:
    """Return the longest piece of text that every match of ``pattern`` holds; empty where none of two letters is known.

    It is read from the pattern itself, of which only what stands in no group is understood.
    """
    if pattern.flags & (re.IGNORECASE | re.VERBOSE) or _FLAGS.match(pattern.pattern):
        return ""
    left = _NOT_ITSELF.sub(_BREAK, pattern.pattern)
    while "(" in left:
        left = _GROUP.sub(_BREAK, left)
    if "|" in left:
        return ""
    left = _REPEATED.sub(_BREAK, _MAY_BE_MISSING.sub(_BREAK, left))
    longest = max(left.split(_BREAK), key=len)
    return longest if len(longest) > 1 else ""
