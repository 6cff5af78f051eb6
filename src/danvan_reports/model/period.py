"""A period report (báo cáo sơ kết, tổng kết): what a unit did in a quarter, in some months or in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from danvan_reports.model.declarations import fact
from danvan_reports.model.findings import ADDRESSEE, POINTS, Figure, Point
from danvan_reports.model.input import ReportInput
from danvan_reports.model.kinds import PART_OF_YEAR, WHOLE_YEAR
from danvan_reports.model.readers import SWITCH, TEXT, TEXTS, Record, Records, Typed
from danvan_reports.model.values import DATE, MEASURE
from danvan_reports.records import dataclass
from danvan_reports.vi.folding import fold_to_ascii
from danvan_reports.vi.periods import format_period, parse_period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.paper import Span
    from danvan_reports.vi.measures import Measure
    from danvan_reports.vi.periods import Period

SUMMARY: Final = "bao-cao-so-ket"
ANNUAL: Final = "bao-cao-tong-ket"
BOTH = frozenset({SUMMARY, ANNUAL})

REPORTED_KINDS = frozenset({"month", "quarter", "first_months", "last_months", "year"})
"""Periods a report can be about; a stage or a term has reports of another kind."""


@dataclass(frozen=True, slots=True)
class PeriodFigure(Figure):
    """A figure that the data dictionary may name, and that may say what a ratio was taken of."""

    indicator: str = fact("chi_tieu", TEXT, "Tên chỉ tiêu", help="Để trống khi đã ghi mã", example="Cuộc tuyên truyền")
    key: str = fact("ma", TEXT, "Mã trong từ điển chỉ tiêu", example="cuoc_tuyen_truyen")
    base: str = fact("tinh_tren", TEXT, "Tỷ lệ tính trên số nào", example="số người trong độ tuổi")


@dataclass(frozen=True, slots=True)
class GrassrootsDemocracy:
    """Democracy at the grassroots by its three types (Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15)."""

    general: tuple[Point, ...] = fact("chung", POINTS, "Kết quả chung")
    commune: tuple[Point, ...] = fact("xa", POINTS, "Ở xã, phường, đặc khu (thị trấn)")
    agency: tuple[Point, ...] = fact("co_quan", POINTS, "Ở cơ quan, đơn vị")
    enterprise: tuple[Point, ...] = fact("doanh_nghiep", POINTS, "Ở doanh nghiệp, tổ chức có sử dụng lao động")
    path: InputPath = ()

    def points(self) -> tuple[Point, ...]:
        """Return the points of every type."""
        return (*self.general, *self.commune, *self.agency, *self.enterprise)


@dataclass(frozen=True, slots=True)
class Results:
    """What was done, by those who did it, in the order of the report."""

    party_committee: tuple[Point, ...] = fact("cap_uy", POINTS, "Công tác lãnh đạo, chỉ đạo của cấp ủy", needed_by=BOTH)
    government: tuple[Point, ...] = fact(
        "chinh_quyen", POINTS, "Công tác dân vận của cơ quan nhà nước, chính quyền", needed_by=BOTH
    )
    armed_forces: tuple[Point, ...] = fact("luc_luong_vu_trang", POINTS, "Công tác dân vận của lực lượng vũ trang")
    mass_organisations: tuple[Point, ...] = fact(
        "mttq_doan_the", POINTS, "Công tác dân vận của Mặt trận Tổ quốc, các tổ chức chính trị - xã hội", needed_by=BOTH
    )
    ethnic_religious: tuple[Point, ...] = fact("dan_toc_ton_giao", POINTS, "Công tác dân tộc, tôn giáo")
    grassroots_democracy: GrassrootsDemocracy | None = fact(
        "dan_chu_co_so", Record(GrassrootsDemocracy), "Thực hiện dân chủ ở cơ sở", help="Theo loại hình"
    )
    emulation: tuple[Point, ...] = fact("dan_van_kheo", POINTS, "Phong trào thi đua “Dân vận khéo”")
    advisory_body: tuple[Point, ...] = fact("ban_dan_van", POINTS, "Hoạt động của cơ quan tham mưu")
    awards: tuple[Point, ...] = fact("khen_thuong", POINTS, "Thi đua, khen thưởng")
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class PeriodCauses:
    """Why the limitations came about."""

    external: tuple[Point, ...] = fact("khach_quan", POINTS, "Nguyên nhân khách quan", needed_by=BOTH)
    internal: tuple[Point, ...] = fact("chu_quan", POINTS, "Nguyên nhân chủ quan", needed_by=BOTH)
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The assessment of the period; lessons belong to the report of a year."""

    achievements: tuple[Point, ...] = fact("uu_diem", POINTS, "Ưu điểm", needed_by=BOTH)
    limitations: tuple[Point, ...] = fact("han_che", POINTS, "Hạn chế, khuyết điểm", needed_by=BOTH)
    causes: PeriodCauses | None = fact("nguyen_nhan", Record(PeriodCauses), "Nguyên nhân", needed_by=BOTH)
    lessons: tuple[Point, ...] = fact(
        "bai_hoc_kinh_nghiem",
        POINTS,
        "Bài học kinh nghiệm",
        help="Chỉ cần cho báo cáo năm",
        needed_by=frozenset({ANNUAL}),
    )
    path: InputPath = ()

    def points(self) -> tuple[Point, ...]:
        """Return the points of the whole assessment."""
        causes = (*self.causes.external, *self.causes.internal) if self.causes else ()
        return (*self.achievements, *self.limitations, *causes, *self.lessons)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed to one addressee."""

    addressee: str = fact("doi_voi", ADDRESSEE, "Kiến nghị với ai", required=True, example="Ban Thường vụ Tỉnh ủy")
    points: tuple[Point, ...] = fact("noi_dung", POINTS, "Nội dung kiến nghị", required=True)
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class PeriodReport(ReportInput):
    """The facts of one unit's report on one period."""

    reporting_period: Period | None = fact(
        "ky_bao_cao",
        Typed(parse_period, "DL150"),
        "Kỳ báo cáo",
        required=True,
        help="quý I/2026; 6 tháng đầu năm 2026; 9 tháng đầu năm 2026; năm 2026",
        example="6 tháng đầu năm 2026",
    )
    unit: str = fact("don_vi", TEXT, "Địa phương, đơn vị báo cáo", required=True, example="tỉnh Minh Giang")
    scope: str = fact(
        "noi_dung",
        TEXT,
        "Công tác được báo cáo",
        help="Để trống: công tác dân vận và thực hiện dân chủ ở cơ sở",
    )
    opening: tuple[str, ...] = fact("mo_dau", TEXTS, "Đoạn mở đầu", help="Căn cứ, hội nghị; để trống thì không có")
    overview: tuple[Point, ...] = fact("khai_quat", POINTS, "Khái quát tình hình", needed_by=BOTH)
    cutoff: dt.date | None = fact("so_lieu_den_ngay", DATE, "Số liệu tính đến ngày", example="15/6/2026")
    reported_units: Measure | None = fact(
        "don_vi_da_bao_cao", MEASURE, "Số đơn vị đã báo cáo", help="Đã báo cáo/phải báo cáo", example="120/124"
    )
    previous_restated: bool | None = fact(
        "cung_ky_da_quy_doi", SWITCH, "Số cùng kỳ đã quy đổi theo địa giới mới", help="Khi kỳ trước còn cấp huyện"
    )
    results: Results | None = fact("ket_qua", Record(Results), "Kết quả thực hiện", needed_by=BOTH)
    assessment: Assessment | None = fact("danh_gia", Record(Assessment), "Đánh giá chung", needed_by=BOTH)
    tasks: tuple[Point, ...] = fact("phuong_huong_nhiem_vu", POINTS, "Phương hướng, nhiệm vụ", needed_by=BOTH)
    proposals: tuple[Proposal, ...] = fact(("kien_nghi", "de_xuat"), Records(Record(Proposal)), "Kiến nghị, đề xuất")
    issued_documents: tuple[str, ...] = fact(
        "van_ban_da_ban_hanh",
        TEXTS,
        "Danh mục văn bản đã ban hành",
        help="Thành phụ lục của báo cáo; mỗi văn bản một dòng",
        used_by=BOTH,
    )
    figures: tuple[PeriodFigure, ...] = fact(
        "so_lieu", Records(Record(PeriodFigure)), "Số liệu", help="Ghi mã của từ điển chỉ tiêu, hoặc tên và đơn vị tính"
    )
    path: InputPath = ()

    def top_points(self) -> tuple[Point, ...]:
        """Return the points of every section, without their details."""
        results = tuple(_result_points(self.results)) if self.results else ()
        assessed = self.assessment.points() if self.assessment else ()
        proposed = tuple(point for item in self.proposals for point in item.points)
        return (*self.overview, *results, *assessed, *self.tasks, *proposed)

    def spans(self) -> tuple[Span, ...]:
        """Return nothing: a period is known by its name and cannot run backwards."""
        return ()

    @property
    def subject(self) -> str:
        """Whether the report is about a whole year or a part of one."""
        period = self.reporting_period
        return WHOLE_YEAR if period and period.kind == "year" else PART_OF_YEAR

    @property
    def unit_name(self) -> str:
        """The unit that reports."""
        return self.unit

    @property
    def occasion(self) -> str:
        """The period."""
        return format_period(self.reporting_period) if self.reporting_period else ""

    def event_date(self) -> dt.date | None:
        """Return the last day of the period."""
        return self.reporting_period.end if self.reporting_period else None

    def figure_called(self, name: str) -> Figure | None:
        """Return the figure with this name or key; capitals and diacritics of a key do not matter."""
        key = _key(name)
        for figure in self.figures:
            if name == figure.indicator or (figure.key and key == _key(figure.key)):
                return figure
        return None


def _result_points(results: Results) -> Iterator[Point]:
    yield from (*results.party_committee, *results.government, *results.armed_forces, *results.mass_organisations)
    yield from results.ethnic_religious
    if results.grassroots_democracy:
        yield from results.grassroots_democracy.points()
    yield from (*results.emulation, *results.advisory_body, *results.awards)


def _key(text: str) -> str:
    return fold_to_ascii(text).lower().replace(" ", "_")
