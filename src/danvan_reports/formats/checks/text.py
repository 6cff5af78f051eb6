"""The words of a component: a fixed text, one of some values, a pattern, or simply that it is there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.formats.findings import NOT_STATED, Finding, Skip, has_gap
from danvan_reports.formats.profile_components import Source
from danvan_reports.vi.tone import fold_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.profile_components import Component
    from danvan_reports.formats.rules import Rule


def check_presence(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find components that the document lacks; ``params.absent_for`` are kinds of document that have none.

    ``params.with`` names a component without which this one is not needed.
    """
    needed = [name for name in rule.applies_to if name in subject.profile.components]
    kind = subject.composition.kind
    exempt = set(rule.params.get("absent_for", ()))
    company = rule.params.get("with")
    if company is not None and not subject.composition.lines(company):
        return Skip("absent", company)
    return [
        Finding("", component=name)
        for name in needed
        if kind not in exempt | set(subject.profile.components[name].absent_for) and not subject.composition.lines(name)
    ]


def check_absence(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find components that this format does not have at all."""
    return [
        Finding("", line.text, component=name, paragraph=line.paragraph)
        for name in rule.params["components"]
        for line in subject.composition.lines(name)
    ]


def check_fixed_text(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare a component's words with the profile's, whatever the placement of tone marks.

    Case is left to the type style where a component is set in capitals.
    """
    findings = []
    for name in subject.present(rule):
        component = subject.profile.components[name]
        expected = component.text_by_kind.get(subject.composition.kind or "", component.text)
        if expected is None:
            return Skip(NOT_STATED, name)
        findings += [
            Finding("", line.text, expected, name, line.paragraph)
            for line in subject.composition.lines(name)
            if not _same(line.text, expected, component)
        ]
    return findings


@cache
def _folded(stated: str) -> str:
    """Return a text of a profile as ``fold_tones`` does."""
    return fold_tones(stated)


def _same(found: str, expected: str, component: Component) -> bool:
    found, expected = fold_tones(" ".join(found.split())), _folded(expected)
    return found.casefold() == expected.casefold() if component.case == "upper" else found == expected


def check_values(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find a mark that is none of those the profile lists."""
    findings = []
    for name in subject.present(rule):
        values = subject.profile.components[name].values
        known = {_folded(value).casefold() for value in values}
        findings += [
            Finding("", line.text, ", ".join(values), name, line.paragraph)
            for line in subject.composition.lines(name)
            if fold_tones(line.text).casefold() not in known
        ]
    return findings


def check_pattern(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find lines that do not have the form the profile gives as a pattern."""
    findings = []
    for name in subject.present(rule):
        component = subject.profile.components[name]
        if component.pattern is None or "pattern" in component.open:
            continue
        findings += [
            Finding("", _start(line), rule.params.get("example", ""), name, line.paragraph)
            for line in subject.composition.lines(name)
            if not has_gap(line) and component.pattern.search(" ".join(line.text.split())) is None
        ]
    return findings


def _start(line: Line) -> str:
    return " ".join(line.text.split()[:6])


def check_prefix(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find a component that begins with words known to be wrong, or without those the profile states."""
    findings = []
    for name in subject.present(rule):
        component = subject.profile.components[name]
        confidence = component.prefix_confidence or component.source.confidence
        source = Source(confidence, component.source.clause)
        first = subject.composition.lines(name)[0]
        wrong = next((words for words in component.prefix_wrong if _begins(first, words)), None)
        if wrong is not None:
            findings.append(
                Finding("wrong", wrong, component.prefix or "", name, first.paragraph, Severity.WARNING, source)
            )
        elif component.prefix is not None and not _begins(first, component.prefix):
            findings.append(Finding("missing", _start(first), component.prefix, name, first.paragraph, source=source))
    return findings


def _begins(line: Line, words: str) -> bool:
    return line.text.casefold().startswith(words.casefold())
