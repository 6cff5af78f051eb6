"""Numbers and symbols (số và ký hiệu) of Party documents, state documents and legal acts: build and read.

Party: ``09-QC/TU`` (Hướng dẫn 05-HD/VPTW, I.3). State: ``05/BC-UBND``; legal acts: ``30/2020/NĐ-CP`` (Nghị
định 30/2020/NĐ-CP, Phụ lục I). Numbers below 10 get a zero.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass
from danvan_reports.vi.document_types import (
    PARTY_SYMBOLS,
    STATE_LETTER,
    STATE_SYMBOLS,
    agency_in_its_case,
    find_document_type,
    is_state_symbol,
    symbol_in_its_case,
)
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.fault_rules import FaultRule, first_fault
from danvan_reports.vi.reading import read

System = Literal["party", "state", "legal"]

# Hướng dẫn 36-HD/VPTW gave Quy định a symbol of its own; CV 3294-CV/VPTW/nb of 11/3/2019 took it back.
_REGULATION, _REGULATION_SYMBOL = "Quy định", "QĐi"
_REGULATION_SYMBOL_FROM, _REGULATION_SYMBOL_UNTIL = date(2018, 4, 3), date(2019, 3, 10)

_SYMBOL = "[A-ZĐ][A-Za-zĐđ0-9&]*"
_AGENCY = f"{_SYMBOL}(?:-{_SYMBOL})*"
_PREFIX = "(?:số:? ?)?"
_ANY_SYMBOL = "[A-Za-zĐđ][A-Za-zĐđ0-9&]*"
_ANY_AGENCY = f"{_ANY_SYMBOL}(?:-{_ANY_SYMBOL})*"


def _pattern(text: str) -> re.Pattern[str]:
    return lazy_pattern(f"(?i:{_PREFIX}){text}")


_PARTY = _pattern(rf"([0-9]{{1,6}})-({_SYMBOL})/({_AGENCY})(/nb)?")
_STATE = _pattern(rf"([0-9]{{1,6}})/({_SYMBOL})((?:-{_SYMBOL})+)")
_LEGAL = _pattern(rf"([0-9]{{1,6}})/([0-9]{{4}})/({_SYMBOL})((?:-{_SYMBOL})*)")
_DASH = " ?[-–—_] ?"


def _cased(symbols: str) -> str:
    """Return a type and its agencies as they are written: known symbols in their case, others in capitals."""
    first, *agencies = re.split(_DASH, symbols)
    return "-".join([symbol_in_its_case(first) or first.upper(), *map(str.upper, agencies)])


def _of_party(match: re.Match[str]) -> str:
    internal = "/nb" if match[4] else ""
    agencies = "-".join(re.split(_DASH, match[3])).upper()
    return f"{match[1]}-{_cased(match[2])}/{agencies}{internal}"


def _of_state(match: re.Match[str]) -> str:
    return f"{match[1]}/{_cased(match[2])}"


def _of_law(match: re.Match[str]) -> str:
    return f"{match[1]}/{match[2]}/{_cased(match[3])}"


_FAULTS = (
    FaultRule(_PREFIX, "document-number-missing"),
    FaultRule(rf"{_PREFIX}([0-9]{{1,6}})-({_ANY_SYMBOL})/({_ANY_AGENCY})(/nb)?", "document-number-case", _of_party),
    FaultRule(rf"{_PREFIX}([0-9]{{1,6}})/({_ANY_SYMBOL}(?:-{_ANY_SYMBOL})+)", "document-number-case", _of_state),
    FaultRule(rf"{_PREFIX}([0-9]{{1,6}})/([0-9]{{4}})/({_ANY_AGENCY})", "document-number-case", _of_law),
    FaultRule(
        rf"{_PREFIX}([0-9]{{1,6}})(?:{_DASH}| ?)({_ANY_SYMBOL}) ?/ ?({_ANY_SYMBOL}(?:{_DASH}{_ANY_SYMBOL})*)(/nb)?",
        "document-number-hyphen",
        _of_party,
    ),
    FaultRule(
        rf"{_PREFIX}([0-9]{{1,6}}) ?/ ?({_ANY_SYMBOL}(?:{_DASH}{_ANY_SYMBOL})+)", "document-number-hyphen", _of_state
    ),
    FaultRule(
        rf"{_PREFIX}([0-9]{{1,6}}) ?/ ?([0-9]{{4}}) ?/ ?({_ANY_SYMBOL}(?:{_DASH}{_ANY_SYMBOL})*)",
        "document-number-hyphen",
        _of_law,
    ),
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number and symbol of one document; ``str`` writes it, without the word "Số".

    ``type_symbol`` is None for a state letter (công văn), whose ``agency`` is the issuing body and the
    drafting unit (``BNV-VP``), and for a law (``10/2022/QH15``). Only legal acts carry a ``year``; only Party
    documents that circulate within it (nội bộ, ``3294-CV/VPTW/nb``) are ``internal``.
    """

    system: System
    number: int
    type_symbol: str | None
    agency: str
    year: int | None = None
    internal: bool = False

    @property
    def padded_number(self) -> str:
        """The number with two digits at least."""
        return f"{self.number:02}"

    def __str__(self) -> str:
        if self.system == "party":
            return f"{self.padded_number}-{self.type_symbol}/{self.agency}{'/nb' if self.internal else ''}"
        symbol = f"{self.type_symbol}-{self.agency}" if self.type_symbol else self.agency
        if self.system == "state":
            return f"{self.padded_number}/{symbol}"
        return f"{self.padded_number}/{self.year}/{symbol}"


