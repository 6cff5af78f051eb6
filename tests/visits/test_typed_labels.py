"""Labels and lead words that clerks type although the paper sets its own: they never stand twice."""

from __future__ import annotations

import pytest

from danvan_reports.diagnostics import Severity

from .papers import BASE, made, of_style, paper

SUPERVISION = BASE.format(kind="giám sát")
ACHIEVED = "uu_diem: Triển khai kịp thời.\n"


def points_of(typed: str) -> list[str]:
    found = paper(SUPERVISION.replace(ACHIEVED, f"uu_diem: {typed}\n"), "ket-luan-giam-sat")
    start = found.index(("HeadingRoman", "I- ƯU ĐIỂM"))
    end = next(i for i, (style, _) in enumerate(found) if i > start and style == "HeadingRoman")
    return [text for _, text in found[start + 1 : end]]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("['1. Một.', '2. Hai.']", ["1. Một.", "2. Hai."]),
        ("['- Một.', '+ Hai.']", ["1. Một.", "2. Hai."]),
        ("['a) Một.', 'b) Hai.']", ["1. Một.", "2. Hai."]),
        ("['- Một.', {noi_dung: '2) Hai:', chi_tiet: ['- Ba.', '+ Bốn.']}]", ["1. Một.", "2. Hai:", "- Ba.", "- Bốn."]),
        ("'- Một.'", ["Một."]),
        ("['02 mô hình.', '2.500 người.', '-5 độ.']", ["1. 02 mô hình.", "2. 2.500 người.", "3. -5 độ."]),
    ],
)
def test_label_typed__is_not_set_twice(typed: str, printed: list[str]) -> None:
    assert points_of(typed) == printed


def test_label_typed__out_of_its_place_is_kept_and_doubted() -> None:
    assert points_of("['1. Một.', '5. Năm.']") == ["1. Một.", "2. 5. Năm."]
    (found,) = [
        item
        for item in made(SUPERVISION.replace(ACHIEVED, "uu_diem: ['1. Một.', '5. Năm.']\n")).diagnostics
        if item.code == "DL136"
    ]
    assert (found.severity, found.path, found.parameters) == (
        Severity.WARNING, ("achievements", 1, "text"), {"found": "5."},
    )  # fmt: skip


@pytest.mark.parametrize("lead", ["Đối với ", "đối với ", ""])
def test_addressee__stands_behind_its_lead_once_and_is_the_unit_still(lead: str) -> None:
    text = SUPERVISION.replace("doi_voi: Ban Thường vụ", f"doi_voi: {lead}Ban Thường vụ")
    assert ("HeadingArabic", "Đối với Ban Thường vụ Đảng ủy xã A") in paper(text, "ket-luan-giam-sat")
    assert paper(text, "bao-cao-khac-phuc") == paper(SUPERVISION, "bao-cao-khac-phuc")


@pytest.mark.parametrize("line", ["- Lưu Văn phòng Ban;", "Lưu: Văn phòng Ban", "Lưu: VT, Văn phòng Ban."])
def test_recipients__an_archive_typed_among_them_is_the_last_line(line: str) -> None:
    text = SUPERVISION + f"van_ban: {{ket-luan-giam-sat: {{noi_nhan: ['{line}', '- Đảng ủy xã A;']}}}}"
    assert of_style(paper(text, "ket-luan-giam-sat"), "RecipientsList") == ["- Đảng ủy xã A;", "- Lưu Văn phòng Ban."]


def test_calendar__mark_typed_behind_a_step_stands_not_before_its_place() -> None:
    step = "ke_hoach: {lich: {ngay: 10/8/2026, noi_dung: 'Công bố Quyết định;', dia_diem: Trụ sở}}"
    (said,) = [line for line in of_style(paper(SUPERVISION + step, "cong-van"), "PointFirst") if "Công bố" in line]
    assert said == "- Ngày 10/8/2026: Công bố Quyết định, tại Trụ sở."
