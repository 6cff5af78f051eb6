"""One visit (đợt giám sát, kiểm tra, khảo sát): everything its papers are drafted from, typed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.declarations import fact
from danvan_reports.model.findings import POINTS, Causes, Point, Recommendation
from danvan_reports.model.follow_up import FollowUp
from danvan_reports.model.input import ReportInput
from danvan_reports.model.kinds import (
    ASSESSMENTS,
    CONCLUSIONS,
    DECISIONS,
    FOLLOW_UPS,
    JUDGING_REPORTS,
    MINUTES,
    NEWS,
    OUTLINES,
    PLANS,
    REMINDERS,
    REQUESTS,
    SUBMISSIONS,
    TEAM_REPORTS,
    VISIT_KINDS,
)
from danvan_reports.model.paper import Span
from danvan_reports.model.people import Participants, Team
from danvan_reports.model.plan import Plan
from danvan_reports.model.readers import TEXT, TEXTS, Choice, Record, Records
from danvan_reports.model.values import DAY_WITHOUT_YEAR
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    import datetime as dt

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.values import DayMonth


_TOLD_OF_THE_TEAM = ASSESSMENTS | DECISIONS | PLANS | MINUTES | SUBMISSIONS | NEWS
"""The papers that say who worked and when."""


@dataclass(frozen=True, slots=True)
class Visit(ReportInput):
    """The facts of one visit."""

    kind: str | None = fact("loai", Choice(VISIT_KINDS), "Loại cuộc làm việc", required=True, example="giám sát")
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
        "moc_thoi_gian",
        Record(Span, shorthand="start"),
        "Mốc thời gian được xem xét",
        needed_by=ASSESSMENTS | DECISIONS | PLANS | OUTLINES | REQUESTS,
        used_by=ASSESSMENTS | DECISIONS | PLANS | OUTLINES | REQUESTS,
    )
    working_time: Span | None = fact(
        "thoi_gian_lam_viec", Record(Span, shorthand="start"), "Thời gian làm việc", needed_by=_TOLD_OF_THE_TEAM
    )
    day_without_year: DayMonth | None = fact(
        "ngay_chua_ro_nam",
        DAY_WITHOUT_YEAR,
        "Ngày làm việc khi chưa rõ năm",
        help="Chỉ khi thoi_gian_lam_viec để trống; năm hiện thành chỗ cần bổ sung",
        example="28/5",
    )
    place: str = fact(
        "dia_diem", TEXT, "Địa điểm làm việc", needed_by=PLANS | MINUTES, used_by=PLANS | MINUTES | TEAM_REPORTS
    )
    legal_bases: tuple[str, ...] = fact(
        "can_cu",
        TEXTS,
        "Căn cứ: chương trình, quyết định",
        needed_by=ASSESSMENTS | PLANS | REQUESTS | SUBMISSIONS,
        used_by=ASSESSMENTS | PLANS | REQUESTS | SUBMISSIONS,
    )
    cited_documents: tuple[str, ...] = fact("van_ban_lien_quan", TEXTS, "Văn bản khác được dẫn", used_by=TEAM_REPORTS)
    team_report: str = fact(
        "bao_cao_cua_doan",
        TEXT,
        "Báo cáo của Đoàn được xem xét",
        needed_by=CONCLUSIONS | SUBMISSIONS,
        used_by=CONCLUSIONS | SUBMISSIONS,
        help="Để trống: lấy số, ngày của báo cáo của Đoàn trong van_ban",
        example="Báo cáo số 01-BC/ĐGS, ngày 25/9/2026 của Đoàn giám sát",
    )
    team: Team | None = fact("doan", Record(Team), "Đoàn", needed_by=_TOLD_OF_THE_TEAM)
    participants: Participants | None = fact(
        "thanh_phan",
        Record(Participants),
        "Thành phần dự làm việc",
        needed_by=MINUTES,
        used_by=MINUTES | TEAM_REPORTS | NEWS,
    )
    achievements: tuple[Point, ...] = fact(
        "uu_diem", POINTS, "Ưu điểm", needed_by=ASSESSMENTS, used_by=ASSESSMENTS | NEWS
    )
    limitations: tuple[Point, ...] = fact(
        "han_che", POINTS, "Hạn chế, khuyết điểm", needed_by=ASSESSMENTS, used_by=ASSESSMENTS | NEWS
    )
    causes: Causes | None = fact("nguyen_nhan", Record(Causes), "Nguyên nhân", used_by=ASSESSMENTS)
    responsibilities: tuple[Point, ...] = fact(
        "trach_nhiem", POINTS, "Trách nhiệm", needed_by=CONCLUSIONS, used_by=ASSESSMENTS | NEWS
    )
    recommendations: tuple[Recommendation, ...] = fact(
        ("yeu_cau", "de_nghi", "kien_nghi"),
        Records(Record(Recommendation)),
        "Yêu cầu, đề nghị, kiến nghị",
        needed_by=ASSESSMENTS | REMINDERS,
        used_by=ASSESSMENTS | NEWS | REMINDERS | FOLLOW_UPS,
    )
    explanations: tuple[Point, ...] = fact(
        "giai_trinh", POINTS, "Giải trình của đơn vị", needed_by=JUDGING_REPORTS, used_by=TEAM_REPORTS
    )
    disputed_points: tuple[Point, ...] = fact(
        "y_kien_khac",
        POINTS,
        "Nội dung còn ý kiến khác nhau",
        needed_by=JUDGING_REPORTS,
        used_by=TEAM_REPORTS | SUBMISSIONS,
    )
    papers_read: tuple[str, ...] = fact(
        "tai_lieu_da_xem", TEXTS, "Tài liệu Đoàn đã xem", needed_by=TEAM_REPORTS, used_by=TEAM_REPORTS
    )
    plan: Plan | None = fact(
        "ke_hoach", Record(Plan), "Kế hoạch, lịch làm việc, đề cương", used_by=PLANS | OUTLINES | REQUESTS
    )
    follow_up: FollowUp | None = fact(
        "sau_dot", Record(FollowUp), "Việc khắc phục sau đợt", needed_by=FOLLOW_UPS, used_by=FOLLOW_UPS
    )
    path: InputPath = ()

    def top_points(self) -> tuple[Point, ...]:
        """Return the points of every section, without their details."""
        causes = (*self.causes.external, *self.causes.internal) if self.causes else ()
        asked = tuple(point for item in self.recommendations for point in item.points)
        assessed = (*self.achievements, *self.limitations, *causes, *self.responsibilities, *asked)
        reported = (*self.explanations, *self.disputed_points)
        before = self.plan.points() if self.plan else ()
        after = self.follow_up.points() if self.follow_up else ()
        return (*assessed, *reported, *before, *after)

    def spans(self) -> tuple[Span, ...]:
        """Return the working time and the period examined, where given."""
        return tuple(span for span in (self.reference_period, self.working_time) if span)

    @property
    def subject(self) -> str:
        """The kind of visit."""
        return self.kind or ""

    @property
    def unit_name(self) -> str:
        """The unit under supervision."""
        return self.supervised_unit

    @property
    def occasion(self) -> str:
        """The last working day, the year first so that files sort; without its year where that is not known."""
        last = self.event_date()
        if last is None and self.day_without_year is not None:
            return f"{self.day_without_year.month:02}-{self.day_without_year.day:02}"
        return last.isoformat() if last else ""

    def event_date(self) -> dt.date | None:
        """Return the last working day; None when the working time was not given."""
        return self.working_time.last_day if self.working_time else None
