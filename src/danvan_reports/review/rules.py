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
    natures,
    ratios,
    teams,
    wording,
)

_FAMILIES = (
    figures,
    ratios,
    natures,
    dates,
    citations,
    authority,
    completeness,
    teams,
    entities,
    wording,
    carry_over,
)

ALL_RULES = {rule.code: rule for family in _FAMILIES for rule in family.RULES}
