"""Do the papers of one visit tell of one team and of one period?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.model.kinds import KINDS
from danvan_reports.model.visit import Visit
from danvan_reports.patterns import lazy_pattern
from danvan_reports.review.engine import Rule, TextAt, found
from danvan_reports.vi.likeness import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.model.paper import Span
    from danvan_reports.review.engine import Finding, Subject

_NUMBERED_TEAM = lazy_pattern(r"\bĐoàn (?:giám sát |kiểm tra |khảo sát |kiểm tra, giám sát )?(?:số )?(\d+)\b")
_MONTH = r"(?:ngày \d{1,2}/)?(?:tháng )?(\d{1,2})/(\d{4})"
_SPAN = lazy_pattern(rf"\btừ (?:đầu )?{_MONTH} đến (?:hết )?{_MONTH}", re.IGNORECASE)
_YEARS = lazy_pattern(r"\btừ (?:đầu )?năm (\d{4}) đến (?:hết )?(?:năm )?(\d{4})", re.IGNORECASE)
_TEAM = "team"


def _other_leader(subject: Subject) -> Iterator[Finding]:
    """The team is the same in every paper of the visit: who leads it is among those who were there."""
    facts = subject.facts
    if not isinstance(facts, Visit) or not facts.team or not facts.team.leader or not facts.participants:
        return
    present = [person.name for person in facts.participants.team_side]
    if present and facts.team.leader.name not in present:
        yield found(("participants", "team_side"), found=present[0], expected=facts.team.leader.name)


def _other_team(subject: Subject) -> Iterator[Finding]:
    """The team bears one number, its members have one post each, and its papers are signed by one of them."""
    facts = subject.facts
    if not isinstance(facts, Visit) or not facts.team:
        return
    number = _NUMBERED_TEAM.search(facts.team.name)
    for text, match in _teams_told_of(subject) if number else ():
        if number and match[1] != number[1]:
            yield found(text.path, found=match[0], expected=facts.team.name)
    posts = {member.name: member.position for member in facts.team.members}
    for person in facts.participants.team_side if facts.participants else ():
        post = posts.get(person.name, "")
        if post and person.position and not _may_be_one_post(person.position, post):
            yield found((*person.path, "position"), found=f"{person.name}, {person.position}", expected=post)
    for kind, paper in subject.papers.items() if posts else ():
        signer = paper.signer.name if paper.signer and facts.issuer_of(KINDS[kind]) == _TEAM else ""
        if signer and signer not in posts:
            yield found(subject.path(kind, "signer"), found=signer, expected=", ".join(posts))


def _other_period(subject: Subject) -> Iterator[Finding]:
    """The period that the visit looks at is the same in its subject, in the titles of its papers and as given."""
    facts = subject.facts
    if not isinstance(facts, Visit) or not facts.reference_period:
        return
    span = facts.reference_period
    first, last = span.first_day, span.last_day
    if not first or not last:
        return
    months = ((first.month, first.year), (last.month, last.year))
    for text in _titles(subject):
        for match in _SPAN.finditer(text.text):
            typed = tuple(int(part) for part in match.groups())
            if (typed[:2], typed[2:]) != months:
                yield found(text.path, found=match[0], expected=_shown(span))
        for match in _YEARS.finditer(text.text):
            if (int(match[1]), int(match[2])) != (first.year, last.year):
                yield found(text.path, found=match[0], expected=_shown(span))


def _titles(subject: Subject) -> Iterator[TextAt]:
    """Yield the texts that name what the visit is about: its own, and the title of every paper."""
    facts = subject.facts
    if isinstance(facts, Visit):
        yield TextAt(facts.scope, ("scope",))
    for kind, paper in facts.documents.items():
        if paper.subject:
            yield TextAt(paper.subject, subject.path(kind, "subject"))


def _teams_told_of(subject: Subject) -> Iterator[tuple[TextAt, re.Match[str]]]:
    """Yield every team named by its number outside the entry of the team itself, in the titles of papers too."""
    yield from ((text, match) for text, match in subject.matches(_NUMBERED_TEAM) if text.path[0] != _TEAM)
    for kind, paper in subject.facts.documents.items():
        title = TextAt(paper.subject, subject.path(kind, "subject"))
        yield from ((title, match) for match in _NUMBERED_TEAM.finditer(title.text))


def _may_be_one_post(one: str, other: str) -> bool:
    """Tell whether two ways of naming a post may mean one: the shorter holds no word that the longer lacks."""
    shorter, longer = sorted((set(words_of(one)), set(words_of(other))), key=len)
    return shorter <= longer


def _shown(span: Span) -> str:
    first, last = span.first_day, span.last_day
    return f"{first:%m/%Y} - {last:%m/%Y}" if first and last else ""


RULES = (
    Rule("DL224", Severity.WARNING, _other_leader),
    Rule("DL225", Severity.WARNING, _other_team),
    Rule("DL226", Severity.WARNING, _other_period),
)
