"""The styles of a template: one paragraph style per component of the profile, under a Vietnamese name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.template_builder.elements import twips, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_components import Component
    from danvan_reports.formats.profile_types import Profile

LANGUAGE = "vi-VN"
SECTION_END = "SectionEnd"
"""The style of the paragraph that ends a section: as low as Word allows, so that it never needs a page."""
DRAWN_RULE = "DrawnRule"
"""The style of an empty paragraph whose lower border is a drawn line."""
RULE_EIGHTHS_PT = 6
"""Thickness of drawn lines."""

_TWIPS_PER_PT = 20
_SINGLE_LINE = 240
"""A line of single spacing, in the 240ths that Word counts proportional spacing in."""
_LATENT_STYLES = 376
_RULE_SLACK_TWIPS = 15
"""Room on either side of a title with a rule as long as its text, so that rounding cannot break its line."""


def build_styles(profile: Profile) -> Element:
    """Return the styles part: defaults of the whole document, Word's own base styles, and one per component."""
    latent = w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=_LATENT_STYLES,
    )
    named = [_style(profile, component) for component in profile.components.values()]
    return w("styles", _defaults(profile), latent, *_base_styles(), *named, *_empty_lines(profile))


def _defaults(profile: Profile) -> Element:
    font = profile.font.name
    half_points = _half_points(profile.components["body"].size_pt.default)
    run = w(
        "rPr",
        w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        w("color", val=profile.font.color),
        w("sz", val=half_points),
        w("szCs", val=half_points),
        w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE),
    )
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _base_styles() -> list[Element]:
    """Return the styles every document has: Word recognises them by their English names."""
    table = w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in _TABLE_CELL_MARGINS)),
    )
    hidden = [w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed")]
    return [
        w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal"),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            w("unhideWhenUsed"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        w("style", w("name", val="Normal Table"), *hidden, table, type="table", default=1, styleId="TableNormal"),
    ]


_TABLE_CELL_MARGINS = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))


def _style(profile: Profile, component: Component) -> Element:
    level = component.style.outline_level
    following = [w("next", val=profile.components["body"].style.id)] if level else []
    return w(
        "style",
        w("name", val=component.style.name),
        w("basedOn", val="Normal"),
        *following,
        w("qFormat"),
        _paragraph_properties(profile, component),
        _run_properties(component),
        type="paragraph",
        customStyle=1,
        styleId=component.style.id,
    )


def _paragraph_properties(profile: Profile, component: Component) -> Element:
    layout = component.layout
    properties = [w("keepNext")] if layout.keep_next else []
    properties += [w("keepLines")] if layout.keep_lines else []
    properties.append(w("widowControl"))
    if component.rule_below is not None and component.rule_below.length == "text":
        border = w("bottom", val="single", sz=RULE_EIGHTHS_PT, space=1, color=profile.font.color)
        properties.append(w("pBdr", border))
    properties += [_spacing(profile, component), *_indents(profile, component)]
    properties.append(w("jc", val=_alignment(profile, component)))
    if component.style.outline_level:
        properties.append(w("outlineLvl", val=component.style.outline_level - 1))
    return w("pPr", *properties)


def _spacing(profile: Profile, component: Component) -> Element:
    before, after = component.layout.before_pt, component.layout.after_pt
    line, rule = float(_SINGLE_LINE), "auto"
    if component.flow:
        after = max(after, profile.body.paragraph_gap_pt.range.default)
        spacing = profile.body.line_spacing
        rule = "exact" if spacing.rule == "exact" else "auto"
        line = spacing.range.default * (_TWIPS_PER_PT if rule == "exact" else _SINGLE_LINE)
    return w(
        "spacing",
        before=round(before * _TWIPS_PER_PT),
        after=round(after * _TWIPS_PER_PT),
        line=round(line),
        lineRule=rule,
    )


def _indents(profile: Profile, component: Component) -> list[Element]:
    layout, rule = component.layout, component.rule_below
    if component.flow:
        return [w("ind", firstLine=twips(profile.body.first_line_indent_mm.range.default))]
    if rule is not None and rule.width_pt is not None:
        # The rule is the paragraph's border, which is as long as its line: the indents make it as long as the text.
        free = twips(profile.layout.header_columns_mm[1]) - round(rule.width_pt * _TWIPS_PER_PT)
        side = free // 2 - _RULE_SLACK_TWIPS
        return [w("ind", left=side, right=side)]
    if not (layout.left_mm or layout.right_mm or layout.hanging_mm):
        return []
    left = twips(layout.left_mm + layout.hanging_mm)
    return [w("ind", left=left, right=twips(layout.right_mm), hanging=twips(layout.hanging_mm))]


def _alignment(profile: Profile, component: Component) -> str:
    align = component.align or (profile.body.alignment.value if component.flow else "left")
    return "both" if align == "justify" else align


def _run_properties(component: Component) -> Element:
    properties = [w(tag) for tag in ("b", "bCs") if component.bold]
    properties += [w(tag) for tag in ("i", "iCs") if component.italic]
    if component.color:
        properties.append(w("color", val=component.color))
    half_points = _half_points(component.size_pt.default)
    properties += [w("sz", val=half_points), w("szCs", val=half_points)]
    if component.underline:
        properties.append(w("u", val="single"))
    return w("rPr", *properties)


def _empty_lines(profile: Profile) -> list[Element]:
    """Return the styles of paragraphs without text: the end of a section and, where the profile has one, a line."""
    lowest = w("spacing", before=0, after=0, line=20, lineRule="exact")
    below_text = w("spacing", before=0, after=120, line=100, lineRule="exact")
    found = [_empty_line(SECTION_END, "Hết phần", lowest)]
    if any(component.rule_below and component.rule_below.ratio for component in profile.components.values()):
        found.append(_empty_line(DRAWN_RULE, "Đường kẻ", w("keepNext"), below_text))
    return found


def _empty_line(identifier: str, name: str, *properties: Element) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("uiPriority", val=99),
        w("pPr", *properties),
        w("rPr", w("sz", val=2), w("szCs", val=2)),
        type="paragraph",
        customStyle=1,
        styleId=identifier,
    )


def _half_points(points: float) -> int:
    return round(points * 2)
