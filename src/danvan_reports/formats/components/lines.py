"""Lines: the pieces of text that tabs and line breaks part, each with the place where its middle stands.

Why: a letterhead typed with a table, with tabs, or in text boxes reads the same; so components are looked for
among lines, not among paragraphs.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.facts.model import Alignment, PlaceKind
from danvan_reports.formats.facts.width import runs_width_mm
from danvan_reports.records import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from danvan_reports.formats.facts.model import DocumentFacts, Paragraph, Run, Section

_LEFT_HALF = 0.45
_RIGHT_HALF = 0.55


class Middle:
    """Where the middle of a line stands across the text area (0 to 1): measured when it is first asked for."""

    __slots__ = ("_at", "_measure")

    def __init__(self, measure: Callable[[], float]) -> None:
        """Take what measures it."""
        self._measure = measure
        self._at: float | None = None

    @property
    def at(self) -> float:
        """The place."""
        if self._at is None:
            self._at = self._measure()
        return self._at


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    ``text`` starts with the label of an automatic list. ``whole`` tells that it is all the text of its
    paragraph, ``starts_page`` that a page was begun for it.
    """

    text: str
    runs: tuple[Run, ...]
    paragraph: Paragraph
    place: Middle
    whole: bool
    starts_page: bool = False

    @property
    def middle(self) -> float:
        """Where its middle stands across the text area (0 to 1)."""
        return self.place.at

    @property
    def on_left(self) -> bool:
        """Whether it stands in the left half of the page."""
        return self.middle < _LEFT_HALF

    @property
    def on_right(self) -> bool:
        """Whether it stands in the right half of the page."""
        return self.middle > _RIGHT_HALF

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of the page."""
        return not (self.on_left or self.on_right)

    @property
    def inked(self) -> tuple[Run, ...]:
        """The runs that hold letters or digits; the look of a space or a lone comma shows nothing."""
        return tuple(run for run in self.runs if any(map(str.isalnum, run.text))) or self.runs

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(run.look.bold for run in self.inked)

    def cut(self, start: int, end: int | None = None) -> Line:
        """Return a part of the line, by positions in the text of its runs."""
        runs = tuple(_cut_runs(self.runs, start, len(self.raw) if end is None else end))
        text = "".join(run.text for run in runs).strip()
        return replace(self, runs=runs, text=text, whole=False)

    @property
    def raw(self) -> str:
        """The text of its runs, spaces at the ends included, label of a list not."""
        return "".join(run.text for run in self.runs)


def _cut_runs(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    offset = 0
    for run in runs:
        first, last = max(start - offset, 0), min(end - offset, len(run.text))
        if first < last:
            yield replace(run, text=run.text[first:last])
        offset += len(run.text)


def opening_lines(facts: DocumentFacts, most: int | None = None) -> list[Line]:
    """Return the lines of the text (of its ``most`` first paragraphs), those of a letterhead in the header before them.

    Some offices type the letterhead into the header of the first page; a header without
    a title, place and date is none.
    """
    lines = lines_of(facts.paragraphs[:most], facts.sections)
    first = facts.sections[0]
    header = first.headers.get("first" if first.title_page else "default")
    above = lines_of(header.paragraphs, facts.sections) if header else []
    return [*above, *lines] if any(map(_is_of_letterhead, above)) else lines


def _is_of_letterhead(line: Line) -> bool:
    spoken = words.letters(line.text)
    titled = words.PARTY_TITLE in spoken or words.NATIONAL_TITLE in spoken
    return titled or bool(words.PLACE_DATE.fullmatch(words.folded(line.text)))


def lines_of(paragraphs: Iterable[Paragraph], sections: Sequence[Section]) -> list[Line]:
    """Return the lines that hold text, in the order of the document."""
    lines: list[Line] = []
    new_page = False
    for paragraph in paragraphs:
        new_page = new_page or paragraph.starts_page
        text = paragraph.text
        if not text or text.isspace():
            continue
        section = sections[paragraph.section]
        found = _pieces_of(paragraph, section) if "\t" in text or "\n" in text else [whole_line(paragraph, section)]
        if new_page:
            found[0] = replace(found[0], starts_page=True)
            new_page = False
        lines += found
    return lines


def whole_line(paragraph: Paragraph, section: Section) -> Line:
    """Return a whole paragraph of running text as one line."""
    place = Middle(partial(_middle_of_whole, paragraph, section))
    return Line(paragraph.shown.strip(), paragraph.runs, paragraph, place, whole=True)


def _middle_of_whole(paragraph: Paragraph, section: Section) -> float:
    middle = _middle(paragraph, section, paragraph.runs)
    blanks = len(paragraph.text) - len(paragraph.text.lstrip())
    if blanks and runs_width_mm(paragraph.runs) < available_mm(paragraph, section):
        # Some push a signature to the right with the space bar.
        pushed = runs_width_mm(_cut_runs(paragraph.runs, 0, blanks)) / 2
        middle = min(middle + _fraction(pushed, section), 1.0)
    return middle


def available_mm(paragraph: Paragraph, section: Section) -> float:
    """Return the width in which the lines of a paragraph are set."""
    width = paragraph.place.width_mm
    room = section.text_width_mm if width is None else width
    return max(room - paragraph.layout.left_mm - paragraph.layout.right_mm, 1.0)


def _pieces_of(paragraph: Paragraph, section: Section) -> list[Line]:
    """Return the pieces that tabs and breaks part, each as a line."""
    lines: list[Line] = []
    written = [piece for piece in _pieces(paragraph) if any(run.text.strip() for run in piece[1])]
    for tabs, runs in written:
        text = "".join(run.text for run in runs).strip()
        label = f"{paragraph.label} " if paragraph.label and not lines else ""
        place = Middle(partial(_middle_of_piece, paragraph, section, runs, tabs))
        lines.append(Line(label + text, runs, paragraph, place, whole=len(written) == 1))
    return lines


def _middle_of_piece(paragraph: Paragraph, section: Section, runs: Sequence[Run], tabs: Sequence[float]) -> float:
    return _tabbed(paragraph, section, runs_width_mm(runs), tabs) if tabs else _middle(paragraph, section, runs)


def _pieces(paragraph: Paragraph) -> Iterator[tuple[list[float], tuple[Run, ...]]]:
    """Yield each piece between tabs and breaks, with the widths of the texts that came before its tabs."""
    before: list[float] = []
    runs: list[Run] = []
    for run in paragraph.runs:
        start = 0
        for position, character in enumerate(run.text):
            if character not in "\t\n":
                continue
            runs.append(replace(run, text=run.text[start:position]))
            start = position + 1
            yield list(before), tuple(piece for piece in runs if piece.text)
            before = [*before, runs_width_mm(runs)] if character == "\t" else []
            runs = []
        if start < len(run.text):
            runs.append(replace(run, text=run.text[start:]))
    yield before, tuple(runs)


def _middle(paragraph: Paragraph, section: Section, runs: Iterable[Run]) -> float:
    layout = paragraph.layout
    left = paragraph.place.left_mm + layout.left_mm
    room = available_mm(paragraph, section)
    if layout.alignment is Alignment.CENTER:
        return _fraction(left + room / 2, section)
    width = min(runs_width_mm(runs), room)
    if layout.alignment is Alignment.RIGHT:
        return _fraction(left + room - width / 2, section)
    return _fraction(left + min(layout.first_line_mm + width / 2, room / 2), section)


def _tabbed(paragraph: Paragraph, section: Section, width_mm: float, before: Sequence[float]) -> float:
    at = paragraph.layout.left_mm + paragraph.layout.first_line_mm
    kind = "left"
    for text_mm in before:
        after_text = at + (text_mm if kind == "left" else text_mm / 2 if kind == "center" else 0.0)
        stop = paragraph.layout.tab_stop_after(after_text)
        kind, at = stop.kind, stop.position_mm
    middle = at + {"center": 0.0, "right": -width_mm / 2, "end": -width_mm / 2}.get(kind, width_mm / 2)
    return _fraction(paragraph.place.left_mm + middle, section)


def _fraction(at_mm: float, section: Section) -> float:
    return min(max(at_mm / section.text_width_mm, 0.0), 1.0)


def same_column(one: Paragraph, other: Paragraph) -> bool:
    """Tell whether two paragraphs stand in one column of a table, in one box, or both in neither."""
    first, second = one.place, other.place
    if first.kind is PlaceKind.BOX and first.left_mm != second.left_mm:
        return False
    return (first.kind, first.table, first.column) == (second.kind, second.table, second.column)


def same_cell(one: Line, other: Line) -> bool:
    """Tell whether two lines stand in the same cell of a table."""
    first, second = one.paragraph.place, other.paragraph.place
    both_in_cells = first.kind is PlaceKind.CELL and second.kind is PlaceKind.CELL
    return both_in_cells and (first.table, first.row, first.column) == (
        second.table,
        second.row,
        second.column,
    )
