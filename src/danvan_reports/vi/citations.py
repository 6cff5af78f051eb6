"""Citations of documents, as they are written in Party and in state documents.

Party: ``Chỉ thị số 21-CT/TU, ngày 27/5/2022 của Ban Thường vụ Tỉnh ủy`` (form observed in Hướng dẫn
05-HD/VPTW; rule in I.6.1.4). State: ``Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ``
(Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6). Later mentions give type and number alone; a law is cited by
title and year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from danvan_reports.records import dataclass
from danvan_reports.vi.dates import format_date_long, format_date_short, read_date
from danvan_reports.vi.document_numbers import DocumentNumber, read_document_number
from danvan_reports.vi.document_types import LAWS, leading_document_type
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.reading import read, read_group

if TYPE_CHECKING:
    from datetime import date

    from danvan_reports.vi.errors import Reason

CitationStyle = Literal["party", "state"]

_MAX_LENGTH = 2_000
_TOKEN = re.compile(r"[^ ,;()“”]+")
_BEFORE_NUMBER = re.compile(r"[ (]*(?:(?<!\w)số:?)?[ (]*$", re.IGNORECASE)
_TAIL = (
    r"\)?(?:,? (ngày [0-9]{1,2} tháng [0-9]{1,2} năm [0-9]+|ngày [0-9][0-9/.\-]*))?"
    r"(?:,? của (.+?))?"
    r"(?:,? ((?:về|ban hành|quy định|phê duyệt|sửa đổi|hướng dẫn) .*|[“\"].*))?"
)
_AFTER_NUMBER = re.compile(_TAIL, re.IGNORECASE)
_AFTER_LAW = re.compile(rf" ([^\W\d_].*?)(?: năm ([0-9]{{4}}))?{_TAIL}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """One document as it is cited; what the citation does not say is None or "".

    ``document_type`` is the name of the type ("Quyết định"), ``subject`` what follows the issuer ("về
    ..."), and ``title`` the name of a law without its type; ``year`` stands for the date of a law cited by
    title alone.
    """

    document_type: str
    number: DocumentNumber | None = None
    date: date | None = None
    issuer: str = ""
    subject: str = ""
    title: str = ""
    year: int | None = None


def parse_citation(text: str) -> Citation:
    """Return the document cited: its type, number, and where they stand its date, issuer and subject.

    Both styles are read, with or without "số". The issuer ends where the subject begins: at "về", "ban
    hành" or a quotation mark. A law may have its title for a number.

    Raises:
        ValueFault: no type that is known, no number that can be read, or a date that does not exist.
    """
    return read(text, _read_citation, max_length=_MAX_LENGTH)


def build_citation(
    citation: Citation, style: CitationStyle = "party", *, form: Literal["first", "later"] = "first"
) -> str:
    """Return the citation in the style of the document that cites it, for its first or a later mention."""
    if citation.document_type in LAWS and citation.title:
        return _law(citation, form)
    named = f"{citation.document_type} số {citation.number}"
    if form == "later":
        return named
    date = _date_words(citation.date, style) if citation.date else ""
    issuer = f" của {citation.issuer}" if citation.issuer else ""
    subject = f" {citation.subject}" if citation.subject else ""
    return named + date + issuer + subject


def _date_words(date: date, style: CitationStyle) -> str:
    return f", ngày {format_date_short(date)}" if style == "party" else f" {format_date_long(date)}"


def _law(citation: Citation, form: Literal["first", "later"]) -> str:
    name = f"{citation.document_type} {citation.title}"
    dated = citation.year or (citation.number and citation.number.year)
    year = dated or (citation.date and citation.date.year)
    return f"{name} năm {year}" if year and form == "first" else name


def _read_citation(typed: str) -> Citation:
    text = typed.rstrip(" ;,.")
    document_type = leading_document_type(text)
    token = next(filter(_is_number, _TOKEN.finditer(text)), None)
    if document_type is None:
        reason: Reason = "document-type-missing" if token and _starts_at(token) else "unknown-document-type"
        raise ValueFault(reason, typed)
    if token is None:
        return _law_without_number(text, document_type)
    start = _BEFORE_NUMBER.search(text, 0, token.start())
    title = text[len(document_type) : start.start() if start else token.start()].strip()
    tail = _AFTER_NUMBER.fullmatch(text, token.end())
    if not tail or (title and document_type not in LAWS):
        raise ValueFault("citation-form", typed)
    number = read_group(token, 0, read_document_number)
    return Citation(document_type, number, _date(tail, 1), tail[2] or "", tail[3] or "", title)


def _law_without_number(text: str, document_type: str) -> Citation:
    law = _AFTER_LAW.fullmatch(text, len(document_type)) if document_type in LAWS else None
    if not law:
        raise ValueFault("document-number-missing", text)
    year = int(law[2]) if law[2] else None
    return Citation(document_type, None, _date(law, 3), law[4] or "", law[5] or "", law[1], year)


def _date(match: re.Match[str], group: int) -> date | None:
    return read_group(match, group, read_date) if match[group] else None


def _is_number(token: re.Match[str]) -> bool:
    """Tell whether a word may be a document number: digit first, a slash, a letter (dates have none)."""
    word = token[0]
    return "0" <= word[0] <= "9" and "/" in word and any(char.isalpha() for char in word)


def _starts_at(token: re.Match[str]) -> bool:
    """Tell whether nothing but "số" stands before the number."""
    before = _BEFORE_NUMBER.search(token.string, 0, token.start())
    return before is not None and before.start() == 0
