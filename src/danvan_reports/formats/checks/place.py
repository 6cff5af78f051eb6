"""Where components stand: which half of the page, level with what, below what, how far from the edge."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from danvan_reports.formats.components.lines import same_column
from danvan_reports.formats.facts.model import Alignment, LineRule, PlaceKind
from danvan_reports.formats.findings import ABSENT, UNKNOWN, Finding, Skip, number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import Paragraph, Section
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.rules import Rule

_EDGE_TOLERANCE_MM = 1.5
_MIDDLE = 0.5
_GAP_TOLERANCE_PT = 0.5
_NEARLY_SINGLE = 1.1


def check_side(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find components outside the half of the page given by ``params.side``: left or right."""
    stands: Callable[[Line], bool] = {
        "left": lambda line: line.middle <= _MIDDLE,
        "right": lambda line: line.middle >= _MIDDLE,
    }[rule.params["side"]]
    return [
        Finding(rule.params["side"], component=name, paragraph=line.paragraph)
        for name in subject.present(rule)
        for line in subject.composition.lines(name)
        if not stands(line)
    ]


def check_level(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find a component that does not begin in the same row as its neighbour (``params.beside``)."""
    name = subject.present(rule)[0]
    beside = [line for other in rule.params["beside"] for line in subject.composition.lines(other)]
    if not beside:
        return Skip(ABSENT, rule.params["beside"][0])
    line = subject.composition.lines(name)[0]
    level = _is_level(line.paragraph, beside[0].paragraph)
    if level is None:
        return Skip(UNKNOWN, name)
    return [] if level else [Finding("", component=name, paragraph=line.paragraph)]


def _is_level(one: Paragraph, other: Paragraph) -> bool | None:
    """Tell whether two paragraphs are level; None where only setting the page would tell."""
    places = (one.place, other.place)
    if all(place.kind is PlaceKind.CELL for place in places) and one.place.table == other.place.table:
        return one.place.row == other.place.row
    if any(place.kind is PlaceKind.BOX for place in places):
        return None
    return one.number == other.number


def check_order(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find components that do not follow each other from top to bottom as ``applies_to`` lists them."""
    found = [(name, subject.composition.lines(name)) for name in rule.applies_to]
    present = [(name, lines[0].paragraph, lines[-1].paragraph) for name, lines in found if lines]
    if len(present) < 2:
        return Skip(ABSENT, next(name for name, lines in found if not lines))
    return [
        Finding("", component=name, expected=above, paragraph=first)
        for (above, _, last), (name, first, _) in pairwise(present)
        if same_column(first, last) and first.number < last.number
    ]


def check_edge(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find marks that do not stand at the distance from the edge of the page that the profile states."""
    return [
        finding
        for name in subject.present(rule)
        for line in subject.composition.lines(name)
        for finding in _edge(rule, subject, name, line)
    ]


def _edge(rule: Rule, subject: Subject, name: str, line: Line) -> Iterator[Finding]:
    wanted = subject.profile.components[name].from_edge_mm
    section = subject.facts.sections[0 if rule.params["edge"] == "top" else -1]
    distance = _distance(line.paragraph, section, rule.params["edge"])
    if wanted is None or distance is None:
        if wanted is not None and line.paragraph.place.kind is not PlaceKind.BOX:
            yield Finding("inside", "", number_text(wanted), name, line.paragraph)
    elif abs(distance - wanted) > _EDGE_TOLERANCE_MM:
        yield Finding("distance", number_text(round(distance, 1)), number_text(wanted), name, line.paragraph)


def _distance(paragraph: Paragraph, section: Section, edge: str) -> float | None:
    """Return the distance from an edge of the page; None where it stands in the text or cannot be told."""
    place = paragraph.place
    if place.kind is PlaceKind.BOX:
        return place.top_mm if edge == "top" else place.from_bottom_mm
    parts = section.headers if edge == "top" else section.footers
    if any(paragraph.part == part.part for part in parts.values()):
        return section.header_mm if edge == "top" else section.footer_mm
    return None


def check_alignment(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find components that should be set in the middle of the page and are not.

    With ``params.own_line`` only those count that share their line with nothing else.
    """
    alone = bool(rule.params.get("own_line"))
    return [
        Finding("", component=name, paragraph=line.paragraph)
        for name in subject.present(rule)
        if "align" not in subject.profile.components[name].open
        for line in subject.composition.lines(name)
        if line.paragraph.layout.alignment is not Alignment.CENTER and not line.centred
        if line.whole or not alone
    ]


def check_gap_above(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find a component that stands closer to the one above (``params.above``) than ``params.gap_pt``."""
    pair = _neighbours(rule, subject)
    if pair is None:
        return Skip(UNKNOWN, rule.applies_to[0])
    gap, needed = _gap(*pair), float(rule.params["gap_pt"])
    if gap >= needed - _GAP_TOLERANCE_PT:
        return []
    name, expected = rule.applies_to[0], number_text(needed)
    return [Finding("", number_text(round(gap, 1)), expected, name, pair[1])]


def check_close_lines(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find a component that stands farther from the one above (``params.above``) than single spacing puts it."""
    pair = _neighbours(rule, subject)
    if pair is None:
        return Skip(UNKNOWN, rule.applies_to[0])
    spaced = [p for p in pair if p.layout.line_rule is LineRule.MULTIPLE and p.layout.line > _NEARLY_SINGLE]
    if not spaced and _gap(*pair) <= _GAP_TOLERANCE_PT:
        return []
    return [Finding("", component=rule.applies_to[0], paragraph=pair[1])]


def _neighbours(rule: Rule, subject: Subject) -> tuple[Paragraph, Paragraph] | None:
    """Return a component's paragraph with the one right above it; None when something stands between."""
    above, below = subject.composition.lines(rule.params["above"]), subject.composition.lines(rule.applies_to[0])
    if not above or not below:
        return None
    upper, lower = above[-1].paragraph, below[0].paragraph
    return (upper, lower) if lower.number - upper.number == 1 and same_column(upper, lower) else None


def _gap(upper: Paragraph, lower: Paragraph) -> float:
    return upper.layout.after_pt + lower.layout.before_pt
