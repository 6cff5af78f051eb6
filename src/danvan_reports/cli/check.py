"""``make-report check FILE...``: a Word file against the official format, an input against schema and review rules."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danvan_reports.cli.common import add_loudness, check_profile, gravest, sentence
from danvan_reports.cli.parser import Parser
from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.errors import ExitCode, ReportError, UsageError
from danvan_reports.messages import LANGUAGES, message
from danvan_reports.records import dataclass, replace
from danvan_reports.reporters import JSON_VERSION, as_data, as_text, count_line, words_of
from danvan_reports.vi.dates import format_date_short

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from danvan_reports.formats.checker import CheckResult, Skipped

_WORD = ".docx"
_OF_WORD_PROGRAMS = frozenset({_WORD, ".doc", ".docm", ".dotx", ".rtf", ".odt"})
"""What is meant as a document; of all but the first the reader says how to make a .docx of it."""

_FAMILY = re.compile(r"(DL|SL|MB)\d{0,2}")
_CODE = re.compile(r"[A-Z]{2}\d{3}")


@dataclass(frozen=True)
class Checked:
    """What the check of one file gave; ``result`` is None for an input, which has no format of its own."""

    path: Path
    diagnostics: tuple[Diagnostic, ...]
    result: CheckResult | None = None


def run(arguments: Sequence[str], language: str) -> int:
    """Check the files and return the exit code."""
    options = _parser(language).parse_args(arguments)
    _check_usage(options)
    checked: list[Checked] = []
    failures: list[ReportError] = []
    for path in options.inputs:
        try:
            checked.append(_selected(_check(path, options), options))
        except ReportError as error:
            failures.append(error)
    if options.fix and checked:
        try:
            _mend(checked[0], options)
        except ReportError as error:
            failures.append(error)
    if options.html and checked:
        _write_html(checked, options)
    _report(checked, failures, options)
    if failures:
        return gravest(failures)
    counted = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    found = any(item.severity in counted for file in checked for item in file.diagnostics)
    return ExitCode.FINDINGS if found else ExitCode.DONE


def _parser(language: str) -> Parser:
    parser = Parser(language, prog="make-report check")
    words = parser.words
    parser.description = words("cli.check.description")
    parser.add_argument("inputs", nargs="+", type=Path, metavar="FILE", help=words("cli.check.inputs"))
    parser.add_argument("--profile", metavar="PROFILE", help=words("cli.check.profile"))
    parser.add_argument("--previous", type=Path, metavar="FILE", help=words("cli.make.previous"))
    parser.add_argument("--select", action="append", default=[], metavar="CODE", help=words("cli.check.select"))
    parser.add_argument("--ignore", action="append", default=[], metavar="CODE", help=words("cli.check.ignore"))
    parser.add_argument("--html", type=Path, metavar="OUT.html", help=words("cli.check.html"))
    parser.add_argument("--fix", action="store_true", help=words("cli.check.fix"))
    parser.add_argument("-o", "--output", type=Path, metavar="NEW.docx", help=words("cli.check.output"))
    parser.add_argument("--overwrite", action="store_true", help=words("cli.make.overwrite"))
    parser.add_argument("--strict", action="store_true", help=words("cli.make.strict"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))
    add_loudness(parser)
    return parser


def _check_usage(options: argparse.Namespace) -> None:
    check_profile(options.profile)
    one_document = len(options.inputs) == 1 and options.inputs[0].suffix.lower() == _WORD
    if options.fix and not (options.output and one_document):
        raise UsageError("usage.fix-output")
    for code in (*options.select, *options.ignore):
        if not _names_rules(code.upper()):
            raise UsageError("usage.unknown-rule", found=code)


def _names_rules(code: str) -> bool:
    """Tell whether ``code`` is the code of a finding, or the beginning of some (``VB``, ``VB3``, ``DL2``)."""
    from danvan_reports.formats.rules import all_rules
    from danvan_reports.messages import find_message

    return any(known.startswith(code) for known in all_rules()) or bool(
        _FAMILY.fullmatch(code) or (_CODE.fullmatch(code) and find_message(code))
    )


def _check(path: Path, options: argparse.Namespace) -> Checked:
    if path.suffix.lower() not in _OF_WORD_PROGRAMS:
        return _check_input(path, options.previous)
    from danvan_reports.formats.checker import check_document
    from danvan_reports.formats.profiles import load_profile

    profile = load_profile(options.profile) if options.profile else None
    result = check_document(_read(path), profile, str(path))
    return Checked(path, tuple(_in_file(item, path) for item in result.diagnostics), result)


def _check_input(path: Path, previous: Path | None) -> Checked:
    from danvan_reports.cli.cache_folder import cache_folder
    from danvan_reports.planning import Order
    from danvan_reports.sources.workbook import WORKBOOK_ENDINGS

    order = Order(previous=previous, cache=cache_folder())
    if path.suffix.lower() in WORKBOOK_ENDINGS:
        from danvan_reports.batch.checking import check_workbook

        return Checked(path, check_workbook(path, order))
    from danvan_reports.pipeline import make_reports

    return Checked(path, make_reports(path, order).diagnostics)


def _read(path: Path) -> bytes:
    from danvan_reports.disk import read_file
    from danvan_reports.opc import MAX_FILE_SIZE

    return read_file(path, MAX_FILE_SIZE)


def _in_file(diagnostic: Diagnostic, path: Path) -> Diagnostic:
    """Name the file in every place of a finding."""
    own = replace(diagnostic.location, file=str(path)) if diagnostic.location else None
    return replace(
        diagnostic, location=own, related=tuple(replace(place, file=str(path)) for place in diagnostic.related)
    )


def _selected(checked: Checked, options: argparse.Namespace) -> Checked:
    """Keep the findings asked for: a code or the beginning of one (``VB3``) selects, or is ignored."""
    wanted = tuple(code.upper() for code in options.select)
    unwanted = tuple(code.upper() for code in options.ignore)
    kept = [item for item in checked.diagnostics if not wanted or item.code.startswith(wanted)]
    return replace(
        checked, diagnostics=tuple(item for item in kept if not unwanted or not item.code.startswith(unwanted))
    )


def _mend(checked: Checked, options: argparse.Namespace) -> None:
    """Write a copy with what is safe to mend mended, and list the changes.

    Raises:
        UsageError: No profile is known that the document could be held to.
        ReportError: It cannot be mended, or the copy cannot be written.
    """
    from danvan_reports.formats.mending import mend
    from danvan_reports.formats.profiles import load_profile
    from danvan_reports.formats.wording import change_text
    from danvan_reports.output import write_document

    if checked.result is None or checked.result.profile_id is None:
        raise UsageError("usage.fix-profile", path=str(checked.path))
    content, changes = mend(_read(checked.path), load_profile(checked.result.profile_id), str(checked.path))
    write_document(options.output, content, overwrite=options.overwrite)
    if not options.json:
        sys.stdout.write(f"{options.output}\n")
    lines = [message("check.mended", options.lang, count=str(len(changes)))]
    lines += [f"  - {change_text(change, options.lang)}" for change in changes]
    sys.stderr.writelines(f"{line}\n" for line in lines)


def _write_html(checked: Sequence[Checked], options: argparse.Namespace) -> None:
    """Write the report; a report that is there already is replaced, any other file is kept."""
    from danvan_reports.formats.html_report import html_report
    from danvan_reports.output import write_document

    titles = [f"<title>{message('html.title', language)}</title>" for language in LANGUAGES]
    there = options.html.read_text("utf-8", "replace") if options.html.is_file() else ""
    ours = any(title in there for title in titles)
    files = [(str(file.path), file.diagnostics, file.result) for file in checked]
    page = html_report(files, options.lang, words_of)
    write_document(options.html, page.encode(), overwrite=options.overwrite or ours)
    if not options.json:
        sys.stdout.write(f"{options.html}\n")


def _report(checked: Sequence[Checked], failures: Sequence[ReportError], options: argparse.Namespace) -> None:
    sentences = [sentence(error, options.lang) for error in failures]
    if options.json:
        data = {
            "version": JSON_VERSION,
            "files": [_as_json(file, options.lang) for file in checked],
            "failures": [{"key": error.key, "message": text} for error, text in zip(failures, sentences, strict=True)],
        }
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return
    lines: list[str] = []
    for file in checked:
        shown = [item for item in file.diagnostics if not options.quiet or item.severity is Severity.ERROR]
        lines += [as_text(item, options.lang, colour=sys.stderr.isatty()) + "\n" for item in shown]
        if options.verbose and file.result:
            lines += [_skipped(item, options.lang) for item in file.result.skipped]
        if not options.quiet:
            lines.append(f"{file.path}: {_profile(file, options.lang)}{count_line(file.diagnostics, options.lang)}")
    sys.stderr.writelines(f"{line}\n" for line in [*lines, *sentences])


def _profile(file: Checked, language: str) -> str:
    """Return which profile a document was held against, and how it was chosen."""
    if file.result is None:
        return ""
    how = file.result.detection
    if how is None:
        return f"{file.result.profile_id}; "
    issued = format_date_short(how.issued) if how.issued else ""
    profile = file.result.profile_id or ""
    return message(f"format.detected.{how.reason}", language, profile=profile, issued=issued) + "; "


def _skipped(item: Skipped, language: str) -> str:
    from danvan_reports.formats.wording import skip_reason

    return message("check.skipped", language, code=item.code, reason=skip_reason(item, language))


def _as_json(file: Checked, language: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "file": str(file.path),
        "diagnostics": [as_data(item, language) for item in file.diagnostics],
    }
    if file.result:
        from danvan_reports.formats.wording import skip_reason

        skipped = [{"code": item.code, "reason": skip_reason(item, language)} for item in file.result.skipped]
        data |= {"profile": file.result.profile_id, "skipped": skipped}
    return data
