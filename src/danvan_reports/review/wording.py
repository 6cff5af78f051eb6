"""Slips of the pen: words offices correct, doubled words, quotes left open, abbreviations nobody explained."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.patterns import lazy_pattern
from danvan_reports.review.data import load_data
from danvan_reports.review.engine import Rule, found
from danvan_reports.vi.text import find_doubled_words, find_unpaired_quotes
from danvan_reports.vi.tone import count_tone_styles, mixes_tone_styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.review.engine import Finding, Subject

_ABBREVIATION = lazy_pattern(r"(?<![\w/-])[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})*(?![\w/-])")
_EXPLAINED = lazy_pattern(r"\(([A-ZĐ][\w-]+)\)")
_ROMAN = lazy_pattern(r"[IVXLC]+")
_DOUBLE_SPACE = lazy_pattern(r"(?<=\S)  +(?=\S)")
_QUOTE = lazy_pattern("[“”]")


def _phrases(subject: Subject) -> Iterator[Finding]:
    """Words that offices correct before signing."""
    for pattern, use, since in _corrections():
        if since is None or (subject.issued and subject.issued >= since):
            for text, match in subject.texts_with(pattern):
                yield found(text.path, found=match[0], expected=use)


@cache
def _corrections() -> tuple[tuple[re.Pattern[str], str, dt.date | None], ...]:
    """Return what is corrected, what is written instead, and the day from which, where there is one."""
    entries = load_data("wording")["phrases"]
    days = (dt.date.fromisoformat(entry["from"]) if "from" in entry else None for entry in entries)
    return tuple((lazy_pattern(entry["pattern"]), entry["use"], day) for entry, day in zip(entries, days, strict=True))


def _doubled(subject: Subject) -> Iterator[Finding]:
    """A word typed twice; where one word ends as the next begins ("trực tiếp tiếp dân"), nothing was typed twice."""
    for text in subject.texts if find_doubled_words(subject.all_text) else ():
        doubled = find_doubled_words(text.text)
        plain = text.text.replace("\N{NO-BREAK SPACE}", " ") if doubled else ""
        meant = [match.span() for match in _adjoining().finditer(plain)] if doubled else []
        for stretch in doubled:
            if not any(start <= stretch.start and stretch.end <= end for start, end in meant):
                yield found(text.path, found=text.text[stretch.start : stretch.end])


@cache
def _adjoining() -> re.Pattern[str]:
    return re.compile("|".join(load_data("wording")["adjoining"]), re.IGNORECASE)


def _quotes(subject: Subject) -> Iterator[Finding]:
    """A quotation that is opened is closed."""
    for text, _ in subject.texts_with(_QUOTE):
        for stretch in find_unpaired_quotes(text.text):
            yield found(text.path, found=text.text[stretch.start : stretch.end])


def _abbreviations(subject: Subject) -> Iterator[Finding]:
    """An abbreviation is explained where it first stands (HD 05-HD/VPTW, I.6.1.3)."""
    known = set(load_data("wording")["abbreviations"])
    for text, _ in subject.texts_with(_ABBREVIATION):
        known.update(_EXPLAINED.findall(text.text))
        for match in _ABBREVIATION.finditer(text.text):
            if match[0] not in known and not _ROMAN.fullmatch(match[0]) and not _all_capitals(text.text):
                known.add(match[0])
                yield found(text.path, found=match[0])


def _spaces(subject: Subject) -> Iterator[Finding]:
    """Words are parted by one space."""
    for text, _ in subject.texts_with(_DOUBLE_SPACE):
        yield found(text.path)


def _tones(subject: Subject) -> Iterator[Finding]:
    """One document has one way of placing tone marks (hòa or hoà), whichever it is."""
    if not mixes_tone_styles(subject.all_text):
        return
    count = count_tone_styles(subject.all_text)
    rarer = "old" if count.old < count.new else "new"
    text = next(text for text in subject.texts if getattr(count_tone_styles(text.text), rarer))
    yield found(text.path, found=str(min(count.old, count.new)), expected=str(max(count.old, count.new)))


def _all_capitals(text: str) -> bool:
    return text == text.upper()


RULES = (
    Rule("DL240", Severity.WARNING, _phrases),
    Rule("DL241", Severity.WARNING, _doubled),
    Rule("DL242", Severity.WARNING, _quotes),
    Rule("DL243", Severity.WARNING, _abbreviations),
    Rule("DL244", Severity.WARNING, _spaces),
    Rule("DL245", Severity.WARNING, _tones),
)
