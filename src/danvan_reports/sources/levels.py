"""The lists and mappings that are open at a line, known by the columns their items or keys stand in."""

from __future__ import annotations

from typing import Literal, TypeAlias

from danvan_reports.records import dataclass

Kind: TypeAlias = Literal["list", "mapping"]


@dataclass(slots=True)
class _Level:
    """``holds_dashes`` is for a mapping whose last key has its list in the same column."""

    column: int
    kind: Kind
    holds_dashes: bool = False


class Levels:
    """The open levels, outermost first; columns count from 0."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    @property
    def columns(self) -> list[int]:
        """Return the columns of the open levels, outermost first."""
        return [level.column for level in self._levels]

    @property
    def innermost(self) -> int | None:
        """Return the column of the innermost level, None outside all."""
        return self._levels[-1].column if self._levels else None

    def kind_at(self, column: int) -> Kind | None:
        """Return what the innermost level is if it stands at ``column``, else None."""
        return self._levels[-1].kind if self.innermost == column else None

    def leave_all(self) -> None:
        """Close every level."""
        self._levels.clear()

    def return_to(self, column: int) -> bool:
        """Close the levels right of ``column``; tell whether it is a column one may return to."""
        deepest = self.innermost
        while self._levels and self._levels[-1].column > column:
            self._levels.pop()
        return self.innermost in (column, deepest)

    def enter(self, column: int, kind: Kind, *, below_key: bool) -> bool:
        """Note an item or key at ``column``, first of a new level or next of its own; False if the two mix.

        A list may stand in the column of the key it belongs to; ``below_key`` says such a key waits for it.
        """
        if not self._levels or self._levels[-1].column < column:
            self._levels.append(_Level(column, kind))
            return True
        top = self._levels[-1]
        if kind == top.kind:
            top.holds_dashes = False
            return True
        if kind == "mapping" or not (top.holds_dashes or below_key):
            return False
        top.holds_dashes = True
        return True
