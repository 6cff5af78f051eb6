"""What is worked out once or passed over for speed gives what the plain way gives."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_reports.formats.facts.model import Look, Run
from danvan_reports.formats.facts.width import text_width_pt
from danvan_reports.formats.facts.wordml import normalise
from danvan_reports.model.findings import Point
from danvan_reports.model.visit import Visit
from danvan_reports.office import read_office
from danvan_reports.review.citations import _DATED, _DATED_PLAINLY
from danvan_reports.review.data import load_data
from danvan_reports.review.engine import Subject
from danvan_reports.review.former_names import former_names, texts_to_look_at
from danvan_reports.review.wording import _DOUBLE_SPACE
from danvan_reports.secrecy import is_secrecy_mark, may_hold_a_mark
from danvan_reports.vi import tone
from danvan_reports.vi.tone import count_tone_styles, place_tones
from tests.faults.test_secrecy import MARKS
from tests.formats.test_facts import W, read
from tests.review.test_former_names import EXEMPT, JULY_2025

# Letters of Vietnamese with their marks, the pairs with two placements, spaces of every kind, and anything else.
SYLLABLES = st.sampled_from(
    [
        "hòa",
        "hoà",
        "khỏe",
        "khoẻ",
        "THỦY",
        "THUỶ",
        "quý",
        "hoài",
        "hoa",
        "oà",
        "ủy",
        "uỷ",
        "Ơ",
        "Ư",
        "ợ",
        "ữ",
        "½",
        "xa",
    ]
)
SPACES = st.sampled_from([" ", "\u00a0", "\u2007", "\u202f", "\u200b", "\u2060", "\ufeff", "\u00ad", "\t", "\x1c", ""])
TEXTS = st.lists(st.one_of(SYLLABLES, SPACES, st.characters(codec="utf-8")), max_size=12).map("".join)


@given(TEXTS)
def test_normalise__every_fixed_space_made_plain(text: str) -> None:
    plain = {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": "", "\u2060": "", "\ufeff": "", "\u00ad": ""}
    assert normalise(text) == "".join(plain.get(char, char) for char in unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_tones__a_text_without_pairs_is_passed_over_and_no_other(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    syllables = [len(pattern.findall(composed)) for pattern in (tone._OLD_SYLLABLE, tone._NEW_SYLLABLE)]
    counted = count_tone_styles(text)
    assert [counted.old, counted.new] == syllables
    moved = tone._NEW_SYLLABLE.sub(lambda match: match[1] + tone._OLD_OF_NEW[match[2]], composed)
    assert place_tones(text, "old") == moved


@given(TEXTS, st.sampled_from(["Times New Roman", "Arial"]))
def test_fonts__of_the_letters_that_are_drawn(text: str, other: str) -> None:
    look = Look("Times New Roman", other, 14.0, bold=False, italic=False, underline=False, colour="000000")
    drawn = [char for char in text if not char.isspace()]
    used = chain(
        ["Times New Roman"] if any(char < "\x80" for char in drawn) else [],
        [other] if any(char >= "\x80" for char in drawn) else [],
    )
    assert Run(text, look, 0).fonts == tuple(dict.fromkeys(used))


@given(TEXTS, st.booleans())
def test_width__is_that_of_the_letters_one_by_one(text: str, bold: bool) -> None:
    assert text_width_pt(text, 14.0, bold=bold) == pytest.approx(
        sum(text_width_pt(char, 14.0, bold=bold) for char in text)
    )


@pytest.mark.parametrize(("letter", "like"), [("ế", "e"), ("Ợ", "Ơ"), ("ữ", "ư"), ("Đ", "Đ"), ("ỹ", "y"), ("ß", "k")])
def test_width__of_a_letter_with_marks__is_that_of_its_letter(letter: str, like: str) -> None:
    assert text_width_pt(letter, 14.0, bold=False) == text_width_pt(like, 14.0, bold=False)


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{{start}}"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>"
)
ITEM = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
)


def _labels(start: int, *numbers: int) -> list[str]:
    body = "".join(ITEM.format(number=number) for number in numbers)
    return [paragraph.label for paragraph in read(body, numbering=NUMBERING.format(start=start)).paragraphs]


def test_lists__every_document_counts_anew__and_lists_of_one_kind_count_together() -> None:
    assert _labels(1, 1, 1, 2) == ["1.", "2.", "3."]
    assert _labels(1, 1, 2) == ["1.", "2."]
    assert _labels(5, 1) == ["5."]
    assert _labels(1, 2) == ["1."]


def test_styles__documents_that_differ_only_in_their_styles__each_has_its_own() -> None:
    sheet = f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="%s"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'  # noqa: E501
    text = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    sizes = [read(text, styles=sheet % size).paragraphs[0].runs[0].look.size_pt for size in (26, 28, 26)]
    assert sizes == [13.0, 14.0, 13.0]


PATTERNS = [re.compile(entry["pattern"]) for entry in load_data("wording")["phrases"]]
PATTERNS += [_DATED, _DATED_PLAINLY, _DOUBLE_SPACE]
WORDS = st.sampled_from(
    [
        *("đảm bảo", "nhân dân", "Hội đồng nhân dân", "“dân vận khéo”", "dân vận khéo", "huyên ủy", "covid -19"),
        *("chính trị- xã hội", "quyết định số 12-", "Quyết định số 12-QĐ/TU, ngày 01/2/2026", "45-KL/TU ngày 1/1/2026"),
        *("dân biết, dân bàn, dân làm, dân kiểm tra", ", dân giám sát", "xx", "_", "  ", ". ", "\n"),
    ]
)


@given(st.lists(st.lists(WORDS, max_size=4).map(" ".join), max_size=4))
def test_texts_with__are_those_a_look_at_each_finds(achievements: list[str]) -> None:
    points = tuple(Point(text=text, path=("achievements", place)) for place, text in enumerate(achievements))
    facts = Visit(kind="supervision", supervised_unit="xã A", scope="", achievements=points)
    subject = Subject(facts, {}, {})
    for pattern in PATTERNS:
        each = [(text.path, match.span()) for text in subject.texts if (match := pattern.search(text.text))]
        assert [(text.path, match.span()) for text, match in subject.texts_with(pattern)] == each


@pytest.mark.parametrize(
    "text",
    [
        "tỉnh  Long\u00a0An",
        "Huyện Mường La",
        "Thị uỷ Sa Pa",
        "TP. Vĩnh Phúc",
        "Ban Dân vận  Trung ương",
        "xã A; tỉnh uỷ Hoà Bình",
    ],
)
def test_former_names__in_a_text_that_is_looked_at(text: str) -> None:
    found = [name.found for name in former_names(text, JULY_2025, EXEMPT)]
    assert (bool(found), list(texts_to_look_at(["xã B", text]))) == (True, [1])


def test_former_names__a_paper_of_today_has_no_text_to_look_at() -> None:
    texts = ["Ban Thường vụ Đảng ủy xã Đồng Rạng", "Ban Tuyên giáo và Dân vận Tỉnh ủy Vân Sơn", "", "Ban Dân vận"]
    assert list(texts_to_look_at(texts)) == []


@given(st.lists(st.sampled_from([*MARKS, *"MẬT.độ: mật", "\u0302", "\u0323", "A"]), max_size=6).map("".join))
def test_secrecy_mark__is_never_in_a_text_that_is_passed_over(text: str) -> None:
    assert is_secrecy_mark(text) <= may_hold_a_mark(text)
    letters = re.sub(r"[\W\d_]+", "", unicodedata.normalize("NFC", text)).casefold()
    assert letters not in {"mật", "tốimật", "tuyệtmật"} or may_hold_a_mark(text)


def test_office__is_read_again_once_it_changed(tmp_path: Path) -> None:
    file = tmp_path / "danvan.yaml"
    styles = []
    for written in ("cũ", "mới", "cũ"):
        file.write_text(f"quy_uoc: {{dau_thanh: {written}}}\n", "utf-8")
        styles.append(read_office(tmp_path).house_style.tone_marks)
    assert styles == ["old", "new", "old"]
