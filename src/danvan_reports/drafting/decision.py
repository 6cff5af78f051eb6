"""The decision that sets up the team: quyết định thành lập đoàn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.frame import draft_frame
from danvan_reports.drafting.sentences import ended, upper
from danvan_reports.drafting.visit_facts import (
    draft_body,
    draft_own_bases,
    draft_period,
    draft_person,
    draft_scope,
    draft_subject,
    draft_team_word,
    draft_working_time,
    say_of_visit,
)

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.people import TeamMember
    from danvan_reports.model.visit import Visit
    from danvan_reports.wording import Wording


def draft_decision(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``quyet-dinh-thanh-lap-doan``."""
    issuer = drafter.from_issuer("name", "cơ quan ban hành")
    values = draft_frame(drafter, draft_subject(drafter, "decision.subject"))
    return values | {
        "legal_bases": draft_own_bases(drafter),
        "authority_line": upper(drafter.say("decision.authority", body=issuer)),
        "team_word": draft_team_word(drafter),
        "members": _members(drafter),
        "tasks": _tasks(drafter),
        "closing": say_of_visit(drafter, "decision.execution", unit=drafter.need(drafter.facts, "supervised_unit")),
    }


def _members(drafter: Drafter[Visit]) -> list[Wording]:
    """Return the members in the order typed, which is that of their posts, each with the role held."""
    team = drafter.facts.team
    members = team.members if team else ()
    if not members:
        return [drafter.gap("thành viên Đoàn", ("team", "members"))]
    return ended([_member(drafter, member) for member in members])


def _member(drafter: Drafter[Visit], member: TeamMember) -> Wording:
    person = draft_person(drafter, member)
    if member.role is None:
        role = drafter.gap("vai trò trong Đoàn", (*member.path, "role"))
    else:
        role = drafter.given(drafter.say(f"team.role.{member.role}"), (*member.path, "role"))
    return drafter.say("decision.member", person=person.reworded(person[:1].upper() + person[1:]), role=role)


def _tasks(drafter: Drafter[Visit]) -> list[Wording]:
    unit = drafter.need(drafter.facts, "supervised_unit")
    return [
        say_of_visit(drafter, "decision.task", scope=draft_scope(drafter), unit=unit, period=draft_period(drafter)),
        say_of_visit(drafter, "decision.time", time=draft_working_time(drafter)),
        say_of_visit(drafter, "decision.report", body=draft_body(drafter)),
    ]
