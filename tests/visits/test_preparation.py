"""Papers before and around a visit: decision, plan, outline, letters, submission."""

# ruff: noqa: E501 - sentences of a document stand whole

from __future__ import annotations

import pytest

from .papers import BASE, made, of_style, paper

SUPERVISION = BASE.format(kind="giám sát")
SURVEY = BASE.format(kind="khảo sát")
PLAN = """
ke_hoach:
  muc_dich: Đánh giá đúng tình hình.
  phuong_phap: [Nghiên cứu báo cáo., Làm việc trực tiếp.]
  lich:
    - {ngay: 10/8/2026, noi_dung: Công bố quyết định, dia_diem: Trụ sở Đảng ủy xã A}
    - {ngay: {tu: 11/8/2026, den: 14/8/2026}, noi_dung: Làm việc với chi bộ}
  to_chuc_thuc_hien: Đoàn chuẩn bị nội dung.
  noi_dung_bao_cao: [Việc quán triệt, Việc sơ kết]
  han_gui_bao_cao: 05/8/2026
  gui_bao_cao_ve: Ban Dân vận Tỉnh ủy
"""


def test_decision__whole_paper() -> None:
    text = (
        SUPERVISION
        + "van_ban: {quyet-dinh-thanh-lap-doan: {can_cu: [Điều lệ Đảng;, '- Xét đề nghị của Ban Dân vận.']}}"
    )
    assert paper(text, "quyet-dinh-thanh-lap-doan")[7:24] == [
        ("Abstract", "thành lập Đoàn giám sát việc thực hiện Quy chế công tác dân vận đối với Ban Thường vụ Đảng ủy xã A"),
        ("Dashes", "-----"),
        ("LegalBasis", "- Điều lệ Đảng;"),
        ("LegalBasis", "- Xét đề nghị của Ban Dân vận."),
        ("SectionTitle", "BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH"),
        ("Article", "Điều 1. Thành lập Đoàn giám sát"),
        ("Body", "Đoàn giám sát gồm các đồng chí có tên sau đây:"),
        ("Clause", "1. Đồng chí Trần Văn B, Trưởng Ban Dân vận Tỉnh ủy - Trưởng đoàn."),
        ("Article", "Điều 2. Nhiệm vụ của Đoàn giám sát"),
        ("Clause", "1. Đoàn giám sát có nhiệm vụ giám sát việc thực hiện Quy chế công tác dân vận đối với Ban Thường vụ Đảng ủy xã A; mốc thời gian giám sát: từ tháng 7/2025 đến tháng 6/2026."),
        ("Clause", "2. Thời gian giám sát: từ ngày 10/8/2026 đến ngày 18/9/2026."),
        ("Clause", "3. Kết thúc giám sát, Đoàn báo cáo kết quả với Ban Thường vụ Tỉnh ủy."),
        ("Article", "Điều 3. Trách nhiệm thi hành"),
        ("Closing", "Ban Thường vụ Đảng ủy xã A, các cơ quan, đơn vị liên quan và các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."),
        ("RecipientsLabel", "Nơi nhận:"),
        ("RecipientsList", "- [CẦN BỔ SUNG: nơi nhận];"),
        ("RecipientsList", "- Lưu Văn phòng."),
    ]  # fmt: skip


def test_decision__is_not_based_on_the_bases_of_the_visit() -> None:
    found = paper(SUPERVISION, "quyet-dinh-thanh-lap-doan")
    assert of_style(found, "LegalBasis") == ["- [CẦN BỔ SUNG: căn cứ của văn bản]."]


def test_decision__last_basis_of_2018_ends_with_a_comma() -> None:
    found = paper(SUPERVISION, "quyet-dinh-thanh-lap-doan", "party-2018")
    assert of_style(found, "LegalBasis") == ["- [CẦN BỔ SUNG: căn cứ của văn bản],"]


def test_decision__members_keep_the_order_typed_and_show_their_roles() -> None:
    members = "[{ho_ten: A, chuc_vu: Bí thư, vai_tro: trưởng đoàn}, {ho_ten: B, vai_tro: thư ký}, {ho_ten: C}]"
    text = SUPERVISION.replace(
        "[{ho_ten: Trần Văn B, chuc_vu: Trưởng Ban Dân vận Tỉnh ủy, vai_tro: trưởng đoàn}]", members
    )
    assert of_style(paper(text, "quyet-dinh-thanh-lap-doan"), "Clause")[:3] == [
        "1. Đồng chí A, Bí thư - Trưởng đoàn;",
        "2. Đồng chí B - Thư ký;",
        "3. Đồng chí C - [CẦN BỔ SUNG: vai trò trong Đoàn].",
    ]


