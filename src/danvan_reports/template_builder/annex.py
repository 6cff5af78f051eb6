"""The annex: figures in a table, on pages of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.records import dataclass
from danvan_reports.template_builder.elements import control, line, when
from danvan_reports.template_builder.sections import annex_section, continued_section, main_section, section_end
from danvan_reports.template_builder.tables import control_row, row_of, ruled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its heading, the field of a row it shows, the component of its cells, its width."""

    heading: str
    field: str
    component: str
    width_mm: float
    part_component: str = ""

    def component_at(self, level: int) -> str:
        """Return the component of a cell in a row of this level (1: a part of the row above)."""
        return self.part_component if level and self.part_component else self.component


def _columns(number: float, name: float, unit: float, value: float) -> tuple[_Column, ...]:
    return (
        _Column("TT", "number", "annex_centre_cell", number),
        _Column("Chỉ tiêu", "name", "annex_text_cell", name, "annex_part_cell"),
        _Column("Đơn vị tính", "unit", "annex_centre_cell", unit),
        _Column("Kết quả", "value", "annex_figure_cell", value),
    )


def _compared(previous: float, change: float, percent: float) -> tuple[_Column, ...]:
    return (
        _Column("Cùng kỳ năm trước", "previous", "annex_figure_cell", previous),
        _Column("Tăng (+), giảm\N{NO-BREAK SPACE}(-)", "change", "annex_figure_cell", change),
        _Column("Tỷ lệ tăng, giảm", "change_percent", "annex_figure_cell", percent),
    )


def _planned(plan: float, percent: float) -> tuple[_Column, ...]:
    return (
        _Column("Kế hoạch", "plan", "annex_figure_cell", plan),
        _Column("Đạt kế hoạch", "plan_percent", "annex_figure_cell", percent),
    )


_RESULTS = _columns(12, 93, 27, 33)
_WITH_PREVIOUS = (*_columns(9, 35, 16, 26.5), *_compared(26.5, 29, 23))
_WITH_PLAN = (*_columns(9, 58, 20, 28), *_planned(28, 22))
_WITH_BOTH = (*_columns(10, 62, 22, 28), *_compared(28, 30, 22), *_planned(28, 22))
"""The widths leave room for ten digits in every column of figures; all columns together need the sheet on its side."""

_LISTED = (12.0, 153.0)

_ALL_COLUMNS = "annex.has_previous and annex.has_plan"


def annex(profile: Profile, *further: Element) -> list[Element]:
    """Return the end of the paper's section and, where the paper has an annex, the annex in a section of its own.

    ``further`` stands in the annex after its table. With every column the annex lies on its side (HD 05-HD/VPTW,
    IV.4.1; NĐ 30/2020/NĐ-CP, Phụ lục I, I.2).
    """
    tables = [
        control(f"if {_ALL_COLUMNS}"),
        _table(profile, _WITH_BOTH),
        control("elif annex.has_previous"),
        _table(profile, _WITH_PREVIOUS),
        control("elif annex.has_plan"),
        _table(profile, _WITH_PLAN),
        control("else"),
        _table(profile, _RESULTS),
        control("endif"),
    ]
    content = [*_head(profile, "annex"), *tables, *_ends(profile, further)]
    return [section_end(main_section(profile)), *when("annex", *content)]


def annex_of_documents(profile: Profile) -> list[Element]:
    """Return the annex that lists the documents issued, in a section of its own behind that of the figures."""
    part = profile.components
    headings = [[line(part["annex_header_cell"], heading)] for heading in ("TT", "Văn bản")]
    cells = [
        [line(part["annex_centre_cell"], "{{ loop.index }}")],
        [line(part["annex_text_cell"], "{{ item }}")],
    ]
    rows = [
        row_of(_LISTED, headings, heads=True),
        control_row(_LISTED, "for item in documents_annex.items"),
        row_of(_LISTED, cells),
        control_row(_LISTED, "endfor"),
    ]
    return when("documents_annex", *_head(profile, "documents_annex"), ruled(_LISTED, rows), _upright(profile))


def _head(profile: Profile, name: str) -> list[Element]:
    """Return the label, title and reference of the annex that the values call ``name``."""
    part = profile.components
    number = f"{{% if {name}.number %}} {{{{ {name}.number }}}}{{% endif %}}"
    return [
        line(part["annex_label"], f"{part['annex_label'].text}{number}"),
        line(part["annex_title"], f"{{{{ {name}.title }}}}"),
        *when(f"{name}.reference", line(part["annex_reference"], f"{{{{ {name}.reference }}}}")),
        *([line(part["dashes"], part["dashes"].text or "")] if "dashes" in part else []),
    ]


def _ends(profile: Profile, further: Sequence[Element]) -> list[Element]:
    """Return what follows the table: with every column only the table lies on its side, the rest stands upright."""
    on_its_side = section_end(annex_section(profile, landscape=True))
    if not further:
        return [control(f"if {_ALL_COLUMNS}"), on_its_side, control("else"), _upright(profile), control("endif")]
    return [
        *when(_ALL_COLUMNS, on_its_side),
        *further,
        control(f"if {_ALL_COLUMNS}"),
        section_end(continued_section(profile)),
        control("else"),
        _upright(profile),
        control("endif"),
    ]


def _upright(profile: Profile) -> Element:
    return section_end(annex_section(profile))


def _table(profile: Profile, columns: Sequence[_Column]) -> Element:
    widths = [column.width_mm for column in columns]
    headings = [[line(profile.components["annex_header_cell"], column.heading)] for column in columns]
    return ruled(
        widths,
        [
            row_of(widths, headings, heads=True),
            control_row(widths, "for row in annex.rows"),
            control_row(widths, 'if row.level == "1"'),
            _row(profile, columns, level=1),
            control_row(widths, "else"),
            _row(profile, columns, level=0),
            control_row(widths, "endif"),
            control_row(widths, "endfor"),
        ],
    )


def _row(profile: Profile, columns: Sequence[_Column], level: int) -> Element:
    cells = [
        [line(profile.components[column.component_at(level)], f"{{{{ row.{column.field} }}}}")] for column in columns
    ]
    return row_of([column.width_mm for column in columns], cells)
