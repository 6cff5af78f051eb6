"""The pages that LibreOffice makes of a filled template, measured against the regulation."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from danvan_reports.formats.profiles import load_profile
from danvan_reports.pdf import convert_to_pdf
from danvan_reports.template_builder.building import build_template

from .contexts import annex, context, point, render

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not on this machine"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils (pdftotext) is not on this machine"),
]

MM_PER_PT = 25.4 / 72
PAPER_WIDTH, PAPER_HEIGHT = 210, 297
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')


class Word(NamedTuple):
    """A word of a page and its box, in millimetres from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def pages_of(folder: Path, documents: dict[str, dict[str, Any]]) -> dict[str, list[list[Word]]]:
    template = build_template("ket-luan-giam-sat", load_profile("party-2026"))
    paths = []
    for name, values in documents.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(render(template, values))
    return {path.stem: words_of(path) for path in convert_to_pdf(paths, folder)}


def words_of(pdf: Path) -> list[list[Word]]:
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return [
        [Word(*(float(each) * MM_PER_PT for each in found[:4]), found[4]) for found in WORD.findall(page)]
        for page in boxes.split("<page ")[1:]
    ]


def text_of(page: list[Word]) -> str:
    return " ".join(word.text for word in page)


def found_in(page: list[Word], text: str) -> list[Word]:
    """Return the words that make up ``text`` on a page that has it once."""
    texts, sought = [word.text for word in page], text.split()
    (start,) = [i for i in range(len(texts)) if texts[i : i + len(sought)] == sought]
    return page[start : start + len(sought)]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> list[list[Word]]:
    values = context(
        achievements=[point(f"Ưu điểm {i}, {'viết cho đầy hơn một dòng ' * 4}.") for i in range(18)],
        urgency="KHẨN",
        draft_mark="Dự thảo lần 2",
        circulation="LƯU HÀNH NỘI BỘ",
        no_mass_media=True,
        annex=annex(previous=True, plan=True),
    )
    return pages_of(tmp_path_factory.mktemp("full"), {"full": values})["full"]


def test_margins__text_stands_in_the_area_of_the_regulation(full: list[list[Word]]) -> None:
    body = [word for page in full[:3] for word in page if 20 <= word.top <= 275]
    edges = min(word.left for word in body), PAPER_WIDTH - max(word.right for word in body)
    assert edges == pytest.approx((30, 15), abs=0.5)
    assert max(word.bottom for word in body) <= PAPER_HEIGHT - 20


def test_page_number__centred_ten_millimetres_from_the_top_but_not_on_page_1(full: list[list[Word]]) -> None:
    above = [[word for word in page if word.top < 18] for page in full]
    assert [text_of(words) for words in above] == ["LƯU HÀNH NỘI BỘ", "2", "3", "", "2"]
    for (number,) in above[1:3]:
        assert number.top == pytest.approx(10, abs=0.5)
        assert (number.left + number.right) / 2 == pytest.approx((30 + PAPER_WIDTH - 15) / 2, abs=0.5)


def test_marks__circulation_right_and_the_ban_at_the_foot_of_the_last_page(full: list[list[Word]]) -> None:
    circulation = found_in(full[0], "LƯU HÀNH NỘI BỘ")
    assert circulation[0].top == pytest.approx(10, abs=0.5)
    assert circulation[-1].right == pytest.approx(PAPER_WIDTH - 15, abs=0.5)
    pages = [i for i, page in enumerate(full) if "KHÔNG PHỔ BIẾN" in text_of(page)]
    assert pages == [2]
    ban = found_in(full[2], "KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG")
    assert PAPER_HEIGHT - ban[0].bottom == pytest.approx(10, abs=0.6)
    assert (ban[0].left + ban[-1].right) / 2 == pytest.approx((30 + PAPER_WIDTH - 15) / 2, abs=0.5)


def test_letterhead__number_and_date_on_one_line_under_their_blocks(full: list[list[Word]]) -> None:
    issuer, title = found_in(full[0], "TỈNH ỦY MINH GIANG"), found_in(full[0], "ĐẢNG CỘNG SẢN VIỆT NAM")
    number, date = found_in(full[0], "Số 45-KL/TU"), found_in(full[0], "Minh Giang, ngày 12 tháng 10 năm 2026")
    middles = [(words[0].left + words[-1].right) / 2 for words in (issuer, number, title, date)]
    assert middles[:2] == pytest.approx([30 + 77 / 2] * 2, abs=0.7)
    assert middles[2:] == pytest.approx([30 + 77 + 88 / 2] * 2, abs=0.7)
    assert number[0].top == pytest.approx(date[0].top, abs=0.1)
    # As wide as its rule: 206.7 points.
    assert title[-1].right - title[0].left == pytest.approx(206.7 * MM_PER_PT, abs=0.3)


def test_annex__starts_a_page_of_its_own(full: list[list[Word]]) -> None:
    assert text_of(full[3]).startswith("Phụ lục SỐ LIỆU GIÁM SÁT (Kèm theo Kết luận số 45-KL/TU")
    assert [text_of(page[:1]) for page in full[4:]] == ["2"]


def test_signature__never_alone_on_a_page_and_no_page_is_blank(tmp_path: Path) -> None:
    # Without keep-with-next the block stands alone at 24 to 28.
    lengths = range(22, 32)
    documents = {
        str(length): context(
            limitations=[point(f"Hạn chế thứ {i}.") for i in range(length)],
            annex=annex() if length % 2 else False,
            no_mass_media=length % 3 == 0,
        )
        for length in lengths
    }
    for name, pages in pages_of(tmp_path, documents).items():
        if documents[name]["annex"]:
            pages.pop()
        texts = [text_of(page) for page in pages]
        assert [i for i, text in enumerate(texts) if "Nơi nhận:" in text] == [len(pages) - 1], name
        assert "thực hiện Kết luận này. Nơi nhận:" in texts[-1], name
        assert "Hoàng Đức Thuận" in texts[-1], name
