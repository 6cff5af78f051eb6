"""Numbers and dates are said back as they were understood."""

from __future__ import annotations

from typing import Any

import pytest

from danvan_reports.model.readers import TEXT
from danvan_reports.model.values import COUNT, DATE, DATE_OR_MONTH, DAY_WITHOUT_YEAR, MEASURE, TIME
from danvan_reports.web.echo import understood


@pytest.mark.parametrize(
    ("reader", "typed", "said"),
    [
        (MEASURE, "4.646", "4.646: bốn nghìn sáu trăm bốn mươi sáu"),
        (MEASURE, "5,2", "5,2: năm phẩy hai"),
        (MEASURE, "5,2 tỷ đồng", "5,2 tỷ đồng: năm tỷ hai trăm triệu đồng"),
        (MEASURE, "31/31", "31/31"),
        (MEASURE, "87,39%", "87,39%"),
        (MEASURE, "5.2", ""),
        (COUNT, "45", "45: bốn mươi lăm"),
        (DATE, "12/10/2026", "thứ Hai, ngày 12 tháng 10 năm 2026"),
        (DATE, "31/11/2026", ""),
        (DATE_OR_MONTH, "7/2025", "tháng 7/2025"),
        (DAY_WITHOUT_YEAR, "28/5", "ngày 28 tháng 5"),
        (TIME, "8h30", "08 giờ 30 phút"),
        (TEXT, "4.646", ""),
        (MEASURE, "", ""),
    ],
)
def test_value_is_said_as_understood(reader: Any, typed: str, said: str) -> None:
    assert understood(reader, typed).replace("\N{NO-BREAK SPACE}", " ") == said
