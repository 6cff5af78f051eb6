"""Papers during and after a visit: minutes, the team's report, the unit's report, the news."""

# ruff: noqa: E501 - sentences of a document stand whole

from __future__ import annotations

import pytest

from .papers import BASE, Lines, made, of_style, paper

SUPERVISION = BASE.format(kind="giám sát")
MEETING = """
van_ban:
  bien-ban-lam-viec:
    buoi_hop:
      viec: {occasion}
      ngay: 18/9/2026
      bat_dau: 8 giờ
      ket_thuc: 11h30
      thanh_phan:
        phia_doan: [{{ho_ten: Trần Văn B, chuc_vu: Trưởng đoàn}}, {{ho_ten: Lê C}}]
        phia_don_vi: {{ho_ten: Phạm D, chuc_vu: Bí thư Đảng ủy xã}}
      chu_tri: {{ho_ten: Trần Văn B, chuc_vu: Trưởng đoàn}}
      nguoi_ghi: Lê C
      dai_dien_don_vi: Phạm D
      dien_bien:
        - {{nguoi_phat_bieu: Đồng chí Phạm D, noi_dung: [Báo cáo kết quả., Giải trình.]}}
        - {{nguoi_phat_bieu: Đồng chí Lê C, noi_dung: Đề nghị làm rõ.}}
      ket_luan: Đề nghị bổ sung số liệu.
"""


def _section(found: Lines, first: tuple[str, str], last: tuple[str, str]) -> Lines:
    return found[found.index(first) : found.index(last)]


