"""The YAML library's events, put together into a tree without ever giving a value a type.

The events are read one by one and the open collections are kept in a list, so that no nesting, however deep,
can exhaust the interpreter; no constructor runs.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import yaml

from danvan_reports.records import dataclass, field
from danvan_reports.sources import codes
from danvan_reports.sources.characters import find_forbidden, replace_forbidden
from danvan_reports.sources.faults import MAX_FAULTS, Fault, codepoint, place_on_line, quote, shorten
from danvan_reports.sources.tree import Entry, Mapping, Node, Place, Scalar, Sequence

if TYPE_CHECKING:
    from typing import Protocol

    class _Mark(Protocol):
        line: int
        column: int


MAX_DEPTH = 20
"""How many lists and mappings may stand within each other; no document kind needs half of it."""

MAX_VALUES = 30_000
"""How many keys and values there may be; a list of every commune of the country has two thirds of it."""

_QUOTES = ("'", '"')
_OPENING = {"“": "”", "„": "”“", "‘": "’", "‚": "’‘", "«": "»", "”": "”"}


@dataclass(slots=True)
class Composed:
    """What the events gave.

    ``root`` is the first document's node, None when there is none or when any part of it had to be dropped.
    ``stopped`` is where the library gave up, None when it read everything. ``runs_on`` tells that a text in quotes
    or something in brackets goes over several lines.
    """

    root: Node | None = None
    faults: list[Fault] = field(default_factory=list)
    stopped: Place | None = None
    runs_on: bool = False


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been read yet; ``key`` waits for its value."""

    place: Place
    is_mapping: bool
    in_braces: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Scalar | None = None
    awaits_value: bool = False


def compose(text: str, lines: tuple[str, ...]) -> Composed:
    """Return the tree of a YAML text (``lines`` are for judging what was cut off); nothing is raised."""
    return _Composer(lines).run(text)


