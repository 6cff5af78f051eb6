"""Lists whose marks are prescribed: legal bases, addressees, recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.formats.findings import ABSENT, NOT_STATED, Finding, Skip, has_gap
from danvan_reports.records import dataclass
from danvan_reports.vi.tone import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import Paragraph
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.profile_components import Component
    from danvan_reports.formats.rules import Rule

_DASHES = ("-", "–", "—", "•", "+", "*")
_ENDS = ".,;:"


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    paragraph: Paragraph
    has_gap: bool


def items_of(lines: Sequence[Line]) -> list[_Item]:
    """Return the items of a list; a line without a dash that follows an unended one belongs to it."""
    items: list[_Item] = []
    for line in lines:
        text = " ".join(line.text.split())
        if items and not text.startswith(_DASHES) and not items[-1].text.endswith(tuple(_ENDS)):
            before = items.pop()
            items.append(_Item(f"{before.text} {text}", before.paragraph, before.has_gap or has_gap(line)))
        else:
            items.append(_Item(text, line.paragraph, has_gap(line)))
    return items


def check_items(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare the mark before each item, after each, and after the last."""
    findings: list[Finding] = []
    for name in subject.present(rule):
        component = subject.profile.components[name]
        lines = subject.composition.lines(name)
        items = items_of([line for line in lines if not _is_label(line, component)])
        if len(items) < 2 and rule.params.get("several"):
            return Skip(NOT_STATED, name)
        for number, item in enumerate(items):
            findings += _item(component, item, last=number == len(items) - 1)
    return findings


def _is_label(line: Line, component: Component) -> bool:
    """Tell whether a line only names what the list is of ("Kính gửi:")."""
    return component.text is not None and line.text.startswith(component.text.rstrip(":"))


def _item(component: Component, item: _Item, *, last: bool) -> Iterator[Finding]:
    shown = " ".join(item.text.split()[:6])
    prefix = component.item_prefix
    if prefix and not item.text.startswith(prefix):
        yield Finding("prefix", shown, prefix.strip(), component.id, item.paragraph)
    elif prefix == "" and item.text.startswith(_DASHES):
        yield Finding("dash", shown, "", component.id, item.paragraph)
    expected, tolerated = component.item_end, component.item_end_tolerated
    if last:
        expected, tolerated = component.last_end, component.last_end_tolerated
    if expected is None or item.has_gap or item.text.endswith(expected):
        return
    mark = item.text[-1] if item.text[-1] in _ENDS else ""
    severity = Severity.WARNING if mark in tolerated else None
    yield Finding("last" if last else "end", mark, expected, component.id, item.paragraph, severity)


def check_archive(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare the last line of the recipients, where the copy is kept, with the profile's pattern."""
    name = rule.applies_to[0]
    pattern = subject.profile.components[name].last_pattern
    items = items_of(subject.composition.lines(name))
    if pattern is None or items[-1].has_gap:
        return Skip(NOT_STATED, name)
    last = items[-1]
    if pattern.search(last.text if last.text.endswith(".") else f"{last.text}."):
        return []
    kept = [item for item in items if fold_tones(item.text).casefold().lstrip("-– ").startswith("lưu")]
    aspect = "form" if last in kept else "order" if kept else "missing"
    return [Finding(aspect, (kept[-1] if kept else last).text, "", name, (kept[-1] if kept else last).paragraph)]


def check_first_item(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare the first recipient of a document that is addressed to somebody with what the profile puts there."""
    name = rule.applies_to[0]
    expected = subject.profile.components[name].first_item_by_kind.get(subject.composition.kind or "")
    if expected is None:
        return Skip(NOT_STATED, name)
    if not subject.composition.lines("salutation_label") and not subject.composition.lines("salutation"):
        return Skip(ABSENT, "salutation_label")
    first = items_of(subject.composition.lines(name))[0]
    if first.text.rstrip(_ENDS) == expected.rstrip(_ENDS):
        return []
    return [Finding("", first.text, expected.rstrip(_ENDS), name, first.paragraph)]