def test_plan__its_sections_from_the_plan_of_the_visit() -> None:
    found = paper(SUPERVISION + PLAN, "ke-hoach-giam-sat")
    start = found.index(("HeadingRoman", "I- MỤC ĐÍCH, YÊU CẦU"))
    assert found[start : start + 18] == [
        ("HeadingRoman", "I- MỤC ĐÍCH, YÊU CẦU"),
        ("PointFirst", "Đánh giá đúng tình hình."),
        ("HeadingRoman", "II- NỘI DUNG, ĐỐI TƯỢNG, MỐC THỜI GIAN"),
        ("PointFirst", "1. Nội dung: việc thực hiện Quy chế công tác dân vận."),
        ("PointFirst", "2. Đối tượng: Ban Thường vụ Đảng ủy xã A."),
        ("PointFirst", "3. Mốc thời gian giám sát: từ tháng 7/2025 đến tháng 6/2026."),
        ("PointFirst", "4. Thành phần Đoàn số 5: đồng chí Trần Văn B, Trưởng Ban Dân vận Tỉnh ủy."),
        ("PointFirst", "5. Thời gian, địa điểm làm việc: từ ngày 10/8/2026 đến ngày 18/9/2026, tại Trụ sở Đảng ủy xã A."),
        ("HeadingRoman", "III- PHƯƠNG PHÁP, LỊCH LÀM VIỆC"),
        ("HeadingArabic", "1. Phương pháp tiến hành"),
        ("PointFirst", "- Nghiên cứu báo cáo."),
        ("PointFirst", "- Làm việc trực tiếp."),
        ("HeadingArabic", "2. Lịch làm việc"),
        ("PointFirst", "- Ngày 10/8/2026: Công bố quyết định, tại Trụ sở Đảng ủy xã A;"),
        ("PointFirst", "- Từ ngày 11/8/2026 đến ngày 14/8/2026: Làm việc với chi bộ."),
        ("HeadingRoman", "IV- TỔ CHỨC THỰC HIỆN"),
        ("PointFirst", "Đoàn chuẩn bị nội dung."),
        ("Closing", "Ban Thường vụ Tỉnh ủy yêu cầu Đoàn giám sát, Ban Thường vụ Đảng ủy xã A và các cơ quan, đơn vị liên quan thực hiện Kế hoạch này."),
    ]  # fmt: skip


def test_outline__names_the_plan_it_goes_with_and_is_not_signed() -> None:
    text = SUPERVISION + PLAN + "van_ban: {ke-hoach-giam-sat: {so: 7, ngay: 03/8/2026}}"
    found = paper(text, "de-cuong-bao-cao")
    assert of_style(found, "AnnexReference") == [
        "(Kèm theo Kế hoạch số 07-KH/TU, ngày 03/8/2026 của Ban Thường vụ Tỉnh ủy)"
    ]
    assert of_style(found, "PartyTitle", "DocumentNumber", "SignAuthority", "SignName", "RecipientsLabel") == []
    start = found.index(("HeadingRoman", "III- KẾT QUẢ THỰC HIỆN TỪNG NỘI DUNG"))
    assert found[start + 1 : start + 3] == [("PointFirst", "1. Việc quán triệt;"), ("PointFirst", "2. Việc sơ kết.")]


@pytest.mark.parametrize(("kind", "asked"), [("giám sát", True), ("kiểm tra", True), ("khảo sát", False)])
def test_outline__a_survey_asks_for_no_responsibility(kind: str, asked: bool) -> None:
    points = of_style(paper(BASE.format(kind=kind), "de-cuong-bao-cao"), "PointFirst")
    responsibility = ["4. Trách nhiệm của tập thể, cá nhân.", "5. Kinh nghiệm rút ra."]
    assert points[-2:] == (responsibility if asked else [points[-2], "4. Kinh nghiệm rút ra."])
    assert ("4. Trách nhiệm của tập thể, cá nhân." in points) is asked


