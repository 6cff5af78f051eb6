"""Workbooks read as text: every cell as a person sees it, with its place, and what Excel has done to it.

The readers of the single formats (``workbook_xlsx``, ``workbook_calamine``, ``workbook_csv``) give the same sheets;
what a cell ought to hold is for the reader of its table to say.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from danvan_reports.disk import read_file
from danvan_reports.errors import InputError
from danvan_reports.records import dataclass
from danvan_reports.secrecy import is_secrecy_mark
from danvan_reports.sources.tree import Place, Scalar

if TYPE_CHECKING:
    from pathlib import Path

WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv"})
MAX_WORKBOOK_BYTES = 50_000_000
"""The size a workbook may have: the figures of every commune of the country are some megabytes."""
LAST_COLUMN = 16_384
"""XFD, the last column that Excel has."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty.

    ``text`` is its content in the Vietnamese writing of numbers. ``fault`` is the code of what makes it
    unusable whatever it is meant to be (DL400, DL401), ``form`` how the workbook stores it.
    """

    row: int
    column: int
    text: str
    form: str = "text"
    fault: str = ""


TEXT, INTEGER, FRACTION, PERCENT, DATE, SWITCH = "text", "integer", "fraction", "percent", "date", "switch"
"""How cells are stored: only text is surely what was typed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells by row and column (from 1), and what cannot be seen of it.

    ``merged`` are the merged ranges as (first row, first column, last row, last column). ``is_turned``: what is a row
    here is a column of the file.
    """

    name: str
    rows: dict[int, dict[int, Cell]]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    is_turned: bool = False

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell in the file."""
        if self.is_turned:
            row, column = column, row
        return Place(row, column, row, column + 1, self.name, f"{column_name(column)}{row}")

    def scalar(self, cell: Cell) -> Scalar:
        """Return the cell as a value of a tree; it is what was typed, never a null word."""
        return Scalar(cell.text, quoted=True, place=self.place(cell.row, cell.column))


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of one file, in their order; ``tells_all`` is False for a format that hides what is hidden.

    ``.xls`` and ``.ods`` are read without knowing which rows are hidden, which cells are merged, and whether a
    value came from a formula.
    """

    name: str
    sheets: tuple[Sheet, ...] = ()
    tells_all: bool = True


def read_workbook(path: Path) -> Workbook:
    """Return the sheets of the workbook at ``path``, told by its ending.

    Raises:
        InputError: The file is missing, too large, locked, no workbook, or a cell of it is a state-secret mark.
        MissingProgramError: The package that reads this format is not installed.
    """
    return workbook_from(read_file(path, MAX_WORKBOOK_BYTES), str(path))


def workbook_from(content: bytes, name: str) -> Workbook:
    """Return the sheets of a workbook that is not on the disk; ``name`` tells its kind and stands in every place.

    Raises:
        InputError, MissingProgramError: as ``read_workbook``.
    """
    workbook = _parsed(content, name)
    for sheet in workbook.sheets:
        for cell in (cell for row in sheet.rows.values() for cell in row.values()):
            if is_secrecy_mark(cell.text):
                found = f"{sheet.name}!{sheet.place(cell.row, cell.column).cell}: {cell.text.strip()}"
                raise InputError("secrecy.marked", path=name, found=found)
    return workbook


def _parsed(content: bytes, name: str) -> Workbook:
    ending = PurePath(name).suffix.lower()
    if ending in {".xlsx", ".xlsm"}:
        from danvan_reports.sources.workbook_xlsx import read_xlsx

        return read_xlsx(content, name)
    if ending == ".csv":
        from danvan_reports.sources.workbook_csv import read_csv

        return read_csv(content, name)
    from danvan_reports.sources.workbook_calamine import read_calamine

    return read_calamine(content, name)


def column_name(column: int) -> str:
    """Return the letters of a column (from 1): ``A``, ``Z``, ``AA``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
