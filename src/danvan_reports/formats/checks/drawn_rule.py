"""The solid lines that belong beneath some components: whether they are there, and how long they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.components.lines import available_mm
from danvan_reports.formats.facts.model import PlaceKind
from danvan_reports.formats.facts.width import runs_width_mm
from danvan_reports.formats.findings import Finding, number_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import Paragraph
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.profile_components import Rule as DrawnRule
    from danvan_reports.formats.rules import Rule

_BELOW = 3
_TOLERANCE = 0.15


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A line that was drawn; None where the file does not say how long it is."""

    width_mm: float | None
    near: bool


def check_rule_below(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find components without the line beneath them, or with one of another length.

    A line drawn as a shape, the border of a paragraph, typed underscores and, where the line is as long as
    the text, an underline all count.
    """
    findings = []
    for name in subject.present(rule):
        stated = subject.profile.components[name].rule_below
        if stated is None:
            continue
        lines = subject.composition.lines(name)
        finding = _judge(name, stated, lines, list(_strokes(subject, lines[-1], underline=stated.length == "text")))
        findings += [finding] if finding is not None else []
    return findings


def _judge(name: str, stated: DrawnRule, lines: Sequence[Line], strokes: Sequence[_Stroke]) -> Finding | None:
    shortest, longest = _allowed(stated, lines)
    expected = f"{number_text(round(shortest))}–{number_text(round(longest))}"
    last = lines[-1].paragraph
    near = [stroke for stroke in strokes if stroke.near]
    if any(_fits(stroke, shortest, longest) for stroke in strokes):
        return None
    if not near:
        return Finding("missing", "", expected, name, last)
    return Finding("length", number_text(round(near[0].width_mm or 0)), expected, name, last)


def _allowed(stated: DrawnRule, lines: Sequence[Line]) -> tuple[float, float]:
    """Return the shortest and longest line in millimetres, with some room for lines drawn by hand."""
    widths = [runs_width_mm(line.runs) for line in lines]
    if stated.length == "ratio" and stated.ratio is not None:
        longest = (stated.ratio.maximum or 1.0) * max(widths)
        return min(widths) * stated.ratio.minimum * (1 - _TOLERANCE), longest * (1 + _TOLERANCE)
    return widths[-1] * (1 - _TOLERANCE), widths[-1] * (1 + _TOLERANCE)


def _fits(stroke: _Stroke, shortest: float, longest: float) -> bool:
    return stroke.width_mm is None or shortest <= stroke.width_mm <= longest


def _strokes(subject: Subject, line: Line, *, underline: bool) -> Iterator[_Stroke]:
    """Yield the lines beneath ``line``, then those anchored elsewhere in the head (shapes float where they like)."""
    if underline and all(run.look.underline for run in line.inked):
        yield _Stroke(runs_width_mm(line.runs), near=True)
    beneath = list(_beneath(subject, line))
    for paragraph in beneath:
        yield from (_Stroke(width, near=True) for width in paragraph.strokes)
        if paragraph.layout.rule_below and (paragraph is line.paragraph or not paragraph.text.strip()):
            yield _Stroke(available_mm(paragraph, subject.section_of(paragraph)), near=True)
        if paragraph.layout.rule_above and paragraph is not line.paragraph:
            yield _Stroke(available_mm(paragraph, subject.section_of(paragraph)), near=True)
        if set(paragraph.text.strip()) == {"_"}:
            yield _Stroke(runs_width_mm(paragraph.runs), near=True)
    for paragraph in _head(subject):
        if paragraph not in beneath:
            yield from (_Stroke(width, near=False) for width in paragraph.strokes)


def _beneath(subject: Subject, line: Line) -> Iterator[Paragraph]:
    """Yield the paragraph of a component and those below it in its cell, box or column that could hold a line."""
    place = line.paragraph.place
    following = [p for p in subject.facts.paragraphs if p.number >= line.paragraph.number]
    count = 0
    for paragraph in following:
        if place.kind is PlaceKind.CELL and not _same_place(paragraph, line.paragraph):
            continue
        yield paragraph
        count += 1
        blank = not paragraph.text.strip() or words.DASHES.fullmatch(paragraph.text.strip())
        if count > _BELOW or (paragraph is not line.paragraph and not blank):
            return


def _same_place(one: Paragraph, other: Paragraph) -> bool:
    first, second = one.place, other.place
    return (first.kind, first.table, first.column) == (second.kind, second.table, second.column)


def _head(subject: Subject) -> list[Paragraph]:
    """Return the paragraphs down to the trích yếu, with a few below it."""
    last = max(
        (
            line.paragraph.number
            for name in ("number", "place_date", "doc_type", "abstract")
            for line in subject.composition.lines(name)
        ),
        default=0,
    )
    return [paragraph for paragraph in subject.facts.paragraphs if paragraph.number <= last + _BELOW]


def check_rule_above(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find components without the full-width line above them."""
    findings = []
    for name in subject.present(rule):
        first = subject.composition.lines(name)[0].paragraph
        before = [p for p in subject.facts.paragraphs if 0 <= first.number - p.number <= 1]
        drawn = any(
            p.strokes or (p.layout.rule_above if p is first else p.layout.rule_below or set(p.text.strip()) == {"_"})
            for p in before
        )
        if not drawn and first.part == subject.facts.paragraphs[0].part:
            findings.append(Finding("missing", component=name, paragraph=first))
    return findings
