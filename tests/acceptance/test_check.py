"""``check`` and ``rule``, as a văn thư runs them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from .conftest import Run


@pytest.fixture
def document(run: Run, office: Path) -> Path:
    assert run("visit.yaml", "-o", "a.docx").returncode == 0
    return office / "a.docx"


def _spoil(document: Path) -> None:
    """Do to a good document what hands do: another margin, a wrong date, ./. at the end."""
    word = docx.Document(io.BytesIO(document.read_bytes()))
    word.sections[0].left_margin = Pt(50)
    for paragraph in word.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        if paragraph.text and "tháng\u00a010" in paragraph.text:
            paragraph.text = paragraph.text.replace("ngày\u00a015", "ngày\u00a05")
    word.save(str(document))


def test_own_document_has_no_finding(run: Run, document: Path) -> None:
    result = run("check", document.name)
    assert result.returncode == 0
    assert result.stderr.endswith("0 lỗi, 0 cảnh báo\n")


def test_a_number_not_given_yet_is_no_finding__in_the_line_of_the_annex_either(run: Run, office: Path) -> None:
    typed = (office / "visit.yaml").read_text("utf-8")
    assert typed.count("number: 45\n") == 1
    (office / "visit.yaml").write_text(typed.replace("number: 45\n", "number:\n"), encoding="utf-8")
    made = run("visit.yaml", "-o", "chua-so.docx")
    assert (made.returncode, made.stderr) == (0, "")
    lines = [paragraph.text for paragraph in docx.Document(str(office / "chua-so.docx")).paragraphs]
    assert [line for line in lines if line.startswith("(Kèm theo Kết luận số") and "45" not in line]


def test_spoilt_document_is_told_with_clause_and_place(run: Run, document: Path) -> None:
    _spoil(document)
    result = run("check", document.name, "--json")
    data = json.loads(result.stdout)
    assert result.returncode == 1
    found = {item["code"]: item for item in data["files"][0]["diagnostics"]}
    assert {code[:3] for code in found} == {"VB1", "VB3"}
    assert all(item["clause"] and item["message"] and item["location"]["file"] == "a.docx" for item in found.values())
    selected = json.loads(run("check", "a.docx", "--json", "--select", "VB3").stdout)
    assert {item["code"][:3] for item in selected["files"][0]["diagnostics"]} == {"VB3"}
    ignored = json.loads(run("check", "a.docx", "--json", "--ignore", "VB3").stdout)
    assert {item["code"][:3] for item in ignored["files"][0]["diagnostics"]} == {"VB1"}


def test_input_is_checked_too(run: Run) -> None:
    assert run("check", "visit.yaml").returncode == 0


def test_what_cannot_be_read_is_an_input_error(run: Run, office: Path) -> None:
    (office / "b.docx").write_bytes(b"not a package")
    assert [run("check", name).returncode for name in ("b.docx", "khong-co.docx")] == [3, 3]


def test_rule_is_explained(run: Run) -> None:
    said = run("rule", "vb302").stdout
    assert said.startswith("VB302 (")
    assert "I.4.2.2" in said
    assert run("rule", "VB000").returncode == 2
    assert run("rule", "DL104").returncode == 0


def test_a_copy_is_mended_and_its_text_kept(run: Run, document: Path, office: Path) -> None:
    word = docx.Document(io.BytesIO(document.read_bytes()))
    word.sections[0].left_margin = Pt(50)
    word.save(str(document))
    before = document.read_bytes()
    result = run("check", "a.docx", "--fix", "-o", "b.docx")
    assert (result.returncode, result.stdout) == (1, "b.docx\n")
    assert document.read_bytes() == before
    assert run("check", "b.docx").returncode == 0
    texts = [[p.text for p in docx.Document(str(office / name)).paragraphs] for name in ("a.docx", "b.docx")]
    assert texts[0] == texts[1]
    assert run("check", "a.docx", "--fix").returncode == 2


def test_a_document_of_no_known_profile_is_not_mended_and_this_is_said(run: Run, office: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Kính gửi các đồng chí.")
    word.save(str(office / "thu.docx"))
    result = run("check", "thu.docx", "--fix", "-o", "thu-2.docx")
    assert (result.returncode, result.stdout) == (2, "")
    assert "thêm --profile" in result.stderr.splitlines()[-1]
    assert not (office / "thu-2.docx").exists()


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_names_no_rule_is_refused(run: Run, document: Path, option: str) -> None:
    codes = ["XX99", "VB", "VB3", "VB302", "vb302", "VB39", "VB000", "DL2", "DL204", "DL999", "SL101", "MB"]
    told = {code: run("check", "a.docx", option, code).returncode for code in codes}
    assert [code for code, exit_code in told.items() if exit_code == 2] == ["XX99", "VB39", "VB000", "DL999"]


def test_report_is_one_page_that_may_be_written_again(run: Run, document: Path, office: Path) -> None:
    _spoil(document)
    assert run("check", "a.docx", "--html", "bao-cao.html").stdout == "bao-cao.html\n"
    page = (office / "bao-cao.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "src=" not in page
    assert "VB302" in page
    assert run("check", "a.docx", "--html", "bao-cao.html").returncode == 1
    (office / "cua-toi.html").write_text("<p>của tôi</p>", encoding="utf-8")
    assert run("check", "a.docx", "--html", "cua-toi.html").returncode == 4
    assert (office / "cua-toi.html").read_text("utf-8") == "<p>của tôi</p>"


def test_old_word_file__is_told_to_be_saved_as_docx(run: Run, office: Path) -> None:
    (office / "cu.doc").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(4000))
    result = run("check", "cu.doc")
    assert (result.returncode, result.stderr) == (
        3,
        "lỗi: cu.doc là tệp Word đời cũ (.doc) hoặc có mật khẩu mở. Mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx\n",
    )
