"""What a cell shows, from what the workbook stores: numbers exactly, in the Vietnamese writing; nothing guessed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from danvan_reports.sources.workbook import DATE, FRACTION, INTEGER, PERCENT, SWITCH, TEXT, Cell
from danvan_reports.vi.dates import format_date_short
from danvan_reports.vi.numbers import format_decimal
from danvan_reports.vi.text import nfc

ERROR_VALUE = "DL400"
NO_CACHED_VALUE = "DL401"

_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE)
_DECIMALS_SHOWN = re.compile(r"0\.0+")
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LARGEST_EXACT = 10**15
"""Excel keeps fifteen digits; a longer number has lost some."""


def cell_of(row: int, column: int, value: object, number_format: str = "General") -> Cell | None:
    """Return the cell with ``value`` as stored; None when it is empty.

    A whole number whose format shows decimals (``4.000`` under ``0.000``) counts as a fraction: what was typed
    cannot be told any more.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return Cell(row, column, "TRUE" if value else "FALSE", SWITCH)
    if isinstance(value, int | float):
        return _number(row, column, value, number_format)
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return Cell(row, column, _day_or_time(value), DATE)
    text = nfc(str(value).replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text:
        return None
    return Cell(row, column, text, TEXT, ERROR_VALUE if _ERROR.fullmatch(text) else "")


def _number(row: int, column: int, value: float, number_format: str) -> Cell:
    exact = Decimal(repr(value))
    if abs(exact) >= _LARGEST_EXACT or not exact.is_finite():
        return Cell(row, column, str(value), FRACTION)
    shown = _LITERALS.sub("", number_format)
    if "%" in shown:
        return Cell(row, column, f"{format_decimal(exact * 100)}%", PERCENT)
    if exact != exact.to_integral_value():
        return Cell(row, column, format_decimal(exact), FRACTION)
    form = FRACTION if _DECIMALS_SHOWN.search(shown) else INTEGER
    return Cell(row, column, str(int(exact)), form)


def _day_or_time(value: dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(value, dt.datetime):
        value = value.date()
    return format_date_short(value) if isinstance(value, dt.date) else str(value)
