"""What a batch tells of itself: findings and a closing table for people, one object for machines."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from danvan_reports.batch.manifest import unit_row
from danvan_reports.batch.unit_task import DELIVERED, MISSING
from danvan_reports.batch.workbook_units import FAULT_OF_THE_WHOLE
from danvan_reports.cli.common import sentence
from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.messages import message
from danvan_reports.reporters import JSON_VERSION, as_data, as_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from danvan_reports.batch.batch import Batch
    from danvan_reports.batch.rollup import MadeRollup
    from danvan_reports.batch.unit_task import UnitOutcome
    from danvan_reports.errors import ReportError


def tell_unit(outcome: UnitOutcome, options: argparse.Namespace) -> None:
    """Say what was found in one unit's report, and name its document on standard output."""
    if not options.quiet:
        own = [item for item in outcome.diagnostics if item.code != FAULT_OF_THE_WHOLE]
        say_findings(own, options, errors_only=not options.verbose)
    if outcome.failure:
        say(sentence(outcome.failure, options.lang))
    if outcome.output and not options.json:
        sys.stdout.write(f"{outcome.output}\n")


def summary(batch: Batch, language: str) -> str:
    """Return the closing table: how many units in each state, and which have not reported."""
    outcomes = batch.outcomes
    reported = [outcome for outcome in outcomes if outcome.state != MISSING]
    delivered = [outcome for outcome in outcomes if outcome.state in DELIVERED]
    total = str(len(outcomes))
    lines = [message("batch.summary", language, reported=str(len(reported)), total=total, made=str(len(delivered)))]
    states = dict.fromkeys(outcome.state for outcome in outcomes)
    for state in states:
        names = [outcome.name for outcome in outcomes if outcome.state == state]
        shown = "" if state in DELIVERED else ": " + ", ".join(names)
        lines.append(f"  {message(f'batch.state.{state}', language)}: {len(names)}{shown}")
    return "\n".join(lines)


def write_json(batch: Batch, rollup: MadeRollup | None, failures: Sequence[ReportError], language: str) -> None:
    """Print the run as one object: what the manifest says of each unit, every finding, the files of the roll-up."""
    data: dict[str, Any] = {
        "version": JSON_VERSION,
        "folder": str(batch.folder),
        "expected": batch.expected,
        "units": [
            {**unit_row(outcome, language), "diagnostics": [as_data(item, language) for item in outcome.diagnostics]}
            for outcome in batch.outcomes
        ],
        "diagnostics": [as_data(item, language) for item in batch.diagnostics],
        "rollup": rollup
        and {
            "files": [str(path) for path in rollup.files],
            "gaps": [{"what": gap.what, "field": gap.field, "path": list(gap.path)} for gap in rollup.gaps],
            "diagnostics": [as_data(item, language) for item in rollup.diagnostics],
        },
        "failures": [{"key": error.key, "message": sentence(error, language)} for error in failures],
    }
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def say_findings(found: Iterable[Diagnostic], options: argparse.Namespace, *, errors_only: bool = False) -> None:
    """Say the findings; of those that are no errors nothing in a quiet run."""
    for item in found:
        if item.severity is Severity.ERROR or not (errors_only or options.quiet):
            say(as_text(item, options.lang, colour=sys.stderr.isatty()) + "\n")


def say(text: str) -> None:
    """Put a line on standard error."""
    sys.stderr.write(f"{text}\n")
