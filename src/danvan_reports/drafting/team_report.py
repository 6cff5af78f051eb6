"""The team's report on what it found: báo cáo kết quả giám sát, kiểm tra, khảo sát."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.annexes import draft_annex
from danvan_reports.drafting.frame import draft_frame
from danvan_reports.drafting.points import draft_optional_points, draft_proved_points, need_points
from danvan_reports.drafting.sentences import ended, upper
from danvan_reports.drafting.team import with_team_issuing
from danvan_reports.drafting.visit_facts import (
    draft_body,
    draft_causes,
    draft_period,
    draft_person,
    draft_recommendations,
    draft_subject,
    draft_team_name,
    draft_texts,
    draft_visit_told,
    say_of_visit,
)
from danvan_reports.model.kinds import SURVEY
from danvan_reports.wording import Wording, join

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.visit import Visit


def draft_team_report_paper(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the templates ``bao-cao-ket-qua-giam-sat``, ``-kiem-tra`` and ``bao-cao-khao-sat``.

    The committee judges by this report: each limitation shows what it rests on, or the gap where it rests on
    nothing; what the unit explains and what is still in dispute stand beside it.
    """
    drafter = with_team_issuing(drafter)
    visit = drafter.facts
    values = draft_frame(drafter, draft_subject(drafter, "report.subject"))
    return values | {
        "act_upper": upper(drafter.say(f"visit.act.{visit.kind}")),
        "opening": [_opening(drafter)],
        "organisation": _organisation(drafter),
        "achievements": draft_proved_points(
            drafter, visit.achievements, "ưu điểm", ("achievements",), proof_needed=False
        ),
        "limitations": draft_proved_points(
            drafter, visit.limitations, say_of_visit(drafter, "report.limitations"), ("limitations",), proof_needed=True
        ),
        "external_causes": draft_causes(drafter, "external"),
        "internal_causes": draft_causes(drafter, "internal"),
        "responsibilities": draft_optional_points(drafter, visit.responsibilities),
        "explanations": _unit_points(drafter, "explanations"),
        "disputed": _unit_points(drafter, "disputed_points"),
        "recommendations": draft_recommendations(drafter),
        "papers_read": ended(draft_texts(drafter, visit, "papers_read")),
        "closing": say_of_visit(drafter, "report.closing", body=draft_body(drafter), team=draft_team_name(drafter)),
        **draft_annex(drafter, drafter.say(f"annex.title.{visit.kind}")),
    }


def _opening(drafter: Drafter[Visit]) -> Wording:
    return say_of_visit(
        drafter,
        "report.opening",
        **draft_visit_told(drafter),
    )


def _organisation(drafter: Drafter[Visit]) -> list[Wording]:
    """Return how the visit was done: the period examined, the place, and other papers it went by."""
    visit = drafter.facts
    told = [say_of_visit(drafter, "report.period", period=draft_period(drafter))]
    if visit.place:
        told.append(drafter.say("report.place", place=drafter.need(visit, "place")))
    if visit.cited_documents:
        cited = ended(draft_texts(drafter, visit, "cited_documents"))
        told.append(drafter.say("report.cited", documents=join(cited, " ")))
    if visit.participants and visit.participants.unit_side:
        people = [draft_person(drafter, person) for person in visit.participants.unit_side]
        told.append(drafter.say("report.met", people=join(people, "; ")))
    return told


def _unit_points(drafter: Drafter[Visit], name: str) -> list[dict[str, Any]]:
    """Return what the unit says of the findings; a survey judges nobody, so there it may be left out."""
    if drafter.facts.kind == SURVEY:
        return draft_optional_points(drafter, getattr(drafter.facts, name))
    return need_points(drafter, drafter.facts, name)
