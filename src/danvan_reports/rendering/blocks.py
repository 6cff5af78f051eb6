"""From the text and tags of one part to its program: blocks nested, every value put in its place in the XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from danvan_reports.rendering.faults import (
    CROSSED_STRUCTURE,
    NOT_ALLOWED,
    OUTSIDE_TEXT,
    STRAY_BLOCK_END,
    TOO_COMPLEX,
    UNCLOSED_BLOCK,
    template_fault,
)
from danvan_reports.rendering.layout import gap_edges
from danvan_reports.rendering.patching import Tag
from danvan_reports.rendering.structure import OutsideTextError, StructureError, XmlState, highlight
from danvan_reports.rendering.syntax import TagError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.rendering.expressions import Expression
    from danvan_reports.rendering.form import ProgramForm
    from danvan_reports.rendering.operations import Operation
    from danvan_reports.rendering.syntax import TagParser

MAX_BLOCK_DEPTH = 30

_Parsed = TypeVar("_Parsed")

_BLOCK_TAG = re.compile(r"\{%[-+]?\s*(\w*)(.*?)[-+]?%\}", re.DOTALL)
_BLOCK_ENDS = frozenset({"elif", "else", "endif", "endfor"})
_ESCAPED_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""How docxtpl lets the text of a template show braces that are no tags."""


class _End(NamedTuple):
    """A tag that ends a sequence: what it is, what it says besides, and the tag."""

    keyword: str
    inside: str
    tag: Tag


class _TooDeepError(Exception):
    """Blocks are nested beyond bounds."""


