"""Figure sheets with an indicator on each row and a unit on each column, turned so that a unit stands on each row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from danvan_reports.batch.figure_cells import PART_MARK
from danvan_reports.batch.layout import INDICATOR_CODE, UNIT, folded, is_measured_in, is_note
from danvan_reports.records import replace

if TYPE_CHECKING:
    from danvan_reports.sources.workbook import Cell, Sheet

_CORNERS: Final = frozenset({"chi tieu", "ten chi tieu", "noi dung chi tieu", "cac chi tieu", "chi tieu bao cao"})
_CORNER_ROWS: Final = 20
"""How far down a sheet its headings may stand."""
_PART = re.compile(r"^[-+•*–]\s*")


def units_down(sheet: Sheet) -> Sheet:
    """Return ``sheet`` with a row for each unit; every cell still tells its place in the file.

    A column headed “Chỉ tiêu” is what tells a sheet with a row for each indicator. A row whose label begins with a
    dash is a part of the indicator above it; one without figures is a subtitle and is left out.
    """
    corner = _corner(sheet)
    if corner is None:
        return sheet
    heads = _heads(sheet, corner)
    units = {column for column, cell in heads.items() if column > corner.column and _names_unit(cell)}
    first = max(cell.row for cell in heads.values()) + 1
    kept = {corner.row: heads | {corner.column: replace(corner, text=UNIT)}}
    label = ""
    for number in sorted(number for number in sheet.rows if number >= first):
        cells = sheet.rows[number]
        named = cells.get(corner.column)
        if not units & cells.keys():
            continue
        if named and _PART.match(named.text):
            cells = cells | {corner.column: replace(named, text=f"{label}{PART_MARK}{_PART.sub('', named.text)}")}
        elif named:
            label = named.text
        kept[number] = cells
    return _turned(sheet, kept, first)


def _corner(sheet: Sheet) -> Cell | None:
    """Return the cell that heads the indicators."""
    rows = (sheet.rows[number] for number in sorted(sheet.rows)[:_CORNER_ROWS])
    return next((cell for cells in rows for cell in cells.values() if folded(cell.text) in _CORNERS), None)


def _heads(sheet: Sheet, corner: Cell) -> dict[int, Cell]:
    """Return the heading of each column; where the corner takes several rows, the lowest that is filled."""
    spans = (last for row, column, last, _ in sheet.merged if (row, column) == (corner.row, corner.column))
    found: dict[int, Cell] = {}
    for number in range(corner.row, max(spans, default=corner.row) + 1):
        found |= sheet.rows.get(number, {})
    return found


def _names_unit(head: Cell) -> bool:
    text = head.text
    return not (is_measured_in(text) or folded(text) == folded(INDICATOR_CODE) or is_note(text))


def _turned(sheet: Sheet, kept: dict[int, dict[int, Cell]], first: int) -> Sheet:
    notes = {column for column, head in kept[min(kept)].items() if is_note(head.text)}
    rows: dict[int, dict[int, Cell]] = {}
    for number, cells in kept.items():
        for column in cells.keys() - notes:
            cell = cells[column]
            rows.setdefault(column, {})[number] = replace(cell, row=column, column=cell.row)
    spans = [span for span in sheet.merged if span[0] >= first and kept.keys() & set(range(span[0], span[2] + 1))]
    return replace(
        sheet,
        rows=rows,
        hidden_rows=sheet.hidden_columns,
        hidden_columns=sheet.hidden_rows,
        merged=tuple((left, top, right, bottom) for top, left, bottom, right in spans),
        is_turned=True,
    )
