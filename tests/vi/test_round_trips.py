"""What is written can be read again: ``parse(format(x)) == x`` over the whole domain of each form."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports.vi.approximations import Approximation, format_approximation, parse_approximation
from danvan_reports.vi.citations import Citation, CitationStyle, build_citation, parse_citation
from danvan_reports.vi.dates import (
    YearMonth,
    format_bare_month,
    format_date_long,
    format_date_short,
    format_day_month,
    format_month,
    format_time,
    parse_date,
    parse_date_or_month,
    parse_day_month,
    parse_month,
    parse_time,
)
from danvan_reports.vi.document_numbers import DocumentNumber, format_number_line, parse_document_number
from danvan_reports.vi.document_types import PARTY_SYMBOLS, STATE_SYMBOLS, agency_in_its_case
from danvan_reports.vi.measures import Measure, format_measure, parse_measure
from danvan_reports.vi.money import format_money_full, format_money_short, parse_money
from danvan_reports.vi.numbers import (
    PercentRange,
    Ratio,
    format_count,
    format_decimal,
    format_integer,
    format_percent,
    format_percent_range,
    format_ratio,
    parse_count,
    parse_decimal,
    parse_percent,
    parse_percent_range,
    parse_ratio,
)
from danvan_reports.vi.ordinals import format_congress, parse_congress, parse_roman, roman
from danvan_reports.vi.periods import (
    Period,
    Span,
    YearRange,
    format_period,
    format_span,
    format_years,
    parse_period,
    parse_span,
    parse_years,
)
from danvan_reports.vi.qualifiers import QUALIFIERS

if TYPE_CHECKING:
    from collections.abc import Callable

counts = st.integers(0, 10**18)
decimals = st.integers(0, 10**20).map(lambda number: Decimal(number).scaleb(-2))
years = st.integers(1900, 2100)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
months = st.builds(YearMonth, years, st.integers(1, 12))
year_pairs = st.lists(years, min_size=2, max_size=2, unique=True).map(sorted)
ratios = st.lists(counts, min_size=2, max_size=2).map(sorted).filter(lambda pair: pair[1] > 0).map(lambda p: Ratio(*p))
qualifiers = st.sampled_from(QUALIFIERS)
periods = st.one_of(
    st.builds(Period, st.just("month"), years, st.integers(1, 12)),
    st.builds(Period, st.just("quarter"), years, st.integers(1, 4)),
    st.builds(Period, st.sampled_from(["first_months", "last_months"]), years, st.integers(1, 11)),
    st.builds(Period, st.just("year"), years),
    st.builds(
        lambda kind, pair: Period(kind, pair[0], last_year=pair[1]), st.sampled_from(["stage", "term"]), year_pairs
    ),
)
spans = st.one_of(*(st.lists(one, min_size=2, max_size=2, unique=True).map(sorted) for one in (days, months))).map(
    lambda pair: Span(*pair)
)
quantities = st.one_of(
    st.tuples(st.just("count"), counts.map(Decimal)),
    st.tuples(st.just("decimal"), decimals.filter(lambda value: value != int(value))),
    st.tuples(st.just("percent"), decimals),
    st.tuples(st.just("money"), counts.map(Decimal)),
)
approximations = st.builds(lambda qualifier, pair: Approximation(qualifier, *pair), st.none() | qualifiers, quantities)
agencies = st.from_regex(r"[A-ZĐ][A-Za-zĐđ0-9]{0,8}(-[A-ZĐ]{1,5})?", fullmatch=True).filter(
    lambda agency: all(agency_in_its_case(part) in {part, None} for part in agency.split("-"))
)
numbers = st.integers(1, 999_999)
party_numbers = st.builds(
    DocumentNumber,
    st.just("party"),
    numbers,
    st.sampled_from([*PARTY_SYMBOLS.values(), "QĐi"]),
    agencies,
    st.none(),
    st.booleans(),
)
state_numbers = st.builds(
    DocumentNumber, st.just("state"), numbers, st.sampled_from([*STATE_SYMBOLS.values()]), agencies
)
legal_numbers = st.builds(
    DocumentNumber, st.just("legal"), numbers, st.sampled_from(["NĐ", "PL", "TT"]), agencies, st.integers(1900, 2100)
)
law_numbers = st.builds(DocumentNumber, st.just("legal"), numbers, st.none(), st.just("QH15"), years)
letters = st.builds(DocumentNumber, st.just("state"), numbers, st.none(), st.sampled_from(["BNV-VP", "UBND-VX"]))
document_numbers = st.one_of(party_numbers, state_numbers, legal_numbers, law_numbers, letters)
citations = st.builds(
    Citation,
    st.sampled_from(["Quyết định", "Nghị quyết liên tịch", "Kế hoạch", "Thông tư"]),
    document_numbers,
    st.none() | days,
    st.sampled_from(["", "Bộ Chính trị (khóa X)", "Ban Thường vụ Tỉnh ủy"]),
    st.sampled_from(["", "về công tác dân vận", "ban hành Quy chế làm việc"]),
)

laws = st.builds(
    Citation,
    st.sampled_from(["Luật", "Bộ luật", "Pháp lệnh"]),
    subject=st.sampled_from(["", "(sửa đổi)", "(sửa đổi, bổ sung năm 2017)"]),
    title=st.sampled_from(
        [
            "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
            "Phòng, chống tác hại của rượu, bia",
            "Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức",
            "Ban hành văn bản quy phạm pháp luật",
        ]
    ),
    year=years,
)


def with_decimals(text: str) -> Decimal:
    return parse_decimal(text, max_places=2)


FORMS: list[tuple[str, st.SearchStrategy[Any], Callable[[Any], str], Callable[[str], Any]]] = [
    ("integer", counts, format_integer, parse_count),
    ("count", counts, format_count, parse_count),
    ("decimal", decimals, format_decimal, with_decimals),
    ("decimal, fixed", decimals, lambda value: format_decimal(value, 2, fixed=True), with_decimals),
    ("percent", decimals, format_percent, parse_percent),
    (
        "percent range",
        st.lists(decimals, min_size=2, max_size=2, unique=True).map(sorted).map(lambda pair: PercentRange(*pair)),
        format_percent_range,
        parse_percent_range,
    ),
    ("ratio", ratios, format_ratio, parse_ratio),
    ("money, full", counts, format_money_full, parse_money),
    ("money, short", counts, format_money_short, parse_money),
    ("approximation", approximations, format_approximation, parse_approximation),
    ("long date", days, format_date_long, parse_date),
    ("bound date", days, lambda day: format_date_long(day, bind=True), parse_date),
    ("short date", days, format_date_short, parse_date_or_month),
    ("ISO date", days, date.isoformat, parse_date),
    (
        "day and month",
        st.dates(date(2024, 1, 1), date(2024, 12, 31)),
        format_day_month,
        lambda text: parse_day_month(text, year=2024),
    ),
    ("month", months, format_month, parse_month),
    ("bare month", months, format_bare_month, parse_date_or_month),
    ("time", st.times().map(lambda moment: time(moment.hour, moment.minute)), format_time, parse_time),
    ("period", periods, format_period, parse_period),
    ("years", year_pairs.map(lambda pair: YearRange(*pair)), format_years, parse_years),
    ("span", spans, lambda span: format_span(span.first, span.last), parse_span),
    ("Roman numeral", st.integers(1, 3999), roman, parse_roman),
    ("congress", st.integers(1, 3999), format_congress, parse_congress),
    ("document number", document_numbers, str, parse_document_number),
    ("number line", document_numbers, format_number_line, parse_document_number),
]


@pytest.mark.parametrize(("strategy", "write", "parse"), [form[1:] for form in FORMS], ids=[form[0] for form in FORMS])
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_what_is_written__is_read_again(
    data: st.DataObject, strategy: st.SearchStrategy[Any], write: Callable[[Any], str], parse: Callable[[str], Any]
) -> None:
    value = data.draw(strategy)
    assert parse(write(value)) == value


@settings(max_examples=100, deadline=None)
@given(approximation=approximations)
def test_measure__is_read_again_from_its_official_form(approximation: Approximation) -> None:
    kind = "approximation" if approximation.qualifier else approximation.quantity
    quantity = approximation.quantity if approximation.qualifier else None
    measure = Measure(kind, approximation.value, qualifier=approximation.qualifier, quantity=quantity)
    found = parse_measure(format_measure(measure))
    assert (found.kind, found.value, found.qualifier, found.quantity) == (
        measure.kind,
        measure.value,
        measure.qualifier,
        measure.quantity,
    )


@pytest.mark.parametrize("style", ["party", "state"])
@settings(max_examples=100, deadline=None)
@given(citation=citations)
def test_citation__is_read_again_in_either_style(style: CitationStyle, citation: Citation) -> None:
    assert parse_citation(build_citation(citation, style)) == citation


@given(law=laws)
def test_law__is_read_again(law: Citation) -> None:
    assert parse_citation(build_citation(law)) == law
