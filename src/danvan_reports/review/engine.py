"""What a review rule is given and what it gives back; the rules themselves stand one family to a module."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from danvan_reports.model.declarations import names_of
from danvan_reports.model.indicators import IndicatorDictionary, all_indicators
from danvan_reports.model.kinds import LETTERS
from danvan_reports.model.papers import Papers
from danvan_reports.model.period import PeriodReport
from danvan_reports.records import dataclass, fields, is_dataclass
from danvan_reports.review.finders import finder_of

if TYPE_CHECKING:
    import re
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

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each of the ``texts`` begins in ``all_text``, and where one more would."""
        return tuple(accumulate((len(text.text) + len(_PARTING) for text in self.texts), initial=0))

    def texts_with(self, pattern: re.Pattern[str]) -> Iterator[tuple[TextAt, re.Match[str]]]:
        """Yield the texts in which ``pattern`` is found, each with the first match.

        What most inputs do not hold is so looked for once, not in every text. Ends of a text (``^``, ``$``) mean
        nothing to such a pattern.
        """
        for text in self._texts_to_search(pattern):
            if match := pattern.search(text.text):
                yield text, match

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[TextAt, re.Match[str]]]:
        """Yield every match of ``pattern`` with the text that it is in; looked for as by ``texts_with``."""
        for text in self._texts_to_search(pattern):
            for match in pattern.finditer(text.text):
                yield text, match

    def _texts_to_search(self, pattern: re.Pattern[str]) -> Iterator[TextAt]:
        """Yield the texts that ``pattern`` may be found in; there are few, or it is no pattern of a slip."""
        find, start = finder_of(pattern), 0
        while (position := find(self.all_text, start)) >= 0:
            number = bisect(self._starts, position)
            yield self.texts[number - 1]
            start = self._starts[number]

    @cached_property
    def texts_of_papers(self) -> tuple[TextAt, ...]:
        """The texts that belong to one of the papers to be made alone."""
        return tuple(text for paper in self.papers.values() for text in texts_of(paper))

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
        return all_indicators(self.own_indicators)

    def indicator_of(self, figure: Figure) -> Indicator | None:
        """Return what the data dictionary says of a figure; None of one it does not know."""
        return self.indicators.find(getattr(figure, "key", "") or figure.indicator)

    def figure_of(self, key: str) -> Figure | None:
        """Return the figure of the indicator with this key; None when the input has none, or ``key`` is empty."""
        return self._figures_by_key.get(key) if key else None

    @cached_property
    def _figures_by_key(self) -> dict[str, Figure]:
        """The figures by the keys of their indicators; of two with one key the first stands."""
        return {getattr(figure, "key", ""): figure for figure in reversed(self.facts.figures)}

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


def found(path: InputPath, **parameters: str) -> Finding:
    """Return a finding at ``path``."""
    return Finding(path, parameters)


def texts_of(record: Any) -> list[TextAt]:
    """Return every text of a record of the model with its path; papers and bodies are no prose and are left out."""
    texts: list[TextAt] = []
    _add_texts_of(record, texts)
    return texts


def _add_texts_of(record: Any, texts: list[TextAt]) -> None:
    for name in _prose_fields(record.__class__):
        if value := getattr(record, name):
            _add_texts_in(value, (*record.path, name), texts)


def _add_texts_in(value: Any, path: InputPath, texts: list[TextAt]) -> None:
    if isinstance(value, str):
        texts.append(TextAt(value, path))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            if inner:
                _add_texts_in(inner, (*path, index), texts)
    elif is_dataclass(value) and hasattr(value, "path"):
        _add_texts_of(value, texts)


@cache
def _prose_fields(record: Any) -> tuple[str, ...]:
    """Return the fields of a type of record that may hold texts, in their order."""
    return tuple(item.name for item in fields(record) if item.name not in _NOT_PROSE)
