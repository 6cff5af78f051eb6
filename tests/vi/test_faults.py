from __future__ import annotations

import pickle
import unicodedata
from dataclasses import fields, is_dataclass
from decimal import Context, Inexact, localcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings

from danvan_reports.vi.citations import parse_citation
from danvan_reports.vi.dates import parse_date, parse_date_or_month, parse_month, parse_time
from danvan_reports.vi.document_numbers import parse_document_number, type_symbol
from danvan_reports.vi.errors import Reason, ValueFault
from danvan_reports.vi.filters import FILTERS
from danvan_reports.vi.measures import Doubt, parse_measure
from danvan_reports.vi.money import parse_money
from danvan_reports.vi.numbers import parse_count, parse_decimal, parse_percent, parse_percent_range, parse_ratio
from danvan_reports.vi.ordinals import parse_congress, parse_roman
from danvan_reports.vi.periods import parse_period, parse_span, parse_years
from danvan_reports.vi.words import parse_number_words
from tests.vi.strategies import READERS, any_texts, day_of_2024

if TYPE_CHECKING:
    from collections.abc import Callable

LOCALE = Path(parse_count.__code__.co_filename).parent.parent / "locale"

REFUSED: list[tuple[Callable[[str], Any], str, Reason, str | None]] = [
    (parse_decimal, "2,520", "ambiguous-comma", "2.520"),
    (parse_measure, "4,646", "ambiguous-comma", "4.646"),
    (parse_percent, "2,520", "ambiguous-comma", "2.520"),
    (FILTERS["so_thap_phan"].function, "2,520", "ambiguous-comma", "2.520"),
    (FILTERS["phan_tram"].function, "2,520", "ambiguous-comma", "2.520"),
    (parse_money, "1,500 tỷ đồng", "ambiguous-comma", "1.500 tỷ đồng"),
    (parse_measure, "trên 2,520 tỷ", "ambiguous-comma", "trên 2.520 tỷ"),
    (parse_money, "1,250triệu", "ambiguous-comma", "1.250triệu"),
    (parse_count, "4.6.46", "bad-grouping", None),
    (parse_money, "5.200.000.00 đồng", "bad-grouping", None),
    (parse_citation, "Kế hoạch của huyện số 67-KH/HU", "citation-form", None),
    (
        parse_citation,
        "Chỉ thị số 21-CT/TU của Ban Thường vụ Tỉnh ủy ngày 27/5/2022",
        "citation-date-order",
        "Chỉ thị số 21-CT/TU, ngày 27/5/2022 của Ban Thường vụ Tỉnh ủy",
    ),
    (
        parse_citation,
        "Nghị định số 30/2020/NĐ-CP của Chính phủ, ngày 05 tháng 3 năm 2020 về công tác văn thư",
        "citation-date-order",
        "Nghị định số 30/2020/NĐ-CP, ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    ),
    (parse_citation, "Chỉ thị số 21-CT/TU của Tỉnh ủy ngày 31/6/2022", "no-such-day", None),
    (parse_congress, "khóa XIII", "congress-form", None),
    (parse_count, "4.646.", "dangling-separator", "4.646"),
    (parse_date, "28/5-2024", "date-form", "28/5/2024"),
    (parse_date, "28 tháng 5, 2024", "date-form", "28/5/2024"),
    (parse_date, "tháng 5/2024", "day-missing", None),
    (parse_date, "2024-05", "day-missing", None),
    (parse_money, "5,2 tỷ 300 triệu", "decimal-in-parts", None),
    (parse_money, "5.2 tỷ 300 triệu", "decimal-in-parts", None),
    (parse_document_number, "07-ttr/bdvhu", "document-number-case", "07-TTr/BDVHU"),
    (parse_document_number, "09-QC/TU/HU", "document-number-form", None),
    (parse_document_number, "0-QC/TU", "document-number-form", None),
    (
        parse_citation,
        "Kế hoạch số 67KH/TU, ngày 10/6/2022",
        "document-number-hyphen",
        "Kế hoạch số 67-KH/TU, ngày 10/6/2022",
    ),
    (parse_document_number, "Số:", "document-number-missing", None),
    (parse_document_number, "Số 9-QC/TU", "document-number-padding", "Số 09-QC/TU"),
    (parse_document_number, "005/BC-UBND", "document-number-padding", "05/BC-UBND"),
    (parse_citation, "số 09-QC/TU", "document-type-missing", None),
    (parse_measure, "5.2 tỷ", "dot-decimal", "5,2 tỷ"),
    (parse_measure, "trên 71.5%", "dot-decimal", "trên 71,5%"),
    (parse_decimal, "5.2", "dot-decimal", "5,2"),
    (parse_time, "8.30", "dot-time", "8:30"),
    (parse_count, "\u00a0", "empty", None),
    (parse_period, "Q1/2024", "english-quarter", "quý I/2024"),
    (parse_period, "12 tháng năm 2024", "first-months-whole-year", "năm 2024"),
    (parse_period, "12 tháng đầu năm 2024", "first-months-whole-year", "năm 2024"),
    (parse_money, "$500", "foreign-currency", None),
    (parse_count, "4,646", "foreign-grouping", "4.646"),
    (parse_count, "4 646", "foreign-grouping", "4.646"),
    (parse_decimal, "1,234.5", "foreign-grouping", "1.234,5"),
    (parse_money, "1,000,000 đồng", "foreign-grouping", "1.000.000 đồng"),
    (parse_ratio, "52,807/60,421", "foreign-grouping", "52.807/60.421"),
    (parse_money, "1,0005 nghìn đồng", "fraction-of-dong", None),
    (parse_money, "1 tỷ rưỡi", "half-word", "1,5 tỷ"),
    (parse_money, "5 tỷ 200", "last-unit-missing", None),
    (parse_money, "5 tỷ 2", "last-unit-omitted", "5,2 tỷ"),
    (parse_count, "010", "leading-zero", "10"),
    (parse_measure, "07%", "leading-zero", "7%"),
    (parse_count, "–", "missing-value", None),
    (parse_measure, "không", "missing-value", None),
    (parse_measure, "chưa báo cáo", "missing-value", None),
    (parse_measure, "Không có số liệu", "missing-value", None),
    (parse_measure, "N/A", "missing-value", None),
    (parse_count, "chua tong hop", "missing-value", None),
    (parse_count, "...", "missing-value", None),
    (parse_ratio, "chưa có", "missing-value", None),
    (parse_date, "5/28/2024", "month-first", "28/5/2024"),
    (parse_money, "-5 triệu đồng", "negative", None),
    (parse_decimal, ",5", "no-integer-part", "0,5"),
    (parse_date, "31/4/2024", "no-such-day", None),
    (parse_date, "32/1/2024", "no-such-day", None),
    (parse_date, "29/02/2023", "no-such-day", None),
    (parse_citation, "Kế hoạch số 67-KH/TU, ngày 31/6/2022", "no-such-day", None),
    (parse_month, "13/2022", "no-such-month", None),
    (parse_date, "28/13/2024", "no-such-month", None),
    (parse_period, "quý V/2024", "no-such-period", None),
    (parse_period, "13 tháng đầu năm 2021", "no-such-period", None),
    (parse_time, "24:30", "no-such-time", None),
    (parse_date, "hôm qua", "not-a-date", None),
    (day_of_2024, "28/5/2024", "not-a-date", None),
    (parse_count, "5²", "not-a-number", None),
    (parse_count, "½", "not-a-number", None),
    (parse_decimal, "5,2,1", "not-a-number", None),
    (parse_percent_range, "20 đến 25%", "range-hyphen", "20-25%"),
    (parse_percent_range, "5.5-6%", "dot-decimal", "5,5-6%"),
    (parse_period, "mùa xuân", "not-a-period", None),
    (parse_span, "7/2025 –", "not-a-period", None),
    (parse_ratio, "51/51/51", "not-a-ratio", None),
    (parse_roman, "IC", "not-a-roman-numeral", None),
    (parse_time, "sáng", "not-a-time", None),
    (parse_money, "nhiều", "not-money", None),
    (parse_money, "5 cuộc", "not-money", None),
    (parse_number_words, "một trăm một", "not-number-words", None),
    (parse_count, "4.6", "not-whole", None),
    (parse_ratio, "5,5/10", "not-whole", None),
    (parse_money, "tỷ đồng", "number-missing", None),
    (parse_count, "１２", "other-digits", "12"),
    (parse_date, "٢٨/5/2024", "other-digits", "28/5/2024"),
    (parse_ratio, "52/51", "part-above-whole", None),
    (parse_money, "2 tỷ 1.500 triệu", "part-too-large", None),
    (parse_money, "350 triệu 2 tỷ", "parts-not-descending", None),
    (parse_percent_range, "20-25", "percent-missing", "20-25%"),
    (parse_percent, "%71", "percent-sign-first", "71%"),
    (parse_measure, "71 phần trăm", "percent-words", "71%"),
    (parse_period, "2020-2025", "period-kind-missing", None),
    (parse_count, "+5", "plus-sign", "5"),
    (parse_years, "2025-2020", "range-order", None),
    (parse_percent_range, "25-20%", "range-order", None),
    (parse_span, "18/9/2026 đến 10/8/2026", "range-order", None),
    (parse_measure, "45:51", "ratio-colon", "45/51"),
    (parse_percent, "71%%", "repeated-percent", "71%"),
    (parse_money, "5 tỷ đồng đồng", "repeated-unit", "5 tỷ đồng"),
    (parse_roman, "xiii", "roman-case", "XIII"),
    (parse_date, "28/5/24", "short-year", "28/5/2024"),
    (parse_years, "2020-25", "short-year", "2020-2025"),
    (parse_money, "500k", "slang-unit", "500 nghìn đồng"),
    (parse_money, "5 TỎİ", "slang-unit", "5 tỷ đồng"),
    (parse_measure, "5.2 tỏi", "slang-unit", "5,2 tỷ đồng"),
    (parse_measure, "5 cuộc", "text-after-number", None),
    (parse_count, "1e3", "text-after-number", None),
    (parse_count, "0x1F", "text-after-number", None),
    (parse_count, "1.000.000.000.000.000.001", "too-large", None),
    (parse_money, "1.000.001 nghìn tỷ", "too-large", None),
    (parse_decimal, "1.000.000.000.000.000.000,1", "too-large", None),
    (parse_number_words, "một tỷ tỷ tỷ", "too-large", None),
    (parse_count, "9" * 10**6, "too-long", None),
    (parse_percent, "87,395%", "too-many-places", None),
    (parse_decimal, "0.123", "too-many-places", None),
    (parse_money, "5,2", "unit-missing", None),
    (parse_money, "5.2", "unit-missing", None),
    (type_symbol, "Luật", "unknown-document-type", None),
    (parse_citation, "Tối hậu thư số 09-QC/TU", "unknown-document-type", None),
    (parse_count, "bảy", "words-not-digits", "7"),
    (parse_measure, "hơn hai nghìn", "words-not-digits", "hơn 2.000"),
    (parse_money, "năm tỷ đồng", "words-not-digits", "5 tỷ đồng"),
    (parse_date, "2024/05/28", "year-first", "28/05/2024"),
    (parse_date, "2024-5-8", "year-first", "8/5/2024"),
    (parse_date, "28/5", "year-missing", None),
    (parse_period, "6 tháng đầu năm", "year-missing", None),
    (parse_date, "28/5/1024", "year-out-of-range", None),
    (parse_date, "28/5/20244", "year-out-of-range", None),
    (parse_years, "20-25", "years-form", None),
    (parse_ratio, "5/0", "zero-denominator", None),
    (parse_measure, "4.646;", "dangling-separator", "4.646"),
    (parse_measure, "5,2 tỷ đồng.", "dangling-separator", "5,2 tỷ đồng"),
    (parse_date, "28/5/2024,", "dangling-separator", "28/5/2024"),
    (parse_measure, "5.2 ty.", "dangling-separator", "5,2 tỷ"),
    (parse_measure, "5tỷ2", "last-unit-omitted", "5,2 tỷ"),
    (parse_measure, "5 000 000 đ", "foreign-grouping", "5.000.000 đ"),
    (parse_measure, "trên 5 000 tỷ", "foreign-grouping", "trên 5.000 tỷ"),
    (parse_measure, ">500", "sign-for-word", "trên 500"),
    (parse_measure, "<= 71%", "sign-for-word", "không quá 71%"),
    (parse_measure, "~5.2 tỷ", "sign-for-word", "khoảng 5,2 tỷ"),
    (parse_measure, "20% đến 25%", "range-not-figure", None),
    (parse_measure, "từ 5-6 tỷ", "range-not-figure", None),
    (parse_percent_range, "từ 20% tới 25 phần trăm", "range-hyphen", "20-25%"),
    (parse_decimal, "5,000.50", "foreign-grouping", "5.000,50"),
    (parse_measure, "12:30", "ratio-or-time", None),
    (parse_measure, "8 : 05", "ratio-or-time", None),
    (parse_measure, "12:60", "ratio-colon", "12/60"),
    (parse_measure, "51/60 chi bộ", "text-after-number", None),
    (parse_measure, "năm tỷ", "words-not-digits", "5 tỷ đồng"),
    (parse_measure, "hơn một tỷ hai trăm triệu", "words-not-digits", "hơn 1.200 triệu đồng"),
    (parse_measure, "hai tỷ năm trăm đồng", "words-not-digits", "2.000.000.500 đồng"),
    (parse_measure, "5 ty dong", "marks-missing", "5 tỷ đồng"),
    (parse_measure, "5 trieu", "marks-missing", "5 triệu"),
    (parse_period, "6 thang dau nam 2024", "marks-missing", "6 tháng đầu năm 2024"),
    (parse_date, "ngay 28 thang 5 nam 2024", "marks-missing", "ngày 28 tháng 5 năm 2024"),
    (parse_measure, "1tr500", "slang-unit", "1 triệu 500 nghìn đồng"),
    (parse_measure, "1 tr 5 đ", "slang-unit", "1,5 triệu đồng"),
    (parse_measure, "10 vạn", "ten-thousands", None),
    (parse_measure, "1.000.000đ/người", "per-unit", None),
    (parse_measure, "500.000 đồng/hộ/tháng", "per-unit", None),
    (parse_money, "500 nghìn/hộ", "per-unit", None),
    (parse_measure, "71 ％", "look-alike", "71 %"),
    (parse_document_number, "30/2020/NÐ-CP", "look-alike", "30/2020/NĐ-CP"),
    (parse_document_number, "09\u2011QC/TU", "look-alike", "09-QC/TU"),
    (parse_document_number, "09\u2212QC/TU", "look-alike", "09-QC/TU"),
    (parse_citation, "Quyết định 05-QÐ/TU", "look-alike", "Quyết định 05-QĐ/TU"),
    (parse_date, "thứ ba 28/5/2024", "weekday-with-date", "28/5/2024"),
    (parse_date, "CN, ngày 26/5/2024", "weekday-with-date", "ngày 26/5/2024"),
    (parse_date, "thứ 3, 28.5/2024", "weekday-with-date", "28/5/2024"),
    (parse_date, "thứ tư 28/5/2024", "weekday-mismatch", None),
    (parse_date, "2024-05-28 00:00:00", "midnight", "28/05/2024"),
    (parse_date, "2024-05-28 08:30:00", "time-with-date", None),
    (parse_date, "8h30 ngày 28/5/2024", "time-with-date", None),
    (parse_date_or_month, "Quý IV/2026", "period-not-date", None),
    (parse_date_or_month, "hết năm 2026", "period-not-date", None),
    (parse_date_or_month, "7/2025 - 6/2026", "span-not-date", None),
    (parse_date, "từ 10/8/2026 đến hết 18/9/2026", "span-not-date", None),
    (parse_date, "đến hết ngày 30/9/2026", "words-before-date", "ngày 30/9/2026"),
    (parse_date_or_month, "tháng 5 2024", "month-form", "tháng 5/2024"),
    (parse_period, "quý I 2024", "period-form", "quý I/2024"),
    (parse_period, "quý 1-2024", "period-form", "quý 1/2024"),
    (parse_period, "tháng 5-2024", "period-form", "tháng 5/2024"),
    (parse_period, "5/2024", "period-form", "tháng 5/2024"),
    (parse_period, "6 tháng năm 2024", "period-form", "6 tháng đầu năm 2024"),
    (parse_period, "giai đoạn 2021-25", "short-year", "giai đoạn 2021-2025"),
    (parse_period, "12 tháng 2024", "first-months-whole-year", "năm 2024"),
    (parse_span, "10/8/2026-18/9/2026", "span-form", "từ 10/8/2026 đến 18/9/2026"),
    (parse_span, "7/2025 tới 6/2026", "span-form", "từ 7/2025 đến 6/2026"),
    (parse_span, "10/8/2026 đến hết ngày 18/9/2026", "words-before-date", "10/8/2026 đến ngày 18/9/2026"),
    (parse_document_number, "05/bc-ubnd", "document-number-case", "05/BC-UBND"),
    (parse_document_number, "05/BC–UBND", "document-number-hyphen", "05/BC-UBND"),
    (parse_document_number, "30/2020/nđ – cp", "document-number-hyphen", "30/2020/NĐ-CP"),
    (parse_document_number, "30/2020/Nđ-CP", "document-number-case", "30/2020/NĐ-CP"),
    (parse_document_number, "10/2022/qh15", "document-number-case", "10/2022/QH15"),
    (parse_document_number, "02-TTR/BDVHU", "document-number-case", "02-TTr/BDVHU"),
    (parse_document_number, "Số 09-Qc/Tu", "document-number-case", "Số 09-QC/TU"),
    (parse_document_number, "01/QYĐ-UBND", "document-number-case", "01/QyĐ-UBND"),
    (parse_document_number, "05-CV/VPTW/NB", "document-number-case", "05-CV/VPTW/nb"),
    (parse_time, "8h3", "short-minutes", None),
    (parse_time, "8:3", "short-minutes", None),
    (parse_time, "8 giờ rưỡi", "half-word", "8:30"),
    (parse_time, "08:30:00", "seconds", "08:30"),
    (parse_percent, "2,520%", "ambiguous-comma", "2.520%"),
    (FILTERS["phan_tram"].function, "2,520%", "ambiguous-comma", "2.520%"),
    (FILTERS["so_la_ma"].function, "0", "not-writable", None),
    (FILTERS["thu_tu"].function, "0", "not-writable", None),
    (
        parse_citation,
        "Luật Thực hiện dân chủ ở cơ sở của Quốc hội ngày 10/11/2022",
        "citation-date-order",
        "Luật Thực hiện dân chủ ở cơ sở, ngày 10/11/2022 của Quốc hội",
    ),
    (
        parse_citation,
        "Luật Đất đai năm 2024 của Quốc hội ngày 18/01/2024",
        "citation-date-order",
        "Luật Đất đai năm 2024, ngày 18/01/2024 của Quốc hội",
    ),
    (parse_citation, "Chỉ thị số 21-CT/TU, ngày 27/5/2022 của Tỉnh ủy ngày 28/5/2022", "citation-form", None),
]


@pytest.mark.parametrize(
    ("reader", "typed", "reason", "suggestion"), REFUSED, ids=[f"{row[2]}:{row[1][:20]}" for row in REFUSED]
)
def test_refusal__says_why_and_what_to_write(
    reader: Callable[[str], Any], typed: str, reason: Reason, suggestion: str | None
) -> None:
    with pytest.raises(ValueFault) as caught:
        reader(typed)
    assert (caught.value.reason, caught.value.suggestion) == (reason, suggestion)


def test_refusals_above__show_every_reason_but_the_last_resort() -> None:
    assert {row[2] for row in REFUSED} == set(get_args(Reason)) - {"unreadable"}


@pytest.mark.parametrize(
    "typed",
    [
        "4.64",
        "4.6.46",
        "1.2345",
        "0.123",
        "01.234",
        "1,000,000",
        "1,234.5",
        "1e3",
        "1_000",
        "0x1F",
        "007",
        "00",
        "5²",
        "½",
        "5,2,1",
        "71%%",
        "%71",
        "500k",
        "$500",
        "1 tỷ rưỡi",
        "5 tỷ 2",
        "350 triệu 2 tỷ",
        "5,2 tỷ 300 triệu",
        "5/0",
        "52/51",
        "-",
        "–",
        "~",
        "không",
        "4 646",
        "010",
    ],
)
def test_measure__is_never_read_from_what_the_grammar_forbids(typed: str) -> None:
    with pytest.raises(ValueFault):
        parse_measure(typed)


def test_fault__tells_where_in_the_input_it_stands() -> None:
    with pytest.raises(ValueFault) as caught:
        parse_measure("  trên 5.2\u00a0tỷ đồng ")
    fault = caught.value
    assert (fault.found, fault.suggestion, fault.start, fault.end) == ("trên 5.2 tỷ đồng", "trên 5,2 tỷ đồng", 7, 10)
    assert str(fault) == "dot-decimal: 'trên 5.2 tỷ đồng', write 'trên 5,2 tỷ đồng'"


def test_fault__of_a_trailing_mark__stands_at_the_mark() -> None:
    with pytest.raises(ValueFault) as caught:
        parse_measure("  5,2\u00a0 tỷ ; ")
    assert (caught.value.start, caught.value.end) == (9, 11)


def test_fault__survives_pickling_for_worker_processes() -> None:
    fault = ValueFault("dot-decimal", "5.2", "5,2", 3, 6)
    copy = pickle.loads(pickle.dumps(fault))  # noqa: S301 - our own bytes
    assert (copy.reason, copy.found, copy.suggestion, copy.start, copy.end) == ("dot-decimal", "5.2", "5,2", 3, 6)


def catalogue(language: str) -> dict[str, str]:
    with (LOCALE / language / "LC_MESSAGES" / "values.po").open("rb") as stream:
        return {str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id}


WORDS = {language: catalogue(language) for language in ("vi", "en")}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words__stand_in_both_languages_for_every_reason_and_no_other(language: str) -> None:
    reasons = {*get_args(Reason), *get_args(Doubt)}
    assert set(WORDS[language]) == {key for reason in reasons for key in (reason, f"{reason}.fix")}
    filled = {key: text.format(found="F", suggestion="S") for key, text in WORDS[language].items()}
    assert all(filled.values())


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@settings(max_examples=150, deadline=None)
@given(text=any_texts)
def test_any_text__is_read_without_floats_or_refused_with_a_suggestion_that_is_read(
    reader: Callable[[str], Any], text: str
) -> None:
    with localcontext(Context(prec=1, traps=[Inexact])):
        value, fault = value_or_fault(reader, text)
        assert not has_float(value)
        if fault is None:
            return
        assert fault.suggestion is None or value_or_fault(reader, fault.suggestion)[1] is None
    assert 0 <= fault.start <= fault.end <= len(unicodedata.normalize("NFC", text))
    for words in WORDS.values():
        assert ("{suggestion}" in words[f"{fault.reason}.fix"]) == (fault.suggestion is not None)


def value_or_fault(reader: Callable[[str], Any], text: str) -> tuple[object, ValueFault | None]:
    try:
        return reader(text), None
    except ValueFault as fault:
        return None, fault


def has_float(value: object) -> bool:
    if is_dataclass(value):
        return any(has_float(getattr(value, field.name)) for field in fields(value))
    return isinstance(value, float)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000,
        "9" * 199,
        "1." * 90,
        "1 " * 90 + "x",
        "1" + " " * 190 + "x",
        "tỷ " * 60,
        "5 tỷ " * 39 + "x",
        "đ" * 199 + "x",
        "1-" * 99 + "x",
        "ngày " * 39 + "x",
        "\ud800" * 150,
    ],
    ids=lambda text: f"{text[:4]!r} x{len(text)}",
)
def test_long_and_broken_text__is_refused_at_once(reader: Callable[[str], Any], text: str) -> None:
    with pytest.raises(ValueFault):
        reader(text)


@pytest.mark.parametrize(
    "text", ["Luật" + " " * 1900 + "\n", "Luật" + " (" * 900, "Kế hoạch 1/A" + " của a" * 300 + "“\0"]
)
def test_long_citation__is_refused_at_once(text: str) -> None:
    with pytest.raises(ValueFault):
        parse_citation(text)


def test_day_without_year__must_exist_in_that_year() -> None:
    assert day_of_2024("29/2").isoformat() == "2024-02-29"


def test_date_or_month__are_told_apart_by_the_day() -> None:
    found = (parse_date_or_month("7/2025"), parse_date_or_month("1/7/2025"))
    assert found == (parse_month("tháng 7/2025"), parse_date("2025-07-01"))
