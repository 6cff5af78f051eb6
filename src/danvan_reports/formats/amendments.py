"""Small, safe edits of a document's XML: the page, typefaces, sizes, spacing, page numbers, zeros of the date.

No edit takes away or adds a word; what an element does not say itself is added at the place the schema gives it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from danvan_reports.formats.facts.wordml import MM_PER_TWIP, W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

# The order of children in the schema (wml.xsd), as far as edits and their neighbours need it.
_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
    "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em",
    "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
    "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing",
    "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_SECTION_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
    "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection",
    "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_DATE = re.compile(r"(ngày\s*)(\d{1,2})(\s*tháng\s*)(\d{1,2})(?=\s*năm)")


def parse_for_editing(data: bytes) -> Element:
    """Return the root of a part with everything kept that is not edited: comments, instructions, order."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser)


def serialised(root: Element) -> bytes:
    """Return the bytes of an edited part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _child(parent: Element, name: str, order: Iterable[str]) -> Element:
    """Return the child ``w:name``, made at its place in the schema's order where it is not there."""
    found = parent.find(W + name)
    if found is not None:
        return found
    names = list(order)
    later = {W + following for following in names[names.index(name) + 1 :]}
    made = etree.Element(W + name)
    position = next((n for n, child in enumerate(parent) if child.tag in later), len(parent))
    parent.insert(position, made)
    return made


def _properties(element: Element, name: str) -> Element:
    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        element.insert(0, found)
    return found


def set_font(run: Element, font: str) -> None:
    """Set one typeface for all letters of a run."""
    fonts = _child(_properties(run, "rPr"), "rFonts", _RUN_ORDER)
    for slot in _FONT_SLOTS:
        fonts.set(W + slot, font)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(W + theme, None)


def set_size(run: Element, points: float) -> None:
    """Set the type size of a run."""
    properties = _properties(run, "rPr")
    for name in ("sz", "szCs"):
        _child(properties, name, _RUN_ORDER).set(W + "val", str(round(points * 2)))


def switch(run: Element, name: str, *, on: bool) -> None:
    """Turn bold (``b``) or italic (``i``) of a run on or off."""
    switched = _child(_properties(run, "rPr"), name, _RUN_ORDER)
    if on:
        switched.attrib.pop(W + "val", None)
    else:
        switched.set(W + "val", "0")


def set_before(paragraph: Element, points: float) -> None:
    """Set the space before a paragraph, whatever style it has in common with the one above."""
    properties = _properties(paragraph, "pPr")
    spacing = _child(properties, "spacing", _PARAGRAPH_ORDER)
    spacing.set(W + "before", str(round(points * 20)))
    for automatic in ("beforeAutospacing", "beforeLines"):
        spacing.attrib.pop(W + automatic, None)
    _child(properties, "contextualSpacing", _PARAGRAPH_ORDER).set(W + "val", "0")


def set_line_spacing(paragraph: Element, value: float, *, exact: bool) -> None:
    """Set the line spacing of a paragraph, in points (exact) or in lines."""
    spacing = _child(_properties(paragraph, "pPr"), "spacing", _PARAGRAPH_ORDER)
    spacing.set(W + "line", str(round(value * (20 if exact else 240))))
    spacing.set(W + "lineRule", "exact" if exact else "auto")


def set_centred(paragraph: Element) -> None:
    """Centre a paragraph."""
    _child(_properties(paragraph, "pPr"), "jc", _PARAGRAPH_ORDER).set(W + "val", "center")


def add_section(root: Element) -> Element:
    """Return the section properties of a document that has none yet, added at its end."""
    body = root.find(W + "body")
    return etree.SubElement(root if body is None else body, W + "sectPr")


def set_paper(section: Element, width_mm: float, height_mm: float) -> None:
    """Set the sheet of a section; one that lies on its side stays so."""
    size = _child(section, "pgSz", _SECTION_ORDER)
    if size.get(W + "orient") == "landscape":
        width_mm, height_mm = height_mm, width_mm
    size.set(W + "w", str(_twips(width_mm)))
    size.set(W + "h", str(_twips(height_mm)))


def set_margin(section: Element, side: str, millimetres: float) -> None:
    """Set one distance of ``pgMar``: top, bottom, left, right, header or footer."""
    _child(section, "pgMar", _SECTION_ORDER).set(W + side, str(_twips(millimetres)))


def hide_first_header(section: Element) -> None:
    """Give the first page of a section a header of its own, empty where none is defined."""
    _child(section, "titlePg", _SECTION_ORDER).attrib.pop(W + "val", None)


def restart_numbers(section: Element) -> None:
    """Number the pages of a section from 1."""
    _child(section, "pgNumType", _SECTION_ORDER).set(W + "start", "1")


def _twips(millimetres: float) -> int:
    return round(millimetres / MM_PER_TWIP)


def pad_date(paragraph: Element, day: str, month: str) -> bool:
    """Write the day and the month of the date in a paragraph with the zeros they should have.

    Only the two numbers are touched, however the line is broken into runs; tells whether the date was found.
    """
    texts = [text for text in paragraph.iter(W + "t") if next(text.iterancestors(W + "p"), None) is paragraph]
    match = _DATE.search("".join(text.text or "" for text in texts))
    if match is None:
        return False
    for group, number in ((4, month), (2, day)):
        _replace(texts, match.start(group), match.end(group), number)
    return True


def _replace(texts: Iterable[Element], start: int, end: int, replacement: str) -> None:
    """Replace a stretch of the text that several ``w:t`` make up; the new text stands in the first of them."""
    offset = 0
    for element in texts:
        text = element.text or ""
        first, last = max(start - offset, 0), min(end - offset, len(text))
        if first < last:
            element.text = text[:first] + replacement + text[last:]
            replacement = ""
        offset += len(text)
