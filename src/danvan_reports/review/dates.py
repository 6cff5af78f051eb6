"""Do the dates of a visit and of its paper follow each other as the process does?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.model.papers import path_in_paper
from danvan_reports.vi.citations import parse_citation
from danvan_reports.vi.dates import format_date_short
from danvan_reports.vi.errors import ValueFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danvan_reports.diagnostics import InputPath, Location
    from danvan_reports.model.paper import Paper
    from danvan_reports.model.visit import Visit


def review_dates(visit: Visit, paper: Paper, locate: Callable[[InputPath], Location | None]) -> Iterator[Diagnostic]:
    """Yield the dates that cannot be right together, for one paper of the visit."""
    issued = paper.date
    if not isinstance(issued, dt.date):
        return

    def warn(code: str, path: InputPath, found: dt.date) -> Diagnostic:
        parameters = {"found": format_date_short(found), "issued": format_date_short(issued)}
        return Diagnostic(code, Severity.WARNING, parameters, locate(path), path)

    if paper.session and paper.session > issued:
        yield warn("DL201", path_in_paper(visit, paper, "session"), paper.session)
    worked = visit.working_time and (visit.working_time.end or visit.working_time.start)
    if isinstance(worked, dt.date) and worked > issued:
        yield warn("DL202", ("working_time",), worked)
    for item in visit.recommendations:
        if item.deadline and item.deadline <= issued:
            yield warn("DL203", (*item.path, "deadline"), item.deadline)
    for index, text in enumerate(visit.legal_bases):
        cited = _date_cited(text)
        if cited and cited > issued:
            yield warn("DL204", ("legal_bases", index), cited)


def _date_cited(text: str) -> dt.date | None:
    try:
        return parse_citation(text).date
    except ValueFault:
        return None
