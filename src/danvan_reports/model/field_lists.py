"""What can be written for one kind of paper: its fields by how much they are needed, made from the declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from danvan_reports.model.declarations import declarations
from danvan_reports.model.findings import Point
from danvan_reports.model.inputs import input_of
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.model.declarations import Declaration

REQUIRED: Final = "required"
NEEDED: Final = "needed"
OPTIONAL: Final = "optional"
_BY_KIND = "documents"
WEIGHTS: Final = (REQUIRED, NEEDED, OPTIONAL)
"""The input is faulty without the field; the paper shows a gap without it; the paper can do without it."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field as an input in Vietnamese writes it.

    ``name`` comes with the way to it (``nguyen_nhan.khach_quan``); ``inner`` are the names of the fields inside it that
    the kind of paper can use and that have no line of their own; a point, which is mostly one text, shows none.
    """

    name: str
    title: str
    weight: str
    inner: tuple[str, ...]


def fields_of(kind: str) -> tuple[FieldLine, ...]:
    """Return the fields that the paper of ``kind`` can use: those it must have, those it needs, then the others."""
    found = list(_lines(input_of(kind), kind, "", ()))
    return tuple(sorted(found, key=lambda line: WEIGHTS.index(line.weight)))


def _lines(record: type[Any], kind: str, prefix: str, above: tuple[type[Any], ...]) -> Iterator[FieldLine]:
    """Yield the fields of ``record``; of what is inside them, those that the kind of paper needs."""
    above = (*above, record)
    for item in declarations(record):
        if not item.serves(kind):
            continue
        name = f"{prefix}{item.aliases[0]}{f'.{kind}' if item.name == _BY_KIND else ''}"
        inside = [inner for inner in item.reader.records() if inner not in (*above, Point)]
        needed = [line for inner in inside for line in _lines(inner, kind, f"{name}.", above)]
        own = {line.name.removeprefix(f"{name}.").split(".")[0] for line in needed}
        others = tuple(inner for inner in _names(inside, kind) if inner not in own)
        if (not prefix or kind in item.needed_by) and (others or not own):
            yield FieldLine(name, item.title, _weight(item, kind), others)
        yield from needed


def _names(records: list[type[Any]], kind: str) -> tuple[str, ...]:
    return tuple(inner.aliases[0] for record in records for inner in declarations(record) if inner.serves(kind))


def _weight(item: Declaration, kind: str) -> str:
    if item.required:
        return REQUIRED
    return NEEDED if kind in item.needed_by else OPTIONAL