class PartBuilder:
    """Builds the program of one part."""

    def __init__(self, items: Iterable[str | Tag], state: XmlState, parser: TagParser, file: str) -> None:
        """Take the text and tags in turn; ``state`` is the empty state of such a part."""
        self._items = _trimmed(items)
        self._next = 0
        self._state: XmlState | None = state
        self._parser = parser
        self._file = file
        self._tags: list[tuple[str, int | None, str]] = []
        self._gaps: dict[tuple[str, str], int] = {}
        self._any_attribute = False
        self._awaited: list[tuple[str, ...]] = []
        self._loops_used: list[bool] = []
        self.faults: list[Diagnostic] = []

    def build(self, part: str) -> ProgramForm:
        """Return the program as data; with ``faults`` it must not be run."""
        operations: list[Operation] = []
        try:
            more, end = self._read_sequence()
            operations += more
            while end is not None:
                self._fault(STRAY_BLOCK_END, end.tag)
                more, end = self._read_sequence()
                operations += more
        except _TooDeepError:
            pass
        return {
            "part": part,
            "tags": self._tags,
            "gaps": list(self._gaps),
            "any_attribute": self._any_attribute,
            "operations": operations,
        }

    def _read_sequence(self) -> tuple[list[Operation], _End | None]:
        """Return the operations up to a tag that ends a block, and that tag; None at the end of the part."""
        operations: list[Operation] = []
        text = ""
        while self._next < len(self._items):
            item = self._items[self._next]
            self._next += 1
            if isinstance(item, str):
                if not text and item.startswith("</w:tc>"):
                    operations.append(["close-cell"])
                text += item
            elif item.text.startswith("{{"):
                operations.append(self._write(text, item))
                text = ""
            elif block := _BLOCK_TAG.fullmatch(item.text):
                operations += self._static(text)
                text = ""
                if block[1] in _BLOCK_ENDS:
                    return operations, _End(block[1], block[2].strip(), item)
                operations += self._read_block(block[1], block[2], item)
        return operations + self._static(text), None

    def _read_block(self, keyword: str, inside: str, tag: Tag) -> list[Operation]:
        if len(self._awaited) >= MAX_BLOCK_DEPTH:
            self._fault(TOO_COMPLEX, tag)
            raise _TooDeepError
        if keyword == "for":
            return self._read_loop(inside, tag)
        if keyword == "if":
            return self._read_if(inside, tag)
        self._fault(NOT_ALLOWED, tag, found=keyword)
        return []

    def _read_loop(self, inside: str, tag: Tag) -> list[Operation]:
        head = self._try(self._parser.parse_loop, inside, tag)
        if head:
            self._note_loop_fields(head.items, tag)
        before = self._state and self._state.copy()
        self._loops_used.append(False)
        body, end = self._read_branch(before, ("else", "endfor"), tag)
        needs_loop = self._loops_used.pop()
        otherwise: list[Operation] = []
        if end is not None and end.keyword == "else":
            otherwise, _ = self._read_branch(before, ("endfor",), tag)
        if head is None:
            # Not to be run; its body is kept for what it names.
            name = next(iter(inside.split()), "")
            return [["loop", name, None, self._number(tag), needs_loop, body, otherwise]]
        return [["loop", head.name, head.items, self._number(tag), needs_loop, body, otherwise]]

    def _read_if(self, inside: str, tag: Tag) -> list[Operation]:
        before = self._state and self._state.copy()
        branches: list[list[Any]] = []
        otherwise: list[Operation] = []
        end: _End | None = _End("if", inside, tag)
        while end is not None and end.keyword in {"if", "elif"}:
            opening = end.tag
            test = self._try(self._parser.parse_condition, end.inside, opening)
            self._note_loop_fields(test, opening)
            body, end = self._read_branch(before, ("elif", "else", "endif"), opening)
            branches.append([test, self._number(opening), body])
        if end is not None and end.keyword == "else":
            otherwise, _ = self._read_branch(before, ("endif",), end.tag)
        return [["if", branches, otherwise]]

    def _read_branch(
        self, before: XmlState | None, ends: tuple[str, ...], opening: Tag
    ) -> tuple[list[Operation], _End | None]:
        """Return the operations up to one of ``ends``, and which; None, with a fault, when it never comes.

        The branch begins in the state ``before`` and must come back to its shape, so that it may be left out or
        repeated.
        """
        self._state = self._state and before and before.copy()
        self._awaited.append(ends)
        operations, end = self._read_sequence()
        while end is not None and end.keyword not in ends and not self._is_awaited(end):
            self._fault(STRAY_BLOCK_END, end.tag)
            more, end = self._read_sequence()
            operations += more
        self._awaited.pop()
        if end is not None and end.keyword not in ends:
            # It ends a block around this one: this one was forgotten, not that one.
            self._next -= 1
            end = None
        if end is None:
            self._fault(UNCLOSED_BLOCK, opening)
        elif self._state and before and self._state.shape != before.shape:
            self._fault(CROSSED_STRUCTURE, opening)
            self._state = None
        return operations, end

    def _is_awaited(self, end: _End) -> bool:
        return any(end.keyword in ends for ends in self._awaited)

    def _static(self, text: str) -> list[Operation]:
        return [["static", _unescaped(text), self._follow(text)]] if text else []

    def _write(self, text: str, tag: Tag) -> Operation:
        edges = self._follow(text)
        expression = self._try(self._parser.parse_value, tag.text, tag)
        self._note_loop_fields(expression, tag)
        return ["write", _unescaped(text), edges, expression, self._number(tag), self._gap(tag)]

    def _gap(self, tag: Tag) -> int | None:
        """Return the number of the pair that goes round a gap here; None where a gap cannot be set apart."""
        if self._state is None:
            return None
        try:
            properties = self._state.run_properties()
        except OutsideTextError:
            self._fault(OUTSIDE_TEXT, tag)
            return None
        if properties is None:
            self._any_attribute = True
            return None
        return self._gaps.setdefault(gap_edges(properties, highlight(properties)), len(self._gaps))

    def _follow(self, text: str) -> str:
        if self._state is None:
            return ""
        try:
            return self._state.feed(text)
        except StructureError:
            # What follows cannot be told apart any more; one fault says so, at the last tag before.
            tag = next((each for each in reversed(self._items[: self._next - 1]) if isinstance(each, Tag)), None)
            if tag is not None:
                self._fault(CROSSED_STRUCTURE, tag)
            self._state = None
            return ""

    def _note_loop_fields(self, expression: Expression | None, tag: Tag) -> None:
        if expression is None or not _names_loop(expression):
            return
        if self._loops_used:
            self._loops_used[-1] = True
        else:
            self._fault(NOT_ALLOWED, tag, found="loop")

    def _number(self, tag: Tag) -> int:
        self._tags.append((tag.place.tag, tag.place.paragraph, tag.place.words))
        return len(self._tags) - 1

    def _try(self, parse: Callable[[str], _Parsed], inside: str, tag: Tag) -> _Parsed | None:
        try:
            return parse(inside)
        except TagError as error:
            self._fault(error.code, tag, **error.parameters)
            return None

    def _fault(self, code: str, tag: Tag, **parameters: str) -> None:
        self.faults.append(template_fault(code, self._file, tag.place, **parameters))


def _trimmed(items: Iterable[str | Tag]) -> list[str | Tag]:
    """Return the items with the text trimmed beside tags that ask for it (``{{-``, ``-}}``), as Jinja does."""
    trimmed: list[str | Tag] = []
    for item in items:
        last = trimmed[-1] if trimmed else ""
        if isinstance(item, Tag) and isinstance(last, str) and item.text[2] == "-":
            trimmed[-1] = last.rstrip()
        if isinstance(item, str) and isinstance(last, Tag) and last.text[-3] == "-":
            trimmed.append(item.lstrip())
        else:
            trimmed.append(item)
    return trimmed


def _unescaped(text: str) -> str:
    for escaped, braces in _ESCAPED_BRACES.items():
        text = text.replace(escaped, braces)
    return text


def _names_loop(expression: Any) -> bool:
    if not isinstance(expression, list):
        return False
    return expression[:2] == ["name", "loop"] or any(_names_loop(each) for each in expression)
