"""The rules as a page for people: what each asks, by which clause, and what the regulations say that none checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.diagnostics import Severity
from danvan_reports.formats.checker import is_meant_for, source_of
from danvan_reports.formats.profile_components import Confidence
from danvan_reports.formats.profiles import PROFILE_IDS, load_profile
from danvan_reports.formats.rules import all_rules
from danvan_reports.formats.wording import clauses, requirement
from danvan_reports.resources import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.formats.profile_types import Profile
    from danvan_reports.formats.rules import Rule

_LANGUAGE = "vi"
_HEAD = """# Quy tắc thể thức

Trang này sinh từ `src/danvan_reports/data/rules`; sửa ở đó rồi ghi lại trang này từ
`danvan_reports.formats.catalogue.rules_page()`.

Mỗi quy tắc có mã không đổi. Mức **lỗi** chỉ dành cho điều đã thấy trong nguyên văn quy định; điều biết qua tài liệu
dẫn lại hoặc suy ra là **cảnh báo**; điều quy định để ngỏ thì không bắt lỗi. Số liệu lấy từ hồ sơ thể thức
(`data/profiles`), nên một quy tắc có thể đòi hỏi khác nhau ở ba thể thức.
"""
_FAMILIES = {
    "VB1": "Trang, số trang, phông chữ",
    "VB2": "Đầu văn bản và các dấu chỉ mức độ",
    "VB3": "Số, ký hiệu, ngày tháng",
    "VB4": "Tên loại, trích yếu, nội dung, phụ lục",
    "VB5": "Ký và nơi nhận",
    "VB6": "Câu chữ",
    "VB9": "Vệ sinh tệp",
}
_SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}


def facts_covered() -> list[dict[str, Any]]:
    """Return what the regulations state, row by row, with the rules that check it or why none does."""
    rows: list[dict[str, Any]] = load_yaml("rules", "coverage.yaml")
    return rows


def rules_page() -> str:
    """Return ``docs/quy-tac.md``."""
    return "\n".join([_HEAD, *_rules(), *_coverage()]) + "\n"


def _rules() -> Iterator[str]:
    for family, title in _FAMILIES.items():
        yield f"\n## {family}: {title}\n"
        yield "| Mã | Tên | Yêu cầu | Thể thức, mức, điều khoản |"
        yield "|---|---|---|---|"
        for rule in sorted(all_rules().values(), key=lambda rule: rule.code):
            if rule.code.startswith(family):
                yield _row(rule)


def _row(rule: Rule) -> str:
    profiles = [load_profile(identity) for identity in PROFILE_IDS]
    meant = [profile for profile in profiles if is_meant_for(rule, profile)]
    asked: dict[str, list[str]] = {}
    for profile in meant:
        asked.setdefault(requirement(rule, profile, _LANGUAGE), []).append(profile.id)
    texts = [f"{', '.join(ids)}: {text}" if len(asked) > 1 else text for text, ids in asked.items()]
    places = "<br>".join(f"{profile.id}: {_level(rule, profile)}; {clauses(rule, profile)}" for profile in meant)
    return f"| {rule.code} | {rule.name} | {'<br>'.join(texts)} | {places} |"


def _level(rule: Rule, profile: Profile) -> str:
    certain = source_of(rule, profile).confidence is Confidence.TEXT
    return _SEVERITIES[Severity.WARNING if rule.severity is Severity.ERROR and not certain else rule.severity]


def _coverage() -> Iterator[str]:
    yield "\n## Quy định và quy tắc\n"
    yield "Từng điều của hai văn bản hướng dẫn, quy tắc kiểm tra điều đó, hoặc vì sao không kiểm tra được.\n"
    yield "| Văn bản | Điều khoản | Nội dung | Quy tắc |"
    yield "|---|---|---|---|"
    for row in facts_covered():
        checked = ", ".join(row["rules"]) if "rules" in row else f"không kiểm tra: {row['why']}"
        yield f"| {row['text']} | {row['clause']} | {row['fact']} | {checked} |"
