"""The compiled form of a template: plain data that JSON holds, so that rendering needs nothing that made it."""

from __future__ import annotations

from typing import Any, TypedDict

FORM_VERSION = 1
"""Raised whenever older forms would be run wrongly."""


class ProgramForm(TypedDict):
    """One part with tags."""

    part: str
    tags: list[tuple[str, int | None, str]]
    """Of each tag its text, the number of its paragraph (from 1) and the first words there, for messages."""
    gaps: list[tuple[str, str]]
    """What goes before and after a visible gap, for each kind of run that values stand in."""
    any_attribute: bool
    """Whether some value stands outside the text of a run."""
    operations: list[list[Any]]
    """As ``operations`` describes them."""


class FixedPartForm(TypedDict):
    """One part that is the same in every document, packed."""

    name: str
    crc: int
    size: int
    method: int
    data: str
    """In Base64."""
    digest: str


class SealForm(TypedDict):
    """The part with the seal; ``before`` and ``after`` are the text around the hash."""

    part: str
    before: str
    after: str
    digest: str


class TemplateForm(TypedDict):
    """A whole template."""

    version: int
    name: str
    filters: list[str]
    """The filters that it uses."""
    fixed: list[FixedPartForm]
    programs: list[ProgramForm]
    """The first is the text of the document."""
    seal: SealForm
