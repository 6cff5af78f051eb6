"""The formatters of this package as template filters, by names that a Vietnamese template keeper reads.

A filter takes the text of a value as a clerk would type it and returns it in the official form:
``{{ ngay_hop | ngay_dai }}``. Whatever the readers accept can be filtered; anything else raises ``ValueFault``.
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from danvan_reports.records import dataclass
from danvan_reports.vi.approximations import format_approximation, parse_approximation
from danvan_reports.vi.citations import build_citation, parse_citation
from danvan_reports.vi.dates import (
    format_date_long,
    format_date_short,
    format_day_month,
    format_month,
    format_place_date,
    format_time,
    format_weekday,
    parse_date,
    parse_date_or_month,
    parse_month,
    parse_time,
)
from danvan_reports.vi.document_numbers import format_number_line, parse_document_number
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.measures import format_measure, parse_measure
from danvan_reports.vi.money import format_money_full, format_money_short, parse_money
from danvan_reports.vi.numbers import (
    format_count,
    format_decimal,
    format_integer,
    format_percent,
    format_percent_of,
    format_percent_range,
    format_ratio,
    parse_count,
    parse_decimal,
    parse_percent,
    parse_percent_range,
    parse_ratio,
)
from danvan_reports.vi.ordinals import format_congress, ordinal_words, roman
from danvan_reports.vi.periods import format_period, format_span, format_years, parse_period, parse_span, parse_years
from danvan_reports.vi.reading import NO_BREAK_SPACE
from danvan_reports.vi.text import bind, collapse_spaces, repair_dashes, repair_quotes
from danvan_reports.vi.tone import place_tones
from danvan_reports.vi.words import decimal_words, money_words, number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from decimal import Decimal

    from danvan_reports.vi.dates import YearMonth
    from danvan_reports.vi.numbers import Ratio
    from danvan_reports.vi.periods import Span

T = TypeVar("T")

_MAX_PLACES = 18


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: what it does, and an example of it; ``arguments`` are those of the example."""

    function: Callable[..., str]
    title: str
    example_input: str
    example_output: str
    arguments: tuple[str | int, ...] = ()

    def expression(self, name: str) -> str:
        """Return the example as a template has it, the filter being called ``name``."""
        quote = "'" if '"' in self.example_input else '"'
        arguments = ", ".join(f'"{value}"' if isinstance(value, str) else str(value) for value in self.arguments)
        call = f"{name}({arguments})" if arguments else name
        return f"{{{{ {quote}{self.example_input}{quote} | {call} }}}}"


def _via(parse: Callable[[str], T], write: Callable[..., str]) -> Callable[..., str]:
    """Return the filter that reads a text with ``parse`` and writes the value with ``write`` and its arguments."""

    def apply(text: str, *arguments: Any, **named: Any) -> str:
        value = parse(text)
        try:
            return write(value, *arguments, **named)
        except ValueError:
            raise ValueFault("not-writable", text) from None

    # What settings there may be is for ``write`` to say: ``inspect.signature`` looks there.
    apply.__wrapped__ = write  # type: ignore[attr-defined]
    return apply


_any_decimal = partial(parse_decimal, max_places=_MAX_PLACES)


def _percent_of(ratio: Ratio, places: int = 2) -> str:
    return format_percent_of(ratio.numerator, ratio.denominator, places=places)


def _place_date(when: date | YearMonth, place: str) -> str:
    return format_place_date(place, when)


def _span(span: Span) -> str:
    return format_span(span.first, span.last)


def _rounding(parse: Callable[..., Decimal], write: Callable[..., str]) -> Callable[..., str]:
    """Return a filter as ``_via`` does; while no places are asked for, ``2,520`` is refused as fields refuse it."""

    def apply(text: str, places: int | None = None, **named: Any) -> str:
        try:
            value = parse(text)
        except ValueFault as fault:
            if places is None and fault.reason == "ambiguous-comma":
                raise
            value = parse(text, max_places=_MAX_PLACES)
        return _via(lambda _: value, write)(text, places, **named)

    return apply


