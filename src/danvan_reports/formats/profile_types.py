"""The types of a format profile: the page, the text, numbers, dates and signatures.

Lengths are in the unit that a field's name ends in; ``source`` says how well a node is known and which clause
states it.
"""

from __future__ import annotations

import re  # noqa: TC003 (the profile reader evaluates these annotations)
from collections.abc import Mapping  # noqa: TC003
from datetime import date  # noqa: TC003
from typing import Literal

from danvan_reports.formats.profile_components import Component, Confidence, Range, Source  # noqa: TC001
from danvan_reports.records import dataclass, field

Regime = Literal["party", "state"]


@dataclass(frozen=True, slots=True)
class Font:
    """The one typeface of a document; ``color`` is RRGGBB."""

    name: str
    color: str
    source: Source


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet, upright."""

    width_mm: float
    height_mm: float
    source: Source


@dataclass(frozen=True, slots=True)
class Margins:
    """The distances from the text to the edges of the sheet."""

    top_mm: Range
    bottom_mm: Range
    left_mm: Range
    right_mm: Range
    tolerance_mm: float
    source: Source


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Where the page number stands; its type is the component ``page_number``.

    ``from_top_edge_mm`` is None where it only has to stand in the top margin.
    """

    align: str
    on_first_page: bool
    annex_restarts: bool
    source: Source
    from_top_edge_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet with its margins; ``back_margins`` are those of the back of a sheet printed on both sides."""

    paper: Paper
    margins: Margins
    number: PageNumber
    back_margins: Margins | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A length of the text with its source."""

    range: Range
    source: Source
    tolerance: float = 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """The alignment of the text."""

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class LineSpacing:
    """``rule`` "exact": points; "multiple": lines."""

    rule: Literal["exact", "multiple"]
    range: Range
    source: Source


@dataclass(frozen=True, slots=True)
class EndMark:
    """What closes the text, and the marks that are known wrong."""

    value: str
    wrong: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Body:
    """How the paragraphs of the text are set; their type is the component ``body``."""

    alignment: Alignment
    first_line_indent_mm: Measure
    paragraph_gap_pt: Measure
    line_spacing: LineSpacing
    end_mark: EndMark


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A tên loại in capitals and its symbols; the first is the one to write, the others are accepted."""

    id: str
    name: str
    symbols: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number and symbol are written. The patterns match NFC text whose NBSP are spaces.

    ``form`` has the fields ``{ordinal}``, ``{type}`` and ``{body}``; ordinals below ``pad_below`` have a
    leading 0. ``letter_*`` are for công văn where its form is another one.
    """

    form: str
    pattern: re.Pattern[str]
    draft_pattern: re.Pattern[str]
    pad_below: int
    series: str
    examples: tuple[str, ...]
    types: Mapping[str, DocumentType]
    source: Source
    letter_form: str | None = None
    letter_pattern: re.Pattern[str] | None = None
    letter_draft_pattern: re.Pattern[str] | None = None
    letter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateFormat:
    """How the place and date are written: days and months below the limits have a leading 0."""

    pattern: re.Pattern[str]
    pad_day_below: int
    pad_month_below: int
    source: Source


@dataclass(frozen=True, slots=True)
class Signing:
    """The prefixes of a signature by role (collective, deputy, order, ...), and those of the other regime."""

    prefixes: Mapping[str, str]
    wrong_prefixes: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Signers:
    """Who signs under what: bodies that sign collectively, posts under them, what a name may not carry."""

    minutes: Mapping[str, str]
    honorifics: tuple[str, ...]
    source: Source
    collective_bodies: tuple[str, ...] = ()
    collective_positions: tuple[str, ...] = ()
    bodies_without_position: tuple[str, ...] = ()
    concurrent_word: str | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """How annexes are numbered: "arabic" or "roman", from ``numbered_from`` annexes on."""

    numbering: Literal["arabic", "roman"]
    numbered_from: int
    source: Source


@dataclass(frozen=True, slots=True)
class TemplateLayout:
    """Widths and room that no clause states: the builder's choice."""

    header_columns_mm: tuple[float, float]
    signature_columns_mm: tuple[float, float]
    signature_room_lines: int


@dataclass(frozen=True, slots=True)
class BasisDocument:
    """A regulation that the profile stands on."""

    document: str
    date: date
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Profile:
    """One official format, for documents dated ``valid_from`` to ``valid_to`` (None: still in force)."""

    id: str
    regime: Regime
    title: str
    valid_from: date
    basis: tuple[BasisDocument, ...]
    font: Font
    page: Page
    body: Body
    components: Mapping[str, Component]
    number: NumberFormat
    dates: DateFormat
    signing: Signing
    signers: Signers
    annex: Annex
    layout: TemplateLayout
    valid_to: date | None = None
    size_sets: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def covers(self, issued: date) -> bool:
        """Tell whether a document dated ``issued`` falls under this profile."""
        return self.valid_from <= issued and (self.valid_to is None or issued <= self.valid_to)
