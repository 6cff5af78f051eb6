"""What every input has, whatever it tells of: its papers, its bodies, its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.declarations import fact
from danvan_reports.model.findings import Figure
from danvan_reports.model.kinds import CONCLUSIONS, NEWS, WITH_ANNEX, kind_ids
from danvan_reports.model.paper import Paper
from danvan_reports.model.people import Issuers, Signer
from danvan_reports.model.readers import TEXT, TEXTS, Choice, Keyed, Record, Records
from danvan_reports.model.values import COUNT, DATE, DATE_OR_MONTH
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.findings import Point
    from danvan_reports.model.kinds import DocumentKind
    from danvan_reports.model.paper import Span
    from danvan_reports.vi.dates import YearMonth

PROFILES: dict[str, tuple[str, ...]] = {"party-2026": (), "party-2018": (), "state-nd30": ()}


@dataclass(frozen=True, slots=True)
class Suppression:
    """A rule that the office silences for one input, and why."""

    code: str = fact("ma", TEXT, "Mã quy tắc", required=True, example="DL240")
    reason: str = fact("ly_do", TEXT, "Lý do", required=True)
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class ReportInput:
    """The facts that do not depend on what the input tells of; ``Visit`` is one kind of input.

    The values of a paper at the top level (``number`` ... ``recipients``) serve the file's own kind alone.
    """

    document_kind: str | None = fact(
        "loai_van_ban",
        Choice(dict.fromkeys(kind_ids(), ())),
        "Loại văn bản của tệp này",
        help="Văn bản làm ra khi không ghi --kind; số, ngày, người ký ở cấp ngoài cùng là của văn bản này",
    )
    figures: tuple[Figure, ...] = fact("so_lieu", Records(Record(Figure)), "Số liệu", used_by=WITH_ANNEX | NEWS)
    documents: Mapping[str, Paper] = fact(
        "van_ban", Keyed(Record(Paper), kind_ids), "Từng văn bản: số, ngày, người ký ..."
    )
    issuers: Issuers | None = fact("co_quan_ban_hanh", Record(Issuers), "Cơ quan ban hành (thay cho danvan.yaml)")
    number: int | None = fact("so", COUNT, "Số văn bản (của loại văn bản của tệp)")
    date: dt.date | YearMonth | None = fact("ngay", DATE_OR_MONTH, "Ngày ký (của loại văn bản của tệp)")
    session: dt.date | None = fact(
        "phien_hop", DATE, "Ngày phiên họp thông qua (của loại văn bản của tệp)", used_by=CONCLUSIONS
    )
    signer: Signer | None = fact("nguoi_ky", Record(Signer, shorthand="name"), "Người ký (của loại văn bản của tệp)")
    recipients: tuple[str, ...] = fact("noi_nhan", TEXTS, "Nơi nhận (của loại văn bản của tệp)")
    format_profile: str | None = fact(
        "the_thuc",
        Choice(PROFILES),
        "Thể thức khi chưa rõ ngày",
        help="Chỉ dùng khi không biết ngày của văn bản và của đợt làm việc",
        example="party-2018",
    )
    suppressions: tuple[Suppression, ...] = fact(
        "bo_qua", Records(Record(Suppression)), "Quy tắc được bỏ qua", help="Ghi mã và lý do; thừa thì được nhắc"
    )
    path: InputPath = ()

    def points(self) -> Iterator[Point]:
        """Yield every point of the input and its details, in the order of the sections."""
        stack = list(self.top_points())
        while stack:
            point = stack.pop(0)
            yield point
            stack[:0] = point.points

    def top_points(self) -> tuple[Point, ...]:
        """Return the points of every section, without their details."""
        raise NotImplementedError

    def spans(self) -> tuple[Span, ...]:
        """Return the stretches of time that were given."""
        raise NotImplementedError

    @property
    def subject(self) -> str:
        """What the input tells of, as document kinds name it (a kind of visit, a period)."""
        raise NotImplementedError

    @property
    def unit_name(self) -> str:
        """The unit the input is about, for the names of files."""
        raise NotImplementedError

    @property
    def occasion(self) -> str:
        """What tells the input from others about the same unit, for the names of files; empty when nothing does."""
        raise NotImplementedError

    def event_date(self) -> dt.date | None:
        """Return the last day of what the input tells of; None when it does not say."""
        raise NotImplementedError

    def issuer_of(self, kind: DocumentKind) -> str:
        """Return the field of ``Issuers`` with the body that issues the paper of ``kind``; its own choice first."""
        own = self.documents.get(kind.id)
        return own.issuer if own and own.issuer else kind.issuer

    def figure_called(self, name: str) -> Figure | None:
        """Return the figure that a point refers to by ``name``."""
        return next((figure for figure in self.figures if figure.indicator == name), None)
