"""The few WordprocessingML elements (ISO/IEC 29500-1, 17) that official documents are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_components import Component

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = {"w": WORD, "r": RELATIONSHIPS}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

TWIPS_PER_MM = 1440 / 25.4


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return ``<w:tag w:attribute="..."/>`` with its children."""
    element = etree.Element(f"{{{WORD}}}{tag}", nsmap=_NAMESPACES)
    for name, value in attributes.items():
        element.set(f"{{{WORD}}}{name}", str(value))
    element.extend(children)
    return element


def header_reference(kind: str, relationship: str) -> Element:
    """Return the reference of a section to the header for pages of ``kind`` ("first" or "default")."""
    reference = w("headerReference", type=kind)
    reference.set(f"{{{RELATIONSHIPS}}}id", relationship)
    return reference


def serialize(root: Element) -> bytes:
    """Return the part whose root element this is; each namespace is declared once."""
    etree.cleanup_namespaces(root, top_nsmap=_NAMESPACES, keep_ns_prefixes=["r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point, the unit of most lengths in Word."""
    return round(millimetres * TWIPS_PER_MM)


def run(text: str, *properties: Element) -> Element:
    """Return a run of text; formatting of its own only where ``properties`` are given."""
    content = w("t")
    content.text = text
    content.set(_SPACE, "preserve")
    return w("r", *([w("rPr", *properties)] if properties else []), content)


def paragraph(component: Component, *runs: Element, properties: Sequence[Element] = ()) -> Element:
    """Return a paragraph in the style of ``component``; ``properties`` follow the style in schema order."""
    return w("p", w("pPr", w("pStyle", val=component.style.id), *properties), *runs)


def line(component: Component, text: str) -> Element:
    """Return a paragraph of plain text in the style of ``component``."""
    return paragraph(component, run(text))


def lead(component: Component, *runs: Element) -> Element:
    """Return a paragraph that stays on the page of what follows it, such as one that ends with a colon."""
    return paragraph(component, *runs, properties=[w("keepNext")])


def control(tag: str) -> Element:
    """Return the paragraph of a tag such as ``for point in points``; rendering leaves no paragraph behind."""
    return w("p", run(f"{{%p {tag} %}}"))


def when(condition: str, *content: Element) -> list[Element]:
    """Return ``content`` between the tags that leave it out unless ``condition`` holds."""
    return [control(f"if {condition}"), *content, control("endif")]


def for_each(name: str, source: str, content: Sequence[Element]) -> list[Element]:
    """Return ``content`` between the tags that repeat it for each ``name`` of the list ``source``."""
    return [control(f"for {name} in {source}"), *content, control("endfor")]
