"""Bind a text tree to a record: every fault in one run, and the place of every value that was read."""

from __future__ import annotations

import re
from collections import abc
from typing import TYPE_CHECKING, Any

from danvan_reports.diagnostics import Diagnostic, InputPath, Location, Severity
from danvan_reports.model.declarations import Declaration, declarations, names_of, required_of
from danvan_reports.sources.tree import Entry, Mapping, Place, Scalar
from danvan_reports.vi.folding import fold_to_ascii

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from danvan_reports.sources.tree import Node

_ANY_FIELD = "*"
_FIELD_NAME = re.compile(r"[A-Za-z0-9_-]+")


class Places(abc.Mapping[InputPath, Location]):
    """Where each value of an input stands; a location is made for those that somebody asks for."""

    def __init__(self, locate: Callable[[Place], Location]) -> None:
        """``locate`` turns a place of the tree into a location a person can go to."""
        self._locate = locate
        self._places: dict[InputPath, Place] = {}

    def note(self, path: InputPath, place: Place) -> None:
        """Remember where the value at ``path`` stands."""
        self._places[path] = place

    def __getitem__(self, path: InputPath) -> Location:
        """Return where a person finds the value at ``path``."""
        return self._locate(self._places[path])

    def __contains__(self, path: object) -> bool:
        """Tell whether a value stands at ``path``."""
        return path in self._places

    def __iter__(self) -> Iterator[InputPath]:
        """Give the paths in the order in which they were read."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self._places)


class Binder:
    """Collects the diagnostics and the places of one input while readers turn its nodes into values."""

    def __init__(self, locate: Callable[[Place], Location]) -> None:
        """``locate`` turns a place of the tree into a location a person can go to."""
        self._locate = locate
        self.diagnostics: list[Diagnostic] = []
        self.places = Places(locate)
        self.point_depth = 0

    def fault(
        self,
        code: str,
        place: Place,
        path: InputPath,
        *,
        severity: Severity = Severity.ERROR,
        related: tuple[Place, ...] = (),
        **parameters: str,
    ) -> None:
        """Record one finding at ``place``."""
        others = tuple(self._locate(other) for other in related)
        self.diagnostics.append(Diagnostic(code, severity, parameters, self._locate(place), path, others))

    def fault_at_value(
        self, code: str, path: InputPath, *, severity: Severity = Severity.ERROR, **parameters: str
    ) -> None:
        """Record a fault of a value that was already read, at its place or, failing that, its parent's."""
        known = path
        while known not in self.places:
            known = known[:-1]
        self.diagnostics.append(Diagnostic(code, severity, parameters, self.places[known], path))

    def note_place(self, path: InputPath, place: Place) -> None:
        """Remember where the value at ``path`` stands."""
        self.places.note(path, place)

    def bind(self, record: type[Any], node: Node, path: InputPath) -> Any:
        """Return an instance of ``record`` read from ``node``, or None when it is no mapping.

        Unknown names, names given twice (in either language), missing and empty fields are recorded; what could be
        read is kept, so that later fields are checked too.
        """
        if not isinstance(node, Mapping):
            self.fault("DL101", node.place, path, expected=_field_list(record))
            return None
        self.note_place(path, node.place)
        values: dict[str, Any] = {"path": path}
        given: dict[str, Entry] = {}
        misspelt: set[str] = set()
        table = names_of(record)
        for entry in node.entries:
            declaration = table.get(entry.key.text)
            if declaration is None:
                misspelt.add(self._refuse_unknown(entry.key, record, path))
                continue
            first = given.setdefault(declaration.name, entry)
            if first is not entry:
                self._refuse_second(declaration, entry, first, path)
                continue
            value = self._read(declaration, entry, path)
            if value is not None:
                values[declaration.name] = value
        for declaration in () if _ANY_FIELD in misspelt else required_of(record):
            if declaration.name not in values and declaration.name not in misspelt:
                self._report_missing(declaration, given.get(declaration.name), node, path)
        return record(**values)

    def _read(self, declaration: Declaration, entry: Entry, path: InputPath) -> Any:
        own_path = (*path, declaration.name)
        if is_blank(entry.value):
            self.note_place(own_path, entry.key.place)
            return None
        self.note_place(own_path, entry.value.place)
        return declaration.reader.read(entry.value, own_path, self)

    def _refuse_unknown(self, key: Scalar, record: type[Any], path: InputPath) -> str:
        """Refuse a name no field has; return the field that was most likely meant, so that it is not missed too.

        A sentence that a colon made into a field may have been any of them (``_ANY_FIELD``).
        """
        table = names_of(record)
        near = nearest(key.text, table)
        sentence = not near and " " in key.text.strip()
        code = "DL102" if near else "DL115" if sentence else "DL103"
        self.fault(code, key.place, path, found=key.text, suggestion=near or "", expected=_field_list(record))
        return table[near].name if near else _ANY_FIELD if sentence else ""

    def _refuse_second(self, declaration: Declaration, entry: Entry, first: Entry, path: InputPath) -> None:
        self.fault(
            "DL104",
            entry.key.place,
            (*path, declaration.name),
            related=(first.key.place,),
            found=entry.key.text,
            other=first.key.text,
            title=declaration.title,
        )

    def _report_missing(self, declaration: Declaration, entry: Entry | None, node: Mapping, path: InputPath) -> None:
        own_path = (*path, declaration.name)
        if any(diagnostic.path[: len(own_path)] == own_path for diagnostic in self.diagnostics):
            return
        place = entry.key.place if entry else node.place
        self.fault("DL105", place, own_path, title=declaration.title, name=declaration.aliases[0])


def is_blank(node: Node) -> bool:
    """Tell whether nothing was filled in yet: an empty value, or fields and items that are all blank.

    A starter file is full of them. An explicitly empty list ``[]`` is not blank; nor is a sentence that a colon made
    into a field (``- Việc sơ kết:``), for it holds words.
    """
    if isinstance(node, Scalar):
        return node.is_missing or not node.text.strip()
    if isinstance(node, Mapping):
        return all(map(_is_blank_entry, node.entries))
    return bool(node.items) and all(map(is_blank, node.items))


def _is_blank_entry(entry: Entry) -> bool:
    return is_blank(entry.value) and _FIELD_NAME.fullmatch(entry.key.text) is not None


def nearest(text: str, names: Iterable[str]) -> str | None:
    """Return the name that ``text`` was most likely meant to be: the same without diacritics, else a close spelling."""
    known = list(names)
    folded = fold_to_ascii(text).lower().replace("-", "_").replace(" ", "_")
    by_fold = {name.replace("-", "_"): name for name in known}
    if folded in by_fold:
        return by_fold[folded]
    from difflib import get_close_matches

    close = get_close_matches(folded, by_fold, n=1, cutoff=0.75)
    return by_fold[close[0]] if close else None


def _field_list(record: type[Any]) -> str:
    return ", ".join(declaration.aliases[0] for declaration in declarations(record))
