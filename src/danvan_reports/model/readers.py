"""Readers turn one node of a text tree into one typed value; the Vietnamese number rules live in ``vi``.

A reader answers three questions about its type: what value stands for "not given" (``missing``), how a node is
read (``read``, recording faults in the binder and returning None for what cannot be read), and how an editor
should check it (``schema``, a JSON Schema fragment).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from danvan_reports.diagnostics import Severity
from danvan_reports.model.binder import is_blank, nearest
from danvan_reports.model.declarations import names_of
from danvan_reports.records import dataclass
from danvan_reports.sources.tree import Mapping, Scalar, Sequence
from danvan_reports.vi.errors import ValueFault

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as MappingOf

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.binder import Binder
    from danvan_reports.sources.tree import Node

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
Schema = dict[str, Any]


class Reader(Protocol[T_co]):
    """What a field declaration needs to know about the type of its value."""

    @property
    def missing(self) -> Any:
        """The value of a field that was not given."""

    def read(self, node: Node, path: InputPath, binder: Binder) -> T_co | None:
        """Return the typed value of ``node``, or None after recording why there is none."""

    def schema(self) -> Schema:
        """Return the JSON Schema of what may be typed."""

    def records(self) -> tuple[type[Any], ...]:
        """Return the record types inside, which the schema refers to by name."""


@dataclass(frozen=True)
class Text:
    """One text, kept exactly as typed."""

    missing: ClassVar[str] = ""

    def read(self, node: Node, path: InputPath, binder: Binder) -> str | None:
        if not isinstance(node, Scalar):
            binder.fault("DL110", node.place, path)
            return None
        return _written(node, path, binder)

    def schema(self) -> Schema:
        return {"type": ["string", "number"]}

    def records(self) -> tuple[type[Any], ...]:
        return ()


@dataclass(frozen=True)
class Texts:
    """One text or a list of texts."""

    missing: ClassVar[tuple[str, ...]] = ()

    def read(self, node: Node, path: InputPath, binder: Binder) -> tuple[str, ...] | None:
        if isinstance(node, Scalar):
            return (_written(node, path, binder),)
        items = _items(node, path, binder)
        found = [TEXT.read(item, item_path, binder) for item, item_path in items]
        return tuple(text for text in found if text is not None) or None

    def schema(self) -> Schema:
        text = TEXT.schema()
        return {"oneOf": [text, _list_of(text)]}

    def records(self) -> tuple[type[Any], ...]:
        return ()


@dataclass(frozen=True)
class Typed(Generic[T]):
    """One value that ``parse`` reads from text under the rules of ``vi``; ``code`` names the kind of fault."""

    parse: Callable[[str], T]
    code: str
    missing: ClassVar[None] = None

    def read(self, node: Node, path: InputPath, binder: Binder) -> T | None:
        if not isinstance(node, Scalar):
            binder.fault("DL110", node.place, path)
            return None
        try:
            return self.parse(node.text)
        except ValueFault as fault:
            suggestion = fault.suggestion or ""
            binder.fault(self.code, node.place, path, reason=fault.reason, found=node.text, suggestion=suggestion)
            return None

    def schema(self) -> Schema:
        return {"type": ["string", "number"]}

    def records(self) -> tuple[type[Any], ...]:
        return ()


@dataclass(frozen=True)
class Choice:
    """One word of a fixed set: ``values`` gives each value's names, the preferred Vietnamese one first."""

    values: MappingOf[str, tuple[str, ...]]
    missing: ClassVar[None] = None

    @cached_property
    def _table(self) -> dict[str, str]:
        """Every name, without regard to capitals, with the value it stands for."""
        return {name.casefold(): value for value, names in self.values.items() for name in (value, *names)}

    def read(self, node: Node, path: InputPath, binder: Binder) -> str | None:
        if not isinstance(node, Scalar):
            binder.fault("DL110", node.place, path)
            return None
        typed = node.text.strip()
        if typed.casefold() in self._table:
            return self._table[typed.casefold()]
        preferred = {value: names[0] if names else value for value, names in self.values.items()}
        expected = "; ".join(preferred.values())
        close = nearest(typed.casefold(), self._table)
        near = preferred[self._table[close]] if close else ""
        binder.fault("DL112" if near else "DL113", node.place, path, found=typed, suggestion=near, expected=expected)
        return None

    def schema(self) -> Schema:
        return {"enum": [name for value, names in self.values.items() for name in dict.fromkeys((*names, value))]}

    def records(self) -> tuple[type[Any], ...]:
        return ()


@dataclass(frozen=True)
class Switch:
    """Yes or no: ``có`` or ``không``."""

    missing: ClassVar[None] = None
    _YES: ClassVar[tuple[str, ...]] = ("có", "co", "yes", "true")
    _NO: ClassVar[tuple[str, ...]] = ("không", "khong", "no", "false")

    def read(self, node: Node, path: InputPath, binder: Binder) -> bool | None:
        typed = node.text.strip().lower() if isinstance(node, Scalar) else ""
        if typed in self._YES:
            return True
        if typed in self._NO:
            return False
        binder.fault("DL113", node.place, path, found=typed, suggestion="", expected="có, không")
        return None

    def schema(self) -> Schema:
        return {"enum": [*self._YES, *self._NO, True, False]}

    def records(self) -> tuple[type[Any], ...]:
        return ()