def test_minutes__whole_body() -> None:
    found = paper(SUPERVISION + MEETING.format(occasion="làm việc"), "bien-ban-lam-viec")
    assert found[4:] == [
        ("DocumentNumber", "Số_______-BB/ĐGS"),
        ("PlaceAndDate", "X, ngày_____tháng_____năm_____"),
        ("DocumentType", "BIÊN BẢN"),
        ("Abstract", "làm việc giữa Đoàn giám sát và Ban Thường vụ Đảng ủy xã A"),
        ("Dashes", "-----"),
        ("Body", "Vào lúc 08 giờ 00 phút, ngày 18/9/2026, tại Trụ sở Đảng ủy xã A, Đoàn số 5 làm việc với Ban Thường vụ Đảng ủy xã A."),
        ("HeadingRoman", "I- THÀNH PHẦN"),
        ("HeadingArabic", "1. Về phía Đoàn giám sát"),
        ("PointFirst", "- Đồng chí Trần Văn B, Trưởng đoàn;"),
        ("PointFirst", "- Đồng chí Lê C."),
        ("HeadingArabic", "2. Về phía Ban Thường vụ Đảng ủy xã A"),
        ("PointFirst", "- Đồng chí Phạm D, Bí thư Đảng ủy xã."),
        ("Body", "Chủ trì: đồng chí Trần Văn B, Trưởng đoàn."),
        ("Body", "Ghi biên bản: đồng chí Lê C."),
        ("HeadingRoman", "II- NỘI DUNG"),
        ("PointFirst", "Đoàn giám sát làm việc với Ban Thường vụ Đảng ủy xã A về việc thực hiện Quy chế công tác dân vận."),
        ("HeadingRoman", "III- DIỄN BIẾN"),
        ("HeadingArabic", "1. Đồng chí Phạm D"),
        ("PointFirst", "- Báo cáo kết quả."),
        ("PointFirst", "- Giải trình."),
        ("HeadingArabic", "2. Đồng chí Lê C"),
        ("PointFirst", "- Đề nghị làm rõ."),
        ("HeadingRoman", "IV- KẾT LUẬN CỦA NGƯỜI CHỦ TRÌ"),
        ("PointFirst", "Đề nghị bổ sung số liệu."),
        ("Closing", "Buổi làm việc kết thúc lúc 11 giờ 30 phút cùng ngày; biên bản được đọc lại cho những người dự cùng nghe, thống nhất nội dung."),
        ("SignAuthority", "NGƯỜI GHI BIÊN BẢN"),
        ("SignName", "Lê C"),
        ("SignAuthority", "CHỦ TRÌ HỘI NGHỊ"),
        ("SignName", "Trần Văn B"),
        ("SignAuthority", "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC GIÁM SÁT"),
        ("SignName", "Phạm D"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("occasion", "subject", "signers"),
    [
        ("triển khai quyết định", "triển khai quyết định, kế hoạch giám sát đối với Ban Thường vụ Đảng ủy xã A", 3),
        ("làm việc", "làm việc giữa Đoàn giám sát và Ban Thường vụ Đảng ủy xã A", 3),
        (
            "hội nghị thông qua",
            "hội nghị thông qua dự thảo báo cáo kết quả giám sát đối với Ban Thường vụ Đảng ủy xã A",
            2,
        ),
        ("giao thông báo", "giao thông báo kết quả giám sát đối với Ban Thường vụ Đảng ủy xã A", 3),
    ],
)
def test_minutes__four_kinds_and_who_signs_them(occasion: str, subject: str, signers: int) -> None:
    text = SUPERVISION + MEETING.format(occasion=occasion)
    assert of_style(paper(text, "bien-ban-lam-viec"), "Abstract") == [subject]
    assert of_style(paper(text, "bien-ban-lam-viec"), "SignName") == ["Lê C", "Trần Văn B", "Phạm D"][:signers]
    (report,) = made(text, "bien-ban-lam-viec").reports
    assert report.gaps == ()


def test_minutes__of_a_visit_of_many_days_do_not_guess_their_day() -> None:
    found = paper(SUPERVISION, "bien-ban-lam-viec")
    assert of_style(found, "Body")[0].startswith("Vào lúc [CẦN BỔ SUNG: giờ bắt đầu], [CẦN BỔ SUNG: ngày họp], tại")


def test_minutes__without_faults_in_their_format() -> None:
    outcome = made(SUPERVISION + MEETING.format(occasion="làm việc"), "bien-ban-lam-viec")
    assert [item for item in outcome.diagnostics if item.code.startswith("VB")] == []


def test_team_report__shows_evidence_explanations_disputes_and_papers_read() -> None:
    text = SUPERVISION + (
        "giai_trinh: Do thiếu người.\ny_kien_khac: [Thời điểm., Mức độ.]\ntai_lieu_da_xem: [Báo cáo A, Sổ B;]\n"
    )
    found = paper(text, "bao-cao-ket-qua-giam-sat")
    assert _section(found, ("HeadingArabic", "1. Hạn chế, khuyết điểm"), ("HeadingArabic", "2. Nguyên nhân"))[1:] == [
        ("PointFirst", "Sơ kết còn chậm. (Minh chứng: Báo cáo số 31-BC/ĐU.)")
    ]
    start = ("HeadingRoman", "IV- GIẢI TRÌNH CỦA ĐƠN VỊ, NỘI DUNG CÒN Ý KIẾN KHÁC NHAU")
    assert _section(found, start, ("HeadingRoman", "V- NHẬN XÉT, ĐỀ NGHỊ"))[1:] == [
        ("HeadingArabic", "1. Giải trình của đơn vị"),
        ("PointFirst", "Do thiếu người."),
        ("HeadingArabic", "2. Nội dung còn ý kiến khác nhau"),
        ("PointFirst", "- Thời điểm."),
        ("PointFirst", "- Mức độ."),
    ]
    assert found[found.index(("HeadingRoman", "VI- TÀI LIỆU ĐOÀN ĐÃ XEM")) + 1 :][:2] == [
        ("PointFirst", "- Báo cáo A;"),
        ("PointFirst", "- Sổ B."),
    ]


def test_team_report__a_limitation_that_rests_on_nothing_shows_it() -> None:
    found = paper(
        SUPERVISION.replace("{noi_dung: Sơ kết còn chậm., minh_chung: Báo cáo số 31-BC/ĐU}", "Sơ kết còn chậm."),
        "bao-cao-ket-qua-giam-sat",
    )
    assert ("PointFirst", "Sơ kết còn chậm. (Minh chứng: [CẦN BỔ SUNG: minh chứng].)") in found


@pytest.mark.parametrize(
    ("kind", "paper_kind", "symbol", "authority"),
    [
        ("giám sát", "bao-cao-ket-qua-giam-sat", "ĐGS", "T/M ĐOÀN GIÁM SÁT"),
        ("kiểm tra", "bao-cao-ket-qua-kiem-tra", "ĐKT", "T/M ĐOÀN KIỂM TRA"),
        ("khảo sát", "bao-cao-khao-sat", "ĐKS", "T/M ĐOÀN KHẢO SÁT"),
        ("kiểm tra, giám sát", "bao-cao-ket-qua-kiem-tra", "ĐKTGS", "T/M ĐOÀN KIỂM TRA, GIÁM SÁT"),
    ],
)
def test_team_report__is_issued_and_signed_by_the_team(kind: str, paper_kind: str, symbol: str, authority: str) -> None:
    found = paper(BASE.format(kind=kind), paper_kind)
    sender = "BAN DÂN VẬN" if kind == "khảo sát" else "TỈNH ỦY X"
    assert of_style(found, "ParentOrganisation", "Organisation") == [sender, "ĐOÀN SỐ 5"]
    assert of_style(found, "DocumentNumber") == [f"Số_______-BC/{symbol}"]
    assert of_style(found, "SignAuthority", "SignPosition", "SignName") == [authority, "TRƯỞNG ĐOÀN", "Trần Văn B"]


def test_conclusion__cites_the_team_report_by_its_own_number_and_day() -> None:
    text = SUPERVISION + "van_ban: {bao-cao-ket-qua-giam-sat: {so: 01, ngay: 25/9/2026}}"
    cited = of_style(paper(text, "thong-bao-ket-qua-giam-sat"), "Body")[1]
    assert cited == (
        "Tại phiên họp ngày [CẦN BỔ SUNG: ngày phiên họp thông qua], sau khi xem xét Báo cáo số 01-BC/ĐGS, ngày 25/9/2026 "
        "của Đoàn giám sát, Ban Thường vụ Tỉnh ủy kết luận như sau:"
    )


@pytest.mark.parametrize("known", ["{so: 01}", "{ngay: 25/9/2026}", "{so: 01, ngay: 9/2026}", ""])
def test_conclusion__never_cites_a_report_without_number_and_day(known: str) -> None:
    text = SUPERVISION + f"van_ban: {{bao-cao-ket-qua-giam-sat: {known}}}"
    cited = of_style(paper(text, "thong-bao-ket-qua-giam-sat"), "Body")[1]
    assert "sau khi xem xét [CẦN BỔ SUNG: báo cáo của Đoàn được xem xét], Ban" in cited


def test_conclusion__what_was_typed_of_the_report_stands_first() -> None:
    text = SUPERVISION + "bao_cao_cua_doan: Báo cáo A\nvan_ban: {bao-cao-ket-qua-giam-sat: {so: 01, ngay: 25/9/2026}}"
    assert "sau khi xem xét Báo cáo A, Ban" in of_style(paper(text, "thong-bao-ket-qua-giam-sat"), "Body")[1]


def test_follow_up__by_the_unit_with_what_was_done_about_each_matter() -> None:
    text = SUPERVISION + (
        "sau_dot:\n  trien_khai: Đã quán triệt.\n  khac_phuc: [{noi_dung: Sơ kết, ket_qua: Đã sơ kết.}]\n"
        "  con_lai: Một chi bộ.\n  de_xuat: Thêm người.\n"
        "van_ban: {thong-bao-ket-qua-giam-sat: {so: 45, ngay: 12/10/2026}}"
    )
    found = paper(text, "bao-cao-khac-phuc")
    assert _section(found, ("Dashes", "-----"), ("RecipientsLabel", "Nơi nhận:"))[1:] == [
        ("Body", "Thực hiện Thông báo số 45-TB/TU, ngày 12/10/2026 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Đảng ủy xã A báo cáo kết quả khắc phục như sau:"),
        ("HeadingRoman", "I- VIỆC TRIỂN KHAI THỰC HIỆN"),
        ("PointFirst", "Đã quán triệt."),
        ("HeadingRoman", "II- KẾT QUẢ KHẮC PHỤC"),
        ("HeadingArabic", "Sơ kết"),
        ("PointFirst", "Đã sơ kết."),
        ("HeadingRoman", "III- VIỆC CHƯA HOÀN THÀNH, NGUYÊN NHÂN"),
        ("PointFirst", "Một chi bộ."),
        ("HeadingRoman", "IV- ĐỀ XUẤT, KIẾN NGHỊ"),
        ("PointFirst", "Thêm người."),
        ("Closing", "Trên đây là báo cáo kết quả khắc phục sau giám sát, Ban Thường vụ Đảng ủy xã A báo cáo Ban Thường vụ Tỉnh ủy xem xét."),
    ]  # fmt: skip
    assert of_style(found, "SignAuthority") == ["T/M BAN THƯỜNG VỤ"]


def test_follow_up__asks_for_the_result_of_everything_the_unit_was_asked() -> None:
    found = paper(SUPERVISION, "bao-cao-khac-phuc")
    start = ("HeadingRoman", "II- KẾT QUẢ KHẮC PHỤC")
    assert found[found.index(start) + 1 :][:2] == [
        ("HeadingArabic", "Sơ kết đúng hạn."),
        ("PointFirst", "[CẦN BỔ SUNG: kết quả khắc phục]"),
    ]


def test_news__whole_item_says_nothing_of_limitations() -> None:
    assert paper(SUPERVISION, "tin-bai") == [
        ("PartTitle", "Giám sát việc thực hiện Quy chế công tác dân vận đối với Ban Thường vụ Đảng ủy xã A"),
        ("Body", "Từ ngày 10/8/2026 đến ngày 18/9/2026, Đoàn số 5 do đồng chí Trần Văn B, Trưởng Ban Dân vận Tỉnh ủy làm Trưởng đoàn đã giám sát việc thực hiện Quy chế công tác dân vận đối với Ban Thường vụ Đảng ủy xã A."),
        ("Body", "Triển khai kịp thời."),
        ("Body", "Đoàn giám sát đề nghị Ban Thường vụ Đảng ủy xã A:"),
        ("PointFirst", "Sơ kết đúng hạn."),
    ]  # fmt: skip


def test_news__tells_limitations_and_responsibility_when_asked() -> None:
    asked = paper(SUPERVISION + "van_ban: {tin-bai: {neu_han_che: có}}", "tin-bai")
    assert [line for line in asked if line not in paper(SUPERVISION, "tin-bai")] == [
        ("Body", "Qua giám sát, Đoàn cũng chỉ ra một số hạn chế:"),
        ("PointFirst", "Sơ kết còn chậm."),
        ("PointFirst", "Thuộc về tập thể."),
    ]


def test_day_without_year__shows_the_year_as_a_gap_and_needs_the_profile_named() -> None:
    undated = SUPERVISION.replace("thoi_gian_lam_viec: {tu: 10/8/2026, den: 18/9/2026}", "ngay_chua_ro_nam: 19/3")
    assert [item.code for item in made(undated, "tin-bai").diagnostics if item.path[:1] == ("documents",)] == ["DL140"]
    named = undated + "the_thuc: party-2018"
    assert [report.profile for report in made(named, "tin-bai").reports] == ["party-2018"]
    assert of_style(paper(named, "tin-bai"), "Body")[0].startswith("Ngày 19/3/[CẦN BỔ SUNG: năm], Đoàn số 5")


def test_format_profile_of_the_input__gives_way_to_the_date_of_the_visit() -> None:
    assert [report.profile for report in made(SUPERVISION + "the_thuc: party-2018", "tin-bai").reports] == [
        "party-2026"
    ]
