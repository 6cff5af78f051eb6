"""A paper with a state-secret mark is refused wherever it comes in, before anything of it is made or kept."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_reports.errors import InputError
from danvan_reports.formats.checker import check_document
from danvan_reports.opc import read_package, write_package
from danvan_reports.rendering.compiled import CompiledTemplate
from danvan_reports.secrecy import is_secrecy_mark
from danvan_reports.sources.yaml_source import parse_yaml
from tests.batch.folders import make_units
from tests.ledger import record
from tests.rendering.making import p, small_document

pytestmark = pytest.mark.promise

ROOT = Path(__file__).parent.parent.parent
MARKS = ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "T Ố I   M Ậ T", "(MẬT)", "- TUYỆT\u00a0MẬT -", "MA\u0323\u0302T"]
MARKS += ["Độ mật: Tối mật", "Mức độ mật: MẬT", "Độ mật: TUYỆT MẬT."]
NO_MARKS = ["mật ong", "BÍ MẬT", "Độ mật", "Độ mật:", "Bảo mật", "Ban Dân vận", "", "Văn bản MẬT gửi riêng"]


@pytest.mark.parametrize("text", MARKS)
def test_mark__however_it_is_typed(text: str) -> None:
    assert (is_secrecy_mark(text), is_secrecy_mark(text, stamped=True)) == (True, True)


@pytest.mark.parametrize("text", NO_MARKS)
def test_no_mark__a_word_in_a_text(text: str) -> None:
    assert not is_secrecy_mark(text)


def test_honey_is_no_stamp() -> None:
    assert (is_secrecy_mark("Mật"), is_secrecy_mark("Mật", stamped=True)) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "uu_diem: [{mark}]\n",
        "# {mark}\ndon_vi: xã A\n",
        "don_vi: xã A\nghi_chu: |\n  {mark}\n  Nội dung\n",
        "- '{mark}'\n",
        "{mark}\n",
        "don_vi: [xã A\n{mark}\n",
    ],
)
@pytest.mark.parametrize("mark", ["MẬT", "TUYỆT MẬT"])
def test_text__with_a_mark_is_read_no_further(text: str, mark: str) -> None:
    source = parse_yaml(text.replace("{mark}", mark))
    record("secrecy", 1, failures=int(source.root is not None))
    assert (source.root, [item.code for item in source.diagnostics]) == (None, ["DL130"])


def _documents() -> dict[str, bytes]:
    """Return documents with a mark, by where it stands."""
    runs = "".join(f"<w:r><w:t>{letter}</w:t></w:r>" for letter in "TỐI MẬT")
    box = "<w:r><w:pict><v:textbox><w:txbxContent>" + p("MẬT") + "</w:txbxContent></v:textbox></w:pict></w:r>"
    inside = small_document(p("x"))
    parts = read_package(inside, "")
    header = parts["word/document.xml"].replace(b"w:document", b"w:hdr").replace(b">x<", ">TUYỆT MẬT<".encode())
    return {
        "paragraph": small_document(p("Kết luận") + p("MẬT")),
        "runs": small_document(f"<w:p>{runs}</w:p>"),
        "cell": small_document(f"<w:tbl><w:tr><w:tc>{p('TUYỆT MẬT')}</w:tc></w:tr></w:tbl>"),
        "box": small_document(f'<w:p xmlns:v="urn:schemas-microsoft-com:vml">{box}<w:r><w:t>Văn bản</w:t></w:r></w:p>'),
        "entity": small_document("<w:p><w:r><w:t>M&#7852;T</w:t></w:r></w:p>"),
        "header": write_package({**parts, "word/header9.xml": header}),
    }


DOCUMENTS = _documents()


@pytest.mark.parametrize("place", DOCUMENTS)
def test_document__with_a_mark_is_neither_checked_nor_a_template(place: str) -> None:
    content = DOCUMENTS[place]
    for read in (
        lambda: check_document(content, None, "a.docx"),
        lambda: CompiledTemplate.from_bytes(content, "a.docx"),
    ):
        with pytest.raises(InputError) as caught:
            read()
        record("secrecy", 1)
        assert (caught.value.key, caught.value.parameters["path"]) == ("secrecy.marked", "a.docx")


def _office(folder: Path) -> Path:
    """Return a folder with inputs that bear a mark, beside some that do not."""
    work = folder / "văn phòng"
    work.mkdir()
    for name in ("visit.yaml", "danvan.yaml"):
        (work / name).write_bytes((ROOT / "examples" / name).read_bytes())
    visit = (work / "visit.yaml").read_text("utf-8")
    (work / "mat.yaml").write_text(f"# TỐI MẬT\n{visit}", "utf-8")
    (work / "mat.docx").write_bytes(DOCUMENTS["header"])
    (work / "mau").mkdir()
    make_units(work, 2)
    (work / "vao" / "002.yaml").write_text("# MẬT\n" + (work / "vao" / "002.yaml").read_text("utf-8"), "utf-8")
    with (work / "so.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([["TUYỆT MẬT"], ["Đơn vị", "Số cuộc"], ["xã A", "5"]])
    (work / "khac").mkdir()
    (work / "khac" / "visit.yaml").write_text(visit, "utf-8")
    (work / "khac" / "danvan.yaml").write_text("do_mat: Mật\n", "utf-8")
    return work


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["mat.yaml"], 1),
        (["mat.yaml", "--pdf", "--overwrite", "-d", "out"], 1),
        (["visit.yaml", "--previous", "mat.yaml"], 1),
        (["visit.yaml", "--template", "mat.docx"], 3),
        (["khac/visit.yaml"], 1),
        (["check", "mat.yaml"], 1),
        (["check", "mat.docx", "--html", "a.html"], 3),
        (["check", "mat.docx", "--fix", "-o", "b.docx"], 3),
        (["templates", "check", "mat.docx"], 3),
        (["batch", "so.csv", "-d", "out", "--period", "6 tháng đầu năm 2026", "-j", "1"], 3),
    ],
)
def test_verb__refuses_and_leaves_nothing_behind(tmp_path: Path, arguments: list[str], code: int) -> None:
    work = _office(tmp_path)
    before = _files(tmp_path)
    done = _run(work, tmp_path, *arguments)
    left = {name for name, content in _files(tmp_path).items() if before.get(name) != content}
    record("secrecy", 1, failures=len(left))
    assert (left, done.returncode) == (set(), code), done.stderr
    assert "độ mật" in done.stderr


def test_batch__refuses_the_marked_unit_only(tmp_path: Path) -> None:
    work = _office(tmp_path)
    done = _run(work, tmp_path, "batch", "vao", "-d", "ra", "-j", "1")
    made = sorted(path.name for path in (work / "ra").iterdir())
    record("secrecy", 1, failures=int("xa-002.docx" in made))
    assert (done.returncode, made) == (1, ["ket-qua.csv", "ket-qua.json", "xa-001.docx"])


def _run(work: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "danvan_reports", *arguments],
        cwd=work, env=environment, check=False, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