@pytest.mark.parametrize(
    ("purpose", "subject", "text"),
    [
        (
            "lịch làm việc",
            "về việc lịch làm việc của Đoàn giám sát đối với Ban Thường vụ Đảng ủy xã A",
            [
                "Thực hiện Chương trình số 09-CTr/TU, ngày 12/01/2026 của Ban Thường vụ Tỉnh ủy, Ban Dân vận Tỉnh ủy thông báo lịch làm việc của Đoàn giám sát với Ban Thường vụ Đảng ủy xã A như sau:",
                "- Ngày 10/8/2026: Công bố quyết định, tại Trụ sở Đảng ủy xã A;",
                "- Từ ngày 11/8/2026 đến ngày 14/8/2026: Làm việc với chi bộ.",
                "Đề nghị Ban Thường vụ Đảng ủy xã A bố trí thời gian, thành phần, chuẩn bị tài liệu để buổi làm việc đạt kết quả.",
            ],
        ),
        (
            "yêu cầu báo cáo",
            "về việc báo cáo phục vụ giám sát việc thực hiện Quy chế công tác dân vận",
            [
                "Thực hiện Chương trình số 09-CTr/TU, ngày 12/01/2026 của Ban Thường vụ Tỉnh ủy, Ban Dân vận Tỉnh ủy đề nghị Ban Thường vụ Đảng ủy xã A báo cáo việc thực hiện Quy chế công tác dân vận; mốc thời gian từ tháng 7/2025 đến tháng 6/2026.",
                "Báo cáo gửi về Ban Dân vận Tỉnh ủy trước ngày 05/8/2026.",
                "Đề nghị Ban Thường vụ Đảng ủy xã A quan tâm, thực hiện.",
            ],
        ),
        (
            "đôn đốc",
            "về việc báo cáo kết quả thực hiện các nội dung được yêu cầu sau giám sát",
            [
                "Để tổng hợp kết quả thực hiện Thông báo số 45-TB/TU, ngày 12/10/2026 của Ban Thường vụ Tỉnh ủy, Ban Dân vận Tỉnh ủy đề nghị Ban Thường vụ Đảng ủy xã A khẩn trương hoàn thành các nội dung đã nêu, gửi báo cáo kết quả về Ban Thường vụ Tỉnh ủy trước ngày 30/11/2026.",
                "Đề nghị Ban Thường vụ Đảng ủy xã A quan tâm, thực hiện.",
            ],
        ),
    ],
)  # fmt: skip
def test_letter__says_what_its_purpose_asks(purpose: str, subject: str, text: list[str]) -> None:
    documents = f"van_ban: {{cong-van: {{viec: {purpose}}}, thong-bao-ket-qua-giam-sat: {{so: 45, ngay: 12/10/2026}}}}"
    found = paper(SUPERVISION + PLAN + documents, "cong-van")
    assert of_style(found, "LetterAbstract") == [subject]
    assert of_style(found, "Body", "PointFirst", "Closing") == text