_FIGURES = {
    "so_dem": Filter(_via(parse_count, format_count), "Số đếm; 1 đến 9 ghi hai chữ số", "7", "07"),
    "so_nguyen": Filter(_via(parse_count, format_integer), "Số nguyên, có dấu chấm hàng nghìn", "82427", "82.427"),
    "so_thap_phan": Filter(
        _rounding(parse_decimal, format_decimal),
        "Số thập phân; ghi số chữ số lẻ thì làm tròn",
        "1234,56",
        "1.234,6",
        (1,),
    ),
    "phan_tram": Filter(_rounding(parse_percent, format_percent), "Tỷ lệ phần trăm", "71 %", "71%"),
    "ty_so": Filter(_via(parse_ratio, format_ratio), "Phần trên tổng", "7 / 9", "7/9"),
    "ty_so_phan_tram": Filter(_via(parse_ratio, _percent_of), "Phần trên tổng, đổi ra phần trăm", "45/60", "75%"),
    "khoang_phan_tram": Filter(
        _via(parse_percent_range, format_percent_range), "Khoảng phần trăm", "5,5 – 6%", "5,5-6%"
    ),
    "so_lieu": Filter(
        _via(parse_measure, format_measure), "Số liệu bất kỳ, giữ liền dòng", "5200000000 đ", "5,2\u00a0tỷ\u00a0đồng"
    ),
    "so_uoc": Filter(
        _via(parse_approximation, format_approximation), "Số liệu ước lượng", "Trên 5,2 tỉ", "trên 5,2 tỷ đồng"
    ),
    "tien_day_du": Filter(_via(parse_money, format_money_full), "Số tiền, đủ chữ số", "5,2 tỷ", "5.200.000.000 đồng"),
    "tien_gon": Filter(
        _via(parse_money, format_money_short),
        "Số tiền theo tỷ, triệu; ghi từ ước lượng thì làm tròn",
        "5.234.567.890",
        "trên 5,2 tỷ đồng",
        (1, "trên"),
    ),
    "tien_bang_chu": Filter(_via(parse_money, money_words), "Số tiền bằng chữ", "1.000.000", "Một triệu đồng"),
    "so_bang_chu": Filter(_via(parse_count, number_words), "Số nguyên bằng chữ", "24", "hai mươi tư"),
    "so_thap_phan_bang_chu": Filter(_via(_any_decimal, decimal_words), "Số thập phân bằng chữ", "5,2", "năm phẩy hai"),
    "so_la_ma": Filter(_via(parse_count, roman), "Số La Mã", "13", "XIII"),
    "thu_tu": Filter(_via(parse_count, ordinal_words), "Số thứ tự bằng chữ", "4", "thứ tư"),
    "lan_dai_hoi": Filter(_via(parse_count, format_congress), "Lần đại hội", "13", "lần thứ XIII"),
}
_TIMES = {
    "ngay_dai": Filter(_via(parse_date, format_date_long), "Ngày, dạng dài", "8/2/2021", "ngày 08 tháng 02 năm 2021"),
    "ngay_ngan": Filter(_via(parse_date, format_date_short), "Ngày, dạng ngắn", "8.7.2021", "08/7/2021"),
    "ngay_thang": Filter(_via(parse_date, format_day_month), "Ngày và tháng", "8/7/2021", "08/7"),
    "thu_trong_tuan": Filter(_via(parse_date, format_weekday), "Thứ trong tuần", "28/3/2024", "thứ Năm"),
    "dia_danh_ngay": Filter(
        _via(parse_date_or_month, _place_date),
        "Địa danh và ngày; chỉ có tháng thì chừa trống ngày",
        "8/7/2021",
        "Châu Thành, ngày 08 tháng 7 năm 2021",
        ("Châu Thành",),
    ),
    "thang": Filter(_via(parse_month, format_month), "Tháng", "05/2024", "tháng 5/2024"),
    "gio": Filter(_via(parse_time, format_time), "Giờ, phút", "8h30", "08 giờ 30 phút"),
    "ky": Filter(_via(parse_period, format_period), "Kỳ báo cáo", "Quý 1 năm 2024", "quý I/2024"),
    "khoang_nam": Filter(_via(parse_years, format_years), "Khoảng năm", "2020 – 2025", "2020-2025"),
    "khoang_thoi_gian": Filter(
        _via(parse_span, _span),
        "Khoảng thời gian theo ngày hoặc tháng",
        "7/2025 - 6/2026",
        "từ tháng 7/2025 đến tháng 6/2026",
    ),
}
_DOCUMENTS = {
    "so_van_ban": Filter(
        _via(parse_document_number, format_number_line), "Số và ký hiệu ở đầu văn bản", "09-QC/TU", "Số 09-QC/TU"
    ),
    "vien_dan": Filter(
        _via(parse_citation, build_citation),
        "Viện dẫn lần đầu, lối văn bản của Đảng",
        "Quy chế 09-QC/TU ngày 28/1/2022 của Tỉnh ủy",
        "Quy chế số 09-QC/TU, ngày 28/01/2022 của Tỉnh ủy",
    ),
    "vien_dan_nha_nuoc": Filter(
        _via(parse_citation, partial(build_citation, style="state")),
        "Viện dẫn lần đầu, lối văn bản của Nhà nước",
        "Nghị định 30/2020/NĐ-CP, ngày 5/3/2020 của Chính phủ",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
    ),
    "vien_dan_lai": Filter(
        _via(parse_citation, partial(build_citation, form="later")),
        "Viện dẫn lần sau",
        "Chỉ thị số 21-CT/TU, ngày 27/5/2022",
        "Chỉ thị số 21-CT/TU",
    ),
}
_TEXTS = {
    "giu_lien": Filter(bind, "Giữ liền dòng ngày, số, đơn vị", "Điều 5", "Điều\u00a05"),
    "gach_noi": Filter(repair_dashes, "Sửa dấu gạch nối", "kinh tế- xã hội", "kinh tế - xã hội"),
    "ngoac_kep": Filter(repair_quotes, "Sửa dấu ngoặc kép", '"Dân vận khéo"', "“Dân vận khéo”"),
    "bo_cach_thua": Filter(collapse_spaces, "Bỏ dấu cách thừa", "dân  vận", "dân vận"),
    "dau_thanh_cu": Filter(partial(place_tones, style="old"), "Dấu thanh kiểu cũ", "Tỉnh uỷ", "Tỉnh ủy"),
    "dau_thanh_moi": Filter(partial(place_tones, style="new"), "Dấu thanh kiểu mới", "Tỉnh ủy", "Tỉnh uỷ"),
}

