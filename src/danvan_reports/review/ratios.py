"""Do percents agree with the two numbers they come from: a part and its whole, what was done and what was planned?"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from danvan_reports.diagnostics import Severity
from danvan_reports.model.indicators import RATIO
from danvan_reports.patterns import lazy_pattern
from danvan_reports.review.engine import Rule, found
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.numbers import format_decimal, parse_count, parse_decimal, percent_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.model.findings import Figure
    from danvan_reports.review.engine import Finding, Subject, TextAt
    from danvan_reports.vi.measures import Measure

_NUMBER = r"\d{1,3}(?:\.\d{3}){1,5}|\d{1,15}"
_ABOUT = "trên|hơn|gần|khoảng|xấp xỉ"
_PERCENT = rf"(?:(?P<about>{_ABOUT}) )?(?P<percent>\d+(?:,\d+)?) ?%"
_RATIO_WITH_PERCENT = lazy_pattern(
    rf"(?P<part>{_NUMBER})(?P<part_unit>(?: [^\W\d]+){{0,4}}?)(?: ?/ ?| (?:trên|trong) tổng số )(?P<whole>{_NUMBER})"
    rf"(?P<between>[^.;\d%]{{0,80}}?){_PERCENT}"
)
_OF_PLAN = rf"\b(?:đạt|bằng) {_PERCENT} (?:so với )?(?:chỉ tiêu|kế hoạch)"
_NUMBER_OF_PLAN = lazy_pattern(rf"(?<![\d.,/-])(?P<number>{_NUMBER})(?P<between> [^.;\d%]{{1,80}}?){_OF_PLAN}")
_NOTE_OF_PLAN = lazy_pattern(_OF_PLAN)
_ABOVE, _BELOW = frozenset({"trên", "hơn"}), frozenset({"gần"})
_TURNS = "lượt"
_TARGET = lazy_pattern(r"chỉ tiêu|kế hoạch", re.IGNORECASE)
"""What a plan asked for is no whole: more than it may be done."""


class _Percent(NamedTuple):
    """A percent as typed: its value, its decimals and whether it is said to be more, less or about that."""

    value: Decimal
    places: int
    about: str = ""

    def agrees_with(self, part: Decimal, whole: Decimal) -> bool:
        """Tell whether it can be what the terms give, rounded half up to as many decimals."""
        exact = percent_of(part, whole, places=self.places)
        if self.about in _ABOVE:
            return self.value <= exact
        if self.about in _BELOW:
            return exact <= self.value
        return exact == self.value or (bool(self.about) and abs(exact - self.value) < 1)


def _typed_percent(subject: Subject) -> Iterator[Finding]:
    """A percent typed beside its terms, or whose terms are figures of the table, is what the terms give."""
    for text, match in _ratios_with_percent(subject):
        part, whole, percent = _count(match["part"]), _count(match["whole"]), _percent(match)
        if percent and part and whole and part <= whole and not percent.agrees_with(part, whole):
            yield _wrong_percent(text, match, percent, part, whole)
    for figure, part, whole in _ratios_of_the_table(subject):
        typed = _percent_of_figure(figure.value)
        if figure.value and typed and not typed.agrees_with(part, whole):
            shown = format_decimal(percent_of(part, whole, places=typed.places), typed.places)
            terms = f"{format_decimal(part)}/{format_decimal(whole)}"
            yield found((*figure.path, "value"), found=figure.value.text, expected=f"{shown}%", terms=terms)


def _ratios_with_percent(subject: Subject) -> Iterator[tuple[TextAt, re.Match[str]]]:
    for text in subject.texts:
        if "%" in text.text:
            yield from ((text, match) for match in _RATIO_WITH_PERCENT.finditer(text.text))


def _percent_of_plan(subject: Subject) -> Iterator[Finding]:
    """A percent of the plan typed in a sentence is what the table's value and plan give."""
    planned = [figure for figure in subject.facts.figures if _counted(figure.value) and _counted(figure.plan)]
    for text in subject.texts if planned else ():
        if "%" not in text.text:
            continue
        for match in _NUMBER_OF_PLAN.finditer(text.text):
            number = _count(match["number"])
            same = [figure for figure in planned if _counted(figure.value) == number]
            yield from _against_plan(same[0], match, text) if len(same) == 1 else ()
        for figure in planned:
            if text.path[: len(figure.path)] == figure.path and (note := _NOTE_OF_PLAN.search(text.text)):
                yield from _against_plan(figure, note, text)


