"""What the province writes itself of its roll-up, beside what is gathered from its units."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from danvan_reports.batch.batch import Batch, BatchOrder
from danvan_reports.batch.rollup import MadeRollup, write_rollup
from danvan_reports.errors import InputError
from danvan_reports.opc import read_package

from .folders import make_units

OWN = """loai_van_ban: bao-cao-tong-hop
ky_bao_cao: 6 tháng đầu năm 2026
don_vi: tỉnh Vân Sơn
so: 86
ngay: 25/6/2026
danh_gia:
  uu_diem:
    - {noi_dung: "Tuyên truyền rộng khắp:", so_lieu: [cuoc_tuyen_truyen]}
"""
ADDED = "so_lieu: [{ma: lop_tap_huan, gia_tri: 4}]\n"


def _roll_up(tmp_path: Path, own: str | None) -> MadeRollup:
    source = make_units(tmp_path, 3)
    given = source / "tong-hop.yaml" if own else None
    if given and own:
        given.write_text(own, "utf-8")
    batch = Batch(source, tmp_path / "ra", BatchOrder(with_facts=True, rollup_input=given))
    assert [outcome.state for outcome in batch] == ["made"] * 3
    assert batch.diagnostics == ()
    return write_rollup(batch)


def _paragraphs(path: Path) -> list[str]:
    xml = read_package(path.read_bytes(), "")["word/document.xml"].decode()
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    texts = ("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", item)) for item in paragraphs)
    return [text.replace("\xa0", " ") for text in texts]


def _told(made: MadeRollup, *codes: str) -> list[tuple[str, int | None]]:
    return [(item.code, item.location and item.location.line) for item in made.diagnostics if item.code in codes]


def _section(text: list[str], heading: str) -> str:
    return text[text.index(heading) + 1]


def test_section_the_province_wrote_stands_with_the_totals_it_cites_and_the_others_are_gathered(tmp_path: Path) -> None:
    made = _roll_up(tmp_path, OWN + ADDED)
    text = _paragraphs(made.files[0])
    assert _section(text, "1. Ưu điểm") == "Tuyên truyền rộng khắp: tổ chức tuyên truyền được 06 cuộc."
    assert _section(text, "2. Hạn chế, khuyết điểm") == "Chậm."
    assert "Số 86-BC/BDV" in text
    assert any(line.endswith("ngày 25 tháng 6 năm 2026") for line in text)
    rows = [text[index : index + 3] for index, line in enumerate(text) if line == "Lớp tập huấn"]
    assert rows == [["Lớp tập huấn", "lớp", "04"]]


def test_points_it_stands_for_are_told_and_kept_in_the_internal_list(tmp_path: Path) -> None:
    made = _roll_up(tmp_path, OWN)
    assert [item.parameters for item in made.diagnostics if item.code == "DL448"] == [
        {"title": "Ưu điểm", "count": "1"}
    ]
    sheet = openpyxl.load_workbook(made.files[1])["Ý trùng, gần trùng"]
    rows = [row[:3] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert ("Tốt.", "3", "xã 001, xã 002, xã 003") in rows


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (OWN.replace("6 tháng đầu năm 2026", "quý I/2026"), [("DL444", 2)]),
        (OWN + "so_lieu: [{ma: cuoc_tuyen_truyen, gia_tri: 7}]\n", [("DL445", 9)]),
        (OWN.replace("[cuoc_tuyen_truyen]", "[cuoc_tuyen_truyn]"), [("DL132", 8)]),
        (OWN.replace("loai_van_ban: bao-cao-tong-hop", "loai_van_ban: bao-cao-so-ket"), [("DL447", None)]),
    ],
)
def test_roll_up_is_refused_with_the_line__when_its_file_says_otherwise_than_the_units(
    tmp_path: Path, own: str, told: list[tuple[str, int | None]]
) -> None:
    made = _roll_up(tmp_path, own)
    assert (made.files, _told(made, "DL132", "DL444", "DL445", "DL447")) == ((), told)


def test_typed_count_of_units_stands_and_is_told__when_the_figures_are_of_another_count(tmp_path: Path) -> None:
    made = _roll_up(tmp_path, OWN + "don_vi_da_bao_cao: 2/3\n")
    assert _told(made, "DL446") == [("DL446", 9)]
    assert "Đã có 2/3 đơn vị báo cáo." in _paragraphs(made.files[0])


def test_missing_file_is_told(tmp_path: Path) -> None:
    source = make_units(tmp_path, 1)
    batch = Batch(source, tmp_path / "ra", BatchOrder(with_facts=True, rollup_input=tmp_path / "none.yaml"))
    list(batch)
    with pytest.raises(InputError) as refused:
        write_rollup(batch)
    assert refused.value.key == "input.missing"


def test_roll_up_has_no_tables_and_charts__when_the_province_wants_no_annex(tmp_path: Path) -> None:
    made = _roll_up(tmp_path, OWN + "van_ban: {bao-cao-tong-hop: {phu_luc: không}}\n")
    parts = read_package(made.files[0].read_bytes(), "")
    assert [name for name in parts if "chart" in name] == []
    assert not any("Biểu" in line for line in _paragraphs(made.files[0]))


def test_unit_that_is_not_on_the_list_stands_in_the_internal_list(tmp_path: Path) -> None:
    source = make_units(tmp_path, 3)
    roster = tmp_path / "don-vi.yaml"
    roster.write_text("don_vi: [{ten: xã 001}, {ten: xã 002}]\n", "utf-8")
    batch = Batch(source, tmp_path / "ra", BatchOrder(with_facts=True, roster=roster))
    assert [outcome.state for outcome in batch] == ["made", "made"]
    sheet = openpyxl.load_workbook(write_rollup(batch).files[1])["Chưa cộng, chưa so sánh"]
    found = list(sheet.iter_rows(min_row=2, values_only=True))
    assert found == [
        ("“xã 003” không có trong danh sách đơn vị; gần nhất là “xã 002”", f"{source / '003.yaml'}:2:1"),
    ]
