from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact, localcontext
from typing import TYPE_CHECKING

import pytest
from babel.numbers import format_decimal as babel_decimal
from hypothesis import given
from hypothesis import strategies as st

from danvan_reports.vi.approximations import Approximation, format_approximation, parse_approximation
from danvan_reports.vi.measures import Measure, doubts_about, format_measure, parse_measure, takes_padding
from danvan_reports.vi.money import format_money_full, format_money_short, parse_money
from danvan_reports.vi.numbers import (
    format_count,
    format_decimal,
    format_integer,
    format_percent_of,
    parse_decimal,
    percent_of,
    quantized,
    round_half_up,
)
from danvan_reports.vi.qualifiers import QUALIFIERS, round_by_qualifier

if TYPE_CHECKING:
    from collections.abc import Callable

amounts = st.integers(0, 10**18)


@given(number=st.integers(-(10**18), 10**18))
def test_grouping__is_that_of_babel(number: int) -> None:
    assert format_integer(number) == babel_decimal(number, locale="vi")


def test_decimals__keep_every_digit__unless_places_are_given() -> None:
    assert [format_decimal(Decimal("12.075"), places) for places in (None, 2, 0)] == ["12,075", "12,08", "12"]


@pytest.mark.parametrize(("text", "value"), [("0,125", "0.125"), ("5,200", "5.200")])
def test_decimal__with_three_places__where_the_field_allows_them(text: str, value: str) -> None:
    assert str(parse_decimal(text, max_places=3)) == value


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+19", "1E-40"])
def test_decimal__that_no_document_holds__is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="beyond what documents hold"):
        format_decimal(Decimal(value))


def test_rounding__beyond_what_documents_hold__is_refused() -> None:
    with pytest.raises(ValueError, match="beyond what documents hold"):
        round_half_up(Decimal("1E+19"), 0)


@pytest.mark.parametrize("places", [-1, 31])
def test_rounding__to_absurd_places__is_refused(places: int) -> None:
    with pytest.raises(ValueError, match="decimal places are"):
        round_half_up(Decimal(1), places)


def test_count__is_not_negative() -> None:
    with pytest.raises(ValueError, match="a count is not negative"):
        format_count(-1)


@pytest.mark.parametrize("trapped", [False, True])
def test_arithmetic__does_not_depend_on_the_context_of_the_caller(trapped: bool) -> None:
    with localcontext(Context(prec=2, rounding=ROUND_HALF_EVEN, traps=[Inexact] if trapped else [])):
        assert round_half_up(Decimal("1234.565"), 2) == Decimal("1234.57")
        assert format_percent_of(52_807, 60_421) == "87,4%"
        assert format_decimal(Decimal("-1234567.891"), 1) == "-1.234.567,9"
        assert format_money_short(5_234_567_890, 1, "trên") == "trên 5,2 tỷ đồng"
        assert format_measure(parse_measure("trên 5,2 tỷ")) == "trên 5,2\u00a0tỷ\u00a0đồng"


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (99_999, 100_000, "99,99%"),
        (10**18 - 1, 10**18, "99,99%"),
        (100_000, 100_000, "100%"),
        (100_001, 100_000, "100%"),
        (Decimal("105.2"), 100, "105,2%"),
        (1, 100_000, "0,001%"),
        (1, 10**18, "0,0000000000000001%"),
        (3, 40_000, "0,01%"),
        (0, 100_000, "0%"),
    ],
)
def test_percent__of_a_part__is_neither_100_below_the_whole_nor_0_above_nothing(
    part: int | Decimal, whole: int, percent: str
) -> None:
    assert format_percent_of(part, whole) == percent


@pytest.mark.parametrize("whole", [0, -1])
def test_percent__of_nothing__is_refused(whole: int) -> None:
    with pytest.raises(ValueError, match="no percentage of"):
        percent_of(1, whole)


@given(part=amounts, whole=st.integers(1, 10**18), places=st.integers(0, 4))
def test_percent__is_the_nearest_of_its_places(part: int, whole: int, places: int) -> None:
    scale = 10**places
    nearest = (2 * 100 * part * scale + whole) // (2 * whole)
    if part < whole and nearest >= 100 * scale:
        nearest = 100 * part * scale // whole
    if part <= whole:
        assert percent_of(part, whole, places=places) == Decimal(nearest).scaleb(-places)


@given(digits=st.integers(0, 10**15), qualifier=st.sampled_from(QUALIFIERS), places=st.integers(0, 3))
def test_rounding_by_qualifier__keeps_the_words_true(digits: int, qualifier: str, places: int) -> None:
    value = Decimal(digits).scaleb(-5)
    bound = round_by_qualifier(value, qualifier, places)
    if qualifier in {"trên", "hơn", "ít nhất", "tối thiểu", "không dưới"}:
        assert value - 1 < bound <= value
    elif qualifier in {"gần", "dưới", "tối đa", "không quá"}:
        assert value <= bound < value + 1
    else:
        assert abs(value - bound) <= Decimal("0.5").scaleb(-places)


def test_rounding_by_an_unknown_word__is_refused() -> None:
    with pytest.raises(ValueError, match="not a word of approximation"):
        round_by_qualifier(Decimal(1), "độ", 0)


