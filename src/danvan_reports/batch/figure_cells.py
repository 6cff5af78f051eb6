"""Cells of the figure sheets into figures: what the column counts decides what its cells may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from danvan_reports.batch.layout import UNIT, UNIT_CODE, column_names, folded
from danvan_reports.batch.trees import Branch
from danvan_reports.model.indicators import RATIO
from danvan_reports.sources.tree import Scalar
from danvan_reports.sources.workbook import DATE, FRACTION, INTEGER, PERCENT, SWITCH, TEXT

if TYPE_CHECKING:
    from danvan_reports.batch.tables import Row, Table
    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.model.indicators import Indicator, IndicatorDictionary
    from danvan_reports.sources.workbook import Cell

PART_MARK: Final = ": "
_DECIMAL = re.compile(r"[0-9.]+,[0-9]+")


class FigureColumns:
    """The columns that figure sheets may have: one for each indicator, and for each of its parts."""

    def __init__(self, dictionary: IndicatorDictionary) -> None:
        """Index the indicators and their parts by key, label and aliases."""
        self._columns: dict[str, tuple[Indicator, str]] = {}
        for indicator in dictionary.indicators:
            for name in (indicator.key, indicator.label, *indicator.aliases):
                self._columns.setdefault(folded(name), (indicator, ""))
                for part in indicator.parts:
                    self._columns.setdefault(folded(f"{name}{PART_MARK}{part}"), (indicator, part))
        labels = [item.label for item in dictionary.indicators]
        parts = [f"{item.label}{PART_MARK}{part}" for item in dictionary.indicators for part in item.parts]
        self.known = (UNIT, UNIT_CODE, *labels, *parts)

    def find(self, text: str) -> str | None:
        """Return the heading of the column that ``text`` names by label, alias or code; None for none."""
        spelled = folded(text)
        return spelled if spelled in self._columns else None

    def add(self, tree: Branch, figures: dict[str, Branch], table: Table, row: Row, field: str) -> list[Diagnostic]:
        """Add the figures of ``row`` to ``tree`` as ``field`` of each; an empty cell adds nothing.

        ``figures`` are those the tree has already, by the keys of their indicators. Return what Excel has done to
        the cells that cannot be used.
        """
        found = []
        for heading, cell in row.cells.items():
            if heading in column_names().values():
                continue
            indicator, part = self._columns[heading]
            fault = _fault(indicator, cell)
            if fault:
                found.append(table.fault(fault, row.number, cell.column, found=cell.text, indicator=indicator.label))
                continue
            figure = figures.get(indicator.key)
            if figure is None:
                figure = figures[indicator.key] = Branch(table.sheet.place(cell.row, cell.column))
                figure.put_text(("key",), indicator.key)
                tree.append(("figures",), figure)
            figure.put(("parts", part) if part else (field,), _value(table, indicator, cell))
        return found


def _fault(indicator: Indicator, cell: Cell) -> str:
    """Return the code of what makes the cell no figure of this indicator; empty when it may be one."""
    if cell.fault:
        return ""
    if cell.form in {DATE, SWITCH}:
        return "DL403"
    if indicator.nature == RATIO:
        return "DL427" if cell.form in {INTEGER, FRACTION} else ""
    typed_fraction = cell.form == TEXT and _DECIMAL.fullmatch(cell.text)
    return "DL402" if cell.form in {FRACTION, PERCENT} or typed_fraction else ""


def _value(table: Table, indicator: Indicator, cell: Cell) -> Scalar:
    """Return the figure as typed; a number in a column of money is in đồng, as its heading says."""
    money = cell.form == INTEGER and not indicator.unit
    text = f"{cell.text} đồng" if money else cell.text
    return Scalar(text, quoted=True, place=table.sheet.place(cell.row, cell.column))
