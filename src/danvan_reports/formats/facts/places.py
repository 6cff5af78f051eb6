"""Where on the page text stands: columns of tables, floating boxes and frames, and lines drawn as shapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.facts.model import Place, PlaceKind
from danvan_reports.formats.facts.wordml import (
    MM_PER_EMU,
    WP,
    WPS,
    A,
    V,
    W,
    child_of,
    integer,
    millimetres,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from danvan_reports.formats.facts.model import Section

_SIDES = {"left": ("start", "left"), "right": ("end", "right")}
_CSS = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_HOLDERS = frozenset({WPS + "wsp", V + "shape", V + "rect", V + "textbox"})
_VML_SHAPES = frozenset({V + "shape", V + "rect", V + "group"})
_VML_FORMS = frozenset({V + "shape", V + "rect"})
_VML_CONTENTS = frozenset({W + "txbxContent", V + "imagedata"})
_VML_POINT = re.compile(r"\s*(-?[\d.]+[a-z]*)\s*,")


def table_columns(table: Element, available_mm: float) -> list[float]:
    """Return the left edges of a table's grid columns and its right edge, from where the text area begins.

    A grid that is missing or empty (some programs write none) is shared out evenly over the width there is.
    """
    grid = [millimetres(column.get(W + "w")) or 0.0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not grid or min(grid) <= 0:
        count = max(len(grid), max((_spanned(row) for row in table.iterfind(W + "tr")), default=1), 1)
        grid = [available_mm / count] * count
    properties = table.find(W + "tblPr")
    share = _share(value(properties, "tblW", "type"), value(properties, "tblW", "w"))
    if share is not None:
        grid = [width * share * available_mm / sum(grid) for width in grid]
    spare = available_mm - sum(grid)
    indent = millimetres(value(properties, "tblInd", "w")) or 0.0
    edges = [{"center": spare / 2, "right": spare, "end": spare}.get(value(properties, "jc") or "", indent)]
    for width in grid:
        edges.append(edges[-1] + width)
    return edges


def _share(kind: str | None, width: str | None) -> float | None:
    """Return a table width given as a share of the room there is: ``50%``, or 2500 fiftieths of a percent."""
    if kind != "pct" or width is None:
        return None
    number = integer(width.rstrip("%"))
    return None if not number else number / (100 if width.endswith("%") else 5000)


def _spanned(row: Element) -> int:
    return sum(span(cell) for cell in row.iterfind(W + "tc"))


def span(cell: Element) -> int:
    """Return how many grid columns a cell covers."""
    return max(integer(value(child_of(cell, "tcPr"), "gridSpan")) or 1, 1)


def cell_margin(margins: Element | None, side: str) -> float | None:
    """Return one margin of a ``tblCellMar`` or ``tcMar``, in millimetres."""
    for name in _SIDES[side]:
        found = millimetres(value(margins, name, "w"))
        if found is not None:
            return found
    return None


def frame_place(frame: Element, section: Section) -> Place:
    """Return where a ``framePr`` puts its paragraph."""
    width = millimetres(frame.get(W + "w"))
    anchored_to_page = frame.get(W + "hAnchor") == "page"
    shift = section.left_mm if anchored_to_page else 0.0
    room = section.width_mm if anchored_to_page else section.text_width_mm
    left = (millimetres(frame.get(W + "x")) or 0.0) - shift
    aligned = frame.get(W + "xAlign")
    if aligned in {"center", "right", "outside"}:
        # A frame without a width is as wide as its text: its middle is all that can be told.
        width = width or 1.0
        left = (room - width) / (2 if aligned == "center" else 1) - shift
    top = bottom = None
    if frame.get(W + "vAnchor") == "page":
        y = millimetres(frame.get(W + "y"))
        bottom = 0.0 if frame.get(W + "yAlign") == "bottom" else None
        top = y if bottom is None else None
    return Place(PlaceKind.BOX, left, width or section.text_width_mm, top_mm=top, from_bottom_mm=bottom)


def text_boxes(drawing: Element, section: Section) -> Iterator[tuple[Place, Element]]:
    """Yield the text boxes of a ``w:drawing`` or ``w:pict``: where each stands and its ``txbxContent``."""
    for content, holder in _contents(drawing, None):
        yield _box_place(drawing, holder, section), content


def _contents(element: Element, holder: Element | None) -> Iterator[tuple[Element, Element | None]]:
    """Yield every ``txbxContent`` in an element with the innermost shape it stands in."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child, holder
        yield from _contents(child, child if child.tag in _HOLDERS else holder)


