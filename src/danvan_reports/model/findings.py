"""What a visit found and what it asks for: points, causes, recommendations, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from danvan_reports.model.declarations import fact
from danvan_reports.model.kinds import ASSESSMENTS
from danvan_reports.model.readers import TEXT, TEXTS, Keyed, Record, Records, Schema, Text
from danvan_reports.model.values import DATE, MEASURE
from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.binder import Binder
    from danvan_reports.sources.tree import Node
    from danvan_reports.vi.measures import Measure

_ADDRESSED = lazy_pattern(r"^[Đđ]ối với\s+")

MAX_POINT_DEPTH = 3
"""How deep points may nest: ``1.``, ``-`` and ``+`` in a document."""


@dataclass(frozen=True)
class Points:
    """Points of a document: one text, a list of texts, or records with details and figures of their own."""

    missing: ClassVar[tuple[Any, ...]] = ()

    def read(self, node: Node, path: InputPath, binder: Binder) -> tuple[Point, ...] | None:
        """Return the points in the order typed; deeper than ``MAX_POINT_DEPTH`` is a fault."""
        if binder.point_depth == MAX_POINT_DEPTH:
            binder.fault("DL114", node.place, path, limit=str(MAX_POINT_DEPTH))
            return None
        binder.point_depth += 1
        try:
            return _POINTS.read(node, path, binder)
        finally:
            binder.point_depth -= 1

    def schema(self) -> Schema:
        """Return the schema of a text, a point, or a list of both."""
        return _POINTS.schema()

    def records(self) -> tuple[type[Any], ...]:
        """Return the record the schema refers to."""
        return (Point,)


POINTS = Points()


@dataclass(frozen=True, slots=True)
class Point:
    """One point (ý) with its details, and what it rests on."""

    text: str = fact("noi_dung", TEXT, "Nội dung", required=True)
    points: tuple[Point, ...] = fact("chi_tiet", POINTS, "Các ý chi tiết")
    figures: tuple[str, ...] = fact(
        "so_lieu",
        TEXTS,
        "Chỉ tiêu viết thành câu",
        help="Tên chỉ tiêu trong bảng so_lieu; chương trình viết câu số liệu",
    )
    evidence: tuple[str, ...] = fact(
        "minh_chung", TEXTS, "Minh chứng", help="Báo cáo, biên bản, địa chỉ cụ thể; đưa vào báo cáo của Đoàn"
    )
    path: InputPath = ()


_POINTS: Records[Point] = Records(Record(Point, shorthand="text"))


@dataclass(frozen=True, slots=True)
class Causes:
    """Why the limitations came about."""

    external: tuple[Point, ...] = fact("khach_quan", POINTS, "Nguyên nhân khách quan", needed_by=ASSESSMENTS)
    internal: tuple[Point, ...] = fact("chu_quan", POINTS, "Nguyên nhân chủ quan", needed_by=ASSESSMENTS)
    path: InputPath = ()


@dataclass(frozen=True)
class Addressee(Text):
    """Whom something is asked of; the words "Đối với" that headings set before the name are not part of it."""

    def read(self, node: Node, path: InputPath, binder: Binder) -> str | None:
        """Return the name as typed, without those words."""
        typed = TEXT.read(node, path, binder)
        return typed and _ADDRESSED.sub("", typed)


ADDRESSEE = Addressee()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What one addressee is asked to do, by when, and whom to report to."""

    addressee: str = fact("doi_voi", ADDRESSEE, "Đối với ai", required=True, example="Ban Thường vụ Đảng ủy xã ...")
    points: tuple[Point, ...] = fact("noi_dung", POINTS, "Nội dung yêu cầu", required=True)
    deadline: dt.date | None = fact("han_hoan_thanh", DATE, "Thời hạn hoàn thành", example="30/11/2026")
    report_to: str = fact("bao_cao_ve", TEXT, "Báo cáo kết quả về đâu", example="Ban Thường vụ Tỉnh ủy (qua Ban ...)")
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator with one measure in one unit; what is compared stands beside it, never inside it."""

    indicator: str = fact("chi_tieu", TEXT, "Tên chỉ tiêu", required=True, example="Cuộc tuyên truyền")
    value: Measure | None = fact(
        "gia_tri",
        MEASURE,
        "Giá trị",
        help="4.646 là bốn nghìn sáu trăm bốn mươi sáu; 5,2 tỷ đồng",
        example="4.646",
    )
    unit: str = fact("don_vi", TEXT, "Đơn vị tính", example="cuộc")
    parts: Mapping[str, Measure] = fact("trong_do", Keyed(MEASURE), "Trong đó", help="Các phần cộng lại bằng giá trị")
    plan: Measure | None = fact("ke_hoach", MEASURE, "Chỉ tiêu kế hoạch giao")
    previous: Measure | None = fact("cung_ky", MEASURE, "Cùng kỳ năm trước")
    note: str = fact("ghi_chu", TEXT, "Ghi chú")
    path: InputPath = ()
