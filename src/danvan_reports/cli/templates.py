"""``make-report templates``: list, copy, check and build the templates; list the filters they may use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.cli.parser import Parser
from danvan_reports.errors import ExitCode, OutputError, UsageError
from danvan_reports.reporters import as_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence


def run(arguments: Sequence[str], language: str) -> int:
    """Do what is asked of the templates and return the exit code."""
    parser = Parser(language, prog="make-report templates")
    parser.description = parser.words("cli.templates.description")
    parser.add_argument("action", choices=tuple(_ACTIONS), help=parser.words("cli.templates.action"))
    parser.add_argument("arguments", nargs="*", metavar="ARG", help=parser.words("cli.templates.arguments"))
    parser.add_argument("--profile", metavar="PROFILE", help=parser.words("cli.make.profile"))
    parser.add_argument("-d", "--folder", type=Path, metavar="DIR", help=parser.words("cli.make.folder"))
    options = parser.parse_args(arguments)
    return _ACTIONS[options.action](options, parser)


def _list(options: argparse.Namespace, _parser: Parser) -> int:
    from danvan_reports.resources import templates_folder

    for path in sorted(templates_folder().glob("*/*.docx")):
        if options.profile in (None, path.parent.name):
            sys.stdout.write(f"{path.parent.name}/{path.stem}\t{path}\n")
    return ExitCode.DONE


def _copy(options: argparse.Namespace, parser: Parser) -> int:
    """Copy a template out for an office to edit in Word; a file that is there already is never touched."""
    from danvan_reports.formats.profiles import PROFILE_IDS
    from danvan_reports.output import make_folder, write_document
    from danvan_reports.rendering.store import template_path

    if not options.arguments:
        parser.error(parser.words("cli.templates.arguments"))
    if options.profile and options.profile not in PROFILE_IDS:
        raise UsageError("usage.unknown-profile", found=options.profile, expected=", ".join(PROFILE_IDS))
    profile = options.profile or "party-2026"
    for kind in options.arguments:
        source = template_path(kind, profile)
        target = (options.folder or Path("mau")) / profile / source.name
        if target.exists():
            raise OutputError("output.exists", path=str(target))
        make_folder(target.parent)
        write_document(target, source.read_bytes(), overwrite=False)
        sys.stdout.write(f"{target}\n")
    return ExitCode.DONE


def _check(options: argparse.Namespace, parser: Parser) -> int:
    """Compile each template and say what in it cannot work, with the paragraph where it stands."""
    from danvan_reports.rendering.compiled import CompiledTemplate
    from danvan_reports.rendering.faults import TemplateFaults
    from danvan_reports.resources import templates_folder

    code = ExitCode.DONE
    paths = [Path(name) for name in options.arguments] or sorted(templates_folder().glob("*/*.docx"))
    for path in paths:
        try:
            CompiledTemplate(path)
        except TemplateFaults as faults:
            code = ExitCode.FINDINGS
            sys.stderr.writelines(f"{as_text(item, options.lang)}\n" for item in faults.diagnostics)
        else:
            sys.stdout.write(parser.words("cli.templates.good", path=str(path)) + "\n")
    return code


def _build(options: argparse.Namespace, _parser: Parser) -> int:
    from danvan_reports.resources import templates_folder
    from danvan_reports.template_builder.building import build_templates

    sys.stdout.writelines(f"{path}\n" for path in build_templates(options.folder or templates_folder()))
    return ExitCode.DONE


def _filters(_options: argparse.Namespace, _parser: Parser) -> int:
    from danvan_reports.vi.filters import filter_table

    sys.stdout.writelines("\t".join(row) + "\n" for row in filter_table())
    return ExitCode.DONE


_ACTIONS: dict[str, Callable[[argparse.Namespace, Parser], int]] = {
    "list": _list,
    "copy": _copy,
    "check": _check,
    "build": _build,
    "filters": _filters,
}
