"""``make-report FILE...``: the default verb, from input files to documents."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danvan_reports.cli.parser import Parser
from danvan_reports.diagnostics import Severity
from danvan_reports.errors import ExitCode, ReportError, UsageError
from danvan_reports.messages import message
from danvan_reports.output import make_folder
from danvan_reports.reporters import JSON_VERSION, as_data, as_text, count_line, gap_lines

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from danvan_reports.pipeline import Outcome, Report

_STDOUT = "-"


@dataclass
class Target:
    """One document on its way to the disk, and what kept it from getting there."""

    path: Path
    report: Report
    failure: ReportError | None = None


Made = list[tuple[Path, "Outcome | ReportError"]]


def run(arguments: Sequence[str], language: str) -> int:
    """Make the documents ordered and return the exit code."""
    options = _parser(language).parse_args(arguments)
    _check_usage(options)
    outcomes = [(path, _make(path, options)) for path in options.inputs]
    targets = _targets(outcomes, options)
    failures = _write(targets, options)
    _report(outcomes, targets, failures, options)
    return _exit_code(outcomes, failures, options)


def _parser(language: str) -> Parser:
    from danvan_reports import __version__
    from danvan_reports.cli.main import VERBS

    parser = Parser(language, prog="make-report")
    words = parser.words
    parser.description, parser.epilog = words("cli.description"), words("cli.verbs", verbs=", ".join(VERBS))
    parser.add_argument("--version", action="version", version=f"make-report {__version__}", help=words("cli.version"))
    parser.add_argument("inputs", nargs="+", type=Path, metavar="FILE", help=words("cli.make.inputs"))
    parser.add_argument("-o", "--output", metavar="PATH", help=words("cli.make.output"))
    parser.add_argument("-d", "--folder", type=Path, metavar="DIR", help=words("cli.make.folder"))
    parser.add_argument("--kind", action="append", default=[], metavar="KIND", help=words("cli.make.kind"))
    parser.add_argument("--profile", metavar="PROFILE", help=words("cli.make.profile"))
    parser.add_argument("--template", type=Path, metavar="FILE.docx", help=words("cli.make.template"))
    parser.add_argument("--previous", type=Path, metavar="FILE", help=words("cli.make.previous"))
    for flag in ("pdf", "final", "strict", "overwrite", "dry-run"):
        parser.add_argument(f"--{flag}", action="store_true", help=words(f"cli.make.{flag}"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help=words("cli.quiet"))
    loudness.add_argument("-v", "--verbose", action="store_true", help=words("cli.verbose"))
    return parser


def _check_usage(options: argparse.Namespace) -> None:
    from danvan_reports.formats.profiles import PROFILE_IDS
    from danvan_reports.model.kinds import KINDS
    from danvan_reports.planning import ALL

    if options.output and options.folder:
        raise UsageError("usage.output-and-folder")
    for kind in options.kind:
        if kind not in KINDS and kind != ALL:
            raise UsageError("usage.unknown-kind", found=kind, expected=", ".join((*KINDS, ALL)))
    if options.profile and options.profile not in PROFILE_IDS:
        raise UsageError("usage.unknown-profile", found=options.profile, expected=", ".join(PROFILE_IDS))


def _make(path: Path, options: argparse.Namespace) -> Outcome | ReportError:
    from danvan_reports.pipeline import make_reports
    from danvan_reports.planning import Order

    order = Order(tuple(options.kind), options.profile, options.template, options.final, options.previous)
    try:
        return make_reports(path, order)
    except ReportError as error:
        return error


def _targets(outcomes: Made, options: argparse.Namespace) -> list[Target]:
    """Return where each document goes. Nothing is written before all of it is known."""
    made = [
        (path, report)
        for path, outcome in outcomes
        if not isinstance(outcome, ReportError)
        for report in outcome.reports
    ]
    if options.output and len(made) > 1:
        raise UsageError("usage.one-output", count=str(len(made)))
    targets: list[Target] = []
    for source, report in made:
        path = Path(options.output) if options.output else (options.folder or source.parent) / report.file_name
        if any(target.path == path for target in targets):
            raise UsageError("usage.same-name", path=str(path))
        targets.append(Target(path, report))
    return targets


def _write(targets: Sequence[Target], options: argparse.Namespace) -> list[ReportError]:
    """Write the documents, each as a whole; one that cannot be written does not keep the others from it."""
    from danvan_reports.pipeline import write

    failures: list[ReportError] = []
    written: list[Path] = []
    if options.output == _STDOUT:
        sys.stdout.buffer.write(b"".join(target.report.content for target in targets))
        return failures
    if options.dry_run:
        return failures
    if options.folder and targets:
        make_folder(options.folder)
    for target in targets:
        try:
            write(target.report, target.path, overwrite=options.overwrite)
            written.append(target.path)
        except ReportError as error:
            failures.append(error)
            target.failure = error
    if options.pdf and written:
        failures += _convert(written)
    return failures


def _convert(written: Sequence[Path]) -> list[ReportError]:
    from danvan_reports.pdf import convert_to_pdf

    try:
        for folder in dict.fromkeys(path.parent for path in written):
            convert_to_pdf([path for path in written if path.parent == folder], folder)
    except ReportError as error:
        return [error]
    return []


def _report(
    outcomes: Made, targets: Sequence[Target], failures: Sequence[ReportError], options: argparse.Namespace
) -> None:
    """Say what was made on standard output and what was found on standard error."""
    language = options.lang
    reached = [target for target in targets if target.failure is None]
    if options.json and options.output != _STDOUT:
        sys.stdout.write(
            json.dumps(_as_json(outcomes, targets, failures, language), ensure_ascii=False, indent=2) + "\n"
        )
        return
    if options.output != _STDOUT:
        sys.stdout.writelines(f"{target.path}\n" for target in reached)
    lines = _finding_lines(outcomes, targets, options)
    lines += [_sentence(error, language) for error in failures]
    if options.dry_run:
        lines.append(message("report.dry-run", language))
    elif not reached:
        lines.append(message("report.nothing-written", language))
    sys.stderr.writelines(f"{line}\n" for line in lines)


def _finding_lines(outcomes: Made, targets: Sequence[Target], options: argparse.Namespace) -> list[str]:
    lines: list[str] = []
    for _, outcome in outcomes:
        if isinstance(outcome, ReportError):
            lines += [as_text(item, options.lang) + "\n" for item in getattr(outcome, "diagnostics", ())]
            lines.append(_sentence(outcome, options.lang))
            continue
        shown = [item for item in outcome.diagnostics if not options.quiet or item.severity is Severity.ERROR]
        colour = sys.stderr.isatty()
        lines += [as_text(diagnostic, options.lang, colour=colour) + "\n" for diagnostic in shown]
        for target in targets:
            if target.report in outcome.reports and target.report.gaps and not options.quiet:
                lines += gap_lines(str(target.path), target.report.gaps, outcome.places, options.lang)
        if shown:
            lines.append(count_line(outcome.diagnostics, options.lang))
    return lines


def _as_json(
    outcomes: Made, targets: Sequence[Target], failures: Sequence[ReportError], language: str
) -> dict[str, Any]:
    found = [item for _, outcome in outcomes if not isinstance(outcome, ReportError) for item in outcome.diagnostics]
    errors = [outcome for _, outcome in outcomes if isinstance(outcome, ReportError)] + list(failures)
    return {
        "version": JSON_VERSION,
        "documents": [
            {
                "path": str(target.path),
                "kind": target.report.kind,
                "profile": target.report.profile,
                "written": target.failure is None,
                "gaps": [{"what": gap.what, "field": gap.field, "path": list(gap.path)} for gap in target.report.gaps],
            }
            for target in targets
        ],
        "diagnostics": [as_data(diagnostic, language) for diagnostic in found],
        "failures": [{"key": error.key, "message": _sentence(error, language)} for error in errors],
    }


def _exit_code(outcomes: Made, failures: Sequence[ReportError], options: argparse.Namespace) -> int:
    """Return the code of the gravest thing that happened: a lost output before a lost input before findings."""
    errors = [outcome for _, outcome in outcomes if isinstance(outcome, ReportError)] + list(failures)
    for code in (ExitCode.OUTPUT, ExitCode.INPUT, ExitCode.MISSING_PROGRAM):
        if any(error.exit_code == code for error in errors):
            return code
    counted = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    for _, outcome in outcomes:
        if isinstance(outcome, ReportError):
            return ExitCode.FINDINGS
        if any(diagnostic.severity in counted for diagnostic in outcome.diagnostics):
            return ExitCode.FINDINGS
        if options.strict and any(report.gaps for report in outcome.reports):
            return ExitCode.FINDINGS
    return ExitCode.DONE


def _sentence(error: ReportError, language: str) -> str:
    return message("cli.error", language, detail=message(error.key, language, **error.parameters))
