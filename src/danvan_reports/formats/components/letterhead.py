"""The head of page 1: title, bodies, star, number, place and date, marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.components.lines import Middle
from danvan_reports.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from danvan_reports.formats.components.composition import Collected
    from danvan_reports.formats.components.lines import Line

_WIDE_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_LONGEST_NUMBER = 60
_BY_TEXT = {
    words.PARTY_TITLE: "party_title",
    words.NATIONAL_TITLE: "quoc_hieu",
    words.NATIONAL_MOTTO: "tieu_ngu",
    **dict.fromkeys(words.URGENCIES, "urgency"),
    **dict.fromkeys(words.CIRCULATIONS, "circulation"),
}
_BY_PATTERN = (
    (words.STAR, "star"),
    (words.DASHES, "typed_rule"),
    (words.SECRECY, "secrecy"),
    (words.PLACE_DATE, "place_date"),
    (words.DRAFT, "draft_mark"),
)


def read_letterhead(lines: Sequence[Line], found: Collected) -> None:
    """Sort the lines above the tên loại (or above "Kính gửi") into the components of the letterhead."""
    names: list[Line] = []
    for line in (piece for typed in lines for piece in _apart(typed)):
        component = _by_words(line)
        if component is not None:
            found.add(component, line)
        elif line.on_left and found.has("number"):
            if found.has("abstract_cong_van"):
                found.add("abstract_cong_van", line)
        elif line.on_left and not found.has("star"):
            names.append(line)
    _add_names(names, found)


def _apart(line: Line) -> Iterator[Line]:
    """Part a line in which only spaces keep the left half of a letterhead from the right half."""
    gap = _WIDE_GAP.search(line.raw)
    if gap is not None:
        left, right = line.cut(0, gap.start()), line.cut(gap.end())
        if _by_words(right) in {"party_title", "quoc_hieu", "tieu_ngu", "place_date"}:
            yield replace(left, place=Middle(lambda: 0.25))
            yield replace(right, place=Middle(lambda: 0.75))
            return
    yield line


def _by_words(line: Line) -> str | None:
    text = words.folded(line.text)
    spoken = words.letters(line.text)
    if spoken in _BY_TEXT:
        return _BY_TEXT[spoken]
    for pattern, component in _BY_PATTERN:
        if pattern.fullmatch(text):
            return component
    if len(text) <= _LONGEST_NUMBER and words.NUMBER.fullmatch(text):
        return "number"
    return "abstract_cong_van" if words.LETTER_ABSTRACT.match(text) else None


def _add_names(lines: Sequence[Line], found: Collected) -> None:
    """Tell the superior body's name from the issuer's.

    Where a lighter name stands above a bolder one, that parts them; else each line that begins like the
    name of a body begins a new one, and the last is the issuer's.
    """
    weights = [line.bold for line in lines]
    first_bold = weights.index(True) if True in weights else 0
    if first_bold > 0 and all(weights[first_bold:]):
        found.add("parent_org", *lines[:first_bold])
        found.add("org", *lines[first_bold:])
        return
    names: list[list[Line]] = []
    for line in lines:
        begins = words.starts_with_any(words.letters(line.text), words.BODIES)
        if names and not begins:
            names[-1].append(line)
        else:
            names.append([line])
    for name in names[:-1]:
        found.add("parent_org", *name)
    for name in names[-1:]:
        found.add("org", *name)


def read_page_marks(lines: Iterable[Line], found: Collected) -> None:
    """Find the marks that offices put into the header or footer of a page instead of its text."""
    for line in lines:
        spoken = words.letters(line.text)
        if spoken in words.CIRCULATIONS:
            found.add("circulation", line)
        elif spoken == words.NO_MASS_MEDIA:
            found.add("no_mass_media", line)
        elif words.CONTACT.search(words.folded(line.text)):
            found.add("contact", line)
