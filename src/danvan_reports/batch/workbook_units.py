"""The reports of units out of a workbook: the rows of its sheets into one tree for each unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from danvan_reports.batch.figure_cells import FigureColumns
from danvan_reports.batch.layout import (
    CUTOFF,
    FIGURE_SHEETS,
    GUIDE_SHEET,
    PERIOD,
    RESTATED,
    TEXT_SHEETS,
    UNIT,
    UNIT_CODE,
    UNITS_SHEET,
    column_names,
    folded,
)
from danvan_reports.batch.roster import Unit, spelled_name
from danvan_reports.batch.tables import read_table
from danvan_reports.batch.text_rows import add_point
from danvan_reports.batch.trees import Branch
from danvan_reports.batch.turning import units_down
from danvan_reports.batch.unit_input import UnitInput, identify
from danvan_reports.diagnostics import Diagnostic, Location, Severity, has_errors
from danvan_reports.records import dataclass, field
from danvan_reports.sources.document import SourceDocument
from danvan_reports.sources.workbook import DATE

if TYPE_CHECKING:
    from danvan_reports.batch.layout import FigureSheet
    from danvan_reports.batch.roster import Roster
    from danvan_reports.batch.tables import Row, Table
    from danvan_reports.model.indicators import IndicatorDictionary
    from danvan_reports.sources.tree import Place, Scalar
    from danvan_reports.sources.workbook import Sheet, Workbook


FAULT_OF_THE_WHOLE: Final = "DL428"
"""Told of every unit of a workbook that is refused as a whole."""


@dataclass(frozen=True, slots=True)
class UnitsFound:
    """The units that a workbook has reports of, and findings that belong to no unit."""

    inputs: tuple[UnitInput, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Gathered:
    """What the sheets say of one unit."""

    unit: Unit
    place: Location
    tree: Branch
    figures: dict[str, Branch] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    rows: dict[str, Location] = field(default_factory=dict)


def units_in(workbook: Workbook, roster: Roster, dictionary: IndicatorDictionary, period: str = "") -> UnitsFound:
    """Return the report of every unit with a row in the workbook; ``period`` stands in for one it does not name.

    A fault of a sheet's headings refuses every unit: no column of it can be trusted then.
    """
    return _Reader(workbook, roster, dictionary, period).run()


class _Reader:
    """Goes through the sheets of one workbook and gathers their rows by unit."""

    def __init__(self, workbook: Workbook, roster: Roster, dictionary: IndicatorDictionary, period: str) -> None:
        self.workbook = workbook
        self.roster = roster
        self.columns = FigureColumns(dictionary)
        self.period = period
        self.has_figures = any(folded(sheet.name) == folded(FIGURE_SHEETS[0].name) for sheet in workbook.sheets)
        self.known: dict[str, Scalar] = {}
        self.gathered: dict[str, _Gathered] = {}
        self.met: dict[str, list[Unit]] = {}
        self.found: list[Diagnostic] = []

    def run(self) -> UnitsFound:
        if not self.workbook.tells_all:
            self.found.append(Diagnostic("DL418", Severity.NOTE, {}, Location(file=self.workbook.name)))
        for sheet in self.workbook.sheets:
            self._take(sheet)
        if self.gathered and "reporting_period" not in self.known and not self.period:
            self.found.append(Diagnostic("DL438", Severity.ERROR, {}, Location(file=self.workbook.name)))
        if not self.gathered and not has_errors(self.found):
            self.found.append(Diagnostic("DL410", Severity.ERROR, _EXPECTED, Location(file=self.workbook.name)))
        refused = has_errors(item for item in self.found if item.code in _OF_THE_WHOLE)
        return UnitsFound(tuple(self._input(unit, refused) for unit in self.gathered.values()), tuple(self.found))

    def _take(self, sheet: Sheet) -> None:
        name = folded(sheet.name)
        if not sheet.rows or name == folded(UNITS_SHEET):
            return
        if name == folded(GUIDE_SHEET):
            self._take_guide(sheet)
            return
        text_sheet = next((item for item in TEXT_SHEETS if folded(item.name) == name), None)
        figure_sheet = next((item for item in FIGURE_SHEETS if folded(item.name) == name), None)
        if len(self.workbook.sheets) == 1 and text_sheet is None:
            figure_sheet = figure_sheet or FIGURE_SHEETS[0]
        if text_sheet:
            table = read_table(sheet, self.workbook.name, _as_typed(text_sheet.columns).get, text_sheet.columns)
            for row, gathered in self._rows(table):
                gathered.diagnostics += add_point(gathered.tree, table, row, text_sheet)
        elif figure_sheet:
            table = read_table(units_down(sheet), self.workbook.name, self.columns.find, self.columns.known)
            for row, gathered in self._rows(table):
                self._take_figures(table, row, gathered, figure_sheet)
        else:
            place = Location(file=self.workbook.name, sheet=sheet.name, cell="A1")
            if not self.has_figures and self._holds_figures(sheet):
                self.found.append(Diagnostic("DL439", Severity.ERROR, {"found": sheet.name}, place))
            else:
                self.found.append(Diagnostic("DL419", Severity.WARNING, {"found": sheet.name}, place))

    def _holds_figures(self, sheet: Sheet) -> bool:
        """Tell whether a sheet of another name looks like one of figures: it has units and known indicators."""
        table = read_table(units_down(sheet), self.workbook.name, self.columns.find, self.columns.known)
        return any(row.cells.keys() - set(column_names().values()) for row in table.rows)

    def _take_guide(self, sheet: Sheet) -> None:
        """Take what the workbook says of itself: a label in one cell, its value in the next."""
        labels = {
            folded(PERIOD): "reporting_period",
            folded(CUTOFF): "cutoff",
            folded(RESTATED): "previous_restated",
        }
        for cells in sheet.rows.values():
            for column, cell in cells.items():
                name = labels.get(folded(cell.text.rstrip(": ")))
                value = cells.get(column + 1)
                if name is None or value is None:
                    continue
                self.known[name] = sheet.scalar(value)
                if value.form == DATE and int(value.text[:2]) <= _MONTHS:
                    place = sheet.place(value.row, value.column)
                    self.found.append(
                        Diagnostic("DL426", Severity.WARNING, {"found": value.text}, self._located(place))
                    )

    def _located(self, place: Place) -> Location:
        return Location(file=self.workbook.name, sheet=place.sheet, cell=place.cell)

    def _rows(self, table: Table) -> list[tuple[Row, _Gathered]]:
        self.found += [*table.diagnostics, *table.stray]
        pairs = []
        for row in table.rows:
            gathered = self._gather(table, row)
            if gathered is not None:
                gathered.diagnostics += row.diagnostics
                pairs.append((row, gathered))
        return pairs

    def _gather(self, table: Table, row: Row) -> _Gathered | None:
        """Return what is known of the row's unit; None when the row names no unit of the roster."""
        name, code = row.cells.get(UNIT), row.cells.get(UNIT_CODE)
        named = name or code
        if named is None:
            return None
        place = table.at(row.number, named.column)
        told: tuple[Diagnostic, ...] = ()
        unit: Unit | None
        if self.roster.units:
            unit, told = identify(self.roster, name.text if name else "", code.text if code else "", place)
        else:
            unit, told = self._unit_without_roster(named.text, code.text if code and name else "", place)
        if unit is None:
            self.found += told
            return None
        gathered = self.gathered.get(unit.key)
        if gathered is None:
            scalar = table.sheet.scalar(named)
            tree = Branch(scalar.place)
            gathered = self.gathered[unit.key] = _Gathered(unit, place, tree)
            tree.put(("unit",), type(scalar)(unit.name, quoted=True, place=scalar.place))
        gathered.diagnostics += [item for item in told if item not in gathered.diagnostics]
        return gathered

    def _unit_without_roster(self, name: str, code: str, place: Location) -> tuple[Unit | None, tuple[Diagnostic, ...]]:
        """Return the unit of that name met before, else a new one; sheets without codes mean it by its name."""
        met = self.met.setdefault(spelled_name(name), [])
        same = [unit for unit in met if not (code and unit.code) or unit.code == code]
        if len(same) > 1:
            return None, (Diagnostic("DL424", Severity.ERROR, _one_of(name, same), place),)
        if not same:
            same = [Unit(name=name, code=code)]
            met += same
        return same[0], ()

    def _take_figures(self, table: Table, row: Row, gathered: _Gathered, sheet: FigureSheet) -> None:
        named = row.cells.get(UNIT) or row.cells[UNIT_CODE]
        here = table.at(row.number, named.column)
        first = gathered.rows.setdefault(sheet.name, here)
        if first is not here:
            told = table.fault("DL414", row.number, named.column, found=gathered.unit.name, related=(first,))
            gathered.diagnostics.append(told)
            return
        if sheet is FIGURE_SHEETS[0]:
            gathered.place = here
        gathered.diagnostics += self.columns.add(gathered.tree, gathered.figures, table, row, sheet.field)

    def _input(self, gathered: _Gathered, refused: bool) -> UnitInput:
        tree = gathered.tree
        for name, value in self.known.items():
            tree.put((name,), value)
        if "reporting_period" not in self.known and self.period:
            tree.put_text(("reporting_period",), self.period)
        source = SourceDocument(self.workbook.name, "", ("",), tree.mapping(), ())
        if refused:
            told = Diagnostic(FAULT_OF_THE_WHOLE, Severity.ERROR, {}, gathered.place)
            return UnitInput(gathered.unit, gathered.place, None, (*gathered.diagnostics, told))
        return UnitInput(gathered.unit, gathered.place, source, tuple(gathered.diagnostics))


def _one_of(name: str, units: list[Unit]) -> dict[str, str]:
    return {"found": name, "expected": ", ".join(unit.code for unit in units)}


def _as_typed(columns: tuple[str, ...]) -> dict[str, str]:
    """Return the headings among ``columns`` as they are typed."""
    return {column: column for column in columns}


_EXPECTED = {"found": "", "expected": f"{UNIT}, {UNIT_CODE}"}
_OF_THE_WHOLE = frozenset({"DL406", "DL408", "DL409", "DL410", "DL411", "DL438", "DL439"})
"""Faults of headings, sheets, the period: what the figures below them are cannot be told."""
_MONTHS = 12
"""A date whose day could be a month may have been turned around by Excel."""
