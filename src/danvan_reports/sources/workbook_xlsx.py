"""``.xlsx`` through openpyxl: formats, hidden rows and columns, merged cells, the values Excel kept for formulas."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from danvan_reports.errors import InputError, MissingProgramError
from danvan_reports.opc import PackageError, read_package
from danvan_reports.sources.workbook import Cell, Sheet, Workbook
from danvan_reports.sources.workbook_values import NO_CACHED_VALUE, cell_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMULA = "f"
_UNREADABLE = (PackageError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError)
"""What openpyxl lets through of a file that is no workbook, beside refusals of its own, which ``opc`` makes first."""
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

    try:
        read_package(content, name)
        with warnings.catch_warnings():
            # Drop-downs and conditional formats that openpyxl does not know are no part of the figures.
            warnings.simplefilter("ignore")
            values = openpyxl.load_workbook(BytesIO(content), data_only=True)
            formulas = openpyxl.load_workbook(BytesIO(content)) if _has_formulas(content, name) else None
    except _UNREADABLE as error:
        raise InputError("workbook.unreadable", path=name) from error
    sheets = tuple(_sheet(sheet, formulas[sheet.title] if formulas else None) for sheet in values.worksheets)
    return Workbook(name, sheets)


def _has_formulas(content: bytes, name: str) -> bool:
    """Tell whether any sheet has a formula: only then the file is read a second time."""
    parts = read_package(content, name)
    return any(b"<f>" in part or b"<f " in part for path, part in parts.items() if path.startswith("xl/worksheets/"))


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
    for row in values.iter_rows():
        for stored in row:
            cell = cell_of(stored.row, stored.column, stored.value, stored.number_format or "General")
            if cell is None and formulas is not None:
                source = formulas.cell(stored.row, stored.column)
                if source.data_type == _FORMULA:
                    cell = Cell(stored.row, stored.column, str(source.value), fault=NO_CACHED_VALUE)
            if cell is not None:
                yield cell


def _hidden_columns(sheet: Any) -> Iterator[int]:
    """Yield the hidden columns; openpyxl keeps one entry for a run of columns that look the same."""
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min is not None:
            yield from range(column.min, (column.max or column.min) + 1)
