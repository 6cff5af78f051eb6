"""Review the facts of an input before they are worded, and let the office silence a rule with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, InputPath, Location, Severity, nearest_place
from danvan_reports.review.rules import ALL_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danvan_reports.model.input import Suppression
    from danvan_reports.review.engine import Subject

UNUSED_SILENCING = "DL299"


def review_facts(subject: Subject, places: Mapping[InputPath, Location]) -> tuple[Diagnostic, ...]:
    """Return what does not agree in the facts and the papers of ``subject``, by every rule."""
    return tuple(
        Diagnostic(rule.code, rule.severity, finding.parameters, nearest_place(finding.path, places), finding.path)
        for rule in ALL_RULES.values()
        for finding in rule.look(subject)
    )


def silence(
    findings: Iterable[Diagnostic], suppressions: Iterable[Suppression], places: Mapping[InputPath, Location]
) -> list[Diagnostic]:
    """Return the findings without those the input silences (``bo_qua``); a silencing that silences nothing is told."""
    given = {item.code.upper(): item for item in suppressions}
    kept = [finding for finding in findings if finding.code not in given]
    used = {finding.code for finding in findings if finding.code in given}
    for code, item in given.items():
        if code not in used:
            place = nearest_place((*item.path, "code"), places)
            kept.append(Diagnostic(UNUSED_SILENCING, Severity.WARNING, {"found": item.code}, place, item.path))
    return kept
