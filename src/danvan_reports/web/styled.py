"""A document drawn by the browser from the facts of its styles: for a machine without LibreOffice.

Fonts, sizes, weights, alignment, indents, spacing, tables and page breaks that the document states are its own; only
where a page is full is not known. Looks are classes of a style sheet of their own, since no style may stand in a page;
their lengths are parts of the width of the sheet, so that it fits wherever it stands.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from danvan_reports.formats.facts.model import LineRule, PlaceKind
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_reports.formats.facts.model import DocumentFacts, Look, Paragraph, Section

_MM_IN_POINT = 25.4 / 72
_SINGLE = 1.15
"""What one line of Times New Roman takes, in sizes."""
_NOT_A_NAME = re.compile(r"[^\w -]")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_RULED_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class StyledRun:
    """A stretch of text and the class of its look."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class StyledParagraph:
    """A paragraph: its number in the document, the class of its layout, its label and text."""

    number: int
    look: str
    label: str
    runs: tuple[StyledRun, ...]


@dataclass(frozen=True, slots=True)
class StyledTable:
    """A table: for each row its cells, each with the class of its width and its paragraphs; ``ruled`` has lines."""

    rows: tuple[tuple[tuple[str, tuple[StyledParagraph, ...]], ...], ...]
    ruled: bool


@dataclass(frozen=True, slots=True)
class StyledSheet:
    """A stretch of pages of one section, drawn as one sheet."""

    look: str
    blocks: tuple[StyledParagraph | StyledTable, ...]


@dataclass(frozen=True, slots=True)
class Styled:
    """A document to be drawn: its sheets, and the style sheet that their classes are defined in."""

    sheets: tuple[StyledSheet, ...]
    style: str


def styled(facts: DocumentFacts) -> Styled:
    """Return how the document is drawn."""
    looks = _Looks()
    sheets = tuple(looks.sheet(facts, group) for group in _sheets(facts.paragraphs))
    return Styled(sheets, looks.style())


def _sheets(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Cut a document where it says that a page begins."""
    sheet: list[Paragraph] = []
    for paragraph in paragraphs:
        begins = paragraph.layout.page_break_before or paragraph.starts_page
        if sheet and (begins or paragraph.section != sheet[-1].section):
            yield sheet
            sheet = []
        if not paragraph.hidden:
            sheet.append(paragraph)
    if sheet:
        yield sheet


class _Looks:
    """The classes in use: each look once."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def style(self) -> str:
        return "\n".join(f".styled .{name} {{ {rules} }}" for rules, name in self._names.items())

    def _name(self, rules: str) -> str:
        return self._names.setdefault(rules, f"k{len(self._names)}")

    def sheet(self, facts: DocumentFacts, paragraphs: Sequence[Paragraph]) -> StyledSheet:
        section = facts.sections[paragraphs[0].section]
        scale = _Scale(section)
        sides = (section.top_mm, section.right_mm, section.bottom_mm, section.left_mm)
        padding = " ".join(scale.mm(side) for side in sides)
        look = self._name(f"padding: {padding}; min-height: {scale.mm(section.height_mm)}")
        blocks: list[StyledParagraph | StyledTable] = []
        for table, group in groupby(paragraphs, _table):
            if table is None:
                blocks += [self.paragraph(each, scale) for each in group]
            else:
                blocks.append(self.table(list(group), scale))
        return StyledSheet(look, tuple(blocks))

    def table(self, paragraphs: Sequence[Paragraph], scale: _Scale) -> StyledTable:
        rows = []
        for _, row in groupby(paragraphs, lambda each: each.place.row):
            cells = []
            for _, cell in groupby(row, lambda each: each.place.column):
                inside = list(cell)
                width = inside[0].place.width_mm
                look = self._name(f"width: {scale.mm(width)}") if width else ""
                cells.append((look, tuple(self.paragraph(each, scale) for each in inside)))
            rows.append(tuple(cells))
        return StyledTable(tuple(rows), ruled=max(map(len, rows)) >= _RULED_COLUMNS)

    def paragraph(self, paragraph: Paragraph, scale: _Scale) -> StyledParagraph:
        layout = paragraph.layout
        multiple = layout.line_rule is LineRule.MULTIPLE
        margins = (
            scale.points(layout.before_pt),
            scale.mm(layout.right_mm),
            scale.points(layout.after_pt),
            scale.mm(layout.left_mm),
        )
        rules = [
            f"text-align: {layout.alignment.value}",
            f"margin: {' '.join(margins)}",
            f"text-indent: {scale.mm(layout.first_line_mm)}",
            f"line-height: {layout.line * _SINGLE:.3g}" if multiple else f"line-height: {scale.points(layout.line)}",
        ]
        rules += ["border-top: 1px solid"] if layout.rule_above else []
        rules += ["border-bottom: 1px solid"] if layout.rule_below else []
        runs = tuple(StyledRun(run.text, self._name(_run_rules(run.look, scale))) for run in paragraph.runs)
        return StyledParagraph(paragraph.number, self._name("; ".join(rules)), paragraph.label, runs)


class _Scale:
    """Lengths of a section as parts of the width of its sheet."""

    def __init__(self, section: Section) -> None:
        self._width_mm = section.width_mm

    def mm(self, length: float) -> str:
        return f"{length / self._width_mm * 100:.4g}cqw"

    def points(self, length: float) -> str:
        return self.mm(length * _MM_IN_POINT)


def _table(paragraph: Paragraph) -> int | None:
    return paragraph.place.table if paragraph.place.kind is PlaceKind.CELL else None


def _run_rules(look: Look, scale: _Scale) -> str:
    """Return the rules of a look; names come from any file, so nothing but letters is taken of them."""
    family = _NOT_A_NAME.sub("", look.other_font or look.ascii_font)
    colour = look.colour if _COLOUR.fullmatch(look.colour) else "000000"
    rules = [
        f'font-family: "{family}", "Times New Roman", "Tinos", "Liberation Serif", serif',
        f"font-size: {scale.points(look.size_pt)}",
        f"font-weight: {'bold' if look.bold else 'normal'}",
        f"font-style: {'italic' if look.italic else 'normal'}",
        f"color: #{colour}",
    ]
    rules += ["text-decoration: underline"] if look.underline else []
    return "; ".join(rules)
