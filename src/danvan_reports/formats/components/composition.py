"""What a document is composed of: its components by identifier, as the format profiles name them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danvan_reports.formats.components.lines import Line

LETTER = "cong-van"
"""The kind of a document without a tên loại."""


@dataclass(frozen=True, slots=True)
class Composition:
    """The components found in a document.

    ``kind`` is the identifier of its tên loại (``ket-luan``, ``cong-van`` ...), None when it shows none and
    is no công văn. ``annexes`` are the lines of each annex.
    """

    components: Mapping[str, tuple[Line, ...]]
    kind: str | None
    annexes: tuple[tuple[Line, ...], ...] = ()

    def lines(self, component: str) -> tuple[Line, ...]:
        """Return the lines of a component; none when the document does not have it."""
        return self.components.get(component, ())

    def flowing(self, components: Iterable[str]) -> list[tuple[str, Line]]:
        """Return the lines of several components, each with its component, in the order of the document."""
        found = [(component, line) for component in components for line in self.lines(component)]
        return sorted(found, key=lambda item: item[1].paragraph.number)


class Collected:
    """Components as they are being found."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lines: defaultdict[str, list[Line]] = defaultdict(list)

    def add(self, component: str, *lines: Line) -> None:
        """Add lines to a component."""
        self._lines[component].extend(lines)

    def has(self, component: str) -> bool:
        """Tell whether a component was found."""
        return component in self._lines

    def lines(self, component: str) -> list[Line]:
        """Return the lines found of a component so far."""
        return self._lines.get(component, [])

    def frozen(self) -> dict[str, tuple[Line, ...]]:
        """Return what was found."""
        return {component: tuple(lines) for component, lines in self._lines.items() if lines}
