"""The facts of a visit in words, as several of its papers say them. What the kind of visit decides is phrase data."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.drafter import title_of
from danvan_reports.drafting.phrases import has_phrase
from danvan_reports.drafting.points import draft_points, need_points
from danvan_reports.drafting.sentences import bare
from danvan_reports.model.findings import Causes
from danvan_reports.model.kinds import CONCLUSIONS, KINDS, SUPERVISION, TEAM_REPORTS, ends_in_conclusion
from danvan_reports.model.typed_labels import without_label
from danvan_reports.vi.dates import format_date_short
from danvan_reports.vi.document_numbers import build_party_number
from danvan_reports.vi.periods import format_span
from danvan_reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.findings import Recommendation
    from danvan_reports.model.paper import Span
    from danvan_reports.model.people import Person, TeamMember
    from danvan_reports.model.visit import Visit


def say_of_visit(drafter: Drafter[Visit], phrase_id: str, /, **values: str) -> Wording:
    """Return the phrase in the words of this kind of visit.

    A phrase whose id ends in the kind stands before the common one. ``{act}`` (giám sát, kiểm tra ...) is known to
    every phrase.
    """
    kind = drafter.facts.kind
    own = f"{phrase_id}.{kind}"
    act = drafter.say(f"visit.act.{kind}")
    return drafter.say(own if has_phrase(own) else phrase_id, act=act, **values)


def draft_subject(drafter: Drafter[Visit], phrase_id: str, **values: str) -> Wording:
    """Return what the paper is about (trích yếu): as typed, else the phrase filled with content and unit."""
    if drafter.paper.subject:
        return drafter.given(drafter.paper.subject, drafter.in_paper("subject"))
    visit = drafter.facts
    scope, unit = drafter.need(visit, "scope"), drafter.need(visit, "supervised_unit")
    return say_of_visit(drafter, phrase_id, scope=scope, unit=unit, **values)


def draft_scope(drafter: Drafter[Visit]) -> Wording:
    """Return the content of the visit, with the document it is about in brackets."""
    visit = drafter.facts
    scope = drafter.need(visit, "scope")
    if not visit.supervised_document:
        return scope
    document = drafter.given(visit.supervised_document, ("supervised_document",))
    return drafter.say("visit.scope", scope=scope, document=document)


def draft_body(drafter: Drafter[Visit]) -> Wording:
    """Return the body that ordered the visit: as typed, else the committee whose papers these are."""
    if drafter.facts.supervising_body:
        return drafter.given(drafter.facts.supervising_body, ("supervising_body",))
    known = drafter.of_body("committee", "name")
    return known or drafter.gap("cơ quan ban hành", ("issuers", "committee", "name"))


def draft_team_name(drafter: Drafter[Visit]) -> Wording:
    """Return the name of the team."""
    team = drafter.facts.team
    return drafter.need(team, "name") if team else drafter.gap("tên Đoàn", ("team", "name"))


def draft_leader(drafter: Drafter[Visit]) -> Wording:
    """Return the head of the team with the posts held: ``đồng chí ..., Trưởng Ban ...``."""
    leader: TeamMember | None = drafter.facts.team.leader if drafter.facts.team else None
    if leader is None:
        return drafter.say(f"person.bare.{drafter.regime}", name=drafter.gap("Trưởng đoàn", ("team", "members")))
    return draft_person(drafter, leader)


def draft_person(drafter: Drafter[Visit], person: Person | TeamMember) -> Wording:
    """Return a person with the posts held, where they are known."""
    name = drafter.need(person, "name")
    if not person.position:
        return drafter.say(f"person.bare.{drafter.regime}", name=name)
    return drafter.say(f"person.{drafter.regime}", name=name, position=drafter.need(person, "position"))


def draft_working_time(drafter: Drafter[Visit]) -> Wording:
    """Return the working time; a day whose year is not known shows the year as a gap."""
    day = drafter.facts.day_without_year
    if drafter.facts.working_time is None and day is not None:
        typed = drafter.given(f"{day.day:02}/{day.month}", ("day_without_year",))
        return drafter.say("visit.day-without-year", day=typed, year=drafter.gap("năm", ("working_time",)))
    return draft_span(drafter, drafter.facts.working_time, "thời gian làm việc", "working_time")


def draft_period(drafter: Drafter[Visit]) -> Wording:
    """Return the period the visit looks at."""
    return draft_span(drafter, drafter.facts.reference_period, "mốc thời gian được xem xét", "reference_period")


def draft_span(drafter: Drafter[Visit], span: Span | None, what: str, name: str) -> Wording:
    """Return ``từ ngày ... đến ngày ...``, or a gap called ``what``."""
    if span is None or span.start is None:
        return drafter.gap(what, (name,))
    return drafter.given(format_span(span.start, span.end), span.path)


def draft_bases(drafter: Drafter[Visit]) -> list[Wording]:
    """Return the legal bases: those of the paper alone, else those of the visit, else a gap."""
    if drafter.paper.legal_bases:
        return draft_own_bases(drafter)
    texts, path = drafter.facts.legal_bases, ("legal_bases",)
    bases = [drafter.given(bare(text), (*path, index)) for index, text in enumerate(texts)]
    return bases or [drafter.gap(say_of_visit(drafter, "visit.bases"), path)]


def draft_own_bases(drafter: Drafter[Visit]) -> list[Wording]:
    """Return the bases of this paper alone: those of the visit may be the paper itself."""
    path = drafter.in_paper("legal_bases")
    bases = [drafter.given(bare(text), (*path, index)) for index, text in enumerate(drafter.paper.legal_bases)]
    return bases or [drafter.gap("căn cứ của văn bản", path)]


def draft_team_report(drafter: Drafter[Visit]) -> Wording:
    """Return the team's report as it is cited: as typed, else by the number and date of the paper itself."""
    visit = drafter.facts
    if visit.team_report:
        return drafter.need(visit, "team_report")
    kind = next((kind for kind in drafter.papers.kinds() if kind in TEAM_REPORTS), None)
    cited = draft_citation(drafter, kind, draft_team_word(drafter)) if kind else None
    return cited or drafter.need(visit, "team_report")


