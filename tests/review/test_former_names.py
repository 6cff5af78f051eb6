"""Names of the past: which a paper of a given day may not use any more, and what stands in their place."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from danvan_reports.model.territories import load_territories
from danvan_reports.review.data import load_data
from danvan_reports.review.former_names import former_names

EXEMPT = re.compile(load_data("abolished")["exempt"])
JULY_2025 = dt.date(2025, 7, 1)
UNIT = "tên xã, phường, đặc khu (từ ngày 01/7/2025 không còn cấp huyện)"
COMMITTEE = "Đảng ủy xã, phường, đặc khu (từ ngày 01/7/2025 không còn cấp huyện)"
BAN = "Ban Tuyên giáo và Dân vận"


def names(text: str, day: str) -> list[tuple[str, str, str]]:
    found = former_names(text, dt.date.fromisoformat(day), EXEMPT)
    return [(name.found, name.gone.isoformat(), name.successor) for name in found]


def test_provinces__are_the_34_of_63_and_nine_are_cities() -> None:
    provinces = load_territories().provinces
    assert len(provinces) == 34
    assert len({each.name for each in provinces} | {name for each in provinces for name in each.merged}) == 63
    cities = {day: sum(each.is_city_on(dt.date.fromisoformat(day)) for each in provinces) for day in DAYS}
    assert cities == DAYS


DAYS = {"2025-07-01": 6, "2026-04-29": 6, "2026-04-30": 7, "2026-09-01": 8, "2026-09-19": 8, "2026-09-20": 9}


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("tỉnh Long An", "2025-07-01", ("tỉnh Long An", "2025-07-01", "tỉnh Tây Ninh")),
        ("Tỉnh ủy Sóc Trăng", "2025-07-01", ("Tỉnh ủy Sóc Trăng", "2025-07-01", "Thành ủy Cần Thơ")),
        ("tỉnh Bình Phước", "2026-04-29", ("tỉnh Bình Phước", "2025-07-01", "tỉnh Đồng Nai")),
        ("tỉnh Bình Phước", "2026-04-30", ("tỉnh Bình Phước", "2025-07-01", "thành phố Đồng Nai")),
        ("tỉnh Bà Rịa - Vũng Tàu", "2026-01-01", ("tỉnh Bà Rịa - Vũng Tàu", "2025-07-01", "thành phố Hồ Chí Minh")),
        ("Tỉnh ủy Đồng Nai", "2026-04-30", ("Tỉnh ủy Đồng Nai", "2026-04-30", "Thành ủy Đồng Nai")),
        ("tỉnh Quảng Ninh", "2026-09-01", ("tỉnh Quảng Ninh", "2026-09-01", "thành phố Quảng Ninh")),
        ("TỈNH UỶ BẮC NINH", "2026-09-20", ("TỈNH UỶ BẮC NINH", "2026-09-20", "Thành ủy Bắc Ninh")),
        ("thành phố Trà Vinh", "2025-07-01", ("thành phố Trà Vinh", "2025-07-01", UNIT)),
        ("TP. Lạng Sơn", "2025-07-01", ("TP. Lạng Sơn", "2025-07-01", UNIT)),
        ("Thành ủy Trà Vinh", "2025-07-01", ("Thành ủy Trà Vinh", "2025-07-01", COMMITTEE)),
        ("huyện Củ Chi", "2025-07-01", ("huyện Củ Chi", "2025-07-01", UNIT)),
        ("thị xã Ân Thi đã xong", "2025-07-01", ("thị xã Ân Thi", "2025-07-01", UNIT)),
        ("Quận 12", "2025-07-01", ("Quận 12", "2025-07-01", UNIT)),
        ("HUYỆN ỦY ĐAK ĐOA", "2025-07-01", ("HUYỆN ỦY ĐAK ĐOA", "2025-07-01", COMMITTEE)),
        ("Ban Dân vận Trung ương", "2025-02-03", ("Ban Dân vận Trung ương", "2025-02-03", f"{BAN} Trung ương")),
        ("Ban Dân vận Tỉnh uỷ", "2025-03-01", ("Ban Dân vận Tỉnh uỷ", "2025-03-01", f"{BAN} Tỉnh ủy")),
        ("Ban Tuyên giáo Thành ủy", "2025-03-01", ("Ban Tuyên giáo Thành ủy", "2025-03-01", f"{BAN} Thành ủy")),
    ],
)
def test_former_names__from_the_day_of_the_change(text: str, day: str, expected: tuple[str, str, str]) -> None:
    assert names(text, day) == [expected]
    before = dt.date.fromisoformat(expected[1]) - dt.timedelta(days=1)
    assert names(text, before.isoformat()) == []


@pytest.mark.parametrize(
    "text",
    [
        "xã Châu Thành, phường Hải Dương, xã Bình Dương, phường Long An",
        "thành phố Hồ Chí Minh, Thành ủy Huế, thành phố Cần Thơ, Thành ủy Đồng Nai",
        "tỉnh Tây Ninh, Tỉnh ủy Gia Lai",
        "không tổ chức cấp huyện; các huyện, thị xã, thành phố",
        "CÔNG TÁC DÂN VẬN CẤP HUYỆN NĂM 2026",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "sau khi sáp nhập tỉnh Long An; hồ sơ tiếp nhận từ Huyện ủy Sông Vân",
        "Quyết định số 12-QĐ/HU, ngày 05/3/2024 của Huyện ủy Sông Vân",
        "ngày 45/13/2024 ở phường Trà Vinh",
        "",
    ],
)
def test_former_names__names_of_today_and_of_the_past_told_as_past(text: str) -> None:
    assert names(text, "2026-11-22") == []


def test_former_names__a_sentence_about_the_past_excuses_itself_alone() -> None:
    text = "Hồ sơ tiếp nhận từ huyện Sông Vân. Đã làm việc với huyện Củ Chi và huyện Hóc Môn."
    assert [name for name, _, _ in names(text, "2025-10-01")] == ["huyện Củ Chi", "huyện Hóc Môn"]


def test_former_names__document_cited_from_after_the_change() -> None:
    assert len(names("Báo cáo ngày 05/8/2025 của Huyện ủy Sông Vân", "2026-01-01")) == 1


def test_former_names__body_whose_successor_is_in_doubt() -> None:
    (name,) = names("Ban Dân vận Tỉnh ủy", "2026-07-01")
    assert name[2].startswith(f"{BAN} Tỉnh ủy, hoặc cơ quan nay được giao công tác dân vận")
    assert names("Ban Tuyên giáo Tỉnh ủy", "2026-06-30") != []
    assert names("Ban Tuyên giáo Tỉnh ủy", "2026-07-01") == []
