"""The blank workbook: what it offers, and that it reads back what was filled in."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from danvan_reports.batch.blank_workbook import blank_workbook
from danvan_reports.batch.layout import TEXT_SHEETS
from danvan_reports.batch.workbook_units import units_in
from danvan_reports.errors import UsageError
from danvan_reports.model.indicators import standard_indicators
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.validation import validate
from danvan_reports.office import Office
from danvan_reports.sources.document import SourceDocument
from danvan_reports.sources.workbook import read_workbook
from danvan_reports.sources.workbook_writing import WHOLE_NUMBER

from .workbooks import PERIOD, ROSTER


def test_filled_in_and_read_back_it_gives_the_same_figures(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(BytesIO(blank_workbook(PERIOD, None, ROSTER, Office())))
    typed: dict[str, dict[str, int]] = {}
    for name, start in (("Số liệu", 1000), ("Cùng kỳ", 2000), ("Kế hoạch", 3000)):
        sheet = workbook[name]
        for row in range(4, 4 + len(ROSTER.units)):
            for cell in sheet[3][2:]:
                if sheet.cell(4, cell.column).number_format != "@":
                    value = start + 100 * row + cell.column
                    sheet.cell(row, cell.column, value)
                    typed.setdefault(sheet.cell(row, 2).value, {})[f"{name}/{cell.value}"] = value
    path = tmp_path / "so-lieu.xlsx"
    workbook.save(path)
    found = units_in(read_workbook(path), ROSTER, standard_indicators())
    assert (found.diagnostics, [item.diagnostics for item in found.inputs]) == ((), [(), (), ()])
    for item in found.inputs:
        assert isinstance(item.source, SourceDocument)
        facts = validate(item.source).facts
        assert isinstance(facts, PeriodReport)
        read: dict[str, Decimal | None] = {}
        for figure in facts.figures:
            for name, measure in (("Số liệu", figure.value), ("Cùng kỳ", figure.previous), ("Kế hoạch", figure.plan)):
                if measure:
                    read[f"{name}/{figure.key}"] = measure.value
            read |= {f"Số liệu/{figure.key}: {part}": measure.value for part, measure in figure.parts.items()}
        assert read == typed[item.unit.name]
        assert facts.reporting_period
        assert facts.reporting_period.year == 2026


def test_it_checks_what_is_typed_and_offers_units_and_sections() -> None:
    workbook = openpyxl.load_workbook(BytesIO(blank_workbook(PERIOD, None, ROSTER, Office())))
    assert workbook.sheetnames == [
        "Hướng dẫn", "Số liệu", "Cùng kỳ", "Kế hoạch", "Khái quát", "Kết quả", "Ưu điểm", "Hạn chế", "Nguyên nhân",
        "Nhiệm vụ", "Kiến nghị", "Danh sách đơn vị",
    ]  # fmt: skip
    figures = workbook["Số liệu"]
    assert [[cell.value for cell in row[:3]] for row in figures.iter_rows(min_row=1, max_row=4)] == [
        ["Mã đơn vị", "Đơn vị", "Cuộc tuyên truyền, quán triệt"],
        [None, "Đơn vị tính", "cuộc"],
        [None, "Mã chỉ tiêu", "cuoc_tuyen_truyen"],
        ["01", "xã Một", None],
    ]
    assert figures.cell(1, figures.max_column).value == "Ghi chú"
    assert (figures.print_title_rows, figures.print_title_cols) == ("$1:$3", "$A:$B")
    assert figures.protection.sheet is True
    assert (figures["C1"].protection.locked, figures["C4"].protection.locked) == (True, False)
    checks = {check.type for check in figures.data_validations.dataValidation}
    assert checks == {"list", WHOLE_NUMBER}
    results = {check.formula1: str(check.sqref) for check in workbook["Kết quả"].data_validations.dataValidation}
    sections = len(TEXT_SHEETS[1].sections())
    assert results == {
        "'Danh sách đơn vị'!$B$2:$B$4": "B2:B41",
        f"'Danh sách đơn vị'!$C$2:$C${sections + 1}": "C2:C41",
    }
    listed = [workbook["Danh sách đơn vị"].cell(row, 3).value for row in range(2, sections + 2)]
    assert listed == list(TEXT_SHEETS[1].sections())


def test_workbook_of_a_year_asks_for_lessons() -> None:
    workbook = openpyxl.load_workbook(BytesIO(blank_workbook("năm 2026", None, ROSTER, Office())))
    assert "Bài học kinh nghiệm" in workbook.sheetnames


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        blank_workbook("sáu tháng", None, ROSTER, Office())
    assert refused.value.key == "usage.period"
