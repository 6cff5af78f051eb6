"""The minutes of a meeting of the visit (biên bản).

A meeting makes the decision known, works with the unit, adopts the draft report, or hands over the final paper. A
body of the State words and closes its minutes as NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9 does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.drafter import title_of
from danvan_reports.drafting.frame import draft_head
from danvan_reports.drafting.headings import roman_numbered
from danvan_reports.drafting.sentences import bare, capitalised, ended
from danvan_reports.drafting.team import with_team_issuing
from danvan_reports.drafting.visit_facts import (
    draft_final_name,
    draft_final_paper,
    draft_person,
    draft_scope,
    draft_subject,
    draft_team_name,
    draft_team_word,
    draft_texts,
    draft_working_time,
    say_of_visit,
)
from danvan_reports.model.kinds import CONFERENCE, DELIVERY, WORKING_SESSION
from danvan_reports.model.meeting import Meeting
from danvan_reports.model.people import STATE, Participants
from danvan_reports.vi.dates import format_date_long, format_date_short, format_time
from danvan_reports.wording import Wording

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.visit import Visit

_SECTIONS = ("present", "contents", "course", "conclusions")


def draft_minutes(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``bien-ban-lam-viec``."""
    drafter = with_team_issuing(drafter)
    meeting = drafter.paper.meeting or Meeting(path=drafter.in_paper("meeting"))
    occasion = drafter.kind.topic or meeting.occasion or WORKING_SESSION
    values = draft_head(drafter, _subject(drafter, occasion))
    return values | {
        "opening": _opening(drafter, meeting, occasion),
        "present": _present(drafter, meeting),
        "officers": _officers(drafter, meeting),
        "contents": _contents(drafter, meeting, occasion),
        "speeches": _speeches(drafter, meeting),
        "conclusions": draft_texts(drafter, meeting, "conclusions"),
        "closing": _closing(drafter, meeting),
        "signatures": _signatures(drafter, meeting, occasion),
        "label": roman_numbered(drafter, dict.fromkeys(_SECTIONS, True)),
        "words": {"conclusions": drafter.say(f"minutes.conclusions.{drafter.regime}")},
        "recipients": _recipients(drafter),
    }


def _subject(drafter: Drafter[Visit], occasion: str) -> Wording:
    return draft_subject(
        drafter, f"minutes.subject.{occasion}", team=draft_team_word(drafter), final=_final_word(drafter)
    )


def _final_word(drafter: Drafter[Visit]) -> Wording:
    final = draft_final_name(drafter)
    return final.reworded(final[:1].lower() + final[1:])


def _opening(drafter: Drafter[Visit], meeting: Meeting, occasion: str) -> Wording:
    if meeting.day:
        in_full = drafter.regime == STATE
        written = format_date_long(meeting.day) if in_full else f"ngày {format_date_short(meeting.day)}"
        day = drafter.given(written, (*meeting.path, "day"))
    else:
        day = _only_day(drafter, meeting)
    place = drafter.need(meeting, "place") if meeting.place else drafter.need(drafter.facts, "place")
    return say_of_visit(
        drafter,
        f"minutes.opening.{occasion}",
        begins=_time(drafter, meeting, "begins"),
        day=day,
        place=place,
        team=draft_team_name(drafter),
        unit=drafter.need(drafter.facts, "supervised_unit"),
        final=_final_word(drafter),
    )


def _only_day(drafter: Drafter[Visit], meeting: Meeting) -> Wording:
    """Return the day of a visit that lasted one day; of a longer one the day of the meeting is a gap."""
    span = drafter.facts.working_time
    if span is not None and span.first_day != span.last_day:
        return drafter.missing(meeting, "day")
    return draft_working_time(drafter)


def _closing(drafter: Drafter[Visit], meeting: Meeting) -> Wording:
    closing = drafter.say("minutes.closing", ends=_time(drafter, meeting, "ends"))
    return closing.reworded(f"{closing}{drafter.say(f'full_stop.{drafter.regime}')}")


def _recipients(drafter: Drafter[Visit]) -> list[Wording]:
    """Return those a body of the State sends its minutes to, its file last; minutes of the Party name none."""
    if drafter.regime != STATE:
        return []
    path = drafter.in_paper("recipients")
    named = [drafter.given(bare(name), (*path, index)) for index, name in enumerate(drafter.paper.recipients)]
    return [*named, drafter.say("minutes.archive.state")]


def _time(drafter: Drafter[Visit], meeting: Meeting, name: str) -> Wording:
    moment = getattr(meeting, name)
    return drafter.given(format_time(moment), (*meeting.path, name)) if moment else drafter.missing(meeting, name)


def _present(drafter: Drafter[Visit], meeting: Meeting) -> list[dict[str, Any]]:
    """Return those present by side, each side in the order typed; a side that was not typed is a gap."""
    present = meeting.participants or drafter.facts.participants or Participants(path=("participants",))
    unit = drafter.need(drafter.facts, "supervised_unit")
    sides = [
        ("team_side", drafter.say("minutes.side", side=draft_team_word(drafter))),
        ("unit_side", drafter.say("minutes.side", side=unit)),
        ("others", drafter.say("minutes.others")),
    ]
    found = []
    for name, title in sides:
        people = getattr(present, name)
        if not people and name == "others":
            continue
        listed = [capitalised(draft_person(drafter, person)) for person in people]
        missing = drafter.missing(present, name, title_of(meeting, "participants")) if not people else Wording()
        found.append({"title": title, "people": ended(listed) or [missing]})
    return found


def _officers(drafter: Drafter[Visit], meeting: Meeting) -> list[Wording]:
    named = []
    for name in ("chair", "recorder"):
        person = getattr(meeting, name)
        worded = draft_person(drafter, person) if person else drafter.missing(meeting, name)
        named.append(drafter.say(f"minutes.{name}.{drafter.regime}", person=worded))
    return named


def _contents(drafter: Drafter[Visit], meeting: Meeting, occasion: str) -> list[Wording]:
    if meeting.contents:
        return draft_texts(drafter, meeting, "contents")
    # Citing the final paper may meet gaps, which are not those of other meetings.
    final = draft_final_paper(drafter) if occasion == DELIVERY else Wording()
    return [
        say_of_visit(
            drafter,
            f"minutes.contents.{occasion}",
            scope=draft_scope(drafter),
            unit=drafter.need(drafter.facts, "supervised_unit"),
            team=draft_team_word(drafter),
            final=final,
        )
    ]


def _speeches(drafter: Drafter[Visit], meeting: Meeting) -> list[dict[str, Any]]:
    if not meeting.speeches:
        return [{"speaker": drafter.missing(meeting, "speeches"), "texts": []}]
    return [
        {"speaker": drafter.need(speech, "speaker"), "texts": draft_texts(drafter, speech, "texts")}
        for speech in meeting.speeches
    ]


def _signatures(drafter: Drafter[Visit], meeting: Meeting, occasion: str) -> dict[str, Any]:
    signed = {name: _signer(drafter, meeting, name) for name in ("recorder", "chair")}
    signed["unit_role"], signed["unit"] = Wording(), Wording()
    if occasion != CONFERENCE:
        signed["unit_role"] = say_of_visit(drafter, "minutes.unit-role")
        signed["unit"] = _signer(drafter, meeting, "unit_representative")
    return signed


def _signer(drafter: Drafter[Visit], meeting: Meeting, name: str) -> Wording:
    person = getattr(meeting, name)
    return drafter.need(person, "name") if person else drafter.missing(meeting, name)
