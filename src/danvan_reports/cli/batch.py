"""``make-report batch DIR|WORKBOOK -d OUT``: one document for each unit, and the roll-up of the province."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.cli.parser import Parser
from danvan_reports.cli.progress import Progress
from danvan_reports.diagnostics import Diagnostic, Severity, has_errors
from danvan_reports.errors import ExitCode, OutputError, ReportError, UsageError
from danvan_reports.messages import message
from danvan_reports.reporters import as_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from danvan_reports.batch.batch import Batch, BatchOrder
    from danvan_reports.batch.running import ExecutorFactory
    from danvan_reports.batch.unit_task import UnitOutcome


_IN_ONE_CALL = 100
"""Documents that LibreOffice converts in one call: it has a time limit, and a command line has a length."""


def run(arguments: Sequence[str], language: str) -> int:
    """Make the documents of a batch and return the exit code."""
    parser = _parser(language)
    options = parser.parse_args(arguments)
    _check_usage(options, parser)
    if options.new_workbook:
        return _write_workbook(options)
    from danvan_reports.batch.batch import Batch

    batch = Batch(options.input, options.folder or Path(), _order(options))
    _say_findings(batch.diagnostics, options)
    if options.trace:
        return _trace(batch, options)
    progress = Progress(sys.stderr, batch.expected, options.lang, quiet=options.quiet)
    made: list[Path] = []
    try:
        with closing(iter(batch)) as outcomes:
            for outcome in outcomes:
                progress.tell(outcome)
                _tell(outcome, options)
                made += [outcome.output] if outcome.output else []
    finally:
        progress.finish()
        _say(_summary(batch, options.lang))
    failures = _convert(made) if options.pdf else []
    failures += _roll_up(batch, options) if options.rollup else []
    for failure in failures:
        _say(_sentence(failure, options.lang))
    return _exit_code(batch, failures, options)


def _tell(outcome: UnitOutcome, options: argparse.Namespace) -> None:
    """Say what was found in one unit's report, and name its document on standard output."""
    from danvan_reports.batch.workbook_units import FAULT_OF_THE_WHOLE

    if not options.quiet:
        own = [item for item in outcome.diagnostics if item.code != FAULT_OF_THE_WHOLE]
        _say_findings(own, options, errors_only=not options.verbose)
    if outcome.failure:
        _say(_sentence(outcome.failure, options.lang))
    if outcome.output:
        sys.stdout.write(f"{outcome.output}\n")


def _parser(language: str) -> Parser:
    parser = Parser(language, prog="make-report batch")
    words = parser.words
    parser.description = words("cli.batch.description")
    parser.add_argument("input", nargs="?", type=Path, metavar="DIR|WORKBOOK", help=words("cli.batch.input"))
    parser.add_argument("-d", "--folder", type=Path, metavar="OUT", help=words("cli.batch.folder"))
    parser.add_argument("--rollup", action="store_true", help=words("cli.batch.rollup"))
    parser.add_argument("--trace", metavar="INDICATOR", help=words("cli.batch.trace"))
    parser.add_argument("--roster", type=Path, metavar="FILE", help=words("cli.batch.roster"))
    parser.add_argument("--period", default="", metavar="PERIOD", help=words("cli.batch.period"))
    parser.add_argument("--kind", metavar="KIND", help=words("cli.batch.kind"))
    parser.add_argument("--profile", metavar="PROFILE", help=words("cli.make.profile"))
    parser.add_argument("--template", type=Path, metavar="FILE.docx", help=words("cli.make.template"))
    parser.add_argument(
        "-j", "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help=words("cli.batch.jobs")
    )
    parser.add_argument("--cluster", metavar="tcp://HOST:PORT", help=words("cli.batch.cluster"))
    parser.add_argument("--resume", action="store_true", help=words("cli.batch.resume"))
    parser.add_argument("--new-workbook", type=Path, metavar="FILE.xlsx", help=words("cli.batch.new-workbook"))
    for flag in ("pdf", "final", "strict", "overwrite"):
        parser.add_argument(f"--{flag}", action="store_true", help=words(f"cli.make.{flag}"))
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help=words("cli.quiet"))
    loudness.add_argument("-v", "--verbose", action="store_true", help=words("cli.verbose"))
    return parser


