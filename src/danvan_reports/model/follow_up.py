"""What the unit put right after the visit, as it reports at the deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.declarations import fact
from danvan_reports.model.findings import POINTS
from danvan_reports.model.kinds import FOLLOW_UPS
from danvan_reports.model.readers import TEXT, Record, Records
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.findings import Point


@dataclass(frozen=True, slots=True)
class Remedy:
    """One limitation or request and what was done about it."""

    matter: str = fact("noi_dung", TEXT, "Hạn chế, yêu cầu đã nêu", required=True)
    results: tuple[Point, ...] = fact("ket_qua", POINTS, "Kết quả khắc phục", needed_by=FOLLOW_UPS)
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The facts of the unit's report on what it put right."""

    notice: str = fact(
        "thuc_hien",
        TEXT,
        "Văn bản kết thúc đợt được thực hiện",
        help="Để trống: lấy số, ngày của thông báo hoặc kết luận trong van_ban",
        example="Thông báo số 45-TB/TU, ngày 12/10/2026 của Ban Thường vụ Tỉnh ủy",
    )
    steps: tuple[Point, ...] = fact("trien_khai", POINTS, "Việc triển khai thực hiện", needed_by=FOLLOW_UPS)
    remedies: tuple[Remedy, ...] = fact(
        "khac_phuc", Records(Record(Remedy)), "Kết quả từng nội dung", needed_by=FOLLOW_UPS
    )
    remaining: tuple[Point, ...] = fact("con_lai", POINTS, "Việc chưa xong, nguyên nhân")
    proposals: tuple[Point, ...] = fact("de_xuat", POINTS, "Đề xuất, kiến nghị của đơn vị")
    path: InputPath = ()

    def points(self) -> tuple[Point, ...]:
        """Return the points of every section."""
        results = tuple(point for remedy in self.remedies for point in remedy.results)
        return (*self.steps, *results, *self.remaining, *self.proposals)
