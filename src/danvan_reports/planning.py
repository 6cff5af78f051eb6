"""What an order means for one input: which papers are to be made, and under which profile each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.formats.profiles import PROFILE_IDS, load_profile, select_profile
from danvan_reports.model.declarations import names_of
from danvan_reports.model.kinds import INSPECTION, JOINT, KINDS, SUPERVISION, SURVEY, ends_in_conclusion
from danvan_reports.model.paper import Paper
from danvan_reports.model.papers import Papers
from danvan_reports.model.people import PARTY, STATE
from danvan_reports.model.unused import unused_fields
from danvan_reports.records import dataclass, field, replace
from danvan_reports.vi.dates import YearMonth, format_date_short

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from danvan_reports.formats.profile_types import Profile, Regime
    from danvan_reports.model.input import ReportInput
    from danvan_reports.model.people import Issuer
    from danvan_reports.office import Office

ALL = "all"
_CONCLUSION, _NOTICE = "ket-luan-giam-sat", "thong-bao-ket-qua-giam-sat"
_MAIN_PAPER = {
    INSPECTION: "thong-bao-ket-luan-kiem-tra",
    JOINT: "thong-bao-ket-luan-kiem-tra",
    SURVEY: "bao-cao-khao-sat",
}
"""The paper that each kind of visit ends with; of a supervision the house style decides."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: which papers, under which profile and template, and whether they are to be final.

    ``kinds`` empty means the input's own kind; ``all`` among them means every kind the input has. ``profile`` None
    means the one that holds on the paper's date. ``final`` refuses papers with gaps or errors. ``previous`` is the
    input of the last period, to compare with. ``cache`` is the folder where compiled templates are kept between
    runs; it changes nothing of what is made, so it is no part of what an order is compared by.
    """

    kinds: tuple[str, ...] = ()
    profile: str | None = None
    template: Path | None = None
    final: bool = False
    previous: Path | None = None
    cache: Path | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """One paper to make.

    ``checked`` is False when no profile holds on its date (it is laid out under the earliest one), and for what is
    no formal văn bản. ``position`` is its place in the whole set of an input's papers, from 1; 0 when it was asked
    for by its kind.
    """

    kind: str
    paper: Paper
    profile: Profile
    checked: bool = True
    position: int = 0

    @property
    def template(self) -> str:
        """The name of the template it is set in."""
        return KINDS[self.kind].template

    @property
    def name(self) -> str:
        """The kind as files are named by it; in a whole set they sort in the order of the process."""
        return f"{self.position:02} {self.kind}" if self.position else self.kind


@dataclass(frozen=True, slots=True)
class Plan:
    """The papers to make among those of the input, who issues each, and what keeps others from being made."""

    all_papers: Papers
    papers: tuple[PlannedPaper, ...]
    issuers: Mapping[str, Issuer | None]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def by_kind(self) -> dict[str, Paper]:
        """The papers' own facts by kind."""
        return {planned.kind: planned.paper for planned in self.papers}


def plan_papers(facts: ReportInput, office: Office, order: Order) -> Plan:
    """Return the papers that ``order`` means for ``facts``.

    The profile follows the issuer and the paper's date, else the date of the event; ``order.profile`` stands above
    both, with a warning where the date says otherwise. The clock is never asked.
    """
    own_kind = facts.document_kind or default_kind(facts, office)
    planned: list[PlannedPaper] = []
    papers = Papers(facts, own_kind)
    found = _given_twice(papers)
    for kind in _kinds(facts, office, order.kinds or (own_kind,)):
        if facts.subject not in KINDS[kind].subjects:
            parameters = {"kind": kind, "expected": ", ".join(_kinds(facts, office, (ALL,)))}
            found.append(Diagnostic("DL141", Severity.ERROR, parameters, path=("kind",)))
            continue
        paper = papers.of(kind)
        chosen, findings = _choose_profile(facts, office, order, kind, paper)
        found += findings
        planned += [chosen] if chosen else []
    if ALL in order.kinds:
        planned = [replace(paper, position=position) for position, paper in enumerate(planned, start=1)]
    found += _given_in_vain(facts, {paper.kind for paper in planned})
    bodies = office.with_issuers(facts.issuers).issuers
    issuers = {paper.kind: getattr(bodies, facts.issuer_of(KINDS[paper.kind])) for paper in planned}
    return Plan(papers, tuple(planned), issuers, tuple(found))


