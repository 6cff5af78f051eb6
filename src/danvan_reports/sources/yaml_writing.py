"""Plain values as YAML text that our reader reads back the same: one line for a text, quotes only where needed."""

from __future__ import annotations

import re
from typing import TypeAlias

from danvan_reports.sources.tree import Mapping, Node, Scalar

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""A tree without places: texts as typed, None for what was left empty."""

_INDENT = 2
_UNQUOTED = re.compile(r"\w(?:[^\n\r\t:#\\]*[^\s:#\\])?", re.DOTALL)
_FLOW_MARKS = re.compile(r"[\[\]{},]")
_NULL_WORDS = frozenset({"null", "Null", "NULL"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def plain(node: Node) -> Plain:
    """Return what stands at ``node`` without its places."""
    if isinstance(node, Scalar):
        return None if node.is_missing else node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]


def scalar_text(text: str | None, *, in_flow: bool = False) -> str:
    """Return one text as it is written after a colon or a dash; ``in_flow``: between braces or brackets."""
    if text is None:
        return "null" if in_flow else ""
    bare = _UNQUOTED.fullmatch(text) and text not in _NULL_WORDS and not (in_flow and _FLOW_MARKS.search(text))
    return text if bare else '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def flow_text(value: Plain) -> str:
    """Return a value written on one line: ``{ten: A, so: "1, 2"}``."""
    if isinstance(value, dict):
        inner = (f"{scalar_text(key, in_flow=True)}: {flow_text(item)}" for key, item in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(item) for item in value) + "]"
    return scalar_text(value, in_flow=True)


def block_lines(value: Plain, indent: int) -> list[str]:
    """Return the lines of a list or of fields, each begun with ``indent`` spaces."""
    pad = " " * indent
    if isinstance(value, dict):
        return [line for key, item in value.items() for line in _entry_lines(key, item, indent)]
    if isinstance(value, list):
        return [line for item in value for line in item_lines(item, indent)]
    return [pad + scalar_text(value)]


def item_lines(value: Plain, indent: int) -> list[str]:
    """Return the lines of one item of a list, its dash ``indent`` spaces from the edge."""
    pad = " " * indent
    if not value or isinstance(value, str):
        return [f"{pad}- {_inline(value)}".rstrip()]
    first, *rest = block_lines(value, indent + _INDENT)
    return [f"{pad}- {first[indent + _INDENT :]}", *rest]


def _entry_lines(key: str, value: Plain, indent: int) -> list[str]:
    head = f"{' ' * indent}{scalar_text(key)}:"
    if not value or isinstance(value, str):
        return [f"{head} {_inline(value)}".rstrip()]
    return [head, *block_lines(value, indent + _INDENT)]


def _inline(value: Plain) -> str:
    """Return a text, or an empty list or mapping, as it stands behind its dash or colon."""
    return scalar_text(value) if value is None or isinstance(value, str) else flow_text(value)