def draft_final_paper(drafter: Drafter[Visit]) -> Wording:
    """Return the paper that ended the visit as it is cited, else its name without number and day."""
    body = draft_body(drafter)
    for kind in drafter.papers.kinds():
        if kind in CONCLUSIONS:
            cited = draft_citation(drafter, kind, body)
            if cited:
                return cited
    return drafter.say("visit.final.uncited", final=draft_final_name(drafter), body=body)


def draft_final_name(drafter: Drafter[Visit]) -> Wording:
    """Return what the paper that ends the visit is called: ``Thông báo kết quả giám sát``."""
    concludes = ends_in_conclusion(drafter.office.house_style.conclusion, drafter.facts.document_kind)
    if drafter.facts.kind == SUPERVISION and concludes:
        return drafter.say("visit.final-conclusion")
    return say_of_visit(drafter, "visit.final")


def draft_team_word(drafter: Drafter[Visit]) -> Wording:
    """Return what the team is called in general: ``Đoàn giám sát``."""
    return say_of_visit(drafter, "visit.team")


def draft_citation(drafter: Drafter[Visit], kind: str, body: Wording) -> Wording | None:
    """Return another paper of the visit as it is cited, ``body`` having issued it.

    None until văn thư has given the paper both its number and its day: nothing is cited that is not there.
    """
    facts, chosen = drafter.facts, KINDS[kind]
    other = drafter.papers.of(kind)
    issuer = facts.issuer_of(chosen)
    symbol = drafter.of_body(issuer, "symbol")
    if not symbol and issuer == "team":
        symbol = say_of_visit(drafter, "visit.team.symbol")
    if other.number is None or not isinstance(other.date, dt.date) or not symbol:
        return None
    number = build_party_number(other.number, chosen.type_word, symbol)
    return drafter.say(
        "visit.cited",
        type=chosen.type_word,
        number=Wording.of(drafter.given(number, drafter.papers.path(kind, "number")), *symbol.sources),
        date=drafter.given(format_date_short(other.date), drafter.papers.path(kind, "date")),
        body=body,
    )


def draft_recommendations(drafter: Drafter[Visit]) -> list[dict[str, Any]]:
    """Return what each addressee is asked to do, with the sentence that sets the deadline."""
    visit = drafter.facts
    if not visit.recommendations:
        unit = drafter.need(visit, "supervised_unit")
        points = draft_points(drafter, (), "yêu cầu, đề nghị", ("recommendations",))
        return [{"addressee": unit, "points": points, "deadline": ""}]
    return [
        {
            "addressee": drafter.need(item, "addressee"),
            "points": draft_points(drafter, item.points, "nội dung yêu cầu", (*item.path, "points")),
            "deadline": _deadline(drafter, item),
        }
        for item in visit.recommendations
    ]


def _deadline(drafter: Drafter[Visit], item: Recommendation) -> str:
    """Return the sentence with the deadline. The supervised unit is always given one; for others it may be absent."""
    path = (*item.path, "deadline")
    to = drafter.given(item.report_to, (*item.path, "report_to"))
    if item.deadline:
        deadline = drafter.given(format_date_short(item.deadline), path)
    elif item.addressee == drafter.facts.supervised_unit:
        deadline = drafter.gap("thời hạn hoàn thành, báo cáo", path)
    else:
        return drafter.say("conclusion.report_only", report_to=to) if to else ""
    if to:
        return drafter.say("conclusion.deadline.report", report_to=to, deadline=deadline)
    return drafter.say("conclusion.deadline", deadline=deadline)


def draft_causes(drafter: Drafter[Visit], name: str) -> list[dict[str, Any]]:
    """Return the causes called ``name`` ("external", "internal")."""
    return need_points(drafter, drafter.facts.causes or Causes(path=("causes",)), name)


def draft_texts(drafter: Drafter[Visit], record: Any, name: str) -> list[Wording]:
    """Return the texts of a field, or one gap called by the field's title."""
    texts: Sequence[str] = getattr(record, name)
    path = (*record.path, name)
    places = [(*path, index) for index in range(len(texts))]
    typed = [drafter.given(without_label(text, place), place) for text, place in zip(texts, places, strict=True)]
    return typed or [drafter.gap(title_of(record, name), path)]


def draft_visit_told(drafter: Drafter[Visit]) -> dict[str, Wording]:
    """Return what a paper that looks back on the visit opens with: on what grounds, when, who, what and where."""
    return {
        "bases": drafter.listed(draft_bases(drafter)),
        "working_time": draft_working_time(drafter),
        "team": draft_team_name(drafter),
        "leader": draft_leader(drafter),
        "scope": draft_scope(drafter),
        "unit": drafter.need(drafter.facts, "supervised_unit"),
    }
