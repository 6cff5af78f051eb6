"""The process in which python-calamine runs: a workbook on standard input, its cells as JSON on standard output.

A damaged file makes the library panic, end its process, or ask for gigabytes; here that costs nobody anything.
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from danvan_reports.sources.workbook_bounds import MAX_AREA
from danvan_reports.sources.workbook_values import cell_of

_MEMORY = 384 * 2**20
"""Bytes of address space; a sheet of 65,536 rows that an office fills in takes a tenth."""
_SECONDS = 10


def cells_of(content: bytes) -> list[tuple[str, list[tuple[int, int, str, str, str]]]]:
    """Return the sheets with their cells, each as row, column, text, form and fault; errors are the library's."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    return [(name, _cells(workbook.get_sheet_by_name(name))) for name in workbook.sheet_names]


def _cells(sheet: Any) -> list[tuple[int, int, str, str, str]]:
    if sheet.height * sheet.width > MAX_AREA:
        raise ValueError("too large")
    found = [
        cell_of(row, column, None if value == "" else value)
        for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1)
        for column, value in enumerate(values, start=1)
    ]
    return [(cell.row, cell.column, cell.text, cell.form, cell.fault) for cell in found if cell]


def _bound() -> None:
    """Let the system end this process where it takes too much (nothing does so on Windows)."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    given = sys.stdin.buffer.read()
    _bound()
    sys.stdout.write(json.dumps(cells_of(given)))
