"""Components are found as people really type them: sound documents of many habits have no finding."""

from __future__ import annotations

from typing import Any

import pytest

from danvan_reports.formats.checker import check_document, read_document
from danvan_reports.formats.components.recognition import compose
from danvan_reports.formats.profiles import load_profile
from tests.formats.specimen import changed, load_specimen, make_para
from tests.formats.with_python_docx import write_with_python_docx
from tests.formats.writing import DIRECT, WAYS, Way, write

REPORT, DECISION, LETTER = "party-2026-report", "party-2026-decision", "party-2026-letter"


def _codes(name: str, changes: list[dict[str, Any]], way: Way = DIRECT) -> set[str]:
    specimen = changed(load_specimen(name), changes)
    return {
        finding.code for finding in check_document(write(specimen, way), load_profile(specimen.profile)).diagnostics
    }


HABITS = {
    "the-issuer-on-two-lines": (REPORT, [{"to": "org", "text": "ĐẢNG UỶ\nXÃ PHÚ KHÊ"}]),
    "a-signed-note": (REPORT, [{"to": "sign_name", "before": {"sign_note": "(Đã ký)"}}]),
    "a-chapter-and-its-title-in-one-paragraph": (
        DECISION,
        [
            {"to": "part_chapter_label", "text": "Chương I\nQUY ĐỊNH CHUNG"},
            {"to": "part_chapter_title", "remove": True},
        ],
    ),
    "a-title-underlined": (
        REPORT,
        [{"to": "party_title", "set": {"rule_mm": None, "underline": True}}],
    ),
    "a-title-with-typed-underscores": (
        REPORT,
        [
            {"to": "party_title", "set": {"rule_mm": None}},
            {"to": "party_title", "after": {"place_date": "_" * 29}},
            {"to": "place_date", "which": 0, "set": {"italic": False}},
        ],
    ),
    "a-recipient-over-two-lines": (
        REPORT,
        [{"to": "recipients_list", "which": 0, "set": {"text": "- Các đồng chí Uỷ viên Ban Thường vụ\nTỉnh uỷ;"}}],
    ),
    "articles-clauses-and-points-numbered-by-word": (
        DECISION,
        [
            {"to": "article", "set": {"numbering": 0}},
            {"to": "article", "which": 0, "set": {"text": "Phạm vi"}},
            {"to": "article", "which": 1, "set": {"text": "Hiệu lực"}},
            {"to": "clause", "set": {"numbering": 1}},
            {"to": "clause", "which": 0, "set": {"text": "Quy chế này quy định nguyên tắc làm việc."}},
            {"to": "clause", "which": 1, "set": {"text": "Đoàn giám sát làm việc theo các nguyên tắc sau"}},
        ],
    ),
    "a-list-with-indents-of-its-own": (
        REPORT,
        [{"to": "body", "which": 2, "set": {"left_mm": 16, "first_line_mm": -6}}],
    ),
    "a-remark-in-italics-and-brackets": (
        REPORT,
        [
            {"to": "body", "which": -1, "before": {"body": "(Có biểu số liệu kèm theo)."}},
            {"to": "body", "which": 4, "set": {"italic": True}},
        ],
    ),
    "an-abstract-in-capitals": (REPORT, [{"to": "abstract", "text": "KẾT QUẢ THỰC HIỆN QUY CHẾ CÔNG TÁC DÂN VẬN"}]),
    "no-superior-body": (REPORT, [{"to": "parent_org", "remove": True}]),
    "a-head-of-office-who-signs-directly": (
        REPORT,
        [{"to": "sign_authority", "remove": True}, {"to": "sign_title", "text": "CHÁNH VĂN PHÒNG"}],
    ),
    "blank-number-and-day": (
        REPORT,
        [{"to": "number", "text": "Số ……-BC/ĐU"}, {"to": "place_date", "text": "Phú Khê, ngày … tháng 9 năm 2026"}],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "changes"), HABITS.values(), ids=HABITS)
def test_a_habit_that_breaks_no_rule__is_not_blamed(name: str, changes: list[dict[str, Any]]) -> None:
    assert _codes(name, changes) == set()


def test_a_paper_issued_with_a_decision__is_not_taken_for_its_signature() -> None:
    specimen = load_specimen(DECISION)
    added = [
        ("doc_type", "QUY CHẾ"),
        ("abstract", "làm việc của Đoàn giám sát"),
        ("body", "Quy chế này áp dụng cho các thành viên Đoàn giám sát và các cơ quan, đơn vị được giám sát."),
        ("sign_authority", "T/M BAN THƯỜNG VỤ"),
        ("sign_title", "BÍ THƯ"),
        ("sign_name", "Hoàng Đức Thuận"),
    ]
    specimen.zones["end"] = [make_para(component, text, specimen.profile) for component, text in added]
    specimen.zones["end"][0].starts_page = True
    content = write(specimen)
    composition = compose(read_document(content), load_profile("party-2026"))
    assert [line.text for line in composition.lines("sign_name")] == ["Hoàng Đức Thuận"]
    assert check_document(content).diagnostics == ()


