"""Points (ý) of a document: trees of text, as typed, with the figures their writer points to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.figures import figure_sentence
from danvan_reports.wording import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.findings import Point

PointTree = dict[str, Any]
"""``{"text": str, "points": [PointTree, ...]}``"""

_CLOSED = ".!?:;,…"


def draft_points(drafter: Drafter[Any], points: Sequence[Point], what: str, path: InputPath) -> list[PointTree]:
    """Return the trees of ``points``; where there are none, one gap called ``what``."""
    if not points:
        return [{"text": drafter.gap(what, path), "points": []}]
    return [_tree(drafter, point) for point in points]


def _tree(drafter: Drafter[Any], point: Point) -> PointTree:
    text = drafter.given(point.text, (*point.path, "text"))
    sentences = [figure_sentence(drafter, name, (*point.path, "figures", i)) for i, name in enumerate(point.figures)]
    if sentences or not point.points:
        text = text.reworded(closed(text))
    return {
        "text": join([text, *sentences], " "),
        "points": [_tree(drafter, inner) for inner in point.points],
    }


def closed(text: str) -> str:
    """Return ``text`` as a sentence: with a full stop when it ends without any mark."""
    last = text.rstrip()[-1:]
    return text if not last or last in _CLOSED or text != text.rstrip() else f"{text}."
