"""Automatic lists: the label that Word puts before a paragraph, and the indents that come with its level."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from danvan_reports.formats.facts.properties import Layer, paragraph_layer
from danvan_reports.formats.facts.wordml import W, integer, parse_xml, value
from danvan_reports.records import dataclass, field

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HIGHEST_LETTERED = 4000
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(slots=True)
class _List:
    levels: dict[int, Element]
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """``numbering.xml``: counts as the paragraphs go by, in the order of the document."""

    def __init__(self, data: bytes | None) -> None:
        """Read the lists; a document without the part has none."""
        root = parse_xml(data) if data is not None else None
        self._lists: dict[str, _List] = {}
        abstracts: dict[str, _List] = {}
        for abstract in root.iterfind(W + "abstractNum") if root is not None else ():
            abstracts[abstract.get(W + "abstractNumId", "")] = _List(_levels(abstract))
        for number in root.iterfind(W + "num") if root is not None else ():
            shared = abstracts.get(value(number, "abstractNumId") or "")
            if shared is None:
                continue
            overrides = number.findall(W + "lvlOverride")
            own = {key: level for override in overrides for key, level in _levels(override).items()}
            listed = _List({**shared.levels, **own}) if overrides else shared
            self._lists[number.get(W + "numId", "")] = listed

    def restarted(self) -> Numbering:
        """Return the same lists, with nothing counted yet."""
        other = copy(self)
        # Lists that count together go on counting together.
        fresh = {id(listed): _List(listed.levels) for listed in self._lists.values()}
        other._lists = {number: fresh[id(listed)] for number, listed in self._lists.items()}  # noqa: SLF001 - its own
        return other

    def indents(self, number: str | None, level: str | None) -> Layer:
        """Return the layout that a level of a list gives its paragraphs."""
        found = self._level(number, level)
        return paragraph_layer(found.find(W + "pPr")) if found is not None else {}

    def next_label(self, number: str | None, level: str | None) -> str:
        """Count one paragraph of a list and return its label, such as ``1.``, ``a)`` or ``-``."""
        found = self._level(number, level)
        if found is None:
            return ""
        listed, depth = self._lists[number or ""], integer(level) or 0
        start = integer(value(found, "start"))
        listed.counters[depth] = listed.counters.get(depth, (1 if start is None else start) - 1) + 1
        for deeper in [key for key in listed.counters if key > depth]:
            del listed.counters[deeper]
        return _PLACEHOLDER.sub(lambda match: _counted(listed, int(match[1]) - 1), _pattern(found)).strip()

    def _level(self, number: str | None, level: str | None) -> Element | None:
        listed = self._lists.get(number or "")
        return listed.levels.get(integer(level) or 0) if listed is not None else None


def _levels(parent: Element) -> dict[int, Element]:
    return {integer(level.get(W + "ilvl")) or 0: level for level in parent.iter(W + "lvl")}


def _pattern(level: Element) -> str:
    """Return the text of a label; the letter a symbol font draws as a mark is a bullet."""
    text = value(level, "lvlText") or ""
    if value(level, "numFmt") == "bullet":
        return "•" if any("\ue000" <= character <= "\uf8ff" for character in text) else text
    return text


def _counted(listed: _List, depth: int) -> str:
    level = listed.levels.get(depth)
    start = integer(value(level, "start"))
    count = listed.counters.get(depth, 1 if start is None else start)
    return _formatted(count, value(level, "numFmt") or "decimal")


def _formatted(count: int, style: str) -> str:
    if not 0 < count < _HIGHEST_LETTERED:
        return str(count)
    match style:
        case "upperRoman" | "lowerRoman":
            roman = _roman(count)
            return roman.upper() if style == "upperRoman" else roman
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter.upper() if style == "upperLetter" else letter
        case "decimalZero":
            return f"{count:02d}"
        case "none":
            return ""
        case _:
            return str(count)


def _roman(count: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        while count >= amount:
            text += letters
            count -= amount
    return text
