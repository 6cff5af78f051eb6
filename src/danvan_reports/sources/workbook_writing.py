"""Write workbooks: tables with protected headings, drop-downs, checks of what is typed; always the same bytes."""

from __future__ import annotations

import re
import tempfile
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from danvan_reports.disk import output_error
from danvan_reports.errors import MissingProgramError
from danvan_reports.opc import read_package, write_package
from danvan_reports.records import dataclass, field
from danvan_reports.sources.workbook import column_name

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE_NUMBER: Final = "whole"
AS_TYPED: Final = "text"

_CORE = "docProps/core.xml"
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIXED_STAMP = rb"\g<1>2026-01-01T00:00:00Z"
_TEXT_FORMAT, _NUMBER_FORMAT = "@", "#,##0"
_NOTES_WIDTH = 90
_LINE_POINTS = 15
_PAGE_WIDTH = 260
"""Characters that can still be read when they are printed on one page on its side."""
_HEADING_FILL, _HINT_FILL = "D9E2F3", "F2F2F2"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: what it holds, how wide it is (in characters), what to choose from.

    ``holds`` is ``WHOLE_NUMBER`` (Excel refuses anything else), or ``AS_TYPED`` (Excel turns nothing into a date or a
    number). ``choices`` is the range of a drop-down: ``'Danh sách đơn vị'!$B$2:$B$25``. ``hints`` stand below the
    heading in rows of their own.
    """

    heading: str
    holds: str = AS_TYPED
    width: int = 14
    choices: str = ""
    hints: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet with one table: its columns, the rows that are known already, and how many rows can be filled in."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    room: int = 0
    frozen_columns: int = 0


@dataclass(frozen=True, slots=True)
class NotesSheet:
    """A sheet of explanations: pairs of a label and a value; the values can be filled in."""

    name: str
    title: str
    pairs: tuple[tuple[str, str], ...]
    lines: tuple[str, ...] = field(default=())


def write_workbook(sheets: Sequence[TableSheet | NotesSheet]) -> bytes:
    """Return the ``.xlsx`` with ``sheets`` in their order.

    Raises:
        MissingProgramError: openpyxl is not installed.
        OutputError: The folder for temporary files is full or refuses.
    """
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        raise MissingProgramError("workbook.needs-openpyxl", path=".xlsx") from error

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        target = workbook.create_sheet(sheet.name)
        if isinstance(sheet, TableSheet):
            _write_table(target, sheet)
        else:
            _write_notes(target, sheet)
    buffer = BytesIO()
    try:
        workbook.save(buffer)
    except OSError as error:
        # openpyxl writes each sheet to a temporary file first.
        raise output_error(error, Path(error.filename or tempfile.gettempdir())) from error
    parts = read_package(buffer.getvalue(), ".xlsx")
    return write_package({**parts, _CORE: _STAMPS.sub(_FIXED_STAMP, parts[_CORE])})


def _write_table(target: Any, sheet: TableSheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    hint_rows = max((len(column.hints) for column in sheet.columns), default=0)
    first, last = hint_rows + 2, hint_rows + 1 + max(len(sheet.rows), sheet.room)
    for number, column in enumerate(sheet.columns, start=1):
        head = target.cell(1, number, column.heading)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=_HEADING_FILL)
        head.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        for offset, hint in enumerate(column.hints, start=2):
            cell = target.cell(offset, number, hint)
            cell.font, cell.fill = Font(italic=True, size=9, color="595959"), PatternFill("solid", fgColor=_HINT_FILL)
            cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        letter = column_name(number)
        target.column_dimensions[letter].width = column.width
        for row in range(first, last + 1):
            cell = target.cell(row, number)
            cell.protection = Protection(locked=False)
            cell.number_format = _NUMBER_FORMAT if column.holds == WHOLE_NUMBER else _TEXT_FORMAT
            cell.alignment = Alignment(wrap_text=column.holds != WHOLE_NUMBER, vertical="top")
        _check(target, column, f"{letter}{first}:{letter}{max(first, last)}")
    _fill_in(target, sheet, first)
    target.row_dimensions[1].height = _lines_points(
        max(_lines(column.heading, column.width) for column in sheet.columns)
    )
    for offset in range(2, first):
        target.row_dimensions[offset].height = _lines_points(2)
    target.print_title_rows = f"1:{first - 1}"
    target.page_setup.orientation = "landscape"
    if sum(column.width for column in sheet.columns) <= _PAGE_WIDTH:
        _fit_to_width(target)
    if sheet.frozen_columns:
        target.print_title_cols = f"A:{column_name(sheet.frozen_columns)}"
    target.freeze_panes = f"{column_name(sheet.frozen_columns + 1)}{first}"
    _protect(target)


def _fill_in(target: Any, sheet: TableSheet, first: int) -> None:
    """Enter the rows that are known, each as high as its text takes in its column."""
    for row, values in enumerate(sheet.rows, start=first):
        for number, value in enumerate(values, start=1):
            if value:
                # A text that begins like a formula stays text.
                target.cell(row, number, value).data_type = "s"
        lines = max(_lines(value, column.width) for value, column in zip(values, sheet.columns, strict=False))
        if lines > 1:
            target.row_dimensions[row].height = _lines_points(lines)


def _fit_to_width(target: Any) -> None:
    """Let the sheet be printed one page wide and as many long as it takes."""
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.page_setup.fitToHeight = 0


def _check(target: Any, column: Column, cells: str) -> None:
    """Let Excel refuse what the column cannot hold, and offer what it can."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.choices:
        check = DataValidation(type="list", formula1=column.choices, allow_blank=True)
    elif column.holds == WHOLE_NUMBER:
        check = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        check.error = "Chỉ nhập số nguyên, không gõ dấu chấm, dấu phẩy. Chưa có số liệu thì để trống."
    else:
        return
    check.errorTitle = column.heading[:30]
    if column.note:
        check.prompt = column.note[:250]
        check.showInputMessage = True
    check.showErrorMessage = True
    target.add_data_validation(check)
    check.add(cells)


def _write_notes(target: Any, sheet: NotesSheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    target.column_dimensions["A"].width, target.column_dimensions["B"].width = 46, _NOTES_WIDTH
    target.cell(1, 1, sheet.title).font = Font(bold=True, size=14)
    for row, (label, value) in enumerate(sheet.pairs, start=3):
        target.cell(row, 1, label).font = Font(bold=True)
        cell = target.cell(row, 2, value or None)
        cell.number_format, cell.protection = _TEXT_FORMAT, Protection(locked=False)
        cell.fill = PatternFill("solid", fgColor=_HINT_FILL)
    for row, line in enumerate(sheet.lines, start=len(sheet.pairs) + 4):
        target.cell(row, 2, line).alignment = Alignment(wrap_text=True, vertical="top")
        target.row_dimensions[row].height = _lines_points(_lines(line, _NOTES_WIDTH))
    target.page_setup.orientation = "landscape"
    _fit_to_width(target)
    _protect(target)


def _lines(text: str, width: int) -> int:
    """Return how many lines ``text`` takes in a column ``width`` characters wide, words kept whole."""
    return len(wrap(text, max(1, width - 3)))


def _lines_points(lines: int) -> int:
    return _LINE_POINTS * max(1, lines)


def _protect(target: Any) -> None:
    """Protect the headings against slips; without a password, for the office may change its own file."""
    target.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "formatCells", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(target.protection, allowed, False)
