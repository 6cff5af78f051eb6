"""One input after reading: its text, its tree, and everything that is wrong with it as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, Location
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from danvan_reports.sources.tree import Mapping, Place


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """An input read into a tree.

    ``text`` is what was parsed: after NFC, lines ended by line feeds, characters that no document can hold
    replaced by ``�``; ``lines`` is the same text split. ``root`` is None when what the lines say together
    cannot be trusted; ``diagnostics``, in the order of the text, then hold at least one error.
    """

    name: str | None
    text: str
    lines: tuple[str, ...]
    root: Mapping | None
    diagnostics: tuple[Diagnostic, ...]

    def location(self, place: Place) -> Location:
        """Return where ``place`` is for a person: its start, and how much of that line it covers."""
        return locate(place, self.lines, self.name)


def locate(place: Place, lines: tuple[str, ...], name: str | None) -> Location:
    """Return the location of ``place`` in ``lines``; a place behind the text is moved to its end."""
    if place.sheet:
        return Location(file=name, sheet=place.sheet, cell=place.cell or None)
    number = min(place.line, len(lines))
    excerpt = lines[number - 1]
    column = min(place.column, len(excerpt) + 1) if number == place.line else len(excerpt) + 1
    end = place.end_column if place.end_line == number else len(excerpt) + 1
    length = max(1, min(end, len(excerpt) + 1) - column)
    return Location(file=name, line=number, column=column, length=length, excerpt=excerpt)
