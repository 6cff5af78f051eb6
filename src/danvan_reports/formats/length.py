"""How long a document is, as far as its file can tell without setting it in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.components.lines import available_mm
from danvan_reports.formats.facts.model import Alignment, LineRule
from danvan_reports.formats.facts.width import runs_width_mm

if TYPE_CHECKING:
    from danvan_reports.formats.facts.model import DocumentFacts, Paragraph, Section

_POINTS_PER_MM = 72 / 25.4
_SINGLE_LINE = 1.15
_CERTAINLY = 1.25


def runs_over_a_line(paragraph: Paragraph, section: Section) -> bool:
    """Tell whether the text of a paragraph certainly needs more than one line."""
    room = available_mm(paragraph, section) - max(paragraph.layout.first_line_mm, 0.0)
    return "\n" in paragraph.text or runs_width_mm(paragraph.runs) > 1.03 * room


def certainly_longer_than_a_page(facts: DocumentFacts) -> bool:
    """Tell whether a document surely has a second page: one is begun, or the text is far too long for one."""
    texts = [paragraph for paragraph in facts.paragraphs if paragraph.text.strip()]
    if any(paragraph.starts_page for paragraph in texts[1:]):
        return True
    page = facts.sections[0]
    height = (page.height_mm - page.top_mm - page.bottom_mm) * _POINTS_PER_MM
    flowing = (paragraph for paragraph in facts.paragraphs if paragraph.place.table is None)
    return sum(_height(paragraph, page) for paragraph in flowing) > _CERTAINLY * height


def _height(paragraph: Paragraph, page: Section) -> float:
    lines = max(int(runs_width_mm(paragraph.runs) / available_mm(paragraph, page) + 0.999), 1)
    size = max((run.look.size_pt for run in paragraph.runs), default=11.0)
    layout = paragraph.layout
    fixed = layout.line_rule is LineRule.EXACT
    each = layout.line if fixed else size * _SINGLE_LINE * (layout.line if layout.line_rule is LineRule.MULTIPLE else 1)
    return lines * each + layout.before_pt + layout.after_pt


def is_set_between_margins(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is set as running text, not in the middle or at the right."""
    return paragraph.layout.alignment is Alignment.JUSTIFY or paragraph.layout.alignment is Alignment.LEFT
