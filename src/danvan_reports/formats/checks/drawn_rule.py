"""The solid lines that belong beneath some components: whether they are there, and how long they are."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.components.lines import available_mm, same_column
from danvan_reports.formats.facts.model import PlaceKind
from danvan_reports.formats.facts.width import runs_width_mm
from danvan_reports.formats.findings import Finding, number_text
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import Paragraph
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.profile_components import Component
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
        component = subject.profile.components[name]
        stated = component.rule_below
        if stated is None:
            continue
        lines = subject.composition.lines(name)
        strokes = list(_strokes(subject, lines[-1], underline=stated.length == "text"))
        finding = _judge(component, lines, strokes, _wanted(subject, stated, lines))
        findings += [finding] if finding is not None else []
    return findings


def _judge(
    component: Component, lines: Sequence[Line], strokes: Sequence[_Stroke], wanted: tuple[float, float]
) -> Finding | None:
    least, most = wanted
    shortest, longest = _allowed(component, lines, least, most)
    exact = number_text(round(least))
    expected = exact if round(least) == round(most) else f"{exact}–{number_text(round(most))}"
    last = lines[-1].paragraph
    if any(_fits(stroke, shortest, longest) for stroke in strokes):
        return None
    near = next((stroke for stroke in strokes if stroke.near), None)
    if near is None:
        return Finding("missing", "", expected, component.id, last)
    return Finding("length", number_text(round(near.width_mm or 0)), expected, component.id, last)


def _wanted(subject: Subject, stated: DrawnRule, lines: Sequence[Line]) -> tuple[float, float]:
    """Return the shortest and longest line in millimetres that the words call for.

    Words that Word breaks into lines are as wide as the room they have, and their last line at a guess half of it.
    """
    widths = []
    for line in lines:
        width, room = runs_width_mm(line.runs), available_mm(line.paragraph, subject.section_of(line.paragraph))
        widths += [width] if width <= room else [room, room / 2]
    if stated.length == "ratio" and stated.ratio is not None:
        return min(widths) * stated.ratio.minimum, max(widths) * (stated.ratio.maximum or 1.0)
    return widths[-1], widths[-1]


def _allowed(component: Component, lines: Sequence[Line], least: float, most: float) -> tuple[float, float]:
    """Return the lengths that pass, with some room for lines drawn by hand.

    Type of the wrong size is another rule's matter: a line that fits the right size fits. Under letters of no size,
    which are as long as nothing, any line passes.
    """
    size = lines[-1].inked[0].look.size_pt
    if size <= 0:
        return 0.0, inf
    smaller = min(component.size_pt.minimum / size, 1.0)
    larger = max((component.size_pt.maximum or size) / size, 1.0)
    return least * smaller * (1 - _TOLERANCE), most * larger * (1 + _TOLERANCE)


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
    for paragraph in _region(subject, line):
        if paragraph not in beneath:
            yield from (_Stroke(width, near=False) for width in paragraph.strokes)


def _beneath(subject: Subject, line: Line) -> Iterator[Paragraph]:
    """Yield the paragraph of a component and those below it in its cell, box or column that could hold a line."""
    place = line.paragraph.place
    paragraphs = subject.facts.paragraphs_of(line.paragraph.part)
    following = (each for each in paragraphs if each.number >= line.paragraph.number)
    count = 0
    for paragraph in following:
        if place.kind is PlaceKind.CELL and not same_column(paragraph, line.paragraph):
            continue
        yield paragraph
        count += 1
        blank = not paragraph.text.strip() or words.DASHES.fullmatch(paragraph.text.strip())
        if count > _BELOW or (paragraph is not line.paragraph and not blank):
            return


def _region(subject: Subject, line: Line) -> list[Paragraph]:
    """Return the paragraphs whose shapes may lie beneath a component: of the letterhead, or of the title."""
    if line.paragraph.part != subject.facts.part:
        return list(subject.facts.paragraphs_of(line.paragraph.part))
    title = subject.composition.lines("doc_type") or subject.composition.lines("salutation_label")
    border = title[0].paragraph.number if title else line.paragraph.number + _BELOW
    if line.paragraph.number < border:
        return [paragraph for paragraph in subject.facts.paragraphs if paragraph.number < border]
    last = line.paragraph.number + _BELOW
    return [paragraph for paragraph in subject.facts.paragraphs if border <= paragraph.number <= last]


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
