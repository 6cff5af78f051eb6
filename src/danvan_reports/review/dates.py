"""Do the dates of an input and of its papers follow each other as the process does?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.model.visit import Visit
from danvan_reports.review.engine import Rule, found
from danvan_reports.vi.dates import format_date_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.model.paper import Paper
    from danvan_reports.review.engine import Finding, Subject


def _session_after_paper(subject: Subject) -> Iterator[Finding]:
    """A paper is dated on or after the session that adopted it."""
    for kind, paper in subject.papers.items():
        if paper.session and isinstance(paper.date, dt.date) and paper.session > paper.date:
            yield _both(subject.path(kind, "session"), paper.session, paper.date)


def _work_after_conclusion(subject: Subject) -> Iterator[Finding]:
    """A paper that was adopted at a session is not dated before the work ended."""
    facts = subject.facts
    worked = facts.working_time.last_day if isinstance(facts, Visit) and facts.working_time else None
    for paper, issued in _dated(subject):
        if worked and paper.session and worked > issued:
            yield _both(("working_time",), worked, issued)


def _deadline_passed(subject: Subject) -> Iterator[Finding]:
    """A deadline comes after the paper that sets it."""
    facts = subject.facts
    for paper, issued in _dated(subject):
        for item in facts.recommendations if isinstance(facts, Visit) and paper.session else ():
            if item.deadline and item.deadline <= issued:
                yield _both((*item.path, "deadline"), item.deadline, issued)


def _dated(subject: Subject) -> Iterator[tuple[Paper, dt.date]]:
    for paper in subject.papers.values():
        if isinstance(paper.date, dt.date):
            yield paper, paper.date


def _both(path: tuple[str | int, ...], day: dt.date, issued: dt.date) -> Finding:
    return found(path, found=format_date_short(day), issued=format_date_short(issued))


RULES = (
    Rule("DL201", Severity.WARNING, _session_after_paper),
    Rule("DL202", Severity.WARNING, _work_after_conclusion),
    Rule("DL203", Severity.WARNING, _deadline_passed),
)
