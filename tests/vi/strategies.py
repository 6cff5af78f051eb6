"""Texts to try on every reader, and the readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from danvan_reports.vi.approximations import parse_approximation
from danvan_reports.vi.citations import parse_citation
from danvan_reports.vi.dates import parse_date, parse_date_or_month, parse_day_month, parse_month, parse_time
from danvan_reports.vi.document_numbers import parse_document_number
from danvan_reports.vi.measures import parse_measure
from danvan_reports.vi.money import parse_money
from danvan_reports.vi.numbers import parse_count, parse_decimal, parse_percent, parse_percent_range, parse_ratio
from danvan_reports.vi.ordinals import parse_congress, parse_roman
from danvan_reports.vi.periods import parse_period, parse_span, parse_years
from danvan_reports.vi.words import parse_number_words

if TYPE_CHECKING:
    from collections.abc import Callable


def day_of_2024(text: str) -> object:
    return parse_day_month(text, year=2024)


READERS: tuple[Callable[[str], Any], ...] = (
    parse_count,
    parse_decimal,
    parse_percent,
    parse_percent_range,
    parse_ratio,
    parse_money,
    parse_approximation,
    parse_measure,
    parse_date,
    day_of_2024,
    parse_month,
    parse_date_or_month,
    parse_time,
    parse_period,
    parse_years,
    parse_span,
    parse_roman,
    parse_congress,
    parse_number_words,
    parse_document_number,
    parse_citation,
)

_ODD_CASES = ("TRİệU", "tốİ đa", "gİai đoạn", "nhıệm kỳ", "tỏİ", "QUÝ", "TỶ ĐỒNG", "ſố", "sáu", "củ")
_WORDS = [
    "trên",
    "hơn",
    "gần",
    "không quá",
    "đồng",
    "đ",
    "VND",
    "nghìn",
    "triệu",
    "tỷ",
    "tỉ",
    "ngàn tỷ",
    "rưỡi",
    "k",
    "%",
    "phần trăm",
    "không",
    "một",
    "hai mươi",
    "linh",
    "năm",
    "ngày",
    "tháng",
    "quý",
    "đầu năm",
    "cuối năm",
    "giai đoạn",
    "nhiệm kỳ",
    "từ",
    "đến",
    "giờ",
    "h",
    "phút",
    "lần thứ",
    "XIII",
    "iv",
    "Số",
    "số",
    "QĐ",
    "qc",
    "TU",
    "UBND",
    "NĐ-CP",
    "QH15",
    "Quyết định",
    "Luật",
    "Báo cáo",
    "của",
    "về",
    "Q1",
]
_FIGURES = ("0", "1", "5", "7", "12", "28", "004", "520", "646", "2024", "2025", "1234567", "１", "²")
_MARKS = (" ", " ", " ", ".", ",", "/", "-", "–", ":", "+", "(", "\u00a0", "_", "'")

typed_texts = st.lists(st.sampled_from((*_FIGURES, *_FIGURES, *_MARKS, *_MARKS, *_WORDS, *_ODD_CASES)), max_size=9).map(
    "".join
)
"""What hands could type: figures, units and marks in any order."""

any_texts = st.one_of(typed_texts, st.text(st.characters(exclude_categories=()), max_size=40))
"""Any text at all, broken surrogates included."""
