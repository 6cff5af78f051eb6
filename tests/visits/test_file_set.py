"""One input, the whole file set of a visit: several minutes and letters, each a paper of its own."""

from __future__ import annotations

from danvan_reports.model.kinds import KINDS

from .papers import BASE, made, of_style, paper

_MEETING = """
    buoi_hop:
      ngay: {day}
      bat_dau: 8 giờ
      ket_thuc: 11h30
      chu_tri: {{ho_ten: Trần Văn B, chuc_vu: Trưởng đoàn}}
      nguoi_ghi: Lê C
      dai_dien_don_vi: Phạm D
      dien_bien: [{{nguoi_phat_bieu: Đồng chí Phạm D, noi_dung: Báo cáo.}}]
      ket_luan: Đề nghị bổ sung số liệu.
"""
_DAYS = {
    "bien-ban-trien-khai": "12/8/2026",
    "bien-ban-lam-viec": "18/9/2026",
    "bien-ban-hoi-nghi": "25/9/2026",
    "bien-ban-giao-thong-bao": "20/10/2026",
}
_LETTERS = {"cong-van": "11", "cong-van-yeu-cau-bao-cao": "12", "cong-van-don-doc": "13"}
ENTRIES = "".join(f"  {kind}:{_MEETING.format(day=day)}" for kind, day in _DAYS.items()) + "".join(
    f"  {kind}: {{so: {number}}}\n" for kind, number in _LETTERS.items()
)
TEXT = BASE.format(kind="giám sát") + "van_ban:\n" + ENTRIES
_SET = (
    "quyet-dinh-thanh-lap-doan",
    "ke-hoach-giam-sat",
    "de-cuong-bao-cao",
    "cong-van",
    "cong-van-yeu-cau-bao-cao",
    "bien-ban-trien-khai",
    "bien-ban-lam-viec",
    "bao-cao-ket-qua-giam-sat",
    "bien-ban-hoi-nghi",
    "to-trinh",
    "thong-bao-ket-qua-giam-sat",
    "bien-ban-giao-thong-bao",
    "cong-van-don-doc",
    "bao-cao-khac-phuc",
    "tin-bai",
)


def test_whole_set_has_every_paper_the_input_speaks_of_in_the_order_of_the_process() -> None:
    reports = made(TEXT, "all").reports
    assert tuple(report.kind for report in reports) == _SET
    names = [report.file_name for report in reports]
    assert names == sorted(names)
    assert len(set(names)) == len(_SET)


def test_whole_set_has_no_further_letter_or_minutes_that_the_input_does_not_speak_of() -> None:
    kinds = [report.kind for report in made(BASE.format(kind="giám sát"), "all").reports]
    assert [kind for kind in kinds if KINDS[kind].form] == []


def test_each_minutes_tell_of_their_own_meeting() -> None:
    subjects = {kind: of_style(paper(TEXT, kind), "Abstract") for kind in _DAYS}
    assert [subject for (subject,) in subjects.values()] == [
        "triển khai quyết định, kế hoạch giám sát đối với Ban Thường vụ Đảng ủy xã A",
        "làm việc giữa Đoàn giám sát và Ban Thường vụ Đảng ủy xã A",
        "hội nghị thông qua dự thảo báo cáo kết quả giám sát đối với Ban Thường vụ Đảng ủy xã A",
        "giao thông báo kết quả giám sát đối với Ban Thường vụ Đảng ủy xã A",
    ]
    opened = [of_style(paper(TEXT, kind), "Body")[0] for kind in _DAYS]
    days = [f"Vào lúc 08 giờ 00 phút, ngày {day}, tại Trụ sở Đảng ủy xã A, Đoàn số 5 " for day in _DAYS.values()]
    assert [text[: len(day)] for text, day in zip(opened, days, strict=True)] == days


def test_each_letter_has_its_own_number_and_topic() -> None:
    letters = {kind: paper(TEXT, kind) for kind in _LETTERS}
    numbers = [of_style(lines, "DocumentNumber") for lines in letters.values()]
    assert numbers == [[f"Số_{number}-CV/BDVTU"] for number in _LETTERS.values()]
    assert [of_style(lines, "LetterAbstract") for lines in letters.values()] == [
        ["về việc lịch làm việc của Đoàn giám sát đối với Ban Thường vụ Đảng ủy xã A"],
        ["về việc báo cáo phục vụ giám sát việc thực hiện Quy chế công tác dân vận"],
        ["về việc báo cáo kết quả thực hiện các nội dung được yêu cầu sau giám sát"],
    ]


def test_a_topic_typed_where_the_kind_has_it_is_told() -> None:
    text = TEXT.replace("cong-van-don-doc: {so: 13}", "cong-van-don-doc: {so: 13, viec: lịch làm việc}")
    text = text.replace("      ngay: 25/9/2026", "      viec: làm việc\n      ngay: 25/9/2026")
    told = [(item.code, item.path) for item in made(text, "all").diagnostics if item.code == "DL144"]
    assert told == [
        ("DL144", ("documents", "bien-ban-hoi-nghi", "meeting", "occasion")),
        ("DL144", ("documents", "cong-van-don-doc", "purpose")),
    ]
