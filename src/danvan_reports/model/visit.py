"""One visit (đợt giám sát, kiểm tra, khảo sát): everything its papers are drafted from, typed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_reports.model.declarations import fact
from danvan_reports.model.findings import POINTS, Causes, Figure, Point, Recommendation
from danvan_reports.model.kinds import CONCLUSIONS, VISIT_KINDS, kind_ids
from danvan_reports.model.people import Issuers, Participants, Signer, Team
from danvan_reports.model.readers import SWITCH, TEXT, TEXTS, Choice, Keyed, Record, Records
from danvan_reports.model.values import COUNT, DATE, DATE_OR_MONTH

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.vi.dates import YearMonth

URGENCY = {"KHẨN": ("khẩn",), "THƯỢNG KHẨN": ("thượng khẩn",), "HOẢ TỐC": ("hoả tốc", "hỏa tốc", "HỎA TỐC")}
CIRCULATION = {
    "TÀI LIỆU THU HỒI": ("tài liệu thu hồi",),
    "XEM XONG TRẢ LẠI": ("xem xong trả lại",),
    "LƯU HÀNH NỘI BỘ": ("lưu hành nội bộ",),
    "TÀI LIỆU HỘI NGHỊ": ("tài liệu hội nghị",),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days or of months; a single day has no end."""

    start: dt.date | YearMonth | None = fact("tu", DATE_OR_MONTH, "Từ", required=True, example="7/2025")
    end: dt.date | YearMonth | None = fact("den", DATE_OR_MONTH, "Đến", example="6/2026")
    path: InputPath = ()


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
        "phien_hop", DATE, "Ngày phiên họp thông qua", needed_by=CONCLUSIONS, example="08/10/2026"
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
        "phu_luc", SWITCH, "Kèm phụ lục số liệu", help="Để trống: có khi còn chỉ tiêu chưa viết thành câu"
    )
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """The facts of one visit."""

    kind: str | None = fact("loai", Choice(VISIT_KINDS), "Loại cuộc làm việc", required=True, example="giám sát")
    document_kind: str | None = fact(
        "loai_van_ban",
        Choice(dict.fromkeys(kind_ids(), ())),
        "Loại văn bản của tệp này",
        help="Văn bản làm ra khi không ghi --kind; số, ngày, người ký ở cấp ngoài cùng là của văn bản này",
    )
    scope: str = fact(
        "noi_dung",
        TEXT,
        "Nội dung",
        required=True,
        example="việc lãnh đạo, chỉ đạo, tổ chức thực hiện Quy chế ...",
    )
    supervised_document: str = fact(
        "van_ban_duoc_giam_sat",
        TEXT,
        "Văn bản được giám sát",
        help="Ghi trong ngoặc sau nội dung",
        example="ban hành kèm theo Quyết định số ...",
    )
    supervised_unit: str = fact("doi_tuong", TEXT, "Đối tượng", required=True, example="Ban Thường vụ Đảng ủy xã ...")
    supervising_body: str = fact(
        "co_quan_giam_sat", TEXT, "Cơ quan có thẩm quyền", help="Để trống: tên cơ quan ban hành"
    )
    reference_period: Span | None = fact(
        "moc_thoi_gian", Record(Span, shorthand="start"), "Mốc thời gian được xem xét", needed_by=CONCLUSIONS
    )
    working_time: Span | None = fact(
        "thoi_gian_lam_viec", Record(Span, shorthand="start"), "Thời gian làm việc", needed_by=CONCLUSIONS
    )
    place: str = fact("dia_diem", TEXT, "Địa điểm làm việc")
    legal_bases: tuple[str, ...] = fact("can_cu", TEXTS, "Căn cứ: chương trình, quyết định", needed_by=CONCLUSIONS)
    cited_documents: tuple[str, ...] = fact("van_ban_lien_quan", TEXTS, "Văn bản khác được dẫn")
    team_report: str = fact(
        "bao_cao_cua_doan",
        TEXT,
        "Báo cáo của Đoàn được xem xét",
        needed_by=CONCLUSIONS,
        example="Báo cáo số 01-BC/ĐGS, ngày 25/9/2026 của Đoàn giám sát",
    )
    team: Team | None = fact("doan", Record(Team), "Đoàn", needed_by=CONCLUSIONS)
    participants: Participants | None = fact("thanh_phan", Record(Participants), "Thành phần dự làm việc")
    achievements: tuple[Point, ...] = fact("uu_diem", POINTS, "Ưu điểm", needed_by=CONCLUSIONS)
    limitations: tuple[Point, ...] = fact("han_che", POINTS, "Hạn chế, khuyết điểm", needed_by=CONCLUSIONS)
    causes: Causes | None = fact("nguyen_nhan", Record(Causes), "Nguyên nhân")
    responsibilities: tuple[Point, ...] = fact("trach_nhiem", POINTS, "Trách nhiệm", needed_by=CONCLUSIONS)
    recommendations: tuple[Recommendation, ...] = fact(
        ("yeu_cau", "de_nghi", "kien_nghi"),
        Records(Record(Recommendation)),
        "Yêu cầu, đề nghị, kiến nghị",
        needed_by=CONCLUSIONS,
    )
    figures: tuple[Figure, ...] = fact("so_lieu", Records(Record(Figure)), "Số liệu")
    documents: Mapping[str, Paper] = fact(
        "van_ban", Keyed(Record(Paper), kind_ids), "Từng văn bản: số, ngày, người ký ..."
    )
    issuers: Issuers | None = fact("co_quan_ban_hanh", Record(Issuers), "Cơ quan ban hành (thay cho danvan.yaml)")
    number: int | None = fact("so", COUNT, "Số văn bản (của loại văn bản của tệp)")
    date: dt.date | YearMonth | None = fact("ngay", DATE_OR_MONTH, "Ngày ký (của loại văn bản của tệp)")
    session: dt.date | None = fact("phien_hop", DATE, "Ngày phiên họp thông qua (của loại văn bản của tệp)")
    signer: Signer | None = fact("nguoi_ky", Record(Signer, shorthand="name"), "Người ký (của loại văn bản của tệp)")
    recipients: tuple[str, ...] = fact("noi_nhan", TEXTS, "Nơi nhận (của loại văn bản của tệp)")
    path: InputPath = ()


def all_points(visit: Visit) -> Iterator[Point]:
    """Yield every point of the visit and its details, in the order of the sections."""
    causes = visit.causes
    stack = [*visit.achievements, *visit.limitations, *visit.responsibilities]
    stack += [*causes.external, *causes.internal] if causes else []
    stack += [point for item in visit.recommendations for point in item.points]
    while stack:
        point = stack.pop(0)
        yield point
        stack[:0] = point.points