class _Composer:
    """Takes events in order; ``open`` are the collections around the place reached, outermost first."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.composed = Composed()
        self.open: list[_Open] = []
        self.documents = 0
        self.values = 0
        self.whole = True
        self.has_enough = False

    def run(self, text: str) -> Composed:
        try:
            for event in iter(yaml.CSafeLoader(text).get_event, None):
                self._take(event)
                if self.has_enough:
                    break
        except yaml.MarkedYAMLError as error:
            line, column = _position(error.problem_mark or error.context_mark)
            self.composed.stopped = Place(line, column, line, column + 1)
        if not self.whole or self.composed.stopped:
            self.composed.root = None
        return self.composed

    def _fault(self, code: str, place: Place, *related: Place, **parameters: str) -> None:
        self.composed.faults.append(Fault(code, place, parameters, related))
        self.has_enough |= len(self.composed.faults) >= MAX_FAULTS

    def _give_up(self, code: str, place: Place, limit: int) -> None:
        """Report that there is more than any input has, and read no further."""
        if not self.has_enough:
            self._drop(code, place, expected=str(limit))
            self.has_enough = True

    def _drop(self, code: str, place: Place, **parameters: str) -> None:
        """Report something whose meaning cannot be kept: the tree around it is no longer whole."""
        self._fault(code, place, **parameters)
        self.whole = False

    def _take(self, event: yaml.Event) -> None:
        # Nearly every event is of these two kinds.
        if isinstance(event, yaml.ScalarEvent):
            place = self._place_of(event)
            self._add(self._scalar(event, place))
            self.values += 1
            if self.values > MAX_VALUES:
                self._give_up(codes.TOO_MANY_VALUES, place, MAX_VALUES)
        elif isinstance(event, yaml.CollectionStartEvent):
            place = self._place_of(event)
            self.open.append(_Open(place, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
            if len(self.open) > MAX_DEPTH:
                self._give_up(codes.TOO_DEEP, place, MAX_DEPTH)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(_place(event))
        elif isinstance(event, yaml.AliasEvent):
            place = _place(event)
            self._drop(codes.ANCHOR, place, found=f"*{event.anchor}")
            self._add(Scalar("", quoted=False, place=place))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                self._drop(codes.MANY_DOCUMENTS, _place(event))

    def _place_of(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> Place:
        """Return where a node stands, and refuse the anchor and the tag it may have."""
        place = _place(event)
        if event.anchor is not None:
            self._fault(codes.ANCHOR, place, found=f"&{event.anchor}")
        if event.tag is not None:
            self._fault(codes.TAG, place, found=event.tag.replace("tag:yaml.org,2002:", "!!"))
        return place

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        text, is_quoted = event.value, bool(event.style)
        if is_quoted:
            text = self._quoted(text, event.style or "", place)
        else:
            self._judge_plain(text, place)
        return Scalar(text, is_quoted, place)

    def _quoted(self, text: str, style: str, place: Place) -> str:
        """Return a text in quotes, or in a block, as it is to be kept."""
        # The file is in NFC already; what is written as an escape (``"\u0301"``) is not.
        if style == '"':
            text = unicodedata.normalize("NFC", text)
        if forbidden := find_forbidden(text):
            self._fault(codes.FORBIDDEN_CHARACTER, place, codepoint=codepoint(forbidden))
            text = replace_forbidden(text)
        self.composed.runs_on |= style in _QUOTES and place.line != place.end_line
        return text

    def _judge_plain(self, text: str, place: Place) -> None:
        """Tell what is wrong with a text that no quotes protect."""
        line, end = place.end_line, place.end_column - 1
        cut = self.lines[line - 1][end:] if line <= len(self.lines) else ""
        if cut.startswith(" #") and (text or cut[2:3] not in ("", " ", "#")):
            where = place_on_line(line, end + 1, len(cut) - 1)
            self._fault(codes.TEXT_CUT_BY_HASH, where, found=shorten(cut), suggestion=quote(text + cut))
        closers = _OPENING.get(text[:1])
        if closers and (text[-1] in closers or not any(closer in text for closer in closers)):
            self._fault(codes.SMART_QUOTES, place_on_line(place.line, place.column - 1), found=text[0])

    def _add(self, node: Node) -> None:
        if not self.open:
            if self.documents == 1:
                self.composed.root = node
            return
        around = self.open[-1]
        if not around.is_mapping:
            around.items.append(node)
        elif not around.awaits_value:
            around.key = self._accept_key(node, around)
            around.awaits_value = True
        else:
            if around.key is not None:
                self._enter(around, around.key, node)
            around.awaits_value = False

    def _enter(self, around: _Open, key: Scalar, value: Node) -> None:
        if around.in_braces and ":" in key.text and not key.quoted and _is_nothing(value):
            name, _, rest = key.text.partition(":")
            where = place_on_line(key.place.line, key.place.column - 1 + len(name))
            self._drop(codes.NO_SPACE_AFTER_COLON, where, suggestion=shorten(f"{name}: {rest}"))
        around.entries[key.text] = Entry(key, value)

    def _accept_key(self, node: Node, around: _Open) -> Scalar | None:
        """Return the key to enter the coming value under, None when that value is to be left out."""
        if not isinstance(node, Scalar):
            self._drop(codes.COMPLEX_KEY, node.place)
            return None
        if not node.quoted and node.text == "<<":
            self._drop(codes.MERGE_KEY, node.place)
            return None
        if not node.text.strip():
            self._fault(codes.EMPTY_KEY, node.place)
            return None
        earlier = around.entries.get(node.text)
        if earlier is not None:
            self._fault(codes.DUPLICATE_KEY, node.place, earlier.key.place, key=shorten(node.text))
            return None
        return node

    def _close(self, end: Place) -> None:
        done = self.open.pop()
        place = Place(done.place.line, done.place.column, end.end_line, end.end_column)
        self.composed.runs_on |= done.in_braces and place.line != place.end_line
        if done.is_mapping:
            self._add(Mapping(tuple(done.entries.values()), place))
        else:
            self._add(Sequence(tuple(done.items), place))


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.quoted and not node.text


def _place(event: yaml.Event) -> Place:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Place(1, 1, 1, 1)
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _position(mark: _Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
