"""A YAML text with its places as offsets, and the small cuts that change one value of it."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from danvan_reports.sources.tree import Mapping, Place, Scalar, Sequence
from danvan_reports.sources.yaml_writing import Plain, block_lines, flow_text, item_lines, scalar_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_reports.sources.document import SourceDocument
    from danvan_reports.sources.tree import Node

_STEP = 2


class YamlText:
    """The text of a document; every method returns a changed copy of it, or None where it knows no small cut."""

    def __init__(self, source: SourceDocument) -> None:
        """Take the text that ``source`` was parsed from."""
        self._text = source.text
        self._lines = source.lines
        self._starts = [0, *accumulate(len(line) + 1 for line in source.lines)]

    def with_value(self, node: Node, value: Plain) -> str | None:
        """Write ``value`` where ``node`` stands."""
        start, end = self._offset(node.place), self._content_end(node)
        if value is None or isinstance(value, str):
            in_flow = self._is_flow(node) if not isinstance(node, Scalar) else self._in_flow(node)
            return self._spaced(start, end, scalar_text(value, in_flow=in_flow))
        if self._is_flow(node) or self._in_flow(node):
            return self._cut(start, end, flow_text(value))
        if isinstance(node, Scalar):
            return self._with_block(node, value)
        return self._cut(start, end, "\n".join(block_lines(value, node.place.column - 1)).lstrip(" "))

    def with_entry(self, around: Mapping, key: str, value: Plain) -> str | None:
        """Add a field behind the last one of ``around``."""
        if self._is_flow(around):
            closing = self._content_end(around) - 1
            comma = ", " if around.entries else ""
            return self._cut(closing, closing, f"{comma}{flow_text({key: value})[1:-1]}")
        return self._after(around, block_lines({key: value}, around.place.column - 1))

    def with_item(self, around: Sequence, index: int, value: Plain) -> str | None:
        """Add an item before the one at ``index``, or behind the last."""
        if self._is_flow(around):
            return None
        lines = item_lines(value, around.place.column - 1)
        if index >= len(around.items):
            return self._after(around, lines)
        first = self._chunks(around)[index][0]
        return self._cut(self._starts[first], self._starts[first], "".join(f"{line}\n" for line in lines))

    def with_order(self, around: Sequence, reorder: Callable[[list[int]], list[int]]) -> str | None:
        """Put the items into another order, or leave some out; what stands above an item as a comment goes with it."""
        if self._is_flow(around):
            return None
        chunks = self._chunks(around)
        first, last = chunks[0][0], chunks[-1][1]
        if self._lines[first][: around.place.column - 1].strip():
            return None
        moved = [
            line for position in reorder(list(range(len(chunks)))) for line in self._lines[slice(*chunks[position])]
        ]
        return "\n".join([*self._lines[:first], *moved, *self._lines[last:]])

    def _with_block(self, node: Scalar, value: Plain) -> str | None:
        """Write a list or fields in place of a text: behind its dash, or below its key and its remark."""
        start, end = self._offset(node.place), self._content_end(node)
        while start and self._text[start - 1] == " ":
            start -= 1
        line_end = self._line_end(end)
        behind = self._text[end:line_end].rstrip()
        if behind and not behind.lstrip().startswith("#"):
            return None
        line = self._lines[min(node.place.line, len(self._lines)) - 1]
        if self._text[start - 1 : start] == "-" and not behind:
            indent = self._text.rfind("\n", 0, start) + 1
            written = " " + "\n".join(block_lines(value, start - indent + 1)).lstrip(" ")
        else:
            indent = len(line) - len(line.lstrip(" -")) + _STEP
            written = behind + "".join(f"\n{line}" for line in block_lines(value, indent))
        return self._cut(start, line_end, written)

    def _chunks(self, around: Sequence) -> list[tuple[int, int]]:
        """Return the lines of each item as (first, behind the last), counted from 0."""
        firsts = [self._dash_line(around, item) for item in around.items]
        begun = [firsts[0]]
        for before, dash in pairwise(firsts):
            line = dash
            while line - 1 > before and self._is_remark(line - 1):
                line -= 1
            end = self._line_of(self._content_end(around.items[len(begun) - 1])) + 1
            begun.append(max(line, end))
        behind = self._line_of(self._content_end(around.items[-1])) + 1
        return list(zip(begun, [*begun[1:], max(behind, firsts[-1] + 1)], strict=True))

    def _dash_line(self, around: Sequence, item: Node) -> int:
        line = min(item.place.line, len(self._lines)) - 1
        column = around.place.column - 1
        while line > around.place.line - 1 and self._lines[line][: column + 1] != " " * column + "-":
            line -= 1
        return line

    def _is_remark(self, line: int) -> bool:
        text = self._lines[line].strip()
        return not text or text.startswith("#")

    def _after(self, around: Node, lines: list[str]) -> str:
        end = self._line_end(self._content_end(around))
        return self._cut(end, end, "".join(f"\n{line}" for line in lines))

    def _content_end(self, node: Node) -> int:
        """Return where the last thing written in ``node`` ends; what its place covers may run on to the next token."""
        if isinstance(node, Mapping) and node.entries and not self._is_flow(node):
            return self._content_end(node.entries[-1].value)
        if isinstance(node, Sequence) and node.items and not self._is_flow(node):
            return self._content_end(node.items[-1])
        start, end = self._offset(node.place), self._end(node.place)
        return max(start, start + len(self._text[start:end].rstrip()))

    def _is_flow(self, node: Node) -> bool:
        return not isinstance(node, Scalar) and self._text[self._offset(node.place)] in "[{"

    def _in_flow(self, node: Node) -> bool:
        """Tell whether ``node`` may stand between braces or brackets: then the cautious way of writing is taken."""
        line = self._lines[min(node.place.line, len(self._lines)) - 1]
        return any(mark in line[: node.place.column - 1] for mark in "[{")

    def _spaced(self, start: int, end: int, written: str) -> str:
        """Write a text with one space behind its colon or dash; nothing at all leaves none."""
        while start and self._text[start - 1] == " ":
            start -= 1
        alone = self._text[start - 1 : start] not in {":", "-", ","}
        return self._cut(start, end, f" {written}" if written and not alone else written)

    def _cut(self, start: int, end: int, written: str) -> str:
        return self._text[:start] + written + self._text[end:]

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end

    def _line_of(self, offset: int) -> int:
        return self._text.count("\n", 0, offset)

    def _offset(self, place: Place) -> int:
        return min(self._starts[min(place.line, len(self._lines)) - 1] + place.column - 1, len(self._text))

    def _end(self, place: Place) -> int:
        line = place.end_line - 1
        return (
            min(self._starts[line] + place.end_column - 1, len(self._text))
            if line < len(self._starts)
            else len(self._text)
        )
