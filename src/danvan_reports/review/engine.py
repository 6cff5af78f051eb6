"""What a review rule is given and what it gives back; the rules themselves stand one family to a module."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from danvan_reports.model.declarations import names_of
from danvan_reports.model.indicators import IndicatorDictionary, standard_indicators
from danvan_reports.model.kinds import LETTERS
from danvan_reports.model.papers import Papers
from danvan_reports.model.period import PeriodReport
from danvan_reports.records import dataclass, fields, is_dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from danvan_reports.diagnostics import InputPath, Severity
    from danvan_reports.model.findings import Figure
    from danvan_reports.model.indicators import Indicator
    from danvan_reports.model.input import ReportInput
    from danvan_reports.model.paper import Paper
    from danvan_reports.model.people import Issuer

_PAPERS = "documents"
_NOT_PROSE = frozenset({_PAPERS, "issuers", "suppressions", "path"})

_BASES = "legal_bases"
_ASKED = "recommendations"
"""Where a paper has bases of its own those of the visit do not stand in it; a letter repeats only the deadline."""


_PARTING = "\0\n\0"
_LEFT_BOUND = re.compile(r"\A(?:\\b|\(\?<![^()]*\))+")


@dataclass(frozen=True, slots=True)
class TextAt:
    """One text of the input and where it stands."""

    text: str
    path: InputPath


@dataclass(frozen=True)
class Subject:
    """What is reviewed: the facts of an input, the papers to be made from it, and last period's facts if given.

    ``papers`` are by kind; ``issuers`` gives the body that issues each. The input's top level speaks of ``own_kind``;
    ``own_indicators`` are those the office adds to the data dictionary.
    """

    facts: ReportInput
    papers: Mapping[str, Paper]
    issuers: Mapping[str, Issuer | None]
    previous: ReportInput | None = None
    own_kind: str = ""
    own_indicators: tuple[Indicator, ...] = ()

    def path(self, kind: str, name: str) -> InputPath:
        """Return where a field of the paper of ``kind`` was read."""
        return Papers(self.facts, self.own_kind).path(kind, name)

    @cached_property
    def texts(self) -> tuple[TextAt, ...]:
        """Every text that may stand in a document, in the order of the fields."""
        return tuple(texts_of(self.facts))

    @cached_property
    def all_text(self) -> str:
        """All ``texts`` as one, parted by what no text holds and no pattern of words takes for a letter or a space."""
        return _PARTING.join(text.text for text in self.texts)

    def texts_with(self, pattern: re.Pattern[str]) -> Iterator[tuple[TextAt, re.Match[str]]]:
        """Yield the texts in which ``pattern`` is found, each with the first match.

        What most inputs do not hold is so looked for once, not in every text. Ends of a text (``^``, ``$``) mean
        nothing to such a pattern.
        """
        if _unbounded(pattern).search(self.all_text):
            for text in self.texts:
                if match := pattern.search(text.text):
                    yield text, match

    @cached_property
    def texts_of_papers(self) -> tuple[TextAt, ...]:
        """Every text of the input, then those that belong to one of the papers to be made alone."""
        own = (text for paper in self.papers.values() for text in texts_of(paper))
        return (*self.texts, *own)

    def stands_in(self, text: TextAt, kind: str) -> bool:
        """Tell whether a text can stand in the paper of ``kind``: a paper knows nothing of what comes after it."""
        name = str(text.path[0])
        if name == _PAPERS:
            return text.path[1] == kind
        if name == _BASES and self.papers[kind].legal_bases:
            return False
        if name == _ASKED and kind in LETTERS:
            return False
        return names_of(type(self.facts))[name].serves(kind)

    @cached_property
    def indicators(self) -> IndicatorDictionary:
        """The data dictionary of a period report; the figures of a visit are under the office's own names."""
        if not isinstance(self.facts, PeriodReport):
            return IndicatorDictionary()
        return standard_indicators().extended(self.own_indicators)

    def indicator_of(self, figure: Figure) -> Indicator | None:
        """Return what the data dictionary says of a figure; None of one it does not know."""
        return self.indicators.find(getattr(figure, "key", "") or figure.indicator)

    def figure_of(self, key: str) -> Figure | None:
        """Return the figure of the indicator with this key; None when the input has none, or ``key`` is empty."""
        return next((item for item in self.facts.figures if key and getattr(item, "key", "") == key), None)

    @cached_property
    def signed(self) -> dt.date | None:
        """The date of the latest paper; None while none is dated."""
        dates = [paper.date for paper in self.papers.values() if isinstance(paper.date, dt.date)]
        return max(dates, default=None)

    @property
    def issued(self) -> dt.date | None:
        """The date the input speaks from: that of its latest paper, else of what it tells of."""
        return self.signed or self.facts.event_date()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not agree: where, and what the words need."""

    path: InputPath
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One review rule: its stable code, how much it weighs, and the function that looks.

    The words stand in the catalogue: ``CODE`` (what was found), ``CODE.fix`` and ``CODE.why``.
    """

    code: str
    severity: Severity
    look: Callable[[Subject], Iterator[Finding]]


@cache
def _unbounded(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return ``pattern`` without what it asks of the left of a match: it finds as much or more, ten times as fast.

    The library looks for the first letters of a match themselves only where nothing stands before them.
    """
    return re.compile(_LEFT_BOUND.sub("", pattern.pattern), pattern.flags)


def found(path: InputPath, **parameters: str) -> Finding:
    """Return a finding at ``path``."""
    return Finding(path, parameters)


def texts_of(record: Any) -> Iterator[TextAt]:
    """Yield every text of a record of the model with its path; papers and bodies are no prose and are left out."""
    for item in fields(record):
        if item.name in _NOT_PROSE:
            continue
        yield from _texts_in(getattr(record, item.name), (*record.path, item.name))


def _texts_in(value: Any, path: InputPath) -> Iterator[TextAt]:
    if isinstance(value, str):
        if value:
            yield TextAt(value, path)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _texts_in(inner, (*path, index))
    elif is_dataclass(value) and hasattr(value, "path"):
        yield from texts_of(value)
