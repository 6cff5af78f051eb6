"""Rows of the text sheets into points of the input."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.batch.layout import (
    ADDRESSEE,
    DETAILS,
    INDICATORS,
    SECTION,
    TEXT,
    UNIT,
    UNIT_CODE,
    folded,
    nearest_name,
)
from danvan_reports.batch.trees import Branch
from danvan_reports.sources.tree import Scalar, Sequence

if TYPE_CHECKING:
    from danvan_reports.batch.layout import TextSheet
    from danvan_reports.batch.tables import Row, Table
    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.sources.workbook import Cell, Sheet

_BULLET = re.compile(r"^[-+•*–]\s+")
_BETWEEN = re.compile(r"[;\n]")


def add_point(tree: Branch, table: Table, row: Row, sheet: TextSheet) -> list[Diagnostic]:
    """Add the point of ``row`` to ``tree`` where ``sheet`` belongs; return what keeps it from being added."""
    cells = row.cells
    text = cells.get(TEXT)
    named = cells.get(UNIT) or cells[UNIT_CODE]
    if text is None:
        return [table.fault("DL422", row.number, named.column, expected=TEXT)]
    place = table.sheet.place(row.number, text.column)
    point = Branch(place)
    point.put(("text",), table.sheet.scalar(text))
    for heading, name, pattern in ((DETAILS, "points", "\n"), (INDICATORS, "figures", _BETWEEN)):
        if heading in cells:
            point.put((name,), _list(table.sheet, cells[heading], re.compile(pattern)))
    path = sheet.path
    if sheet.record:
        sections = {folded(words): inner for words, inner in sheet.sections().items()}
        section = cells.get(SECTION)
        inner = sections.get(folded(section.text)) if section else None
        if inner is None:
            return [_unknown_section(table, row, sheet, section or named)]
        path = (*path, *inner)
    if sheet.addressed:
        return _add_proposal(tree, table, row, point, path)
    tree.append(path, point)
    return []


def _add_proposal(tree: Branch, table: Table, row: Row, point: Branch, path: tuple[str, ...]) -> list[Diagnostic]:
    addressee = row.cells.get(ADDRESSEE)
    if addressee is None:
        named = row.cells.get(UNIT) or row.cells[UNIT_CODE]
        return [table.fault("DL422", row.number, named.column, expected=ADDRESSEE)]
    proposal = Branch(table.sheet.place(row.number, addressee.column))
    proposal.put(("addressee",), table.sheet.scalar(addressee))
    proposal.append(("points",), point)
    tree.append(path, proposal)
    return []


def _unknown_section(table: Table, row: Row, sheet: TextSheet, cell: Cell) -> Diagnostic:
    near = nearest_name(cell.text, sheet.sections())
    return table.fault(
        "DL423", row.number, cell.column, found=cell.text, suggestion=near, expected="; ".join(sheet.sections())
    )


def _list(sheet: Sheet, cell: Cell, pattern: re.Pattern[str]) -> Sequence:
    """Return the pieces of a cell, each with the place of the cell; a dash before a piece is its bullet."""
    place = sheet.place(cell.row, cell.column)
    pieces = (_BULLET.sub("", piece.strip()) for piece in pattern.split(cell.text))
    return Sequence(tuple(Scalar(piece, quoted=True, place=place) for piece in pieces if piece), place)