def _box_place(drawing: Element, holder: Element | None, section: Section) -> Place:
    anchor = drawing.find(WP + "anchor")
    if anchor is not None:
        return _anchored(anchor, section)
    shape = next(_each_of(drawing, _VML_SHAPES), holder)
    style = dict(_CSS.findall(shape.get("style", ""))) if shape is not None else {}
    left, width, top = (millimetres(style.get(key, "")) for key in ("margin-left", "width", "margin-top"))
    if style.get("mso-position-horizontal-relative") == "page" and left is not None:
        left -= section.left_mm
    if style.get("mso-position-horizontal") in {"center", "right"} and width is not None:
        spare = section.text_width_mm - width
        left = spare / 2 if style["mso-position-horizontal"] == "center" else spare
    page_top = top if style.get("mso-position-vertical-relative") == "page" else None
    return Place(PlaceKind.BOX, left or 0.0, width, top_mm=page_top, text_box=True)


def _anchored(anchor: Element, section: Section) -> Place:
    width = _emu(anchor.find(WP + "extent"), "cx")
    horizontal, vertical = anchor.find(WP + "positionH"), anchor.find(WP + "positionV")
    to_page = horizontal is not None and horizontal.get("relativeFrom") == "page"
    shift = section.left_mm if to_page else 0.0
    room = section.width_mm if to_page else section.text_width_mm
    left = (_offset(horizontal) or 0.0) - shift
    aligned = _align(horizontal)
    if aligned and width is not None:
        left = {"center": (room - width) / 2, "right": room - width}.get(aligned, 0.0) - shift
    top = None
    if vertical is not None and vertical.get("relativeFrom") == "page":
        top = _offset(vertical)
    elif vertical is not None and vertical.get("relativeFrom") == "margin":
        offset = _offset(vertical)
        top = None if offset is None else offset + section.top_mm
    return Place(PlaceKind.BOX, left, width, top_mm=top, text_box=True)


def _emu(element: Element | None, attribute: str) -> float | None:
    number = integer(element.get(attribute)) if element is not None else None
    return None if number is None else number * MM_PER_EMU


def _offset(position: Element | None) -> float | None:
    offset = position.find(WP + "posOffset") if position is not None else None
    number = integer(offset.text) if offset is not None else None
    return None if number is None else number * MM_PER_EMU


def _align(position: Element | None) -> str | None:
    align = position.find(WP + "align") if position is not None else None
    return align.text if align is not None else None


def strokes(drawing: Element) -> Iterator[float | None]:
    """Yield the widths of the lines that a ``w:drawing`` or ``w:pict`` draws: shapes that hold no text."""
    for shape in drawing.iter(WPS + "wsp"):
        if next(shape.iter(W + "txbxContent"), None) is None:
            extent = next(shape.iter(A + "ext"), None)
            yield _emu(extent, "cx") or _emu(next(drawing.iter(WP + "extent"), None), "cx")
    for line in drawing.iter(V + "line"):
        start, end = (_VML_POINT.match(line.get(side, "")) for side in ("from", "to"))
        left, right = (millimetres(_with_unit(point[1])) if point else None for point in (start, end))
        yield abs(right - left) if left is not None and right is not None else None
    for shape in _each_of(drawing, _VML_FORMS):
        if next(_each_of(shape, _VML_CONTENTS), None) is None:
            yield millimetres(dict(_CSS.findall(shape.get("style", ""))).get("width", ""))


def _with_unit(measure: str) -> str:
    return measure if measure[-1].isalpha() else f"{measure}pt"


def _each_of(element: Element, names: frozenset[str]) -> Iterator[Element]:
    """Yield the elements of these names, from the element itself inwards."""
    return (each for each in element.iter() if each.tag in names)
