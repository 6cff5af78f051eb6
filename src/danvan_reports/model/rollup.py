"""The roll-up of a period: a report on a whole province whose figures are those of its units."""

from __future__ import annotations

from typing import Final

from danvan_reports.model.kinds import ROLLED_UP
from danvan_reports.model.period import PeriodReport
from danvan_reports.records import dataclass

ROLL_UP: Final = "bao-cao-tong-hop"

COLUMNS_OF_A_TABLE: Final = 5
"""Indicators side by side in one table of units: as many as fit on an upright page."""


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Some indicators by unit: a heading and a total for each, and a row of printed figures for each unit."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One indicator by unit, as numbers to be drawn: names, values, and those of the same period when all have them."""

    title: str
    unit: str
    names: tuple[str, ...]
    values: tuple[int, ...]
    series: str = ""
    previous: tuple[int, ...] = ()
    previous_series: str = ""

    @property
    def marker(self) -> str:
        """The text that stands in the document until the chart is put there."""
        return f"[biểu đồ: {self.title}]"


@dataclass(frozen=True, slots=True)
class RollUp(PeriodReport):
    """The facts of the roll-up: those of a period report, with what its annex shows by unit."""

    unit_tables: tuple[UnitTable, ...] = ()
    charts: tuple[Chart, ...] = ()

    @property
    def subject(self) -> str:
        """What sets it apart from the report of one unit."""
        return ROLLED_UP
