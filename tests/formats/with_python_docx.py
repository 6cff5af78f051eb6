"""Specimens written with python-docx, the way a script of an office does it: its own template, direct formatting."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

    from tests.formats.specimen import Page, Para, Specimen

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def write_with_python_docx(specimen: Specimen) -> bytes:
    """Return the ``.docx`` of a specimen."""
    document = docx.Document()
    document.core_properties.author = specimen.creator
    zones = specimen.zones
    _set_up(document.sections[0], specimen.page, specimen.marks, specimen.foot_marks)
    state = specimen.profile == "state-nd30"
    _table(document, zones["left"], zones["right"], (65, 100) if state else (75, 90))
    for para in [*zones["title"], *zones["text"]]:
        _write(document, para)
    left = zones["recipients"] or zones["signer_left"]
    if left or zones["signer"]:
        _table(document, left, zones["signer"], (85, 80))
    for para in zones["end"]:
        _write(document, para)
    for annex in specimen.annexes:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = True
        section.first_page_header.is_linked_to_previous = False
        if specimen.page.annex_restarts and section._sectPr.find(qn("w:pgNumType")) is None:
            start = OxmlElement("w:pgNumType")
            start.set(qn("w:start"), "1")
            section._sectPr.insert_element_before(start, "w:cols", "w:titlePg", "w:docGrid")
        for para in annex:
            _write(document, para)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(section: Any, page: Page, marks: Sequence[Para], foot_marks: Sequence[Para]) -> None:
    section.page_width, section.page_height = Mm(page.width_mm), Mm(page.height_mm)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance, section.footer_distance = Mm(page.header_mm), Mm(page.footer_mm)
    section.different_first_page_header_footer = not page.number_on_first
    if page.numbered:
        _number(section.footer if page.number_in_footer else section.header, page)
    for part, paras in ((section.first_page_header, marks), (section.first_page_footer, foot_marks)):
        for para in paras:
            _format(part.paragraphs[0], para)


def _number(part: Any, page: Page) -> None:
    paragraph = part.paragraphs[0]
    paragraph.alignment = _ALIGN[page.number_align]
    run = paragraph.add_run()
    run.font.name, run.font.size = "Times New Roman", Pt(page.number_size_pt)
    run.font.bold, run.font.italic = page.number_bold, page.number_italic
    for kind, text in (("begin", None), ("", f"PAGE {page.number_format}"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)


def _table(document: Document, left: Sequence[Para], right: Sequence[Para], widths: tuple[float, float]) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, width, paras in zip(table.rows[0].cells, widths, (left, right), strict=True):
        cell.width = Mm(width)
        table.columns[cell._tc.grid_offset].width = Mm(width)
        for para in paras:
            _write(cell, para)
        first = cell.paragraphs[0]._p
        if len(cell.paragraphs) > 1:
            first.getparent().remove(first)


def _write(place: Any, para: Para) -> None:
    if para.component == "sign_room":
        for _ in range(4):
            place.add_paragraph()
        return
    paragraph = place.add_paragraph()
    if para.component == "full_rule":
        paragraph._p.get_or_add_pPr().append(_borders("bottom"))
        return
    if para.framed:
        paragraph._p.get_or_add_pPr().append(_borders("top", "left", "bottom", "right"))
    _format(paragraph, para)
    if para.rule_mm is not None:
        _rule(place.add_paragraph(), para, place)


def _rule(paragraph: Any, para: Para, place: Any) -> None:
    """Draw a line as the border of an empty paragraph with indents, the cell's own margins counted."""
    width = place.width.mm - 3.8 if hasattr(place, "width") else 165.0
    side = Mm((width - para.rule_mm) / 2)  # type: ignore[operator]
    paragraph._p.get_or_add_pPr().append(_borders("top"))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side


def _borders(*sides: str) -> Any:
    borders = OxmlElement("w:pBdr")
    for side in sides:
        border = OxmlElement(f"w:{side}")
        border.set(qn("w:val"), "single")
        border.set(qn("w:sz"), "6")
        borders.append(border)
    return borders


def _format(paragraph: Any, para: Para) -> None:
    form = paragraph.paragraph_format
    form.alignment = _ALIGN[para.align]
    form.left_indent, form.first_line_indent = Mm(para.left_mm), Mm(para.first_line_mm)
    form.space_before, form.space_after = Pt(para.before_pt), Pt(para.after_pt)
    if para.line_rule == "multiple":
        form.line_spacing = para.line
    else:
        form.line_spacing = Pt(para.line)
        exact = para.line_rule == "exact"
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY if exact else WD_LINE_SPACING.AT_LEAST
    text = para.text
    if text.startswith("*") and "." in text:
        _run(paragraph, text[1 : text.index(".") + 1], para, bold=True)
        text = text[text.index(".") + 1 :]
    _run(paragraph, text, para, bold=para.bold)


def _run(paragraph: Any, text: str, para: Para, *, bold: bool) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = para.font, Pt(para.size_pt)
    run.font.bold, run.font.italic, run.font.underline = bold, para.italic, para.underline
    run.font.hidden = para.hidden or None
    if para.colour:
        run.font.color.rgb = RGBColor.from_string(para.colour)
