"""Build the tree of an input piece by piece, out of cells that stand far apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.sources.tree import Entry, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from danvan_reports.sources.tree import Node, Place


class Branch:
    """A mapping under construction; its names keep the order in which they came."""

    def __init__(self, place: Place) -> None:
        """``place`` is where the mapping as a whole stands."""
        self.place = place
        self._inner: dict[str, Branch] = {}
        self._lists: dict[str, list[Node | Branch]] = {}
        self._values: dict[str, Node] = {}

    def put(self, path: tuple[str, ...], value: Node) -> None:
        """Enter ``value`` at ``path``, making the mappings on the way."""
        *above, name = path
        self.at(tuple(above))._values[name] = value  # noqa: SLF001 - another of its own kind

    def put_text(self, path: tuple[str, ...], text: str) -> None:
        """Enter a text that has no place of its own."""
        self.put(path, Scalar(text, quoted=True, place=self.place))

    def append(self, path: tuple[str, ...], item: Node | Branch) -> None:
        """Add ``item`` to the list at ``path``."""
        *above, name = path
        self.at(tuple(above))._lists.setdefault(name, []).append(item)  # noqa: SLF001

    def at(self, path: tuple[str, ...]) -> Branch:
        """Return the mapping at ``path``."""
        branch = self
        for name in path:
            branch = branch._inner.setdefault(name, Branch(self.place))
        return branch

    def mapping(self) -> Mapping:
        """Return the finished mapping."""
        values: dict[str, Node] = dict(self._values)
        values |= {name: branch.mapping() for name, branch in self._inner.items()}
        for name, items in self._lists.items():
            nodes = tuple(item.mapping() if isinstance(item, Branch) else item for item in items)
            values[name] = Sequence(nodes, nodes[0].place)
        entries = (Entry(Scalar(name, quoted=True, place=value.place), value) for name, value in values.items())
        return Mapping(tuple(entries), self.place)
