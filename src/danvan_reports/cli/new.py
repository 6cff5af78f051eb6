"""``make-report new KIND``: a commented starter file, with the schema named for editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.cli.parser import Parser
from danvan_reports.errors import ExitCode, OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str], language: str) -> int:
    """Write the starter file and return the exit code; a file that is there already is never touched."""
    from danvan_reports.model.kinds import KINDS
    from danvan_reports.model.starter import starter_text
    from danvan_reports.output import write_new_text

    parser = Parser(language, prog="make-report new")
    parser.description = parser.words("cli.new.description")
    parser.add_argument("kind", metavar="KIND", help=parser.words("cli.new.kind"))
    parser.add_argument("-o", "--output", metavar="FILE", help=parser.words("cli.new.output"))
    options = parser.parse_args(arguments)
    if options.kind not in KINDS:
        raise UsageError("usage.unknown-kind", found=options.kind, expected=", ".join(KINDS))
    text = starter_text(options.kind)
    if options.output == "-":
        sys.stdout.write(text)
        return ExitCode.DONE
    path = Path(options.output or f"{options.kind}.yaml")
    if path.exists():
        raise OutputError("output.exists", path=str(path))
    write_new_text(path, text)
    sys.stdout.write(f"{path}\n")
    return ExitCode.DONE
