"""Draft one paper of an input: the facts into the values of its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.conclusion import draft_conclusion, draft_notice
from danvan_reports.drafting.decision import draft_decision
from danvan_reports.drafting.drafter import Drafter, Gap
from danvan_reports.drafting.follow_up import draft_follow_up
from danvan_reports.drafting.letters import draft_letter, draft_submission
from danvan_reports.drafting.minutes import draft_minutes
from danvan_reports.drafting.news import draft_news
from danvan_reports.drafting.period import draft_period_report
from danvan_reports.drafting.plan import draft_plan, draft_report_outline
from danvan_reports.drafting.rollup import draft_rollup
from danvan_reports.drafting.team_report import draft_team_report_paper
from danvan_reports.model.kinds import KINDS
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from danvan_reports.model.input import ReportInput
    from danvan_reports.model.papers import Papers
    from danvan_reports.office import Office

_DRAFTED_BY: Mapping[str, Callable[[Drafter[Any]], dict[str, Any]]] = {
    "bao-cao-so-ket": draft_period_report,
    "bao-cao-tong-ket": draft_period_report,
    "bao-cao-tong-hop": draft_rollup,
    "quyet-dinh-thanh-lap-doan": draft_decision,
    "ke-hoach-giam-sat": draft_plan,
    "de-cuong-bao-cao": draft_report_outline,
    "cong-van": draft_letter,
    "bien-ban-lam-viec": draft_minutes,
    "bao-cao-ket-qua-giam-sat": draft_team_report_paper,
    "bao-cao-ket-qua-kiem-tra": draft_team_report_paper,
    "bao-cao-khao-sat": draft_team_report_paper,
    "to-trinh": draft_submission,
    "ket-luan-giam-sat": draft_conclusion,
    "thong-bao-ket-qua-giam-sat": draft_notice,
    "thong-bao-ket-luan-kiem-tra": draft_notice,
    "bao-cao-khac-phuc": draft_follow_up,
    "tin-bai": draft_news,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """The wording of one paper: the values its template is rendered with, and the facts found missing."""

    kind: str
    values: Mapping[str, Any]
    gaps: tuple[Gap, ...]


def draft_document(facts: ReportInput, office: Office, kind: str, papers: Papers) -> Draft:
    """Return the wording of the paper of ``kind`` among the ``papers`` of the input."""
    drafter = Drafter(facts, office.with_issuers(facts.issuers), KINDS[kind], papers)
    values = _DRAFTED_BY[kind](drafter)
    return Draft(kind, values, tuple(drafter.gaps))
