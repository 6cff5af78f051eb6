"""Capitals in citations of the parts of a legal text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.findings import Finding
from danvan_reports.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.rules import Rule

_SMALL_ARTICLE = lazy_pattern(r"\b(?:khoản|điểm) \w+,? (điều|chương|mục) (?:\d+|[IVXLC]+)\b")
_LARGE_CLAUSE = lazy_pattern(r"(?<=[a-zà-ỹ,;] )(Khoản|Điểm) (?:\d+|[a-zđ])\b(?=,? (?:khoản|Khoản|Điều|điều))")


def check_citation_capitals(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find "điều 5" after a clause, and "Khoản 2" inside a sentence: Điều is written with a capital, khoản not."""
    findings = []
    for paragraph in subject.facts.paragraphs:
        for aspect, pattern in (("small", _SMALL_ARTICLE), ("large", _LARGE_CLAUSE)):
            match = pattern.search(paragraph.text)
            if match is not None:
                word = match[1]
                swapped = word.capitalize() if aspect == "small" else word.lower()
                findings.append(Finding(aspect, match[0], swapped, "", paragraph))
    return findings
