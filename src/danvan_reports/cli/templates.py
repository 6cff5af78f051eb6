"""``make-report templates``: list, copy, check and build the templates; list the filters they may use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.cli.parser import Parser
from danvan_reports.errors import ExitCode, InputError, OutputError, UsageError
from danvan_reports.reporters import as_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

_OPEN_IN_WORD = "~$"
"""How the name of the file begins that Word keeps beside one that is open in it."""


def run(arguments: Sequence[str], language: str) -> int:
    """Do what is asked of the templates and return the exit code."""
    parser = Parser(language, prog="make-report templates")
    parser.description = parser.words("cli.templates.description")
    parser.add_argument("action", choices=tuple(_ACTIONS), help=parser.words("cli.templates.action"))
    parser.add_argument("arguments", nargs="*", metavar="ARG", help=parser.words("cli.templates.arguments"))
    parser.add_argument("--profile", metavar="PROFILE", help=parser.words("cli.make.profile"))
    parser.add_argument("--kind", metavar="KIND", help=parser.words("cli.templates.kind"))
    parser.add_argument("-d", "--folder", type=Path, metavar="DIR", help=parser.words("cli.make.folder"))
    parser.add_argument("--overwrite", action="store_true", help=parser.words("cli.make.overwrite"))
    options = parser.parse_args(arguments)
    return _ACTIONS[options.action](options, parser)


def _list(options: argparse.Namespace, _parser: Parser) -> int:
    from danvan_reports.resources import templates_folder

    for path in sorted(templates_folder().glob("*/*.docx")):
        if options.profile in (None, path.parent.name):
            sys.stdout.write(f"{path.parent.name}/{path.stem}\t{path}\n")
    return ExitCode.DONE


def _copy(options: argparse.Namespace, parser: Parser) -> int:
    """Copy a template out for an office to edit in Word; a file that is there is not touched unasked."""
    from danvan_reports.formats.profiles import PROFILE_IDS
    from danvan_reports.model.kinds import KINDS
    from danvan_reports.output import make_folder, write_document
    from danvan_reports.rendering.store import template_path

    if not options.arguments:
        parser.error(parser.words("cli.templates.arguments"))
    if options.profile and options.profile not in PROFILE_IDS:
        raise UsageError("usage.unknown-profile", found=options.profile, expected=", ".join(PROFILE_IDS))
    profile = options.profile or "party-2026"
    for kind in options.arguments:
        source = template_path(KINDS[kind].template if kind in KINDS else kind, profile)
        target = (options.folder or Path("mau")) / profile / source.name
        if target.exists() and not options.overwrite:
            raise OutputError("output.exists", path=str(target))
        make_folder(target.parent)
        write_document(target, source.read_bytes(), overwrite=options.overwrite)
        sys.stdout.write(f"{target}\n")
    return ExitCode.DONE


def _check(options: argparse.Namespace, parser: Parser) -> int:
    """Say of each template what in it is wrong, with the place; a file that cannot be read does not stop the others."""
    from danvan_reports.messages import message
    from danvan_reports.rendering.checking import official_kinds

    if options.kind and options.kind not in official_kinds():
        raise UsageError("usage.unknown-kind", found=options.kind, expected=", ".join(official_kinds()))
    code = ExitCode.DONE
    for path in _templates_in(options):
        try:
            good = _check_one(path, options)
        except InputError as error:
            detail = message(error.key, options.lang, **error.parameters)
            sys.stderr.write(message("cli.error", options.lang, detail=detail) + "\n")
            code = error.exit_code
            continue
        if good:
            sys.stdout.write(parser.words("cli.templates.good", path=str(path)) + "\n")
        elif code == ExitCode.DONE:
            code = ExitCode.FINDINGS
    return code


def _templates_in(options: argparse.Namespace) -> list[Path]:
    """Return the templates to check: those named, those in the folders named, or all official ones."""
    from danvan_reports.resources import templates_folder

    found: list[Path] = []
    for path in [Path(name) for name in options.arguments] or [templates_folder()]:
        found += sorted(path.rglob("*.docx")) if path.is_dir() else [path]
    return [path for path in found if not path.name.startswith(_OPEN_IN_WORD)]


def _check_one(path: Path, options: argparse.Namespace) -> bool:
    """Print what is wrong with a template and tell whether it can be used: warnings do not hinder that."""
    from danvan_reports.diagnostics import has_errors
    from danvan_reports.disk import read_file
    from danvan_reports.opc import MAX_FILE_SIZE
    from danvan_reports.rendering.checking import check_template

    found = check_template(read_file(path, MAX_FILE_SIZE), str(path), options.kind or path.stem)
    sys.stderr.writelines(f"{as_text(item, options.lang)}\n" for item in found)
    return not has_errors(found)


def _build(options: argparse.Namespace, _parser: Parser) -> int:
    from danvan_reports.resources import templates_folder
    from danvan_reports.template_builder.building import build_templates

    # The program's own are only ever built; a folder that is named may hold those that an office has edited.
    overwrite = options.overwrite or options.folder is None
    built = build_templates(options.folder or templates_folder(), overwrite=overwrite)
    sys.stdout.writelines(f"{path}\n" for path in built)
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
