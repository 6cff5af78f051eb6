"""A workbook under ``check``: the rules of any input, every finding at its sheet and cell, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_reports.batch.checking import check_workbook
from danvan_reports.errors import InputError
from danvan_reports.planning import Order

from .workbooks import save

HEAD = ["Đơn vị", "Người dự quán triệt (tính theo đầu người)", "Người thuộc diện dự quán triệt", "Cuộc tuyên truyền"]
GUIDE = [["Kỳ báo cáo", "6 tháng đầu năm 2026"]]


def _workbook(path: Path, *rows: list[object]) -> Path:
    return save(path, {"Hướng dẫn": GUIDE, "Số liệu": [HEAD, *rows]})


def _told(path: Path, previous: Path | None = None) -> list[tuple[str, str | None, str | None]]:
    found = check_workbook(path, Order(previous=previous))
    return [(item.code, item.location.sheet, item.location.cell) for item in found if item.location]


def test_findings__at_their_cells(tmp_path: Path) -> None:
    workbook = _workbook(tmp_path / "a.xlsx", ["xã Một", 615, 604, 210], ["xã Hai", 500, 604, 90])
    assert [item for item in _told(workbook) if item[0].startswith("SL")] == [("SL112", "Số liệu", "B2")]


def test_previous_workbook__each_unit_beside_its_own(tmp_path: Path) -> None:
    now = _workbook(tmp_path / "a.xlsx", ["xã Một", 500, 604, 210], ["xã Hai", 510, 604, 90])
    last = _workbook(tmp_path / "b.xlsx", ["xã Hai", 310, 590, 210], ["xã Một", 320, 580, 210])
    assert [item for item in _told(now, last) if item[0].startswith("SL")] == [("SL106", "Số liệu", "D2")]


def test_blank_cell__is_no_nought(tmp_path: Path) -> None:
    workbook = _workbook(tmp_path / "a.xlsx", ["xã Một", "", 604, 210], ["xã Hai", 0, 604, 90])
    last = _workbook(tmp_path / "b.xlsx", ["xã Một", 310, 590, 200], ["xã Hai", 320, 580, 80])
    assert [item for item in _told(workbook, last) if item[0].startswith("SL")] == []


def test_missing_office__is_told_once(tmp_path: Path) -> None:
    workbook = _workbook(tmp_path / "a.xlsx", ["xã Một", 1, 2, 3], ["xã Hai", 1, 2, 3])
    assert [item[0] for item in _told(workbook)].count("DL148") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_no_workbook__is_an_input_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        check_workbook(tmp_path / name, Order())
