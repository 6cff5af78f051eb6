"""``make-report FILE...``: the default verb, from input files to documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.cli.common import add_loudness, check_profile, gravest
from danvan_reports.cli.made import STDOUT, Made, Target
from danvan_reports.cli.parser import Parser
from danvan_reports.diagnostics import Severity
from danvan_reports.errors import ExitCode, ReportError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def run(arguments: Sequence[str], language: str) -> int:
    """Make the documents ordered and return the exit code."""
    options = _parser(language).parse_args(arguments)

    from danvan_reports.cli.made_report import say

    _check_usage(options)
    made = [_make(path, options) for path in options.inputs]
    targets = _targets(made, options)
    failures, further = _write(targets, options)
    errors = [item.error for item in made if item.error] + [*failures.values(), *further]
    say(made, targets, failures, further, options)
    return gravest(errors) if errors else _findings_code(made, options)


def _parser(language: str) -> Parser:
    from danvan_reports.cli.main import VERBS
    from danvan_reports.version import __version__

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
    add_loudness(parser)
    return parser


def _check_usage(options: argparse.Namespace) -> None:
    from danvan_reports.model.kinds import KINDS
    from danvan_reports.planning import ALL

    if options.output and options.folder:
        raise UsageError("usage.output-and-folder")
    if options.output == STDOUT and (options.json or options.pdf):
        raise UsageError("usage.stdout-alone")
    if options.pdf and options.dry_run:
        raise UsageError("usage.pdf-dry-run")
    if options.output not in (None, STDOUT) and Path(options.output).suffix.lower() != ".docx":
        raise UsageError("usage.docx-name", path=options.output)
    for kind in options.kind:
        if kind not in KINDS and kind != ALL:
            raise UsageError("usage.unknown-kind", found=kind, expected=", ".join((*KINDS, ALL)))
    check_profile(options.profile)


def _make(path: Path, options: argparse.Namespace) -> Made:
    from danvan_reports.cli.cache_folder import cache_folder
    from danvan_reports.pipeline import make_reports
    from danvan_reports.planning import Order

    order = Order(
        kinds=tuple(options.kind),
        profile=options.profile,
        template=options.template,
        final=options.final,
        previous=options.previous,
        cache=cache_folder(),
    )
    try:
        return Made(path, make_reports(path, order))
    except ReportError as error:
        return Made(path, error=error)


def _targets(made: Sequence[Made], options: argparse.Namespace) -> list[Target]:
    """Return where each document goes. Nothing is written before all of it is known."""
    targets: list[Target] = []
    for item in made:
        for report in item.outcome.reports if item.outcome else ():
            path = Path(options.output) if options.output else (options.folder or item.source.parent) / report.file_name
            targets.append(Target(path, report, item))
    if options.output and len(targets) > 1:
        raise UsageError("usage.one-output", count=str(len(targets)))
    seen: set[Path] = set()
    for target in targets:
        if target.path in seen:
            raise UsageError("usage.same-name", path=str(target.path))
        seen.add(target.path)
    return targets


def _write(targets: Sequence[Target], options: argparse.Namespace) -> tuple[dict[Path, ReportError], list[ReportError]]:
    """Write the documents, each as a whole; one that cannot be written does not keep the others from it.

    Returns the error of each document that was not written, and the errors of what was asked beside them.
    """
    from danvan_reports.output import make_folder, remove_leftovers
    from danvan_reports.pipeline import write

    failures: dict[Path, ReportError] = {}
    if options.output == STDOUT:
        sys.stdout.buffer.write(b"".join(target.report.content for target in targets))
        return failures, []
    if options.dry_run:
        return failures, []
    if options.folder and targets:
        make_folder(options.folder)
    for folder in {target.path.parent for target in targets}:
        remove_leftovers(folder)
    for target in targets:
        try:
            write(target.report, target.path, overwrite=options.overwrite)
        except ReportError as error:
            failures[target.path] = error
    written = [target.path for target in targets if target.path not in failures]
    return failures, _convert(written, options) if options.pdf else []


def _convert(written: Sequence[Path], options: argparse.Namespace) -> list[ReportError]:
    """Make the PDFs beside the documents, one call for each folder."""
    from danvan_reports.pdf import convert_to_pdf

    errors: list[ReportError] = []
    for folder in dict.fromkeys(path.parent for path in written):
        documents = [path for path in written if path.parent == folder]
        try:
            convert_to_pdf(documents, folder, overwrite=options.overwrite)
        except ReportError as error:
            errors.append(error)
    return errors


def _findings_code(made: Sequence[Made], options: argparse.Namespace) -> ExitCode:
    """Return the code for what was found in inputs and documents; ``--strict`` counts warnings and gaps too."""
    counted = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    for outcome in (item.outcome for item in made if item.outcome):
        gaps = options.strict and any(report.gaps for report in outcome.reports)
        if gaps or any(diagnostic.severity in counted for diagnostic in outcome.diagnostics):
            return ExitCode.FINDINGS
    return ExitCode.DONE
