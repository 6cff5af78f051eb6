"""The visible text of one paragraph: runs with their looks, whatever elements they are wrapped in."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from danvan_reports.formats.facts.model import Run
from danvan_reports.formats.facts.places import strokes, text_boxes
from danvan_reports.formats.facts.properties import run_layer
from danvan_reports.formats.facts.wordml import MC, W, alternative, child_of, normalise, value
from danvan_reports.records import dataclass, field

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from danvan_reports.formats.facts.model import Look, Place, Section
    from danvan_reports.formats.facts.stylesheet import StyleSheet

_WRAPPERS = frozenset(
    W + name for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir")
)
_LETTERS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "sym": "•"}
_FIELD_MARKS = frozenset({W + "fldChar", W + "instrText"})
_DRAWINGS = frozenset({W + "drawing", W + "pict"})


@dataclass(slots=True)
class _Field:
    look: Look
    code: str = ""
    showing: bool = False


@dataclass(slots=True)
class RunReader:
    """Collects what a paragraph holds; ``read`` it once, then take the lists."""

    styles: StyleSheet
    section: Section
    table_style: str | None
    paragraph_style: str | None
    runs: list[Run] = field(default_factory=list)
    boxes: list[tuple[Place, Element]] = field(default_factory=list)
    fields: list[tuple[str, Look]] = field(default_factory=list)
    strokes: list[float | None] = field(default_factory=list)
    drawings: int = 0
    composed: bool = True
    hidden: bool = False
    starts_page: bool = False
    ends_page: bool = False
    _open: list[_Field] = field(default_factory=list)
    _broken: bool = False
    _elements: dict[Element, int] = field(default_factory=dict)

    def read(self, paragraph: Element) -> None:
        """Read the runs of ``paragraph``, leaving out what tracked changes have deleted."""
        self._elements = {run: count for count, run in enumerate(paragraph.iter(W + "r"))}
        self._walk(paragraph)
        self.ends_page = self._broken

    def _walk(self, parent: Element) -> None:
        for child in parent:
            if child.tag == W + "r":
                self._run(child)
            elif child.tag == W + "fldSimple":
                self._simple_field(child)
            elif child.tag == MC + "AlternateContent":
                self._walk(alternative(child))
            elif child.tag in _WRAPPERS:
                self._walk(child)

    def _simple_field(self, element: Element) -> None:
        before = len(self.runs)
        self._walk(element)
        shown = self.runs[before:]
        look = shown[0].look if shown else self._look(None)[0]
        self.fields.append((element.get(W + "instr", "").strip(), look))

    def _look(self, properties: Element | None) -> tuple[Look, bool, bool]:
        layer = run_layer(properties, self.styles.theme)
        character = value(properties, "rStyle")
        return self.styles.look(layer, (self.table_style, self.paragraph_style, character))

    def _run(self, element: Element) -> None:
        look, capitals, hidden = self._look(child_of(element, "rPr"))
        pieces: list[str] = []
        for child in element:
            self._piece(child, pieces, look)
        raw = "".join(pieces)
        if not raw:
            return
        if hidden:
            self.hidden = self.hidden or bool(raw.strip())
            return
        self.composed = self.composed and unicodedata.is_normalized("NFC", raw)
        text = normalise(raw)
        self.runs.append(Run(text.upper() if capitals else text, look, self._elements[element]))

    def _piece(self, child: Element, pieces: list[str], look: Look) -> None:
        if child.tag == W + "t":
            if child.text and all(opened.showing for opened in self._open):
                self._after_break(pieces)
                pieces.append(child.text)
        elif child.tag in _LETTERS:
            pieces.append(_LETTERS[child.tag])
        elif child.tag == W + "br":
            self._break(child, pieces)
        elif child.tag in _FIELD_MARKS:
            self._field_mark(child, look)
        elif child.tag in _DRAWINGS:
            self._drawing(child)
        elif child.tag == MC + "AlternateContent":
            for inner in alternative(child):
                self._piece(inner, pieces, look)

    def _after_break(self, pieces: list[str]) -> None:
        if self._broken:
            written = any(map(str.strip, pieces)) or any(run.text.strip() for run in self.runs)
            self.starts_page = self.starts_page or not written
            self._broken = False

    def _break(self, element: Element, pieces: list[str]) -> None:
        if element.get(W + "type") in {"page", "column"}:
            self._broken = True
        else:
            pieces.append("\n")

    def _field_mark(self, element: Element, look: Look) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(_Field(look))
        elif not self._open:
            return
        elif element.tag == W + "instrText":
            self._open[-1].code += element.text or ""
            self._open[-1].look = look
        elif kind == "separate":
            self._open[-1].showing = True
        elif kind == "end":
            closed = self._open.pop()
            self.fields.append((closed.code.strip(), closed.look))

    def _drawing(self, element: Element) -> None:
        self.drawings += 1
        self.strokes.extend(strokes(element))
        self.boxes.extend(text_boxes(element, self.section))
