"""Read an outline: the reviewable source of a template, one line per paragraph.

Lines are read from top to bottom::

    # a comment
    @profiles party-2018 party-2026    the profiles that the template is built for
    @include ket-luan-giam-sat         the content of another outline
    @letterhead                        a block that the builder writes the same way for every kind
    @points achievements 1. - +        a tree of points, and the label of each of its levels
    @opening opening                   paragraphs, the last of which stays on the page of what follows it
    body | {{ closing }}               a paragraph: a component of the profile, and its text with tags
    body+ | {{ lead }}                 a paragraph that stays on the page of what follows it
    {%p if closing %}                  a tag for whole paragraphs; it leaves none behind

``**words**`` stand in bold. Tags are docxtpl's; which are allowed is the business of the compiler in ``rendering``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

_LEADS = "+"
_CONTROL = re.compile(r"\{%p (?P<tag>[^{}%]+) %\}")


class OutlineError(ValueError):
    """A line of an outline that means nothing; the message names its place."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in the style of ``component``; one that ``leads`` stays on the page of what follows it."""

    component: str
    text: str
    leads: bool = False


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
    """The content of one kind of document, and the profiles it is built for.

    Each entry stands with its place ("ket-luan-giam-sat, line 4"), for messages.
    """

    kind: str
    profiles: tuple[str, ...]
    entries: tuple[tuple[str, Entry], ...]


def parse_outline(kind: str, read: Callable[[str], str]) -> Outline:
    """Return the outline of ``kind``; ``read`` gives the text of an outline by its kind.

    Raises:
        OutlineError: A line has none of the forms above, or no profiles are named.
    """
    entries: list[tuple[str, Entry]] = []
    profiles: tuple[str, ...] = ()
    for number, raw in enumerate(read(kind).splitlines(), start=1):
        content, place = raw.strip(), f"{kind}, line {number}"
        if not content or content.startswith("#"):
            continue
        match _entry(content, place):
            case Block("profiles", names):
                profiles = names
            case Block("include", (included,)):
                entries += parse_outline(included, read).entries
            case entry:
                entries.append((place, entry))
    if not profiles:
        raise OutlineError(f"{kind}: no line names the @profiles")
    return Outline(kind, profiles, tuple(entries))


def _entry(content: str, place: str) -> Entry:
    if content.startswith("@"):
        name, *arguments = content[1:].split()
        return Block(name, tuple(arguments))
    if match := _CONTROL.fullmatch(content):
        return Control(match["tag"])
    component, bar, text = content.partition("|")
    if not bar:
        raise OutlineError(f"{place}: neither a paragraph, a tag nor a block: {content}")
    name = component.strip()
    return Paragraph(name.removesuffix(_LEADS), text.strip(), name.endswith(_LEADS))
