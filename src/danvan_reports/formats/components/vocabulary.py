"""The words that give a component away, compared without marks and case to find misspelt ones too."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_reports.patterns import lazy_pattern
from danvan_reports.vi.folding import fold_to_ascii

PARTY_TITLE = "dang cong san viet nam"
NATIONAL_TITLE = "cong hoa xa hoi chu nghia viet nam"
NATIONAL_MOTTO = "doc lap tu do hanh phuc"

URGENCIES = ("khan", "thuong khan", "hoa toc", "hoa toc hen gio")
CIRCULATIONS = ("tai lieu thu hoi", "xem xong tra lai", "luu hanh noi bo", "tai lieu hoi nghi")
NO_MASS_MEDIA = "khong pho bien tren phuong tien thong tin dai chung"

# The words a post begins with, and those that begin the name of a body.
POSTS = (
    "bi thu", "pho bi thu", "tong bi thu", "chu nhiem", "pho chu nhiem", "chu tich", "pho chu tich", "truong",
    "pho truong", "chanh", "pho chanh", "giam doc", "pho giam doc", "tong giam doc", "pho tong giam doc",
    "vien truong", "pho vien truong", "vu truong", "cuc truong", "bo truong", "thu truong", "tong bien tap",
    "pho tong bien tap", "hieu truong", "pho hieu truong", "thuong truc", "uy vien", "to truong", "thu tuong",
)  # fmt: skip
BODIES = (
    "ban", "bao", "bo", "chi bo", "chi cuc", "cong an", "cong doan", "cong ty", "cuc", "dai", "dai hoi",
    "dang bo", "dang doan", "dang uy", "doan", "hdnd", "hoc vien", "hoi", "huyen uy", "lien doan", "mat tran",
    "phong", "quan uy", "so", "tap chi", "thanh uy", "thi uy", "thong tan xa", "tieu ban", "tinh uy", "to",
    "toa an", "tong cong ty", "tong cuc", "trung tam", "truong", "ubnd", "uy", "uy ban", "van phong", "vien",
    "vu", "xa",
)  # fmt: skip

STAR = lazy_pattern(r"\*{1,5}")
DASHES = lazy_pattern(r"[-–—_.*~=]{2,}|[-–—](?: ?[-–—]){2,}")
NUMBER = lazy_pattern(r"so\b.*[/-].*|\d*\s*[-/]\s*[a-z]{1,5}\s*[/-]\s*[a-z][a-z0-9&-]*")
PLACE_DATE = lazy_pattern(
    r".{0,80}?[,.]?\s*ngay[\s\d.…_]*thang[\s\d.…_]*nam[\s\d.…_]*"
    r"|[^,\d]{2,40},\s*(?:ngay\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\.?"
)
DRAFT = lazy_pattern(r"\(?du thao\b.{0,20}")
SECRECY = lazy_pattern(r"(?:tuyet |toi )?mat")
LETTER_ABSTRACT = lazy_pattern(r"v\s*/\s*v\b|ve viec\b")
SALUTATION = lazy_pattern(r"kinh (?:gui|trinh)\b\s*:?")
RECIPIENTS = lazy_pattern(r"noi nhan\b\s*[:.]?")
AUTHORITY = lazy_pattern(r"(?:t\s*/\s*m|k\s*/\s*t|t\s*/\s*l|tm|kt|tl|tuq)\b[.\s]*\s*\S")
ACTING = lazy_pattern(r"q\s*[./]\s*\S")
CONTACT = lazy_pattern(r"^(?:dia chi|dien thoai|thu dien tu|e-?mail|website|fax)\s*:")
ANNEX = lazy_pattern(r"phu luc(?: (?:so )?(?:\d+|[ivxlc]+|[a-e]))?\s*[.:]?(?:\s.*)?")
ANNEX_LABEL = lazy_pattern(r"phu luc(?: (?:so )?(?:\d+|[ivxlc]+|[a-e]))?\s*[.:]?")
ANNEX_REFERENCE = lazy_pattern(r"\(?(?:ban hanh )?kem theo\b.*")
PART = lazy_pattern(r"(?:phan|chuong) (?:thu [a-z]+|[ivxlc]+|\d+)\b(?P<rest>.*)")
SECTION = lazy_pattern(r"(?:tieu )?muc (?:[ivxlc]+|\d+)\b(?P<rest>.*)")
ARTICLE = lazy_pattern(r"dieu \d+[a-z]?\s*(?:[.:)-]|$)")
CLAUSE = lazy_pattern(r"\d{1,2}\s*[.)/-](?!\d)\s*")
POINT = lazy_pattern(r"[a-z]{1,2}\s*[.)/](?![a-z./])\s*")
ROMAN = lazy_pattern(r"[ivxlc]{1,5}\s*[-.)–/]\s*\S")
NUMBERED = lazy_pattern(r"\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)/-]?\s+\S")
LEGAL_BASIS = lazy_pattern(r"(?:[-–+*•]\s*)?(?:can cu|xet|theo de nghi|thuc hien|theo)\b")
LEGAL_BASIS_SURE = lazy_pattern(r"(?:[-–+*•]\s*)?can cu\b")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return ``text`` in small ASCII letters with single spaces: ``Độc lập`` becomes ``doc lap``."""
    return " ".join(fold_to_ascii(text).casefold().split())


def letters(text: str) -> str:
    """Return the folded words of ``text`` without dashes and other marks."""
    return " ".join(re.findall(r"[a-z0-9/]+", folded(text)))


def starts_with_any(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a folded text begins with one of the phrases, as whole words."""
    return any(text == word or text.startswith(word + " ") for word in words)
