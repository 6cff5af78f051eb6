"""WordprocessingML at arm's length: names, units and the few readings every module of facts needs."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"

MM_PER_TWIP = 25.4 / 1440
MM_PER_EMU = 25.4 / 914_400
MM_PER_PT = 25.4 / 72

_OFF = frozenset({"0", "false", "off", "none"})
_STRICT_NAMESPACE = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|officeDocument|drawingml)/")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(mm|cm|in|pt|pc|pi)?")
_UNITS_IN_MM = {
    "mm": 1.0,
    "cm": 10.0,
    "in": 25.4,
    "pt": MM_PER_PT,
    "pc": 12 * MM_PER_PT,
    "pi": 12 * MM_PER_PT,
}


def parse_xml(data: bytes) -> Element:
    """Return the root of a part.

    Nothing is fetched, for a package with document types is not read at all (``opc``); a part of the strict variant
    of the format (ISO 29500, "Strict Open XML") is read as if it were transitional: for what is checked here only
    the names differ. The parser of the standard library is imported in a fifth of the time of lxml, and reads as fast.

    Raises:
        xml.etree.ElementTree.ParseError: the part is not well formed.
    """
    if is_strict(data):
        data = _STRICT_NAMESPACE.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
    return ET.fromstring(data)  # noqa: S314 - no entities without a document type


def is_strict(data: bytes) -> bool:
    """Tell whether a part is of the strict variant of the format."""
    return b"http://purl.oclc.org/ooxml/" in data[:4096]


def child_of(parent: Element | None, name: str) -> Element | None:
    """Return the first child ``w:name``; None when there is no such child, or no parent."""
    return None if parent is None else parent.find(W + name)


def children_of(parent: Element | None) -> dict[str, Element]:
    """Return the children by their names with ``w:``, of several alike the first; none when there is no parent."""
    return {} if parent is None else {child.tag.removeprefix(W): child for child in reversed(parent)}


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """Return an attribute of the child ``w:name``, or None when the child or the attribute is absent."""
    found = child_of(parent, name)
    return None if found is None else found.get(W + attribute)


def flag(parent: Element | None, name: str) -> bool | None:
    """Return whether the on-off child ``w:name`` is on; None when it is absent and so inherited."""
    found = child_of(parent, name)
    return None if found is None else is_on(found)


def is_on(element: Element) -> bool:
    """Return whether an on-off element is on; without ``w:val`` it is."""
    return (element.get(W + "val") or "1").lower() not in _OFF


def alternative(element: Element) -> Element:
    """Return the branch of an ``mc:AlternateContent`` that a present-day Word shows."""
    choice = element.find(MC + "Choice")
    fallback = element.find(MC + "Fallback")
    return choice if choice is not None else fallback if fallback is not None else element


def integer(text: str | None) -> int | None:
    """Return the whole number of an attribute; None for what is absent or no number (Word ignores it too)."""
    if text is None:
        return None
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return None


def twips(text: str | None) -> float | None:
    """Return a measure in twips: a bare number already is in twips, ``12.7mm`` and the like are converted."""
    match = _LENGTH.fullmatch(text.strip()) if text is not None else None
    if match is None:
        return None
    number = float(match[1])
    return number if match[2] is None else number * _UNITS_IN_MM[match[2]] / MM_PER_TWIP


def millimetres(text: str | None) -> float | None:
    """Return a measure given in twips (or with a unit) in millimetres; None when absent."""
    measured = twips(text)
    return None if measured is None else measured * MM_PER_TWIP


def normalise(text: str) -> str:
    """Return ``text`` the way rules compare it: NFC, every kind of fixed space as a plain space."""
    text = unicodedata.normalize("NFC", text)
    return text.translate(_PLAIN) if _NOT_PLAIN.search(text) else text


def is_normalised(text: str) -> bool:
    """Tell whether :func:`normalise` leaves ``text``, and any part of it, as it is."""
    return unicodedata.is_normalized("NFC", text) and not any(map(text.__contains__, _FIXED))


_PLAIN = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " "),
    **dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"), ""),
}
_FIXED = [chr(letter) for letter in _PLAIN]
_NOT_PLAIN = re.compile(f"[{''.join(_FIXED)}]")
