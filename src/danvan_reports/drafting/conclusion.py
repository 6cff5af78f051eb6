"""The papers that end a visit: kết luận giám sát, thông báo kết quả giám sát, thông báo kết luận kiểm tra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.annexes import draft_annex
from danvan_reports.drafting.frame import draft_frame
from danvan_reports.drafting.points import need_points
from danvan_reports.drafting.sentences import upper
from danvan_reports.drafting.visit_facts import (
    draft_body,
    draft_causes,
    draft_period,
    draft_recommendations,
    draft_subject,
    draft_team_report,
    draft_visit_told,
    say_of_visit,
)
from danvan_reports.vi.dates import format_date_short

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.visit import Visit
    from danvan_reports.wording import Wording

NOTICE = "notice"
CONCLUSION = "conclusion"


def draft_conclusion(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``ket-luan-giam-sat``."""
    author = drafter.say("author", body=draft_body(drafter))
    return _draft(drafter, CONCLUSION) | {"author": upper(author)}


def draft_notice(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the templates ``thong-bao-ket-qua-giam-sat`` and ``thong-bao-ket-luan-kiem-tra``."""
    return _draft(drafter, NOTICE) | {"author": ""}


def _draft(drafter: Drafter[Visit], form: str) -> dict[str, Any]:
    visit = drafter.facts
    unit = drafter.need(visit, "supervised_unit")
    values = draft_frame(drafter, draft_subject(drafter, f"conclusion.subject.{form}"))
    return values | {
        "opening": [_opening(drafter), _session(drafter)],
        "achievements": need_points(drafter, visit, "achievements"),
        "limitations": need_points(drafter, visit, "limitations"),
        "external_causes": draft_causes(drafter, "external"),
        "internal_causes": draft_causes(drafter, "internal"),
        "responsibilities": need_points(drafter, visit, "responsibilities"),
        "recommendations": draft_recommendations(drafter),
        "closing": drafter.say(f"conclusion.closing.{form}", body=draft_body(drafter), unit=unit),
        **draft_annex(drafter, drafter.say(f"annex.title.{visit.kind}")),
    }


def _opening(drafter: Drafter[Visit]) -> Wording:
    return say_of_visit(
        drafter,
        "conclusion.opening",
        **draft_visit_told(drafter),
        period=draft_period(drafter),
    )


def _session(drafter: Drafter[Visit]) -> Wording:
    session, path = drafter.paper.session, drafter.in_paper("session")
    worded = (
        drafter.given(format_date_short(session), path) if session else drafter.gap("ngày phiên họp thông qua", path)
    )
    report = draft_team_report(drafter)
    return drafter.say("conclusion.session", session=worded, report=report, body=draft_body(drafter))
