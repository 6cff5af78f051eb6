"""Is what came up in the period (phát sinh) kept apart from what there is at its end (thời điểm)?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.model.indicators import FLOW, STOCK
from danvan_reports.patterns import lazy_pattern
from danvan_reports.review.engine import Rule, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.review.engine import Finding, Subject

_OF_A_STOCK = lazy_pattern(r"l[uũ][yỹ] kế|luỹ kế|\bhiện có\b|\bđến nay\b|từ đầu nhiệm kỳ", re.IGNORECASE)
_OF_A_FLOW = lazy_pattern(
    r"\btrong (?:kỳ|quý|tháng|năm)\b|\bphát sinh\b|\bphát triển mới\b|\btăng thêm\b", re.IGNORECASE
)
_OTHER = {FLOW: (_OF_A_STOCK, "review.flow-told-as-stock"), STOCK: (_OF_A_FLOW, "review.stock-told-as-flow")}


def _mixed(subject: Subject) -> Iterator[Finding]:
    """A flow is not told as a running total, nor a stock as what was new; no part is of the other nature."""
    for figure in subject.facts.figures:
        known = subject.indicator_of(figure)
        if known is None or known.nature not in _OTHER:
            continue
        words, reason = _OTHER[known.nature]
        for name, text in (("indicator", figure.indicator), ("note", figure.note)):
            said = None if text == known.label else words.search(text)
            if said:
                yield found((*figure.path, name), indicator=figure.indicator, found=said[0], reason=reason)
        for name in figure.parts:
            part = subject.indicators.find(name)
            if part and part.nature in _OTHER and part.nature != known.nature:
                path = (*figure.path, "parts", name)
                yield found(path, indicator=figure.indicator, found=name, reason="review.part-of-other-nature")


def _shrunk(subject: Subject) -> Iterator[Finding]:
    """What came up in a longer period that holds the last one cannot be less than in the last one."""
    now = getattr(subject.facts, "reporting_period", None)
    last = getattr(subject.previous, "reporting_period", None)
    if not now or not last or subject.previous is None or not (now.start <= last.start and last.end < now.end):
        return
    before = {figure.indicator: figure.value for figure in subject.previous.figures}
    for figure in subject.facts.figures:
        known, earlier = subject.indicator_of(figure), before.get(figure.indicator)
        if known is None or known.nature != FLOW or not earlier or not figure.value:
            continue
        if earlier.kind == figure.value.kind and (figure.value.value or 0) < (earlier.value or 0):
            path = (*figure.path, "value")
            yield found(path, indicator=figure.indicator, found=figure.value.text, expected=earlier.text)


RULES = (
    Rule("SL110", Severity.WARNING, _mixed),
    Rule("SL111", Severity.WARNING, _shrunk),
)
