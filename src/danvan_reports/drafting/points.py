"""Points (ý) of a document: trees of text, as typed, with the figures their writer points to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.drafter import title_of
from danvan_reports.drafting.figures import figure_sentence
from danvan_reports.model.typed_labels import without_label
from danvan_reports.wording import join

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.findings import Point
    from danvan_reports.wording import Wording

    WordFigures = Callable[[Drafter[Any], Point], list[Wording]]

PointTree = dict[str, Any]
"""``{"text": str, "points": [PointTree, ...]}``"""

_CLOSED = ".!?:;,…"


def draft_points(drafter: Drafter[Any], points: Sequence[Point], what: str, path: InputPath) -> list[PointTree]:
    """Return the trees of ``points``; where there are none, one gap called ``what``."""
    if not points:
        return [{"text": drafter.gap(what, path), "points": []}]
    return draft_optional_points(drafter, points)


def need_points(drafter: Drafter[Any], record: Any, name: str) -> list[PointTree]:
    """Return the trees of the points in the field ``name`` of ``record``; where there are none, a gap by its title."""
    return draft_points(drafter, getattr(record, name), title_of(record, name), (*record.path, name))


def draft_optional_points(
    drafter: Drafter[Any], points: Sequence[Point], word_figures: WordFigures | None = None
) -> list[PointTree]:
    """Return the trees of ``points``, for a section that is left out where there are none.

    ``word_figures`` makes the sentences for the figures a point refers to; without it, one sentence per figure.
    """
    return [_tree(drafter, point, word_figures or _one_by_one) for point in points]


def draft_proved_points(
    drafter: Drafter[Any], points: Sequence[Point], what: str, path: InputPath, *, proof_needed: bool
) -> list[PointTree]:
    """Return the trees of ``points``, each first point followed by what it rests on.

    With ``proof_needed`` a first point without evidence of its own or of its details shows a gap.
    """
    trees = draft_points(drafter, points, what, path)
    for point, tree in zip(points, trees, strict=bool(points)):
        evidence = [drafter.given(text, (*point.path, "evidence", i)) for i, text in enumerate(point.evidence)]
        if not evidence and proof_needed and not any(inner.evidence for inner in point.points):
            evidence = [drafter.gap("minh chứng", (*point.path, "evidence"))]
        if evidence:
            tree["text"] = join([tree["text"], drafter.say("point.evidence", evidence=join(evidence, "; "))], " ")
    return trees


def _tree(drafter: Drafter[Any], point: Point, word_figures: WordFigures) -> PointTree:
    text = drafter.given(without_label(point.text, point.path), (*point.path, "text"))
    sentences = word_figures(drafter, point)
    if sentences or not point.points:
        text = text.reworded(closed(text))
    return {
        "text": join([text, *sentences], " "),
        "points": [_tree(drafter, inner, word_figures) for inner in point.points],
    }


def _one_by_one(drafter: Drafter[Any], point: Point) -> list[Wording]:
    return [figure_sentence(drafter, name, (*point.path, "figures", i)) for i, name in enumerate(point.figures)]


def closed(text: str) -> str:
    """Return ``text`` as a sentence: with a full stop when it ends without any mark."""
    last = text.rstrip()[-1:]
    return text if not last or last in _CLOSED or text != text.rstrip() else f"{text}."
