"""Every review rule, in the order its findings are told; a new rule is entered in the module of its family."""

from __future__ import annotations

from danvan_reports.review import (
    authority,
    carry_over,
    citations,
    completeness,
    dates,
    entities,
    figures,
    wording,
)

ALL_RULES = {
    rule.code: rule
    for family in (figures, dates, citations, authority, completeness, entities, wording, carry_over)
    for rule in family.RULES
}
