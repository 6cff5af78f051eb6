"""Change one value of a YAML text and leave everything else as its author wrote it: order, comments, spacing.

The text is edited at the places of its tree, and what comes out is read again: it holds exactly the values that were
meant, or the next plainer way is tried. The plainest writes a whole part anew (losing the comments inside that part).
A path is made of the keys as the file spells them and of list positions from 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.sources.codes import STATE_MARK
from danvan_reports.sources.tree import Mapping, Sequence
from danvan_reports.sources.yaml_source import parse_yaml
from danvan_reports.sources.yaml_text import YamlText
from danvan_reports.sources.yaml_writing import Plain, block_lines, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danvan_reports.sources.document import SourceDocument
    from danvan_reports.sources.tree import Node

Keys = tuple[str | int, ...]


def set_value(source: SourceDocument, path: Keys, value: Plain) -> SourceDocument:
    """Return the document with ``value`` at ``path``; keys of the path that are not there yet are added."""

    def surgery(text: YamlText, root: Mapping) -> str | None:
        found, depth = _reach(root, path)
        if depth == len(path):
            return text.with_value(found, value)
        rest = value
        for step in reversed(path[depth + 1 :]):
            rest = {step: rest} if isinstance(step, str) else [rest]
        return text.with_entry(found, str(path[depth]), rest) if isinstance(found, Mapping) else None

    return _edited(source, path, lambda _: value, surgery)


def insert_item(source: SourceDocument, path: Keys, index: int, value: Plain) -> SourceDocument:
    """Return the document with a new item at ``index`` of the list at ``path``; a lone value becomes a list."""

    def change(old: Plain) -> Plain:
        items = _items(old)
        return [*items[:index], value, *items[index:]]

    def surgery(text: YamlText, root: Mapping) -> str | None:
        found, depth = _reach(root, path)
        return text.with_item(found, index, value) if depth == len(path) and isinstance(found, Sequence) else None

    return _edited(source, path, change, surgery)


def remove_item(source: SourceDocument, path: Keys, index: int) -> SourceDocument:
    """Return the document without the item at ``index``; the last one leaves an empty field behind."""
    return _with_order(source, path, lambda order: [*order[:index], *order[index + 1 :]])


def move_item(source: SourceDocument, path: Keys, index: int, to: int) -> SourceDocument:
    """Return the document with the item at ``index`` moved to ``to``, its comments with it."""

    def reorder(order: list[int]) -> list[int]:
        rest = [*order[:index], *order[index + 1 :]]
        return [*rest[:to], *order[index : index + 1], *rest[to:]]

    return _with_order(source, path, reorder)


def _with_order(source: SourceDocument, path: Keys, reorder: Callable[[list[int]], list[int]]) -> SourceDocument:
    def change(old: Plain) -> Plain:
        items = _items(old)
        return [items[position] for position in reorder(list(range(len(items))))] or None

    def surgery(text: YamlText, root: Mapping) -> str | None:
        found, depth = _reach(root, path)
        return text.with_order(found, reorder) if depth == len(path) and isinstance(found, Sequence) else None

    return _edited(source, path, change, surgery)


def _edited(
    source: SourceDocument,
    path: Keys,
    change: Callable[[Plain], Plain],
    surgery: Callable[[YamlText, Mapping], str | None],
) -> SourceDocument:
    """Return the first way of writing the change that reads back as meant, without a fault if there is such a way.

    What is written may itself be a fault; a text that bears a state-secret mark, which is read no further, comes back
    as it is refused.

    Raises:
        ValueError: ``source`` has no tree to edit, or the value holds what no YAML text can.
    """
    if source.root is None:
        raise ValueError("a text that cannot be read has no values to change")
    wanted = _changed(plain(source.root), path, change)
    faults = _errors(source)
    as_meant: SourceDocument | None = None
    for text in _ways(YamlText(source), source.root, path, wanted, surgery):
        done = parse_yaml(text, source.name)
        if any(item.code == STATE_MARK for item in done.diagnostics):
            return done
        if done.root is None or plain(done.root) != wanted:
            continue
        if _errors(done) <= faults:
            return done
        as_meant = as_meant or done
    if as_meant is None:
        raise ValueError(f"no way to write {path}")
    return as_meant


def _ways(
    text: YamlText, root: Mapping, path: Keys, wanted: Plain, surgery: Callable[[YamlText, Mapping], str | None]
) -> Iterator[str]:
    """Yield the text changed at one place, then with ever larger parts around that place written anew."""
    smallest = surgery(text, root)
    if smallest is not None:
        yield smallest
    _, depth = _reach(root, path)
    for length in range(depth, 0, -1):
        node, _ = _reach(root, path[:length])
        anew = text.with_value(node, _at(wanted, path[:length]))
        if anew is not None:
            yield anew
    yield "\n".join([*block_lines(wanted, 0), ""])


def _errors(source: SourceDocument) -> int:
    return sum(item.severity is Severity.ERROR for item in source.diagnostics)


def _reach(root: Mapping, path: Keys) -> tuple[Node, int]:
    """Return the node nearest to ``path`` that is there, and how many steps lead to it."""
    node: Node = root
    for depth, step in enumerate(path):
        inner = _inside(node, step)
        if inner is None:
            return node, depth
        node = inner
    return node, len(path)


def _inside(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return next((entry.value for entry in node.entries if entry.key.text == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _changed(old: Plain, path: Keys, change: Callable[[Plain], Plain]) -> Plain:
    if not path:
        return change(old)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = _items(old)
        return [*items[:step], _changed(items[step], rest, change), *items[step + 1 :]]
    if not (old is None or isinstance(old, dict)):
        raise ValueError(f"no field can be added to {old!r}")
    fields = old or {}
    return {**fields, step: _changed(fields.get(step), rest, change)}


def _at(value: Plain, path: Keys) -> Plain:
    for step in path:
        if isinstance(step, str):
            value = value[step] if isinstance(value, dict) else None
        else:
            value = value[step] if isinstance(value, list) else value
    return value


def _items(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else [] if value is None else [value]