@pytest.mark.parametrize(
    ("dong", "arguments", "text"),
    [
        (999_999, (), "999.999 đồng"),
        (1_000_000, (), "1 triệu đồng"),
        (5_125_000, (2,), "5.125.000 đồng"),
        (5_125_000, (3,), "5,125 triệu đồng"),
        (999_999_999, (0, "gần"), "gần 1 tỷ đồng"),
        (999_999_999, (1, "trên"), "trên 999,9 triệu đồng"),
        (5_200_000_000, (1, "trên"), "5,2 tỷ đồng"),
        (5_200_000_000, (1, "không dưới"), "không dưới 5,2 tỷ đồng"),
        (850_500, (0, "khoảng"), "khoảng 850.500 đồng"),
        (10**18, (), "1.000.000.000 tỷ đồng"),
    ],
)
def test_short_money__loses_no_digit_and_says_nothing_false(dong: int, arguments: tuple[int, str], text: str) -> None:
    assert format_money_short(dong, *arguments) == text


@pytest.mark.parametrize("write", [format_money_full, format_money_short])
def test_money__is_not_negative(write: Callable[[int], str]) -> None:
    with pytest.raises(ValueError, match="not negative"):
        write(-1)


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("2 nghìn tỷ 350 tỷ", 2_350_000_000_000),
        ("1.500 NGÀN TỈ đồng", 1_500_000_000_000_000),
        ("7479đ", 7479),
        ("2 tỷ 500 nghìn VND", 2_000_500_000),
        ("0,000000001 tỷ", 1),
        ("5 TRİỆU", 5_000_000),
    ],
)
def test_money__is_read_in_the_forms_of_the_grammar(text: str, dong: int) -> None:
    assert parse_money(text) == dong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Không Quá 500 triệu", Approximation("không quá", "money", Decimal(500_000_000))),
        ("tốİ  đa 5", Approximation("tối đa", "count", Decimal(5))),
        ("xấp xỉ 07", Approximation("xấp xỉ", "count", Decimal(7))),
        ("trên 2,5", Approximation("trên", "decimal", Decimal("2.5"))),
        ("gần 71 %", Approximation("gần", "percent", Decimal(71))),
    ],
)
def test_approximation__knows_of_what_it_is(text: str, expected: Approximation) -> None:
    assert parse_approximation(text) == expected


def test_approximation__is_written_as_given() -> None:
    assert format_approximation(parse_approximation("dưới 500 đ")) == "dưới 500 đồng"


@pytest.mark.parametrize(
    ("text", "measure", "official"),
    [
        ("4.646", Measure("count", Decimal(4646), text="4.646"), "4.646"),
        (" 7 ", Measure("count", Decimal(7), text="7"), "07"),
        ("5,20", Measure("decimal", Decimal("5.2"), text="5,20"), "5,2"),
        ("87,39 %", Measure("percent", Decimal("87.39"), text="87,39 %"), "87,39%"),
        ("51/51", Measure("ratio", numerator=51, denominator=51, text="51/51"), "51/51"),
        ("850 triệu", Measure("money", Decimal(850_000_000), text="850 triệu"), "850°triệu°đồng"),
        ("7.479.000 đ", Measure("money", Decimal(7_479_000), text="7.479.000 đ"), "7.479.000°đồng"),
        (
            "hơn 2.000",
            Measure("approximation", Decimal(2000), None, None, "hơn", "hơn 2.000", "count"),
            "hơn 2.000",
        ),
    ],
)
def test_measure__is_told_by_how_it_is_written(text: str, measure: Measure, official: str) -> None:
    assert parse_measure(text) == measure
    assert format_measure(measure).replace("\u00a0", "°") == official


@pytest.mark.parametrize(
    ("text", "words"), [("7", "7"), ("hơn 7", "hơn 7"), ("7/9", "7/9"), ("5,2", "5,2"), ("4.646", "4.646")]
)
def test_measure__not_before_what_it_counts__has_no_zero_before_it(text: str, words: str) -> None:
    assert format_measure(parse_measure(text), padded=False) == words


@pytest.mark.parametrize("unit", ["", "mô hình", "lượt người", "ngày công", "đồng chí", "năm học", "km", "trường"])
def test_counts_of_people_and_things__take_two_digits(unit: str) -> None:
    assert takes_padding(unit)


@pytest.mark.parametrize(
    "unit", ["%", "% dân số", "tỷ đồng", "Triệu", "đồng", "đ", "VNĐ", "ngày", "tháng", "năm", "tuổi"]
)
def test_counts_of_percents_money_and_time__take_one_digit(unit: str) -> None:
    assert not takes_padding(unit)


@pytest.mark.parametrize(
    "measure",
    [
        Measure("count"),
        Measure("ratio", Decimal(1)),
        Measure("ratio", numerator=1),
        Measure("approximation", Decimal(1), qualifier="trên"),
    ],
)
def test_measure__without_its_value__is_refused(measure: Measure) -> None:
    with pytest.raises(ValueError, match=r"a figure without a value|does not say of what"):
        format_measure(measure)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("5 đồng", ("money-below-thousand",)),
        ("trên 5 đồng", ("money-below-thousand",)),
        ("2.520 tỷ", ("money-thousands-of-billions",)),
        ("1.000 tỷ", ("money-thousands-of-billions",)),
        ("999 tỷ", ()),
        ("1500 tỷ", ()),
        ("5,125 triệu đồng", ("money-three-decimals",)),
        ("khoảng 12,345 nghìn tỷ", ("money-three-decimals",)),
        ("0,125 tỷ", ()),
        ("5,25 tỷ", ()),
        ("1.234,567 tỷ", ()),
        ("0,71%", ("percent-below-one",)),
        ("0%", ()),
        ("0 đồng", ()),
        ("5", ()),
        ("51/51", ()),
    ],
)
def test_doubts__are_told_of_figures_that_may_not_be_meant(text: str, doubts: tuple[str, ...]) -> None:
    assert doubts_about(parse_measure(text)) == doubts


def test_quantized__takes_the_largest_number_at_the_most_places() -> None:
    assert quantized(Decimal(10**18), 30, ROUND_HALF_EVEN) == 10**18
