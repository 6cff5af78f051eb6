"""Are the documents that the text cites cited rightly, in force, and older than the text itself?"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.patterns import lazy_pattern
from danvan_reports.review.data import load_data
from danvan_reports.review.engine import Rule, found
from danvan_reports.vi.citations import parse_citation
from danvan_reports.vi.dates import format_date_short
from danvan_reports.vi.errors import ValueFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.review.engine import Finding, Subject

_NUMBERED = lazy_pattern(r"\b\d{1,4}(?:-[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ]\w*|/\d{4}/[A-ZĐ][\w-]*|/[A-ZĐ]\w*-[A-ZĐ]\w*)")
_DATED = lazy_pattern(r"\b(\d{1,4}-[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ]\w*),? ngày (\d{1,2}/\d{1,2}/\d{4})(?: của ([^,;.()]+))?")
_DATED_PLAINLY = lazy_pattern(r"\b(\d{1,4}-[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ]\w*),? ngày (\d{1,2}/\d{1,2}/\d{4})")
_CARRIES_OUT = lazy_pattern(r"\b(?:thực hiện|thi hành|triển khai|cụ thể h(?:óa|oá)|hướng dẫn)\b")
_ALSO = lazy_pattern(r"\b(?:và|đã|cùng)\b")
"""Words after which another document is named for itself."""


def _later_than_paper(subject: Subject) -> Iterator[Finding]:
    """A document cited is not dated after a paper that cites it; the earliest such paper is told."""
    signed = sorted((paper.date, kind) for kind, paper in subject.papers.items() if isinstance(paper.date, dt.date))
    of_papers = ((text, match) for text in subject.texts_of_papers for match in _DATED.finditer(text.text))
    for text, match in itertools.chain(subject.matches(_DATED), of_papers) if signed else ():
        day = _day(match[2])
        before = ((date, kind) for date, kind in signed if day and date < day and subject.stands_in(text, kind))
        for date, kind in itertools.islice(before, 1):
            yield found(text.path, found=match[0], issued=format_date_short(date), kind=kind)


def _older_than_base(subject: Subject) -> Iterator[Finding]:
    """A document that carries another out is not dated before it."""
    for text, _ in subject.texts_with(_DATED_PLAINLY):
        for (own, own_day), (base, base_day), between in _neighbours(text.text):
            if own_day < base_day and _CARRIES_OUT.search(between) and not _ALSO.search(between):
                yield found(text.path, found=own, base=base)


def _neighbours(text: str) -> Iterator[tuple[tuple[str, dt.date], tuple[str, dt.date], str]]:
    """Yield each two dated citations that follow one another in a sentence, with the words between them."""
    for first, second in pairwise(_DATED_PLAINLY.finditer(text)):
        between = text[first.end() : second.start()]
        days = _day(first[2]), _day(second[2])
        if days[0] and days[1] and ". " not in between and ";" not in between:
            yield (first[0], days[0]), (second[0], days[1]), between


def _repealed(subject: Subject) -> Iterator[Finding]:
    """A document repealed before the paper's date is not cited as a basis for it."""
    if subject.issued is None:
        return
    for entry in load_data("repealed")["documents"]:
        if dt.date.fromisoformat(entry["repealed"]) > subject.issued:
            continue
        for text in subject.texts if entry["number"] in subject.all_text else ():
            if _cites(text.text, entry) and entry["replaced_by_number"] not in text.text:
                until = format_date_short(dt.date.fromisoformat(entry["repealed"]))
                yield found(text.path, found=entry["number"], until=until, expected=entry["replaced_by"])


def _collision(subject: Subject) -> Iterator[Finding]:
    """One number is cited with one date and one issuer throughout."""
    first: dict[str, re.Match[str]] = {}
    for text, match in subject.matches(_DATED):
        known = first.setdefault(match[1], match)
        if known[2] != match[2] or not _may_be_one(known[3] or "", match[3] or ""):
            yield found(text.path, found=match[0], other=known[0])


def _form(subject: Subject) -> Iterator[Finding]:
    """A legal basis names the type, the number, the date and the issuer (HD 05-HD/VPTW, I.6.1.4)."""
    for text in subject.texts:
        if not text.path or text.path[0] != "legal_bases" or not _NUMBERED.search(text.text):
            continue
        try:
            citation = parse_citation(text.text)
        except ValueFault as fault:
            yield found(text.path, found=text.text, reason=fault.reason, suggestion=fault.suggestion or "")
            continue
        if citation.number and ((citation.date is None and citation.year is None) or not citation.issuer):
            yield found(text.path, found=text.text, reason="citation-incomplete", suggestion="")


def _may_be_one(issuer: str, other: str) -> bool:
    """Tell whether two mentions may name one issuer: where a name ends in a sentence cannot be told."""
    shorter, longer = sorted((issuer, other), key=len)
    return longer.startswith(shorter)


def _cites(text: str, entry: dict[str, str]) -> bool:
    """Tell whether ``text`` cites the document: its number, with its own date or with none.

    Party numbers start again with every term, so the same number with another date is another document.
    """
    if entry["number"] not in text:
        return False
    cited = re.search(
        rf"(?<![\w-]){re.escape(entry['number'])}(?![\w-])(?:,? ngày (\d{{1,2}}/\d{{1,2}}/\d{{4}}))?", text
    )
    return cited is not None and (cited[1] is None or _day(cited[1]) == dt.date.fromisoformat(entry["date"]))


def _day(typed: str) -> dt.date | None:
    day, month, year = (int(part) for part in typed.split("/"))
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


RULES = (
    Rule("DL204", Severity.WARNING, _later_than_paper),
    Rule("DL205", Severity.WARNING, _repealed),
    Rule("DL206", Severity.WARNING, _collision),
    Rule("DL207", Severity.WARNING, _form),
    Rule("DL208", Severity.WARNING, _older_than_base),
)
