"""One declaration per field: its names, title, help, type and who needs it, from which everything else is made.

Validation, JSON Schema, ``make-report new``, ``make-report kinds``, workbooks and forms all read these declarations,
so that a field is described once, beside the attribute it fills.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from danvan_reports.records import dataclass, field, fields, replace

if TYPE_CHECKING:
    from collections.abc import Hashable

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.readers import Reader

_METADATA_KEY = "declaration"


@dataclass(frozen=True, slots=True)
class Declaration:
    """How one field is written in an input and what it is for.

    ``aliases`` are its Vietnamese names in ASCII, the preferred one first; a file may use any of them or the English
    ``name``. ``required`` means the input is faulty without it; ``needed_by`` are the document kinds in which its
    absence shows as a gap. ``used_by`` are the kinds that its value can stand in or bear on; empty means every kind.
    """

    name: str
    aliases: tuple[str, ...]
    title: str
    help: str
    reader: Reader[Any]
    required: bool
    needed_by: frozenset[str]
    used_by: frozenset[str]
    example: str

    def serves(self, kind: str) -> bool:
        """Tell whether the paper of ``kind`` can use the field."""
        return not self.used_by or kind in self.used_by

    @property
    def names(self) -> tuple[str, ...]:
        """Every name a file may use for the field, the English one first."""
        return (self.name, *self.aliases)


def fact(  # noqa: PLR0913 - all that is said of a field, each by its name
    alias: str | tuple[str, ...],
    reader: Reader[Any],
    title: str,
    *,
    help: str = "",  # noqa: A002 - the word users of argparse and forms know
    required: bool = False,
    needed_by: frozenset[str] = frozenset(),
    used_by: frozenset[str] = frozenset(),
    example: str = "",
) -> Any:
    """Declare a field of a record: ``alias`` are its Vietnamese names, ``reader`` its type, ``title`` its label."""
    aliases = (alias,) if isinstance(alias, str) else alias
    declaration = Declaration("", aliases, title, help, reader, required, needed_by, used_by, example)
    metadata = {_METADATA_KEY: declaration}
    if isinstance(reader.missing, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=reader.missing, metadata=metadata)


def declarations(record: type[Any]) -> tuple[Declaration, ...]:
    """Return the declared fields of ``record`` in the order they are written, its own before those it inherits."""
    return _declarations(cast("Hashable", record))


@cache
def _declarations(record: Any) -> tuple[Declaration, ...]:
    found = []
    inherited = {name for base in record.__mro__[1:] for name in getattr(base, "__annotations__", ())}
    for item in sorted(fields(record), key=lambda item: item.name in inherited):
        declared = item.metadata.get(_METADATA_KEY)
        if declared is not None:
            found.append(replace(declared, name=item.name))
    return tuple(found)


def required_of(record: type[Any]) -> tuple[Declaration, ...]:
    """Return the declared fields of ``record`` without which an input is faulty."""
    return _required_of(cast("Hashable", record))


def names_of(record: type[Any]) -> dict[str, Declaration]:
    """Return every accepted name of ``record``'s fields with the declaration it stands for."""
    return _names_of(cast("Hashable", record))


def written_path(record: type[Any], path: InputPath) -> str:
    """Return ``path`` as a Vietnamese input writes it: ``yeu_cau[1].han_hoan_thanh``, list positions from 1."""
    parts: list[str] = []
    inner: type[Any] | None = record
    for step in path:
        if isinstance(step, int):
            parts[-1] += f"[{step + 1}]"
            continue
        declaration = _names_of(cast("Hashable", inner)).get(step) if inner else None
        if declaration:
            inner = next(iter(declaration.reader.records()), None)
        parts.append(declaration.aliases[0] if declaration else step)
    return ".".join(parts)


@cache
def _required_of(record: Any) -> tuple[Declaration, ...]:
    return tuple(declaration for declaration in declarations(record) if declaration.required)


@cache
def _names_of(record: Any) -> dict[str, Declaration]:
    table: dict[str, Declaration] = {}
    for declaration in declarations(record):
        for name in declaration.names:
            if name in table:
                raise ValueError(f"{record.__name__}: the name {name!r} is declared twice")
            table[name] = declaration
    return table
