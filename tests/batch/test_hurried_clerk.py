"""What offices really hand in: wrong sheets, no period, mixed folders, files that are open, folders used twice."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from danvan_reports.batch.batch import Batch, BatchOrder
from danvan_reports.batch.inputs import gather
from danvan_reports.batch.rollup import write_rollup
from danvan_reports.batch.roster import Roster
from danvan_reports.batch.workbook_units import units_in
from danvan_reports.cli.batch import run
from danvan_reports.diagnostics import Diagnostic
from danvan_reports.errors import InputError
from danvan_reports.model.indicators import standard_indicators
from danvan_reports.office import Office
from danvan_reports.sources.workbook import read_workbook

from .folders import documents, make_units, write_unit
from .workbooks import PERIOD, ROSTER, save, units_of

HEAD = ["Mã đơn vị", "Đơn vị", "Cuộc tuyên truyền"]
FIGURES = [HEAD, ["01", "xã Một", 1]]
POINTS = [["Đơn vị", "Nội dung"], ["xã Một", "Một ý."]]


def _told(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, str | None]]:
    return [
        (item.code, Path(item.location.file or "").name, item.location.sheet) for item in found if item.location
    ]  # fmt: skip


def test_workbook_is_refused_with_the_sheet_to_rename__when_no_sheet_is_called_so_lieu(tmp_path: Path) -> None:
    found = units_of(tmp_path / "a.xlsx", {"Sheet1": FIGURES, "Ưu điểm": POINTS})
    assert _told(found.diagnostics) == [("DL439", "a.xlsx", "Sheet1")]
    assert [[told.code for told in item.diagnostics] for item in found.inputs] == [["DL428"]]
    assert [item.is_refused for item in found.inputs] == [True]


def test_old_figures_on_another_sheet_are_named_and_left__when_there_is_a_sheet_so_lieu(tmp_path: Path) -> None:
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": FIGURES, "Số liệu cũ": FIGURES})
    assert _told(found.diagnostics) == [("DL419", "a.xlsx", "Số liệu cũ")]
    assert [item.is_refused for item in found.inputs] == [False]


def test_missing_period_is_told_once_for_the_workbook__when_neither_it_nor_the_order_names_one(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"Số liệu": FIGURES})
    found = units_in(read_workbook(path), ROSTER, standard_indicators())
    assert _told(found.diagnostics) == [("DL438", "a.xlsx", None)]
    assert [[told.code for told in item.diagnostics] for item in found.inputs] == [["DL428"]]


def test_sheet_without_codes_means_the_unit_of_that_name__when_there_is_no_roster(tmp_path: Path) -> None:
    found = units_of(tmp_path / "a.xlsx", {"Số liệu": FIGURES, "Ưu điểm": POINTS}, Roster())
    assert [(item.unit.code, item.unit.name) for item in found.inputs] == [("01", "xã Một")]
    twice = [HEAD, ["01", "xã Một", 1], ["02", "xã Một", 2]]
    found = units_of(tmp_path / "b.xlsx", {"Số liệu": twice, "Ưu điểm": POINTS}, Roster())
    assert [item.unit.code for item in found.inputs] == ["01", "02"]
    assert _told(found.diagnostics) == [("DL424", "b.xlsx", "Ưu điểm")]


def test_unreadable_and_other_files_are_told_and_the_rest_is_read__when_the_folder_is_mixed(tmp_path: Path) -> None:
    save(tmp_path / "a.xlsx", {"Số liệu": FIGURES})
    for name in ("~$a.xlsx", "bao-cao.docx", "quet.pdf", "hong.xlsx", "ghi-chu.png"):
        (tmp_path / name).write_bytes(b"something else")
    found = gather(tmp_path, ROSTER, Office(), PERIOD)
    assert [(item.code, Path(item.location.file or "").name) for item in found.diagnostics if item.location] == [
        ("DL442", tmp_path.name),
        ("DL443", "a.xlsx"),
        ("DL440", "hong.xlsx"),
    ]
    assert found.diagnostics[0].parameters == {"count": "2", "found": "bao-cao.docx, quet.pdf"}
    assert [item.unit.code for item in found.inputs] == ["01"]


def test_folder_without_data_is_told__when_it_holds_none(tmp_path: Path) -> None:
    found = gather(tmp_path, ROSTER, Office(), PERIOD)
    assert [item.code for item in found.diagnostics] == ["DL441"]


@pytest.mark.parametrize("name", ["bao-cao.docx", "so-lieu.pdf"])
def test_one_file_that_holds_no_data_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputError) as refused:
        gather(tmp_path / name, ROSTER, Office())
    assert refused.value.key == "batch.not-data"


def test_lists_of_an_earlier_run_are_nobodys_report__when_documents_go_into_the_input_folder(tmp_path: Path) -> None:
    source = make_units(tmp_path, 2)
    for _ in range(2):
        batch = Batch(source, source, BatchOrder())
        assert [outcome.state for outcome in batch] == ["made", "made"]
        assert batch.diagnostics == ()
    assert sorted(documents(source)) == ["xa-001.docx", "xa-002.docx"]


def test_figures_of_the_clerk_are_left__when_their_file_is_called_like_the_list_of_units(tmp_path: Path) -> None:
    figures = "Mã đơn vị;Đơn vị;Cuộc tuyên truyền, quán triệt\n01;xã Một;10\n"
    (tmp_path / "ket-qua.csv").write_text(figures, "utf-8")
    source = make_units(tmp_path, 1)
    for _ in range(2):
        batch = Batch(source, tmp_path, BatchOrder())
        assert [outcome.state for outcome in batch] == ["made"]
        assert batch.failure
        assert batch.failure.parameters == {"path": str(tmp_path / "ket-qua.csv")}
        assert (tmp_path / "ket-qua.csv").read_text("utf-8") == figures
        assert "xã 001;đã làm" in (tmp_path / "ket-qua-ban-moi.csv").read_text("utf-8-sig")
    found = gather(tmp_path, ROSTER, Office(), PERIOD)
    assert [Path(item.place.file or "").name for item in found.inputs] == ["ket-qua.csv"]


def test_list_of_units_with_notes_of_the_clerk_is_left_and_the_new_one_put_beside_it(tmp_path: Path) -> None:
    source, out = make_units(tmp_path, 1), tmp_path / "ra"
    table = out / "ket-qua.csv"
    list(Batch(source, out, BatchOrder()))
    noted = table.read_bytes() + "đã gọi điện nhắc\r\n".encode()
    table.write_bytes(noted)
    batch = Batch(source, out, BatchOrder())
    list(batch)
    assert batch.failure
    assert (batch.failure.key, table.read_bytes()) == ("output.edited", noted)
    assert "đã gọi điện" not in (out / "ket-qua-ban-moi.csv").read_text("utf-8-sig")
    batch = Batch(source, out, BatchOrder(overwrite=True))
    list(batch)
    assert (batch.failure, "đã gọi điện" in table.read_text("utf-8-sig")) == (None, False)


def test_list_of_units_is_still_ours__when_the_run_was_killed_before_it_was_written(tmp_path: Path) -> None:
    source, out = make_units(tmp_path, 1), tmp_path / "ra"
    list(Batch(source, out, BatchOrder()))
    of_the_first_run = (out / "ket-qua.csv").read_bytes()
    write_unit(source, 2, 2)
    list(Batch(source, out, BatchOrder()))
    (out / "ket-qua.csv").write_bytes(of_the_first_run)
    batch = Batch(source, out, BatchOrder())
    list(batch)
    assert (batch.failure, (out / "ket-qua.csv").read_bytes() == of_the_first_run) == (None, False)


def test_gaps_of_the_rollup_are_listed_and_count_under_strict__when_the_office_is_not_described(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = make_units(tmp_path, 1), tmp_path / "ra"
    office = source / "danvan.yaml"
    office.write_text(office.read_text("utf-8").replace(" noi_nhan: [Tỉnh ủy],", ""), "utf-8")
    don_vi = "don_vi: [{ten: xã 001, co_quan: {ten: Đảng ủy xã, tieu_de: ĐẢNG ỦY XÃ, ky_hieu: ĐU, dia_danh: Vân Sơn,"
    don_vi += " luu: Văn phòng, noi_nhan: [Tỉnh ủy], nguoi_ky: {chuc_vu: BÍ THƯ, ho_ten: Vi Văn Thắng}}}]\n"
    (source / "don-vi.yaml").write_text(don_vi, "utf-8")
    arguments = [str(source), "-d", str(out), "--rollup", "-j", "1", "--roster", str(source / "don-vi.yaml")]
    assert run([*arguments], "vi") == 0
    assert re.findall(r"^  \d+\. (.*?)(?= \(|$)", capsys.readouterr().err, re.MULTILINE) == ["nơi nhận"]
    assert run([*arguments, "--strict"], "vi") == 1
    capsys.readouterr()
    run([*arguments, "--json"], "vi")
    assert [gap["what"] for gap in json.loads(capsys.readouterr().out)["rollup"]["gaps"]] == ["nơi nhận"]


def test_unit_called_like_the_rollup_keeps_its_document__when_both_are_made(tmp_path: Path) -> None:
    source, out = make_units(tmp_path, 1), tmp_path / "ra"
    file = source / "001.yaml"
    file.write_text(file.read_text("utf-8").replace("don_vi: xã 001", "don_vi: Báo cáo tổng hợp"), "utf-8")
    batch = Batch(source, out, BatchOrder(with_facts=True))
    assert [outcome.output and outcome.output.name for outcome in batch] == ["bao-cao-tong-hop-2.docx"]
    assert [path.name for path in write_rollup(batch).files] == ["bao-cao-tong-hop.docx", "danh-sach-noi-bo.xlsx"]
