"""The papers that end a supervision visit: kết luận giám sát and thông báo kết quả giám sát."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.frame import draft_annex, draft_frame, draft_marks
from danvan_reports.drafting.points import draft_points
from danvan_reports.vi.dates import format_date_short
from danvan_reports.vi.periods import format_span

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.findings import Causes, Recommendation
    from danvan_reports.model.people import TeamMember
    from danvan_reports.model.visit import Visit
    from danvan_reports.wording import Wording

NOTICE = "notice"
CONCLUSION = "conclusion"


def draft_conclusion(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``ket-luan-giam-sat``."""
    body = _body(drafter)
    author = drafter.say("author", body=body)
    return _draft(drafter, CONCLUSION) | {"author": author.reworded(author.upper())}


def draft_notice(drafter: Drafter[Visit]) -> dict[str, Any]:
    """Return the values of the template ``thong-bao-ket-qua-giam-sat``."""
    return _draft(drafter, NOTICE) | {"author": ""}


def _draft(drafter: Drafter[Visit], form: str) -> dict[str, Any]:
    visit = drafter.facts
    causes = visit.causes
    unit = drafter.need(visit, "supervised_unit")
    values = draft_frame(drafter, _subject(drafter, form))
    values |= {
        "opening": [_opening(drafter), _session(drafter)],
        "achievements": draft_points(drafter, visit.achievements, "ưu điểm", ("achievements",)),
        "limitations": draft_points(drafter, visit.limitations, "hạn chế, khuyết điểm", ("limitations",)),
        "external_causes": _causes(drafter, causes, "external", "nguyên nhân khách quan"),
        "internal_causes": _causes(drafter, causes, "internal", "nguyên nhân chủ quan"),
        "responsibilities": draft_points(drafter, visit.responsibilities, "trách nhiệm", ("responsibilities",)),
        "recommendations": _recommendations(drafter),
        "closing": drafter.say(f"conclusion.closing.{form}", body=_body(drafter), unit=unit),
        "annex": draft_annex(drafter),
    }
    values["annex_pointer"] = drafter.say("annex.pointer") if values["annex"] else ""
    return values | draft_marks(drafter)


def _subject(drafter: Drafter[Visit], form: str) -> Wording:
    if drafter.paper.subject:
        return drafter.given(drafter.paper.subject, drafter.in_paper("subject"))
    visit = drafter.facts
    scope, unit = drafter.need(visit, "scope"), drafter.need(visit, "supervised_unit")
    return drafter.say(f"conclusion.subject.{form}", scope=scope, unit=unit)


def _opening(drafter: Drafter[Visit]) -> Wording:
    visit = drafter.facts
    bases = [drafter.given(_bare(text), ("legal_bases", index)) for index, text in enumerate(visit.legal_bases)]
    if not bases:
        bases = [drafter.gap("căn cứ: chương trình, quyết định giám sát", ("legal_bases",))]
    return drafter.say(
        "conclusion.opening",
        bases=drafter.listed(bases),
        working_time=_span(drafter, "working_time", "thời gian làm việc"),
        team=_team_name(drafter),
        leader=_leader(drafter),
        scope=_scope(drafter),
        unit=drafter.need(visit, "supervised_unit"),
        period=_span(drafter, "reference_period", "mốc thời gian được xem xét"),
    )


def _session(drafter: Drafter[Visit]) -> Wording:
    session, path = drafter.paper.session, drafter.in_paper("session")
    worded = (
        drafter.given(format_date_short(session), path) if session else drafter.gap("ngày phiên họp thông qua", path)
    )
    report = drafter.need(drafter.facts, "team_report")
    return drafter.say("conclusion.session", session=worded, report=report, body=_body(drafter))


def _scope(drafter: Drafter[Visit]) -> Wording:
    visit = drafter.facts
    scope = drafter.need(visit, "scope")
    if not visit.supervised_document:
        return scope
    document = drafter.given(visit.supervised_document, ("supervised_document",))
    return drafter.say("conclusion.scope", scope=scope, document=document)


def _body(drafter: Drafter[Visit]) -> Wording:
    if drafter.facts.supervising_body:
        return drafter.given(drafter.facts.supervising_body, ("supervising_body",))
    return drafter.from_issuer("name", "cơ quan ban hành")


def _team_name(drafter: Drafter[Visit]) -> Wording:
    team = drafter.facts.team
    return drafter.need(team, "name") if team else drafter.gap("tên Đoàn", ("team", "name"))


def _leader(drafter: Drafter[Visit]) -> Wording:
    leader: TeamMember | None = drafter.facts.team.leader if drafter.facts.team else None
    if leader is None:
        return drafter.say("person.bare", name=drafter.gap("Trưởng đoàn", ("team", "members")))
    name = drafter.need(leader, "name")
    if not leader.position:
        return drafter.say("person.bare", name=name)
    return drafter.say("person", name=name, position=drafter.need(leader, "position"))


def _span(drafter: Drafter[Visit], name: str, what: str) -> Wording:
    span = getattr(drafter.facts, name)
    if span is None or span.start is None:
        return drafter.gap(what, (name,))
    return drafter.given(format_span(span.start, span.end), (name,))


def _causes(drafter: Drafter[Visit], causes: Causes | None, name: str, what: str) -> list[dict[str, Any]]:
    return draft_points(drafter, getattr(causes, name) if causes else (), what, ("causes", name))


def _recommendations(drafter: Drafter[Visit]) -> list[dict[str, Any]]:
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


def _bare(text: str) -> str:
    return text.strip().removeprefix("- ").rstrip(" ;,.")
