"""The reports of a period: báo cáo sơ kết of a part of the year and báo cáo tổng kết of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.annexes import draft_period_annexes
from danvan_reports.drafting.frame import draft_frame
from danvan_reports.drafting.headings import lettered, numbered, roman_numbered
from danvan_reports.drafting.period_names import (
    GRASSROOTS_LAW,
    WITHOUT_DISTRICTS,
    is_short,
    name_in_time,
    period_words,
)
from danvan_reports.drafting.period_sections import (
    RESULT_SECTIONS,
    draft_assessment,
    draft_democracy,
    draft_section,
)
from danvan_reports.model.period import Assessment, Results
from danvan_reports.vi.dates import format_date_short
from danvan_reports.vi.measures import format_measure
from danvan_reports.wording import Wording, join

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.period import PeriodReport


def draft_period_report(drafter: Drafter[PeriodReport]) -> dict[str, Any]:
    """Return the values of the templates ``bao-cao-so-ket`` and ``bao-cao-tong-ket``."""
    words = period_words(drafter)
    subject = _subject(drafter, words)
    values = draft_frame(drafter, subject)
    values |= {"author": "", "opening": _opening(drafter), "words": _headings(drafter, words)}
    values |= _body(drafter)
    stop = drafter.say(f"full_stop.{drafter.regime}")
    closing = drafter.say("period.closing", subject=subject)
    values["closing"] = closing.reworded(f"{closing}{stop}")
    title = drafter.say("period.annex.title", period=words["period"])
    values |= draft_period_annexes(drafter, title.reworded(title.upper()))
    return values


def _subject(drafter: Drafter[PeriodReport], words: dict[str, Wording]) -> Wording:
    report, paper = drafter.facts, drafter.paper
    if paper.subject:
        return drafter.given(paper.subject, drafter.in_paper("subject"))
    scope = drafter.given(report.scope, ("scope",)) if report.scope else _usual_scope(drafter)
    period = report.reporting_period
    form = "results" if period and period.kind in {"month", "quarter"} else "summary"
    form = "annual" if period and period.kind == "year" else form
    return drafter.say(f"period.subject.{form}", scope=scope, period=words["period"], next=words["next"])


def _usual_scope(drafter: Drafter[PeriodReport]) -> Wording:
    return name_in_time(drafter, "period.scope", GRASSROOTS_LAW, "regulation")


def _opening(drafter: Drafter[PeriodReport]) -> list[Wording]:
    return [drafter.given(text, ("opening", index)) for index, text in enumerate(drafter.facts.opening)]


def _headings(drafter: Drafter[PeriodReport], words: dict[str, Wording]) -> dict[str, Wording]:
    """Return the names in headings that depend on the facts; the headings themselves stand in the outline."""
    own = drafter.office.issuers.advisory_body
    body = Wording.of(own.name, ("office", "issuers", "advisory_body", "name")) if own else None
    return {
        "next": words["next"].reworded(words["next"].upper()),
        "democracy": name_in_time(drafter, "period.democracy", GRASSROOTS_LAW, "regulation"),
        "commune": name_in_time(drafter, "period.commune", WITHOUT_DISTRICTS, "township"),
        "enterprise": name_in_time(drafter, "period.enterprise", GRASSROOTS_LAW, "regulation"),
        "advisory_body": body or drafter.say("period.advisory_body"),
    }


def _body(drafter: Drafter[PeriodReport]) -> dict[str, Any]:
    """Return the sections with their labels; a section without content has neither."""
    report = drafter.facts
    short = is_short(report.reporting_period)
    results = report.results or Results(path=("results",))
    sections = {name: draft_section(drafter, results, name) for name in RESULT_SECTIONS}
    democracy = draft_democracy(drafter, results.grassroots_democracy)
    assessment = draft_assessment(drafter, report.assessment or Assessment(path=("assessment",)), short=short)
    overview = draft_section(drafter, report, "overview", optional=short)
    values: dict[str, Any] = {
        "overview": overview,
        "data_note": _data_note(drafter),
        "results": sections,
        "democracy": democracy,
        "assessment": assessment,
        "tasks": draft_section(drafter, report, "tasks"),
        "proposals": _proposals(drafter),
    }
    present = {
        "overview": bool(overview or values["data_note"]),
        "results": True,
        "assessment": any(assessment.values()),
        "tasks": True,
        "proposals": bool(values["proposals"]),
    }
    inner = [(name, bool(sections[name])) for name in RESULT_SECTIONS]
    inner.insert(RESULT_SECTIONS.index("emulation"), ("democracy", any(democracy.values())))
    kinds = ("commune", "agency", "enterprise")
    values["label"] = {
        **roman_numbered(drafter, present),
        **numbered(dict(inner)),
        **lettered({name: bool(democracy[name]) for name in kinds}),
        **numbered(
            {
                "achievements": bool(assessment["achievements"]),
                "limitations": bool(assessment["limitations"]),
                "causes": bool(assessment["external_causes"] or assessment["internal_causes"]),
                "lessons": bool(assessment["lessons"]),
            }
        ),
    }
    return values


def _data_note(drafter: Drafter[PeriodReport]) -> Wording:
    """Return the sentences on what the figures cover; empty when the input does not say."""
    report = drafter.facts
    date = drafter.given(format_date_short(report.cutoff), ("cutoff",)) if report.cutoff else Wording()
    units = report.reported_units
    reported = drafter.given(format_measure(units), ("reported_units",)) if units else Wording()
    found: list[Wording] = []
    if date and reported:
        found.append(drafter.say("period.cutoff.units", date=date, units=reported))
    elif date:
        found.append(drafter.say("period.cutoff", date=date))
    elif reported:
        found.append(drafter.say("period.units", units=reported))
    if report.previous_restated:
        previous = period_words(drafter)["previous"]
        found.append(Wording.of(drafter.say("period.restated", previous=previous), ("input", "previous_restated")))
    return join(found, " ")


def _proposals(drafter: Drafter[PeriodReport]) -> list[dict[str, Any]]:
    return [
        {"addressee": drafter.need(item, "addressee"), "points": draft_section(drafter, item, "points")}
        for item in drafter.facts.proposals
    ]
