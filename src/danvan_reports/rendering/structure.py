"""Follow the XML of a template from piece to piece: where a value stands, and whether blocks keep it whole."""

from __future__ import annotations

import re
from typing import NamedTuple

from danvan_reports.records import dataclass, field

_MARKUP = re.compile(r"<[^<>]*>")
_ELEMENT_NAME = re.compile(r"[^\s/>]+")

_PLAIN_TEXT = frozenset({"w:instrText", "w:delText", "w:delInstrText", "m:t", "a:t"})
"""Elements of a document with text in which a break or a tab element cannot stand."""

_AFTER_HIGHLIGHT = re.compile(
    r"<(?:w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)[ />]"
    r"|(?!w:|/)|/w:rPr>)"
)
"""What stands after ``w:highlight`` in the properties of a run (ISO/IEC 29500-1, A.1, EG_RPrBase), extensions
and the end of the properties among it."""
_HIGHLIGHT = re.compile(r"<w:highlight [^<>]*/>")
_YELLOW = '<w:highlight w:val="yellow"/>'


class StructureError(ValueError):
    """The markup of the template does not fit together at this point."""


class OutsideTextError(ValueError):
    """A value stands where a document has no text."""


class Shape(NamedTuple):
    """The elements that are open at a point, and the one in whose start tag it lies (in an attribute), if any."""

    open_elements: tuple[str, ...]
    cut_tag: str


@dataclass(slots=True)
class XmlState:
    """What is open after the pieces fed so far.

    ``is_document``: the part holds paragraphs; else properties, whose elements all hold plain text.
    """

    is_document: bool
    _open: list[str] = field(default_factory=list)
    _run_properties: list[str] = field(default_factory=list)
    _cut_tag: str = ""

    def copy(self) -> XmlState:
        """Return the same state, to come back to."""
        return XmlState(self.is_document, [*self._open], [*self._run_properties], self._cut_tag)

    @property
    def shape(self) -> Shape:
        """What must be the same before and after a block that may be left out or repeated."""
        return Shape(tuple(self._open), _name(self._cut_tag))

    def feed(self, text: str) -> str:
        """Follow ``text``; return ``+`` for each paragraph that opens in it and ``-`` for each that closes.

        Raises:
            StructureError: An element is closed that is not the last one opened.
        """
        text = self._cut_tag + text
        edges: list[str] = []
        end = properties_start = 0
        for markup in _MARKUP.finditer(text):
            end = markup.end()
            tag = markup[0]
            if tag[1] in "?!":
                continue
            name = _name(tag)
            if name == "w:rPr" and tag[1] != "/" and self._open[-1:] == ["w:r"]:
                properties_start = markup.start()
            if tag[1] != "/":
                self._enter(name)
            if tag[1] == "/" or tag[-2] == "/":
                self._leave(name, text[properties_start:end])
            if name == "w:p":
                edges.append("-" if tag[1] == "/" else "+-" if tag[-2] == "/" else "+")
        rest = text.find("<", end)
        self._cut_tag = text[rest:] if rest >= 0 else ""
        return "".join(edges)

    def _enter(self, name: str) -> None:
        self._open.append(name)
        if name == "w:r":
            self._run_properties.append("")

    def _leave(self, name: str, inside: str) -> None:
        if not self._open or self._open.pop() != name:
            raise StructureError
        if name == "w:r":
            self._run_properties.pop()
        elif name == "w:rPr" and self._open and self._open[-1] == "w:r" and inside.startswith("<w:rPr"):
            self._run_properties[-1] = inside

    def run_properties(self) -> str | None:
        """Return the properties (``w:rPr``, or nothing) of the run in whose text a value stands here.

        None: it stands in an attribute or in text outside a run, where nothing but characters can go.

        Raises:
            OutsideTextError: No text can stand here.
        """
        if self._cut_tag:
            return None
        around = self._open[-2:]
        if around == ["w:r", "w:t"]:
            return self._run_properties[-1]
        if around and (around[-1] in _PLAIN_TEXT or not self.is_document):
            return None
        raise OutsideTextError


def highlight(properties: str) -> str:
    """Return the properties of a run (``w:rPr``, or nothing) with a yellow background besides."""
    if not properties or properties == "<w:rPr/>":
        return f"<w:rPr>{_YELLOW}</w:rPr>"
    properties = _HIGHLIGHT.sub("", properties)
    follower = _AFTER_HIGHLIGHT.search(properties)
    if follower is None:
        raise StructureError
    return properties[: follower.start()] + _YELLOW + properties[follower.start() :]


def _name(tag: str) -> str:
    found = _ELEMENT_NAME.match(tag, 2 if tag[1:2] == "/" else 1)
    return found[0] if found else ""
