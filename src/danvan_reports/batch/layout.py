"""How a workbook of figures is laid out: its sheets, its columns, and the field of the input each of them fills."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from danvan_reports.model.binder import nearest
from danvan_reports.model.declarations import declarations
from danvan_reports.model.findings import Points
from danvan_reports.model.period import PeriodCauses, Results
from danvan_reports.records import dataclass
from danvan_reports.vi.folding import fold_to_ascii

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

UNIT_CODE: Final = "Mã đơn vị"
UNIT: Final = "Đơn vị"
NOTE: Final = "Ghi chú"
SECTION: Final = "Mục"
ADDRESSEE: Final = "Kiến nghị với ai"
TEXT: Final = "Nội dung"
DETAILS: Final = "Chi tiết"
INDICATORS: Final = "Chỉ tiêu dẫn số liệu"

PERIOD: Final = "Kỳ báo cáo"
CUTOFF: Final = "Số liệu tính đến ngày"
RESTATED: Final = "Số cùng kỳ đã quy đổi theo địa giới mới"
GUIDE_SHEET: Final = "Hướng dẫn"
UNITS_SHEET: Final = "Danh sách đơn vị"
MEASURED_IN: Final = "Đơn vị tính"
INDICATOR_CODE: Final = "Mã chỉ tiêu"

_OTHER_NAMES: Final = {
    UNIT: ("Tên đơn vị", "Địa phương", "Địa phương, đơn vị", "Xã, phường", "Xã, phường, đặc khu"),
    UNIT_CODE: ("Mã", "Mã xã", "Mã ĐVHC"),
    NOTE: ("Số thứ tự", "STT", "TT"),
    TEXT: ("Nội dung ý",),
    INDICATORS: ("Chỉ tiêu",),
    ADDRESSEE: ("Đối với", "Kiến nghị với"),
}
"""What else offices call these columns; what stands in a column of notes or of row numbers is not read."""

TOTAL_ROWS: Final = frozenset({"tong", "cong", "tong cong", "tong so", "toan tinh", "toan thanh pho", "ca tinh"})


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """A sheet with a row for each unit and a column for each indicator; ``field`` of the figure is what it fills."""

    name: str
    field: str


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A sheet with a row for each point of each unit.

    ``path`` is where in the input the points stand. With a ``record`` the column of sections says in which of its
    fields; ``addressed``: another column says whom the point is put to.
    """

    name: str
    path: tuple[str, ...]
    record: type[Any] | None = None
    addressed: bool = False
    annual: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of its columns."""
        middle = (SECTION,) if self.record else (ADDRESSEE,) if self.addressed else ()
        return (UNIT_CODE, UNIT, *middle, TEXT, DETAILS, INDICATORS)

    def sections(self) -> dict[str, tuple[str, ...]]:
        """Return the path of each section by the words that stand for it."""
        return dict(_walk(self.record, "", ())) if self.record else {}


FIGURE_SHEETS: Final = (
    FigureSheet("Số liệu", "value"),
    FigureSheet("Cùng kỳ", "previous"),
    FigureSheet("Kế hoạch", "plan"),
)
TEXT_SHEETS: Final = (
    TextSheet("Khái quát", ("overview",)),
    TextSheet("Kết quả", ("results",), Results),
    TextSheet("Ưu điểm", ("assessment", "achievements")),
    TextSheet("Hạn chế", ("assessment", "limitations")),
    TextSheet("Nguyên nhân", ("assessment", "causes"), PeriodCauses),
    TextSheet("Bài học kinh nghiệm", ("assessment", "lessons"), annual=True),
    TextSheet("Nhiệm vụ", ("tasks",)),
    TextSheet("Kiến nghị", ("proposals",), addressed=True),
)


def folded(text: str) -> str:
    """Return ``text`` as headings and names are compared: without diacritics, capitals, marks and doubled spaces."""
    letters = fold_to_ascii(text).lower()
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())


def is_measured_in(heading: str) -> bool:
    """Tell whether a heading names the unit that an indicator is measured in."""
    return folded(heading) in {folded(MEASURED_IN), "dvt"}


def is_note(heading: str) -> bool:
    """Tell whether a heading is of notes or row numbers, which are not read."""
    return column_names().get(folded(heading)) == NOTE


def nearest_name(text: str, names: Iterable[str]) -> str:
    """Return the one of ``names`` that ``text`` was most likely meant to be; empty when none is near."""
    spelled = {folded(name).replace(" ", "_"): name for name in names}
    return spelled.get(nearest(folded(text), spelled) or "", "")


@cache
def column_names() -> Mapping[str, str]:
    """Return the heading that each folded spelling stands for."""
    headings = (UNIT_CODE, UNIT, NOTE, SECTION, ADDRESSEE, TEXT, DETAILS, INDICATORS)
    spelled = {folded(heading): heading for heading in headings}
    return spelled | {folded(other): heading for heading, others in _OTHER_NAMES.items() for other in others}


def _walk(record: type[Any], before: str, path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in declarations(record):
        if isinstance(item.reader, Points):
            yield f"{before}{item.title}", (*path, item.name)
            continue
        for inner in item.reader.records():
            yield from _walk(inner, f"{item.title}: ", (*path, item.name))
