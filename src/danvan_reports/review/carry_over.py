"""What was left over from the last period when its file was copied (``--previous FILE``, and the period itself)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.patterns import lazy_pattern
from danvan_reports.review.engine import Rule, found, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.review.engine import Finding, Subject

_LONG_ENOUGH = 60
_PERIOD_NAME = lazy_pattern(
    r"(?:6 tháng (?:đầu|cuối) năm|9 tháng(?: đầu)? năm|quý (?:I{1,3}|IV)(?:/| năm )|năm) ?(\d{4})\b", re.IGNORECASE
)
_YEAR = lazy_pattern(r"\d{4}\b")
_COMPARING = lazy_pattern(
    r"cùng kỳ|so với|giai đoạn|nhiệm kỳ|kể từ|từ năm|Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Chương trình|Luật|Đề án|"
    r"phương hướng|đến năm",
    re.IGNORECASE,
)


def _same_paragraph(subject: Subject) -> Iterator[Finding]:
    """A long paragraph that stood word for word in the last report was perhaps not written anew."""
    if subject.previous is None:
        return
    before = {_essence(text.text) for text in texts_of(subject.previous)}
    for point in subject.facts.points():
        if len(point.text) >= _LONG_ENOUGH and _essence(point.text) in before:
            yield found(point.path, found=f"{point.text[:50]}…")


def _same_number_or_date(subject: Subject) -> Iterator[Finding]:
    """A paper does not bear the number and date of the last one."""
    if subject.previous is None:
        return
    for kind, paper in subject.papers.items():
        last = subject.previous.documents.get(kind)
        if (
            last
            and paper.number is not None
            and paper.date is not None
            and (last.number, last.date)
            == (
                paper.number,
                paper.date,
            )
        ):
            yield found((*paper.path, "number"), found=str(paper.number))


def _other_period(subject: Subject) -> Iterator[Finding]:
    """A period report speaks of its own year, unless it compares or cites."""
    period = getattr(subject.facts, "reporting_period", None)
    if period is None:
        return
    own = {str(period.start.year), str(period.end.year), str(period.end.year + 1)}
    for text, _ in subject.texts_with(_YEAR):
        if own.issuperset(_YEAR.findall(text.text)) or _COMPARING.search(text.text):
            continue
        for match in _PERIOD_NAME.finditer(text.text):
            if match[1] not in own:
                yield found(text.path, found=match[0], expected=str(period.end.year))


def _essence(text: str) -> str:
    return " ".join(text.casefold().split())


RULES = (
    Rule("DL250", Severity.WARNING, _same_paragraph),
    Rule("DL251", Severity.WARNING, _same_number_or_date),
    Rule("DL252", Severity.WARNING, _other_period),
)
