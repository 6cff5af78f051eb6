"""What a report calls its own period, the next one and the one it compares with; names that changed with the law."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from danvan_reports.vi.periods import Period, format_period

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.period import PeriodReport
    from danvan_reports.wording import Wording

GRASSROOTS_LAW: Final = dt.date(2023, 7, 1)
"""From here the Luật Thực hiện dân chủ ở cơ sở (10/2022/QH15) holds; before, quy chế dân chủ."""

WITHOUT_DISTRICTS: Final = dt.date(2025, 7, 1)
"""From here there are xã, phường and đặc khu, no thị trấn (Luật Tổ chức chính quyền địa phương 72/2025/QH15)."""


def next_period(period: Period) -> Period:
    """Return the period that the tasks of a report on ``period`` are for.

    After some first months come the rest of the year; after a quarter, a month or a year the next one.
    """
    year, number = period.year, period.number or 0
    if period.kind == "first_months":
        return Period("last_months", year, 12 - number)
    last = {"month": 12, "quarter": 4}.get(period.kind)
    if last is None:
        return Period("year", year + 1)
    return Period(period.kind, year, number + 1) if number < last else Period(period.kind, year + 1, 1)


def is_short(period: Period | None) -> bool:
    """Tell whether a report on ``period`` gives results and tasks only: that of a month, a quarter or nine months."""
    return period is not None and (period.kind in {"month", "quarter"} or (period.kind, period.number) == _NINE_MONTHS)


_NINE_MONTHS = ("first_months", 9)


def period_words(drafter: Drafter[PeriodReport]) -> dict[str, Wording]:
    """Return the period, the next one and the one compared with, each as it stands in a sentence."""
    period, path = drafter.facts.reporting_period, ("reporting_period",)
    if period is None:
        missing = drafter.gap("kỳ báo cáo", path)
        return {"period": missing, "next": missing, "previous": missing}
    year = drafter.given(str(period.year - 1), path)
    compared = "period.previous.annual" if period.kind == "year" else "period.previous"
    return {
        "period": drafter.given(_unbroken(period), path),
        "next": drafter.given(_unbroken(next_period(period)), path),
        "previous": drafter.say(compared, year=year),
    }


def name_in_time(drafter: Drafter[Any], phrase_id: str, changed: dt.date, earlier: str) -> Wording:
    """Return the phrase as it holds at the end of the period: before ``changed`` the form called ``earlier``."""
    end = drafter.facts.event_date()
    return drafter.say(f"{phrase_id}.{earlier}" if end and end < changed else phrase_id)


def _unbroken(period: Period) -> str:
    """Return the period with its numbers on the line of the words they belong to."""
    return re.sub(
        r"(?<=[0-9]) (?=tháng)|(?<=năm) |(?<=quý) |(?<=tháng) (?=[0-9])", "\N{NO-BREAK SPACE}", format_period(period)
    )
