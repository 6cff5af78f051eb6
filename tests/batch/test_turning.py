"""Figure sheets with a row for each indicator: the same figures, each with its cell in the file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl

from danvan_reports.batch.workbook_units import UnitsFound, units_in
from danvan_reports.model.indicators import standard_indicators
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.validation import validate
from danvan_reports.sources.document import SourceDocument
from danvan_reports.sources.workbook import read_workbook

from .workbooks import PERIOD, ROSTER, units_of

SHEET = [
    ["BIỂU SỐ LIỆU CÔNG TÁC DÂN VẬN"],
    [],
    ["TT", "Chỉ tiêu", "ĐVT", "xã Một", "xã Hai", "Tổng cộng", "Ghi chú"],
    ["I", "Tuyên truyền"],
    [1, "Cuộc tuyên truyền", "cuộc", 4646, 12, 4658, "số của Ban"],
    [2, "Mô hình “Dân vận khéo” đăng ký", "mô hình", 9, None, 9, None],
    [None, "- kinh tế", "mô hình", 5, None, 5, None],
]


def _figures(found: UnitsFound, unit: int) -> list[tuple[str, Decimal | None, dict[str, Decimal | None], str | None]]:
    source = found.inputs[unit].source
    assert isinstance(source, SourceDocument)
    validation = validate(source)
    assert isinstance(validation.facts, PeriodReport)
    return [
        (
            figure.key,
            figure.value.value if figure.value else None,
            {name: part.value for name, part in figure.parts.items()},
            validation.places[(*figure.path, "value")].cell,
        )
        for figure in validation.facts.figures
    ]


def test_units_on_columns_give_their_figures_with_the_cells_of_the_file__when_indicators_are_rows(
    tmp_path: Path,
) -> None:
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": SHEET})
    assert _figures(found, 0) == [
        ("cuoc_tuyen_truyen", Decimal(4646), {}, "D5"),
        ("mo_hinh_dang_ky", Decimal(9), {"kinh tế": Decimal(5)}, "D6"),
    ]
    assert _figures(found, 1) == [("cuoc_tuyen_truyen", Decimal(12), {}, "E5")]
    told = [(item.code, item.location and item.location.cell) for item in found.diagnostics]
    assert told == [("DL407", "F3")]


def test_names_below_a_merged_heading_are_the_units__when_the_heading_takes_two_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (["Chỉ tiêu", "Các đơn vị"], [None, "xã Một", "xã Hai"], ["Cuộc tuyên truyền", 3, 4]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    workbook.save(path)
    found = units_in(read_workbook(path), ROSTER, standard_indicators(), PERIOD)
    assert [(item.unit.code, item.place.cell, _figures(found, index)) for index, item in enumerate(found.inputs)] == [
        ("01", "B2", [("cuoc_tuyen_truyen", Decimal(3), {}, "B3")]),
        ("02", "C2", [("cuoc_tuyen_truyen", Decimal(4), {}, "C3")]),
    ]


def test_damaged_figure_and_unknown_indicator_are_told_at_their_cells__when_indicators_are_rows(tmp_path: Path) -> None:
    rows = [["Chỉ tiêu", "xã Một"], ["Cuộc tuyên truyền", 4.646]]
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": rows})
    assert [(item.code, item.location and item.location.cell) for item in found.inputs[0].diagnostics] == [
        ("DL402", "B2")
    ]
    found = units_of(tmp_path / "b.xlsx", {"Số liệu": [*rows, ["Cuộc tuyên truyền, quán trệt", 3]]})
    assert [(item.code, item.location and item.location.cell) for item in found.diagnostics] == [("DL409", "A3")]
