"""Formatting as layers: each ``rPr`` and ``pPr`` becomes a dictionary, and nearer ones cover farther."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.formats.facts.wordml import A, W, child_of, flag, integer, is_on, parse_xml, twips, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from xml.etree.ElementTree import Element

Layer = dict[str, Any]
"""Property name -> value; a property that is not there is inherited."""

TOGGLES = ("b", "i", "caps", "vanish")
"""Properties that a second level of styles turns off again."""

_ALIGNMENTS = {"start": "left", "end": "right", "both": "justify", "distribute": "justify"}
_BLACK_THEME_COLOURS = frozenset({"text1", "dark1"})


class Theme:
    """The fonts a document's theme names as ``minorHAnsi``, ``majorHAnsi`` and so on."""

    def __init__(self, data: bytes | None) -> None:
        """Read ``theme1.xml``; a document without one has no theme fonts."""
        self._fonts: dict[tuple[str, str], str] = {}
        if data is None:
            return
        for weight in ("major", "minor"):
            for script in ("latin", "ea", "cs"):
                for found in parse_xml(data).iter(f"{A}{weight}Font"):
                    font = found.find(A + script)
                    if font is not None and font.get("typeface"):
                        self._fonts[weight, script] = font.get("typeface", "")

    def font(self, reference: str) -> str | None:
        """Return the font behind a reference such as ``minorHAnsi``; None when the theme does not say."""
        weight = "major" if reference.startswith("major") else "minor"
        script = {"EastAsia": "ea", "Bidi": "cs"}.get(reference[5:], "latin")
        return self._fonts.get((weight, script))


def run_layer(properties: Element | None, theme: Theme) -> Layer:
    """Return what an ``rPr`` says, and only that."""
    layer: Layer = {}
    if properties is None:
        return layer
    for name in TOGGLES:
        on = flag(properties, name)
        if on is not None:
            layer[name] = on
    size = integer(value(properties, "sz"))
    if size is not None:
        layer["sz"] = size
    underline = value(properties, "u")
    if underline is not None:
        layer["u"] = underline != "none"
    _add_fonts(layer, child_of(properties, "rFonts"), theme)
    _add_colour(layer, child_of(properties, "color"))
    return layer


def _add_fonts(layer: Layer, fonts: Element | None, theme: Theme) -> None:
    if fonts is None:
        return
    for slot in ("ascii", "hAnsi"):
        reference = fonts.get(f"{W}{slot}Theme")
        font = (theme.font(reference) if reference else None) or fonts.get(W + slot)
        if font:
            layer[slot] = font


def _add_colour(layer: Layer, colour: Element | None) -> None:
    if colour is None:
        return
    shaded = colour.get(W + "themeTint") or colour.get(W + "themeShade")
    if colour.get(W + "themeColor") in _BLACK_THEME_COLOURS and not shaded:
        layer["color"] = "000000"
    else:
        found = colour.get(W + "val", "auto")
        layer["color"] = "000000" if found == "auto" else found.upper()


def paragraph_layer(properties: Iterable[Element] | None) -> Layer:
    """Return what a ``pPr``, or its children alone, says, and only that; numbering is left to the caller."""
    layer: Layer = {}
    for child in properties if properties is not None else ():
        add = _PARAGRAPH_READINGS.get(child.tag)
        if add is not None:
            add(layer, child)
    return layer


def _add_alignment(layer: Layer, element: Element) -> None:
    found = element.get(W + "val", "left")
    layer["jc"] = _ALIGNMENTS.get(found, found)


def _add_indents(layer: Layer, element: Element) -> None:
    for name, attributes in (("left", ("start", "left")), ("right", ("end", "right"))):
        for attribute in attributes:
            measured = twips(element.get(W + attribute))
            if measured is not None:
                layer[name] = measured
                break
    hanging = twips(element.get(W + "hanging"))
    first = twips(element.get(W + "firstLine"))
    if hanging is not None:
        layer["first"] = -hanging
    elif first is not None:
        layer["first"] = first


def _add_spacing(layer: Layer, element: Element) -> None:
    for name in ("before", "after"):
        measured = twips(element.get(W + name))
        lines = integer(element.get(f"{W}{name}Lines"))
        automatic = element.get(f"{W}{name}Autospacing")
        if measured is not None:
            layer[name] = measured
        if lines:
            layer[name] = lines * 2.4
        if automatic is not None and automatic.lower() in {"1", "true", "on"}:
            layer[name] = 280.0
    line = twips(element.get(W + "line"))
    if line is not None:
        layer["line"] = line
        layer["rule"] = element.get(W + "lineRule", "auto")


def _add_borders(layer: Layer, element: Element) -> None:
    for side in ("top", "bottom"):
        kind = value(element, side)
        if kind is not None:
            layer[f"border_{side}"] = kind not in {"nil", "none"}


def _add_tab_stops(layer: Layer, element: Element) -> None:
    stops = ((twips(tab.get(W + "pos")), tab.get(W + "val", "left")) for tab in element.iterfind(W + "tab"))
    layer["tabs"] = {position: kind for position, kind in stops if position is not None}


_PARAGRAPH_READINGS: dict[object, Callable[[Layer, Element], None]] = {
    W + "jc": _add_alignment,
    W + "ind": _add_indents,
    W + "spacing": _add_spacing,
    W + "pBdr": _add_borders,
    W + "tabs": _add_tab_stops,
    W + "contextualSpacing": lambda layer, element: layer.__setitem__("contextual", is_on(element)),
    W + "pageBreakBefore": lambda layer, element: layer.__setitem__("page_break", is_on(element)),
    W + "outlineLvl": lambda layer, element: layer.__setitem__("outline", integer(element.get(W + "val"))),
}


def cover(layers: Iterable[Mapping[str, Any]]) -> Layer:
    """Return one layer of many, farthest first; tab stops add up, and a nearer ``clear`` takes one away."""
    covered: Layer = {}
    for layer in layers:
        tabs = {**covered.get("tabs", {}), **layer["tabs"]} if "tabs" in layer else None
        covered.update(layer)
        if tabs is not None:
            covered["tabs"] = tabs
    return covered


def effective_run(defaults: Layer, styles: Iterable[Layer], direct: Layer) -> Layer:
    """Return the effective layer of a run: document defaults, table, paragraph and character style, its own.

    Toggles that an odd number of styles turns on are on (ISO 29500-1, 17.7.3).
    """
    levels = list(styles)
    effective = cover([defaults, *levels, direct])
    for name in TOGGLES:
        if name not in direct:
            turned_on = sum(1 for level in levels if level.get(name))
            effective[name] = bool(defaults.get(name)) or turned_on % 2 == 1
    return effective
