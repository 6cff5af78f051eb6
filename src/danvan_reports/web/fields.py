"""The fields of a form as data: what the page shows of one, and where its value stands in the text of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.sources.yaml_editing import Keys

LISTS = frozenset({"texts", "points", "records"})
"""The widgets of lists, whose items are added, removed, moved and pasted."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form.

    ``widget`` is how it is shown: ``text``, ``value`` (echoed as understood), ``choice``, ``parts`` (values by name,
    one a line), ``texts``, ``points`` and ``records`` (lists), ``group``, ``point``, and ``other`` for what stands in
    the file in a shape that no field has. ``lone`` tells of a record that stands as a single text: the key that text
    belongs to, and the text; it is written out when another field of the record is filled.
    """

    path: InputPath
    keys: Keys
    widget: str
    title: str = ""
    help: str = ""
    example: str = ""
    required: bool = False
    needed: bool = False
    blank: bool = True
    text: str = ""
    echo: str = ""
    options: tuple[str, ...] = ()
    children: tuple[Field, ...] = ()
    lone: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """The name of the field in the page."""
        return ".".join(map(str, self.path))

    def all(self) -> Iterator[Field]:
        """Yield the field and every field inside it."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a draft for one kind of document: first those it needs or has, then the rest."""

    first: tuple[Field, ...]
    rest: tuple[Field, ...]

    def all(self) -> Iterator[Field]:
        """Yield every field."""
        for field in (*self.first, *self.rest):
            yield from field.all()

    def find(self, name: str) -> Field | None:
        """Return the field called ``name`` in the page."""
        return next((field for field in self.all() if field.id == name), None)
