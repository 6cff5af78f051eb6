"""The pages of a document: pictures, places of paragraphs, the drawing without LibreOffice, the office in waiting."""

from __future__ import annotations

import io
import os
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from danvan_reports.errors import MissingProgramError
from danvan_reports.formats.checker import read_document
from danvan_reports.formats.facts.model import DocumentFacts
from danvan_reports.pdf import find_program, run_conversion
from danvan_reports.pipeline import make_reports
from danvan_reports.planning import Order
from danvan_reports.web.marks import Mark, marks_at, paragraphs_from
from danvan_reports.web.previews import Previews
from danvan_reports.web.sheets import Sheets
from danvan_reports.web.spare_office import SpareOffice
from danvan_reports.web.styled import StyledParagraph, styled
from tests.folders import EXAMPLES_FOLDER

LIBREOFFICE = pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
SCRIPT = pytest.mark.skipif(os.name == "nt", reason="the fake program is a shell script")


def made(name: str = "visit") -> bytes:
    [report] = make_reports(EXAMPLES_FOLDER / f"{name}.yaml", Order()).reports
    return report.content


@pytest.fixture(scope="module")
def office() -> Iterator[SpareOffice]:
    program = find_program()
    assert program
    spare = SpareOffice(program)
    yield spare
    spare.close()


def texts(facts: DocumentFacts) -> list[tuple[int, str]]:
    return [(item.number, item.text) for item in facts.paragraphs if item.text.strip()]


