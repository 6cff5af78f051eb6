"""One paper (văn bản) among those made from an input, and the stretches of time papers speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.declarations import fact
from danvan_reports.model.kinds import (
    ANY_LETTER,
    ASSESSMENTS,
    CALENDAR,
    CONCLUSIONS,
    DECISIONS,
    LETTERS,
    MINUTES,
    NEWS,
    PLANS,
    REMINDER,
    REQUEST,
    SUBMISSIONS,
    WITH_ANNEX,
)
from danvan_reports.model.meeting import Meeting
from danvan_reports.model.people import Signer
from danvan_reports.model.readers import SWITCH, TEXT, TEXTS, Choice, Record
from danvan_reports.model.values import COUNT, DATE, DATE_OR_MONTH
from danvan_reports.records import dataclass
from danvan_reports.vi.dates import YearMonth

if TYPE_CHECKING:
    import datetime as dt

    from danvan_reports.diagnostics import InputPath

URGENCY = {"KHẨN": ("khẩn",), "THƯỢNG KHẨN": ("thượng khẩn",), "HOẢ TỐC": ("hoả tốc", "hỏa tốc", "HỎA TỐC")}
CIRCULATION = {
    "TÀI LIỆU THU HỒI": ("tài liệu thu hồi",),
    "XEM XONG TRẢ LẠI": ("xem xong trả lại",),
    "LƯU HÀNH NỘI BỘ": ("lưu hành nội bộ",),
    "TÀI LIỆU HỘI NGHỊ": ("tài liệu hội nghị",),
}
ISSUED_BY = {
    "committee": ("cấp ủy", "cap_uy"),
    "advisory_body": ("ban",),
    "team": ("đoàn", "doan"),
    "unit": ("đơn vị", "don_vi"),
    "government": ("ủy ban", "uy_ban"),
    "front": ("mặt trận", "mat_tran"),
}
"""The bodies of an office by the names of the fields of ``Issuers``."""

LETTER_PURPOSES = {
    CALENDAR: ("lịch làm việc", "lich-lam-viec"),
    REQUEST: ("yêu cầu báo cáo", "yeu-cau-bao-cao"),
    REMINDER: ("đôn đốc", "don-doc"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days or of months; a single day has no end."""

    start: dt.date | YearMonth | None = fact("tu", DATE_OR_MONTH, "Từ", required=True, example="7/2025")
    end: dt.date | YearMonth | None = fact("den", DATE_OR_MONTH, "Đến", example="6/2026")
    path: InputPath = ()

    @property
    def first_day(self) -> dt.date | None:
        """The day it starts on; None when that could not be read."""
        return self.start.first_day if isinstance(self.start, YearMonth) else self.start

    @property
    def last_day(self) -> dt.date | None:
        """The day it ends on; for a single day or month, that of its own end."""
        end = self.end or self.start
        return end.last_day if isinstance(end, YearMonth) else end


@dataclass(frozen=True, slots=True)
class Paper:
    """What belongs to one paper alone: its number, date, session, signer, recipients and marks."""

    number: int | None = fact("so", COUNT, "Số văn bản", help="Để trống khi văn thư chưa cấp số", example="45")
    date: dt.date | YearMonth | None = fact(
        "ngay",
        DATE_OR_MONTH,
        "Ngày ký",
        help="Chưa ký thì ghi tháng (10/2026) hoặc để trống",
        example="12/10/2026",
    )
    session: dt.date | None = fact(
        "phien_hop", DATE, "Ngày phiên họp thông qua", needed_by=CONCLUSIONS, used_by=CONCLUSIONS, example="08/10/2026"
    )
    signer: Signer | None = fact("nguoi_ky", Record(Signer, shorthand="name"), "Người ký")
    recipients: tuple[str, ...] = fact("noi_nhan", TEXTS, "Nơi nhận", help="Không ghi dòng Lưu")
    subject: str = fact("trich_yeu", TEXT, "Trích yếu", help="Để trống thì chương trình viết từ nội dung, đối tượng")
    urgency: str | None = fact("do_khan", Choice(URGENCY), "Mức độ khẩn", example="khẩn")
    draft: int | None = fact("du_thao_lan", COUNT, "Dự thảo lần thứ", example="1")
    circulation: str | None = fact("luu_hanh", Choice(CIRCULATION), "Phạm vi lưu hành", example="lưu hành nội bộ")
    no_mass_media: bool | None = fact(
        "khong_pho_bien", SWITCH, "Không phổ biến trên phương tiện thông tin đại chúng", example="có"
    )
    annex: bool | None = fact(
        "phu_luc",
        SWITCH,
        "Kèm phụ lục số liệu",
        help="Để trống: có khi còn chỉ tiêu chưa viết thành câu",
        used_by=WITH_ANNEX,
    )
    issuer: str | None = fact(
        "co_quan", Choice(ISSUED_BY), "Cơ quan ban hành văn bản này", help="Để trống: theo loại văn bản", example="ban"
    )
    addressees: tuple[str, ...] = fact(
        ("kinh_gui", "kinh_trinh"),
        TEXTS,
        "Kính gửi, Kính trình",
        help="Công văn, tờ trình; để trống: đối tượng, cấp ủy",
        used_by=LETTERS | SUBMISSIONS,
    )
    legal_bases: tuple[str, ...] = fact(
        "can_cu",
        TEXTS,
        "Căn cứ riêng của văn bản này",
        help="Mỗi căn cứ một dòng",
        needed_by=DECISIONS,
        used_by=DECISIONS | PLANS | LETTERS | SUBMISSIONS | ASSESSMENTS,
    )
    purpose: str | None = fact(
        "viec",
        Choice(LETTER_PURPOSES),
        "Công văn về việc gì",
        needed_by=ANY_LETTER,
        used_by=ANY_LETTER,
        example="lịch làm việc",
    )
    meeting: Meeting | None = fact("buoi_hop", Record(Meeting), "Buổi họp (của biên bản)", used_by=MINUTES)
    with_limitations: bool | None = fact(
        "neu_han_che", SWITCH, "Tin bài nêu cả hạn chế", help="Để trống: không nêu", used_by=NEWS, example="không"
    )
    path: InputPath = ()
