"""Drawn lines beneath components: where the Party types a mark (``*``, ``-----``), the State draws a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.template_builder.elements import line, twips, w
from danvan_reports.template_builder.styles import DRAWN_RULE, RULE_EIGHTHS_PT

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile

_USUAL_TEXT_MM = {"org": 42, "abstract": 145}
"""Width of the text that a line is a share of; a template cannot know the text it will hold."""


def mark_below(profile: Profile, name: str, mark: str, available_mm: float) -> Element:
    """Return what stands beneath the component ``name``: the profile's ``mark``, else its drawn line.

    The line is the lower border of an empty paragraph between indents, centred in ``available_mm`` (NĐ
    30/2020/NĐ-CP, Phụ lục I, II.2 and II.5: a third to a half of the text's length).
    """
    if mark in profile.components:
        return line(profile.components[mark], profile.components[mark].text or "")
    rule = profile.components[name].rule_below
    if rule is None or rule.ratio is None:
        raise ValueError(f"{profile.id}: neither {mark} nor a drawn line stands below {name}")
    side = twips((available_mm - _USUAL_TEXT_MM[name] * rule.ratio.default) / 2)
    border = w("bottom", val="single", sz=RULE_EIGHTHS_PT, space=0, color=profile.font.color)
    properties = w("pPr", w("pStyle", val=DRAWN_RULE), w("pBdr", border), w("ind", left=side, right=side))
    return w("p", properties)
