"""Refusals as a table: what a text looks like, the reason it is refused for, and what to write instead.

A repair only changes how a value is written, never which value it is; where two could be meant, there is
none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from danvan_reports.vi.errors import ValueFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from danvan_reports.vi.errors import Reason


class FaultRule(NamedTuple):
    """One row of such a table; ``repair`` makes the whole text to write instead out of the match.

    ``pattern`` is matched whatever the case, and compiled when the first text is refused: most runs refuse none.
    """

    pattern: str
    reason: Reason
    repair: Callable[[re.Match[str]], str] | None = None


def first_fault(text: str, rules: Iterable[FaultRule]) -> ValueFault | None:
    """Return the fault of the first rule whose pattern is all of ``text``, or None when no rule speaks."""
    for pattern, reason, repair in rules:
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            return ValueFault(reason, text, repair(match) if repair else None)
    return None
