from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_reports.vi.dates import (
    YearMonth,
    format_date_long,
    format_place_date,
    format_time,
    format_weekday,
    parse_date,
    parse_day_month,
    parse_time,
)
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.periods import Period, Span, format_quarter, format_span, parse_period, parse_span, parse_years


@given(day=st.dates())
def test_long_date__pads_days_below_10_and_months_below_3(day: date) -> None:
    _, dd, _, mm, _, year = format_date_long(day).split(" ")
    assert (len(dd), len(mm)) == (2, 2 if day.month in {1, 2, 10, 11, 12} else 1)
    assert (int(dd), int(mm), int(year)) == (day.day, day.month, day.year)


def test_long_date__bound__has_no_break_spaces_after_each_word() -> None:
    assert format_date_long(date(2024, 5, 28), bind=True) == "ngày\u00a028 tháng\u00a05 năm\u00a02024"


@pytest.mark.parametrize(
    ("when", "line"),
    [
        (date(2026, 10, 12), "Minh Giang, ngày 12 tháng 10 năm 2026"),
        (YearMonth(2026, 2), "Minh Giang, ngày     tháng 02 năm 2026"),
    ],
)
def test_place_date__leaves_the_day_blank__when_only_the_month_is_known(when: date | YearMonth, line: str) -> None:
    assert format_place_date("Minh Giang", when) == line
    assert format_place_date("Minh Giang", when, bind=True).replace("\u00a0", " ") == line


@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 25)))
def test_weekdays__are_seven_and_repeat(day: date) -> None:
    week = [format_weekday(date.fromordinal(day.toordinal() + offset)) for offset in range(8)]
    assert len(set(week)) == 7
    assert week[0] == week[7]


@pytest.mark.parametrize("text", ["ngày 8/2/2021", "08-02-2021", "8.2.2021", "Ngày 8 tháng 2 năm 2021", "2021-02-08"])
def test_date__in_every_form_that_is_typed(text: str) -> None:
    assert parse_date(text) == date(2021, 2, 8)


@pytest.mark.parametrize("text", ["28/5", "ngày 28/5", "28 tháng 5", "28-5", "28.5"])
def test_day_without_year__takes_the_year_it_is_given(text: str) -> None:
    assert parse_day_month(text, year=2024) == date(2024, 5, 28)


@pytest.mark.parametrize("year", [1899, 2101])
def test_day_without_year__in_a_year_out_of_range__is_refused(year: int) -> None:
    with pytest.raises(ValueFault, match="year-out-of-range"):
        parse_day_month("28/5", year=year)


@pytest.mark.parametrize("text", ["8h05", "8h5p", "08:05", "8 giờ 5 phút", "8g05", "8 Giờ 05"])
def test_time__in_every_form_that_is_typed(text: str) -> None:
    assert parse_time(text) == time(8, 5)


def test_time__on_the_hour() -> None:
    assert format_time(time(14, 0)) == "14 giờ 00 phút"


@given(month=st.builds(YearMonth, st.integers(1900, 2100), st.integers(1, 12)))
def test_month__ends_the_day_before_the_next_begins(month: YearMonth) -> None:
    following = YearMonth(month.year + month.month // 12, month.month % 12 + 1)
    assert month < following
    assert month.last_day.toordinal() + 1 == following.first_day.toordinal()


@pytest.mark.parametrize(
    ("text", "period", "start", "end"),
    [
        ("Quý 3/2025", Period("quarter", 2025, 3), date(2025, 7, 1), date(2025, 9, 30)),
        ("quý ii năm 2024", Period("quarter", 2024, 2), date(2024, 4, 1), date(2024, 6, 30)),
        ("Sáu tháng đầu năm 2026", Period("first_months", 2026, 6), date(2026, 1, 1), date(2026, 6, 30)),
        ("ba tháng đầu năm 2026", Period("first_months", 2026, 3), date(2026, 1, 1), date(2026, 3, 31)),
        ("chín tháng đầu năm 2026", Period("first_months", 2026, 9), date(2026, 1, 1), date(2026, 9, 30)),
        ("6 tháng cuối năm 2026", Period("last_months", 2026, 6), date(2026, 7, 1), date(2026, 12, 31)),
        ("06 tháng đầu năm 2026", Period("first_months", 2026, 6), date(2026, 1, 1), date(2026, 6, 30)),
        ("2024", Period("year", 2024), date(2024, 1, 1), date(2024, 12, 31)),
        ("tháng 2 năm 2023", Period("month", 2023, 2), date(2023, 2, 1), date(2023, 2, 28)),
        ("giai đoạn 2021 – 2025", Period("stage", 2021, None, 2025), date(2021, 1, 1), date(2025, 12, 31)),
        ("GİAı ĐOẠN 2021-2025", Period("stage", 2021, None, 2025), date(2021, 1, 1), date(2025, 12, 31)),
        ("nhiệm kì 2020-2025", Period("term", 2020, None, 2025), None, None),
    ],
)
def test_period__has_its_days__but_a_term_has_none(
    text: str, period: Period, start: date | None, end: date | None
) -> None:
    assert parse_period(text) == period
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "text", ["0 tháng đầu năm 2024", "tháng 0/2024", "quý 0/2024", "quý VI năm 2024", "quý 5/2024"]
)
def test_period__that_no_year_has__is_refused(text: str) -> None:
    with pytest.raises(ValueFault, match="no-such-period"):
        parse_period(text)


@pytest.mark.parametrize("text", ["năm 1899", "giai đoạn 2099-2101", "quý I/2101"])
def test_period__out_of_range__is_refused(text: str) -> None:
    with pytest.raises(ValueFault, match="year-out-of-range"):
        parse_period(text)


@pytest.mark.parametrize("text", ["2020-2020", "2025-2020"])
def test_years__must_rise(text: str) -> None:
    with pytest.raises(ValueFault, match="range-order"):
        parse_years(text)


@pytest.mark.parametrize("quarter", [0, 5])
def test_quarter__outside_the_year__is_refused(quarter: int) -> None:
    with pytest.raises(ValueError, match="a quarter is 1 to 4"):
        format_quarter(quarter, 2024)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 8, 10), date(2026, 9, 18), "từ ngày 10/8/2026 đến ngày 18/9/2026"),
        (YearMonth(2025, 7), YearMonth(2026, 6), "từ tháng 7/2025 đến tháng 6/2026"),
        (date(2026, 8, 10), date(2026, 8, 10), "ngày 10/8/2026"),
        (YearMonth(2025, 1), None, "tháng 01/2025"),
    ],
)
def test_span__is_written_from_to__or_as_one(first: date, last: date | None, text: str) -> None:
    assert format_span(first, last) == text


@pytest.mark.parametrize("text", ["10/8/2026 - 18/9/2026", "10/8/2026–18/9/2026", "từ 10/8/2026 đến 18/9/2026"])
def test_span__in_every_form_that_is_typed(text: str) -> None:
    assert parse_span(text) == Span(date(2026, 8, 10), date(2026, 9, 18))


@pytest.mark.parametrize("text", ["10/8/2026 đến 9/2026", "10/8/2026", "từ đến"])
def test_span__of_unlike_or_missing_ends__is_refused(text: str) -> None:
    with pytest.raises(ValueFault, match="not-a-period"):
        parse_span(text)
