"""``make-report batch DIR|WORKBOOK -d OUT``: one document for each unit, and the roll-up of the province."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.cli.batch_options import batch_options, order_of
from danvan_reports.diagnostics import Severity, has_errors
from danvan_reports.errors import ExitCode, OutputError, ReportError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from danvan_reports.batch.batch import Batch
    from danvan_reports.batch.rollup import MadeRollup


_IN_ONE_CALL = 100
"""Documents that LibreOffice converts in one call: it has a time limit, and a command line has a length."""


def run(arguments: Sequence[str], language: str) -> int:
    """Make the documents of a batch and return the exit code."""
    options = batch_options(arguments, language)
    if options.new_workbook:
        return _write_workbook(options)
    from danvan_reports.batch.batch import Batch
    from danvan_reports.cli.batch_report import say, say_findings, write_json
    from danvan_reports.cli.common import sentence

    batch = Batch(options.input, options.folder or Path(), order_of(options))
    say_findings(batch.diagnostics, options)
    if options.trace:
        return _trace(batch, options)
    made = _make(batch, options)
    rollup, failures = _roll_up(batch, options) if options.rollup else (None, [])
    made += [path for path in rollup.files if path.suffix == ".docx"] if rollup else []
    failures += _convert(made, options) if options.pdf else []
    failures += [batch.failure] if batch.failure else []
    for failure in failures:
        say(sentence(failure, options.lang))
    if options.json:
        write_json(batch, rollup, failures, options.lang)
    return _exit_code(batch, rollup, failures, options)


def _make(batch: Batch, options: argparse.Namespace) -> list[Path]:
    """Make the documents, telling of each; return where they are."""
    from danvan_reports.cli.batch_report import say, summary, tell_unit
    from danvan_reports.cli.progress import Progress

    progress = Progress(sys.stderr, batch.expected, options.lang, quiet=options.quiet)
    made: list[Path] = []
    try:
        with closing(iter(batch)) as outcomes:
            for outcome in outcomes:
                progress.tell(outcome)
                tell_unit(outcome, options)
                made += [outcome.output] if outcome.output else []
    finally:
        progress.finish()
        say(summary(batch, options.lang))
    return made


def _write_workbook(options: argparse.Namespace) -> int:
    from danvan_reports.batch.blank_workbook import blank_workbook
    from danvan_reports.batch.roster import Roster, read_roster
    from danvan_reports.cli.batch_report import say_findings
    from danvan_reports.office import read_office
    from danvan_reports.output import write_document

    path: Path = options.new_workbook
    if path.exists():
        raise OutputError("output.exists", path=str(path))
    office = read_office(path.parent)
    roster_file = options.roster or office.roster_file
    roster = read_roster(roster_file) if roster_file else Roster()
    found = (*office.diagnostics, *roster.diagnostics)
    say_findings(found, options)
    if has_errors(found):
        return ExitCode.FINDINGS
    write_document(path, blank_workbook(options.period, options.kind, roster, office), overwrite=False)
    sys.stdout.write(f"{path}\n")
    return ExitCode.DONE


def _trace(batch: Batch, options: argparse.Namespace) -> int:
    from danvan_reports.batch.tracing import trace_lines

    lines = trace_lines(batch, options.trace)
    if lines is None:
        raise UsageError("usage.unknown-indicator", found=options.trace)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return ExitCode.DONE


def _roll_up(batch: Batch, options: argparse.Namespace) -> tuple[MadeRollup | None, list[ReportError]]:
    from danvan_reports.batch.rollup import write_rollup
    from danvan_reports.cli.batch_report import say, say_findings
    from danvan_reports.reporters import gap_lines

    try:
        made = write_rollup(batch, overwrite=options.overwrite)
    except ReportError as error:
        return None, [error]
    say_findings(made.diagnostics, options)
    if made.gaps and not options.quiet:
        say("\n".join(gap_lines(str(made.files[0]), made.gaps, made.places, options.lang)))
    if not options.json:
        sys.stdout.writelines(f"{path}\n" for path in made.files)
    return made, [*made.failures, *([] if made.files else [ReportError("batch.rollup-refused")])]


def _convert(made: Sequence[Path], options: argparse.Namespace) -> list[ReportError]:
    from danvan_reports.pdf import convert_to_pdf

    try:
        for start in range(0, len(made), _IN_ONE_CALL):
            documents = list(made[start : start + _IN_ONE_CALL])
            convert_to_pdf(documents, documents[0].parent, overwrite=options.overwrite)
    except ReportError as error:
        return [error]
    return []


def _exit_code(
    batch: Batch, rollup: MadeRollup | None, failures: Sequence[ReportError], options: argparse.Namespace
) -> int:
    """Return the code of the gravest thing that happened: a lost output before a missing program before findings."""
    from danvan_reports.batch.unit_task import DELIVERED

    outcomes = batch.outcomes
    errors = [outcome.failure for outcome in outcomes if outcome.failure] + list(failures)
    for code in (ExitCode.OUTPUT, ExitCode.MISSING_PROGRAM):
        if any(error.exit_code == code for error in errors):
            return code
    counted = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    found = [*batch.diagnostics, *(item for outcome in outcomes for item in outcome.diagnostics)]
    found += rollup.diagnostics if rollup else ()
    lacking = any(outcome.state not in DELIVERED for outcome in outcomes)
    if errors or lacking or any(item.severity in counted for item in found):
        return ExitCode.FINDINGS
    if options.strict and (any(outcome.gaps for outcome in outcomes) or (rollup and rollup.gaps)):
        return ExitCode.FINDINGS
    return ExitCode.DONE
