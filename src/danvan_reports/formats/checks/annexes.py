"""Annexes: their numbers, their own page, and that the text points to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.findings import NOT_STATED, Finding, Skip, has_gap
from danvan_reports.patterns import lazy_pattern
from danvan_reports.vi.ordinals import roman

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.rules import Rule

_NUMBERED = lazy_pattern(r"^Phụ lục(?: số)? (\S+?)[.:]?(?:\s|$)", re.IGNORECASE)
_REFERENCE_FACTS = lazy_pattern(r"\bsố\b.*\d.*\bngày\b.*\d|\bngày\b.*\d.*\bsố\b", re.IGNORECASE)


def check_numbers(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find annexes without a number where there are several, with another kind of number, or out of order."""
    labels = subject.composition.lines("annex_label")
    annex = subject.profile.annex
    if len(labels) < annex.numbered_from:
        return Skip(NOT_STATED, "annex_label")
    findings = []
    for count, line in enumerate(labels, start=1):
        expected = str(count) if annex.numbering == "arabic" else roman(count)
        match = _NUMBERED.match(line.text)
        if match is None:
            findings.append(Finding("missing", line.text, expected, "annex_label", line.paragraph))
        elif match[1].isdecimal() is not (annex.numbering == "arabic"):
            findings.append(Finding("style", match[1], expected, "annex_label", line.paragraph))
        elif match[1] != expected:
            findings.append(Finding("sequence", match[1], expected, "annex_label", line.paragraph))
    return findings


def check_own_page(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find annexes that do not begin a page."""
    return [
        Finding("", component="annex_label", paragraph=line.paragraph)
        for line in subject.composition.lines("annex_label")
        if not line.starts_page
    ]


def check_pointer(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find a document whose text never names the annex it carries."""
    text = (line for name in rule.params["text"] for line in subject.composition.lines(name))
    tables = (p.text for p in subject.facts.paragraphs if p.place.table is not None and p.section == 0)
    if any("phu luc" in words.folded(found) for found in (*(line.text for line in text), *tables)):
        return []
    label = subject.composition.lines("annex_label")[0]
    return [Finding("", component="annex_label", paragraph=label.paragraph)]


def check_reference(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find a reference line that lacks the number or the date of the document it belongs to."""
    return [
        Finding("", line.text, "", "annex_reference", line.paragraph)
        for line in subject.composition.lines("annex_reference")
        if not has_gap(line) and not _is_blank(line.text) and _REFERENCE_FACTS.search(line.text) is None
    ]


def _is_blank(text: str) -> bool:
    """Tell whether the number or the day is still to be filled in."""
    return bool(re.search(r"số\s*[.…_]*\s{2,}|số\s*[-/.…_]|ngày\s*[.…_/]|ngày\s{2,}", text, re.IGNORECASE))
