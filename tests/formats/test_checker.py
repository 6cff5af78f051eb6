"""How a check is done: which profile, what is skipped, how findings are given, and how large a document may be."""

from __future__ import annotations

import tracemalloc
from datetime import date

import pytest

from danvan_reports.diagnostics import Severity
from danvan_reports.formats.checker import check_document, read_document
from danvan_reports.formats.detection import detect_profile
from danvan_reports.formats.profiles import load_profile
from danvan_reports.formats.wording import explain, skip_reason
from tests.formats.specimen import changed, load_specimen
from tests.formats.test_facts import package, para, run
from tests.formats.writing import WAYS, write

REPORT = "party-2026-report"


@pytest.mark.parametrize(
    ("text", "profile", "reason", "issued"),
    [
        ("Phú Khê, ngày 02 tháng 9 năm 2026", "party-2026", "by-date", date(2026, 9, 2)),
        ("Phú Khê, ngày 27 tháng 5 năm 2026", "party-2026", "by-date", date(2026, 5, 27)),
        ("Phú Khê, ngày 26 tháng 5 năm 2026", "party-2018", "by-date", date(2026, 5, 26)),
        ("Phú Khê, ngày 3 tháng 4 năm 2018", "party-2018", "by-date", date(2018, 4, 3)),
        ("Phú Khê, 26/5/2026", "party-2018", "by-date", date(2026, 5, 26)),
        ("Phú Khê, ngày     tháng 10 năm 2026", "party-2026", "by-date", date(2026, 10, 28)),
        ("Phú Khê, ngày … tháng … năm 2025", "party-2018", "by-date", date(2025, 12, 28)),
        ("Phú Khê, ngày     tháng     năm     ", "party-2026", "no-date", None),
        ("Phú Khê, ngày 01 tháng 01 năm 2010", None, "too-old", date(2010, 1, 1)),
        ("Phú Khê, ngày 31 tháng 02 năm 2026", "party-2026", "no-date", None),
    ],
)
def test_the_profile__follows_title_and_date(text: str, profile: str | None, reason: str, issued: date | None) -> None:
    specimen = changed(load_specimen(REPORT), [{"to": "place_date", "text": text}])
    found = detect_profile(read_document(write(specimen)))
    assert (found.profile and found.profile.id, found.reason, found.issued) == (profile, reason, issued)
    assert found.regime == "party"


def test_a_document_without_title__has_no_profile_and_only_its_file_is_checked() -> None:
    changes = [{"to": "party_title", "remove": True}, {"to": "document", "set": {"comments": 1}}]
    result = check_document(write(changed(load_specimen(REPORT), changes)))
    assert result.profile_id is None
    assert result.detection is not None
    assert (result.detection.reason, result.detection.regime) == ("no-title", None)
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["VB903"]
    assert {code[:3] for code in result.applied} == {"VB9"}


def test_a_draft__is_not_blamed_for_what_is_not_filled_in_yet() -> None:
    changes = [
        {"to": "number", "text": "Số       -BC/ĐU"},
        {"to": "place_date", "text": "Phú Khê, ngày     tháng 9 năm 2026"},
        {"to": "sign_name", "text": "[CẦN BỔ SUNG: họ và tên người ký]"},
        {"to": "recipients_list", "which": 0, "set": {"text": "- [CẦN BỔ SUNG: nơi nhận];"}},
    ]
    result = check_document(write(changed(load_specimen(REPORT), changes)))
    assert {diagnostic.code for diagnostic in result.diagnostics} == {"VB902"}
    skipped = {skipped.code: (skipped.reason, skipped.component) for skipped in result.skipped}
    assert skipped["VB301"] == ("not-filled", "number")
    assert skipped["VB302"] == skipped["VB305"] == ("not-filled", "place_date")


def test_a_rule_without_its_component__is_skipped_with_the_reason() -> None:
    result = check_document(write(load_specimen(REPORT)))
    skipped = next(skipped for skipped in result.skipped if skipped.code == "VB408")
    assert (skipped.reason, skipped.component) == ("absent", "abstract_cong_van")
    assert skip_reason(skipped, "vi") == "Văn bản không có trích yếu công văn"


def test_the_same_fault_in_many_places__is_one_finding() -> None:
    specimen = changed(load_specimen(REPORT), [{"to": "body", "set": {"size_pt": 13}}])
    (finding,) = check_document(write(specimen)).diagnostics
    assert finding.location is not None
    assert (finding.location.part, finding.location.paragraph) == ("word/document.xml", 11)
    assert finding.location.excerpt == "Thực hiện Kế hoạch số 12-KH/TU, ngày 15/01/2026 của Ban …"
    assert [place.paragraph for place in finding.related] == [13, 14, 16, 17]
    assert finding.parameters["count"] == "5"
    assert finding.clause == "HD 05-HD/VPTW, I.6.2.2; Phụ lục 2, dòng 6"


def test_a_finding__is_worded_in_both_languages() -> None:
    specimen = changed(load_specimen(REPORT), [{"to": "party_title", "set": {"size_pt": 13.5}}])
    (finding,) = check_document(write(specimen)).diagnostics
    vietnamese = explain(finding, "vi", load_profile("party-2026"))
    assert vietnamese.message == "Tiêu đề “Đảng Cộng sản Việt Nam” đang để cỡ chữ 13,5"
    assert vietnamese.fix == "Đặt cỡ chữ 15"
    assert vietnamese.requirement == "Tiêu đề “Đảng Cộng sản Việt Nam”: in hoa, cỡ chữ 15, đứng, đậm."
    english = explain(finding, "en")
    assert (english.message, english.fix) == ("The Party title is set in 13.5 pt", "Set it in 15 pt")


def test_what_the_old_text_is_only_known_to_say_at_second_hand__is_a_warning() -> None:
    changes = [{"to": "recipients_label", "set": {"underline": False}}]
    found = {
        name: [finding.severity for finding in check_document(write(changed(load_specimen(name), changes))).diagnostics]
        for name in ("party-2018-conclusion", REPORT)
    }
    assert found == {"party-2018-conclusion": [Severity.WARNING], REPORT: [Severity.ERROR]}


@pytest.mark.parametrize("way", ["direct", "ours"])
def test_the_given_profile__goes_before_the_one_found(way: str) -> None:
    content = write(load_specimen("party-2018-conclusion"), WAYS[way])
    assert check_document(content).profile_id == "party-2018"
    given = check_document(content, load_profile("party-2026"))
    assert (given.profile_id, given.detection) == ("party-2026", None)
    assert {finding.code for finding in given.diagnostics} == {"VB431", "VB523"}


LIMIT_BYTES = 200 * 2**20
LONG = "Công tác dân vận được quan tâm. " * 40
TABLE = f"<w:tbl><w:tr><w:tc>{para(run(text='1'))}</w:tc><w:tc>{para(run(text='2'))}</w:tc></w:tr></w:tbl>"


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [para(run(text=LONG)) * 3 * 300, TABLE * 2000, f"{'<w:tbl><w:tr><w:tc>' * 40}{'</w:tc></w:tr></w:tbl>' * 40}"],
    ids=["300-pages", "2000-tables", "tables-in-tables"],
)
def test_a_huge_document__is_checked_within_200_mebibytes(body: str) -> None:
    head = para(run(text="ĐẢNG CỘNG SẢN VIỆT NAM")) + para(run(text="Minh Giang, ngày 12 tháng 10 năm 2026"))
    content = package(head + body)
    tracemalloc.start()
    result = check_document(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert result.profile_id == "party-2026"
    assert peak < LIMIT_BYTES
