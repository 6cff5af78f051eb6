"""One meeting of a visit (buổi làm việc, hội nghị), as its minutes tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.declarations import fact
from danvan_reports.model.kinds import ANY_MINUTES, CONFERENCE, DELIVERY, DEPLOYMENT, MINUTES, WORKING_SESSION
from danvan_reports.model.people import Participants, Person
from danvan_reports.model.readers import TEXT, TEXTS, Choice, Record, Records
from danvan_reports.model.values import DATE, TIME
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    import datetime as dt

    from danvan_reports.diagnostics import InputPath

OCCASIONS = {
    DEPLOYMENT: ("triển khai quyết định", "trien-khai"),
    WORKING_SESSION: ("làm việc", "lam-viec"),
    CONFERENCE: ("hội nghị thông qua", "hoi-nghi"),
    DELIVERY: ("giao thông báo", "giao-thong-bao"),
}


@dataclass(frozen=True, slots=True)
class Speech:
    """What one speaker said, in the order of the meeting."""

    speaker: str = fact("nguoi_phat_bieu", TEXT, "Người phát biểu", required=True, example="Đồng chí Nguyễn Văn A")
    texts: tuple[str, ...] = fact("noi_dung", TEXTS, "Nội dung phát biểu", required=True)
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Time, place, those present and what was said; who led it, who wrote it down."""

    occasion: str | None = fact(
        "viec",
        Choice(OCCASIONS),
        "Buổi họp về việc gì",
        help="Để trống: làm việc",
        used_by=ANY_MINUTES,
        example="làm việc",
    )
    day: dt.date | None = fact("ngay", DATE, "Ngày họp", help="Để trống: ngày làm việc của đợt", example="18/9/2026")
    begins: dt.time | None = fact("bat_dau", TIME, "Giờ bắt đầu", needed_by=MINUTES, example="8 giờ 00")
    ends: dt.time | None = fact("ket_thuc", TIME, "Giờ kết thúc", needed_by=MINUTES, example="11 giờ 30")
    place: str = fact("dia_diem", TEXT, "Nơi họp", help="Để trống: địa điểm làm việc của đợt")
    participants: Participants | None = fact(
        "thanh_phan", Record(Participants), "Thành phần dự", help="Để trống: thành phần dự làm việc của đợt"
    )
    chair: Person | None = fact("chu_tri", Record(Person, shorthand="name"), "Người chủ trì", needed_by=MINUTES)
    recorder: Person | None = fact(
        "nguoi_ghi", Record(Person, shorthand="name"), "Người ghi biên bản", needed_by=MINUTES
    )
    unit_representative: Person | None = fact(
        "dai_dien_don_vi", Record(Person, shorthand="name"), "Người ký thay mặt đơn vị", needed_by=MINUTES
    )
    contents: tuple[str, ...] = fact(
        "noi_dung", TEXTS, "Nội dung làm việc", help="Để trống: viết theo việc của buổi họp"
    )
    speeches: tuple[Speech, ...] = fact("dien_bien", Records(Record(Speech)), "Ý kiến phát biểu", needed_by=MINUTES)
    conclusions: tuple[str, ...] = fact("ket_luan", TEXTS, "Kết luận của người chủ trì", needed_by=MINUTES)
    path: InputPath = ()
