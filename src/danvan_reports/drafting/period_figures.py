"""Sentences of a period report made from its figures, in the register of such reports.

"Tổ chức tuyên truyền được 4.646 cuộc với 82.427 lượt người tham dự, tăng 312 cuộc (7,2%) và 5.118 lượt người (6,62%)
so với cùng kỳ năm 2020." Every figure stands as typed; changes and percents are worked out from two typed figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.figures import change_of, figure_amount, plan_percent, worded_part
from danvan_reports.drafting.period_names import period_words
from danvan_reports.drafting.phrases import in_tone_style
from danvan_reports.model.indicators import RATIO, VALUE_FIELD, all_indicators
from danvan_reports.records import dataclass
from danvan_reports.vi.measures import format_measure
from danvan_reports.wording import Wording, fill, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.findings import Point
    from danvan_reports.model.indicators import Indicator
    from danvan_reports.model.period import PeriodFigure

_LEADS_ON = (",", ";", ":")
"""Marks after which a point's text goes on with its figures, in one sentence."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure that a point refers to, with its entry in the dictionary."""

    figure: PeriodFigure
    known: Indicator | None


def figure_sentences(drafter: Drafter[Any], point: Point) -> list[Wording]:
    """Return the sentences for the figures that ``point`` refers to, in their order.

    A figure whose indicator can be worded on joins the sentence of the one before it; the first sentence goes on
    from a text that ends in a comma, a semicolon or a colon.
    """
    sentences = [_sentence(drafter, group) for group in _groups(drafter, point)]
    goes_on = point.text.rstrip().endswith(_LEADS_ON)
    origins = [("input", *point.path, "figures", index) for index in range(len(point.figures))]
    return [
        Wording.of(sentence if goes_on and not index else _capital(sentence), *origins)
        for index, sentence in enumerate(sentences)
    ]


def _groups(drafter: Drafter[Any], point: Point) -> list[list[_Said]]:
    """Return the figures of each sentence."""
    groups: list[list[_Said]] = []
    for name in point.figures:
        figure = drafter.facts.figure_called(name)
        known = all_indicators(drafter.office.own_indicators).find(figure.key or figure.indicator)
        if not (groups and known and known.continuation):
            groups.append([])
        groups[-1].append(_Said(figure, known))
    return groups


def _sentence(drafter: Drafter[Any], group: Sequence[_Said]) -> Wording:
    """Return the sentence of a group. What compares its figures stands at its end, or else behind each of them."""
    figures = [said.figure for said in group]
    together = _compare_together(drafter, figures)
    pieces: list[Wording] = []
    for index, said in enumerate(group):
        clause = _clause(drafter, said, first=not index)
        if index and not clause.startswith(","):
            clause = clause.reworded(f", {clause}" if pieces[-1] else f" {clause}")
        compared = Wording() if together else _changes(drafter, [said.figure])
        pieces += [clause, join([compared, _plan(drafter, said.figure)])]
    ended = join([*pieces, _changes(drafter, figures)] if together else pieces)
    parts = [_parts(drafter, figure) for figure in figures if figure.parts]
    return join([ended.reworded(f"{ended}."), *parts], " ")


def _clause(drafter: Drafter[Any], said: _Said, *, first: bool) -> Wording:
    figure, known = said.figure, said.known
    value = _value(drafter, said)
    pattern = known and (known.sentence if first else known.continuation)
    if not known or not pattern:
        indicator = drafter.given(figure.indicator, (*figure.path, "indicator"))
        return drafter.say("period.figure.named", indicator=indicator, value=value)
    styled = in_tone_style(pattern.replace(VALUE_FIELD, "{value}"), drafter.office.house_style.tone_marks)
    return fill(Wording.of(styled, ("phrase", f"indicators.{known.key}")), value=value)


def _value(drafter: Drafter[Any], said: _Said) -> Wording:
    """Return the value with its unit; a percent that the dictionary gives no base for names its own, or a gap."""
    figure, path = said.figure, (*said.figure.path, "value")
    if figure.value is None:
        return drafter.gap(figure.indicator, path)
    value = figure_amount(drafter, figure, figure.value, path)
    if not figure.base and (said.known is None or said.known.nature != RATIO or said.known.denominator):
        return value
    return drafter.say("period.figure.base", value=value, base=drafter.need(figure, "base"))


def _plan(drafter: Drafter[Any], figure: PeriodFigure) -> Wording:
    percent = plan_percent(figure)
    if not percent or figure.value is None or figure.plan is None:
        return Wording()
    return drafter.say(
        "period.figure.plan",
        percent=percent,
        value=drafter.given(format_measure(figure.value, padded=False), (*figure.path, "value")),
        plan=drafter.given(format_measure(figure.plan, padded=False), (*figure.path, "plan")),
    )


def _compare_together(drafter: Drafter[Any], figures: Sequence[PeriodFigure]) -> bool:
    """Tell whether one comparison can serve all figures: each has one, and its unit tells whose it is."""
    changes = [change_of(drafter, figure) for figure in figures]
    known = [change for change in changes if change]
    if len(known) < len(figures) or any(figure.plan for figure in figures):
        return False
    same = [change.direction == "same" for change in known]
    return all(same) or (not any(same) and len({figure.unit for figure in figures}) == len(figures))


def _changes(drafter: Drafter[Any], figures: Sequence[PeriodFigure]) -> Wording:
    """Return how the figures changed; neighbours that changed the same way share the word for it."""
    changes = [change for figure in figures if (change := change_of(drafter, figure))]
    if not changes:
        return Wording()
    previous = period_words(drafter)["previous"]
    if all(change.direction == "same" for change in changes):
        return drafter.say("period.figure.same", previous=previous)
    worded: list[Wording] = []
    before = ""
    for change in changes:
        said = drafter.say(f"period.figure.{change.direction}", amount=change.amount, percent=change.percent)
        worded.append(said.reworded(said.partition(" ")[2]) if change.direction == before else said)
        before = change.direction
    return drafter.say("period.figure.compared", changes=drafter.listed(worded), previous=previous)


def _parts(drafter: Drafter[Any], figure: PeriodFigure) -> Wording:
    """Return the parts as a sentence of their own; their unit stands in the sentence before it."""
    parts = [worded_part(drafter, figure, name, with_unit=False) for name in figure.parts]
    return drafter.say("period.figure.parts", parts=join(parts, "; "))


def _capital(sentence: Wording) -> Wording:
    return sentence.reworded(sentence[:1].upper() + sentence[1:])
