"""Review the facts of an input before they are worded: every finding of every family, in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.visit import Visit
from danvan_reports.review.dates import review_dates
from danvan_reports.review.figures import review_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danvan_reports.diagnostics import Diagnostic, InputPath, Location
    from danvan_reports.model.input import ReportInput
    from danvan_reports.model.paper import Paper


def review_facts(
    facts: ReportInput, papers: Iterable[Paper], places: Mapping[InputPath, Location]
) -> tuple[Diagnostic, ...]:
    """Return what does not agree in the ``facts`` and of the ``papers`` to be made from it."""

    def locate(path: InputPath) -> Location | None:
        return nearest_place(path, places)

    found = list(review_figures(facts, locate))
    if isinstance(facts, Visit):
        for paper in papers:
            found += [item for item in review_dates(facts, paper, locate) if item not in found]
    return tuple(found)


def nearest_place(path: InputPath, places: Mapping[InputPath, Location]) -> Location | None:
    """Return where the value at ``path`` stands, or its nearest parent that has a place."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path)
