"""The way in: the bytes of a ``.docx`` become facts."""

from __future__ import annotations

import posixpath
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from danvan_reports.active_content import active_content
from danvan_reports.formats.facts.flow import PartReader
from danvan_reports.formats.facts.model import DocumentFacts, Hygiene
from danvan_reports.formats.facts.numbering import Numbering
from danvan_reports.formats.facts.properties import Theme
from danvan_reports.formats.facts.sections import read_sections
from danvan_reports.formats.facts.stylesheet import StyleSheet
from danvan_reports.formats.facts.wordml import W, flag, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_CHANGES = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"))
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OFFICE_DOCUMENT = "/officeDocument"
_CORE_PROPERTIES = "/core-properties"


class Parts:
    """The parts of a package, found by following relationships (their names are free)."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Find the main part and read its relationships."""
        self._parts = parts
        self._relationships = cache(self._read_relationships)
        self.main = self._find("", _OFFICE_DOCUMENT) or "word/document.xml"
        self._targets = {identity: target for identity, _, target in self._relationships(self.main)}
        self.related_names = frozenset(self._targets.values())
        """The names of the parts that the main one refers to."""

    def main_xml(self) -> bytes:
        """Return the main part.

        Raises:
            KeyError: the package has none, so it is no Word document.
        """
        return self._parts[self.main]

    def related(self, kind: str) -> bytes | None:
        """Return the part the main one names as its ``kind`` (``/styles``, ``/theme`` ...)."""
        name = self._find(self.main, kind)
        return self._parts.get(name) if name else None

    def target(self, identity: str) -> tuple[str, bytes] | None:
        """Return name and bytes of the part behind a relationship of the main part."""
        name = self._targets.get(identity, "")
        data = self._parts.get(name)
        return None if data is None else (name, data)

    @property
    def core_name(self) -> str:
        """The name of the part with title, author and dates; empty when there is none."""
        return self._find("", _CORE_PROPERTIES) or ""

    def margin_names(self) -> frozenset[str]:
        """Return the names of the headers and footers."""
        related = self._relationships(self.main)
        return frozenset(target for _, kind, target in related if kind.endswith(("/header", "/footer")))

    def core_properties(self) -> bytes | None:
        """Return the part with title, author and dates."""
        return self._parts.get(self.core_name)

    def _find(self, source: str, kind: str) -> str | None:
        relationships = self._relationships(source)
        return next((target for _, found, target in relationships if found.endswith(kind)), None)

    def _read_relationships(self, source: str) -> list[tuple[str, str, str]]:
        folder, name = posixpath.split(source)
        data = self._parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        relationships = []
        for relation in parse_xml(data) if data is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                relationships.append((relation.get("Id", ""), relation.get("Type", ""), target.lstrip("/")))
        return relationships


@lru_cache(maxsize=16)
def _styles(styles: bytes | None, theme: bytes | None, numbering: bytes | None) -> StyleSheet:
    """Return the styles of these parts; the documents of one template have them in common."""
    return StyleSheet(styles, Theme(theme), Numbering(numbering))


def facts_of(package: Mapping[str, bytes]) -> DocumentFacts:
    """Return the facts of a document from the parts of its package.

    Raises:
        KeyError: the package holds no main part, or one without a text.
        xml.etree.ElementTree.ParseError: a part is not well formed.
    """
    parts = Parts(package)
    root = parse_xml(parts.main_xml())
    if root.find(W + "body") is None:
        raise KeyError(parts.main)
    known = _styles(parts.related("/styles"), parts.related("/theme"), parts.related("/numbering"))
    styles = known.for_another_document()
    sections = read_sections(root, styles, parts.target)
    settings_data = parts.related("/settings")
    settings = parse_xml(settings_data) if settings_data is not None else None
    return DocumentFacts(
        part=parts.main,
        paragraphs=tuple(PartReader(parts.main, root, styles, sections).paragraphs()),
        sections=sections,
        mirrored=bool(flag(settings, "mirrorMargins")),
        even_and_odd=bool(flag(settings, "evenAndOddHeaders")),
        hygiene=_hygiene(root, parts, active_content(package)),
    )


def _hygiene(root: Element, parts: Parts, active: tuple[str, ...]) -> Hygiene:
    comments = parts.related("/comments")
    creator, last_modified_by = authors_of(parts.core_properties())
    return Hygiene(
        tracked_changes=sum(each.tag in _CHANGES for each in root.iter()),
        comments=len(parse_xml(comments)) if comments is not None else 0,
        creator=creator,
        last_modified_by=last_modified_by,
        active=active,
    )


@lru_cache(maxsize=64)
def authors_of(core_properties: bytes | None) -> tuple[str, str]:
    """Return who made a document and who changed it last, as its properties say."""
    core = parse_xml(core_properties) if core_properties is not None else None
    return _text(core, _DC + "creator"), _text(core, _CORE + "lastModifiedBy")


def _text(parent: Element | None, name: str) -> str:
    return (parent.findtext(name) or "").strip() if parent is not None else ""
