"""Tables of official documents: the invisible ones that place text side by side, and the ruled ones with figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.template_builder.elements import run, twips, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

_SIDES = ("top", "left", "bottom", "right")
_RULED_EIGHTHS_PT = 4
_RULED_CELL_MARGIN_TWIPS = 57


def side_by_side(widths_mm: Sequence[float], *rows: Sequence[Sequence[Element]]) -> Element:
    """Return a table without borders and cell margins, which only places its cells; no row breaks over a page."""
    properties = w(
        "tblPr",
        w("tblW", w=twips(sum(widths_mm)), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in _SIDES)),
    )
    return _table(properties, widths_mm, [row_of(widths_mm, cells) for cells in rows])


def ruled(widths_mm: Sequence[float], rows: Sequence[Element]) -> Element:
    """Return a table with all borders, as wide as its columns together.

    A column grows where a figure would not fit on its line, so that no figure is broken in two.
    """
    edges = (*_SIDES, "insideH", "insideV")
    properties = w(
        "tblPr",
        w("tblW", w=twips(sum(widths_mm)), type="dxa"),
        w("jc", val="center"),
        w(
            "tblBorders",
            *(w(edge, val="single", sz=_RULED_EIGHTHS_PT, space=0, color="000000") for edge in edges),
        ),
        w("tblLayout", type="autofit"),
        w(
            "tblCellMar",
            w("left", w=_RULED_CELL_MARGIN_TWIPS, type="dxa"),
            w("right", w=_RULED_CELL_MARGIN_TWIPS, type="dxa"),
        ),
    )
    return _table(properties, widths_mm, rows)


def row_of(widths_mm: Sequence[float], cells: Sequence[Sequence[Element]], *, heads: bool = False) -> Element:
    """Return a row that does not break over a page; ``heads``: it is repeated at the top of every page."""
    properties = [w("cantSplit"), *([w("tblHeader")] if heads else [])]
    filled = [
        w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa"), w("vAlign", val=_vertical(heads))), *content)
        for width, content in zip(widths_mm, cells, strict=True)
    ]
    return w("tr", w("trPr", *properties), *filled)


def control_row(widths_mm: Sequence[float], tag: str) -> Element:
    """Return the row of a tag such as ``for row in rows``; rendering leaves no row behind."""
    cell = w(
        "tc",
        w("tcPr", w("tcW", w=twips(sum(widths_mm)), type="dxa"), w("gridSpan", val=len(widths_mm))),
        w("p", run(f"{{%tr {tag} %}}")),
    )
    return w("tr", cell)


def _vertical(heads: bool) -> str:
    return "center" if heads else "top"


def _table(properties: Element, widths_mm: Sequence[float], rows: Sequence[Element]) -> Element:
    grid = w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths_mm))
    return w("tbl", properties, grid, *rows)
