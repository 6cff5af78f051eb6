"""What ``make-report FILE...`` says of what it made: paths (or JSON) on standard output, all else on standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from danvan_reports.cli.common import sentence
from danvan_reports.cli.made import STDOUT
from danvan_reports.diagnostics import Severity
from danvan_reports.messages import message
from danvan_reports.reporters import JSON_VERSION, as_data, as_text, count_line, gap_lines

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from danvan_reports.cli.made import Made, Target
    from danvan_reports.errors import ReportError


def say(
    made: Sequence[Made],
    targets: Sequence[Target],
    failures: Mapping[Path, ReportError],
    further: Sequence[ReportError],
    options: argparse.Namespace,
) -> None:
    """Say what was made and what was found."""
    language = options.lang
    if options.json:
        data = _as_json(made, targets, failures, further, options)
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return
    reached = [target for target in targets if target.path not in failures]
    if options.output != STDOUT:
        paths = [target.path for target in reached]
        pdfs = [path.with_suffix(".pdf") for path in paths] if options.pdf and not further else []
        sys.stdout.writelines(f"{path}\n" for path in (*paths, *pdfs))
    lines = [line for item in made for line in _lines_of(item, targets, options)]
    lines += [sentence(error, language) for error in (*failures.values(), *further)]
    if options.dry_run:
        lines.append(message("report.dry-run", language))
    elif not reached:
        lines.append(message("report.nothing-written", language))
    sys.stderr.writelines(f"{line}\n" for line in lines)


def _lines_of(item: Made, targets: Sequence[Target], options: argparse.Namespace) -> list[str]:
    """Return what is to be said of one input: its findings, then the gaps of each of its documents."""
    language = options.lang
    if item.error:
        found = getattr(item.error, "diagnostics", ())
        return [*(as_text(diagnostic, language) + "\n" for diagnostic in found), sentence(item.error, language)]
    if item.outcome is None:
        return []
    shown = [each for each in item.outcome.diagnostics if not options.quiet or each.severity is Severity.ERROR]
    colour = sys.stderr.isatty()
    lines = [as_text(diagnostic, language, colour=colour) + "\n" for diagnostic in shown]
    for target in targets:
        if target.made is not item:
            continue
        if options.verbose:
            lines.append(_summary(target, language))
        if target.report.gaps and not options.quiet:
            lines += gap_lines(str(target.path), target.report.gaps, item.outcome.places, language)
    return [*lines, count_line(item.outcome.diagnostics, language)] if shown else lines


def _summary(target: Target, language: str) -> str:
    report = target.report
    paragraphs = str(len(report.trace))
    return message(
        "report.document",
        language,
        path=str(target.path),
        kind=report.kind,
        profile=report.profile,
        paragraphs=paragraphs,
        gaps=str(len(report.gaps)),
    )


def _as_json(
    made: Sequence[Made],
    targets: Sequence[Target],
    failures: Mapping[Path, ReportError],
    further: Sequence[ReportError],
    options: argparse.Namespace,
) -> dict[str, Any]:
    found = [each for item in made if item.outcome for each in item.outcome.diagnostics]
    errors = [*(item.error for item in made if item.error), *failures.values(), *further]
    return {
        "version": JSON_VERSION,
        "documents": [
            {
                "path": str(target.path),
                "kind": target.report.kind,
                "profile": target.report.profile,
                "written": not options.dry_run and target.path not in failures,
                "gaps": [{"what": gap.what, "field": gap.field, "path": list(gap.path)} for gap in target.report.gaps],
            }
            for target in targets
        ],
        "diagnostics": [as_data(diagnostic, options.lang) for diagnostic in found],
        "failures": [{"key": error.key, "message": sentence(error, options.lang)} for error in errors],
    }
