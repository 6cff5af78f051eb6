"""Are the places and bodies named those of the paper's own time?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.model.territories import load_territories
from danvan_reports.patterns import lazy_pattern
from danvan_reports.review.data import load_data
from danvan_reports.review.engine import Rule, found, texts_of
from danvan_reports.review.former_names import first_change, former_names, texts_to_look_at
from danvan_reports.vi.dates import format_date_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.review.engine import Finding, Subject, TextAt


def _abolished(subject: Subject) -> Iterator[Finding]:
    """A paper names no province, level or body that ended before its date; an older paper keeps its names."""
    if subject.issued is None or subject.issued < first_change():
        return
    exempt = lazy_pattern(load_data("abolished")["exempt"])
    dated = _dated_texts(subject, subject.issued)
    for number in texts_to_look_at([text.text for text, _ in dated]):
        text, day = dated[number]
        for name in former_names(text.text, day, exempt):
            shown = format_date_short(name.gone)
            yield found(text.path, found=name.found, until=shown, expected=name.successor)


def _dated_texts(subject: Subject, issued: dt.date) -> list[tuple[TextAt, dt.date]]:
    """Return every text with the day it speaks from: of an issuing body, that of the latest paper it issues."""
    of_issuers: dict[TextAt, dt.date] = {}
    for kind, issuer in subject.issuers.items():
        day = subject.papers[kind].date
        if issuer is None or not isinstance(day, dt.date):
            continue
        for text in texts_of(issuer):
            of_issuers[text] = max(day, of_issuers.get(text, day))
    return [*((text, issued) for text in subject.texts), *of_issuers.items()]


def _across_the_reorganisation(subject: Subject) -> Iterator[Finding]:
    """Figures of a territory before and after 01/7/2025 are not compared without being converted."""
    reorganised = load_territories().reorganised
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
