"""The example province, from its workbook to its documents, roll-up and manifest."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from danvan_reports.opc import read_package
from danvan_reports.sealing import is_sealed

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "so-ket-2026"
REFUSED = {"005", "012", "017"}
CODES = {f"{number:03}" for number in range(1, 25)}


def run_batch(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the verb as a clerk does."""
    command = [sys.executable, "-m", "danvan_reports", "batch", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", env=dict(os.environ))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("out")
    return folder, run_batch(str(EXAMPLE / "so-lieu.xlsx"), "-d", str(folder), "--rollup", "-j", "2")


def sums_of_the_workbook() -> dict[str, int]:
    """Add up the columns of the workbook by openpyxl alone, without the three communes that are refused."""
    sheet = openpyxl.load_workbook(EXAMPLE / "so-lieu.xlsx", data_only=True)["Số liệu"]
    codes = {cell.column: str(cell.value) for cell in sheet[3] if cell.column > 2}
    sums: dict[str, int] = {}
    for row in sheet.iter_rows(min_row=4):
        if str(row[0].value) in REFUSED:
            continue
        for cell in row[2:]:
            if cell.value is not None:
                sums[codes[cell.column]] = sums.get(codes[cell.column], 0) + int(cell.value)
    return sums


def _text(path: Path) -> list[str]:
    xml = read_package(path.read_bytes(), "")["word/document.xml"].decode()
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    return ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", item)).replace("\xa0", " ") for item in paragraphs]


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_twenty_one_documents_and_the_rollup_are_made_and_three_units_refused(
    made: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, result = made
    assert result.returncode == 1
    documents = sorted(path.name for path in folder.glob("*.docx"))
    assert {name[:3] for name in documents} - {"bao"} == CODES - REFUSED
    assert [Path(line).name for line in result.stdout.splitlines()[-2:]] == [
        "bao-cao-tong-hop.docx",
        "danh-sach-noi-bo.xlsx",
    ]
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".docx") == [
        "danh-sach-noi-bo.xlsx", "ket-qua.csv", "ket-qua.json",
    ]  # fmt: skip
    assert re.findall(r"lỗi\[(\w+)\].*\n  --> .*, (\S+ \S+)\n", result.stderr) == [
        ("DL402", "Số liệu!D8"),
        ("DL414", "Số liệu!B28"),
    ]


def test_manifest_says_what_became_of_every_unit(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = made
    units = json.loads((folder / "ket-qua.json").read_text("utf-8"))["units"]
    states = {unit["code"]: unit["state"] for unit in units}
    assert states == dict.fromkeys(CODES, "made") | {"005": "refused", "017": "refused", "012": "missing"}
    rows = list(csv.reader((folder / "ket-qua.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [row[0] for row in rows[1:]] == [unit["code"] for unit in units]
    assert rows[0][:3] == ["Mã đơn vị", "Đơn vị", "Tình trạng"]


def test_totals_of_the_rollup_equal_an_independent_sum(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    sums = sums_of_the_workbook()
    assert len(sums) == 22
    xml = read_package((made[0] / "bao-cao-tong-hop.docx").read_bytes(), "")["word/document.xml"].decode()
    rows = re.findall(r"<w:tr[ >].*?</w:tr>", xml, re.DOTALL)
    cells = [
        [
            "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", cell))
            for cell in re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)
        ]
        for row in rows
    ]
    table = {row[1]: row[3] for row in cells if len(row) > 7 and row[0] != "TT"}
    assert table["Cuộc tuyên truyền, quán triệt"] == _dotted(sums["cuoc_tuyen_truyen"])
    assert table["Lượt người dự tuyên truyền, quán triệt"] == _dotted(sums["luot_nguoi_du"])
    assert table["Tổng số đoàn viên, hội viên"] == _dotted(sums["tong_doan_vien_hoi_vien"])
    assert (
        table["Trị giá phần quà trao tặng"].replace(".", "").replace(",", ".") == f"{sums['tri_gia_phan_qua'] / 1e6:g}"
    )
    assert table["kinh tế"] == _dotted(sums["mo_hinh_dang_ky: kinh tế"])
    totals = [cell for row in cells if row[1:2] == ["Cộng 21 đơn vị"] for cell in row[2:]]
    assert totals[:2] == [_dotted(sums["cuoc_tuyen_truyen"]), _dotted(sums["luot_nguoi_du"])]


WORDED = "Tổ chức tuyên truyền được {meetings} cuộc với {people} lượt người"
NOTE = (
    "Số liệu tính đến ngày 15/6/2026; đã có 21/24 đơn vị báo cáo. "
    "Số liệu cùng kỳ năm 2025 đã quy đổi theo địa giới mới."
)


def test_rollup_words_the_totals_and_counts_the_points(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    text = _text(made[0] / "bao-cao-tong-hop.docx")
    sums = sums_of_the_workbook()
    meetings, people = _dotted(sums["cuoc_tuyen_truyen"]), _dotted(sums["luot_nguoi_du"])
    assert any(WORDED.format(meetings=meetings, people=people) in line for line in text)
    assert NOTE in text
    assert any(line.endswith("Phát triển đoàn viên, hội viên còn chậm so với chỉ tiêu (6/21 đơn vị).") for line in text)
    assert not any("Yên Thượng" in line for line in text)


def test_rollup_and_internal_list_carry_their_seals(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    for name in ("bao-cao-tong-hop.docx", "danh-sach-noi-bo.xlsx"):
        assert is_sealed((made[0] / name).read_bytes())


def test_internal_list_names_who_has_not_reported(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    workbook = openpyxl.load_workbook(made[0] / "danh-sach-noi-bo.xlsx")
    states = [[cell.value for cell in row][:3] for row in workbook["Tình hình báo cáo"].iter_rows(min_row=2, max_row=4)]
    assert states == [
        ["005", "xã Thanh Khê", "bị từ chối vì có lỗi"],
        ["017", "xã Xuân Nha", "bị từ chối vì có lỗi"],
        ["012", "xã Yên Thượng", "chưa báo cáo"],
    ]
    ranks = [
        row for row in workbook["Xếp hạng"].iter_rows(min_row=2, values_only=True) if row[0].startswith("Cuộc tuyên")
    ]
    values = [int(str(row[3]).replace(".", "")) for row in ranks]
    assert (len(values), values) == (21, sorted(values, reverse=True))


def test_charts_hold_the_figures_of_the_units(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    parts = read_package((made[0] / "bao-cao-tong-hop.docx").read_bytes(), "")
    chart = parts["word/charts/chart1.xml"].decode()
    cached = [
        int(value) for value in re.findall(r"<c:v>(\d+)</c:v>", re.findall(r"<c:numCache>.*?</c:numCache>", chart)[0])
    ]
    inside = openpyxl.load_workbook(BytesIO(parts["word/embeddings/chart1.xlsx"]))["Sheet1"]
    embedded = [row[1] for row in inside.iter_rows(min_row=2, values_only=True)]
    assert cached == embedded
    assert sum(cached) == sums_of_the_workbook()["cuoc_tuyen_truyen"]
    assert [cell.value for cell in inside[1]] == [None, "6 tháng đầu năm 2026", "cùng kỳ năm 2025"]


def test_trace_prints_every_unit_and_cell_of_a_total() -> None:
    result = run_batch(str(EXAMPLE / "so-lieu.xlsx"), "--trace", "cuoc_tuyen_truyen")
    total, *lines = result.stdout.splitlines()
    sums = sums_of_the_workbook()
    assert total == f"Cuộc tuyên truyền, quán triệt: {_dotted(sums['cuoc_tuyen_truyen'])} (21 đơn vị)"
    assert sum(int(line.split("\t")[2].replace(".", "")) for line in lines) == sums["cuoc_tuyen_truyen"]
    assert lines[0].split("\t")[3].endswith("so-lieu.xlsx, Số liệu!C4")


def test_running_again_gives_the_same_bytes_and_resume_makes_nothing(
    made: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    first = {path.name: path.read_bytes() for path in made[0].iterdir() if path.suffix in {".docx", ".xlsx"}}
    run_batch(str(EXAMPLE / "so-lieu.xlsx"), "-d", str(tmp_path), "--rollup", "-j", "1")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix in {".docx", ".xlsx"}} == first
    run_batch(str(EXAMPLE / "so-lieu.xlsx"), "-d", str(tmp_path), "--rollup", "-j", "1", "--resume")
    units = json.loads((tmp_path / "ket-qua.json").read_text("utf-8"))["units"]
    assert {unit["state"] for unit in units if unit["code"] not in REFUSED} == {"unchanged"}
    assert (tmp_path / "bao-cao-tong-hop.docx").read_bytes() == first["bao-cao-tong-hop.docx"]


def test_json_is_the_whole_run_as_one_object_and_nothing_else_stands_on_standard_output(tmp_path: Path) -> None:
    result = run_batch(
        str(EXAMPLE / "so-lieu.xlsx"), "-d", str(tmp_path), "--json", "-q", "-j", "1",
        "--rollup-input", str(EXAMPLE / "tong-hop.yaml"),
    )  # fmt: skip
    data = json.loads(result.stdout)
    assert (result.returncode, data["version"], data["expected"], data["failures"]) == (1, 1, 24, [])
    listed = json.loads((tmp_path / "ket-qua.json").read_text("utf-8"))["units"]
    assert [{name: unit[name] for name in listed[0]} for unit in data["units"]] == listed
    refused = [unit for unit in data["units"] if unit["state"] == "refused"]
    assert [(item["code"], item["location"]["cell"]) for unit in refused for item in unit["diagnostics"]] == [
        ("DL402", "D8"),
        ("DL414", "B28"),
    ]
    assert [Path(file).name for file in data["rollup"]["files"]] == ["bao-cao-tong-hop.docx", "danh-sach-noi-bo.xlsx"]
    replaced = [item["path"] for item in data["rollup"]["diagnostics"] if item["code"] == "DL448"]
    assert replaced == [
        ["assessment", "achievements"],
        ["assessment", "limitations"],
        ["tasks"],
        ["proposals", "Ban Thường vụ Tỉnh ủy"],
        ["proposals", "Ủy ban nhân dân tỉnh"],
    ]
    text = _text(tmp_path / "bao-cao-tong-hop.docx")
    assert "Việc nắm tình hình Nhân dân ở một số xã vùng cao có lúc chưa kịp thời." in text
    assert not any("Nâng cao chất lượng đối thoại của người đứng đầu" in line for line in text)