def typed(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@LIBREOFFICE
def test_every_paragraph_of_a_document_has_its_place(office: SpareOffice) -> None:
    content = made()
    facts = read_document(content)
    found = Sheets(office.pdf_of(content)).boxes_of(texts(facts))
    assert sorted(found) == [number for number, _ in texts(facts)]
    flow = [found[item.number][0] for item in facts.paragraphs if item.number in found and item.place.table is None]
    places = [(box.sheet, round(box.top)) for box in flow]
    assert places == sorted(places)


@LIBREOFFICE
def test_paragraph_over_two_pages_has_a_place_on_each(office: SpareOffice) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Đầu mỗi trang"
    for text in ("Mở đầu.", " ".join(f"Việc thứ {number} đã làm trong kỳ." for number in range(150)), "Kết thúc."):
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    sheets = Sheets(office.pdf_of(stream.getvalue()))
    paragraphs = [*texts(read_document(stream.getvalue())), (9, "Không có ở đâu cả trong văn bản")]
    found = sheets.boxes_of(paragraphs)
    assert {number: [box.sheet for box in boxes] for number, boxes in found.items()} == {1: [1], 2: [1, 2], 3: [2]}
    first, second = found[2]
    assert (first.bottom > 650, second.top < 100, second.bottom < found[3][0].top) == (True, True, True)


@LIBREOFFICE
def test_same_words_are_found_in_their_order__capitals_and_spaces_apart(office: SpareOffice) -> None:
    content = typed("Cùng một lời văn", "Xen giữa hai lời văn", "Cùng một lời văn")
    found = Sheets(office.pdf_of(content)).boxes_of(
        [(1, "CÙNG  MỘT LỜI VĂN"), (2, "Xen giữa hai lời văn"), (3, "Cu\u0300ng một\u00a0lời văn")]
    )
    tops = [found[number][0].top for number in (1, 2, 3)]
    assert tops == sorted(set(tops))


@LIBREOFFICE
def test_picture_is_the_whole_page(office: SpareOffice) -> None:
    sheets = Sheets(office.pdf_of(typed("Văn bản")))
    picture = sheets.picture(1)
    width, height, depth, kind = struct.unpack(">IIBB", picture[16:26])
    [sheet] = sheets.sheets
    assert (picture[:8], depth, kind) == (b"\x89PNG\r\n\x1a\n", 8, 2)
    assert (width, height) == (round(sheet.width * 1.5 + 0.49), round(sheet.height * 1.5 + 0.49))
    length = struct.unpack(">I", picture[33:37])[0]
    pixels = zlib.decompress(picture[41 : 41 + length])
    assert len(pixels) == height * (1 + width * 3)
    assert min(pixels[1:]) < 50


@LIBREOFFICE
def test_office_in_waiting_converts_again_and_again__and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    program = find_program()
    assert program
    spare = SpareOffice(program)
    spare.make_ready()
    documents = [typed(f"Bản {number}") for number in range(3)]
    assert [spare.pdf_of(document)[:5] for document in documents] == [b"%PDF-"] * 3
    [scratch] = tmp_path.iterdir()
    assert sorted(path.name for path in scratch.iterdir()) == ["profile-0", "profile-1"]
    spare.close()
    assert list(tmp_path.iterdir()) == []


def fake(folder: Path, script: str) -> str:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


@SCRIPT
def test_program_that_makes_nothing_is_said__and_the_next_one_is_asked(tmp_path: Path) -> None:
    spare = SpareOffice(fake(tmp_path, "echo hỏng >&2; exit 1"))
    for _ in range(2):
        with pytest.raises(MissingProgramError) as refused:
            spare.pdf_of(b"")
        assert (refused.value.key, refused.value.parameters["detail"]) == ("program.failed", "hỏng")
    spare.close()


def is_running(pid: str) -> bool:
    """Tell whether a process runs; one that ended and was not asked after does not."""
    status = Path("/proc", pid, "stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_program_that_does_not_end_is_ended_with_its_children(tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    program = fake(tmp_path, f'sleep 300 & echo $! > "{noted}"; wait')
    assert run_conversion(program, tmp_path / "profile", [tmp_path / "a.docx"], tmp_path, 0.5) == "> 0.5 s"
    assert not is_running(noted.read_text().strip())


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_office_in_waiting_ends_with_its_folder__when_the_page_is_killed_outright(tmp_path: Path) -> None:
    noted, scratch = tmp_path / "pid", tmp_path / "scratch"
    scratch.mkdir()
    program = fake(tmp_path, f'sleep 300 & echo $! > "{noted}.part"; mv "{noted}.part" "{noted}"; wait')
    page = subprocess.Popen(
        [sys.executable, "-c", _PAGE, program, str(noted)], env=os.environ | {"TMPDIR": str(scratch)}
    )
    assert page.wait(60) == -signal.SIGKILL
    wait_until(lambda: not is_running(noted.read_text().strip()) and not any(scratch.iterdir()))


_PAGE = """
import os, pathlib, signal, sys, time
from danvan_reports.web.spare_office import SpareOffice
SpareOffice(sys.argv[1]).make_ready()
while not pathlib.Path(sys.argv[2]).exists():
    time.sleep(0.01)
os.kill(os.getpid(), signal.SIGKILL)
"""


def wait_until(happens: Callable[[], bool]) -> None:
    """Wait for another process, not longer than anybody would."""
    for _ in range(600):
        if happens():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen in 30 seconds")


@SCRIPT
def test_document_is_drawn__when_the_office_makes_nothing_of_it(tmp_path: Path) -> None:
    spare = SpareOffice(fake(tmp_path, "exit 1"))
    look = Previews(spare).of(typed("Văn bản"))
    spare.close()
    assert (look.sheets, look.styled == styled(read_document(typed("Văn bản")))) == (None, True)


def test_drawing_holds_every_word_and_every_look() -> None:
    facts = read_document(made())
    drawn = styled(facts)
    paragraphs: list[StyledParagraph] = []
    for sheet in drawn.sheets:
        for block in sheet.blocks:
            if isinstance(block, StyledParagraph):
                paragraphs.append(block)
            else:
                paragraphs += [item for row in block.rows for _, inside in row for item in inside]
    shown = [(item.number, "".join(run.text for run in item.runs)) for item in paragraphs]
    assert shown == [(item.number, item.text) for item in facts.paragraphs if not item.hidden]
    classes = {item.look for item in paragraphs} | {run.look for item in paragraphs for run in item.runs}
    assert {f".styled .{name}" for name in classes} <= {line.split(" {")[0] for line in drawn.style.splitlines()}


def test_name_of_a_font_says_nothing_to_the_style_sheet() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("a").font.name = 'x"; } body { display: none'
    stream = io.BytesIO()
    document.save(stream)
    assert 'font-family: "x  body  display none"' in styled(read_document(stream.getvalue())).style


def test_looks_seen_last_are_kept() -> None:
    previews = Previews(None)
    looks = [previews.of(typed(f"Bản {number}")) for number in range(7)]
    assert [previews.find(look.key) is look for look in looks] == [False] + [True] * 6


def test_marks_of_one_paragraph_are_one__as_grave_as_the_gravest() -> None:
    found = [((3,), Mark(0, "note", ("a",), ("1",))), ((3, 5), Mark(0, "error", ("b",), ("2",), "scope"))]
    assert marks_at(found) == {
        3: Mark(3, "error", ("a", "b"), ("1", "2"), "scope"),
        5: Mark(5, "error", ("b",), ("2",), "scope"),
    }


def test_value_leads_to_the_paragraphs_drawn_from_it() -> None:
    [report] = make_reports(EXAMPLES_FOLDER / "visit.yaml", Order()).reports
    facts = read_document(report.content)
    [number] = paragraphs_from(report, ("achievements", 0))
    [text] = [item.text for item in facts.paragraphs if item.number == number]
    assert text.startswith("1. Ban Thường vụ Đảng ủy xã đã cụ thể hóa kịp thời")
    assert paragraphs_from(report, ()) == ()
