"""What the steps of reading hand to each other: a fault at a place, before it knows the name of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.records import dataclass, field
from danvan_reports.sources.tree import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_FAULTS = 500
"""How many faults of one file are told; who has more has another kind of file."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding of :mod:`danvan_reports.sources.codes` at a place of the text."""

    code: str
    place: Place
    parameters: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Place, ...] = ()


@dataclass(slots=True)
class Layout:
    """What a scan of the layout of a file found.

    ``faults`` stand whatever the library says, and mean that the structure cannot be trusted. ``suspects``
    explain why the library cannot read the text, and mean nothing when it can. ``bare`` are suspects for a text
    that is no mapping at all. ``lines`` are the lines for the library: white space that nobody can see, on lines
    that hold nothing or only a comment, is made plain.
    """

    lines: list[str]
    faults: list[Fault] = field(default_factory=list)
    suspects: list[Fault] = field(default_factory=list)
    bare: list[Fault] = field(default_factory=list)


def place_on_line(line: int, start: int, length: int = 1) -> Place:
    """Return the place of ``length`` characters of line ``line`` (from 1), from offset ``start`` (from 0)."""
    return Place(line, start + 1, line, start + 1 + length)


def shorten(text: str) -> str:
    """Return the text trimmed, cut after 60 characters, to be shown within a sentence."""
    text = text.strip()
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def quote(text: str) -> str:
    """Return the text as a clerk should type it so that YAML takes all of it as text (shortened)."""
    text = shorten(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def codepoint(character: str) -> str:
    """Return the name of a character that cannot be shown: ``U+200B``."""
    return f"U+{ord(character):04X}"
