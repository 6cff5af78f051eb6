"""Bounds of a workbook, held before a library reads it: libraries make a cell of every place that a file speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from danvan_reports.errors import InputError
from danvan_reports.opc import PackageError, read_package

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_CELLS = 500_000
"""Of all sheets together: three times the figures and texts of every commune of the largest province."""
MAX_AREA = 4_000_000
"""Of an OpenDocument sheet, from its first cell to its last: the library makes room for all between."""

_NO_WORKBOOK = frozenset(f"package.{key}" for key in ("not-a-zip", "old-or-locked", "encrypted", "damaged"))
"""Keys whose words speak of Word."""
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_MERGED = re.compile(rb"<(?:[\w.-]+:)?mergeCell\s[^>]*>")
_RANGE = re.compile(rb"""\sref\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?["']""")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def workbook_parts(content: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of a workbook's package.

    Raises:
        InputError: The content is no such package, damaged, locked by a password, or a dangerous one.
    """
    try:
        return read_package(content, name)
    except PackageError as error:
        if error.key in _NO_WORKBOOK:
            raise InputError("workbook.unreadable", path=name) from error
        raise


def check_xlsx(parts: Mapping[str, bytes], name: str) -> None:
    """Hold an ``.xlsx`` to ``MAX_CELLS``, those that merged ranges cover counted with the others.

    Raises:
        InputError: It has more.
    """
    cells = 0
    for part, content in parts.items():
        if not part.lower().endswith(".xml"):
            continue
        plain = _plain(content)
        cells += sum(1 for _ in _CELL.finditer(plain))
        cells += sum(_covered(merged[0]) for merged in _MERGED.finditer(plain))
    _refuse_beyond(cells, MAX_CELLS, name)


def has_formulas(parts: Mapping[str, bytes]) -> bool:
    """Tell whether a cell of an ``.xlsx`` may hold a formula: only then the file is read a second time."""
    return any(_FORMULA.search(_plain(content)) for name, content in parts.items() if name.lower().endswith(".xml"))


def check_ods(parts: Mapping[str, bytes], name: str) -> None:
    """Hold an ``.ods`` to ``MAX_CELLS`` and ``MAX_AREA``: one cell may say that it stands in a million places.

    Raises:
        InputError: It has more, or its content is no XML.
    """
    try:
        root = ET.fromstring(parts["content.xml"])  # noqa: S314 - no document type, so no entities
    except (KeyError, ET.ParseError) as error:
        raise InputError("workbook.unreadable", path=name) from error
    total = 0
    for table in root.iter(f"{_TABLE}table"):
        area_rows = rows = width = 0
        for row in table.iter(f"{_TABLE}table-row"):
            times = _repeated(row, "rows")
            rows += times
            cells, columns = _filled(row)
            total += times * cells
            if cells:
                area_rows, width = rows, max(width, columns)
        _refuse_beyond(area_rows * width, MAX_AREA, name)
    _refuse_beyond(total, MAX_CELLS, name)


def _plain(content: bytes) -> bytes:
    """Return XML in UTF-16 as the bytes of its ASCII letters, so that one pattern finds a name in either encoding."""
    return content.replace(b"\0", b"") if b"\0" in content[:4] else content


def _refuse_beyond(found: int, limit: int, name: str) -> None:
    if found > limit:
        raise InputError("workbook.too-many-cells", path=name, limit=f"{limit:,}".replace(",", "."))


def _covered(merged: bytes) -> int:
    """Return how many cells a merged range covers; one that is written oddly counts as too many."""
    found = _RANGE.search(merged)
    if found is None:
        return MAX_CELLS + 1
    first_column, first_row, last_column, last_row = found.groups()
    if last_row is None:
        return 1
    columns = abs(_column(last_column) - _column(first_column)) + 1
    return columns * (abs(int(last_row) - int(first_row)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _filled(row: ET.Element) -> tuple[int, int]:
    """Return how many cells of a row say something, and where the last of them stands."""
    cells = last = column = 0
    for cell in (each for each in row if each.tag in _CELLS):
        times = _repeated(cell, "columns")
        column += times
        if len(cell) or any("value" in name for name in cell.attrib):
            cells, last = cells + times, column
    return cells, last


def _repeated(element: ET.Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdecimal() and len(text) < 10 else MAX_AREA + 1
