"""What a package carries that runs by itself or is fetched from elsewhere: named, never run, never followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PART = re.compile(r"(?:^|/)vba(?:project\.bin|data\.xml)$|/activex/|/embeddings/[^/]*\.(?!xlsx$)[^/]*$", re.IGNORECASE)
_ACTIVE = frozenset(
    {
        "vbaProject",
        "oleObject",
        "control",
        "activeXControlBinary",
        "aFChunk",
        "attachedTemplate",
        "subDocument",
        "frame",
    }
)
"""How the types of relationships end whose target is run, or becomes part of the document when it is opened."""
_LINK = "hyperlink"
_FIELD = re.compile(r"\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b", re.IGNORECASE)
"""Fields that start a program or fetch a file (ISO/IEC 29500-1, 17.16.5)."""
_QUOTED = re.compile(r'"[^"]*"')
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def active_content(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the names of the parts, relationships (``type: target``) and fields that are active, each once.

    Links that a reader has to click are not among them.
    """
    found = [name for name in parts if _PART.search(name)]
    for name, content in parts.items():
        if name.endswith(".rels"):
            found += _relationships(content)
        elif b"instrText" in content or b"fldSimple" in content:
            found += _fields(content)
    return tuple(dict.fromkeys(found))


def _relationships(content: bytes) -> Iterator[str]:
    for relation in _read(content):
        kind = relation.get("Type", "").rpartition("/")[2]
        external = relation.get("TargetMode", "").lower() == "external" and kind != _LINK
        if external or kind in _ACTIVE:
            yield f"{kind}: {relation.get('Target', '')}"


def _fields(content: bytes) -> Iterator[str]:
    """Give the active fields; the instruction of one may be split over runs."""
    root = _read(content)
    for paragraph in root.iter(f"{_W}p"):
        simple = " ".join(field.get(f"{_W}instr", "") for field in paragraph.iter(f"{_W}fldSimple"))
        split = "".join(text.text or "" for text in paragraph.iter(f"{_W}instrText"))
        yield from (found[0].upper() for found in _FIELD.finditer(_QUOTED.sub("", f"{simple} {split}")))


def _read(content: bytes) -> ET.Element:
    """Return the root of a part, an empty one when it is no XML: that is told by who needs the part."""
    try:
        return ET.fromstring(content)  # noqa: S314 - no document type in a package, so no entities
    except ET.ParseError:
        return ET.Element("none")
