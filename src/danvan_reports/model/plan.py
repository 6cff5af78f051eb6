"""How a visit is to be done: its purpose, methods, calendar, and what the unit is asked to report on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.declarations import fact
from danvan_reports.model.findings import POINTS
from danvan_reports.model.kinds import ANY_LETTER, OUTLINES, PLANS, REQUESTS
from danvan_reports.model.paper import Span
from danvan_reports.model.readers import TEXT, TEXTS, Record, Records
from danvan_reports.model.values import DATE
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    import datetime as dt

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.findings import Point


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One step of the calendar (lịch làm việc)."""

    when: Span | None = fact("ngay", Record(Span, shorthand="start"), "Ngày", required=True, example="10/8/2026")
    content: str = fact("noi_dung", TEXT, "Việc làm", required=True, example="Công bố quyết định, kế hoạch")
    place: str = fact("dia_diem", TEXT, "Nơi làm việc")
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The facts of the plan, of the outline annexed to it, and of the letters that carry it out."""

    purposes: tuple[Point, ...] = fact("muc_dich", POINTS, "Mục đích, yêu cầu", needed_by=PLANS)
    methods: tuple[Point, ...] = fact("phuong_phap", POINTS, "Phương pháp tiến hành", needed_by=PLANS)
    calendar: tuple[CalendarItem, ...] = fact(
        "lich", Records(Record(CalendarItem)), "Lịch làm việc", needed_by=PLANS | ANY_LETTER
    )
    arrangements: tuple[Point, ...] = fact("to_chuc_thuc_hien", POINTS, "Tổ chức thực hiện", needed_by=PLANS)
    questions: tuple[str, ...] = fact(
        "noi_dung_bao_cao", TEXTS, "Nội dung đơn vị cần báo cáo", needed_by=OUTLINES, help="Từng nội dung được xem xét"
    )
    report_deadline: dt.date | None = fact(
        "han_gui_bao_cao", DATE, "Hạn đơn vị gửi báo cáo", needed_by=REQUESTS, example="05/8/2026"
    )
    report_to: str = fact("gui_bao_cao_ve", TEXT, "Nơi nhận báo cáo của đơn vị", needed_by=REQUESTS)
    path: InputPath = ()

    def points(self) -> tuple[Point, ...]:
        """Return the points of every section."""
        return (*self.purposes, *self.methods, *self.arrangements)
