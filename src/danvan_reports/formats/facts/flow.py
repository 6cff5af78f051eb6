"""The walk through one part: every paragraph in the order it is read, inside whatever it is wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.facts.model import Paragraph, Place, PlaceKind
from danvan_reports.formats.facts.places import cell_margin, frame_place, span, table_columns
from danvan_reports.formats.facts.properties import cover, paragraph_layer
from danvan_reports.formats.facts.text import RunReader
from danvan_reports.formats.facts.wordml import MC, W, alternative, child_of, children_of, normalise, value
from danvan_reports.records import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from danvan_reports.formats.facts.model import Section
    from danvan_reports.formats.facts.stylesheet import StyleSheet

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_DEFAULT_CELL_MARGIN_MM = 1.9


@dataclass(slots=True)
class _Context:
    """Where the walk stands; a copy is made for what is inside a table or a box."""

    place: Place
    available_mm: float
    table_style: str | None = None


@dataclass(slots=True)
class PartReader:
    """Reads the paragraphs of one part (the main text, a header) one after another."""

    part: str
    root: Element
    styles: StyleSheet
    sections: Sequence[Section]
    _numbers: dict[Element, int] = field(init=False)
    _section: int = field(default=0, init=False)
    _tables: int = field(default=-1, init=False)
    _broken: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Number every paragraph of the part, those in boxes and alternatives too."""
        self._numbers = {paragraph: count for count, paragraph in enumerate(self.root.iter(W + "p"), start=1)}

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph that shows; deleted ones and the fallbacks of boxes do not."""
        body = self.root.find(W + "body")
        start = _Context(Place(PlaceKind.FLOW), self._current().text_width_mm)
        yield from self._blocks(body if body is not None else self.root, start)

    def _current(self) -> Section:
        return self.sections[min(self._section, len(self.sections) - 1)]

    def _blocks(self, parent: Element, context: _Context) -> Iterator[Paragraph]:
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, context)
            elif child.tag == W + "tbl":
                yield from self._table(child, context)
            elif child.tag == MC + "AlternateContent":
                yield from self._blocks(alternative(child), context)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child, context)

    def _table(self, table: Element, context: _Context) -> Iterator[Paragraph]:
        if context.place.table is None:
            self._tables += 1
        properties = child_of(table, "tblPr")
        style = value(properties, "tblStyle")
        floor = _flow_width(context, self._current())
        edges = table_columns(table, floor)
        margins = [child_of(properties, "tblCellMar"), self.styles.table_cell_margins(style)]
        usual = {side: _first_margin(margins, side, _DEFAULT_CELL_MARGIN_MM) for side in ("left", "right")}
        for row_number, row in enumerate(_rows(table)):
            column = 0
            for cell in _cells(row):
                width = span(cell)
                left, right = (edges[min(edge, len(edges) - 1)] for edge in (column, column + width))
                own = [child_of(child_of(cell, "tcPr"), "tcMar")]
                left += _first_margin(own, "left", usual["left"])
                right -= _first_margin(own, "right", usual["right"])
                inner = context.place.table is not None
                place = replace(
                    context.place,
                    kind=PlaceKind.CELL,
                    left_mm=context.place.left_mm + left,
                    width_mm=max(right - left, 1.0),
                    table=context.place.table if inner else self._tables,
                    row=context.place.row if inner else row_number,
                    column=context.place.column if inner else column,
                )
                yield from self._blocks(cell, _Context(place, place.width_mm or floor, style))
                column += width

    def _paragraph(self, element: Element, context: _Context) -> Iterator[Paragraph]:
        properties = child_of(element, "pPr")
        stated = children_of(properties)
        named = stated.get("pStyle")
        style = self.styles.paragraph_style(None if named is None else named.get(W + "val"))
        reader = RunReader(self.styles, self._current(), context.table_style, style)
        reader.read(element)
        removed = child_of(stated.get("rPr"), "del") is not None
        if reader.runs or reader.fields or reader.drawings or not removed:
            yield self._built(element, stated, reader, context)
        if context.place.kind is not PlaceKind.BOX:
            self._broken = reader.ends_page
        for place, content in reader.boxes:
            yield from self._blocks(content, _Context(place, place.width_mm or self._current().text_width_mm))
        if "sectPr" in stated:
            self._section += 1
            self._broken = not self._current().continuous

    def _built(
        self, element: Element, stated: Mapping[str, Element], reader: RunReader, context: _Context
    ) -> Paragraph:
        style = reader.paragraph_style
        numbered = stated.get("numPr")
        inherited = self.styles.list_reference(style)
        number = value(numbered, "numId") or inherited[0]
        level = value(numbered, "ilvl") or inherited[1]
        indents = self.styles.numbering.indents(number, level) if numbered is not None else {}
        direct = cover([indents, paragraph_layer(stated.values())])
        layout = self.styles.layout(direct, context.table_style, style)
        text = "".join(run.text for run in reader.runs)
        frame = stated.get("framePr")
        place = frame_place(frame, self._current()) if frame is not None else context.place
        return Paragraph(
            number=self._numbers[element],
            part=self.part,
            runs=tuple(reader.runs),
            text=text,
            label=normalise(self.styles.numbering.next_label(number, level)) if text.strip() else "",
            style=style,
            style_name=self.styles.name(style),
            layout=layout,
            place=place,
            section=min(self._section, len(self.sections) - 1),
            starts_page=self._broken or reader.starts_page or layout.page_break_before,
            composed=reader.composed,
            hidden=reader.hidden,
            fields=tuple(reader.fields),
            strokes=tuple(reader.strokes),
        )


def _flow_width(context: _Context, section: Section) -> float:
    return section.text_width_mm if context.place.kind is PlaceKind.FLOW else context.available_mm


def _first_margin(margins: Sequence[Element | None], side: str, otherwise: float) -> float:
    found = (cell_margin(margin, side) for margin in margins if margin is not None)
    return next((margin for margin in found if margin is not None), otherwise)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            if child_of(child_of(child, "trPr"), "del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)
