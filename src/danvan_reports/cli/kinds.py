"""``make-report kinds``: every document kind with its fields, those it must have, those it needs and the others."""

from __future__ import annotations

import json
import sys
import textwrap
from typing import TYPE_CHECKING, Any

from danvan_reports.cli.parser import Parser
from danvan_reports.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_reports.model.field_lists import FieldLine
    from danvan_reports.model.kinds import DocumentKind

_WIDTH = 100
_NAMES = 28
"""Columns of a line, and those of them that names of fields are given; after a longer name a new line begins."""


def run(arguments: Sequence[str], language: str) -> int:
    """Print the kinds and return the exit code."""
    from danvan_reports.model.field_lists import fields_of
    from danvan_reports.model.kinds import KINDS

    parser = Parser(language, prog="make-report kinds")
    parser.description = parser.words("cli.kinds.description")
    parser.add_argument("kinds", metavar="KIND", nargs="*", help=parser.words("cli.kinds.kinds"))
    parser.add_argument("--json", action="store_true", help=parser.words("cli.json"))
    options = parser.parse_args(arguments)
    for found in options.kinds:
        if found not in KINDS:
            raise UsageError("usage.unknown-kind", found=found, expected=", ".join(KINDS))
    listed = {kind.id: fields_of(kind.id) for kind in KINDS.values() if kind.id in options.kinds or not options.kinds}
    if options.json:
        data = {kind: _as_data(KINDS[kind], fields) for kind, fields in listed.items()}
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return ExitCode.DONE
    for kind, fields in listed.items():
        title = KINDS[kind].title if options.lang == "vi" else KINDS[kind].title_en
        lines = [f"{kind}: {title}", *_lines(fields, parser), ""]
        sys.stdout.writelines(f"{line}\n" for line in lines)
    return ExitCode.DONE


def _as_data(kind: DocumentKind, fields: Sequence[FieldLine]) -> dict[str, Any]:
    from danvan_reports.model.field_lists import WEIGHTS

    by_weight = {
        weight: [
            {"name": field.name, "title": field.title, "fields": list(field.inner)}
            for field in fields
            if field.weight == weight
        ]
        for weight in WEIGHTS
    }
    return {"title": kind.title, "title_en": kind.title_en, "visits": sorted(kind.subjects), **by_weight}


def _lines(fields: Sequence[FieldLine], parser: Parser) -> Iterator[str]:
    """Yield the fields in their groups: the name, the title, then the names of what is inside it in brackets."""
    group = ""
    for field in fields:
        if field.weight != group:
            group = field.weight
            yield "  " + parser.words(f"cli.kinds.{group}")
        inner = f" ({', '.join(field.inner)})" if field.inner else ""
        lead = f"    {field.name:{_NAMES}} "
        margin = " " * (_NAMES + 5)
        if len(lead) > len(margin):
            yield lead.rstrip()
            lead = margin
        yield textwrap.fill(
            f"{field.title}{inner}",
            _WIDTH,
            initial_indent=lead,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
