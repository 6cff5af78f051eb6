"""Names of document types and their symbols.

Party: Hướng dẫn 05-HD/VPTW, I.3, and the rule it gives for the rest (first letters of the syllables). State:
Nghị định 30/2020/NĐ-CP, Phụ lục III.
"""

from __future__ import annotations

from danvan_reports.vi.tone import fold_tones

PARTY_SYMBOLS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Quy chế": "QC",
    "Quy định": "QĐ",
    "Thông tri": "TT",
    "Hướng dẫn": "HD",
    "Thông báo": "TB",
    "Thông cáo": "TC",
    "Tuyên bố": "TB",
    "Lời kêu gọi": "LKG",
    "Báo cáo": "BC",
    "Kế hoạch": "KH",
    "Quy hoạch": "QH",
    "Chương trình": "CTr",
    "Đề án": "ĐA",
    "Phương án": "PA",
    "Dự án": "DA",
    "Chiến lược": "CL",
    "Tờ trình": "TTr",
    "Công văn": "CV",
    "Biên bản": "BB",
    "Bản sao": "BS",
}
"""Symbols of Party document types, by name."""

STATE_SYMBOLS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
    "Sao y": "SY",
    "Trích sao": "TrS",
    "Sao lục": "SL",
}
"""Symbols of state administrative document types, by name."""

STATE_LETTER = "Công văn"
"""The state document type without a symbol; its number names the issuing body and the drafting unit."""

CONSTITUTION = "Hiến pháp"
"""The one law whose name is its type alone; the year tells which."""

LAWS = (CONSTITUTION, "Bộ luật", "Luật", "Pháp lệnh")
"""Types that are cited by their title."""

_OTHER_ACTS = ("Lệnh", "Nghị định", "Nghị quyết liên tịch", "Thông tư", "Thông tư liên tịch", "Điều lệ")
_OTHER_STATE_SYMBOLS = frozenset({"GCN", "GP", "KL", "L", "NĐ", "NQLT", "PL", "QCPH", "TT", "TTLT", "VBHN"})

_BY_FOLDED_NAME = {
    fold_tones(name).casefold(): name for name in (*PARTY_SYMBOLS, *STATE_SYMBOLS, STATE_LETTER, *LAWS, *_OTHER_ACTS)
}
_SYMBOLS = frozenset({*PARTY_SYMBOLS.values(), *STATE_SYMBOLS.values(), *_OTHER_STATE_SYMBOLS, "QĐi"})
_BY_FOLDED_SYMBOL = {symbol.casefold(): symbol for symbol in _SYMBOLS}

_KNOWN_AGENCIES = frozenset({"TW", "TU", "HU", "ĐU", "VPTW", "BDVTW", "BDVTU", "BDVHU", "UBND", "HĐND", "QH15", "CP"})

_BY_FIRST_WORD: dict[str, list[tuple[str, str]]] = {}
"""Folded names with a space after each, the longest first: "nghị quyết liên tịch " before "nghị quyết "."""
for _folded in sorted(_BY_FOLDED_NAME, reverse=True):
    _BY_FIRST_WORD.setdefault(_folded.partition(" ")[0], []).append((f"{_folded} ", _BY_FOLDED_NAME[_folded]))


def find_document_type(name: str) -> str | None:
    """Return the known type called ``name``, whatever its capitals and tone placement, or None."""
    return _BY_FOLDED_NAME.get(fold_tones(name).casefold())


def leading_document_type(text: str) -> str | None:
    """Return the known type whose name ``text`` starts with, or None."""
    folded = f"{fold_tones(text).casefold()} "
    known = _BY_FIRST_WORD.get(folded.partition(" ")[0], ())
    return next((name for start, name in known if folded.startswith(start)), None)


def is_state_symbol(symbol: str) -> bool:
    """Tell whether ``symbol`` is that of a state document type or legal act."""
    return symbol in _OTHER_STATE_SYMBOLS or symbol in STATE_SYMBOLS.values()


def symbol_in_its_case(symbol: str) -> str | None:
    """Return the known ``symbol`` of a type as it is written: ``ttr`` is TTr; None for one that is not known."""
    return _BY_FOLDED_SYMBOL.get(symbol.casefold())


def agency_in_its_case(agency: str) -> str | None:
    """Return the symbol of an ``agency`` of the kind that every office knows: ``Tu`` is TU; None for another."""
    return agency.upper() if agency.upper() in _KNOWN_AGENCIES else None
