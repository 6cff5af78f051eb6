"""What the province writes itself of its roll-up: words, number, date, signer, in a file like that of any period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.batch.layout import folded
from danvan_reports.diagnostics import Diagnostic, InputPath, Location, Severity, has_errors, nearest_place
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.rollup import ROLL_UP
from danvan_reports.model.validation import validate
from danvan_reports.records import dataclass, field, replace
from danvan_reports.sources.yaml_source import read_yaml
from danvan_reports.vi.periods import format_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from danvan_reports.model.period import PeriodFigure
    from danvan_reports.office import Office
    from danvan_reports.vi.periods import Period


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The province's own facts (None when its file is faulty), where each stands, and every finding."""

    facts: PeriodReport | None
    diagnostics: tuple[Diagnostic, ...] = ()
    places: Mapping[InputPath, Location] = field(default_factory=dict)


def read_own_words(path: Path | None, period: Period, totals: Sequence[PeriodFigure], office: Office) -> OwnWords:
    """Return what the file at ``path`` says of the roll-up of ``period``; without a file, who issues it alone.

    Points of the file may refer to the ``totals`` of the units.

    Raises:
        InputError: The file cannot be read at all.
    """
    if path is None:
        issuer = office.issuers.advisory_body
        return OwnWords(PeriodReport(reporting_period=period, unit=issuer.name if issuer else ""))
    source = read_yaml(path)
    validation = validate(source, office.own_indicators, PeriodReport(figures=tuple(totals)))
    facts = validation.facts
    if facts is None:
        return OwnWords(None, validation.diagnostics)
    whole = Location(file=source.name)
    if not isinstance(facts, PeriodReport) or facts.document_kind not in {None, ROLL_UP}:
        told = Diagnostic("DL447", Severity.ERROR, {"expected": ROLL_UP}, whole)
        return OwnWords(None, (*validation.diagnostics, told))
    found = [*validation.diagnostics, *_clashes(facts, period, totals)]
    placed = tuple(
        replace(item, location=item.location or nearest_place(item.path, validation.places)) for item in found
    )
    places = {known: place for known, place in validation.places.items() if known}
    return OwnWords(None if has_errors(placed) else facts, placed, places)


def _clashes(facts: PeriodReport, period: Period, totals: Sequence[PeriodFigure]) -> Iterator[Diagnostic]:
    """Yield where the file says otherwise than its units: another period, a figure that is added up from them."""
    if facts.reporting_period != period:
        found = format_period(facts.reporting_period) if facts.reporting_period else ""
        parameters = {"found": found, "expected": format_period(period)}
        yield Diagnostic("DL444", Severity.ERROR, parameters, path=("reporting_period",))
    summed = {figure_key(figure) for figure in totals}
    for figure in facts.figures:
        if figure_key(figure) in summed:
            yield Diagnostic("DL445", Severity.ERROR, {"found": figure.indicator}, path=figure.path)


def figure_key(figure: PeriodFigure) -> str:
    """Return what tells one indicator from another: its key in the dictionary, else its name."""
    return figure.key or folded(figure.indicator)
