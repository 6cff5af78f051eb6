"""What is judged once for a template and what is judged in each of its documents find together what a check finds."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports import pipeline
from danvan_reports.formats import sound_markup
from danvan_reports.formats.checker import check_document
from danvan_reports.formats.profiles import load_profile
from danvan_reports.formats.template_checker import TemplateChecker, check_rendered
from danvan_reports.opc import SplitPackage, write_package
from danvan_reports.pipeline import make_reports
from danvan_reports.planning import ALL, Order
from tests.folders import EXAMPLES_FOLDER
from tests.formats.of_template import split
from tests.formats.specimen import changed, load_specimen
from tests.formats.test_rules import FAILS, FailCase
from tests.formats.writing import WAYS, write

if TYPE_CHECKING:
    from pathlib import Path

    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.formats.profile_types import Profile

TWO_PAGES = EXAMPLES_FOLDER.parent / "benchmarks" / "inputs" / "visit.yaml"
WARMING = 4
"""So many documents of a template make all known that can be."""


def whole(package: SplitPackage, profile: Profile) -> list[Diagnostic]:
    return list(check_document(write_package(package.parts()), profile).diagnostics)


@pytest.mark.parametrize("path", sorted(EXAMPLES_FOLDER.glob("*-*.yaml")), ids=lambda path: path.stem)
def test_documents_of_the_examples(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[SplitPackage, Profile]] = []

    def check(package: SplitPackage, profile: Profile) -> list[Diagnostic]:
        seen.append((package, profile))
        return check_rendered(package, profile)

    monkeypatch.setattr(pipeline, "check_rendered", check)
    for _ in range(WARMING):
        make_reports(path, Order((ALL,)))
    assert seen
    for package, profile in seen:
        assert check_rendered(package, profile) == whole(package, profile)


FAULTY = [(case, way) for case in FAILS for way in case.all_ways() if way.name in {"direct", "header", "ours"}]


@pytest.mark.parametrize(("case", "way"), FAULTY, ids=lambda value: value.name)
def test_faulty_document__among_sound_ones_of_its_template(case: FailCase, way: object) -> None:
    known = next(each for each in WAYS.values() if each == way)
    specimen = load_specimen(case.like)
    faulty = changed(specimen, case.changes)
    profile = load_profile(specimen.profile)
    try:
        good, bad = split(write(specimen, known), write(faulty, known))
    except ValueError:
        [bad] = split(write(faulty, known))
        good = bad
    checker, expected = TemplateChecker(bad.fixed), whole(bad, profile)
    for _ in range(WARMING):
        assert checker.check(good, profile) == whole(good, profile)
    for _ in range(2):
        assert checker.check(bad, profile) == expected
    assert checker.check(good, profile) == whole(good, profile)


_TEXT = re.compile(r"(?<=<w:t xml:space=\"preserve\">)[^<]+(?=</w:t>)")
WORDS = st.one_of(
    st.sampled_from(
        ["(Kèm theo Kết luận)", "- một;", "+ hai.", "BÍ THƯ kiêm CHỦ TỊCH", "PHÓ BÍ THƯ", "Nguyễn Văn An", "hoà và hòa",
         "[CẦN BỔ SUNG: số]", "a  b", "{{ x }}", "Khoản 2 điều 5", "*", "-----", "Điều 1. Tên", "I- ƯU ĐIỂM", "1. Một",
         "Thu\u0309y", "Số 5-KL/TU", "X, ngày 5 tháng 1 năm 2026", "KẾT LUẬN", "Nơi nhận:", "- Lưu VP.", "x" * 400]
    ),
    st.text(st.sampled_from("aĂđ -.;(&\u00a0\u0301"), min_size=1, max_size=20).filter(lambda text: not text.isspace()),
)  # fmt: skip


@pytest.fixture(scope="module")
def conclusion() -> tuple[SplitPackage, Profile]:
    """A sound conclusion of two pages."""
    [report] = make_reports(EXAMPLES_FOLDER / "visit.yaml", Order(("ket-luan-giam-sat",))).reports
    [package] = split(report.content)
    return package, load_profile(report.profile)


@pytest.fixture(scope="module")
def warm(conclusion: tuple[SplitPackage, Profile]) -> TemplateChecker:
    """A checker that knows its template."""
    package, profile = conclusion
    checker = TemplateChecker(package.fixed)
    for _ in range(WARMING):
        assert checker.check(package, profile) == []
    return checker


@settings(max_examples=300)
@given(words=st.dictionaries(st.integers(0, 70), WORDS, min_size=1, max_size=8))
def test_other_words_in_known_markup(
    conclusion: tuple[SplitPackage, Profile], warm: TemplateChecker, words: dict[int, str]
) -> None:
    package, profile = conclusion
    numbers = iter(range(10_000))
    xml = package.own["word/document.xml"].decode()
    xml = _TEXT.sub(lambda match: escape(words.get(next(numbers), match[0])), xml)
    other = SplitPackage(package.fixed, {**package.own, "word/document.xml": xml.encode()})
    assert warm.check(other, profile) == whole(other, profile)


def test_several_threads_at_once__find_in_every_document_what_one_finds(
    conclusion: tuple[SplitPackage, Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    package, profile = conclusion
    for bound in ("_MOST", "_MOST_SHEETS"):
        monkeypatch.setattr(sound_markup, bound, 3)
    runs = [("", "đoạn này."), (LARGE, "chữ to"), (LARGE, ","), ("", "a  b"), ("", "[CẦN BỔ SUNG: số]"), ("", "- một;")]
    documents = [with_paragraph(package, properties, run) for properties in ("", INDENTED) for run in runs]
    expected = [whole(document, profile) for document in documents]
    for _ in range(3):
        checker = TemplateChecker(package.fixed)
        with ThreadPoolExecutor(6) as pool:
            assert list(pool.map(checker.check, documents * 4, repeat(profile))) == expected * 4


RUN = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
LARGE = "<w:rPr><w:sz w:val='40'/><w:szCs w:val='40'/></w:rPr>"
SLANTED = "<w:rPr><w:i/><w:iCs/></w:rPr>"
INDENTED = '<w:ind w:left="1134" w:firstLine="0"/>'


def with_paragraph(package: SplitPackage, properties: str, *runs: tuple[str, str]) -> SplitPackage:
    """Return a document with one more paragraph of text, of runs with these properties and words."""
    xml = package.own["word/document.xml"].decode()
    before, body, after = xml.partition('<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>')
    added = "".join(RUN.format(*run) for run in runs)
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Body"/>{properties}</w:pPr>{added}</w:p>'
    xml = f"{before}{paragraph}{body}{after}"
    return SplitPackage(package.fixed, {**package.own, "word/document.xml": xml.encode()})


@pytest.mark.parametrize(
    ("properties", "run", "unseen", "seen", "rest", "code"),
    [
        ("", LARGE, ",", "chữ to", " cùng đoạn này.", "VB420"),
        (INDENTED, "", "- thụt vào", "thụt vào", " cùng đoạn này.", "VB422"),
        ("", SLANTED, "(Có phụ lục kèm theo.)", "Có phụ lục kèm theo.", "", "VB420"),
    ],
    ids=["a look that only letters show", "an indent that only lists may have", "a slant that only remarks may have"],
)
def test_fault_that_only_other_words_show__is_found_when_they_come(
    conclusion: tuple[SplitPackage, Profile], properties: str, run: str, unseen: str, seen: str, rest: str, code: str
) -> None:
    package, profile = conclusion
    checker = TemplateChecker(package.fixed)
    for words, found in ((unseen, []), (seen, [code])):
        document = with_paragraph(package, properties, (run, words), ("", rest))
        for _ in range(WARMING):
            faults = checker.check(document, profile)
            assert faults == whole(document, profile)
            assert [fault.code for fault in faults] == found


def test_long_document_without_page_numbers__is_told_after_short_ones() -> None:
    [report] = make_reports(TWO_PAGES, Order()).reports
    [package] = split(report.content)
    profile = load_profile(report.profile)
    xml = re.sub(r"<w:headerReference[^>]*/>", "", package.own["word/document.xml"].decode())
    short = _TEXT.sub(lambda match: match[0] if len(match[0]) < 60 else f"{match[0][:8]}.", xml)
    checker = TemplateChecker(package.fixed)
    told = []
    for text in (*[short] * WARMING, xml):
        document = SplitPackage(package.fixed, {**package.own, "word/document.xml": text.encode()})
        faults = checker.check(document, profile)
        assert faults == whole(document, profile)
        told.append("VB105" in [fault.code for fault in faults])
    assert told == [*[False] * WARMING, True]
