"""How the paragraphs of nội dung are set: alignment, first line, gaps, line spacing, and how the text ends."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from danvan_reports.formats.facts.model import Alignment, LineRule, PlaceKind
from danvan_reports.formats.findings import ABSENT, UNKNOWN, Finding, Skip, has_gap, number_text, range_text
from danvan_reports.formats.length import is_set_between_margins, runs_over_a_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import Layout, Paragraph
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.rules import Rule

LIST_MARKS = ("-", "–", "+", "•", "*")
"""What items of a list begin with."""

_SINGLE_LINE = 1.15
_CLOSED = re.compile(r"[.!?…]$|[.!?…][\"”’)\]]$")


def check_alignment(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find paragraphs of more than one line that are not justified; of one line nobody can tell."""
    return [
        Finding("", line.paragraph.layout.alignment.value, "", name, line.paragraph)
        for name, line in _flowing(rule, subject)
        if line.paragraph.layout.alignment is Alignment.LEFT
        and runs_over_a_line(line.paragraph, subject.section_of(line.paragraph))
    ]


def _flowing(rule: Rule, subject: Subject) -> list[tuple[str, Line]]:
    known = [name for name in rule.applies_to if name in subject.profile.components]
    found = subject.composition.flowing(known)
    return [(name, line) for name, line in found if is_set_between_margins(line.paragraph)]


def check_first_line(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find paragraphs whose first line does not begin where the profile says; lists may be indented as they are."""
    stated = subject.profile.body.first_line_indent_mm
    findings = []
    for name, line in _flowing(rule, subject):
        if _is_list_item(line):
            continue
        start = _first_line_start(line.paragraph)
        if not stated.range.allows(start, stated.tolerance):
            found = number_text(round(start, 1))
            findings.append(Finding("", found, range_text(stated.range), name, line.paragraph))
    return findings


def _is_list_item(line: Line) -> bool:
    """Tell whether a paragraph is an item of a list with indents of its own, about which nothing is said."""
    paragraph = line.paragraph
    dashed = line.text.startswith(LIST_MARKS) and paragraph.layout.left_mm > 0
    return bool(paragraph.label) or dashed or paragraph.layout.first_line_mm < 0


def _first_line_start(paragraph: Paragraph) -> float:
    layout = paragraph.layout
    start = layout.left_mm + layout.first_line_mm
    tabs = len(paragraph.text) - len(paragraph.text.lstrip("\t"))
    for _ in range(tabs):
        start = layout.tab_stop_after(start).position_mm
    return start


def check_gap(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find neighbouring paragraphs that stand too close."""
    stated = subject.profile.body.paragraph_gap_pt
    flowing = _flowing(rule, subject)
    findings = []
    for (_, upper), (name, lower) in pairwise(flowing):
        one, other = upper.paragraph, lower.paragraph
        if other.number - one.number == 1 and not stated.range.allows(_gap(one, other), stated.tolerance):
            found = number_text(round(_gap(one, other), 1))
            findings.append(Finding("", found, range_text(stated.range), name, other))
    return findings


def _gap(upper: Paragraph, lower: Paragraph) -> float:
    """Return the gap in points between two paragraphs; spacing of one style may be told not to part them."""
    same_style = upper.style == lower.style
    after = 0.0 if same_style and upper.layout.contextual_spacing else upper.layout.after_pt
    before = 0.0 if same_style and lower.layout.contextual_spacing else lower.layout.before_pt
    return after + before


def check_line_spacing(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find paragraphs whose lines do not stand as far apart as the profile says."""
    stated = subject.profile.body.line_spacing
    findings = []
    for name, line in _flowing(rule, subject):
        layout = line.paragraph.layout
        if stated.rule == "exact" and layout.line_rule is not LineRule.EXACT:
            found = number_text(round(layout.line, 2))
            aspect = "at_least" if layout.line_rule is LineRule.AT_LEAST else "multiple"
            findings.append(Finding(aspect, found, range_text(stated.range), name, line.paragraph))
            continue
        spacing = layout.line if stated.rule == "exact" else _lines(layout, line)
        if not stated.range.allows(spacing, 0.05):
            aspect = "exact" if stated.rule == "exact" else "lines"
            found = number_text(round(spacing, 2))
            findings.append(Finding(aspect, found, range_text(stated.range), name, line.paragraph))
    return findings


def _lines(layout: Layout, line: Line) -> float:
    """Return a line spacing in lines; one fixed in points is measured against the height of the type."""
    if layout.line_rule is LineRule.MULTIPLE:
        return layout.line
    size = max((run.look.size_pt for run in line.inked), default=14.0)
    return max(layout.line / (size * _SINGLE_LINE), 1.0 if layout.line_rule is LineRule.AT_LEAST else 0.0)


def check_end_mark(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare how the text ends; ``params.aspect`` tells which fault this rule looks for."""
    line = _last(rule, subject)
    if line is None:
        return Skip(ABSENT, "sign_name")
    if has_gap(line) or not _is_followed_by_signature(line, subject):
        return Skip(UNKNOWN, "body")
    stated = subject.profile.body.end_mark
    wrong = next((mark for mark in stated.wrong if line.text.endswith(mark)), None)
    if rule.params["aspect"] == "wrong":
        return [_end("wrong", wrong, stated.value, line)] if wrong is not None else []
    closed = line.text.endswith(stated.value) if stated.value != "." else bool(_CLOSED.search(line.text))
    return [] if closed else [_end("missing", " ".join(line.text.split()[-3:]), stated.value, line)]


def _end(aspect: str, found: str, expected: str, line: Line) -> Finding:
    return Finding(aspect, found, expected, "body", line.paragraph)


def _last(rule: Rule, subject: Subject) -> Line | None:
    signed = subject.composition.lines("sign_name") or subject.composition.lines("recipients_label")
    found = subject.composition.flowing(rule.applies_to)
    return found[-1][1] if signed and found else None


def _is_followed_by_signature(line: Line, subject: Subject) -> bool:
    """Tell whether only blank paragraphs part the last text from the block of signature and recipients."""
    block = {
        found.paragraph.number
        for name in ("sign_authority", "sign_title", "sign_name", "recipients_label")
        for found in subject.composition.lines(name)
    }
    first = min(block, default=0)
    between = (each for each in subject.facts.paragraphs if line.paragraph.number < each.number < first)
    return not any(each.text.strip() for each in between if each.place.kind is not PlaceKind.BOX)
