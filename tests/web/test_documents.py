"""Seeing a draft's document, checking any document, making many: what the page answers, and what it refuses."""

from __future__ import annotations

import io
import re
import shutil
import time
import zipfile
from pathlib import Path
from urllib.parse import quote

import docx
import openpyxl
import pytest
from starlette.testclient import TestClient

from danvan_reports.batch.batch import Batch, BatchOrder
from danvan_reports.formats.checker import check_document
from danvan_reports.formats.html_report import html_report
from danvan_reports.formats.mending import mend
from danvan_reports.formats.profiles import load_profile
from danvan_reports.pipeline import make_reports
from danvan_reports.planning import Order
from danvan_reports.reporters import words_of
from danvan_reports.sources.workbook import workbook_from
from danvan_reports.web.desk import Settings
from danvan_reports.web.jobs import Job, JobOrder
from tests.folders import EXAMPLES_FOLDER

WORKBOOK = EXAMPLES_FOLDER / "so-ket-2026" / "so-lieu.xlsx"


def opened(clerk: TestClient, name: str) -> str:
    return str(clerk.post("/open", data={"name": name}).url.path)


def sent(clerk: TestClient, address: str, name: str, content: bytes):  # type: ignore[no-untyped-def]
    return clerk.post(address, headers={"x-file-name": quote(name)}, content=content)


def faulty() -> bytes:
    [report] = make_reports(EXAMPLES_FOLDER / "visit.yaml", Order()).reports
    document = docx.Document(io.BytesIO(report.content))
    document.paragraphs[8].runs[0].font.size = docx.shared.Pt(11)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def secret() -> bytes:
    document = docx.Document()
    document.add_paragraph("TỐI MẬT")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def said(text: str) -> str:
    return re.findall(r"<section class=\"card narrow\">.*?<p>(.*?)</p>", text, re.DOTALL)[0]


def test_pages_lead_to_the_fields_they_come_from(clerk: TestClient) -> None:
    shown = clerk.get(f"{opened(clerk, 'visit.yaml')}/pages").text
    assert re.findall(r'data-goto="(achievements\.[^"]*)"', shown)[:2] == ["achievements.0.text", "achievements.1.text"]
    style = re.findall(r'href="(/pages/[0-9a-f]{64}/looks.css)"', shown)
    answer = clerk.get(style[0])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert clerk.get(style[0].replace("looks.css", "1.png")).status_code == 404


def test_gap_is_marked_where_it_stands(clerk: TestClient) -> None:
    address = opened(clerk, "khao-sat-cu-chi.yaml")
    side = clerk.get(address).text
    place = re.findall(r'<a href="#(at-\d+)">Xem trong văn bản</a>', side)
    shown = clerk.get(f"{address}/pages").text
    assert place
    assert [f'id="{name}"' in shown for name in place] == [True] * len(place)


def test_document_that_cannot_be_made_yet_is_told(clerk: TestClient) -> None:
    begun = clerk.post("/begin", data={"kind": "ket-luan-giam-sat", "earlier": ""}).url.path
    shown = clerk.get(f"{begun}/pages").text
    assert shown == '<div id="pages"><p class="blocked">Chưa làm được văn bản: còn lỗi trong dữ liệu.</p></div>\n'