def test_points_numbered_by_word__lack_the_letter_d_with_a_stroke() -> None:
    changes = [
        {"to": "point", "set": {"numbering": 2}},
        *({"to": "point", "which": n, "set": {"text": f"Nguyên tắc thứ {n}"}} for n in range(5)),
    ]
    specimen = changed(load_specimen(DECISION), changes)
    (finding,) = check_document(write(specimen)).diagnostics
    assert (finding.code, finding.parameters["found"], finding.parameters["expected"]) == ("VB444", "e)", "đ)")


def test_an_addressee_on_the_line_of_the_word__is_found() -> None:
    changes = [
        {"to": "salutation_label", "text": "Kính gửi: Đảng uỷ xã Phú Khê"},
        {"to": "salutation_names", "remove": True},
    ]
    found = compose(read_document(write(changed(load_specimen(LETTER), changes))), load_profile("party-2026"))
    assert [line.text for line in found.lines("salutation_label")] == ["Kính gửi:"]
    assert [line.text for line in found.lines("salutation_names")] == ["Đảng uỷ xã Phú Khê"]


def test_a_letterhead_parted_by_spaces__is_read_as_two_columns() -> None:
    specimen = load_specimen(REPORT)
    left, right = specimen.zones["left"], specimen.zones["right"]
    specimen.zones["left"], specimen.zones["right"] = [], []
    lines = [f"{one.text}{' ' * 12}{other.text}" for one, other in zip(left, right, strict=False)]
    specimen.zones["title"][:0] = [make_para("number", text, specimen.profile) for text in lines]
    found = compose(read_document(write(specimen)), load_profile("party-2026"))
    assert [line.text for line in found.lines("party_title")] == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert [line.text for line in found.lines("place_date")] == ["Phú Khê, ngày 02 tháng 9 năm 2026"]


def test_a_signature_typed_by_bare_tabs_beside_the_recipients__is_read_as_two_columns() -> None:
    specimen = load_specimen(REPORT)
    signer = specimen.zones["signer"].pop()
    authority, title = specimen.zones["signer"][:2]
    label, first = specimen.zones["recipients"][:2]
    label.text += "\t" * 6 + authority.text
    first.text += "\t" * 5 + title.text
    signer.text = "\t" * 8 + signer.text
    specimen.zones["text"] += [*specimen.zones["recipients"], signer]
    specimen.zones["recipients"], specimen.zones["signer"] = [], []
    found = compose(read_document(write_with_python_docx(specimen)), load_profile("party-2026"))
    names = ("recipients_label", "recipients_list", "sign_authority", "sign_title", "sign_name", "drafter_code")
    assert {name: [line.text for line in found.lines(name)] for name in names} == {
        "recipients_label": ["Nơi nhận:"],
        "recipients_list": [
            "- Ban Thường vụ Tỉnh uỷ;", "- Ban Tuyên giáo và Dân vận Tỉnh uỷ;", "- Lưu Văn phòng Đảng uỷ.",
        ],
        "sign_authority": ["T/M ĐẢNG UỶ"],
        "sign_title": ["PHÓ BÍ THƯ"],
        "sign_name": ["Trần Thị Minh Ngọc"],
        "drafter_code": [],
    }  # fmt: skip


def test_a_signature_pushed_right_by_spaces__is_read_as_one() -> None:
    specimen = load_specimen(REPORT)
    signer = specimen.zones["signer"][1:]
    for para in signer:
        para.text = " " * 60 + para.text
        para.align = "left"
    specimen.zones["text"] += signer
    specimen.zones["recipients"], specimen.zones["signer"] = [], []
    found = compose(read_document(write_with_python_docx(specimen)), load_profile("party-2026"))
    read = [[line.text for line in found.lines(name)] for name in ("sign_title", "sign_name")]
    assert read == [["PHÓ BÍ THƯ"], ["Trần Thị Minh Ngọc"]]


@pytest.mark.parametrize("way", WAYS.values(), ids=lambda way: way.name)
def test_the_components_of_a_document__are_the_same_however_it_was_written(way: Way) -> None:
    found = compose(read_document(write(load_specimen(LETTER), way)), load_profile("party-2026"))
    texts = {name: [line.text for line in lines] for name, lines in found.components.items() if name != "body"}
    assert found.kind == "cong-van"
    assert texts == {
        "circulation": ["LƯU HÀNH NỘI BỘ"],
        "no_mass_media": ["KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG"],
        "parent_org": ["TỈNH UỶ MINH GIANG"],
        "org": ["BAN TUYÊN GIÁO VÀ DÂN VẬN"],
        "star": ["*"],
        "number": ["Số 138-CV/BTGDVTU"],
        "abstract_cong_van": ["về việc báo cáo kết quả công tác dân vận"],
        "urgency": ["KHẨN"],
        "draft_mark": ["Dự thảo lần 2"],
        "party_title": ["ĐẢNG CỘNG SẢN VIỆT NAM"],
        "place_date": ["Minh Giang, ngày 12 tháng 02 năm 2027"],
        "salutation_label": ["Kính gửi:"],
        "salutation_names": ["- Đảng uỷ xã Phú Khê;", "- Đảng uỷ xã An Lạc;"],
        "sign_authority": ["K/T TRƯỞNG BAN"],
        "sign_title": ["PHÓ TRƯỞNG BAN"],
        "sign_name": ["Lê Văn Bình"],
        "recipients_label": ["Nơi nhận:"],
        "recipients_list": ["- Như trên;", "- Lãnh đạo Ban;", "- Lưu Văn phòng."],
    }