def test_letter__head_addressees_recipients_and_signature() -> None:
    found = paper(
        SUPERVISION + "van_ban: {cong-van: {kinh_gui: [Đảng ủy xã A;, Ủy ban nhân dân xã A], noi_nhan: Văn phòng}}",
        "cong-van",
    )
    assert found[:9] == [
        ("ParentOrganisation", "TỈNH ỦY X"),
        ("Organisation", "BAN DÂN VẬN"),
        ("Star", "*"),
        ("PartyTitle", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("DocumentNumber", "Số_______-CV/BDVTU"),
        ("LetterAbstract", "về việc lịch làm việc của Đoàn giám sát đối với Ban Thường vụ Đảng ủy xã A"),
        ("DraftMark", "Dự thảo"),
        ("PlaceAndDate", "X, ngày_____tháng_____năm_____"),
        ("SalutationLabel", "Kính gửi:"),
    ]
    assert of_style(found, "SalutationNames") == ["- Đảng ủy xã A;", "- Ủy ban nhân dân xã A;"]
    assert of_style(found, "RecipientsList") == ["- Như trên;", "- Văn phòng;", "- Lưu Văn phòng."]
    assert of_style(found, "SignAuthority", "SignPosition", "SignName") == ["TRƯỞNG BAN", "Trần Văn B"]


@pytest.mark.parametrize(("profile", "label"), [("party-2026", "Kính trình:"), ("party-2018", "Kính gửi:")])
def test_submission__addresses_the_committee_as_its_regulation_says(profile: str, label: str) -> None:
    mark = ";" if profile == "party-2026" else ","
    found = paper(SUPERVISION, "to-trinh", profile)
    assert of_style(found, "SalutationLabel", "SalutationNames") == [label, f"- Ban Thường vụ Tỉnh ủy{mark}"]


def test_submission__tells_what_is_still_in_dispute_only_when_something_is() -> None:
    disputed = paper(SUPERVISION + "y_kien_khac: Mức độ trách nhiệm.", "to-trinh")
    plain = paper(SUPERVISION, "to-trinh")
    assert [line for line in disputed if line not in plain] == [
        ("Body", "Nội dung còn ý kiến khác nhau:"),
        ("PointFirst", "Mức độ trách nhiệm."),
    ]


def test_paper__says_itself_which_body_issues_it() -> None:
    found = paper(SURVEY + "van_ban: {ke-hoach-giam-sat: {co_quan: ban}}", "ke-hoach-giam-sat")
    assert of_style(found, "ParentOrganisation", "Organisation", "DocumentNumber") == [
        "TỈNH ỦY X",
        "BAN DÂN VẬN",
        "Số_______-KH/BDVTU",
    ]


@pytest.mark.parametrize(
    ("signer", "block"),
    [
        ("{chuc_vu: TRƯỞNG BAN, ho_ten: A}", ["TRƯỞNG BAN", "A"]),
        ("{quyen_han: K/T TRƯỞNG BAN, chuc_vu: PHÓ TRƯỞNG BAN, ho_ten: A}", ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "A"]),
        ("{chuc_vu: Q. TRƯỞNG BAN, ho_ten: A}", ["Q. TRƯỞNG BAN", "A"]),
        ("Trần Văn B", ["TRƯỞNG BAN", "Trần Văn B"]),
    ],
)
def test_letter__signed_in_the_right_given(signer: str, block: list[str]) -> None:
    found = paper(SUPERVISION + f"van_ban: {{cong-van: {{nguoi_ky: {signer}}}}}", "cong-van")
    assert of_style(found, "SignAuthority", "SignPosition", "SignName") == block


def test_letter__of_the_committee_is_signed_by_order() -> None:
    signer = "{quyen_han: T/L BAN THƯỜNG VỤ, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: A}"
    found = paper(SUPERVISION + f"van_ban: {{cong-van: {{co_quan: cap_uy, nguoi_ky: {signer}}}}}", "cong-van")
    assert of_style(found, "Organisation", "DocumentNumber", "SignAuthority", "SignPosition", "SignName") == [
        "TỈNH ỦY X",
        "Số_______-CV/TU",
        "T/L BAN THƯỜNG VỤ",
        "CHÁNH VĂN PHÒNG",
        "A",
    ]


def test_time_of_day__that_cannot_be_read_is_a_fault_at_its_place() -> None:
    outcome = made(SUPERVISION + "van_ban: {bien-ban-lam-viec: {buoi_hop: {bat_dau: 25 giờ}}}", "bien-ban-lam-viec")
    assert [(item.code, item.path) for item in outcome.diagnostics] == [
        ("DL180", ("documents", "bien-ban-lam-viec", "meeting", "begins"))
    ]


def test_plan__dated_calendar_leaves_no_gap() -> None:
    (report,) = made(SUPERVISION + PLAN, "ke-hoach-giam-sat").reports
    assert [gap.what for gap in report.gaps if gap.path[:2] == ("plan", "calendar")] == []


def test_missing_facts_of_letters_and_minutes__are_called_as_the_form_calls_them() -> None:
    visit = BASE.format(kind="giám sát").replace(", han_hoan_thanh: 30/11/2026", "")
    called = {
        what: [gap.what for gap in made(f"{visit}\nvan_ban: {entry}", kind).reports[0].gaps if gap.path[0] in among]
        for what, kind, entry, among in (
            ("request", "cong-van", "{cong-van: {viec: yêu cầu báo cáo}}", ("plan",)),
            ("reminder", "cong-van", "{cong-van: {viec: đôn đốc}}", ("recommendations",)),
            ("minutes", "bien-ban-lam-viec", "{}", ("documents", "participants")),
        )
    }
    assert called == {
        "request": ["hạn đơn vị gửi báo cáo", "nơi nhận báo cáo của đơn vị"],
        "reminder": ["thời hạn hoàn thành"],
        "minutes": [
            "ngày họp",
            "giờ bắt đầu",
            *["thành phần dự"] * 2,
            "người chủ trì",
            "người ghi biên bản",
            "ý kiến phát biểu",
            "kết luận của người chủ trì",
            "giờ kết thúc",
            "người ký thay mặt đơn vị",
        ],
    }
