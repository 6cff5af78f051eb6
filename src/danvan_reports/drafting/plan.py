"""The plan of a visit (kế hoạch) and the outline for the unit's report that goes with it (đề cương)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.frame import draft_frame
from danvan_reports.drafting.points import need_points
from danvan_reports.drafting.sentences import bare, ended
from danvan_reports.drafting.visit_facts import (
    draft_bases,
    draft_body,
    draft_citation,
    draft_period,
    draft_person,
    draft_scope,
    draft_subject,
    draft_team_name,
    draft_team_word,
    draft_texts,
    draft_working_time,
    say_of_visit,
)
from danvan_reports.model.kinds import SURVEY
from danvan_reports.model.plan import Plan
from danvan_reports.vi.periods import format_span
from danvan_reports.wording import Wording, join

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.plan import CalendarItem
    from danvan_reports.model.visit import Visit

_PLAN = "ke-hoach-giam-sat"


def draft_plan(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``ke-hoach-giam-sat``."""
    plan = plan_of(drafter)
    issuer = drafter.from_issuer("name", "cơ quan ban hành")
    unit = drafter.need(drafter.facts, "supervised_unit")
    bases = drafter.listed(draft_bases(drafter))
    opening = say_of_visit(drafter, "plan.opening", bases=bases, body=issuer, scope=draft_scope(drafter), unit=unit)
    values = draft_frame(drafter, draft_subject(drafter, "plan.subject"))
    return values | {
        "opening": [opening],
        "purposes": need_points(drafter, plan, "purposes"),
        "particulars": _particulars(drafter),
        "methods": need_points(drafter, plan, "methods"),
        "calendar": draft_calendar(drafter),
        "arrangements": need_points(drafter, plan, "arrangements"),
        "closing": say_of_visit(drafter, "plan.closing", body=issuer, team=draft_team_word(drafter), unit=unit),
    }


def draft_report_outline(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``de-cuong-bao-cao``: unsigned, it goes with the plan."""
    visit = drafter.facts
    subject = draft_subject(drafter, "outline.subject")
    return {
        "document_title": subject.reworded(f"{drafter.kind.type_word} {subject}"),
        "creator": drafter.from_issuer("name", "cơ quan ban hành"),
        "subject": subject,
        "reference": _reference(drafter),
        "scope": draft_scope(drafter),
        "questions": ended(draft_texts(drafter, plan_of(drafter), "questions")),
        "period": say_of_visit(drafter, "outline.period", period=draft_period(drafter)),
        "shortcomings": say_of_visit(drafter, "outline.shortcomings"),
        "responsibility": visit.kind != SURVEY,
    }


def plan_of(drafter: Drafter[Visit]) -> Plan:
    """Return the plan of the visit; an empty one at its place in the input where none was typed."""
    return drafter.facts.plan or Plan(path=("plan",))


def draft_calendar(drafter: Drafter[Visit]) -> list[Wording]:
    """Return the calendar, one sentence part per step, in the order typed."""
    plan = plan_of(drafter)
    if not plan.calendar:
        return [drafter.gap("lịch làm việc", (*plan.path, "calendar"))]
    return ended([_step(drafter, item) for item in plan.calendar])


def _step(drafter: Drafter[Visit], item: CalendarItem) -> Wording:
    path = (*item.path, "when")
    if item.when and item.when.start:
        day = format_span(item.when.start, item.when.end)
        when = drafter.given(day[:1].upper() + day[1:], path)
    else:
        when = drafter.gap("ngày", path)
    content = drafter.given(bare(item.content), (*item.path, "content"))
    if not item.place:
        return drafter.say("calendar.step", when=when, content=content)
    return drafter.say("calendar.step.place", when=when, content=content, place=drafter.need(item, "place"))


def _particulars(drafter: Drafter[Visit]) -> list[Wording]:
    visit = drafter.facts
    team = visit.team
    members = [draft_person(drafter, member) for member in (team.members if team else ())]
    named = join(members, "; ") if members else drafter.gap("thành viên Đoàn", ("team", "members"))
    place = drafter.need(visit, "place")
    return [
        drafter.say("plan.scope", scope=draft_scope(drafter)),
        drafter.say("plan.unit", unit=drafter.need(visit, "supervised_unit")),
        say_of_visit(drafter, "plan.period", period=draft_period(drafter)),
        drafter.say("plan.team", team=draft_team_name(drafter), members=named),
        drafter.say("plan.time", time=draft_working_time(drafter), place=place),
    ]


def _reference(drafter: Drafter[Visit]) -> Wording:
    """Return the line that names the plan; with room for its number and day while they are not given."""
    plan = draft_citation(drafter, _PLAN, draft_body(drafter)) or say_of_visit(
        drafter, "outline.plan.blank", body=draft_body(drafter)
    )
    return drafter.say("outline.reference", plan=plan)
