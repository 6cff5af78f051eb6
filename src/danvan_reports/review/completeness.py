"""Does every finding lead somewhere: a cause, a requirement, an addressee who is told?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.visit import Visit
from danvan_reports.review.engine import Rule, found
from danvan_reports.vi.likeness import are_alike, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.model.findings import Point
    from danvan_reports.review.engine import Finding, Subject


def _asked_twice(subject: Subject) -> Iterator[Finding]:
    """One thing is asked once: of the supervised unit and others, among the tasks of a period, in its proposals."""
    for asked in _lists_of_requests(subject):
        before: list[tuple[str, frozenset[str]]] = []
        for point in asked:
            words = frozenset(words_of(point.text))
            same = next((text for text, other in before if are_alike(words, other)), None)
            if same is not None:
                yield found(point.path, found=point.text, other=same)
            before.append((point.text, words))


def _lists_of_requests(subject: Subject) -> Iterator[list[Point]]:
    facts = subject.facts
    if isinstance(facts, Visit):
        yield [point for item in facts.recommendations for point in item.points]
    elif isinstance(facts, PeriodReport):
        yield list(facts.tasks)
        yield [point for item in facts.proposals for point in item.points]


def _no_deadline(subject: Subject) -> Iterator[Finding]:
    """What is asked of the supervised unit has a deadline."""
    facts = subject.facts
    if not isinstance(facts, Visit):
        return
    for item in facts.recommendations:
        if item.deadline is None and item.addressee == facts.supervised_unit:
            yield found((*item.path, "deadline"), addressee=item.addressee)


def _not_told(subject: Subject) -> Iterator[Finding]:
    """A body that is given a task receives the paper that gives it."""
    facts = subject.facts
    for kind, paper in subject.papers.items():
        issuer = subject.issuers.get(kind)
        recipients = paper.recipients or (issuer.recipients if issuer else ())
        if not recipients or not isinstance(facts, Visit) or not paper.session:
            continue
        told = {_essence(name) for name in recipients}
        for item in facts.recommendations:
            if not any(_essence(item.addressee) in name for name in told):
                yield found((*item.path, "addressee"), addressee=item.addressee, kind=kind)


def _without_cause_or_requirement(subject: Subject) -> Iterator[Finding]:
    """A limitation has a cause, and something is asked because of it."""
    facts = subject.facts
    if not isinstance(facts, Visit) or not facts.limitations:
        return
    if facts.causes is None or not (facts.causes.external or facts.causes.internal):
        yield found(("limitations",), missing="nguyen_nhan")
    if not facts.recommendations:
        yield found(("limitations",), missing="yeu_cau")


def _essence(text: str) -> str:
    return " ".join(text.casefold().rstrip(" .;,").split())


RULES = (
    Rule("DL220", Severity.WARNING, _asked_twice),
    Rule("DL221", Severity.WARNING, _no_deadline),
    Rule("DL222", Severity.WARNING, _not_told),
    Rule("DL223", Severity.WARNING, _without_cause_or_requirement),
)
