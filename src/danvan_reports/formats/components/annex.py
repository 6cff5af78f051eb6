"""Annexes: their label, title and reference to the document they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.components.composition import Collected
    from danvan_reports.formats.components.lines import Line

_LONGEST_LABEL = 150
_LONGEST_HEAD = 10


def annex_starts(lines: Sequence[Line], first: int, *, signed: bool) -> list[int]:
    """Return where annexes begin: at a "Phụ lục" line that begins a page or stands below a signature."""
    return [number for number in range(first, len(lines)) if _is_label(lines[number], signed=signed)]


def _is_label(line: Line, *, signed: bool) -> bool:
    text = words.folded(line.text)
    if not words.ANNEX.fullmatch(text) or len(text) > _LONGEST_LABEL:
        return False
    alone = bool(words.ANNEX_LABEL.fullmatch(text))
    return (line.starts_page and (alone or line.centred)) or (signed and alone)


def read_annex(lines: Sequence[Line], found: Collected) -> None:
    """Sort the head of one annex into label, title, reference and dashes."""
    found.add("annex_label", lines[0])
    for line in lines[1:_LONGEST_HEAD]:
        text = words.folded(line.text)
        if words.ANNEX_REFERENCE.fullmatch(text):
            found.add("annex_reference", line)
        elif words.DASHES.fullmatch(text):
            found.add("annex_dashes", line)
            return
        elif not line.centred or line.paragraph.place.table is not None or found_reference(found, lines[0]):
            return
        else:
            found.add("annex_title", line)


def found_reference(found: Collected, label: Line) -> bool:
    """Tell whether the reference of the annex under ``label`` was already found."""
    return any(line.paragraph.number > label.paragraph.number for line in found.lines("annex_reference"))