def _against_plan(figure: Figure, match: re.Match[str], text: TextAt) -> Iterator[Finding]:
    percent, value, plan = _percent(match), _counted(figure.value), _counted(figure.plan)
    if percent and value and plan and not percent.agrees_with(value, plan):
        yield _wrong_percent(text, match, percent, value, plan)


def _part_above_whole(subject: Subject) -> Iterator[Finding]:
    """Where a part and its whole are two figures, the part is not the larger; more than planned may be done."""
    for ratio in subject.indicators.indicators if subject.facts.figures else ():
        whole, part = subject.figure_of(ratio.denominator), subject.figure_of(ratio.numerator)
        if whole is None or part is None or not whole.value or not part.value or _TARGET.search(whole.indicator):
            continue
        more, less = _counted(part.value), _counted(whole.value)
        if more and less and more > less:
            yield found(
                (*part.path, "value"),
                indicator=whole.indicator,
                part=part.indicator,
                found=part.value.text,
                expected=whole.value.text,
            )


def _turns_over_heads(subject: Subject) -> Iterator[Finding]:
    """Turns (lượt người) are not divided by a number of people: one person may come more than once."""
    for text, match in _ratios_with_percent(subject):
        if _TURNS in match["part_unit"] and _TURNS not in match["between"]:
            yield found(text.path, found=match[0])
    for figure in subject.facts.figures:
        value = figure.value
        if value is None or value.kind not in {"ratio", "percent"}:
            continue
        known = subject.indicator_of(figure)
        terms = [subject.indicators.find(key) for key in (known.numerator, known.denominator)] if known else []
        units = [term.unit for term in terms if term]
        if (value.kind == "ratio" and figure.unit.startswith(_TURNS)) or (
            len(units) == 2 and units[0].startswith(_TURNS) and not units[1].startswith(_TURNS)
        ):
            yield found((*figure.path, "value"), found=f"{figure.indicator}: {value.text}")


def _ratios_of_the_table(subject: Subject) -> Iterator[tuple[Figure, Decimal, Decimal]]:
    """Yield the ratios whose two terms stand in the table, too, each with the two."""
    for figure in subject.facts.figures:
        known = subject.indicator_of(figure)
        if known is None or known.nature != RATIO:
            continue
        part, whole = subject.figure_of(known.numerator), subject.figure_of(known.denominator)
        terms = part and _counted(part.value), whole and _counted(whole.value)
        if terms[0] and terms[1]:
            yield figure, terms[0], terms[1]


def _wrong_percent(text: TextAt, match: re.Match[str], percent: _Percent, part: Decimal, whole: Decimal) -> Finding:
    shown = format_decimal(percent_of(part, whole, places=percent.places), percent.places, fixed=True)
    typed = f"{percent.about} {match['percent']}%".strip()
    terms = f"{format_decimal(part)}/{format_decimal(whole)}"
    return found(text.path, found=typed, expected=f"{shown}%", terms=terms)


def _percent(match: re.Match[str]) -> _Percent | None:
    try:
        value = parse_decimal(match["percent"])
    except ValueFault:
        return None
    return _Percent(value, len(match["percent"].partition(",")[2]), match["about"] or "")


def _percent_of_figure(measure: Measure | None) -> _Percent | None:
    if measure is None or measure.value is None or "percent" not in {measure.kind, measure.quantity}:
        return None
    exponent = measure.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return _Percent(measure.value, places, measure.qualifier or "")


def _count(typed: str) -> Decimal | None:
    try:
        return Decimal(parse_count(typed))
    except ValueFault:
        return None


def _counted(measure: Measure | None) -> Decimal | None:
    """Return the value of an exact number above 0; None of any other."""
    return (measure.value or None) if measure and measure.kind in {"count", "decimal", "money"} else None


RULES = (
    Rule("SL103", Severity.WARNING, _typed_percent),
    Rule("SL104", Severity.WARNING, _turns_over_heads),
    Rule("SL109", Severity.WARNING, _percent_of_plan),
    Rule("SL112", Severity.ERROR, _part_above_whole),
)
