"""Workbooks: what a cell shows, what Excel has done to it, and what each format can tell."""

from __future__ import annotations

import datetime as dt
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from danvan_reports.errors import ExitCode, InputError, MissingProgramError
from danvan_reports.opc import read_package, write_package
from danvan_reports.sources.workbook import Cell, Sheet, column_name, read_workbook
from danvan_reports.sources.workbook_values import cell_of
from danvan_reports.sources.workbook_writing import Column, TableSheet, write_workbook

DATA = Path(__file__).parent.parent / "data" / "workbooks"


@pytest.mark.parametrize(
    ("value", "number_format", "text", "form"),
    [
        (4646, "General", "4646", "integer"),
        (4646.0, "#,##0", "4646", "integer"),
        (4.646, "General", "4,646", "fraction"),
        (2.52, "General", "2,52", "fraction"),
        (10, "0.000", "10", "fraction"),
        (0.8739, "0.00%", "87,39%", "percent"),
        (0.29, "0%", "29%", "percent"),
        (5_200_000_000, "General", "5200000000", "integer"),
        (
            dt.datetime(2021, 8, 7),  # noqa: DTZ001
            "dd/mm/yyyy",
            "07/8/2021",
            "date",
        ),
        (dt.date(2024, 5, 28), "General", "28/5/2024", "date"),
        (True, "General", "TRUE", "switch"),
        (" 5,2 tỷ đồng ", "@", "5,2 tỷ đồng", "text"),
        ("xa\u0303", "General", "xã", "text"),
        ("09", "@", "09", "text"),
        (1e21, "General", "1e+21", "fraction"),
        (7, '0" người"', "7", "integer"),
    ],
)
def test_cell_shows_what_was_stored(value: object, number_format: str, text: str, form: str) -> None:
    assert cell_of(3, 2, value, number_format) == Cell(3, 2, text, form)


@pytest.mark.parametrize("value", [None, "", "  ", "\n"])
def test_empty_cell_is_none(value: object) -> None:
    assert cell_of(1, 1, value) is None


@pytest.mark.parametrize("value", ["#N/A", "#REF!", "#DIV/0!", "#name?"])
def test_error_of_excel_is_a_fault(value: str) -> None:
    assert cell_of(1, 1, value) == Cell(1, 1, value, fault="DL400")


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_column_letters(number: int, letters: str) -> None:
    assert column_name(number) == letters


def _saved(path: Path, fill: Any) -> Path:
    workbook = openpyxl.Workbook()
    fill(workbook.active)
    workbook.save(path)
    return path


def test_xlsx_tells_what_is_hidden_and_merged(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["C2"] = "Đơn vị", 5
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.merge_cells("A3:B4")

    sheet = read_workbook(_saved(tmp_path / "a.xlsx", fill)).sheets[0]
    assert sheet == Sheet(
        "Sheet",
        {1: {1: Cell(1, 1, "Đơn vị")}, 2: {3: Cell(2, 3, "5", "integer")}},
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({3}),
        merged=((3, 1, 4, 2),),
    )


def test_formula_without_a_saved_value_is_a_fault(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"] = "=1+1", 3

    sheet = read_workbook(_saved(tmp_path / "a.xlsx", fill)).sheets[0]
    assert sheet.rows == {1: {1: Cell(1, 1, "=1+1", fault="DL401"), 2: Cell(1, 2, "3", "integer")}}


def test_formula_without_a_saved_value_is_a_fault__when_the_elements_carry_a_prefix(tmp_path: Path) -> None:
    """So write programs on the Open XML SDK; Excel opens their workbooks like any other."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = "=1+1"

    path = _saved(tmp_path / "a.xlsx", fill)
    parts = read_package(path.read_bytes(), "")
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    prefixed = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", sheet).replace(" xmlns=", " xmlns:x=")
    path.write_bytes(write_package({**parts, "xl/worksheets/sheet1.xml": prefixed.encode()}))
    assert read_workbook(path).sheets[0].rows == {1: {1: Cell(1, 1, "=1+1", fault="DL401")}}


@pytest.mark.parametrize("name", ["so-lieu.xls", "so-lieu.ods"])
def test_old_formats_give_the_values_and_say_that_they_cannot_tell_more(name: str) -> None:
    workbook = read_workbook(DATA / name)
    assert workbook.tells_all is False
    assert [sheet.name for sheet in workbook.sheets] == ["Số liệu"]
    assert workbook.sheets[0].rows == {
        1: {1: Cell(1, 1, "Đơn vị"), 2: Cell(1, 2, "Cuộc tuyên truyền")},
        2: {1: Cell(2, 1, "xã Một"), 2: Cell(2, 2, "4646", "integer")},
        3: {1: Cell(3, 1, "xã Hai"), 2: Cell(3, 2, "4,646", "fraction")},
    }


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_under_any_separator(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "so-lieu.csv"
    lines = [separator.join(row) for row in (("Đơn vị", "Số"), ("xã Một", "4.646"), ("", ""))]
    path.write_text("\ufeff" + "\r\n".join(lines), "utf-8")
    first = {1: Cell(1, 1, "Đơn vị"), 2: Cell(1, 2, "Số")}
    second = {1: Cell(2, 1, "xã Một"), 2: Cell(2, 2, "4.646")}
    assert read_workbook(path).sheets == (Sheet("so-lieu", {1: first, 2: second}),)


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.xlsx", b"no workbook", "workbook.unreadable"),
        ("a.xls", b"no workbook", "workbook.unreadable"),
        ("a.csv", "Đơn vị".encode("utf-16-le"), "workbook.not-utf8"),
        ("a.csv", b'a;"b', "workbook.unreadable"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str, content: bytes, key: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_workbook(tmp_path / name)
    assert refused.value.key == key


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_workbook(tmp_path / "none.xlsx")
    assert refused.value.key == "input.missing"


@pytest.mark.parametrize(("name", "module"), [("a.xlsx", "openpyxl"), ("a.ods", "python_calamine")])
def test_missing_reader_is_told_with_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    (tmp_path / name).write_bytes(b"PK")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingProgramError) as refused:
        read_workbook(tmp_path / name)
    assert refused.value.exit_code is ExitCode.MISSING_PROGRAM


def test_workbooks_are_written_the_same_every_time() -> None:
    sheet = TableSheet("Số liệu", (Column("Đơn vị"), Column("Số", "whole")), (("xã Một", ""),), room=2)
    first, second = write_workbook([sheet]), write_workbook([sheet])
    assert first == second
    written = openpyxl.load_workbook(BytesIO(first))["Số liệu"]
    assert [[cell.value for cell in row] for row in written.iter_rows(max_row=2)] == [
        ["Đơn vị", "Số"],
        ["xã Một", None],
    ]
    assert (written["A1"].protection.locked, written["B2"].protection.locked) == (True, False)
    assert [(check.type, str(check.sqref)) for check in written.data_validations.dataValidation] == [("whole", "B2:B3")]
