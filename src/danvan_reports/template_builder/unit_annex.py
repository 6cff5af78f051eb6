"""The annex of a roll-up: the table of totals, then tables and charts by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.rollup import COLUMNS_OF_A_TABLE
from danvan_reports.template_builder.annex import annex
from danvan_reports.template_builder.elements import for_each, line, when
from danvan_reports.template_builder.tables import control_row, row_of, ruled

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile

_NUMBER_MM, _NAME_MM, _VALUES_MM = 10.0, 40.0, 115.0


def annex_by_unit(profile: Profile) -> list[Element]:
    """Return the annex with, after its own table, one for every few indicators and a place for every chart."""
    part = profile.components
    sizes = range(1, COLUMNS_OF_A_TABLE + 1)
    tables = [element for size in sizes for element in when(f'table.columns == "{size}"', _table(profile, size))]
    titled = [line(part["annex_centre_cell"], ""), line(part["annex_title"], "{{ table.title }}"), *tables]
    drawn = line(part["annex_centre_cell"], "{{ chart.marker }}")
    chart = [line(part["annex_centre_cell"], ""), line(part["annex_title"], "{{ chart.title }}"), drawn]
    return annex(profile, *for_each("table", "annex.unit_tables", titled), *for_each("chart", "annex.charts", chart))


def _table(profile: Profile, size: int) -> Element:
    """Return the table of ``size`` indicators side by side."""
    part = profile.components
    columns = range(1, size + 1)
    widths = [_NUMBER_MM, _NAME_MM, *[_VALUES_MM / size] * size]
    headings = ["TT", "Đơn vị", *(f"{{{{ table.heading_{column} }}}}" for column in columns)]
    cells = [
        [line(part["annex_centre_cell"], "{{ row.number }}")],
        [line(part["annex_text_cell"], "{{ row.name }}")],
        *([line(part["annex_figure_cell"], f"{{{{ row.value_{column} }}}}")] for column in columns),
    ]
    return ruled(
        widths,
        [
            row_of(widths, [[line(part["annex_header_cell"], heading)] for heading in headings], heads=True),
            control_row(widths, "for row in table.rows"),
            row_of(widths, cells),
            control_row(widths, "endfor"),
        ],
    )
