"""What a run of ``make-report FILE...`` made: its inputs with what came of them, and the documents on their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from danvan_reports.errors import ReportError
    from danvan_reports.pipeline import Outcome, Report

STDOUT = "-"


@dataclass(frozen=True)
class Made:
    """What came of one input: the outcome, or the error that kept it from being read."""

    source: Path
    outcome: Outcome | None = None
    error: ReportError | None = None


@dataclass(frozen=True)
class Target:
    """One document on its way to the disk, with the input it came from."""

    path: Path
    report: Report
    made: Made
