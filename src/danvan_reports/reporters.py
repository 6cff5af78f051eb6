"""Findings in the reader's words: blocks with a caret for people, plain data for machines. Nothing here prints."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from danvan_reports.diagnostics import Severity, nearest_place
from danvan_reports.messages import find_message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from danvan_reports.diagnostics import Diagnostic, InputPath, Location
    from danvan_reports.drafting.drafter import Gap

JSON_VERSION = 1
"""The version of the JSON shape; it never depends on ``-q`` or ``-v``."""

FORMAT_RULES = "VB"
"""How the code of a rule of format begins."""

_WIDEST = 110
"""Characters of a line that are shown; more would be broken by most terminals and part the caret from its place."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def words_of(diagnostic: Diagnostic, language: str) -> tuple[str, str]:
    """Return what was found and what to do about it, in ``language``.

    A value that could not be read carries a ``reason``, whose words come from the catalogue of ``vi``; the words of
    a rule of format stand with the rule.
    """
    if diagnostic.code.startswith(FORMAT_RULES):
        from danvan_reports.formats.wording import explain

        explained = explain(diagnostic, language)
        return explained.message, explained.fix
    parameters = dict(diagnostic.parameters)
    reason = parameters.get("reason")
    if reason:
        parameters["detail"] = find_message(reason, language, **parameters) or reason
        parameters["advice"] = find_message(f"{reason}.fix", language, **parameters) or ""
    text = message(diagnostic.code, language, **parameters)
    fix = find_message(f"{diagnostic.code}.fix", language, **parameters) or ""
    return text, fix


def as_text(diagnostic: Diagnostic, language: str, *, colour: bool = False) -> str:
    """Return the finding as a block: code and message, place, the line with a caret under the fault, how to mend it."""
    text, fix = words_of(diagnostic, language)
    severity = message(f"report.severity.{diagnostic.severity.value}", language)
    head = f"{severity}[{diagnostic.code}]"
    if colour:
        head = f"\x1b[{_COLOURS[diagnostic.severity]};1m{head}\x1b[0m"
    lines = [f"{head}: {text}"]
    if diagnostic.location:
        lines += _place_lines(diagnostic.location, language)
    if fix:
        lines.append(f"  = {message('report.fix', language, fix=fix)}")
    if diagnostic.clause:
        lines.append(f"  = {message('report.clause', language, clause=diagnostic.clause)}")
    lines += [
        f"  = {message('report.related', language)}: {place_text(place, language)}" for place in diagnostic.related
    ]
    return "\n".join(lines)


def place_text(location: Location, language: str) -> str:
    """Return the place in one line: ``visit.yaml:12:5``, ``so-lieu.xlsx, Bảng 1!C5``, a paragraph of a document."""
    file = location.file or ""
    if location.line is not None:
        return f"{file}:{location.line}:{location.column}"
    if location.cell:
        return f"{file}, {location.sheet}!{location.cell}"
    if location.paragraph is not None:
        part = message("report.paragraph", language, part=location.part or "", number=str(location.paragraph))
        if location.table:
            table, row, cell = map(str, location.table)
            part += message("report.table-cell", language, table=table, row=row, cell=cell)
        if location.section and location.section > 1:
            part += message("report.section", language, section=str(location.section))
        return f"{file}, {part}" if file else part
    return file or (location.part or "")


def as_data(diagnostic: Diagnostic, language: str) -> dict[str, Any]:
    """Return the finding as plain data for JSON."""
    text, fix = words_of(diagnostic, language)
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": text,
        "fix": fix,
        "clause": diagnostic.clause,
        "path": list(diagnostic.path),
        "location": _location_data(diagnostic.location),
        "related": [_location_data(place) for place in diagnostic.related],
    }


def gap_lines(document: str, gaps: Sequence[Gap], places: Mapping[InputPath, Location], language: str) -> list[str]:
    """Return the list of what the document still lacks, each with the field to fill in and where it belongs."""
    lines = [message("report.gaps", language, path=document, count=str(len(gaps)))]
    for number, gap in enumerate(gaps, start=1):
        place = nearest_place(gap.path, places)
        where = place_text(place, language) if place else ""
        lines.append(
            "  " + message("report.gap", language, number=str(number), what=gap.what, place=where, field=gap.field)
        )
    return lines


def count_line(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Return how many errors and warnings there are."""
    found = [diagnostic.severity for diagnostic in diagnostics]
    errors, warnings = found.count(Severity.ERROR), found.count(Severity.WARNING)
    return message("report.counts", language, errors=str(errors), warnings=str(warnings))


def _place_lines(location: Location, language: str) -> list[str]:
    lines = [f"  --> {place_text(location, language)}"]
    if location.excerpt is None:
        return lines
    if location.line is None or location.column is None:
        return [*lines, f"   | {location.excerpt}"]
    margin = str(location.line)
    shown, start = _window(location.excerpt, location.column - 1)
    covered = shown[start : start + location.length]
    caret = " " * display_width(shown[:start]) + "^" * max(1, display_width(covered))
    return [*lines, f"{margin} | {_visible(shown)}", f"{' ' * len(margin)} | {caret}"]


def _window(line: str, start: int) -> tuple[str, int]:
    """Return the piece of a long line around ``start``, and where that is in it: a terminal would break the line."""
    if len(line) <= _WIDEST:
        return line, start
    left = max(0, min(start - _WIDEST // 2, len(line) - _WIDEST))
    before, after = "…" if left else "", "…" if left + _WIDEST < len(line) else ""
    return f"{before}{line[left : left + _WIDEST]}{after}", start - left + len(before)


def display_width(text: str) -> int:
    """Return how many cells of a terminal ``text`` takes: none for marks that combine, two for wide characters."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _visible(text: str) -> str:
    """Return the line as it can be printed: a tab or a control character takes one cell, as the caret counts it."""
    return "".join(
        "�" if unicodedata.category(char) in {"Cc", "Cs"} and char != "\t" else char for char in text
    ).replace("\t", " ")


def _location_data(location: Location | None) -> dict[str, Any] | None:
    if location is None:
        return None
    names = ("file", "line", "column", "length", "sheet", "cell", "part", "paragraph", "table", "section")
    return {name: getattr(location, name) for name in names if getattr(location, name) is not None}
