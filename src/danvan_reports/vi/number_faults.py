"""What is wrong with a number that does not fit the grammar, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.fault_rules import FaultRule, first_fault
from danvan_reports.vi.words import parse_number_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

PER_UNIT = FaultRule(r"[^/]*[0-9][^/]*[A-Za-zÀ-ỹ₫] ?/ ?[^\W\d].*", "per-unit")
"""500.000 đồng/hộ: an amount for each of something, which is not the amount of all."""

MISSING = FaultRule(
    r"[-–—−~.…?]+|n/?a|null|không|khong|"
    r"(?:không|khong) (?:có|co|báo cáo|bao cao|phát sinh|phat sinh|rõ|ro|số liệu|so lieu)(?: [^0-9]*)?|"
    r"(?:chưa|chua|đang|dang|chờ) [^0-9]*",
    "missing-value",
)
"""Words that say there is no figure; which of blank and 0 is meant only the writer knows."""

_SWAPPED = str.maketrans(".,", ",.")


def _first_group(match: re.Match[str]) -> str:
    return match[1]


def _percent_of_group(match: re.Match[str]) -> str:
    return f"{match[1]}%"


_GENERAL = (
    MISSING,
    FaultRule(r"[-–−] ?[0-9].*", "negative"),
    FaultRule(r"\+ ?([0-9].*)", "plus-sign", _first_group),
    PER_UNIT,
    FaultRule(r"[0-9][0-9.,]* ?vạn(?: .*)?", "ten-thousands"),
    FaultRule(
        r"(?:từ )?[0-9][0-9.,]* ?%? ?(?:[-–—~]|đến|tới) ?[0-9][0-9.,]* ?(?:%|phần trăm|[^\W\d].*)?", "range-not-figure"
    ),
    FaultRule(r"(.*[0-9])[.,]", "dangling-separator", _first_group),
    FaultRule(r"[.,]([0-9]{1,2})", "no-integer-part", lambda match: f"0,{match[1]}"),
    FaultRule(
        r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+",
        "foreign-grouping",
        lambda match: match[0].translate(_SWAPPED),
    ),
    FaultRule(
        r"[1-9][0-9]{0,2}([, _'])[0-9]{3}(?:\1[0-9]{3})*",
        "foreign-grouping",
        lambda match: match[0].replace(match[1], "."),
    ),
    FaultRule(r"0+([0-9][0-9.]*(?:,[0-9]+)?)", "leading-zero", _first_group),
    FaultRule(
        r"0\.[0-9]+|[1-9][0-9]*\.[0-9]{1,2}",
        "dot-decimal",
        lambda match: match[0].replace(".", ","),
    ),
)
_NOT_WHOLE = FaultRule(r"(?:0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*),[0-9]+", "not-whole")
_LAST = (
    FaultRule(r"[0-9.]+(?:,[0-9]+)?", "bad-grouping"),
    FaultRule(r"[0-9][0-9.,]* ?[A-Za-zÀ-ỹ].*", "text-after-number"),
)
_PERCENT = (
    FaultRule(r"% ?([0-9][0-9.,]*)", "percent-sign-first", _percent_of_group),
    FaultRule(r"([0-9][0-9.,]*)(?: ?%){2,}", "repeated-percent", _percent_of_group),
    FaultRule(r"(.*[^ ]) phần trăm", "percent-words", _percent_of_group),
)

_PERCENT_RANGE = (
    FaultRule(
        r"(?:từ )?([0-9.,]+) ?%? ?(?:[-–—~]|đến|tới) ?([0-9.,]+) ?(?:%|phần trăm)",
        "range-hyphen",
        lambda match: f"{match[1]}-{match[2]}%",
    ),
)


def whole_fault(text: str) -> ValueFault:
    """Return what is wrong with ``text`` as a whole number."""
    return _number_fault(text, (*_GENERAL, _NOT_WHOLE, *_LAST))


def decimal_fault(text: str) -> ValueFault:
    """Return what is wrong with ``text`` as a decimal number."""
    return _number_fault(text, (*_GENERAL, *_LAST))


def percent_fault(text: str) -> ValueFault:
    """Return what is wrong with ``text`` as a percentage."""
    return first_fault(text, _PERCENT) or decimal_fault(text)


def percent_range_fault(text: str) -> ValueFault:
    """Return what is wrong with ``text`` as a range of percentages."""
    return first_fault(text, _PERCENT_RANGE) or ValueFault("not-a-number", text)


def spelled_out_number(words: str) -> int | None:
    """Return the number that ``words`` say, or None when they say none."""
    try:
        return parse_number_words(words)
    except ValueFault:
        return None


def in_digits(number: int, unit: str = "") -> str:
    """Return ``number`` in digits, a dot before every three, with its ``unit``."""
    return f"{number:,}{unit}".replace(",", ".")


def _spelled_out(text: str) -> ValueFault | None:
    number = spelled_out_number(text)
    return None if number is None else ValueFault("words-not-digits", text, in_digits(number))


def _number_fault(text: str, rules: Iterable[FaultRule]) -> ValueFault:
    return first_fault(text, rules) or _spelled_out(text) or ValueFault("not-a-number", text)
