"""Find the table on a sheet: its headings, its rows of units, and what on the sheet cannot be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.batch.layout import (
    INDICATOR_CODE,
    NOTE,
    TOTAL_ROWS,
    UNIT,
    UNIT_CODE,
    column_names,
    folded,
    is_measured_in,
    nearest_name,
)
from danvan_reports.diagnostics import Diagnostic, Location, Severity
from danvan_reports.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danvan_reports.sources.workbook import Cell, Sheet

_HEADING_ROWS = 20
"""How far down a sheet its headings may stand."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number, its cells by heading, and what is wrong with the row as a whole."""

    number: int
    cells: dict[str, Cell]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class Table:
    """The table of a sheet. ``diagnostics`` are of the sheet: with an error among them no row can be trusted.

    ``stray`` are findings about rows that belong to no unit; they keep nobody from reporting.
    """

    sheet: Sheet
    file: str
    rows: list[Row] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    stray: list[Diagnostic] = field(default_factory=list)

    def at(self, row: int, column: int) -> Location:
        """Return the location of a cell."""
        place = self.sheet.place(row, column)
        return Location(file=self.file, sheet=place.sheet, cell=place.cell)

    def fault(
        self,
        code: str,
        row: int,
        column: int,
        *,
        severity: Severity = Severity.ERROR,
        related: tuple[Location, ...] = (),
        **parameters: str,
    ) -> Diagnostic:
        """Return a finding at a cell."""
        return Diagnostic(code, severity, parameters, self.at(row, column), related=related)


def read_table(sheet: Sheet, file: str, find: Callable[[str], str | None], known: tuple[str, ...]) -> Table:
    """Return the table of ``sheet``.

    ``find`` gives the heading that a spelling stands for, None when there is none; ``known`` are the headings to
    suggest from. The codes of indicators, where the table has a row of them, stand before the labels.
    """
    table = Table(sheet, file)
    heading_row = _heading_row(sheet)
    if heading_row is None:
        first = min(sheet.rows, default=1)
        table.diagnostics.append(table.fault("DL410", first, 1, found=sheet.name, expected=f"{UNIT}, {UNIT_CODE}"))
        return table
    headings = _headings(table, heading_row, find, known)
    hidden = sorted(sheet.hidden_columns & headings.keys())
    table.diagnostics += [table.fault("DL406", heading_row, column, found=headings[column]) for column in hidden]
    for number in sorted(number for number in sheet.rows if number > heading_row):
        _take_row(table, number, headings)
    return table


def _heading_row(sheet: Sheet) -> int | None:
    """Return the first row that has a heading for units and another cell."""
    names = column_names()
    for number in sorted(sheet.rows)[:_HEADING_ROWS]:
        spelled = {names.get(folded(cell.text)) for cell in sheet.rows[number].values()}
        if spelled & {UNIT, UNIT_CODE} and len(sheet.rows[number]) > 1:
            return number
    return None


def _headings(
    table: Table, heading_row: int, find: Callable[[str], str | None], known: tuple[str, ...]
) -> dict[int, str]:
    """Return the heading of each column; one that is unknown or stands twice is a fault of the sheet."""
    labels = table.sheet.rows[heading_row]
    codes = _code_row(table.sheet, heading_row)
    found: dict[int, str] = {}
    for column in sorted(labels.keys() | codes.keys()):
        cell = codes.get(column) or labels[column]
        heading = column_names().get(folded(cell.text)) if column not in codes else None
        heading = heading or find(cell.text)
        if heading is None:
            near = nearest_name(cell.text, known)
            code = "DL409" if near else "DL408"
            table.diagnostics.append(table.fault(code, cell.row, column, found=cell.text, suggestion=near))
        elif heading != NOTE and heading in found.values():
            first = next(other for other, name in found.items() if name == heading)
            related = (table.at(cell.row, first),)
            table.diagnostics.append(table.fault("DL411", cell.row, column, found=cell.text, related=related))
        else:
            found[column] = heading
    return found


def _code_row(sheet: Sheet, heading_row: int) -> dict[int, Cell]:
    for number in range(heading_row + 1, heading_row + 4):
        cells = sheet.rows.get(number, {})
        marker = next((cell for cell in cells.values() if folded(cell.text) == folded(INDICATOR_CODE)), None)
        if marker:
            return {column: cell for column, cell in cells.items() if cell is not marker}
    return {}


def _take_row(table: Table, number: int, headings: dict[int, str]) -> None:
    cells = table.sheet.rows[number]
    named = {headings[column]: cell for column, cell in cells.items() if column in headings}
    unit = named.get(UNIT) or named.get(UNIT_CODE)
    if any(is_measured_in(cell.text) or folded(cell.text) == folded(INDICATOR_CODE) for cell in cells.values()):
        return
    loose = [cell for column, cell in cells.items() if column not in headings]
    filled = [cell for heading, cell in named.items() if heading != NOTE]
    if not filled and not loose:
        return
    if unit is None:
        table.stray.append(table.fault("DL413", number, (filled or loose)[0].column))
    elif folded(unit.text) in TOTAL_ROWS:
        table.stray.append(table.fault("DL407", number, unit.column, found=unit.text))
    elif set(named) - {UNIT, UNIT_CODE, NOTE} or loose:
        table.rows.append(Row(number, named, tuple(_row_faults(table, number, named, loose))))


def _row_faults(table: Table, number: int, named: dict[str, Cell], loose: list[Cell]) -> Iterator[Diagnostic]:
    """Yield what is wrong with a row whatever it says: it is hidden, merged, has cells outside of the table."""
    if number in table.sheet.hidden_rows:
        yield table.fault("DL405", number, min(cell.column for cell in named.values()))
    for first_row, first, last_row, last in table.sheet.merged:
        if first_row <= number <= last_row:
            yield table.fault("DL404", first_row, first, found=f"{last_row - first_row + 1} x {last - first + 1}")
    for cell in loose:
        yield table.fault("DL412", number, cell.column, found=cell.text)
    for cell in named.values():
        if cell.fault:
            yield table.fault(cell.fault, number, cell.column, found=cell.text)
