"""Small workbooks of figures for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

from danvan_reports.batch.roster import Roster, Unit
from danvan_reports.batch.workbook_units import UnitsFound, units_in
from danvan_reports.model.indicators import standard_indicators
from danvan_reports.sources.workbook import read_workbook

ROSTER = Roster((Unit(name="xã Một", code="01"), Unit(name="xã Hai", code="02"), Unit(name="phường Ba", code="03")))
PERIOD = "6 tháng đầu năm 2026"

Rows = Sequence[Sequence[object]]


def save(path: Path, sheets: dict[str, Rows]) -> Path:
    """Write a workbook with these sheets."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def units_of(path: Path, sheets: dict[str, Rows], roster: Roster = ROSTER) -> UnitsFound:
    """Return the units read out of a workbook with these sheets."""
    return units_in(read_workbook(save(path, sheets)), roster, standard_indicators(), PERIOD)
