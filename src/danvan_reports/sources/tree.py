"""The tree every input is read into, whatever its file format: text as typed, each piece with its place."""

from __future__ import annotations

from typing import TypeAlias

from danvan_reports.records import dataclass

_MISSING_TEXTS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch of text that a node was written in, or the cell of a workbook.

    Lines and columns count from 1; columns count characters of the text after NFC. The end is exclusive: it
    is the place of the first character after the node. In a workbook ``sheet`` and ``cell`` (``C5``) name the
    cell, and line and column are its row and column.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value or key, as text: nothing is read into it, so ``07``, ``4.646`` and ``no`` stay as typed."""

    text: str
    quoted: bool
    place: Place

    @property
    def is_missing(self) -> bool:
        """Tell whether nothing was given: left empty, or a plain null word; ``''`` is a given, empty text."""
        return not self.quoted and self.text in _MISSING_TEXTS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, in the order typed."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order typed; no two keys have the same text."""

    entries: tuple[Entry, ...]
    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping
