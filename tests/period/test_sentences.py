"""Sentences made from figures: what is said of which figure, and that no figure changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_reports.office import Office, read_office
from danvan_reports.vi.numbers import format_count

from .reports import BASE, codes, lines, outcome

START = BASE + "ket_qua:\n  cap_uy:\n    - {noi_dung: Đã làm, so_lieu: [%s]}\nso_lieu:\n%s"


def _said(names: str, *figures: str, office: Office | None = None) -> str:
    made = outcome(START % (names, "".join(f"  - {{{figure}}}\n" for figure in figures)), office)
    texts = [text for style, text in lines(made) if style == "PointFirst"]
    return next(text for text in texts if text.startswith("Đã làm")).removeprefix("Đã làm. ").replace("~", " ")


MEETINGS = "ma: cuoc_tuyen_truyen, gia_tri: 4.646"
ATTENDANCE = "ma: luot_nguoi_du, gia_tri: 82.427"
MET = "Tổ chức tuyên truyền được 4.646 cuộc"
MORE_MEETINGS = ", tăng 312 cuộc (7,2%) so với cùng kỳ năm 2025"
MORE_PEOPLE = ", tăng 2.427 lượt người (3,03%) so với cùng kỳ năm 2025"
TOGETHER = f"{MET} với 82.427 lượt người tham dự"


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((MEETINGS, ATTENDANCE), f"{TOGETHER}."),
        (
            (f"{MEETINGS}, cung_ky: 4.334", f"{ATTENDANCE}, cung_ky: 80.000"),
            f"{TOGETHER}, tăng 312 cuộc (7,2%) và 2.427 lượt người (3,03%) so với cùng kỳ năm 2025.",
        ),
        (
            (f"{MEETINGS}, cung_ky: 4.334", f"{ATTENDANCE}, cung_ky: 90.000"),
            f"{TOGETHER}, tăng 312 cuộc (7,2%) và giảm 7.573 lượt người (8,41%) so với cùng kỳ năm 2025.",
        ),
        (
            (f"{MEETINGS}, cung_ky: 4.334", ATTENDANCE),
            f"{MET}, tăng 312 cuộc (7,2%) so với cùng kỳ năm 2025, với 82.427 lượt người tham dự.",
        ),
        (
            (f"{MEETINGS}, cung_ky: 4.646", f"{ATTENDANCE}, cung_ky: 82.427"),
            f"{TOGETHER}, bằng cùng kỳ năm 2025.",
        ),
        (
            (f"{MEETINGS}, ke_hoach: 6.530", ATTENDANCE),
            f"{MET}, đạt 71,15% chỉ tiêu (4.646/6.530), với 82.427 lượt người tham dự.",
        ),
        (
            (f"{MEETINGS}, ke_hoach: 6.530, cung_ky: 4.334", f"{ATTENDANCE}, cung_ky: 80.000"),
            f"{MET}{MORE_MEETINGS}, đạt 71,15% chỉ tiêu (4.646/6.530), với 82.427 lượt người tham dự{MORE_PEOPLE}.",
        ),
    ],
)
def test_two_figures_share_a_sentence(figures: tuple[str, str], expected: str) -> None:
    assert _said("cuoc_tuyen_truyen, luot_nguoi_du", *figures) == expected


def test_figures_of_one_unit_are_compared_apart() -> None:
    said = _said(
        "don_tiep_nhan, don_da_giai_quyet",
        "ma: don_tiep_nhan, gia_tri: 37, cung_ky: 45",
        "ma: don_da_giai_quyet, gia_tri: 33, cung_ky: 39",
    )
    received, settled = said.split(", đã ")
    assert received == "Tiếp nhận 37 đơn, giảm 08 đơn (17,78%) so với cùng kỳ năm 2025"
    assert settled == "giải quyết 33 đơn, giảm 06 đơn (15,38%) so với cùng kỳ năm 2025."


def test_approximation_stands_as_typed__and_is_compared_with_nothing() -> None:
    said = _said("ty_le_phat_trien", "ma: ty_le_phat_trien, gia_tri: trên 71%, cung_ky: trên 70%")
    assert said == "Phát triển đoàn viên, hội viên đạt trên 71% chỉ tiêu."


def test_ratio_names_what_it_was_taken_of__else_a_gap() -> None:
    typed = "ma: ty_le_tap_hop, gia_tri: '61,2%'"
    assert _said("ty_le_tap_hop", f"{typed}, tinh_tren: số người trong độ tuổi") == (
        "Tỷ lệ tập hợp đoàn viên, hội viên đạt 61,2% so với số người trong độ tuổi."
    )
    assert _said("ty_le_tap_hop", typed) == (
        "Tỷ lệ tập hợp đoàn viên, hội viên đạt 61,2% so với [CẦN BỔ SUNG: tỷ lệ tính trên số nào]."
    )


def test_parts_stand_in_a_sentence_of_their_own() -> None:
    said = _said("mo_hinh_dang_ky", "ma: mo_hinh_dang_ky, gia_tri: 20, trong_do: {kinh tế: 13, văn hóa - xã hội: 7}")
    assert said == ("Đã có 20 mô hình “Dân vận khéo” được đăng ký. Trong đó: kinh tế 13; văn hóa - xã hội 07.")


def test_figure_outside_the_dictionary_is_named() -> None:
    said = _said("Nhà văn hóa", "chi_tieu: Nhà văn hóa, don_vi: nhà, gia_tri: 41, ke_hoach: 60")
    assert said == "Nhà văn hóa: 41 nhà, đạt 68,33% chỉ tiêu (41/60)."


def test_figure_called_by_a_name_of_the_dictionary_is_worded_by_it() -> None:
    assert _said("Cuộc tuyên truyền", "chi_tieu: Cuộc tuyên truyền, gia_tri: 7") == "Tổ chức tuyên truyền được 07 cuộc."


def test_value_not_given_is_a_gap() -> None:
    assert _said("lop_tap_huan", "ma: lop_tap_huan") == "Mở [CẦN BỔ SUNG: Lớp tập huấn] tập huấn."


@pytest.mark.parametrize("mark", [",", ":", ";"])
def test_text_that_leads_on_goes_on_in_the_same_sentence(mark: str) -> None:
    text = START.replace("Đã làm", f"'Đã làm{mark}'") % ("lop_tap_huan", "  - {ma: lop_tap_huan, gia_tri: 9}\n")
    assert [t for _s, t in lines(outcome(text)) if t.startswith("Đã làm")] == [f"Đã làm{mark} mở 09 lớp tập huấn."]


@pytest.mark.parametrize(("previous", "percent"), [(3, "33,33"), (8, "50"), (800, "99,5")])
def test_percents_have_two_decimals_half_up_without_zeros_at_the_end(previous: int, percent: str) -> None:
    said = _said("lop_tap_huan", f"ma: lop_tap_huan, gia_tri: 4, cung_ky: {previous}")
    up = "tăng" if previous < 4 else "giảm"
    shown = format_count(abs(4 - previous))
    assert said == f"Mở 04 lớp tập huấn, {up} {shown} lớp ({percent}%) so với cùng kỳ năm 2025."


def test_an_office_words_its_own_indicators(tmp_path: Path) -> None:
    (tmp_path / "danvan.yaml").write_text("tu_dien_chi_tieu: chi-tieu.yaml\n", "utf-8")
    (tmp_path / "chi-tieu.yaml").write_text(
        "chi_tieu:\n"
        "  - {ma: bai_viet, ten: Tin bài, don_vi: bài, tinh_chat: phát sinh, cach_viet: 'đăng {gia_tri} trên báo'}\n"
        "  - {ma: lop_tap_huan, ten: Lớp, don_vi: khóa, tinh_chat: phát sinh, cach_viet: 'mở {gia_tri} bồi dưỡng'}\n",
        "utf-8",
    )
    office = read_office(tmp_path)
    assert office.diagnostics == ()
    assert _said("bai_viet", "ma: bai_viet, gia_tri: 12", office=office) == "Đăng 12 bài trên báo."
    assert _said("lop_tap_huan", "ma: lop_tap_huan, gia_tri: 3", office=office) == "Mở 03 khóa bồi dưỡng."


def test_figure_no_point_refers_to_stays_out_of_the_text__and_stands_in_the_annex() -> None:
    made = outcome(
        START % ("lop_tap_huan", "  - {ma: lop_tap_huan, gia_tri: 9}\n  - {ma: hoa_giai_thanh, gia_tri: 289}\n")
    )
    found = lines(made)
    assert [(style, text) for style, text in found if "289" in text] == [("AnnexFigureCell", "289")]
    assert ("AnnexTitle", "SỐ LIỆU CÔNG TÁC DÂN VẬN 6~THÁNG ĐẦU NĂM~2026") in found
    assert codes(made) == []


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("gia_tri: 7, don_vi: mô hình, ke_hoach: 9", "Tỷ trọng: 07 mô hình, đạt 77,78% chỉ tiêu (7/9)."),
        ("gia_tri: 7, don_vi: '%', cung_ky: 5", "Tỷ trọng: 7%, tăng 2% (40%) so với cùng kỳ năm 2025."),
        ("gia_tri: 7, don_vi: tỷ đồng", "Tỷ trọng: 7 tỷ đồng."),
        ("gia_tri: hơn 2, don_vi: tháng", "Tỷ trọng: hơn 2 tháng."),
        ("gia_tri: 5/9, don_vi: chi bộ", "Tỷ trọng: 5/9 chi bộ."),
        (
            "gia_tri: 7, don_vi: giờ, trong_do: {sáng: 4, chiều: 3}",
            "Tỷ trọng: 7 giờ. Trong đó: sáng 4; chiều 3.",
        ),
    ],
)
def test_only_counts_of_people_and_things_have_a_zero_before_them(figure: str, expected: str) -> None:
    assert _said("Tỷ trọng", f"chi_tieu: Tỷ trọng, {figure}") == expected
