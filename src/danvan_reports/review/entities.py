"""Are the places and bodies named those of the paper's own time?"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.review.data import load_data
from danvan_reports.review.engine import Rule, found
from danvan_reports.vi.dates import format_date_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.review.engine import Finding, Subject


def _abolished(subject: Subject) -> Iterator[Finding]:
    """A paper names no level or body that was abolished before its date; an older paper keeps its names."""
    data = load_data("abolished")
    exempt = re.compile(data["exempt"])
    for body in data["bodies"]:
        until = dt.date.fromisoformat(body["until"])
        if subject.issued is None or subject.issued < until:
            continue
        for text in subject.texts:
            match = re.search(body["pattern"], text.text)
            if match and not exempt.search(text.text):
                shown = format_date_short(until)
                yield found(text.path, found=match[0], until=shown, expected=body["replaced_by"])


def _across_the_reorganisation(subject: Subject) -> Iterator[Finding]:
    """Figures of a territory before and after 01/7/2025 are not compared without being converted."""
    reorganised = dt.date.fromisoformat(load_data("abolished")["reorganised"])
    period = getattr(subject.facts, "reporting_period", None)
    if period is None or not reorganised <= period.end < reorganised.replace(year=reorganised.year + 1):
        return
    if getattr(subject.facts, "previous_restated", None):
        return
    for figure in subject.facts.figures:
        if figure.previous is not None:
            yield found((*figure.path, "previous"), indicator=figure.indicator, day=format_date_short(reorganised))


RULES = (
    Rule("DL230", Severity.WARNING, _abolished),
    Rule("DL231", Severity.WARNING, _across_the_reorganisation),
)
