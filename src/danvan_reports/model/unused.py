"""What an input gives and no paper made from it can use, so that nobody looks for it in the paper in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.model.declarations import declarations
from danvan_reports.model.kinds import KINDS
from danvan_reports.model.readers import Record as RecordReader
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.declarations import Declaration
    from danvan_reports.model.input import ReportInput


@dataclass(frozen=True, slots=True)
class Unused:
    """A field that was given in vain: where, what it is called, and the kinds of paper that can use it.

    ``kind`` is the paper whose entry it stands in; empty at the top level.
    """

    path: InputPath
    declaration: Declaration
    used_by: tuple[str, ...]
    kind: str = ""


def unused_fields(facts: ReportInput, made: Collection[str]) -> Iterator[Unused]:
    """Yield the fields given in ``facts`` that neither the papers ``made`` nor others it speaks of can use.

    An input that has an entry for a paper is meant for that paper too, though another may have been ordered.
    """
    meant = {*made, *facts.documents}
    for item in _given(facts):
        if not any(item.serves(kind) for kind in meant):
            yield Unused((item.name,), item, _users(item, facts))
    for kind, paper in facts.documents.items():
        yield from _unused_in(paper, kind, facts)


def _unused_in(record: Any, kind: str, facts: ReportInput) -> Iterator[Unused]:
    """Yield what stands in vain in a paper's own entry, in the records inside it too."""
    for item in _given(record):
        if not item.serves(kind):
            yield Unused((*record.path, item.name), item, _users(item, facts), kind)
        elif isinstance(item.reader, RecordReader):
            yield from _unused_in(getattr(record, item.name), kind, facts)


def _given(record: Any) -> Iterator[Declaration]:
    return (item for item in declarations(type(record)) if getattr(record, item.name) != item.reader.missing)


def _users(item: Declaration, facts: ReportInput) -> tuple[str, ...]:
    """Return the kinds that can use the field, of those that an input like this one has."""
    return tuple(kind.id for kind in KINDS.values() if item.serves(kind.id) and facts.subject in kind.subjects)
