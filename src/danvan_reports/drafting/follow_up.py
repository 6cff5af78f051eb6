"""The unit's report on what it put right after the visit: báo cáo kết quả khắc phục."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.drafter import StandIn
from danvan_reports.drafting.frame import draft_frame
from danvan_reports.drafting.points import draft_optional_points, draft_points, need_points
from danvan_reports.drafting.visit_facts import draft_body, draft_final_paper, draft_subject, say_of_visit
from danvan_reports.model.follow_up import FollowUp
from danvan_reports.model.typed_labels import without_label
from danvan_reports.records import replace

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.visit import Visit
    from danvan_reports.wording import Wording


def draft_follow_up(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``bao-cao-khac-phuc``, which the unit itself issues."""
    unit = drafter.need(drafter.facts, "supervised_unit")
    drafter = replace(drafter, stand_in=StandIn({"name": unit}))
    follow_up = drafter.facts.follow_up or FollowUp(path=("follow_up",))
    notice = drafter.need(follow_up, "notice") if follow_up.notice else draft_final_paper(drafter)
    values = draft_frame(drafter, draft_subject(drafter, "follow-up.subject"))
    return values | {
        "opening": [drafter.say("follow-up.opening", notice=notice, unit=unit)],
        "steps": need_points(drafter, follow_up, "steps"),
        "remedies": _remedies(drafter, follow_up),
        "remaining": draft_optional_points(drafter, follow_up.remaining),
        "proposals": draft_optional_points(drafter, follow_up.proposals),
        "closing": say_of_visit(drafter, "follow-up.closing", unit=unit, body=draft_body(drafter)),
    }


def _remedies(drafter: Drafter[Visit], follow_up: FollowUp) -> list[dict[str, Any]]:
    """Return each matter with its result; without results, what the visit asked of the unit with a gap for each."""
    if follow_up.remedies:
        return [
            {
                "matter": drafter.given(without_label(remedy.matter, remedy.path), (*remedy.path, "matter")),
                "results": need_points(drafter, remedy, "results"),
            }
            for remedy in follow_up.remedies
        ]
    path = (*follow_up.path, "remedies")
    matters = _asked(drafter) or [drafter.gap("hạn chế, yêu cầu đã nêu", path)]
    return [{"matter": matter, "results": draft_points(drafter, (), "kết quả khắc phục", path)} for matter in matters]


def _asked(drafter: Drafter[Visit]) -> list[Wording]:
    visit = drafter.facts
    return [
        drafter.given(point.text, (*point.path, "text"))
        for item in visit.recommendations
        if item.addressee == visit.supervised_unit
        for point in item.points
    ]
