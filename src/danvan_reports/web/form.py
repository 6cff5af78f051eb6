"""The form of a draft: one field for each declaration of the model, filled from the tree of the text.

A field knows where its value stands or would stand in the text (``keys``, spelt as the file spells them), so that an
edit needs nothing else. What a clerk sees first are the fields that the document needs; the others follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.model.binder import Binder, is_blank
from danvan_reports.model.declarations import declarations, names_of
from danvan_reports.model.findings import MAX_POINT_DEPTH, Point, Points
from danvan_reports.model.inputs import input_in
from danvan_reports.model.readers import TEXT, Choice, Keyed, Record, Records, Switch, Text, Texts
from danvan_reports.records import replace
from danvan_reports.sources.tree import Mapping, Scalar, Sequence
from danvan_reports.sources.yaml_writing import flow_text, plain
from danvan_reports.web.echo import understood
from danvan_reports.web.fields import Field, Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.declarations import Declaration
    from danvan_reports.sources.document import SourceDocument
    from danvan_reports.sources.tree import Node
    from danvan_reports.sources.yaml_editing import Keys

_OWN_KIND = ("document_kind",)
"""What the command line makes of the file; on the page the kind is chosen above the form."""

_SWITCH_WORDS = ("có", "không")


def make_form(source: SourceDocument, kind: str) -> Form:
    """Return the form of ``source`` for the document ``kind``; ``source`` must have a tree."""
    if source.root is None:
        raise ValueError("a text that cannot be read has no form")
    record = input_in(source.root)
    fields = tuple(_Builder(source, record, kind).fields(record, source.root, (), ()))
    first = [field for field in fields if _comes_first(field)]
    return Form(tuple(first), tuple(field for field in fields if field not in first))


def _comes_first(field: Field) -> bool:
    """Tell whether the document needs the field or what is in it, or has it and can use it."""
    if field.path == _OWN_KIND:
        return False
    needed = field.path == ("documents",) or any(inner.needed for inner in field.all())
    return field.required or needed or not (field.blank or field.idle)


class _Builder:
    """Walks the declarations and the tree together."""

    def __init__(self, source: SourceDocument, record: type[Any], kind: str) -> None:
        self._source = source
        self._kind = kind
        self._depth = 0
        self._by_reader: tuple[tuple[Any, Callable[[Any, Node | None, Field], Field]], ...] = (
            (Points, self._points),
            (Texts | Records, self._list),
            (Record, self._group),
            (Keyed, self._keyed),
        )
        names = names_of(record)
        keys = [entry.key.text for entry in source.root.entries if source.root] if source.root else []
        english = sum(key in names and names[key].name == key for key in keys)
        self._english = english * 2 > len(keys)

    def fields(
        self, record: type[Any], node: Node | None, path: InputPath, keys: Keys, shorthand: str = ""
    ) -> Iterator[Field]:
        """Yield the fields of a record that stands, or would stand, at ``node``."""
        given = {
            names_of(record)[entry.key.text].name: entry
            for entry in _entries(node)
            if entry.key.text in names_of(record)
        }
        single = node if isinstance(node, Scalar) and shorthand else None
        lone = (self._key(names_of(record)[shorthand]), single.text) if single and not is_blank(single) else None
        for declared in declarations(record):
            own = (*path, declared.name)
            entry = given.get(declared.name)
            if single is not None and declared.name == shorthand:
                yield self._field(declared, single, own, keys)
                continue
            key = entry.key.text if entry else self._key(declared)
            yield self._field(declared, entry.value if entry else None, own, (*keys, key), lone)

    def _key(self, declared: Declaration) -> str:
        return declared.name if self._english else declared.aliases[0]

    def _field(
        self,
        declared: Declaration,
        node: Node | None,
        path: InputPath,
        keys: Keys,
        lone: tuple[str, str] | None = None,
    ) -> Field:
        bare = Field(
            path,
            keys,
            "other",
            title=declared.title,
            help=declared.help,
            example=declared.example,
            required=declared.required,
            needed=self._kind in declared.needed_by,
            serves=declared.serves(self._kind),
            blank=node is None or is_blank(node),
            lone=lone,
        )
        return self._shown(declared.reader, node, bare)

    def _shown(self, reader: Any, node: Node | None, bare: Field) -> Field:
        """Return the field as its reader has it shown."""
        for kind, show in self._by_reader:
            if isinstance(reader, kind):
                return show(reader, node, bare)
        if node is not None and not bare.blank and not isinstance(node, Scalar):
            return replace(bare, text=flow_text(plain(node)))
        return self._single(reader, node if isinstance(node, Scalar) else None, bare)

    def _single(self, reader: Any, node: Scalar | None, bare: Field) -> Field:
        """Return the field for a reader of one value."""
        text = node.text.strip("\n") if isinstance(node, Scalar) and not node.is_missing else ""
        if isinstance(reader, Choice):
            words = tuple(names[0] if names else value for value, names in reader.values.items())
            return self._choice(reader, node, replace(bare, widget="choice", text=text, options=words))
        if isinstance(reader, Switch):
            return replace(bare, widget="choice", text=text, options=_with(_SWITCH_WORDS, text))
        if isinstance(reader, Text):
            return replace(bare, widget="text", text=text)
        return replace(bare, widget="value", text=text, echo=understood(reader, text))

    def _choice(self, reader: Choice, node: Node | None, field: Field) -> Field:
        """Show a word that means one of the choices as that choice, any other word as one more."""
        binder = Binder(self._source.location)
        value = reader.read(node, field.path, binder) if isinstance(node, Scalar) and not field.blank else None
        text = (reader.values[value] or (value,))[0] if value else field.text
        return replace(field, text=text, options=_with(field.options, text))

    def _points(self, reader: Points, node: Node | None, bare: Field) -> Field:
        """Show points as deep as a document can hold them."""
        if self._depth == MAX_POINT_DEPTH:
            return replace(bare, text=flow_text(plain(node)) if node and not bare.blank else "")
        self._depth += 1
        try:
            return self._list(reader, node, bare)
        finally:
            self._depth -= 1

    def _list(self, reader: Texts | Points | Records[Any], node: Node | None, bare: Field) -> Field:
        lone = node if not isinstance(node, Sequence) and not bare.blank else None
        nodes = node.items if isinstance(node, Sequence) else (lone,) if lone else ()
        widget = "texts" if isinstance(reader, Texts) else "points" if isinstance(reader, Points) else "records"
        record = Point if isinstance(reader, Points) else reader.item.record if isinstance(reader, Records) else None
        shorthand = (
            "text" if isinstance(reader, Points) else reader.item.shorthand if isinstance(reader, Records) else ""
        )
        items = []
        for index, item in enumerate(nodes):
            keys = bare.keys if lone else (*bare.keys, index)
            item_field = Field((*bare.path, index), keys, "text", blank=is_blank(item))
            items.append(self._item(record, shorthand, item, item_field))
        return replace(bare, widget=widget, children=tuple(items))

    def _item(self, record: type[Any] | None, shorthand: str, node: Node, bare: Field) -> Field:
        if record is None:
            return self._shown(TEXT, node, bare)
        if not isinstance(node, Mapping) and not (isinstance(node, Scalar) and (shorthand or bare.blank)):
            return replace(bare, widget="other", text=flow_text(plain(node)))
        children = tuple(self.fields(record, node, bare.path, bare.keys, shorthand))
        return replace(bare, widget="point" if record is Point else "group", children=children)

    def _group(self, reader: Record[Any], node: Node | None, bare: Field) -> Field:
        fits = bare.blank or isinstance(node, Mapping) or (isinstance(node, Scalar) and reader.shorthand)
        if not fits:
            return replace(bare, text=flow_text(plain(node)) if node else "")
        children = tuple(self.fields(reader.record, node, bare.path, bare.keys, reader.shorthand))
        return replace(bare, widget="group", children=children)

    def _keyed(self, reader: Keyed[Any], node: Node | None, bare: Field) -> Field:
        """Show the papers by the one of this kind, other values by name as lines ``name: value``."""
        values = {entry.key.text: entry.value for entry in _entries(node)}
        if reader.keys():
            node = values.get(self._kind)
            inner = Field(
                (*bare.path, self._kind), (*bare.keys, self._kind), "other", blank=node is None or is_blank(node)
            )
            own = self._shown(reader.value, node, inner)
            return replace(bare, widget="group", children=own.children)
        if not all(isinstance(value, Scalar) for value in values.values()):
            return replace(bare, text=flow_text(plain(node)) if node else "")
        lines = [f"{key}: {value.text}" for key, value in values.items() if isinstance(value, Scalar)]
        return replace(bare, widget="parts", text="\n".join(lines))


def _entries(node: Node | None) -> tuple[Any, ...]:
    return node.entries if isinstance(node, Mapping) else ()


def _with(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    return words if not text or text in words else (*words, text)
