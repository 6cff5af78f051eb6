"""Which facts a template names, resolved through its loops, and what another template of its kind may name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from danvan_reports.records import dataclass
from danvan_reports.rendering.faults import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danvan_reports.rendering.form import ProgramForm

    Scope = Mapping[str, "Path | None"]

Path = tuple[str, ...]
"""From the outermost name inwards, ``ITEM`` for each of a list: ``("recommendations", "[]", "deadline")``."""

ITEM: Final = "[]"
_CLOSE_ENOUGH = 0.6


class Use(NamedTuple):
    """One naming of a fact: to print it, to go through it, or only to ask whether it is there."""

    path: Path
    way: Literal["print", "loop", "ask"]
    place: Place


def written(path: Path) -> str:
    """Return the path as people write it: ``recommendations.deadline``."""
    return ".".join(step for step in path if step != ITEM)


def uses_of(program: ProgramForm) -> Iterator[Use]:
    """Give every naming of a fact in a part; names that stand for what a faulty loop goes through are left out."""
    places = [Place(program["part"], paragraph, words, tag) for tag, paragraph, words in program["tags"]]
    yield from _in_sequence(program["operations"], {"loop": None}, places)


def loop_names(operations: Iterable[list[Any]]) -> set[str]:
    """Return the names that loops give to what they go through."""
    names: set[str] = set()
    for operation in operations:
        if operation[0] == "loop":
            names |= {operation[1], *loop_names(operation[5]), *loop_names(operation[6])}
        elif operation[0] == "if":
            names |= loop_names(operation[2]).union(*(loop_names(branch[2]) for branch in operation[1]))
    return names


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What templates of one kind may name: each fact with the way it is used and an example of its use."""

    uses: Mapping[Path, Use]
    names: frozenset[Path]

    @classmethod
    def of(cls, uses: Iterable[Use]) -> Vocabulary:
        """Return what ``uses`` name, with everything on the way; a fact printed or looped over counts as that."""
        by_path: dict[Path, Use] = {}
        for use in uses:
            if use.path not in by_path or by_path[use.path].way == "ask":
                by_path[use.path] = use
        names = {path[:length] for path in by_path for length in range(1, len(path) + 1)}
        return cls(by_path, frozenset(names))

    def known_part(self, path: Path) -> Path:
        """Return how far ``path`` leads."""
        return max((path[:length] for length in range(len(path) + 1) if path[:length] in self.names), default=())

    def is_whole(self, path: Path) -> bool:
        """Tell whether ``path`` is a list or a mapping, no text."""
        return ((use := self.uses.get(path)) is not None and use.way == "loop") or bool(self._steps_after(path))

    def is_list(self, path: Path) -> bool:
        """Tell whether ``path`` is a list."""
        return (use := self.uses.get(path)) is not None and use.way == "loop"

    def nearest(self, path: Path, also: Iterable[str] = ()) -> list[str]:
        """Return the known names that an unknown ``path`` may have meant, the likeliest first.

        A name is looked for where the known part of the path leads (and in ``also``), then by its last step
        anywhere outside lists.
        """
        known = self.known_part(path)
        wrong = next((step for step in path[len(known) :] if step != ITEM), "")
        here = [*self.known_after(path), *sorted(also)]
        if near := difflib.get_close_matches(wrong, here, n=3, cutoff=_CLOSE_ENOUGH):
            return near
        last = path[-1]
        elsewhere = {name[-1]: written(name) for name in sorted(self.names) if ITEM not in name}
        return [elsewhere[step] for step in difflib.get_close_matches(last, elsewhere, n=3, cutoff=_CLOSE_ENOUGH)]

    def known_after(self, path: Path) -> list[str]:
        """Return the names that may follow the known part of ``path``."""
        known = self.known_part(path)
        return sorted(self._steps_after(known) - {ITEM} or self._steps_after((*known, ITEM)))

    def _steps_after(self, path: Path) -> set[str]:
        return {name[-1] for name in self.names if name[:-1] == path}


def _in_sequence(operations: Iterable[list[Any]], scope: Scope, places: list[Place]) -> Iterator[Use]:
    for operation in operations:
        match operation:
            case ["write", _, _, expression, int(tag), _]:
                yield from _in_expression(expression, "print", scope, places[tag])
            case ["loop", name, items, int(tag), _, body, otherwise]:
                yield from _in_expression(items, "loop", scope, places[tag])
                path = _resolved(items[1:], scope) if items and items[0] == "name" else None
                inner = {**scope, name: (*path, ITEM) if path else None}
                yield from _in_sequence(body, inner, places)
                yield from _in_sequence(otherwise, scope, places)
            case ["if", branches, otherwise]:
                for test, tag, body in branches:
                    yield from _in_expression(test, "ask", scope, places[tag])
                    yield from _in_sequence(body, scope, places)
                yield from _in_sequence(otherwise, scope, places)


def _in_expression(expression: Any, way: Literal["print", "loop", "ask"], scope: Scope, place: Place) -> Iterator[Use]:
    """Give the names in an expression; in a faulty one (None) there is none to be sure of."""
    match expression:
        case ["name", *steps]:
            path = _resolved(steps, scope)
            if path:
                yield Use(path, way, place)
        case ["filter", _, inner, *_]:
            yield from _in_expression(inner, way, scope, place)
        case ["compare", left, links]:
            for side in (left, *(right for _, right in links)):
                yield from _in_expression(side, "ask", scope, place)
        case ["and" | "or" | "not", *sides]:
            for side in sides:
                yield from _in_expression(side, "ask", scope, place)


def _resolved(steps: list[str], scope: Scope) -> Path | None:
    """Return the whole path; None for what stands for something unknown."""
    first, *rest = steps
    around = scope.get(first, (first,))
    return None if around is None else (*around, *rest)
