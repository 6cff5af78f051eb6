"""Regular expressions that are compiled when they are first used.

A run that makes one document uses half of those the program has; compiling the others was a twentieth of its time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["lazy_pattern"]

_METHODS = ("search", "match", "fullmatch", "sub", "subn", "finditer", "findall", "split", "groupindex")


class _LazyPattern:
    """Stands in for a ``re.Pattern``; after the first use its methods are those of the compiled one themselves."""

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(text: str, flags: int = 0) -> Pattern[str]:
    """Return what ``re.compile`` returns for a pattern of text, compiled when first used.

    A pattern that is wrong is found wrong only then; a test compiles them all.
    """
    return cast("Pattern[str]", _LazyPattern(text, flags))
