"""The roster in both its forms, and who has reported, twice, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_reports.batch.inputs import gather
from danvan_reports.batch.roster import Roster, Unit, read_roster
from danvan_reports.errors import InputError
from danvan_reports.office import Office

from .folders import write_unit
from .workbooks import PERIOD, save

TEXT = """don_vi:
  - ma: "01"
    ten: xã Một
    co_quan: {ten: Đảng ủy xã Một, ky_hieu: ĐU,
              nguoi_ky: {quyen_han: T/M BAN THƯỜNG VỤ, chuc_vu: BÍ THƯ, ho_ten: Lò Văn A},
              noi_nhan: [Tỉnh ủy, Đảng ủy viên]}
"""
ROWS = [
    ["Mã đơn vị", "Đơn vị", "Cơ quan ban hành", "Ký hiệu cơ quan", "Quyền hạn ký", "Chức vụ", "Người ký", "Nơi nhận"],
    ["01", "xã Một", "Đảng ủy xã Một", "ĐU", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Văn A", "Tỉnh ủy\nĐảng ủy viên"],
]
HEAD = ["Mã đơn vị", "Đơn vị", "Cuộc tuyên truyền"]


def test_roster_says_the_same_as_yaml_and_as_workbook(tmp_path: Path) -> None:
    (tmp_path / "don-vi.yaml").write_text(TEXT, "utf-8")
    for path in (tmp_path / "don-vi.yaml", save(tmp_path / "don-vi.xlsx", {"Danh sách": ROWS})):
        roster = read_roster(path)
        assert roster.diagnostics == ()
        unit = roster.units[0]
        assert unit.issuer
        signer = unit.issuer.signers[0]
        assert (unit.code, unit.name, unit.issuer.name, unit.issuer.symbol) == ("01", "xã Một", "Đảng ủy xã Một", "ĐU")
        assert (signer.authority, signer.positions, signer.name) == ("T/M BAN THƯỜNG VỤ", ("BÍ THƯ",), "Lò Văn A")
        assert unit.issuer.recipients == ("Tỉnh ủy", "Đảng ủy viên")


def test_unit_twice_on_the_roster_is_told(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.yaml"
    path.write_text("don_vi:\n  - {ma: '1', ten: xã A}\n  - {ma: '1', ten: xã B}\n", "utf-8")
    assert [(item.code, item.location and item.location.line) for item in read_roster(path).diagnostics] == [
        ("DL421", 3)
    ]


def test_who_reported_in_two_files_is_refused_and_who_did_not_is_missing(tmp_path: Path) -> None:
    roster = Roster(tuple(Unit(name=f"xã {number:03}", code=f"{number:03}") for number in range(1, 5)))
    write_unit(tmp_path, 1, 5)
    write_unit(tmp_path, 9, 5)
    save(tmp_path / "a.xlsx", {"Số liệu": [HEAD, ["001", "xã 001", 1], ["002", "xã 002", 1]]})
    save(tmp_path / "b.xlsx", {"Số liệu": [HEAD, ["003", "xã 003", 1]]})
    found = gather(tmp_path, roster, Office(), PERIOD)
    assert [(item.unit.code, [told.code for told in item.diagnostics]) for item in found.inputs] == [
        ("001", ["DL414"]),
        ("002", []),
        ("003", []),
    ]
    assert [unit.code for unit in found.missing] == ["004"]
    assert [(item.code, item.location and item.location.line) for item in found.diagnostics] == [("DL415", 2)]


def test_two_units_of_one_name_are_told_apart_by_code(tmp_path: Path) -> None:
    roster = Roster((Unit(name="xã Tân Phú", code="01"), Unit(name="xã Tân Phú", code="02")))
    rows = [HEAD, ["02", "xã Tân Phú", 1], ["", "xã Tân Phú", 1]]
    found = gather(save(tmp_path / "a.xlsx", {"Số liệu": rows}), roster, Office(), PERIOD)
    assert [item.unit.code for item in found.inputs] == ["02"]
    assert [(item.code, item.location and item.location.cell) for item in found.diagnostics] == [("DL424", "B3")]


def test_nothing_at_the_path_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        gather(tmp_path / "none", Roster(), Office())
    assert refused.value.key == "input.missing"
