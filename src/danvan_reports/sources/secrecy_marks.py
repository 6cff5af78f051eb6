"""Where an input says that it is a state secret: as a value, a line of its own, a comment, or in a field for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.patterns import lazy_pattern
from danvan_reports.secrecy import is_secrecy_mark, may_hold_a_mark
from danvan_reports.sources import codes
from danvan_reports.sources.faults import Fault, place_on_line
from danvan_reports.sources.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from danvan_reports.sources.tree import Entry, Node, Place

_KEYS = frozenset({"secrecy", "secrecy_level", "do_mat", "muc_do_mat"})
_SPELT = lazy_pattern(r"[mM][\W\d_]*[ậẬ][\W\d_]*[tT]")
"""The letters that every mark ends with, whatever stands between them."""
_LINE = lazy_pattern(r"(?:\w{1,60}+:[ \t]|[\W\d_])*(.*)")
"""A line without its key and what stands before its first letter; unbounded, a long run of digits takes minutes."""


def may_hold_a_secret(text: str) -> bool:
    """Tell whether an input could say that it is a state secret: a look at all of it costs less than at its parts."""
    return _SPELT.search(text) is not None or "\\" in text or any(map(text.__contains__, _KEYS))


def find_secrecy_marks(root: Mapping | None, lines: tuple[str, ...]) -> list[Fault]:
    """Return the marks in a text and in the tree that was read from it, one for each line."""
    found = {}
    for number, line in enumerate(lines, 1):
        rest = _LINE.match(line) if may_hold_a_mark(line) else None
        if rest and is_secrecy_mark(rest[1]):
            found[number] = _fault(place_on_line(number, rest.start(1), len(rest[1])), rest[1])
    if root:
        for scalar in _marked(root):
            found.setdefault(scalar.place.line, _fault(scalar.place, scalar.text))
    return [found[number] for number in sorted(found)]


def _fault(place: Place, text: str) -> Fault:
    return Fault(codes.STATE_MARK, place, {"found": text.strip()})


def _marked(root: Mapping) -> list[Scalar]:
    """Return the scalars that are marks, and the keys of fields for secrecy that are filled in."""
    found: list[Scalar] = []
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            if is_secrecy_mark(node.text):
                found.append(node)
        elif isinstance(node, Sequence):
            stack.extend(reversed(node.items))
        else:
            found.extend(entry.key for entry in node.entries if _is_secrecy_field(entry))
            stack.extend(entry.value for entry in reversed(node.entries))
    return found


def _is_secrecy_field(entry: Entry) -> bool:
    value = entry.value
    if is_secrecy_mark(entry.key.text):
        return True
    filled = not (isinstance(value, Scalar) and (value.is_missing or is_secrecy_mark(value.text)))
    return entry.key.text in _KEYS and filled
