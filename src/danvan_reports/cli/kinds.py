"""``make-report kinds``: every document kind with the fields it needs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from danvan_reports.cli.parser import Parser
from danvan_reports.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str], language: str) -> int:
    """Print the kinds and return the exit code."""
    from danvan_reports.model.kinds import KINDS
    from danvan_reports.model.schema import fields_needed, fields_required

    parser = Parser(language, prog="make-report kinds")
    parser.description = parser.words("cli.kinds.description")
    parser.add_argument("--json", action="store_true", help=parser.words("cli.json"))
    options = parser.parse_args(arguments)
    if options.json:
        data: dict[str, Any] = {
            kind.id: {
                "title": kind.title,
                "title_en": kind.title_en,
                "visits": sorted(kind.subjects),
                "required": list(fields_required(kind.id)),
                "needed": list(fields_needed(kind.id)),
            }
            for kind in KINDS.values()
        }
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return ExitCode.DONE
    lines = []
    for kind in KINDS.values():
        lines.append(f"{kind.id}: {kind.title if options.lang == 'vi' else kind.title_en}")
        lines.append("  " + parser.words("cli.kinds.required", fields=", ".join(fields_required(kind.id))))
        lines.append("  " + parser.words("cli.kinds.needs", fields=", ".join(fields_needed(kind.id))))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return ExitCode.DONE
