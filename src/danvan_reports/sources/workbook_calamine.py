"""``.xls`` and ``.ods`` through python-calamine, which gives values alone."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from danvan_reports.errors import InputError, MissingProgramError
from danvan_reports.sources.workbook import Cell, Sheet, Workbook
from danvan_reports.sources.workbook_values import cell_of


def read_calamine(content: bytes, name: str) -> Workbook:
    """Return the sheets of an ``.xls`` or ``.ods``; formats, formulas, hidden and merged cells stay unknown.

    Raises:
        InputError: The content is no such workbook, is damaged or locked by a password.
        MissingProgramError: python-calamine is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ModuleNotFoundError as error:
        raise MissingProgramError("workbook.needs-calamine", path=name) from error

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = tuple(_sheet(workbook.get_sheet_by_name(title)) for title in workbook.sheet_names)
    except (CalamineError, OSError, ValueError) as error:
        raise InputError("workbook.unreadable", path=name) from error
    return Workbook(name, sheets, tells_all=False)


def _sheet(sheet: Any) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        found = (cell_of(number, column, _stored(value)) for column, value in enumerate(values, start=1))
        cells = {cell.column: cell for cell in found if cell}
        if cells:
            rows[number] = cells
    return Sheet(sheet.name, rows)


def _stored(value: object) -> object:
    """Return the value as other formats store it: an empty cell is an empty text here."""
    return None if value == "" else value
