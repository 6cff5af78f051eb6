"""Repair of running text: composition, dashes, quotes, spaces; and what is only reported, never mended."""

from __future__ import annotations

import re
import unicodedata

from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass
from danvan_reports.vi.reading import NO_BREAK_SPACE

_SCALES = "(?:nghìn|ngàn|triệu|tỷ|tỉ)"
_BOUND = lazy_pattern(
    rf"""
      (?<!\w)[Ss]ố:?[ ](?=[0-9]+[-/])
    | (?<!\w)(?:[Nn]gày|[Tt]háng)[ ](?=[0-9]{{1,2}}(?!\d))
    | (?<!\w)[Nn]ăm[ ](?=[0-9]{{4}}(?!\d))
    | (?<!\w)Điều[ ](?=[0-9])
    | (?<!\w)[Qq]uý[ ](?=[IV]+(?!\w))
    | (?<=lần[ ]thứ)[ ](?=[IVXLC]+(?!\w))
    | (?<=[0-9])[ ](?:{_SCALES}(?!\w)(?:[ ]{_SCALES}(?!\w))?(?:[ ]đồng(?!\w))?|đồng(?!\w))
    | (?<![\w.,/-])0[1-9][ ](?!(?:ngày|tháng|năm|giờ|phút)(?!\w))(?=[^\W\d_])
    """,
    re.VERBOSE,
)

_TERMS = (
    "an ninh|an toàn|chính trị|công nghệ|công nghiệp|dân tộc|dịch vụ|đối ngoại|hành chính|khoa học|kinh tế|"
    "kỹ thuật|lao động|nghề nghiệp|nông nghiệp|pháp luật|quản trị|quốc phòng|thể thao|thương mại|tôn giáo|"
    "trật tự|tư tưởng|văn hóa|văn hoá|văn nghệ|xã hội|xây dựng"
)
_YEARS = lazy_pattern(
    r"(?<![\d/])((?:(?:giai đoạn|nhiệm kỳ|khóa|khoá|năm) )?(?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)(?![\d/])"
)
_COUNTED = lazy_pattern(r" [^\W\d_]")
_LONG_DASH = lazy_pattern(r"(?<=\S) [–—] (?=\S)")
_HALF_SPACED = lazy_pattern(r"(?<![\w/-])(\w*[^\W\d]\w*)(?:[-–—] +| +[-–—])(?=[^\W\d_])(?![A-ZĐ][\w-]*/)")
"""A dash with one space, between words: not after a number, nor within the symbol of a document (09 -QC/TU)."""
_BETWEEN_TERMS = lazy_pattern(rf"(?<!\w)({_TERMS})[-–—](?=(?:{_TERMS})(?!\w))", re.IGNORECASE)
_LABEL = lazy_pattern(r"[IVXLC]+|\w")

_OPENING = lazy_pattern(r'(?:^|(?<=[\s(\[“/]))"(?=\S)')
_CLOSING = lazy_pattern(r'(?<=\S)"(?=$|[\s)\].,;:!?”/…])')

_QUOTATION_MARK = lazy_pattern("[“”]")
_SPACE_RUN = lazy_pattern(f"[ {NO_BREAK_SPACE}]{{2,}}")
_DOUBLED = lazy_pattern(r"\W(\w++)[ \u00a0]+\1(?!\w)")
"""Begun by what is no letter: where a look behind begins it, the library tries at every letter."""
_NO_WORD = lazy_pattern(r"\w*[\d_]\w*")
_REDUPLICATION = lazy_pattern(
    "ai|ba|bảy|bốn|chín|chung|dần|đâu|đều|đời|đường|gần|hai|hay|hằng|lâu|lớp|luôn|mãi|mau|mười|năm|ngành|ngày|người|"
    "nhà|nhè|nơi|rất|riêng|sáu|song|tám|thường|từ|từng|vẫn|xa|xanh",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text: ``text[start:end]``."""

    start: int
    end: int
    text: str


def nfc(text: str) -> str:
    """Return ``text`` composed (NFC): one letter, one character, as Word and searches expect."""
    return unicodedata.normalize("NFC", text)


def bind(text: str) -> str:
    """Return ``text`` with no-break spaces where a line must not end, and nowhere else.

    Số°09-QC/TU; ngày°28 tháng°5 năm°2024; Điều°5; quý°I/2024; lần thứ°XIII; 5,2°tỷ°đồng; 02°hội nghị. There
    are no others, for justified lines of Word do not always stretch them.
    """
    return _BOUND.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)


def repair_dashes(text: str) -> str:
    """Return ``text`` with the dashes of official usage.

    "kinh tế- xã hội", "kinh tế – xã hội" and "Chính trị-Xã hội" get a spaced hyphen, a range of years an
    unspaced one. Hyphens inside numbers, names and foreign words (09-QC/TU, Covid-19, Lê-nin) stay, and so
    does the one after the number of a heading ("I- ƯU ĐIỂM").
    """
    text = _YEARS.sub(_joined_years, text)
    text = _LONG_DASH.sub(" - ", text)
    text = _BETWEEN_TERMS.sub(r"\1 - ", text)
    return _HALF_SPACED.sub(lambda match: match[0] if _LABEL.fullmatch(match[1]) else f"{match[1]} - ", text)


def _joined_years(match: re.Match[str]) -> str:
    """Join two years, unless what follows may be counted by them: "từ 1990 - 2020 hộ" is no range of years."""
    named = match[1][0].isalpha()
    counted = _COUNTED.match(match.string, match.end())
    return match[0] if counted and not named else f"{match[1]}-{match[2]}"


def repair_quotes(text: str) -> str:
    """Return ``text`` with straight double quotes turned into “ ” where each opens or closes beyond doubt.

    When they do not pair up, the text is returned as it is: see ``find_unpaired_quotes``.
    """
    repaired = _CLOSING.sub("”", _OPENING.sub("“", text))
    return text if '"' in repaired or find_unpaired_quotes(repaired) else repaired


def find_unpaired_quotes(text: str) -> list[Stretch]:
    """Return the quotation marks “ and ” that have no partner; which is missing is for a person to say."""
    open_marks: list[int] = []
    unpaired: list[int] = []
    for mark in _QUOTATION_MARK.finditer(text):
        if mark[0] == "“":
            open_marks.append(mark.start())
        elif open_marks:
            open_marks.pop()
        else:
            unpaired.append(mark.start())
    return [Stretch(position, position + 1, text[position]) for position in sorted(unpaired + open_marks)]


def collapse_spaces(text: str) -> str:
    """Return ``text`` with every run of spaces, no-break ones too, made one plain space."""
    return _SPACE_RUN.sub(" ", text)


def find_doubled_words(text: str) -> list[Stretch]:
    """Return the words typed twice in a row ("buổi buổi khảo sát"), but not those that Vietnamese doubles.

    Words that differ in case belong to two names or to a name and its neighbour ("Đảng ủy Ủy ban nhân dân").
    """
    return [
        Stretch(match.start(), match.end() - 1, match[0][1:])
        for match in _DOUBLED.finditer(f" {text}")
        if not _REDUPLICATION.fullmatch(match[1]) and not _NO_WORD.fullmatch(match[1])
    ]
