"""Gather what many units wrote: repeated points merged and counted, points that nearly repeat kept side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.records import dataclass, field
from danvan_reports.vi.likeness import are_alike, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from danvan_reports.model.findings import Point


@dataclass(slots=True)
class Merged:
    """One point and the units that made it, in their order; ``near`` are other points that nearly say the same."""

    text: str
    words: frozenset[str]
    units: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    details: list[tuple[str, Point]] = field(default_factory=list)
    near: list[Merged] = field(default_factory=list)


def gather_points(given: Iterable[tuple[str, Point]]) -> list[Merged]:
    """Return the points of all units, those that the most units made first; ``given`` pairs unit names and points.

    Texts are the same when they differ only in capitals, marks, spaces and tone placement. Nothing is dropped: a
    point that nearly repeats another follows it.
    """
    by_text: dict[str, Merged] = {}
    for unit, point in given:
        words = words_of(point.text)
        merged = by_text.setdefault(" ".join(words), Merged(point.text, frozenset(words)))
        if unit not in merged.units:
            merged.units.append(unit)
        merged.figures += [name for name in point.figures if name not in merged.figures]
        merged.details += [(unit, inner) for inner in point.points]
    return _neighbours(sorted(by_text.values(), key=lambda merged: -len(merged.units)))


def _neighbours(points: Sequence[Merged]) -> list[Merged]:
    """Return the points with each near repetition moved behind the first of its kind."""
    leaders: list[Merged] = []
    by_word: dict[str, list[Merged]] = {}
    for point in points:
        candidates = {id(other): other for word in point.words for other in by_word.get(word, ())}
        leader = next(
            (other for other in leaders if id(other) in candidates and are_alike(point.words, other.words)), None
        )
        if leader:
            leader.near.append(point)
            continue
        leaders.append(point)
        for word in point.words:
            by_word.setdefault(word, []).append(point)
    return [item for leader in leaders for item in (leader, *leader.near)]