def type_symbol(document_type: str, *, dated: date | None = None) -> str:
    """Return the symbol of a Party document type: TTr for Tờ trình, QĐ for both Quyết định and Quy định.

    ``dated`` is the document's date: from 03/4/2018 to 10/3/2019 a Quy định was QĐi; None follows today's
    rule.

    Raises:
        ValueFault: the type is not one of the Party.
    """
    name = find_document_type(document_type)
    if name is None or name not in PARTY_SYMBOLS:
        raise ValueFault("unknown-document-type", document_type)
    if name == _REGULATION and dated and _REGULATION_SYMBOL_FROM <= dated <= _REGULATION_SYMBOL_UNTIL:
        return _REGULATION_SYMBOL
    return PARTY_SYMBOLS[name]


def build_party_number(number: int, document_type: str, agency: str, *, dated: date | None = None) -> str:
    """Return the number and symbol of a Party document: 9, Quy chế, TU make ``09-QC/TU``.

    ``agency`` is the symbol of the issuing body, joint issuers joined by a hyphen; ``dated`` as for
    ``type_symbol``.

    Raises:
        ValueFault: the document type is not one of the Party.
    """
    return str(DocumentNumber("party", number, type_symbol(document_type, dated=dated), agency))


def build_state_number(number: int, document_type: str, agency: str) -> str:
    """Return the number and symbol of a state document: 5, Báo cáo, UBND make ``05/BC-UBND``.

    A công văn has no type symbol; its ``agency`` names the drafting unit too: ``05/BNV-VP``.

    Raises:
        ValueFault: the document type is not a state one.
    """
    name = find_document_type(document_type)
    if name == STATE_LETTER:
        return str(DocumentNumber("state", number, None, agency))
    if name is None or name not in STATE_SYMBOLS:
        raise ValueFault("unknown-document-type", document_type)
    return str(DocumentNumber("state", number, STATE_SYMBOLS[name], agency))


def parse_document_number(text: str) -> DocumentNumber:
    """Return the number and symbol typed, with or without "Số" before it.

    The separators tell the systems apart. In a state number the first letters are the type when they are the
    symbol of one, else the number is that of a công văn.

    Raises:
        ValueFault: anything else.
    """
    return read(text, read_document_number)


def read_document_number(text: str) -> DocumentNumber:
    """Return the number and symbol that are all of ``text``; for readers of larger forms."""
    if match := _PARTY.fullmatch(text):
        _require_case(match, 2, 3)
        return DocumentNumber("party", _padded(match), match[2], match[3], internal=match[4] is not None)
    if match := _STATE.fullmatch(text):
        _require_case(match, 2, 3)
        number, agency = _padded(match), match[3].removeprefix("-")
        if is_state_symbol(match[2]):
            return DocumentNumber("state", number, match[2], agency)
        return DocumentNumber("state", number, None, f"{match[2]}-{agency}")
    if match := _LEGAL.fullmatch(text):
        _require_case(match, 3, 4)
        symbol, agency = (match[3], match[4].removeprefix("-")) if match[4] else (None, match[3])
        return DocumentNumber("legal", _padded(match), symbol, agency, int(match[2]))
    raise first_fault(text, _FAULTS) or ValueFault("document-number-form", text)


def format_number_line(number: DocumentNumber) -> str:
    """Return the line of the letterhead: ``Số 09-QC/TU`` of the Party, ``Số: 05/BC-UBND`` of the state."""
    return f"Số {number}" if number.system == "party" else f"Số: {number}"


def _require_case(match: re.Match[str], type_group: int, agency_group: int) -> None:
    """Refuse the symbol of a known type or agency in other capitals than its own: TTR, Qc, Tu."""
    text, (start, end) = match.string, match.span(type_group)
    symbol = symbol_in_its_case(match[type_group]) or match[type_group]
    agency = "-".join(agency_in_its_case(part) or part for part in match[agency_group].split("-"))
    if (symbol, agency) != (match[type_group], match[agency_group]):
        between = text[end : match.start(agency_group)]
        suggestion = f"{text[:start]}{symbol}{between}{agency}{text[match.end(agency_group) :]}"
        raise ValueFault("document-number-case", text, suggestion)


def _padded(match: re.Match[str]) -> int:
    """Return the number, which stands in the first group with two digits at least and no needless zero."""
    number = int(match[1])
    if number == 0:
        raise ValueFault("document-number-form", match.string)
    if match[1] != f"{number:02}":
        suggestion = f"{match.string[: match.start(1)]}{number:02}{match.string[match.end(1) :]}"
        raise ValueFault("document-number-padding", match.string, suggestion)
    return number
