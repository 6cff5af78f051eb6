"""The styles of a document: chains of styles, document defaults, table styles, and what they come to."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING

from danvan_reports.formats.facts.model import Alignment, Layout, LineRule, Look, TabStop
from danvan_reports.formats.facts.properties import (
    Layer,
    Theme,
    cover,
    effective_run,
    paragraph_layer,
    run_layer,
)
from danvan_reports.formats.facts.wordml import MM_PER_TWIP, W, child_of, parse_xml, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from danvan_reports.formats.facts.numbering import Numbering

_WORD_DEFAULT_FONT = "Times New Roman"
_WORD_DEFAULT_HALF_POINTS = 20
_LONGEST_CHAIN = 32
_LINE_RULES = {"exact": LineRule.EXACT, "atLeast": LineRule.AT_LEAST}
_ALIGNMENTS = {alignment.value: alignment for alignment in Alignment}


class StyleSheet:
    """``styles.xml`` with its theme and lists, asked for effective looks and layouts."""

    def __init__(self, data: bytes | None, theme: Theme, numbering: Numbering) -> None:
        """Read the styles; a document without the part has Word's own defaults."""
        root = parse_xml(data) if data is not None else None
        self.theme = theme
        self.numbering = numbering
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        for style in root.iterfind(W + "style") if root is not None else ():
            identity = style.get(W + "styleId", "")
            self._styles[identity] = style
            if style.get(W + "default") in {"1", "true", "on"}:
                self._default[style.get(W + "type", "")] = identity
        defaults = root.find(W + "docDefaults") if root is not None else None
        run_defaults = defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
        paragraph_defaults = defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
        self._run_defaults = run_layer(run_defaults, theme)
        self._paragraph_defaults = paragraph_layer(paragraph_defaults)
        # Most text has no formatting of its own: what its styles come to is worked out once.
        self._chain_run = cache(self._merge_runs)
        self._chain_paragraph = cache(self._merge_paragraphs)
        self._look_of_styles = cache(lambda styles: self._look({}, styles))
        self._layout_of_styles = cache(lambda *styles: self._layout({}, *styles))
        self.list_reference = cache(self._list_reference)
        self.name = cache(self._name)

    def for_another_document(self) -> StyleSheet:
        """Return the same styles, with lists that have not counted yet."""
        other = copy(self)
        other.numbering = self.numbering.restarted()
        return other

    def _name(self, identity: str | None) -> str | None:
        """Return the name Word shows for a style."""
        return value(self._styles.get(identity or ""), "name")

    def paragraph_style(self, identity: str | None) -> str | None:
        """Return the style a paragraph has: its own when the document knows it, else the default one."""
        return identity if identity in self._styles else self._default.get("paragraph")

    def table_cell_margins(self, identity: str | None) -> Element | None:
        """Return the nearest ``tblCellMar`` of a table style's chain."""
        margins = (style.find(f"{W}tblPr/{W}tblCellMar") for style in self._chain(identity or ""))
        return next((found for found in margins if found is not None), None)

    def _list_reference(self, identity: str | None) -> tuple[str | None, str | None]:
        """Return the list and level that a paragraph style's chain puts its paragraphs in."""
        number = level = None
        for style in self._chain(identity or ""):
            properties = style.find(f"{W}pPr/{W}numPr")
            number = number or value(properties, "numId")
            level = level or value(properties, "ilvl")
        return number, level

    def look(self, direct: Layer, styles: tuple[str | None, str | None, str | None]) -> tuple[Look, bool, bool]:
        """Return the effective look of a run, whether it is set in capitals, and whether it is hidden.

        ``styles`` are those of its table, paragraph and character.
        """
        return self._look(direct, styles) if direct else self._look_of_styles(styles)

    def _look(self, direct: Layer, styles: tuple[str | None, str | None, str | None]) -> tuple[Look, bool, bool]:
        levels = [self._chain_run(style) for style in styles if style]
        layer = effective_run(self._run_defaults, levels, direct)
        look = Look(
            ascii_font=layer.get("ascii", _WORD_DEFAULT_FONT),
            other_font=layer.get("hAnsi", _WORD_DEFAULT_FONT),
            size_pt=layer.get("sz", _WORD_DEFAULT_HALF_POINTS) / 2,
            bold=layer["b"],
            italic=layer["i"],
            underline=layer.get("u", False),
            colour=layer.get("color", "000000"),
        )
        return look, layer["caps"], layer["vanish"]

    def layout(self, direct: Layer, table_style: str | None, paragraph_style: str | None) -> Layout:
        """Return the effective layout of a paragraph; ``direct`` already holds the indents of its list."""
        if direct:
            return self._layout(direct, table_style, paragraph_style)
        return self._layout_of_styles(table_style, paragraph_style)

    def _layout(self, direct: Layer, table_style: str | None, paragraph_style: str | None) -> Layout:
        levels = [self._chain_paragraph(style) for style in (table_style, paragraph_style) if style]
        layer = cover([self._paragraph_defaults, *levels, direct])
        rule = _LINE_RULES.get(layer.get("rule", "auto"), LineRule.MULTIPLE)
        line = layer.get("line", 240.0) / (240 if rule is LineRule.MULTIPLE else 20)
        stops = sorted((at * MM_PER_TWIP, kind) for at, kind in layer.get("tabs", {}).items())
        return Layout(
            alignment=_ALIGNMENTS.get(layer.get("jc", "left"), Alignment.LEFT),
            left_mm=layer.get("left", 0.0) * MM_PER_TWIP,
            right_mm=layer.get("right", 0.0) * MM_PER_TWIP,
            first_line_mm=layer.get("first", 0.0) * MM_PER_TWIP,
            before_pt=layer.get("before", 0.0) / 20,
            after_pt=layer.get("after", 0.0) / 20,
            line_rule=rule,
            line=line,
            contextual_spacing=layer.get("contextual", False),
            rule_above=layer.get("border_top", False),
            rule_below=layer.get("border_bottom", False),
            page_break_before=layer.get("page_break", False),
            outline_level=layer.get("outline"),
            tab_stops=tuple(TabStop(at, kind) for at, kind in stops if kind != "clear"),
        )

    def _chain(self, identity: str) -> Iterator[Element]:
        """Yield a style and those it is based on, nearest first; a circle of styles is cut."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(identity)
            if style is None:
                return
            yield style
            identity = value(style, "basedOn") or ""

    def _merge_runs(self, identity: str) -> Layer:
        styles = reversed(list(self._chain(identity)))
        return cover(run_layer(child_of(style, "rPr"), self.theme) for style in styles)

    def _merge_paragraphs(self, identity: str) -> Layer:
        layers = []
        for style in reversed(list(self._chain(identity))):
            properties = child_of(style, "pPr")
            numbered = child_of(properties, "numPr")
            if numbered is not None:
                layers.append(self.numbering.indents(value(numbered, "numId"), value(numbered, "ilvl")))
            layers.append(paragraph_layer(properties))
        return cover(layers)
