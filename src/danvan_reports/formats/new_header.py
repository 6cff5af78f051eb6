"""Give a document without page numbers a header that shows them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from danvan_reports.formats.amendments import add_section, hide_first_header, parse_for_editing, serialised
from danvan_reports.formats.facts.wordml import R, W
from danvan_reports.opc import CONTENT_TYPES

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_RELATION = f"{R.strip('{}')}/header"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NO_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()


def add_page_numbers(parts: dict[str, bytes], main: str, root: Element, profile: Profile) -> None:
    """Add a header with the page number, centred and hidden on page 1, to the first section and those after it.

    Headers that are there already are taken to be empty, and replaced.

    Args:
        parts: the package; the header, its relationship and its content type are added.
        main: the name of the main part.
        root: the root of the main part, being edited.
        profile: gives the typeface and size of the number.
    """
    folder, name = posixpath.split(main)
    file = next(f"header{n}.xml" for n in range(1, len(parts) + 2) if f"{folder}/header{n}.xml" not in parts)
    parts[f"{folder}/{file}"] = _header(profile)
    relations = f"{folder}/_rels/{name}.rels"
    identity = _add_relation(parts, relations, file)
    _add_content_type(parts, f"/{folder}/{file}")
    sections = list(root.iter(W + "sectPr")) or [add_section(root)]
    for section in sections:
        for empty in section.findall(f"{W}headerReference[@{W}type='default']"):
            section.remove(empty)
    reference = etree.Element(W + "headerReference")
    reference.set(W + "type", "default")
    reference.set(R + "id", identity)
    sections[0].insert(0, reference)
    for section in sections:
        hide_first_header(section)


def _header(profile: Profile) -> bytes:
    size = str(round(profile.components["page_number"].size_pt.default * 2))
    font = profile.font.name
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    look += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    field = f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>2</w:t></w:r></w:fldSimple>'
    paragraph = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{field}</w:p>'
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{declaration}<w:hdr xmlns:w="{W.strip("{}")}">{paragraph}</w:hdr>'.encode()


def _add_relation(parts: dict[str, bytes], name: str, target: str) -> str:
    root = parse_for_editing(parts.get(name, _NO_RELATIONS))
    taken = {relation.get("Id") for relation in root}
    identity = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
    relation = etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship")
    for key, value in (("Id", identity), ("Type", _RELATION), ("Target", target)):
        relation.set(key, value)
    parts[name] = serialised(root)
    return identity


def _add_content_type(parts: dict[str, bytes], name: str) -> None:
    root = parse_for_editing(parts[CONTENT_TYPES])
    override = etree.SubElement(root, f"{{{_PACKAGE}/content-types}}Override")
    override.set("PartName", name)
    override.set("ContentType", _TYPE)
    parts[CONTENT_TYPES] = serialised(root)
