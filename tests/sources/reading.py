"""What the tests of reading share: a tree as plain Python values, and findings as short rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from danvan_reports.sources.tree import Mapping, Node, Scalar

if TYPE_CHECKING:
    from danvan_reports.sources.yaml_source import SourceDocument

Row: TypeAlias = tuple[str, int | None, int | None, int]


def plain(node: Node | None) -> object:
    """The tree as text, lists and dictionaries; None for none."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]


def rows(document: SourceDocument) -> list[Row]:
    """The findings as (code, line, column, length)."""
    found = []
    for diagnostic in document.diagnostics:
        assert diagnostic.location is not None
        location = diagnostic.location
        found.append((diagnostic.code, location.line, location.column, location.length))
    return found