def _check_usage(options: argparse.Namespace, parser: Parser) -> None:
    from danvan_reports.formats.profiles import PROFILE_IDS
    from danvan_reports.model.period import BOTH

    kinds = sorted(BOTH)
    if options.kind and options.kind not in kinds:
        raise UsageError("usage.unknown-kind", found=options.kind, expected=", ".join(kinds))
    if options.profile and options.profile not in PROFILE_IDS:
        raise UsageError("usage.unknown-profile", found=options.profile, expected=", ".join(PROFILE_IDS))
    if options.new_workbook:
        if not options.period:
            parser.error(parser.words("cli.batch.period-needed"))
    elif options.input is None or (options.folder is None and not options.trace):
        parser.error(parser.words("cli.batch.input-and-folder"))
    if options.jobs < 1:
        parser.error(parser.words("cli.batch.jobs"))


def _order(options: argparse.Namespace) -> BatchOrder:
    from danvan_reports.batch.batch import BatchOrder
    from danvan_reports.batch.running import process_pool
    from danvan_reports.planning import Order

    kinds = (options.kind,) if options.kind else ()
    make_executor: ExecutorFactory = process_pool
    if options.cluster:
        from danvan_reports.batch.cluster import cluster_of

        make_executor = cluster_of(options.cluster)
    return BatchOrder(
        order=Order(kinds, options.profile, options.template, options.final),
        roster=options.roster,
        period=options.period,
        workers=max(2, options.jobs) if options.cluster else options.jobs,
        make_executor=make_executor,
        resume=options.resume,
        overwrite=options.overwrite,
        with_facts=options.rollup,
        language=options.lang,
    )


def _write_workbook(options: argparse.Namespace) -> int:
    from danvan_reports.batch.blank_workbook import blank_workbook
    from danvan_reports.batch.roster import Roster, read_roster
    from danvan_reports.office import read_office
    from danvan_reports.output import write_document

    path: Path = options.new_workbook
    if path.exists():
        raise OutputError("output.exists", path=str(path))
    office = read_office(path.parent)
    roster_file = options.roster or office.roster_file
    roster = read_roster(roster_file) if roster_file else Roster()
    found = (*office.diagnostics, *roster.diagnostics)
    _say_findings(found, options)
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


def _roll_up(batch: Batch, options: argparse.Namespace) -> list[ReportError]:
    from danvan_reports.batch.rollup import write_rollup

    try:
        made = write_rollup(batch, overwrite=options.overwrite)
    except ReportError as error:
        return [error]
    _say_findings(made.diagnostics, options, errors_only=options.quiet)
    sys.stdout.writelines(f"{path}\n" for path in made.files)
    return [] if made.files else [ReportError("batch.rollup-refused")]


def _convert(made: Sequence[Path]) -> list[ReportError]:
    from danvan_reports.pdf import convert_to_pdf

    try:
        for start in range(0, len(made), _IN_ONE_CALL):
            documents = list(made[start : start + _IN_ONE_CALL])
            convert_to_pdf(documents, documents[0].parent)
    except ReportError as error:
        return [error]
    return []


def _exit_code(batch: Batch, failures: Sequence[ReportError], options: argparse.Namespace) -> int:
    """Return the code of the gravest thing that happened: a lost output before a missing program before findings."""
    from danvan_reports.batch.unit_task import DELIVERED

    outcomes = batch.outcomes
    errors = [outcome.failure for outcome in outcomes if outcome.failure] + list(failures)
    for code in (ExitCode.OUTPUT, ExitCode.MISSING_PROGRAM):
        if any(error.exit_code == code for error in errors):
            return code
    counted = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    found = [*batch.diagnostics, *(item for outcome in outcomes for item in outcome.diagnostics)]
    lacking = any(outcome.state not in DELIVERED for outcome in outcomes)
    if errors or lacking or any(item.severity in counted for item in found):
        return ExitCode.FINDINGS
    if options.strict and any(outcome.gaps for outcome in outcomes):
        return ExitCode.FINDINGS
    return ExitCode.DONE


def _summary(batch: Batch, language: str) -> str:
    """Return the closing table: how many units in each state, and which have not reported."""
    from danvan_reports.batch.unit_task import DELIVERED, MISSING

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


def _say_findings(found: Iterable[Diagnostic], options: argparse.Namespace, *, errors_only: bool = False) -> None:
    for item in found:
        if item.severity is Severity.ERROR or not (errors_only or options.quiet):
            _say(as_text(item, options.lang, colour=sys.stderr.isatty()) + "\n")


def _sentence(error: ReportError, language: str) -> str:
    return message("cli.error", language, detail=message(error.key, language, **error.parameters))


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
