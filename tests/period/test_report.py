"""The shape of a period report: which sections it has, how they are numbered and called, who signs."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from danvan_reports.drafting.period_names import next_period
from danvan_reports.model.schema import input_schema
from danvan_reports.vi.periods import format_period, parse_period

from .reports import BASE, PARTY, ROOT, codes, lines, outcome
from .test_examples import EXAMPLES

COMPLETE = (
    "khai_quat: Ổn định\n"
    "ket_qua: {cap_uy: A, chinh_quyen: B, mttq_doan_the: C}\n"
    "danh_gia: {uu_diem: D, han_che: E, nguyen_nhan: {khach_quan: F, chu_quan: G}}\n"
    "phuong_huong_nhiem_vu: H\n"
)
STATE = PARTY.replace("  ban:", "  uy_ban:\n    he_van_ban: nhà nước").replace("PHÓ TRƯỞNG BAN", "CHỦ TỊCH")

STATE_STYLES = {
    *("Organisation", "NationalTitle", "NationalMotto", "PartyTitle", "DocumentNumber", "HeadingRoman"),
    *("RecipientsList", "SignAuthority", "SignPosition", "Star", "Dashes"),
}


def _headings(text: str) -> list[str]:
    return [line for style, line in lines(outcome(text)) if style.startswith("Heading")]


def _of(text: str, *styles: str) -> list[str]:
    return [line for style, line in lines(outcome(text)) if style in styles]


@pytest.mark.parametrize(
    ("period", "following"),
    [
        ("quý I/2026", "quý II/2026"),
        ("quý IV/2026", "quý I/2027"),
        ("tháng 12/2026", "tháng 01/2027"),
        ("6 tháng đầu năm 2026", "6 tháng cuối năm 2026"),
        ("9 tháng đầu năm 2026", "3 tháng cuối năm 2026"),
        ("6 tháng cuối năm 2026", "năm 2027"),
        ("năm 2026", "năm 2027"),
    ],
)
def test_tasks_are_for_the_period_that_follows(period: str, following: str) -> None:
    assert parse_period(format_period(next_period(parse_period(period)))) == parse_period(following)


def test_needed_sections_show_a_gap__the_others_are_left_out() -> None:
    assert _headings(BASE) == [
        "I- KHÁI QUÁT TÌNH HÌNH",
        "II- KẾT QUẢ THỰC HIỆN",
        "1. Công tác lãnh đạo, chỉ đạo của cấp ủy",
        "2. Công tác dân vận của cơ quan nhà nước, chính quyền các cấp",
        "3. Công tác dân vận của Mặt trận Tổ quốc, các tổ chức chính trị - xã hội",
        "III- ĐÁNH GIÁ CHUNG",
        "1. Ưu điểm",
        "2. Hạn chế, khuyết điểm",
        "3. Nguyên nhân",
        "a) Nguyên nhân khách quan",
        "b) Nguyên nhân chủ quan",
        "IV- PHƯƠNG HƯỚNG, NHIỆM VỤ 6~THÁNG CUỐI NĂM~2026",
    ]
    gaps = [text for text in _of(BASE, "PointFirst") if text.startswith("[CẦN BỔ SUNG: ")]
    assert len(gaps) == len(_of(BASE, "PointFirst")) == 9


def test_headings_are_numbered_anew__sections_between_them_left_out() -> None:
    text = BASE + COMPLETE.replace("mttq_doan_the: C", "mttq_doan_the: C, dan_van_kheo: K, dan_chu_co_so: {co_quan: M}")
    assert _headings(text)[2:9] == [
        "1. Công tác lãnh đạo, chỉ đạo của cấp ủy",
        "2. Công tác dân vận của cơ quan nhà nước, chính quyền các cấp",
        "3. Công tác dân vận của Mặt trận Tổ quốc, các tổ chức chính trị - xã hội",
        "4. Thực hiện dân chủ ở cơ sở",
        "a) Ở cơ quan, đơn vị",
        "5. Phong trào thi đua “Dân vận khéo”",
        "III- ĐÁNH GIÁ CHUNG",
    ]


@pytest.mark.parametrize("period", ["quý I/2026", "9 tháng đầu năm 2026"])
def test_short_report__needs_neither_overview_nor_assessment(period: str) -> None:
    text = BASE.replace("6 tháng đầu năm 2026", period) + "ket_qua: {cap_uy: A, chinh_quyen: B, mttq_doan_the: C}\n"
    assert [heading.partition(" ")[0] for heading in _headings(text)] == ["I-", "1.", "2.", "3.", "II-"]


def test_report_of_a_year__needs_lessons_and_compares_with_the_year_before() -> None:
    text = BASE.replace("6 tháng đầu năm", "năm")
    text += COMPLETE.replace("cap_uy: A", "cap_uy: {noi_dung: A, so_lieu: lop_tap_huan}")
    text += "so_lieu: {ma: lop_tap_huan, gia_tri: 4, cung_ky: 2}\n"
    assert "4. Bài học kinh nghiệm" in _headings(text)
    assert "A. Mở 04 lớp tập huấn, tăng 02 lớp (100%) so với năm 2025." in _of(text, "PointFirst")
    assert _of(text, "Abstract") == [
        "tổng kết công tác dân vận và thực hiện dân chủ ở cơ sở năm~2026, phương hướng, nhiệm vụ năm~2027"
    ]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2023, ["Thực hiện quy chế dân chủ ở cơ sở", "Ở xã, phường, thị trấn", "Ở doanh nghiệp"]),
        (2025, ["Thực hiện dân chủ ở cơ sở", "Ở xã, phường, thị trấn", "Ở tổ chức có sử dụng lao động"]),
        (2026, ["Thực hiện dân chủ ở cơ sở", "Ở xã, phường, đặc khu", "Ở tổ chức có sử dụng lao động"]),
    ],
)
def test_names_are_those_of_the_time(year: int, expected: list[str]) -> None:
    text = BASE.replace("2026", str(year)) + "ket_qua: {dan_chu_co_so: {xa: A, doanh_nghiep: B}}\n"
    assert [heading.partition(" ")[2] for heading in _headings(text)[5:8]] == expected


def test_what_the_figures_cover_is_said_with_the_situation() -> None:
    text = BASE + COMPLETE + "so_lieu_den_ngay: 15/6/2026\ndon_vi_da_bao_cao: 120/124\ncung_ky_da_quy_doi: có\n"
    (said,) = _of(text, "Body")
    covered, restated = said.split(". ")
    assert covered == "Số liệu tính đến ngày 15/6/2026; đã có 120/124 đơn vị báo cáo"
    assert restated == "Số liệu cùng kỳ năm 2025 đã quy đổi theo địa giới mới."


def test_deputy_of_a_ban_signs_for_its_head__the_head_in_nobodys_name() -> None:
    signed = ("SignAuthority", "SignPosition", "SignName")
    assert _of(BASE + COMPLETE, *signed) == ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Vi Văn Thắng"]
    text = BASE + COMPLETE + "van_ban: {bao-cao-so-ket: {nguoi_ky: {chuc_vu: TRƯỞNG BAN, ho_ten: Phan Đăng Khải}}}\n"
    assert _of(text, *signed) == ["TRƯỞNG BAN", "Phan Đăng Khải"]


def test_a_body_of_the_state_issues_under_the_profile_of_the_state() -> None:
    text = BASE + COMPLETE.replace("cap_uy: A, ", "")
    text += "van_ban: {bao-cao-so-ket: {co_quan: ủy ban, ngay: 01/7/2026}}\n"
    made = outcome(text, issuers=STATE)
    found = [(style, line) for style, line in lines(made) if style in STATE_STYLES]
    assert made.reports[0].profile == "state-nd30"
    assert found == [
        ("Organisation", "BAN TUYÊN GIÁO VÀ DÂN VẬN"),
        ("NationalTitle", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("NationalMotto", "Độc lập - Tự do - Hạnh phúc"),
        ("DocumentNumber", "Số:~~~~~~~/BC-BTGDVTU"),
        ("HeadingRoman", "I. KHÁI QUÁT TÌNH HÌNH"),
        ("HeadingRoman", "II. KẾT QUẢ THỰC HIỆN"),
        ("HeadingRoman", "III. ĐÁNH GIÁ CHUNG"),
        ("HeadingRoman", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 6~THÁNG CUỐI NĂM~2026"),
        ("RecipientsList", "- Tỉnh ủy;"),
        ("RecipientsList", "- Lưu: VT, Văn phòng Ban."),
        ("SignAuthority", "TM. ỦY BAN NHÂN DÂN"),
        ("SignPosition", "CHỦ TỊCH"),
    ]
    assert next(line for style, line in lines(made) if style == "Closing").endswith("2026./.")
    assert made.reports[0].gaps == ()


def test_proposals_are_numbered_only_where_there_are_several() -> None:
    one = BASE + COMPLETE + "kien_nghi: {doi_voi: Tỉnh ủy, noi_dung: X}\n"
    two = BASE + COMPLETE + "kien_nghi:\n  - {doi_voi: Tỉnh ủy, noi_dung: X}\n  - {doi_voi: Trung ương, noi_dung: Y}\n"
    assert _headings(one)[-2:] == ["V- KIẾN NGHỊ, ĐỀ XUẤT", "Đối với Tỉnh ủy"]
    assert _headings(two)[-2:] == ["1. Đối với Tỉnh ủy", "2. Đối với Trung ương"]


def test_complete_report__nothing_to_find() -> None:
    made = outcome(BASE + COMPLETE)
    assert (codes(made), made.reports[0].gaps) == ([], ())
    assert made.reports[0].file_name == "bao-cao-so-ket-tinh-van-son-6-thang-dau-nam-2026.docx"


@pytest.mark.parametrize(
    ("issuer", "authority"), [("uy_ban", "TM. ỦY BAN NHÂN DÂN"), ("mat_tran", "TM. BAN THƯỜNG TRỰC")]
)
def test_collective_body_of_the_state__is_signed_for(issuer: str, authority: str) -> None:
    text = BASE + COMPLETE + f"van_ban: {{bao-cao-so-ket: {{co_quan: {issuer}}}}}\n"
    made = outcome(text, issuers=STATE.replace("uy_ban:", f"{issuer}:"))
    assert [line for style, line in lines(made) if style == "SignAuthority"] == [authority]


@pytest.mark.parametrize("name", EXAMPLES)
def test_schema_accepts_the_examples(name: str) -> None:
    validator = jsonschema.Draft202012Validator(input_schema("bao-cao-so-ket"))
    written = yaml.load((ROOT / "examples" / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    written = {key: value for key, value in written.items() if value != ""}
    assert [error.message for error in validator.iter_errors(written)] == []
    assert not validator.is_valid(written | {"khai_quatt": "x"})


def test_committed_schema_is_fresh() -> None:
    committed = ROOT / "src" / "danvan_reports" / "data" / "schemas" / "period.schema.json"
    made = json.dumps(input_schema("bao-cao-so-ket"), ensure_ascii=False, indent=2) + "\n"
    assert committed.read_text("utf-8") == made, "run: make-report schema bao-cao-so-ket > " + committed.name


LISTED = "van_ban_da_ban_hanh: ['- Kế hoạch số 12-KH/TU, ngày 15/01/2026;', Hướng dẫn số 03-HD/BTGDVTU]\n"
FIGURE = "so_lieu: {chi_tieu: Cuộc, don_vi: cuộc, gia_tri: 5, ghi_chu: kể cả trực tuyến}\n"
ANNEXES = ("AnnexLabel", "AnnexTitle", "AnnexCentreCell", "AnnexTextCell")


def test_documents_issued__are_a_second_annex_and_the_text_points_to_both() -> None:
    text = BASE + COMPLETE + LISTED + FIGURE
    assert _of(text, *ANNEXES) == [
        "Phụ lục 1", "SỐ LIỆU CÔNG TÁC DÂN VẬN 6~THÁNG ĐẦU NĂM~2026", "1", "Cuộc (kể cả trực tuyến)", "cuộc",
        "Phụ lục 2", "DANH MỤC VĂN BẢN ĐÃ BAN HÀNH",
        "1", "Kế hoạch số 12-KH/TU, ngày 15/01/2026", "2", "Hướng dẫn số 03-HD/BTGDVTU",
    ]  # fmt: skip
    assert "(Số liệu cụ thể tại Phụ lục 1, danh mục văn bản đã ban hành tại Phụ lục 2 kèm theo.)" in _of(text, "Body")
    assert outcome(text).diagnostics == ()


def test_documents_issued__alone_are_the_only_annex() -> None:
    text = BASE + COMPLETE + LISTED
    assert _of(text, "AnnexLabel", "AnnexTitle") == ["Phụ lục", "DANH MỤC VĂN BẢN ĐÃ BAN HÀNH"]
    assert "(Danh mục văn bản đã ban hành tại Phụ lục kèm theo.)" in _of(text, "Body")


def test_documents_issued__annexes_of_the_state_have_roman_numbers() -> None:
    text = BASE + COMPLETE.replace("cap_uy: A, ", "") + LISTED + FIGURE
    made = outcome(text + "van_ban: {bao-cao-so-ket: {co_quan: ủy ban, ngay: 01/7/2026}}\n", issuers=STATE)
    assert [line for style, line in lines(made) if style == "AnnexLabel"] == ["Phụ lục I", "Phụ lục II"]
