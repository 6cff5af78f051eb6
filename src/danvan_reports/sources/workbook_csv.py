"""``.csv``: one table of texts, as Excel saves it under any list separator."""

from __future__ import annotations

import csv
from pathlib import PurePath

from danvan_reports.errors import InputError
from danvan_reports.sources.encoding import decode
from danvan_reports.sources.workbook import Cell, Sheet, Workbook
from danvan_reports.sources.workbook_values import cell_of

_SEPARATORS = ";\t,"


def read_csv(content: bytes, name: str) -> Workbook:
    """Return the one sheet of a ``.csv``, called as its file; the separator is the one its lines agree on.

    Raises:
        InputError: The bytes are no text in UTF-8 (or UTF-16 with a mark), or a quote is never closed.
    """
    text = decode(content, name)
    if not isinstance(text, str):
        raise InputError("workbook.not-utf8", path=name)
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    rows: dict[int, dict[int, Cell]] = {}
    try:
        for number, values in enumerate(csv.reader(lines, delimiter=_separator(lines), strict=True), start=1):
            found = (cell_of(number, column, value) for column, value in enumerate(values, start=1))
            cells = {cell.column: cell for cell in found if cell}
            if cells:
                rows[number] = cells
    except csv.Error as error:
        raise InputError("workbook.unreadable", path=name) from error
    return Workbook(name, (Sheet(PurePath(name).stem, rows),))


def _separator(lines: list[str]) -> str:
    """Return the separator that stands most often in the fullest of the first lines."""
    head = lines[:20]
    return max(_SEPARATORS, key=lambda mark: max((line.count(mark) for line in head), default=0))
