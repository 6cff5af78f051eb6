from __future__ import annotations

import random
from decimal import Context, Decimal, Inexact, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.words import WordStyle, decimal_words, money_words, number_words, parse_number_words

SOUTHERN = WordStyle(odd="lẻ", four="bốn", thousand="ngàn", billion="tỉ")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (14, "mười bốn"),
        (1_001_000, "một triệu không trăm linh một nghìn"),
        (10**15, "một triệu tỷ"),
        (10**18, "một tỷ tỷ"),
        (1_234_000_000_012, "một nghìn hai trăm ba mươi tư tỷ không trăm mười hai"),
    ],
)
def test_number_words__reads_billions_as_a_number_of_their_own(number: int, words: str) -> None:
    assert number_words(number) == words


def test_number_words__in_another_style() -> None:
    assert number_words(2_000_104_024, SOUTHERN) == "hai tỉ một trăm lẻ bốn ngàn không trăm hai mươi bốn"


@pytest.mark.parametrize("number", [10**18 + 1, -(10**18) - 1])
def test_number_words__beyond_the_last_scale__are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="only numbers up to"):
        number_words(number)


@given(number=st.integers(-(10**18), 10**18), style=st.sampled_from([WordStyle(), SOUTHERN]))
def test_parse_number_words__is_the_inverse_in_every_style(number: int, style: WordStyle) -> None:
    assert parse_number_words(number_words(number, style)) == number


def check_random_numbers(count: int) -> None:
    source = random.Random(20261122)  # noqa: S311 - no secrets
    for _ in range(count):
        number = source.randrange(10 ** source.randint(1, 18) + 1)
        assert parse_number_words(number_words(number)) == number


def test_parse_number_words__inverts_ten_thousand_random_numbers() -> None:
    check_random_numbers(10_000)


@pytest.mark.slow
def test_parse_number_words__inverts_a_million_random_numbers() -> None:
    check_random_numbers(1_000_000)


@pytest.mark.parametrize("count", [50_000])
def test_number_words__differ_for_different_numbers(count: int) -> None:
    assert len({number_words(number) for number in range(count)}) == count


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Một tỷ không triệu không nghìn không trăm linh một", 1_000_000_001),
        ("một tỷ không triệu năm trăm nghìn", 1_000_500_000),
        ("hai mươi bốn", 24),
    ],
)
def test_parse_number_words__accepts_spoken_empty_groups_and_other_styles(words: str, number: int) -> None:
    assert parse_number_words(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "mươi",
        "hai mươi một",
        "một trăm một",
        "một nghìn năm",
        "linh",
        "âm",
        "âm không",
        "tỷ",
        "hai một",
        "một nghìn nghìn",
    ],
)
def test_parse_number_words__refuses_what_nobody_would_say(words: str) -> None:
    with pytest.raises(ValueFault, match="not-number-words"):
        parse_number_words(words)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("5.20", "năm phẩy hai"),
        ("-0.5", "âm không phẩy năm"),
        ("12.075", "mười hai phẩy không bảy mươi lăm"),
        ("3", "ba"),
    ],
)
def test_decimal_words__read_leading_zeros_one_by_one__and_no_trailing_ones(value: str, words: str) -> None:
    with localcontext(Context(prec=1, traps=[Inexact])):
        assert decimal_words(Decimal(value)) == words


def test_decimal_words__reach_eighteen_places() -> None:
    assert decimal_words(Decimal("0.000000000000000001")) == "không phẩy " + "không " * 17 + "một"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+19", "0.1234567890123456789"])
def test_decimal_words__of_what_documents_never_hold__are_refused(value: str) -> None:
    with pytest.raises(ValueError, match="no words for"):
        decimal_words(Decimal(value))


def test_money_words__of_nothing_and_of_a_debt() -> None:
    assert money_words(0) == "Không đồng"
    with pytest.raises(ValueError, match="not negative"):
        money_words(-1)
