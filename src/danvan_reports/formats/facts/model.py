"""The facts of a document as plain values: what a reader of the page sees, whatever markup produced it.

Lengths are millimetres, sizes and gaps points; horizontal places are measured from the left edge of the text
area.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from danvan_reports.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASCII = re.compile(r"[\x00-\x7f]")


class Alignment(Enum):
    """How the lines of a paragraph stand between its indents."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class LineRule(Enum):
    """What the number of a line spacing means: lines, or points that are fixed or a floor."""

    MULTIPLE = "multiple"
    EXACT = "exact"
    AT_LEAST = "at_least"


class PlaceKind(Enum):
    """Where a paragraph stands."""

    FLOW = "flow"
    CELL = "cell"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Look:
    """The effective look of a run. ``colour`` is six hexadecimal digits; automatic is black."""

    ascii_font: str
    other_font: str
    size_pt: float
    bold: bool
    italic: bool
    underline: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of visible text with one look. ``element`` is its place among the paragraph's ``w:r``."""

    text: str
    look: Look
    element: int

    @property
    def fonts(self) -> tuple[str, ...]:
        """The fonts that draw its letters: Word takes one for ASCII and another for all other letters."""
        drawn = "".join(self.text.split())
        fonts = [self.look.ascii_font] if _ASCII.search(drawn) else []
        if not drawn.isascii() and self.look.other_font not in fonts:
            fonts.append(self.look.other_font)
        return tuple(fonts)


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop of a paragraph."""

    position_mm: float
    kind: str


_DEFAULT_TAB_MM = 12.7
_SAME_PLACE_MM = 0.1


@dataclass(frozen=True, slots=True)
class Layout:
    """The effective layout of a paragraph. ``line`` is in lines or points, as ``line_rule`` says."""

    alignment: Alignment
    left_mm: float
    right_mm: float
    first_line_mm: float
    before_pt: float
    after_pt: float
    line_rule: LineRule
    line: float
    contextual_spacing: bool
    rule_above: bool
    rule_below: bool
    page_break_before: bool
    outline_level: int | None
    tab_stops: tuple[TabStop, ...]

    def tab_stop_after(self, at_mm: float) -> TabStop:
        """Return where a tab typed at ``at_mm`` leads: to the next stop of the paragraph, else of every page."""
        beyond = at_mm + _SAME_PLACE_MM
        default = TabStop((beyond // _DEFAULT_TAB_MM + 1) * _DEFAULT_TAB_MM, "left")
        return next((stop for stop in self.tab_stops if stop.position_mm > beyond), default)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph's text can stand: the text area, a table cell, or a box that floats.

    ``table`` counts the outermost tables of the part from 0; ``top_mm`` is the distance of a box from the top
    edge of the page and ``from_bottom_mm`` from the bottom edge, where the file says it.
    """

    kind: PlaceKind
    left_mm: float = 0.0
    width_mm: float | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    top_mm: float | None = None
    from_bottom_mm: float | None = None
    text_box: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is seen. ``number`` counts every ``w:p`` of its part from 1, as Location does.

    ``label`` is the number or mark an automatic list puts before it. ``fields`` are the codes of its fields
    with the look of what they show. ``composed`` tells whether its letters are stored as NFC. ``strokes`` are
    the widths in millimetres of the lines drawn from it (None where the file does not say). ``kin`` is the same for
    paragraphs that differ in their texts alone, where that is known.
    """

    number: int
    part: str
    runs: tuple[Run, ...]
    text: str
    label: str
    style: str | None
    style_name: str | None
    layout: Layout
    place: Place
    section: int
    starts_page: bool = False
    composed: bool = True
    hidden: bool = False
    fields: tuple[tuple[str, Look], ...] = ()
    strokes: tuple[float | None, ...] = ()
    kin: object = field(default=None, repr=False, compare=False)

    @property
    def shown(self) -> str:
        """The text with the label of its automatic list, as the page shows it."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Header:
    """A header or footer: its paragraphs."""

    part: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of pages. ``headers`` and ``footers`` are by type: "default", "first", "even"."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float
    footer_mm: float
    title_page: bool
    restart: int | None
    numerals: str | None
    continuous: bool
    headers: Mapping[str, Header] = field(default_factory=dict)
    footers: Mapping[str, Header] = field(default_factory=dict)

    @property
    def text_width_mm(self) -> float:
        """The width of the text area."""
        return max(self.width_mm - self.left_mm - self.right_mm, 1.0)

    @property
    def landscape(self) -> bool:
        """Whether the page lies on its long side."""
        return self.width_mm > self.height_mm


@dataclass(frozen=True, slots=True)
class Hygiene:
    """What a file carries besides its text and should not carry when it is sent."""

    tracked_changes: int = 0
    comments: int = 0
    creator: str = ""
    last_modified_by: str = ""
    active: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All facts of one document. ``mirrored`` is mirror margins; ``even_and_odd`` two sets of headers.

    ``part`` is the name of the main part, which the paragraphs stand in.
    """

    part: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    mirrored: bool
    even_and_odd: bool
    hygiene: Hygiene

    def all_paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the main part, then those of every header and footer."""
        margins = {each.part: each.paragraphs for each in self._margins()}
        return (*self.paragraphs, *(paragraph for paragraphs in margins.values() for paragraph in paragraphs))

    def paragraphs_of(self, part: str) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the main part, or of one of the headers and footers."""
        if part == self.part:
            return self.paragraphs
        return next((each.paragraphs for each in self._margins() if each.part == part), ())

    def _margins(self) -> list[Header]:
        return [each for part in self.sections for each in (*part.headers.values(), *part.footers.values())]
