"""Read an outline: the reviewable source of a template, one line per paragraph.

Lines are read from top to bottom::

    # a comment
    @profiles party-2018 party-2026    the profiles that the template is built for; comes first
    @letterhead                        a block that the builder writes the same way for every kind, with arguments
    body | {{ closing }}               a paragraph: a component of the profile, and its text with tags
    {%p if closing %}                  a tag for whole paragraphs; it leaves none behind

``**words**`` stand in bold. Tags are docxtpl's; which are allowed is the business of the compiler in ``rendering``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CONTROL = re.compile(r"\{%p (?P<tag>[^{}%]+) %\}")


class OutlineError(ValueError):
    """A line of an outline that means nothing; the message names the outline and the line."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in the style of ``component``."""

    component: str
    text: str


@dataclass(frozen=True, slots=True)
class Control:
    """A tag for whole paragraphs, such as ``for point in points``."""

    tag: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part that the builder writes, with the words after its name."""

    name: str
    arguments: tuple[str, ...]


Entry = Paragraph | Control | Block


@dataclass(frozen=True, slots=True)
class Outline:
    """The content of one kind of document, and the profiles it is built for."""

    kind: str
    profiles: tuple[str, ...]
    entries: tuple[tuple[int, Entry], ...]
    """Each with the number of its line, for messages."""

    def fault(self, line: int, what: str) -> OutlineError:
        """Return the error for a line of this outline."""
        return OutlineError(f"{self.kind}, line {line}: {what}")


def parse_outline(kind: str, text: str) -> Outline:
    """Return the outline of ``kind`` written in ``text``.

    Raises:
        OutlineError: A line has none of the forms above, or no profiles are named.
    """
    entries: list[tuple[int, Entry]] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        content = raw.strip()
        if content and not content.startswith("#"):
            entries.append((number, _entry(kind, number, content)))
    if not entries or not isinstance(entries[0][1], Block) or entries[0][1].name != "profiles":
        raise OutlineError(f"{kind}: the first line names the @profiles")
    return Outline(kind, entries[0][1].arguments, tuple(entries[1:]))


def _entry(kind: str, number: int, content: str) -> Entry:
    if content.startswith("@"):
        name, *arguments = content[1:].split()
        return Block(name, tuple(arguments))
    if match := _CONTROL.fullmatch(content):
        return Control(match["tag"])
    component, bar, text = content.partition("|")
    if not bar:
        raise OutlineError(f"{kind}, line {number}: neither a paragraph, a tag nor a block: {content}")
    return Paragraph(component.strip(), text.strip())
