"""Do the figures agree with themselves? Findings only: no figure is ever changed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.vi.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danvan_reports.diagnostics import InputPath, Location
    from danvan_reports.model.findings import Figure
    from danvan_reports.model.input import ReportInput

_ADDED_UP = frozenset({"count", "decimal", "money"})


def review_figures(facts: ReportInput, locate: Callable[[InputPath], Location | None]) -> Iterator[Diagnostic]:
    """Yield what does not add up among the ``facts``."""
    for figure in facts.figures:
        yield from _parts(figure, locate)


def _parts(figure: Figure, locate: Callable[[InputPath], Location | None]) -> Iterator[Diagnostic]:
    """SL101: the parts of a whole, all of one kind, add up to the whole."""
    whole = figure.value
    if whole is None or whole.kind not in _ADDED_UP or not figure.parts:
        return
    if any(part.kind != whole.kind for part in figure.parts.values()):
        return
    total = sum((part.value or Decimal(0) for part in figure.parts.values()), Decimal(0))
    if total != whole.value:
        path = (*figure.path, "value")
        parameters = {"indicator": figure.indicator, "found": whole.text, "expected": format_decimal(total)}
        yield Diagnostic("SL101", Severity.ERROR, parameters, locate(path), path)
