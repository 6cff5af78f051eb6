"""State-secret marks: a paper that bears one may not be drafted here (Luật Bảo vệ bí mật nhà nước)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.sources.tree import Entry, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danvan_reports.sources.tree import Node

_MARKS = frozenset({"mật", "tối mật", "tuyệt mật"})
_KEYS = frozenset({"secrecy", "secrecy_level", "do_mat", "muc_do_mat"})


def find_secrecy_marks(root: Mapping) -> list[Scalar]:
    """Return the scalars that mark the input as a state secret: such a mark as a value, or any secrecy field."""
    found: list[Scalar] = []
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            if _is_mark(node.text):
                found.append(node)
        elif isinstance(node, Sequence):
            stack.extend(reversed(node.items))
        else:
            found.extend(entry.key for entry in node.entries if _is_secrecy_field(entry))
            stack.extend(entry.value for entry in reversed(node.entries))
    return found


def find_marked_lines(lines: Iterable[str]) -> list[str]:
    """Return such marks as they stand alone on a line or as its value, in a text that could not be read as a tree."""
    values = (line.rpartition(":")[2].strip(" \t-'") for line in lines)
    return [value for value in values if _is_mark(value)]


def _is_mark(text: str) -> bool:
    return len(text) < 40 and " ".join(text.split()).casefold().strip('."“”()') in _MARKS


def _is_secrecy_field(entry: Entry) -> bool:
    if entry.key.text not in _KEYS:
        return False
    value = entry.value
    return not (isinstance(value, Scalar) and (value.is_missing or _is_mark(value.text)))
