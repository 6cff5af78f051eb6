"""What is safe to mend is mended: checking the copy finds the fault no more, and no text changed."""

from __future__ import annotations

import pytest

from danvan_reports.errors import InputError
from danvan_reports.formats.checker import check_document, read_document
from danvan_reports.formats.mending import mend
from danvan_reports.formats.profiles import load_profile
from danvan_reports.opc import read_package, write_package
from tests.formats.specimen import changed, load_specimen
from tests.formats.test_rules import FAILS, WAYS, FailCase
from tests.formats.with_python_docx import write_with_python_docx
from tests.formats.writing import write

MENDED = {
    "VB101", "VB102", "VB103", "VB105", "VB106", "VB107", "VB108", "VB109", "VB202", "VB204", "VB208", "VB209",
    "VB220", "VB223", "VB226", "VB230", "VB302", "VB303", "VB304", "VB402", "VB403", "VB408", "VB412", "VB413",
    "VB420", "VB423", "VB424", "VB430", "VB432", "VB434", "VB435", "VB437", "VB441", "VB445", "VB456", "VB501",
    "VB503", "VB521", "VB522", "VB527", "VB528",
}  # fmt: skip
WORDS = {
    "upper", "title", "bold", "not_bold", "italic", "not_italic", "underline", "not_underline", "footer", "numerals",
}  # fmt: skip
NUMBER_LOOKS = ("VB107", "VB108")
CASES = [
    case
    for case in FAILS
    if case.code in MENDED
    and (case.finds.get("aspect") not in WORDS or (case.code == "VB107" and case.finds["aspect"] != "numerals"))
]


def test_every_kind_of_safe_fault_has_a_case() -> None:
    assert {case.code for case in CASES} == MENDED


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_safe_fault_is_mended__and_no_text_changes(case: FailCase) -> None:
    specimen = changed(load_specimen(case.like), case.changes)
    profile = load_profile(specimen.profile)
    content = write(specimen, case.all_ways()[0])
    mended, changes = mend(content, profile)
    assert {change.code for change in changes} >= {case.code}
    assert case.code not in {finding.code for finding in check_document(mended, profile).diagnostics}
    assert mend(mended, profile) == (mended, [])
    if case.code != "VB302":
        texts = [[paragraph.text for paragraph in read_document(file).paragraphs] for file in (content, mended)]
        assert texts[0] == texts[1]


@pytest.mark.parametrize("way", WAYS.values(), ids=lambda way: way.name)
def test_the_zeros_of_a_date_are_mended__however_its_line_is_broken(way: object) -> None:
    changes = [{"to": "place_date", "text": "Phú Khê, ngày 2 tháng 09 năm 2026"}]
    content = write(changed(load_specimen("party-2026-report"), changes), way)  # type: ignore[arg-type]
    mended, made = mend(content, load_profile("party-2026"))
    (change,) = made
    assert (change.code, change.found, change.expected) == (
        "VB302", "ngày 2 tháng 09 năm 2026", "ngày 02 tháng 9 năm 2026",
    )  # fmt: skip
    texts = [[paragraph.text for paragraph in read_document(file).paragraphs] for file in (content, mended)]
    expected = [text.replace("ngày 2 tháng 09 năm", "ngày 02 tháng 9 năm") for text in texts[0]]
    assert texts[1] == expected


def test_a_letterhead_in_the_header__is_mended_there() -> None:
    specimen = changed(
        load_specimen("party-2026-report"),
        [
            {"to": "place_date", "text": "Phú Khê, ngày 2 tháng 09 năm 2026"},
            {"to": "place_date", "set": {"font": "Arial", "size_pt": 13}},
        ],
    )
    content = write(specimen, WAYS["header"])
    profile = load_profile("party-2026")
    mended, changes = mend(content, profile)
    assert {(change.code, change.component) for change in changes} == {
        ("VB103", ""), ("VB302", "place_date"), ("VB304", "place_date"),
    }  # fmt: skip
    assert [finding.code for finding in check_document(mended, profile).diagnostics] == []
    texts = [[paragraph.text for paragraph in read_document(file).all_paragraphs()] for file in (content, mended)]
    expected = [text.replace("ngày 2 tháng 09 năm", "ngày 02 tháng 9 năm") for text in texts[0]]
    assert texts[1] == expected


def test_a_document_with_many_faults__keeps_those_that_need_a_person() -> None:
    faults = [
        {"to": "page", "set": {"left_mm": 25, "numbered": False}},
        {"to": "body", "set": {"size_pt": 13, "font": "Arial", "line_rule": "multiple", "line": 1.5, "before_pt": 0}},
        {"to": "number", "text": "Số: 5-BC/ĐU"},
        {"to": "sign_title", "set": {"bold": True}},
    ]
    content = write_with_python_docx(changed(load_specimen("party-2026-report"), faults))
    profile = load_profile("party-2026")
    mended, changes = mend(content, profile)
    assert {change.code for change in changes} == {"VB102", "VB103", "VB105", "VB420", "VB423", "VB424"}
    assert {finding.code for finding in check_document(mended, profile).diagnostics} == {"VB301", "VB502"}


def test_page_numbers_that_were_added__stand_where_they_should() -> None:
    faults = [{"to": "page", "set": {"numbered": False, "header_mm": 12.7, "annex_restarts": False}}]
    content = write(changed(load_specimen("party-2026-report"), faults))
    profile = load_profile("party-2026")
    mended, changes = mend(content, profile)
    assert [change.code for change in changes] == ["VB105", "VB108", "VB109"]
    assert check_document(mended, profile).diagnostics == ()


def test_a_sound_document__is_given_back_as_it_is() -> None:
    content = write(load_specimen("party-2026-report"))
    assert mend(content, load_profile("party-2026")) == (content, [])


def test_text_in_a_legacy_font__keeps_its_font() -> None:
    faults = [{"to": "body", "which": -1, "set": {"font": ".VnTime"}}]
    content = write(changed(load_specimen("party-2026-report"), faults))
    assert mend(content, load_profile("party-2026")) == (content, [])


def test_a_signed_document__is_not_touched() -> None:
    parts = read_package(write(load_specimen("party-2026-report")), "x.docx")
    signed = write_package({**parts, "_xmlsignatures/sig1.xml": b"<Signature/>"})
    with pytest.raises(InputError) as caught:
        mend(signed, load_profile("party-2026"), "x.docx")
    assert (caught.value.key, caught.value.parameters) == ("document.signed", {"file": "x.docx"})
