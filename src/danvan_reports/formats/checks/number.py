"""Số, ký hiệu: its form, and whether its type agrees with the tên loại."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.components.composition import LETTER
from danvan_reports.formats.findings import NOT_FILLED, NOT_STATED, Finding, Skip, has_gap
from danvan_reports.formats.profile_components import Source
from danvan_reports.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.profile_types import NumberFormat
    from danvan_reports.formats.rules import Rule

_BARE_ORDINAL = lazy_pattern(r"(?<!\d)(\d)(?=[-/])")
_SYMBOL = lazy_pattern(r"[-/]\s*([A-ZĐa-z]{2,4}i?)\s*[-/]")
_SHUFFLED = lazy_pattern(r"^Số:? *(\d+) *[-/] *([^\s/-]+) *[-/] *(\S+)$")


def check_form(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare the number with the profile's pattern, and name the one thing that is wrong where it is only one."""
    line = subject.composition.lines("number")[0]
    if has_gap(line):
        return Skip(NOT_FILLED, "number")
    text = " ".join(line.text.split())
    number = subject.profile.number
    pattern, draft = _patterns(number, letter=subject.composition.kind == LETTER)
    if draft.search(line.text) or draft.search(text):
        return Skip(NOT_FILLED, "number")
    if pattern.search(text):
        return []
    for aspect, mend in _REPAIRS.items():
        mended = mend(text, number)
        if mended != text and pattern.search(mended):
            return [Finding(aspect, text, mended, "number", line.paragraph)]
    everything = text
    for mend in _REPAIRS.values():
        everything = mend(everything, number)
    if pattern.search(everything):
        return [Finding("several", text, everything, "number", line.paragraph)]
    return [Finding("form", text, number.examples[0], "number", line.paragraph)]


def _patterns(number: NumberFormat, *, letter: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    if letter and number.letter_pattern is not None and number.letter_draft_pattern is not None:
        return number.letter_pattern, number.letter_draft_pattern
    return number.pattern, number.draft_pattern


def _with_colon(text: str, number: NumberFormat) -> str:
    return re.sub(r"^Số\s*:?\s*", "Số: " if number.form.startswith("Số:") else "Số ", text)


def _padded(text: str, _number: NumberFormat) -> str:
    return _BARE_ORDINAL.sub(r"0\1", text, count=1)


def _unspaced(text: str, _number: NumberFormat) -> str:
    return re.sub(r"\s*([-/])\s*", r"\1", text)


def _separated(text: str, number: NumberFormat) -> str:
    match = _SHUFFLED.match(text)
    if match is None:
        return text
    return number.form.format(ordinal=match[1], type=match[2], body=match[3])


def _as_word(text: str, _number: NumberFormat) -> str:
    return re.sub(r"^S[ốÔôỐ]", "Số", text)


_REPAIRS: dict[str, Callable[[str, NumberFormat], str]] = {
    "colon": _with_colon,
    "spaces": _unspaced,
    "zero": _padded,
    "separators": _separated,
    "word": _as_word,
}


def check_type(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare the type in the symbol with the tên loại the document shows."""
    line = subject.composition.lines("number")[0]
    number = subject.profile.number
    kind = number.types.get(subject.composition.kind or "")
    symbol = _SYMBOL.search(line.text)
    if kind is None or symbol is None or not kind.symbols:
        return Skip(NOT_STATED, "number")
    if number.letter_pattern is not None and kind.id == LETTER:
        return Skip(NOT_STATED, "number")
    if symbol[1] in kind.symbols:
        return []
    source = Source(kind.confidence, number.source.clause)
    more = {"type": kind.name}
    return [Finding("", symbol[1], kind.symbols[0], "number", line.paragraph, source=source, more=more)]
