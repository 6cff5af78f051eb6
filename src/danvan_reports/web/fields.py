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
    the file in a shape that no field has. The kind of document shown has a gap without it when it is ``needed``, and
    can use it when it ``serves``. ``lone`` tells of a record that stands as a single text: the key that text belongs
    to, and the text; it is written out when another field of the record is filled.
    """

    path: InputPath
    keys: Keys
    widget: str
    title: str = ""
    help: str = ""
    example: str = ""
    required: bool = False
    needed: bool = False
    serves: bool = True
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

    @property
    def idle(self) -> bool:
        """Whether the document has no use for the field, or for anything in it."""
        unused = self.widget == "group" and all(child.idle for child in self.children)
        return not self.required and (not self.serves or unused)

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

    def titles(self) -> dict[InputPath, str]:
        """Return what each field is called when it is spoken of elsewhere: ``Số liệu 2, Giá trị``."""
        found: dict[InputPath, str] = {}
        for field in (*self.first, *self.rest):
            found.update(_titles(field, field.title))
        return found

    def find(self, name: str) -> Field | None:
        """Return the field called ``name`` in the page."""
        return next((field for field in self.all() if field.id == name), None)


def _titles(field: Field, title: str) -> Iterator[tuple[InputPath, str]]:
    """Yield the titles of a field and of those inside it; the text of a point is called as the point is."""
    yield field.path, title
    for position, child in enumerate(field.children):
        if field.widget in LISTS:
            inner = f"{title} {position + 1}"
        elif field.widget == "point" and position == 0:
            inner = title
        else:
            inner = f"{title}, {child.title}"
        yield from _titles(child, inner)
