"""``.xls`` and ``.ods`` through python-calamine, which gives values alone, in a process of its own."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec

from danvan_reports.errors import InputError, MissingProgramError
from danvan_reports.opc import OLE_FILE
from danvan_reports.sources.workbook import Cell, Sheet, Workbook
from danvan_reports.sources.workbook_bounds import check_ods, workbook_parts

_PROCESS = "danvan_reports.sources.calamine_process"
_SECONDS = 60


def read_calamine(content: bytes, name: str) -> Workbook:
    """Return the sheets of an ``.xls`` or ``.ods``; formats, formulas, hidden and merged cells stay unknown.

    Raises:
        InputError: The content is no such workbook, is damaged, too large, or locked by a password.
        MissingProgramError: python-calamine is not installed.
    """
    if find_spec("python_calamine") is None:
        raise MissingProgramError("workbook.needs-calamine", path=name)
    if not content.startswith(OLE_FILE):
        check_ods(workbook_parts(content, name), name)
    sheets = json.loads(_run(content, name))
    return Workbook(name, tuple(_sheet(title, cells) for title, cells in sheets), tells_all=False)


def _run(content: bytes, name: str) -> bytes:
    """Return what the process wrote of the workbook."""
    import subprocess

    # -P: a module in the folder of the input must not stand in for one of ours.
    command = (sys.executable, "-P", "-m", _PROCESS)
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=_SECONDS)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as error:
        raise InputError("workbook.unreadable", path=name) from error
    return done.stdout


def _sheet(title: str, cells: list[tuple[int, int, str, str, str]]) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for row, column, text, form, fault in cells:
        rows.setdefault(row, {})[column] = Cell(row, column, text, form, fault)
    return Sheet(title, rows)
