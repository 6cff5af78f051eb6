"""What is wrong with a sum of money that does not fit the grammar, and what to write instead."""

from __future__ import annotations

import re

from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.fault_rules import FaultRule, first_fault
from danvan_reports.vi.number_faults import spelled_out_fault, whole_fault

CURRENCY = "đồng|VNĐ|VND|đ|₫"
SCALE = "(?:nghìn|ngàn) +(?:tỷ|tỉ)|nghìn|ngàn|triệu|tỷ|tỉ"

_NUMBER = "[0-9][0-9.,]*"
_SLANG_SCALES = {"k": "nghìn", "tr": "triệu", "củ": "triệu", "tỏi": "tỷ"}


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_RULES = (
    FaultRule(_pattern(rf"(?:{SCALE})?(?: *(?:{CURRENCY}))?"), "number-missing"),
    FaultRule(_pattern(r"[-–−] ?[0-9].*"), "negative"),
    FaultRule(_pattern(r"[$€£¥].*|.*(?:[$€£¥]|USD|EUR|đô la|đô)"), "foreign-currency"),
    FaultRule(
        _pattern(rf"({_NUMBER}) ?(k|tr|củ|tỏi)(?: *(?:{CURRENCY}))?"),
        "slang-unit",
        lambda match: f"{match[1]} {_SLANG_SCALES[match[2].lower()]} đồng",
    ),
    FaultRule(
        _pattern(rf"([0-9][0-9.]*) *({SCALE}) +rưỡi( *(?:{CURRENCY}))?"),
        "half-word",
        lambda match: f"{match[1]},5 {match[2]}{match[3] or ''}",
    ),
    FaultRule(
        _pattern(r"([0-9][0-9.]*) *(nghìn|ngàn|triệu|tỷ|tỉ) +([1-9])"),
        "last-unit-omitted",
        lambda match: f"{match[1]},{match[3]} {match[2]}",
    ),
    FaultRule(_pattern(rf"(?:{_NUMBER} *(?:{SCALE}) *)+{_NUMBER}(?: *(?:{CURRENCY}))?"), "last-unit-missing"),
    FaultRule(
        _pattern(rf"(.*[^ ]) *({CURRENCY})(?: *(?:{CURRENCY}))+"),
        "repeated-unit",
        lambda match: f"{match[1]} {match[2]}",
    ),
)
_IN_WORDS = _pattern(rf"(.*[^ ]) +(?:{CURRENCY})")


def money_fault(text: str) -> ValueFault:
    """Return what is wrong with ``text`` as a sum of money; ``text`` fits neither form of the grammar."""
    return first_fault(text, _RULES) or _spelled_out(text) or _as_number(text)


def _spelled_out(text: str) -> ValueFault | None:
    match = _IN_WORDS.fullmatch(text)
    return spelled_out_fault(text, match[1], " đồng") if match else None


def _as_number(text: str) -> ValueFault:
    fault = whole_fault(text)
    return ValueFault("not-money", text) if fault.reason in {"not-a-number", "text-after-number"} else fault
