"""Sections of a period report: their points, and the gaps of those that may not be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from danvan_reports.drafting.drafter import title_of
from danvan_reports.drafting.period_figures import figure_sentences
from danvan_reports.drafting.points import draft_optional_points, draft_points
from danvan_reports.model.declarations import declarations
from danvan_reports.model.people import STATE
from danvan_reports.model.period import GrassrootsDemocracy, PeriodCauses

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.drafting.points import PointTree
    from danvan_reports.model.period import Assessment, PeriodReport

RESULT_SECTIONS: Final = (
    "party_committee",
    "government",
    "armed_forces",
    "mass_organisations",
    "ethnic_religious",
    "emulation",
    "advisory_body",
    "awards",
)
"""The results by those who achieved them, in the order of the report; democracy stands before the emulation."""

_NOT_OF_THE_STATE = frozenset({"party_committee"})
"""What a body of the State need not report on."""


def draft_section(drafter: Drafter[Any], record: Any, name: str, *, optional: bool = False) -> list[PointTree]:
    """Return the points of the field ``name``; where there are none, a gap if the kind of paper needs the field."""
    points = getattr(record, name)
    if points or optional or not _needed(drafter, record, name):
        return draft_optional_points(drafter, points, figure_sentences)
    return draft_points(drafter, (), title_of(record, name), (*record.path, name))


def draft_democracy(drafter: Drafter[PeriodReport], given: GrassrootsDemocracy | None) -> dict[str, list[PointTree]]:
    """Return the points on democracy at the grassroots by type; all empty when the input has none."""
    record = given or GrassrootsDemocracy()
    return {name: draft_section(drafter, record, name) for name in ("general", "commune", "agency", "enterprise")}


def draft_assessment(drafter: Drafter[PeriodReport], record: Assessment, *, short: bool) -> dict[str, list[PointTree]]:
    """Return the parts of the assessment; ``short`` reports may be without."""
    causes = record.causes or PeriodCauses(path=(*record.path, "causes"))
    found = {
        name: draft_section(drafter, record, name, optional=short)
        for name in ("achievements", "limitations", "lessons")
    }
    found["external_causes"] = draft_section(drafter, causes, "external", optional=short)
    found["internal_causes"] = draft_section(drafter, causes, "internal", optional=short)
    return found


def _needed(drafter: Drafter[Any], record: Any, name: str) -> bool:
    if drafter.regime == STATE and name in _NOT_OF_THE_STATE:
        return False
    declared = next(item for item in declarations(type(record)) if item.name == name)
    return declared.required or drafter.kind.id in declared.needed_by
