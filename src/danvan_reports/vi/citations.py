"""Citations of documents, as they are written in Party and in state documents.

Party: ``Chỉ thị số 21-CT/TU, ngày 27/5/2022 của Ban Thường vụ Tỉnh ủy`` (form observed in Hướng dẫn
05-HD/VPTW; rule in I.6.1.4). State: ``Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ``
(Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6). Later mentions give type and number alone; a law is cited by
title and year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass
from danvan_reports.vi.dates import format_date_long, format_date_short, read_date
from danvan_reports.vi.document_numbers import DocumentNumber, read_document_number
from danvan_reports.vi.document_types import CONSTITUTION, LAWS, leading_document_type
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.reading import read, read_group

if TYPE_CHECKING:
    from datetime import date

    from danvan_reports.vi.errors import Reason

CitationStyle = Literal["party", "state"]

_MAX_LENGTH = 2_000
_TOKEN = lazy_pattern(r"[^ ,;()“”]+")
_BEFORE_NUMBER = lazy_pattern(r"[ (]*(?:(?<!\w)số:?)?[ (]*$", re.IGNORECASE)
_DATE = r"ngày [0-9]{1,2} tháng [0-9]{1,2} năm [0-9]+|ngày [0-9][0-9/.\-]*"
_SUBJECT = r"(?:,? (?P<subject>(?:về|ban hành|quy định|phê duyệt|sửa đổi|hướng dẫn) .*|[“\"].*))?"
_TAIL = rf"(?:,? (?P<date>{_DATE}))?(?:,? của (?P<issuer>.+?))?{_SUBJECT}"
_AFTER_NUMBER = lazy_pattern(rf"\)?{_TAIL}", re.IGNORECASE)
_DATE_AFTER_ISSUER = lazy_pattern(rf",? ({_DATE})$", re.IGNORECASE)
_YEAR_OF_LAW = lazy_pattern(r"(?<!\w)(?P<month>tháng [0-9]{1,2} )?năm (?P<year>[0-9]{4})(?!\w)", re.IGNORECASE)
_BARE_YEAR = lazy_pattern(r"(?<!năm)(?<!tháng) (?=[12][0-9]{3}$)", re.IGNORECASE)
_LEGISLATOR_AFTER_TITLE = lazy_pattern(r",? của ((?:Ủy ban Thường vụ )?Quốc hội)$", re.IGNORECASE)
_AFTER_YEAR = lazy_pattern(rf"(?: (?P<remark>\([^()]*\)))?{_TAIL}", re.IGNORECASE)
# "của" belongs to the title of many laws; without a year or a date before it, only these two bodies issue one.
_AFTER_LAW = lazy_pattern(
    rf" (?P<title>[^\W\d_].*?)(?:,? (?P<date>{_DATE})(?:,? của (?P<issuer>.+?))?"
    rf"|,? của (?P<legislator>(?:Ủy ban Thường vụ )?Quốc hội))?{_SUBJECT}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One document as it is cited; what the citation does not say is None or "".

    ``document_type`` is the name of the type ("Quyết định"), ``subject`` what follows the issuer ("về
    ..."), and ``title`` the name of a law without its type; ``year`` stands for the date of a law cited by
    title, whose ``subject`` begins with the remark in brackets that follows the year ("(sửa đổi)").
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
    if citation.document_type in LAWS and (citation.title or not citation.number):
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
    name = f"{citation.document_type} {citation.title}".rstrip()
    if form == "later":
        return name
    dated = citation.year or (citation.number and citation.number.year)
    year = dated or (citation.date and citation.date.year)
    remark = f" {citation.subject}" if citation.subject.startswith("(") else ""
    return (f"{name} năm {year}" if year else name) + remark


def _read_citation(typed: str) -> Citation:
    text = typed.rstrip(" ;,./")
    document_type = leading_document_type(text)
    token = next(filter(_is_number, _TOKEN.finditer(text)), None)
    if document_type is None:
        reason: Reason = "document-type-missing" if token and _starts_at(token) else "unknown-document-type"
        raise ValueFault(reason, typed)
    if token is None:
        return _law_without_number(text, document_type)
    start = _BEFORE_NUMBER.search(text, 0, token.start())
    title_end = start.start() if start else token.start()
    title = text[len(document_type) : title_end].strip()
    tail = _AFTER_NUMBER.fullmatch(text, token.end())
    if not tail or (title and document_type not in LAWS):
        raise ValueFault("citation-form", typed)
    if late := _DATE_AFTER_ISSUER.search(tail["issuer"] or ""):
        raise _date_moved(text, tail, late)
    number = read_group(token, 0, read_document_number)
    dated = _YEAR_OF_LAW.search(text, len(document_type), title_end)
    if dated and dated.end() == title_end and not dated["month"] and title != dated[0]:
        return _cited(document_type, number, tail, title.removesuffix(dated[0]).strip(), int(dated["year"]))
    return _cited(document_type, number, tail, title)


def _date_moved(text: str, tail: re.Match[str], late: re.Match[str]) -> ValueFault:
    """Return the fault of a date that follows the issuer, with the text that has it before "của"."""
    if tail["date"]:
        return ValueFault("citation-form", text)
    start = tail.start("issuer") + late.start()
    before = text[: tail.start("issuer") - len(" của ")].rstrip(",")
    after = text[tail.start("issuer") : start] + text[start + len(late[0]) :]
    return ValueFault("citation-date-order", text, f"{before}, {late[1]} của {after}")


def _law_without_number(text: str, document_type: str) -> Citation:
    if document_type not in LAWS:
        raise ValueFault("document-number-missing", text)
    text = _BARE_YEAR.sub(" năm ", text)
    for dated in reversed(list(_YEAR_OF_LAW.finditer(text, len(document_type)))):
        title = text[len(document_type) : dated.start()].strip()
        tail = _AFTER_YEAR.fullmatch(text, dated.end())
        if tail and not dated["month"] and (title or document_type == CONSTITUTION):
            if late := _DATE_AFTER_ISSUER.search(tail["issuer"] or ""):
                raise _date_moved(text, tail, late)
            return _cited(document_type, None, tail, title, int(dated["year"]))
    law = _AFTER_LAW.fullmatch(text, len(document_type))
    if not law:
        raise ValueFault("document-number-missing", text)
    if law["date"] and (issued := _LEGISLATOR_AFTER_TITLE.search(law["title"])):
        before = f"{document_type} {law['title'][: issued.start()]}"
        after = text[law.end("date") :]
        raise ValueFault("citation-date-order", text, f"{before}, {law['date']} của {issued[1]}{after}")
    return _cited(document_type, None, law, law["title"])


def _cited(
    document_type: str, number: DocumentNumber | None, tail: re.Match[str], title: str = "", year: int | None = None
) -> Citation:
    said = tail.groupdict(default="")
    issuer = said["issuer"] or said.get("legislator", "")
    subject = f"{said.get('remark', '')} {said['subject']}".strip()
    dated = read_group(tail, "date", read_date) if said["date"] else None
    return Citation(document_type, number, dated, issuer, subject, title, year)


def _is_number(token: re.Match[str]) -> bool:
    """Tell whether a word may be a document number: digit first, a slash, a letter (dates have none)."""
    word = token[0]
    return "0" <= word[0] <= "9" and "/" in word and any(char.isalpha() for char in word)


def _starts_at(token: re.Match[str]) -> bool:
    """Tell whether nothing but "số" stands before the number."""
    before = _BEFORE_NUMBER.search(token.string, 0, token.start())
    return before is not None and before.start() == 0
