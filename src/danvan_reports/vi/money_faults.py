"""What is wrong with a sum of money that does not fit the grammar, and what to write instead."""

from __future__ import annotations

import re

from danvan_reports.patterns import lazy_pattern
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.fault_rules import FaultRule, first_fault
from danvan_reports.vi.number_faults import in_digits, spelled_out_number, whole_fault
from danvan_reports.vi.reading import small_letters

CURRENCY = "đồng|VNĐ|VND|đ|₫"
SCALE = "(?:nghìn|ngàn) (?:tỷ|tỉ)|nghìn|ngàn|triệu|tỷ|tỉ"

_NUMBER = "[0-9][0-9.,]*"
_GROUPED_BY_SPACE = r"([1-9][0-9]{0,2}(?: [0-9]{3})+)"
_SLANG_SCALES = {"k": "nghìn", "tr": "triệu", "củ": "triệu", "tỏi": "tỷ"}

_RULES = (
    FaultRule(rf"(?:{SCALE})?(?: ?(?:{CURRENCY}))?", "number-missing"),
    FaultRule(r"[-–−] ?[0-9].*", "negative"),
    FaultRule(r"[$€£¥].*|.*(?:[$€£¥]|USD|EUR|đô la|đô)", "foreign-currency"),
    FaultRule(
        rf"({_NUMBER}) ?(k|tr|củ|tỏi)(?: ?(?:{CURRENCY}))?",
        "slang-unit",
        lambda match: f"{match[1]} {_SLANG_SCALES[small_letters(match[2])]} đồng",
    ),
    FaultRule(
        rf"([0-9][0-9.]*) ?tr ?([1-9])(?: ?(?:{CURRENCY}))?",
        "slang-unit",
        lambda match: f"{match[1]},{match[2]} triệu đồng",
    ),
    FaultRule(
        rf"([0-9][0-9.]*) ?tr ?([1-9][0-9]{{2}})(?: ?(?:{CURRENCY}))?",
        "slang-unit",
        lambda match: f"{match[1]} triệu {match[2]} nghìn đồng",
    ),
    FaultRule(
        rf"{_GROUPED_BY_SPACE}( ?(?:{SCALE}|{CURRENCY}).*)",
        "foreign-grouping",
        lambda match: match[1].replace(" ", ".") + match[2],
    ),
    FaultRule(
        rf"([0-9][0-9.]*) ?({SCALE}) rưỡi( ?(?:{CURRENCY}))?",
        "half-word",
        lambda match: f"{match[1]},5 {match[2]}{match[3] or ''}",
    ),
    FaultRule(
        r"([0-9][0-9.]*) ?(nghìn|ngàn|triệu|tỷ|tỉ) ?([1-9])",
        "last-unit-omitted",
        lambda match: f"{match[1]},{match[3]} {match[2]}",
    ),
    FaultRule(rf"(?:{_NUMBER} ?(?:{SCALE}) ?)+{_NUMBER}(?: ?(?:{CURRENCY}))?", "last-unit-missing"),
    FaultRule(
        rf"(.*[^ ]) ?({CURRENCY})(?: ?(?:{CURRENCY}))+",
        "repeated-unit",
        lambda match: f"{match[1]} {match[2]}",
    ),
)
_IN_WORDS = lazy_pattern(rf"(.*?[^ ])( (?:{CURRENCY}))?", re.IGNORECASE)
_SPOKEN_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6}


def money_fault(text: str) -> ValueFault:
    """Return what is wrong with ``text`` as a sum of money; ``text`` fits neither form of the grammar."""
    return first_fault(text, _RULES) or _spelled_out(text) or _as_number(text)


def _spelled_out(text: str) -> ValueFault | None:
    """Return the fault of a sum in words; without đồng it is one only when it ends in triệu or tỷ."""
    match = _IN_WORDS.fullmatch(text)
    number = spelled_out_number(match[1]) if match else None
    if match is None or number is None:
        return None
    scale = small_letters(match[1]).rpartition(" ")[2]
    units, rest = divmod(number, _SPOKEN_SCALES.get(scale, 1))
    if scale in _SPOKEN_SCALES and not rest:
        return ValueFault("words-not-digits", text, in_digits(units, f" {scale} đồng"))
    return ValueFault("words-not-digits", text, in_digits(number, " đồng")) if match[2] else None


def _as_number(text: str) -> ValueFault:
    fault = whole_fault(text)
    return ValueFault("not-money", text) if fault.reason in {"not-a-number", "text-after-number"} else fault
