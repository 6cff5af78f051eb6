"""The report of a province rolled up from its units: that of a period, with tables and charts by unit in its annex."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.period import draft_period_report
from danvan_reports.vi.numbers import format_count

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.rollup import UnitTable


def draft_rollup(drafter: Drafter[Any]) -> dict[str, Any]:
    """Return the values of the template ``bao-cao-tong-hop``."""
    values = draft_period_report(drafter)
    if values["annex"]:
        values["annex"] |= {
            "unit_tables": [
                _table(drafter, number, table) for number, table in enumerate(drafter.facts.unit_tables, 1)
            ],
            "charts": [{"title": chart.title, "marker": chart.marker} for chart in drafter.facts.charts],
        }
    return values


def _table(drafter: Drafter[Any], number: int, table: UnitTable) -> dict[str, Any]:
    rows = [_row(str(position), name, cells) for position, (name, cells) in enumerate(table.rows, start=1)]
    total = drafter.say("rollup.total", count=format_count(len(table.rows)))
    return {
        "title": drafter.say("rollup.table", number=str(number)),
        "columns": str(len(table.headings)),
        **{f"heading_{column}": text for column, text in enumerate(table.headings, start=1)},
        "rows": [*rows, _row("", total, table.totals)],
    }


def _row(number: str, name: str, cells: tuple[str, ...]) -> dict[str, str]:
    columns = {f"value_{column}": text for column, text in enumerate(cells, start=1)}
    return {"number": number, "name": name, **columns}
