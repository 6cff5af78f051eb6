"""A news item on the visit (tin bài): no letterhead, and nothing of limitations or responsibility unless asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.points import draft_optional_points
from danvan_reports.drafting.sentences import capitalised
from danvan_reports.drafting.visit_facts import (
    draft_leader,
    draft_person,
    draft_scope,
    draft_subject,
    draft_team_name,
    draft_team_word,
    draft_working_time,
    say_of_visit,
)
from danvan_reports.wording import Wording, join

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.visit import Visit


def draft_news(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``tin-bai``."""
    visit = drafter.facts
    headline = capitalised(draft_subject(drafter, "news.headline"))
    told = bool(drafter.paper.with_limitations)
    return {
        "document_title": headline,
        "creator": drafter.known_of_issuer("name"),
        "headline": headline,
        "opening": _opening(drafter),
        "achievements": draft_optional_points(drafter, visit.achievements),
        "limitations": draft_optional_points(drafter, visit.limitations if told else ()),
        "responsibilities": draft_optional_points(drafter, visit.responsibilities if told else ()),
        "limitations_lead": say_of_visit(drafter, "news.limitations"),
        "recommendations": [
            {
                "lead": drafter.say(
                    "news.recommendation", team=draft_team_word(drafter), addressee=drafter.need(item, "addressee")
                ),
                "points": draft_optional_points(drafter, item.points),
            }
            for item in visit.recommendations
        ],
    }


def _opening(drafter: Drafter[Visit]) -> list[Wording]:
    visit = drafter.facts
    lead = say_of_visit(
        drafter,
        "news.opening",
        working_time=capitalised(draft_working_time(drafter)),
        team=draft_team_name(drafter),
        leader=draft_leader(drafter),
        scope=draft_scope(drafter),
        unit=drafter.need(visit, "supervised_unit"),
    )
    people = visit.participants.unit_side if visit.participants else ()
    if not people:
        return [lead]
    met = join([draft_person(drafter, person) for person in people], "; ")
    return [lead, drafter.say("news.met", people=met)]
