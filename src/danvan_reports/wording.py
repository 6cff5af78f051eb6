"""Text that remembers where it came from, so that a paragraph of a document leads back to its input."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

Origin = tuple[str | int, ...]
"""One place that a text was drawn from: what kind of place it is, then the way to it there.

``("input", "recommendations", 0, "deadline")`` is a value of the input, by the path diagnostics use;
``("office", "issuers", "committee", "place")`` a fact of the office file;
``("phrase", "closing.conclusion")`` an official sentence of the phrase data.
"""

_FIELD = re.compile(r"\{([^{}]*)\}")


class Wording(str):
    """A text with its ``sources``. It is a ``str`` in every other respect.

    What ``str`` methods and ``+`` give is plain text without sources: keep them with ``reworded``, ``join``
    and ``fill``.
    """

    __slots__ = ("sources",)
    sources: tuple[Origin, ...]

    def __new__(cls, text: str = "", sources: Iterable[Origin] = ()) -> Self:
        """Make the text; a source given twice is kept once, where it stood first."""
        self = super().__new__(cls, text)
        self.sources = each_once(sources)
        return self

    @classmethod
    def of(cls, text: str, *sources: Origin) -> Self:
        """Return ``text`` drawn from ``sources``, after those that it carries already."""
        return cls(text, (*sources_of(text), *sources))

    def reworded(self, text: str) -> Self:
        """Return another text drawn from the same sources, such as this one with a capital letter."""
        return type(self)(text, self.sources)


def each_once(sources: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return the sources, each where it stood first; most texts and paragraphs have one or none."""
    listed = tuple(sources)
    return listed if len(listed) < 2 else tuple(dict.fromkeys(listed))


def sources_of(text: str) -> tuple[Origin, ...]:
    """Return the sources of ``text``; a plain string has none."""
    return text.sources if isinstance(text, Wording) else ()


def join(parts: Iterable[str], separator: str = "") -> Wording:
    """Return the parts with ``separator`` between them; the sources of all are united in their order."""
    parts = list(parts)
    return Wording(separator.join(parts), (source for part in parts for source in sources_of(part)))


def fill(template_text: str, sources: Iterable[Origin] = (), /, **values: str) -> Wording:
    """Return ``template_text`` with its ``{name}`` fields filled in, in one pass: braces inside a value stay.

    The sources are those of the template text, then ``sources``, then those of the values that were used, in
    the order in which they stand in the text.

    Raises:
        KeyError: A field of the template text has no value.
    """
    used: list[Origin] = [*sources_of(template_text), *sources]
    pieces = _pieces(template_text)
    filled = list(pieces)
    for place in range(1, len(pieces), 2):
        value = filled[place] = values[pieces[place]]
        used.extend(sources_of(value))
    return Wording("".join(filled), used)


@lru_cache(maxsize=1024)
def _pieces(template_text: str) -> tuple[str, ...]:
    """Return the texts of a template text and, between them, the names of its fields."""
    return tuple(_FIELD.split(template_text))
