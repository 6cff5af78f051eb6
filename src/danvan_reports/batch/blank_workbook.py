"""The blank workbook to send out: the indicators of the dictionary as columns, the units of the roster as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from danvan_reports.batch.figure_cells import PART_MARK
from danvan_reports.batch.layout import (
    CUTOFF,
    FIGURE_SHEETS,
    GUIDE_SHEET,
    INDICATOR_CODE,
    MEASURED_IN,
    NOTE,
    PERIOD,
    RESTATED,
    SECTION,
    TEXT_SHEETS,
    UNIT,
    UNIT_CODE,
    UNITS_SHEET,
)
from danvan_reports.errors import UsageError
from danvan_reports.model.indicators import RATIO, all_indicators
from danvan_reports.model.period import ANNUAL
from danvan_reports.resources import data_file
from danvan_reports.sources.workbook import column_name
from danvan_reports.sources.workbook_writing import (
    AS_TYPED,
    WHOLE_NUMBER,
    Column,
    NotesSheet,
    TableSheet,
    write_workbook,
)
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.periods import format_period, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.batch.layout import TextSheet
    from danvan_reports.batch.roster import Roster
    from danvan_reports.model.indicators import Indicator
    from danvan_reports.office import Office

_DONG: Final = "đồng"
_ROOM: Final = 40
"""Rows to fill in where no roster says how many units there are."""
_POINTS_PER_UNIT: Final = 10


def blank_workbook(period: str, kind: str | None, roster: Roster, office: Office) -> bytes:
    """Return the workbook for the reports of ``period``; ``kind`` None is the report that such a period has.

    Raises:
        UsageError: ``period`` is none.
        MissingProgramError: openpyxl is not installed.
    """
    try:
        named = format_period(parse_period(period))
    except ValueFault as fault:
        raise UsageError("usage.period", found=period) from fault
    indicators = all_indicators(office.own_indicators).indicators
    entered = [item for item in indicators if not (item.nature == RATIO and item.numerator and item.denominator)]
    sections = [sheet for sheet in TEXT_SHEETS if sheet.record]
    annual = kind == ANNUAL or (kind is None and parse_period(period).kind == "year")
    sheets: list[TableSheet | NotesSheet] = [_guide(named)]
    sheets += [_figures(sheet.name, entered, roster, with_parts=sheet is FIGURE_SHEETS[0]) for sheet in FIGURE_SHEETS]
    sheets += [_texts(sheet, roster, sections) for sheet in TEXT_SHEETS if annual or not sheet.annual]
    sheets.append(_lists(roster, sections, entered))
    return write_workbook(sheets)


def _guide(period: str) -> NotesSheet:
    lines = tuple(data_file("workbook-guide.txt").read_text("utf-8").splitlines())
    return NotesSheet(
        GUIDE_SHEET, "SỔ SỐ LIỆU CÔNG TÁC DÂN VẬN", ((PERIOD, period), (CUTOFF, ""), (RESTATED, "")), lines
    )


def _figures(name: str, indicators: list[Indicator], roster: Roster, *, with_parts: bool) -> TableSheet:
    columns = [Column(UNIT_CODE, width=10), _unit_column(roster, (MEASURED_IN, INDICATOR_CODE))]
    for indicator in indicators:
        columns += _indicator_columns(indicator, with_parts=with_parts)
    columns.append(Column(NOTE, width=30))
    rows = tuple((unit.code, unit.name) for unit in roster.units)
    return TableSheet(name, tuple(columns), rows, room=len(rows) or _ROOM, frozen_columns=2)


def _indicator_columns(indicator: Indicator, *, with_parts: bool) -> Iterator[Column]:
    typed = indicator.nature == RATIO
    unit = indicator.unit or ("" if typed else _DONG)
    holds = WHOLE_NUMBER if indicator.unit and not typed else AS_TYPED
    yield Column(indicator.label, holds, 18, hints=(unit, indicator.key), note=f"{indicator.label} ({unit})")
    for part in indicator.parts if with_parts else ():
        heading = f"{indicator.label}{PART_MARK}{part}"
        yield Column(heading, holds, 18, hints=(unit, f"{indicator.key}{PART_MARK}{part}"), note=heading)


def _texts(sheet: TextSheet, roster: Roster, sections: list[TextSheet]) -> TableSheet:
    widths = {UNIT_CODE: 10, UNIT: 24, "Nội dung": 70, "Chi tiết": 50}
    columns = [
        _unit_column(roster)
        if heading == UNIT
        else Column(heading, width=widths.get(heading, 26), choices=_choices(heading, sheet, sections))
        for heading in sheet.columns
    ]
    room = max(_ROOM, len(roster.units) * _POINTS_PER_UNIT)
    return TableSheet(sheet.name, tuple(columns), room=room, frozen_columns=2)


def _unit_column(roster: Roster, hints: tuple[str, ...] = ()) -> Column:
    last = len(roster.units) + 1
    choices = f"'{UNITS_SHEET}'!$B$2:$B${last}" if roster.units else ""
    return Column(UNIT, width=24, choices=choices, hints=hints)


def _choices(heading: str, sheet: TextSheet, sections: list[TextSheet]) -> str:
    if heading != SECTION:
        return ""
    column = column_name(3 + sections.index(sheet))
    return f"'{UNITS_SHEET}'!${column}$2:${column}${len(sheet.sections()) + 1}"


def _lists(roster: Roster, sections: list[TextSheet], indicators: list[Indicator]) -> TableSheet:
    """Return the lists that drop-downs offer, and the codes of the indicators for reference."""
    columns = [
        [unit.code for unit in roster.units],
        [unit.name for unit in roster.units],
        *(list(sheet.sections()) for sheet in sections),
        [indicator.key for indicator in indicators],
        [indicator.label for indicator in indicators],
    ]
    headings = (UNIT_CODE, UNIT, *(f"{SECTION}: {sheet.name}" for sheet in sections), INDICATOR_CODE, "Chỉ tiêu")
    length = max(len(column) for column in columns)
    rows = tuple(tuple(column[row] if row < len(column) else "" for column in columns) for row in range(length))
    return TableSheet(UNITS_SHEET, tuple(Column(heading, width=30) for heading in headings), rows)
