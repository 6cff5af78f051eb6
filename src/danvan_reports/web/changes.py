"""One edit of a field, made in the text of the draft; everything that the form does not know stays as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.records import dataclass
from danvan_reports.sources.yaml_editing import insert_item, move_item, remove_item, set_value
from danvan_reports.web.fields import LISTS
from danvan_reports.web.form import make_form

if TYPE_CHECKING:
    from danvan_reports.sources.document import SourceDocument
    from danvan_reports.sources.yaml_writing import Plain
    from danvan_reports.web.fields import Field, Form

MOST_ITEMS = 2_000
"""How many items one paste may make."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BULLET = re.compile(r"^(?:[-+*•–●▪]|\d{1,3}[.)]|[a-zđ]\))\s+")


@dataclass(frozen=True, slots=True)
class Edit:
    """What the clerk did to one field: ``set``, ``add``, ``remove``, ``move`` or ``paste``.

    ``index`` is the item of a list that it is about, ``to`` where that item goes, ``text`` what was typed or pasted.
    """

    action: str
    field: str
    text: str = ""
    index: int = 0
    to: int = 0


class UnknownFieldError(Exception):
    """The form of this draft has no such field, or the field does not take such an edit."""


def apply(source: SourceDocument, form: Form | None, kind: str, edit: Edit) -> SourceDocument:
    """Return ``source`` with ``edit`` done; ``form`` is its form for the document ``kind``.

    Raises:
        UnknownFieldError: There is nothing that can be edited so.
    """
    if edit.action == "paste":
        return _paste(source, kind, edit)
    field = form.find(edit.field) if form else None
    if field is None or field.widget in {"other", "group", "point"}:
        raise UnknownFieldError(edit.field)
    if edit.action == "set" and field.widget not in LISTS:
        return _set(source, field, edit.text)
    if field.widget not in LISTS:
        raise UnknownFieldError(edit.field)
    count = len(field.children)
    if edit.action == "add" and 0 <= edit.index <= count:
        return _add(source, field, edit.index)
    if not (0 <= edit.index < count and 0 <= edit.to < count):
        raise UnknownFieldError(edit.field)
    if edit.action == "remove":
        return remove_item(source, field.keys, edit.index)
    if edit.action == "move":
        return move_item(source, field.keys, edit.index, edit.to)
    raise UnknownFieldError(edit.field)


def _set(source: SourceDocument, field: Field, text: str) -> SourceDocument:
    value = _parts(text) if field.widget == "parts" else _tidied(text) or None
    if not field.lone:
        return set_value(source, field.keys, value)
    key, kept = field.lone
    return set_value(source, field.keys[:-1], {key: kept, str(field.keys[-1]): value})


def _add(source: SourceDocument, field: Field, index: int) -> SourceDocument:
    """Add an empty item; in a record that stands as a single text the list is written out first."""
    if not field.lone:
        return insert_item(source, field.keys, index, None)
    key, kept = field.lone
    return set_value(source, field.keys[:-1], {key: kept, str(field.keys[-1]): [None]})


def _paste(source: SourceDocument, kind: str, edit: Edit) -> SourceDocument:
    """Make one item of every line pasted, from the item at ``index`` on: that one if it is empty, new ones behind it.

    A line of several columns (from Excel) fills the fields of a record from left to right.
    """
    lines = [line for line in re.split(r"[\r\n\v]+", edit.text) if line.strip()][:MOST_ITEMS]
    index = edit.index
    for line in lines:
        field = make_form(source, kind).find(edit.field)
        if field is None or field.widget not in LISTS:
            raise UnknownFieldError(edit.field)
        if index >= len(field.children) or not field.children[index].blank:
            index = min(index + 1, len(field.children))
            source = _add(source, field, index)
        source = _fill(source, kind, f"{edit.field}.{index}", line)
    return source


def _fill(source: SourceDocument, kind: str, name: str, line: str) -> SourceDocument:
    field = make_form(source, kind).find(name)
    if field is None:
        raise UnknownFieldError(name)
    if not field.children:
        return _set(source, field, _BULLET.sub("", line.strip()))
    if field.widget == "point":
        return _set(source, field.children[0], _BULLET.sub("", line.strip()))
    cells = [cell.strip() for cell in line.split("\t")]
    for position, cell in enumerate(cells):
        row = make_form(source, kind).find(name)
        single = [child for child in row.children if child.widget in {"text", "value", "choice"}] if row else []
        if cell and position < len(single):
            source = _set(source, single[position], cell)
    return source


def _tidied(text: str) -> str:
    """Return what was typed without spaces around its lines, and without characters that no document can hold."""
    lines = (_CONTROL.sub("", line).replace("\t", " ").strip() for line in re.split(r"[\r\n\v\f]+", text))
    return "\n".join(lines).strip("\n")


def _parts(text: str) -> Plain:
    """Return values by name from lines ``name: value`` or two columns."""
    found: dict[str, Plain] = {}
    for line in text.splitlines():
        name, _, value = _tidied(line.replace("\t", ":", 1)).partition(":")
        if name.strip():
            found[name.strip()] = value.strip() or None
    return found or None
