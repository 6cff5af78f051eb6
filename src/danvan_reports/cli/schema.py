"""``make-report schema``: the JSON Schema that editors complete and check with."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from danvan_reports.cli.parser import Parser
from danvan_reports.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str], language: str) -> int:
    """Print the schema of an input (of one kind, when given) and return the exit code."""
    from danvan_reports.model.kinds import KINDS
    from danvan_reports.model.schema import input_schema

    parser = Parser(language, prog="make-report schema")
    parser.description = parser.words("cli.schema.description")
    parser.add_argument("kind", nargs="?", metavar="KIND", help=parser.words("cli.new.kind"))
    options = parser.parse_args(arguments)
    if options.kind and options.kind not in KINDS:
        raise UsageError("usage.unknown-kind", found=options.kind, expected=", ".join(KINDS))
    sys.stdout.write(json.dumps(input_schema(options.kind), ensure_ascii=False, indent=2) + "\n")
    return ExitCode.DONE
