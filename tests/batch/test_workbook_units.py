"""Rows of a workbook into the inputs of units: headings, units, and every fault at its cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from danvan_reports.batch.roster import Roster
from danvan_reports.batch.workbook_units import units_in
from danvan_reports.diagnostics import Diagnostic
from danvan_reports.model.indicators import standard_indicators
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.validation import validate
from danvan_reports.sources.document import SourceDocument
from danvan_reports.sources.workbook import read_workbook

from .workbooks import PERIOD, ROSTER, save, units_of

HEAD = ["Mã đơn vị", "Đơn vị", "Cuộc tuyên truyền"]


def _told(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(item.code, item.location.sheet, item.location.cell) for item in diagnostics if item.location]


def _facts(source: object) -> PeriodReport:
    assert isinstance(source, SourceDocument)
    validation = validate(source)
    assert validation.diagnostics == ()
    assert isinstance(validation.facts, PeriodReport)
    return validation.facts


def test_figures_and_points_of_a_unit_become_its_input(tmp_path: Path) -> None:
    found = units_of(
        tmp_path / "a.xlsx",
        {
            "Hướng dẫn": [["Kỳ báo cáo:", "quý I/2026"], ["Số liệu tính đến ngày", "15/3/2026"]],
            "Số liệu": [[*HEAD, "Đoàn viên, hội viên phát triển mới: Công đoàn", "Trị giá phần quà trao tặng"],
                        ["01", "xã Một", 4646, 12, 5_200_000_000]],
            "Cùng kỳ": [HEAD, ["01", "xã Một", 4000]],
            "Kế hoạch": [HEAD, ["01", "xã Một", ""]],
            "Ưu điểm": [["Đơn vị", "Nội dung", "Chi tiết", "Chỉ tiêu dẫn số liệu"],
                        ["xã Một", "Một ý", "- a\n- b", "cuoc_tuyen_truyen"]],
            "Kiến nghị": [["Đơn vị", "Đối với", "Nội dung"], ["xã Một", "Ban Thường vụ Tỉnh ủy", "Quan tâm."]],
        },
    )  # fmt: skip
    assert (found.diagnostics, [item.unit.code for item in found.inputs]) == ((), ["01"])
    facts = _facts(found.inputs[0].source)
    assert [(figure.key, figure.value and figure.value.value, figure.previous and figure.previous.value, figure.plan)
            for figure in facts.figures] == [
        ("cuoc_tuyen_truyen", Decimal(4646), Decimal(4000), None),
        ("doan_vien_hoi_vien_moi", None, None, None),
        ("tri_gia_phan_qua", Decimal(5_200_000_000), None, None),
    ]  # fmt: skip
    assert {name: part.value for name, part in facts.figures[1].parts.items()} == {"Công đoàn": Decimal(12)}
    assert facts.assessment
    point = facts.assessment.achievements[0]
    assert (point.text, [inner.text for inner in point.points], point.figures) == (
        "Một ý",
        ["a", "b"],
        ("cuoc_tuyen_truyen",),
    )
    assert [(item.addressee, item.points[0].text) for item in facts.proposals] == [
        ("Ban Thường vụ Tỉnh ủy", "Quan tâm.")
    ]
    assert str(facts.cutoff) == "2026-03-15"


def test_blank_cell_is_no_figure_and_nought_is_one(tmp_path: Path) -> None:
    rows = [[*HEAD, "luot_nguoi_du"], ["01", "xã Một", 0, None]]
    facts = _facts(units_of(tmp_path / "a.xlsx", {"Số liệu": rows}).inputs[0].source)
    assert [(figure.key, figure.value and figure.value.value) for figure in facts.figures] == [
        ("cuoc_tuyen_truyen", Decimal(0))
    ]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (4.646, "DL402"),
        ("4,646", "DL402"),
        ("#N/A", "DL400"),
        ("=A1", "DL401"),
        (True, "DL403"),
        (openpyxl.utils.datetime.from_excel(45000), "DL403"),
    ],
)
def test_damaged_figure_is_an_error_at_its_cell(tmp_path: Path, value: object, code: str) -> None:
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": [HEAD, ["01", "xã Một", value], ["02", "xã Hai", 5]]})
    damaged, sound = found.inputs
    assert _told(damaged.diagnostics) == [(code, "Số liệu", "C2")]
    assert (damaged.is_refused, sound.is_refused, sound.diagnostics) == (True, False, ())


def test_bare_number_is_no_ratio(tmp_path: Path) -> None:
    rows = [["Đơn vị", "ty_le_tap_hop", "to_chuc_dang_quan_triet"], ["xã Một", 0.61, "51/51"]]
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": rows})
    assert _told(found.inputs[0].diagnostics) == [("DL427", "Số liệu", "B2")]


def test_heading_is_matched_by_label_alias_code_and_row_of_codes(tmp_path: Path) -> None:
    rows = [
        ["đơn vị", "CUỘC TUYÊN TRUYỀN, QUÁN TRIỆT", "luot_nguoi_du", "Cột bất kỳ", "Ghi chú"],
        ["xã Một", 1, 2, 3, "x"],
    ]
    coded = [rows[0], ["Mã chỉ tiêu", "", "", "phan_qua"], rows[1]]
    facts = _facts(units_of(tmp_path / "a.xlsx", {"Số liệu": coded}).inputs[0].source)
    assert [figure.key for figure in facts.figures] == ["cuoc_tuyen_truyen", "luot_nguoi_du", "phan_qua"]


def test_unknown_heading_refuses_all_units_and_suggests_the_nearest(tmp_path: Path) -> None:
    rows = [[*HEAD, "Lượt người dự tuyên truyền, quán trệt", "Chuyện khác"], ["01", "xã Một", 1, 2, 3]]
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": rows})
    assert _told(found.diagnostics) == [("DL409", "Số liệu", "D1"), ("DL408", "Số liệu", "E1")]
    assert found.diagnostics[0].parameters["suggestion"] == "Lượt người dự tuyên truyền, quán triệt"
    assert [item.is_refused for item in found.inputs] == [True]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["x"], ["y", "z"]], [("DL410", "Số liệu", "A1")]),
        ([[*HEAD, "cuoc_tuyen_truyen"], ["01", "xã Một", 1, 1]], [("DL411", "Số liệu", "D1")]),
        ([HEAD, ["01", "xã Một", 1], ["", "Tổng cộng", 1]], [("DL407", "Số liệu", "B3")]),
        ([HEAD, ["01", "xã Một", 1], ["", "", 8]], [("DL413", "Số liệu", "C3")]),
        ([HEAD, ["", "xã Hại", 1], ["01", "xã Một", 1]], [("DL415", "Số liệu", "B2")]),
        ([HEAD, ["99", "", 1], ["01", "xã Một", 1]], [("DL416", "Số liệu", "A2")]),
        ([HEAD, ["02", "xã Một", 1], ["01", "xã Một", 1]], [("DL420", "Số liệu", "B2")]),
    ],
)
def test_fault_that_belongs_to_no_unit_is_told_at_its_cell(
    tmp_path: Path, rows: list[list[object]], told: list[tuple[str, str, str]]
) -> None:
    assert _told(units_of(tmp_path / "a.xlsx", {"Số liệu": rows}).diagnostics) == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([HEAD, ["01", "xã Một", 1], ["01", "xã Một", 2]], [("DL414", "Số liệu", "B3")]),
        ([HEAD, ["01", "xã Một", 1, "ngoài bảng"]], [("DL412", "Số liệu", "D2")]),
        ([HEAD, [1, "xã Một", 1]], [("DL425", "Số liệu", "B2")]),
    ],
)
def test_fault_of_a_unit_is_told_at_its_cell(
    tmp_path: Path, rows: list[list[object]], told: list[tuple[str, str, str]]
) -> None:
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": rows})
    assert _told(found.inputs[0].diagnostics) == told


def test_hidden_and_merged_rows_are_refused_and_hidden_columns_refuse_the_sheet(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.xlsx", {"Số liệu": [HEAD, ["01", "xã Một", 1], ["02", "xã Hai", 2], ["03", "phường Ba", 3]]}
    )
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Số liệu"]
    sheet.row_dimensions[2].hidden = True
    sheet.merge_cells("C3:C4")
    workbook.save(path)
    found = units_in(read_workbook(path), ROSTER, standard_indicators(), PERIOD)
    assert [_told(item.diagnostics) for item in found.inputs] == [
        [("DL405", "Số liệu", "A2")],
        [("DL404", "Số liệu", "C3")],
    ]
    sheet.column_dimensions["C"].hidden = True
    workbook.save(path)
    found = units_in(read_workbook(path), ROSTER, standard_indicators(), PERIOD)
    assert _told(found.diagnostics) == [("DL406", "Số liệu", "C1")]


def test_text_row_without_its_section_or_text_is_told(tmp_path: Path) -> None:
    found = units_of(
        tmp_path / "a.xlsx",
        {
            "Kết quả": [["Đơn vị", "Mục", "Nội dung"], ["xã Một", "Công tác khác", "a"], ["xã Hai", "", "b"]],
            "Ưu điểm": [["Đơn vị", "Nội dung", "Chi tiết"], ["phường Ba", "", "c"]],
        },
    )
    assert [_told(item.diagnostics) for item in found.inputs] == [
        [("DL423", "Kết quả", "B2")],
        [("DL423", "Kết quả", "A3")],
        [("DL422", "Ưu điểm", "A2")],
    ]


def test_without_a_roster_units_are_known_by_their_names(tmp_path: Path) -> None:
    rows = [HEAD, ["7", "xã Bảy", 1], ["", "xã Tám", 2]]
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": rows}, Roster())
    assert [(item.unit.name, item.unit.code) for item in found.inputs] == [("xã Bảy", "7"), ("xã Tám", "")]


def test_other_sheets_are_named_and_left(tmp_path: Path) -> None:
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": [HEAD, ["01", "xã Một", 1]], "Nháp": [["gì đó"]]})
    assert _told(found.diagnostics) == [("DL419", "Nháp", "A1")]
    assert [item.is_refused for item in found.inputs] == [False]