def _given_twice(papers: Papers) -> list[Diagnostic]:
    """Refuse a value that stands both at the top level and in its paper's entry: which is meant cannot be told."""
    fields = names_of(Paper)
    return [
        Diagnostic("DL134", Severity.ERROR, {"title": fields[name].title, "kind": papers.own_kind}, path=(name,))
        for name in papers.given_twice()
    ]


def _given_in_vain(facts: ReportInput, made: Collection[str]) -> Iterator[Diagnostic]:
    """Tell what no paper made here can use: a doubt in a paper's own entry; of the visit it may serve later papers."""
    for unused in unused_fields(facts, made) if made else ():
        parameters = {"title": unused.declaration.title, "kind": unused.kind, "expected": ", ".join(unused.used_by)}
        code, severity = ("DL144", Severity.WARNING) if unused.kind else ("DL145", Severity.NOTE)
        yield Diagnostic(code, severity, parameters, path=unused.path)


def default_kind(facts: ReportInput, office: Office) -> str:
    """Return the kind made when neither the order nor the input names one.

    Of the two forms that end a supervision it is the one of the house style, else the conclusion.
    """
    if facts.subject == SUPERVISION:
        return _NOTICE if office.house_style.conclusion == "notice" else _CONCLUSION
    main = _MAIN_PAPER.get(facts.subject)
    return main or next(kind.id for kind in KINDS.values() if facts.subject in kind.subjects)


def _kinds(facts: ReportInput, office: Office, wanted: tuple[str, ...]) -> tuple[str, ...]:
    if ALL not in wanted:
        return tuple(dict.fromkeys(wanted))
    concludes = ends_in_conclusion(office.house_style.conclusion, facts.document_kind)
    left_out = _NOTICE if concludes else _CONCLUSION
    return tuple(
        kind.id
        for kind in KINDS.values()
        if facts.subject in kind.subjects and kind.id != left_out and (not kind.form or kind.id in facts.documents)
    )


def _choose_profile(
    facts: ReportInput, office: Office, order: Order, kind: str, paper: Paper
) -> tuple[PlannedPaper | None, list[Diagnostic]]:
    issuer = getattr(office.with_issuers(facts.issuers).issuers, facts.issuer_of(KINDS[kind]))
    regime: Regime = STATE if issuer and issuer.regime == STATE else PARTY
    date = _day(paper.date) or facts.event_date()
    by_date = select_profile(regime, date) if date else None
    asked = order.profile or ("" if date else facts.format_profile)
    formal = KINDS[kind].formal
    if asked:
        profile = load_profile(asked)
        told = [_told("DL143", kind, by_date.id, asked)] if by_date and by_date.id != asked else []
        return PlannedPaper(kind, paper, profile, formal), told
    if date is None:
        return None, [_told("DL140", kind, "", "", Severity.ERROR)]
    if by_date is None:
        profile = _earliest_profile(regime)
        return PlannedPaper(kind, paper, profile, checked=False), [_told("DL142", kind, profile.id, "")]
    return PlannedPaper(kind, paper, by_date, formal), _changing_month(regime, kind, paper, by_date)


def _changing_month(regime: Regime, kind: str, paper: Paper, chosen: Profile) -> list[Diagnostic]:
    """Tell of a month without a day in which one profile gives way to another: the first day has decided."""
    if not isinstance(paper.date, YearMonth):
        return []
    later = select_profile(regime, paper.date.last_day)
    if later is None or later.id == chosen.id:
        return []
    parameters = {
        "kind": kind,
        "found": chosen.id,
        "expected": later.id,
        "since": format_date_short(later.valid_from),
    }
    return [Diagnostic("DL146", Severity.WARNING, parameters, path=("documents", kind, "date"))]


def _earliest_profile(regime: str) -> Profile:
    known = [load_profile(profile_id) for profile_id in PROFILE_IDS]
    return min((profile for profile in known if profile.regime == regime), key=lambda profile: profile.valid_from)


def _told(code: str, kind: str, expected: str, found: str, severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic(code, severity, {"kind": kind, "expected": expected, "found": found}, path=("documents", kind))


def _day(value: dt.date | YearMonth | None) -> dt.date | None:
    return value.first_day if isinstance(value, YearMonth) else value
