"""Letters of points, and sizes that move together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.findings import ABSENT, Finding, Skip, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.rules import Rule

_LETTER = re.compile(r"^([a-zđ])\)")
_LED_BY = "quoc_hieu"


def check_letters(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find points whose letters do not follow the Vietnamese alphabet (after d comes đ; there is no f, j, w, z)."""
    alphabet: str = rule.params["alphabet"]
    findings = []
    before: str | None = None
    for name, line in subject.composition.flowing((*rule.applies_to, "article", "clause")):
        match = _LETTER.match(line.text) if name in rule.applies_to else None
        if match is None:
            before = None if name not in rule.applies_to else before
            continue
        expected = alphabet[0] if before is None else _next(alphabet, before)
        if match[1] != expected:
            findings.append(Finding("", f"{match[1]})", f"{expected})", name, line.paragraph))
        before = match[1] if match[1] in alphabet else expected
    return findings


def _next(alphabet: str, letter: str) -> str:
    following = alphabet.find(letter) + 1
    return alphabet[following % len(alphabet)]


def check_size_set(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find sizes of the letterhead that do not belong to the same set as the size of quốc hiệu."""
    leading = subject.composition.lines(_LED_BY)
    if not leading:
        return Skip(ABSENT, _LED_BY)
    size = leading[0].inked[0].look.size_pt
    sizes = next((found for found in subject.profile.size_sets.values() if found[_LED_BY] == size), None)
    if sizes is None:
        return Skip("size-unknown", _LED_BY)
    return [
        Finding("", number_text(line.inked[0].look.size_pt), number_text(sizes[name]), name, line.paragraph)
        for name in subject.present(rule)
        for line in subject.composition.lines(name)
        if subject.profile.components[name].size_pt.allows(line.inked[0].look.size_pt)
        and line.inked[0].look.size_pt != sizes[name]
    ]
