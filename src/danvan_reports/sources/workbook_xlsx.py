"""``.xlsx`` through openpyxl: formats, hidden rows and columns, merged cells, the values Excel kept for formulas."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from danvan_reports.errors import InputError, MissingProgramError
from danvan_reports.sources.workbook import LAST_COLUMN, Cell, Sheet, Workbook
from danvan_reports.sources.workbook_bounds import check_xlsx, has_formulas, workbook_parts
from danvan_reports.sources.workbook_values import NO_CACHED_VALUE, cell_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMULA = "f"
_HIDDEN_STATES = frozenset({"hidden", "veryHidden"})


def read_xlsx(content: bytes, name: str) -> Workbook:
    """Return the sheets of an ``.xlsx``; a formula counts as the value that was saved with it.

    Raises:
        InputError: The content is no such workbook, is damaged or locked by a password.
        MissingProgramError: openpyxl is not installed.
    """
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        raise MissingProgramError("workbook.needs-openpyxl", path=name) from error

    parts = workbook_parts(content, name)
    check_xlsx(parts, name)
    try:
        with warnings.catch_warnings():
            # Drop-downs and conditional formats that openpyxl does not know are no part of the figures.
            warnings.simplefilter("ignore")
            values = openpyxl.load_workbook(BytesIO(content), data_only=True)
            formulas = openpyxl.load_workbook(BytesIO(content)) if has_formulas(parts) else None
    except Exception as error:
        raise InputError("workbook.unreadable", path=name) from error
    sheets = tuple(_sheet(sheet, formulas[sheet.title] if formulas else None) for sheet in values.worksheets)
    return Workbook(name, sheets)


def _sheet(values: Any, formulas: Any) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for cell in _cells(values, formulas):
        rows.setdefault(cell.row, {})[cell.column] = cell
    return Sheet(
        name=values.title,
        rows=rows,
        hidden_rows=frozenset(number for number, row in values.row_dimensions.items() if row.hidden),
        hidden_columns=frozenset(_hidden_columns(values)),
        merged=tuple((span.min_row, span.min_col, span.max_row, span.max_col) for span in values.merged_cells.ranges),
        hidden=values.sheet_state in _HIDDEN_STATES,
    )


def _cells(values: Any, formulas: Any) -> Iterator[Cell]:
    # Going over rows would make a cell of every place up to the last one, which may be XFD1048576.
    for place, stored in sorted(values._cells.items()):  # noqa: SLF001
        cell = cell_of(stored.row, stored.column, stored.value, stored.number_format or "General")
        if cell is None and formulas is not None:
            source = formulas._cells.get(place)  # noqa: SLF001
            if source is not None and source.data_type == _FORMULA:
                cell = Cell(stored.row, stored.column, str(source.value), fault=NO_CACHED_VALUE)
        if cell is not None:
            yield cell


def _hidden_columns(sheet: Any) -> Iterator[int]:
    """Yield the hidden columns; openpyxl keeps one entry for a run of columns that look the same."""
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min is not None:
            yield from range(column.min, min(column.max or column.min, LAST_COLUMN) + 1)