@pytest.mark.parametrize(
    "address",
    ["/drafts/0123456789abcdef/pages", "/pages/abc/1.png", "/pages/abc/looks.css", "/check/abc", "/check/abc/pages",
     "/check/abc/mended", "/check/abc/report", "/batch/abc", "/batch/abc/progress", "/batch/abc/zip"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(clerk: TestClient, address: str) -> None:
    assert clerk.get(address).status_code == 404


def test_findings_of_a_document_are_those_of_the_command_line(clerk: TestClient) -> None:
    content = faulty()
    answer = sent(clerk, "/check/receive", "Kết luận.docx", content)
    assert answer.status_code == 201
    shown = clerk.get(answer.headers["location"]).text
    result = check_document(content)
    assert re.findall(r"<small>(\w+), (.*?)</small>", shown) == [
        (item.code, item.clause) for item in result.diagnostics
    ]
    assert [words_of(item, "vi")[0] in shown for item in result.diagnostics] == [True] * len(result.diagnostics)
    pages = clerk.get(f"{answer.headers['location']}/pages").text
    assert re.findall(r'<a class="number" href="#n-(\d+)">', pages) == ["1"]


def test_mended_copy_and_report_are_those_of_the_command_line(clerk: TestClient) -> None:
    content = faulty()
    address = sent(clerk, "/check/receive", "Kết luận.docx", content).headers["location"]
    mended = clerk.get(f"{address}/mended")
    assert mended.headers["content-disposition"] == f"attachment; filename*=UTF-8''{quote('Kết luận - đã sửa.docx')}"
    assert mended.content == mend(content, load_profile("party-2026"))[0]
    assert check_document(mended.content).diagnostics == ()
    report = clerk.get(f"{address}/report")
    result = check_document(content, None, "Kết luận.docx")
    assert report.text == html_report([("Kết luận.docx", result.diagnostics, result)], "vi", words_of)
    assert report.headers["content-disposition"].startswith("attachment;")


def test_document_without_a_fault_has_no_mended_copy(clerk: TestClient) -> None:
    [report] = make_reports(EXAMPLES_FOLDER / "visit.yaml", Order()).reports
    address = sent(clerk, "/check/receive", "a.docx", report.content).headers["location"]
    shown = clerk.get(address).text
    assert ("Không thấy lỗi thể thức nào." in shown, "Tải bản đã sửa" in shown) == (True, False)
    assert clerk.get(f"{address}/mended").status_code == 404


def test_document_is_held_against_the_format_chosen(clerk: TestClient) -> None:
    address = sent(clerk, "/check/receive?profile=state-nd30", "a.docx", faulty()).headers["location"]
    shown = clerk.get(address).text
    assert f"{load_profile('state-nd30').title}. Thể thức do người dùng chọn." in shown


@pytest.mark.parametrize(
    ("name", "content", "status", "words"),
    [
        ("a.doc", b"x", 415, "Chỉ kiểm tra được tệp .docx; tệp a.doc thì không."),
        ("a.docx", b"x", 422, "a.docx"),
        ("a.docx", secret(), 422, "TỐI MẬT"),
    ],
)
def test_document_is_refused_in_words(clerk: TestClient, name: str, content: bytes, status: int, words: str) -> None:
    answer = sent(clerk, "/check/receive", name, content)
    assert (answer.status_code, words in said(answer.text)) == (status, True)


def test_secret_document_is_not_kept(clerk: TestClient, settings: Settings) -> None:
    before = sorted(settings.folder.parent.rglob("*"))
    sent(clerk, "/check/receive", "a.docx", secret())
    assert sorted(settings.folder.parent.rglob("*")) == before


@pytest.fixture
def province(settings: Settings) -> Settings:
    """The clerk's folder is that of a province: its office, its roster."""
    for path in (EXAMPLES_FOLDER / "so-ket-2026").glob("*.yaml"):
        shutil.copy(path, settings.folder)
    return settings


def ended(clerk: TestClient, address: str) -> str:
    while not clerk.get(f"{address}/progress").headers["x-ended"]:
        time.sleep(0.05)
    return clerk.get(address).text


def test_documents_of_a_workbook_are_those_of_the_command_line(
    province: Settings, clerk: TestClient, tmp_path: Path
) -> None:
    answer = sent(clerk, "/batch/receive", "số liệu.xlsx", WORKBOOK.read_bytes())
    assert answer.status_code == 201
    shown = ended(clerk, answer.headers["location"])
    batch = Batch(WORKBOOK, tmp_path / "out", BatchOrder())
    outcomes = list(batch)
    packed = clerk.get(f"{answer.headers['location']}/zip")
    assert packed.headers["content-disposition"] == f"attachment; filename*=utf-8''{quote('số liệu.zip')}"
    with zipfile.ZipFile(io.BytesIO(packed.content)) as files:
        documents = {name: files.read(name) for name in files.namelist() if name.endswith(".docx")}
    assert documents == {item.output.name: item.output.read_bytes() for item in outcomes if item.output}
    assert "Có văn bản: 21 trên 24 đơn vị. Chưa báo cáo: 1." in shown
    assert re.findall(r'<th scope="row">(.*?)</th>', shown)[:3] == ["xã Thanh Khê", "xã Xuân Nha", "xã Yên Thượng"]
    assert "DL402, số liệu.xlsx, Số liệu!D8" in shown


def test_rollup_and_internal_list_come_with_them__when_asked(province: Settings, clerk: TestClient) -> None:
    address = sent(clerk, "/batch/receive?rollup=1&period=", "a.xlsx", WORKBOOK.read_bytes()).headers["location"]
    ended(clerk, address)
    with zipfile.ZipFile(io.BytesIO(clerk.get(f"{address}/zip").content)) as files:
        names = [name for name in files.namelist() if not name[0].isdigit()]
    assert names == ["bao-cao-tong-hop.docx", "danh-sach-noi-bo.xlsx", "ket-qua.csv", "ket-qua.json"]


def test_workbook_leaves_nothing_on_the_disk__when_the_page_ends(province: Settings, clerk: TestClient) -> None:
    desk = clerk.app._app.state.desk  # type: ignore[attr-defined]
    address = sent(clerk, "/batch/receive", "a.xlsx", WORKBOOK.read_bytes()).headers["location"]
    job = desk.jobs.find(address.rpartition("/")[2])
    ended(clerk, address)
    assert job.zip_file.is_file()
    desk.clear()
    assert not job.zip_file.parent.exists()


def test_batch_that_is_stopped_ends_after_the_unit_under_way(province: Settings, clerk: TestClient) -> None:
    job = Job(workbook_from(WORKBOOK.read_bytes(), "a.xlsx"), JobOrder(), province)
    job.stop()
    address = f"/batch/{clerk.app._app.state.desk.jobs.start(job)}"  # type: ignore[attr-defined]
    shown = ended(clerk, address)
    assert (job.done, "Đã dừng giữa chừng." in shown) == (1, True)
    assert clerk.get(f"{address}/zip").status_code == 200


def test_batch_is_stopped_by_its_button(province: Settings, clerk: TestClient) -> None:
    address = sent(clerk, "/batch/receive", "a.xlsx", WORKBOOK.read_bytes()).headers["location"]
    assert clerk.post(f"{address}/stop").url.path == address
    assert "Đã dừng giữa chừng." in ended(clerk, address)


def marked_workbook() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active["B2"] = "Độ mật: Mật"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "status", "words"),
    [
        ("a.docx", b"x", 415, "Không nhận tệp a.docx: cần bảng tính"),
        ("a.xlsx", b"x", 422, "a.xlsx"),
        ("a.xlsx", marked_workbook(), 422, "Sheet!B2: Độ mật: Mật"),
    ],
)
def test_workbook_is_refused_in_words(clerk: TestClient, name: str, content: bytes, status: int, words: str) -> None:
    answer = sent(clerk, "/batch/receive", name, content)
    assert (answer.status_code, words in said(answer.text)) == (status, True)


def test_batch_that_cannot_begin_says_why(clerk: TestClient, settings: Settings) -> None:
    (settings.folder / "danvan.yaml").write_text("danh_sach_don_vi: không-có.yaml\n", "utf-8")
    address = sent(clerk, "/batch/receive", "a.xlsx", WORKBOOK.read_bytes()).headers["location"]
    shown = ended(clerk, address)
    assert re.findall(r'<p class="blocked">(.*?)</p>', shown)[0].count("không-có.yaml") == 1
