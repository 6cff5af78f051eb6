"""Draft one paper of an input: the facts into the values of its template."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.drafter import Drafter, Gap
from danvan_reports.drafting.frame import draft_marks
from danvan_reports.model.kinds import KINDS
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from danvan_reports.model.input import ReportInput
    from danvan_reports.model.papers import Papers
    from danvan_reports.office import Office

_DRAFTED_BY: Mapping[str, tuple[str, str]] = {
    "bao-cao-so-ket": ("period", "draft_period_report"),
    "bao-cao-tong-ket": ("period", "draft_period_report"),
    "bao-cao-tong-hop": ("rollup", "draft_rollup"),
    "quyet-dinh-thanh-lap-doan": ("decision", "draft_decision"),
    "ke-hoach-giam-sat": ("plan", "draft_plan"),
    "de-cuong-bao-cao": ("plan", "draft_report_outline"),
    "cong-van": ("letters", "draft_letter"),
    "bien-ban-lam-viec": ("minutes", "draft_minutes"),
    "bao-cao-ket-qua-giam-sat": ("team_report", "draft_team_report_paper"),
    "bao-cao-ket-qua-kiem-tra": ("team_report", "draft_team_report_paper"),
    "bao-cao-khao-sat": ("team_report", "draft_team_report_paper"),
    "to-trinh": ("letters", "draft_submission"),
    "ket-luan-giam-sat": ("conclusion", "draft_conclusion"),
    "thong-bao-ket-qua-giam-sat": ("conclusion", "draft_notice"),
    "thong-bao-ket-luan-kiem-tra": ("conclusion", "draft_notice"),
    "bao-cao-khac-phuc": ("follow_up", "draft_follow_up"),
    "tin-bai": ("news", "draft_news"),
}
"""Module and function of each form of paper; the module is imported when one is drafted."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The wording of one paper: the values its template is rendered with, and the facts found missing."""

    kind: str
    values: Mapping[str, Any]
    gaps: tuple[Gap, ...]


def draft_document(facts: ReportInput, office: Office, kind: str, papers: Papers) -> Draft:
    """Return the wording of the paper of ``kind`` among the ``papers`` of the input."""
    drafter = Drafter(facts, office.with_issuers(facts.issuers), KINDS[kind], papers)
    values = _drafting_of(drafter.kind.template)(drafter)
    gaps = tuple(drafter.gaps)
    return Draft(kind, values | draft_marks(drafter, gaps), gaps)


@cache
def _drafting_of(kind: str) -> Callable[[Drafter[Any]], dict[str, Any]]:
    module, name = _DRAFTED_BY[kind]
    drafting: Callable[[Drafter[Any]], dict[str, Any]] = getattr(
        import_module(f"danvan_reports.drafting.{module}"), name
    )
    return drafting
