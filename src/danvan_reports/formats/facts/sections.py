"""Page sections: paper, margins, and which headers and footers each section shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.facts.flow import PartReader
from danvan_reports.formats.facts.model import Header, Section
from danvan_reports.formats.facts.wordml import R, W, flag, integer, millimetres, parse_xml, value
from danvan_reports.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from danvan_reports.formats.facts.stylesheet import StyleSheet

# What Word takes when a section does not say (the schema's defaults are Letter paper).
_LETTER_MM = (215.9, 279.4)
_WORD_MARGIN_MM = 25.4
_WORD_HEADER_MM = 12.7


def read_sections(
    root: Element, styles: StyleSheet, part: Callable[[str], tuple[str, bytes] | None]
) -> tuple[Section, ...]:
    """Return the sections of a document in order, each with the headers it has or takes from the one before.

    Args:
        root: the root of the main part.
        styles: the styles of the document.
        part: gives the name and bytes of the part a relationship leads to.
    """
    sections: list[Section] = []
    for properties in _section_properties(root):
        section = _page(properties)
        before = sections[-1] if sections else None
        headers = dict(before.headers) if before else {}
        footers = dict(before.footers) if before else {}
        for kind, known in (("header", headers), ("footer", footers)):
            for reference in properties.iterfind(f"{W}{kind}Reference"):
                found = part(reference.get(R + "id", ""))
                if found is not None:
                    known[reference.get(W + "type", "default")] = _read(found, styles, section)
        sections.append(replace(section, headers=headers, footers=footers))
    return tuple(sections)


def _section_properties(root: Element) -> list[Element]:
    """Return the properties of every section: those in its last paragraph, and of the last one those of the body."""
    found = [each for properties in root.iter(W + "pPr") for each in properties.findall(W + "sectPr")]
    found += root.findall(f"{W}body/{W}sectPr")
    return found or [root.makeelement(W + "sectPr", {})]


def _page(properties: Element) -> Section:
    size, margins = properties.find(W + "pgSz"), properties.find(W + "pgMar")

    def measure(element: Element | None, attribute: str, default: float) -> float:
        measured = millimetres(element.get(W + attribute)) if element is not None else None
        return default if measured is None else measured

    gutter = measure(margins, "gutter", 0.0)
    return Section(
        width_mm=measure(size, "w", _LETTER_MM[0]),
        height_mm=measure(size, "h", _LETTER_MM[1]),
        top_mm=abs(measure(margins, "top", _WORD_MARGIN_MM)),
        bottom_mm=abs(measure(margins, "bottom", _WORD_MARGIN_MM)),
        left_mm=measure(margins, "left", _WORD_MARGIN_MM) + gutter,
        right_mm=measure(margins, "right", _WORD_MARGIN_MM),
        header_mm=measure(margins, "header", _WORD_HEADER_MM),
        footer_mm=measure(margins, "footer", _WORD_HEADER_MM),
        title_page=bool(flag(properties, "titlePg")),
        restart=integer(value(properties, "pgNumType", "start")),
        numerals=value(properties, "pgNumType", "fmt"),
        continuous=value(properties, "type") == "continuous",
    )


def _read(found: tuple[str, bytes], styles: StyleSheet, section: Section) -> Header:
    name, data = found
    return Header(name, tuple(PartReader(name, parse_xml(data), styles, [section]).paragraphs()))