FILTERS: Mapping[str, Filter] = MappingProxyType(_FIGURES | _TIMES | _DOCUMENTS | _TEXTS)
"""Every filter, by its name in templates."""

_PAGE_HEAD = (
    "# Bộ lọc dùng trong mẫu văn bản",
    "",
    "Trong mẫu `.docx`, ghi tên bộ lọc sau dấu `|` để in giá trị đúng thể thức. Bộ lọc đọc được mọi cách ghi mà tệp",
    "dữ liệu nhận. Trang này do `make-report templates filters` in ra; ° là dấu cách không ngắt dòng.",
    "",
    "| Bộ lọc | Việc | Ví dụ | Kết quả |",
    "|---|---|---|---|",
)


def filter_table() -> list[tuple[str, str, str, str]]:
    """Return one row for each filter: name, what it does, an example as written in a template, and its result."""
    return [(name, entry.title, entry.expression(name), entry.example_output) for name, entry in FILTERS.items()]


def filter_page() -> str:
    """Return the list of filters as a Markdown page (``docs/bo-loc.md``); no-break spaces are shown as °."""
    rows = (
        f"| `{name}` | {title} | `{example.replace('|', chr(92) + '|')}` | {result.replace(NO_BREAK_SPACE, '°')} |"
        for name, title, example, result in filter_table()
    )
    return "\n".join((*_PAGE_HEAD, *rows, ""))
