"""Papers that are addressed: công văn (calendar, request for a report, reminder) and tờ trình."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.frame import draft_frame
from danvan_reports.drafting.plan import draft_calendar, plan_of
from danvan_reports.drafting.points import draft_optional_points
from danvan_reports.drafting.sentences import capitalised
from danvan_reports.drafting.visit_facts import (
    draft_bases,
    draft_body,
    draft_final_name,
    draft_final_paper,
    draft_period,
    draft_scope,
    draft_subject,
    draft_team_report,
    draft_team_word,
    draft_visit_told,
    say_of_visit,
)
from danvan_reports.model.findings import Recommendation
from danvan_reports.model.kinds import CALENDAR, REMINDER, REQUEST
from danvan_reports.vi.dates import format_date_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.visit import Visit
    from danvan_reports.wording import Wording


def draft_letter(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``cong-van``; without a purpose it is the letter with the calendar."""
    purpose = drafter.kind.topic or drafter.paper.purpose or CALENDAR
    unit = drafter.need(drafter.facts, "supervised_unit")
    subject = draft_subject(drafter, f"letter.subject.{purpose}")
    values = _addressed(drafter, subject, [unit])
    return values | {
        "letter_subject": subject,
        "opening": _LETTERS[purpose](drafter),
        "calendar": draft_calendar(drafter) if purpose == CALENDAR else [],
        "closing": say_of_visit(drafter, f"letter.closing.{purpose}", unit=unit),
    }


def draft_submission(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``to-trinh``: the draft of the paper that ends the visit, for decision."""
    visit, body = drafter.facts, draft_body(drafter)
    issuer = drafter.from_issuer("name", "cơ quan ban hành")
    report, final = draft_team_report(drafter), draft_final_name(drafter)
    facts = say_of_visit(drafter, "submission.opening", **draft_visit_told(drafter))
    values = _addressed(drafter, draft_subject(drafter, "submission.subject", final=final), [body])
    return values | {
        "opening": [facts, drafter.say("submission.draft", issuer=issuer, report=report, final=final, body=body)],
        "disputed": draft_optional_points(drafter, visit.disputed_points),
        "closing": drafter.say("submission.closing", issuer=issuer, body=body, final=final),
    }


def _addressed(drafter: Drafter[Visit], subject: Wording, default: Sequence[Wording]) -> dict[str, Any]:
    """Return the frame of an addressed paper: its addressees come first among the recipients (HD 05-HD/VPTW, I.9.2)."""
    values = draft_frame(drafter, subject)
    own, path = drafter.paper.addressees, drafter.in_paper("addressees")
    given = [drafter.given(name.rstrip(" ;,."), (*path, index)) for index, name in enumerate(own)]
    first = drafter.say("recipients.as-above")
    others = [name for name in values["recipients"] if name != first]
    return values | {"addressees": given or [capitalised(name) for name in default], "recipients": [first, *others]}


def _calendar(drafter: Drafter[Visit]) -> list[Wording]:
    unit = drafter.need(drafter.facts, "supervised_unit")
    bases = drafter.listed(draft_bases(drafter))
    team = draft_team_word(drafter)
    issuer = drafter.from_issuer("name", "cơ quan ban hành")
    return [say_of_visit(drafter, "letter.calendar", bases=bases, issuer=issuer, team=team, unit=unit)]


def _request(drafter: Drafter[Visit]) -> list[Wording]:
    unit = drafter.need(drafter.facts, "supervised_unit")
    bases = drafter.listed(draft_bases(drafter))
    issuer = drafter.from_issuer("name", "cơ quan ban hành")
    plan = plan_of(drafter)
    deadline = _day(drafter, plan, "report_deadline")
    to = drafter.need(plan, "report_to")
    asked = say_of_visit(
        drafter,
        "letter.request",
        bases=bases,
        issuer=issuer,
        unit=unit,
        scope=draft_scope(drafter),
        period=draft_period(drafter),
    )
    return [asked, drafter.say("letter.request.deadline", to=to, deadline=deadline)]


def _reminder(drafter: Drafter[Visit]) -> list[Wording]:
    """Return the reminder of the final paper: what it asks of the unit, where to and by when, as it was set there."""
    visit = drafter.facts
    unit = drafter.need(visit, "supervised_unit")
    asked = [item for item in visit.recommendations if item.addressee == visit.supervised_unit]
    recommendation = asked[0] if asked else Recommendation(path=("recommendations",))
    deadline = _day(drafter, recommendation, "deadline")
    to = draft_body(drafter)
    if recommendation.report_to:
        to = drafter.need(recommendation, "report_to")
    final = draft_final_paper(drafter)
    issuer = drafter.from_issuer("name", "cơ quan ban hành")
    return [drafter.say("letter.reminder", issuer=issuer, unit=unit, final=final, to=to, deadline=deadline)]


def _day(drafter: Drafter[Visit], record: Any, name: str) -> Wording:
    day = getattr(record, name)
    return drafter.given(format_date_short(day), (*record.path, name)) if day else drafter.missing(record, name)


_LETTERS = {CALENDAR: _calendar, REQUEST: _request, REMINDER: _reminder}