@dataclass(frozen=True)
class Record(Generic[T]):
    """One record. A single text is read as the record's ``shorthand`` field, where it has one."""

    record: type[T]
    shorthand: str = ""
    missing: ClassVar[None] = None

    def read(self, node: Node, path: InputPath, binder: Binder) -> T | None:
        if isinstance(node, Scalar) and self.shorthand:
            binder.note_place(path, node.place)
            values = {"path": path, self.shorthand: self._shorthand_value(node, path, binder)}
            return None if values[self.shorthand] is None else self.record(**values)
        return binder.bind(self.record, node, path)  # type: ignore[no-any-return]

    def _shorthand_value(self, node: Scalar, path: InputPath, binder: Binder) -> Any:
        return names_of(self.record)[self.shorthand].reader.read(node, path, binder)

    def schema(self) -> Schema:
        reference: Schema = {"$ref": f"#/$defs/{self.record.__name__}"}
        return {"oneOf": [TEXT.schema(), reference]} if self.shorthand else reference

    def records(self) -> tuple[type[Any], ...]:
        return (self.record,)


@dataclass(frozen=True)
class Records(Generic[T]):
    """A list of records; one record alone may stand without the list."""

    item: Record[T]
    missing: ClassVar[tuple[Any, ...]] = ()

    def read(self, node: Node, path: InputPath, binder: Binder) -> tuple[T, ...] | None:
        items = [(node, path)] if not isinstance(node, Sequence) else _items(node, path, binder)
        found = [self.item.read(item, item_path, binder) for item, item_path in items]
        return tuple(record for record in found if record is not None) or None

    def schema(self) -> Schema:
        item = self.item.schema()
        return {"oneOf": [item, _list_of(item)]}

    def records(self) -> tuple[type[Any], ...]:
        return self.item.records()


@dataclass(frozen=True)
class Keyed(Generic[T]):
    """Values by a key: from the fixed set ``keys``, or, when that is empty, by any text (kept as typed)."""

    value: Reader[T]
    keys: Callable[[], tuple[str, ...]] = tuple
    missing: ClassVar[MappingOf[str, Any]] = {}

    def read(self, node: Node, path: InputPath, binder: Binder) -> dict[str, T] | None:
        if not isinstance(node, Mapping):
            binder.fault("DL111", node.place, path)
            return None
        known = self.keys()
        found: dict[str, T] = {}
        for entry in node.entries:
            key, own_path = entry.key.text, (*path, entry.key.text)
            if known and key not in known:
                near = nearest(key, known) or ""
                code = "DL112" if near else "DL113"
                binder.fault(code, entry.key.place, own_path, found=key, suggestion=near, expected=", ".join(known))
                continue
            binder.note_place(own_path, entry.value.place)
            if is_blank(entry.value):
                if not known:
                    binder.fault("DL116", entry.key.place, own_path, found=key)
                continue
            value = self.value.read(entry.value, own_path, binder)
            if value is not None:
                found[key] = value
        return found or None

    def schema(self) -> Schema:
        value = self.value.schema()
        if self.keys():
            return {
                "type": "object",
                "properties": dict.fromkeys(self.keys(), value),
                "additionalProperties": False,
            }
        return {"type": "object", "additionalProperties": value, "minProperties": 1}

    def records(self) -> tuple[type[Any], ...]:
        return self.value.records()


def _written(node: Scalar, path: InputPath, binder: Binder) -> str:
    """Return the text of a scalar without the line break that ends a block of lines.

    A break within the block is told, because it breaks the line in the document too.
    """
    if node.place.end_line == node.place.line:
        return node.text
    text = node.text.rstrip("\n")
    if "\n" in text:
        binder.fault("DL117", node.place, path, severity=Severity.WARNING)
    return text


def _items(node: Node, path: InputPath, binder: Binder) -> list[tuple[Node, InputPath]]:
    """Return the items of a list with their paths; an empty list is a fault, an empty item is told and left out."""
    if not isinstance(node, Sequence):
        binder.fault("DL111", node.place, path)
        return []
    if not node.items:
        binder.fault("DL106", node.place, path)
    items: list[tuple[Node, InputPath]] = []
    for index, item in enumerate(node.items):
        own_path = (*path, index)
        binder.note_place(own_path, item.place)
        if is_blank(item):
            binder.fault("DL107", item.place, own_path, severity=Severity.WARNING)
        else:
            items.append((item, own_path))
    return items


def _list_of(item: Schema) -> Schema:
    """Return the schema of a list; an item left empty, as a new file has them, is one that is not known yet."""
    return {"type": "array", "items": {"anyOf": [item, {"type": "null"}]}, "minItems": 1}


TEXT = Text()
TEXTS = Texts()
SWITCH = Switch()
