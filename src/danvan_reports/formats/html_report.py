"""The findings of a check as one page that a clerk can open, read and print: no script, nothing from outside."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.formats.profiles import load_profile
from danvan_reports.formats.wording import explain, skip_reason
from danvan_reports.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from danvan_reports.diagnostics import Diagnostic, Location
    from danvan_reports.formats.checker import CheckResult, Skipped

    Words = Callable[[Diagnostic, str], tuple[str, str]]

_FORMAT_RULES = "VB"
_MOST_PLACES = 12
_MARGIN_PART = re.compile(r"/(?:header|footer)\d*\.xml$")

_STYLE = """
@page { size: A4; margin: 15mm }
body { font: 11pt/1.35 "Times New Roman", "Liberation Serif", serif; color: #000; max-width: 178mm; margin: 8mm auto }
@media print { body { margin: 0 } }
h1 { font-size: 16pt; margin: 0 0 4mm } h2 { font-size: 13pt; margin: 8mm 0 2mm; border-bottom: 1px solid #000 }
h3 { font-size: 11pt; margin: 5mm 0 2mm } p { margin: 1mm 0 }
table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
th, td { border: 1px solid #888; padding: 1.5mm 2mm; text-align: left; vertical-align: top }
th { background: #eee } thead { display: table-header-group }
.error { border-left: 4px solid #b00000 } .warning { border-left: 4px solid #b07000 }
.note { border-left: 4px solid #666 }
table { table-layout: fixed } th:nth-child(1) { width: 9% } th:nth-child(2) { width: 35% }
th:nth-child(3) { width: 22% } td { overflow-wrap: break-word }
.code { white-space: nowrap; font-weight: bold } .place, .why, .skipped { color: #333; font-size: 10pt }
q { quotes: "“" "”" }
"""


def html_report(
    files: Sequence[tuple[str, Sequence[Diagnostic], CheckResult | None]],
    language: str,
    words: Words | None = None,
) -> str:
    """Return the page for some checked files.

    Args:
        files: for each its name, its findings (as they were selected) and what the check gave; an input, which
            has no format, has no result.
        language: of the page.
        words: words findings that are no rules of format; without it they are looked up by their code.
    """
    title = message("html.title", language)
    body = "".join(_file(name, diagnostics, result, language, words) for name, diagnostics, result in files)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head>{head}<style>{_STYLE}</style></head>\n'
        f"<body><h1>{escape(title)}</h1>\n{body}</body></html>\n"
    )


def _file(
    name: str,
    diagnostics: Sequence[Diagnostic],
    result: CheckResult | None,
    language: str,
    words: Words | None,
) -> str:
    parts = [f"<h2>{escape(name)}</h2>\n"]
    if result is not None:
        parts += [f"<p>{escape(sentence)}</p>\n" for sentence in _profile(result, language)]
    parts.append(f"<p><strong>{escape(_counts(diagnostics, language))}</strong></p>\n")
    for severity in Severity:
        found = [diagnostic for diagnostic in diagnostics if diagnostic.severity is severity]
        if found:
            parts.append(f"<h3>{escape(message(f'html.{severity.value}', language))}</h3>\n")
            parts.append(_table(found, result, language, words))
    if result is not None and result.skipped:
        parts.append(_skipped(result.skipped, language))
    return "".join(parts)


def _profile(result: CheckResult, language: str) -> Iterable[str]:
    if result.profile_id is not None:
        yield message("html.profile", language, profile=load_profile(result.profile_id).title)
    if result.detection is not None:
        yield message(f"format.detected.{result.detection.reason}", language) + "."


def _counts(diagnostics: Iterable[Diagnostic], language: str) -> str:
    found = [diagnostic.severity for diagnostic in diagnostics]
    if not found:
        return message("html.clean", language)
    counts = {severity.value: str(found.count(severity)) for severity in Severity}
    return message("html.counts", language, **counts)


def _table(
    diagnostics: Iterable[Diagnostic],
    result: CheckResult | None,
    language: str,
    words: Words | None,
) -> str:
    columns = "".join(
        f"<th>{escape(message(f'html.column.{column}', language))}</th>" for column in ("code", "found", "fix", "rule")
    )
    rows = "".join(_row(diagnostic, result, language, words) for diagnostic in diagnostics)
    return f"<table><thead><tr>{columns}</tr></thead><tbody>\n{rows}</tbody></table>\n"


def _row(
    diagnostic: Diagnostic,
    result: CheckResult | None,
    language: str,
    words: Words | None,
) -> str:
    required = ""
    if diagnostic.code.startswith(_FORMAT_RULES):
        profile = load_profile(result.profile_id) if result is not None and result.profile_id else None
        explained = explain(diagnostic, language, profile)
        found, fix = explained.message, explained.fix
        required = f"{escape(explained.requirement)} <span class=why>{escape(explained.why)}</span>"
    elif words is not None:
        found, fix = words(diagnostic, language)
    else:
        found, fix = diagnostic.code, ""
    clause = f"<p class=why>{escape(diagnostic.clause)}</p>" if diagnostic.clause else ""
    return (
        f"<tr class={diagnostic.severity.value}><td class=code>{escape(diagnostic.code)}</td>"
        f"<td>{escape(found)}{_places(diagnostic, language)}</td><td>{escape(fix)}</td>"
        f"<td>{required}{clause}</td></tr>\n"
    )


def _places(diagnostic: Diagnostic, language: str) -> str:
    places = [place for place in (diagnostic.location, *diagnostic.related) if place is not None]
    shown = [text for place in places[:_MOST_PLACES] if (text := _place(place, language))]
    if len(places) > _MOST_PLACES:
        shown.append(escape(message("html.more", language, count=str(len(places) - _MOST_PLACES))))
    return "".join(f"<p class=place>{text}</p>" for text in shown)


def _place(place: Location, language: str) -> str:
    excerpt = f" <q>{escape(place.excerpt)}</q>" if place.excerpt else ""
    if place.paragraph is not None:
        key = "html.margin" if _MARGIN_PART.search(place.part or "") else "html.paragraph"
        key = "html.paragraph-later" if key == "html.paragraph" and _is_later(place) else key
        return escape(message(key, language, number=str(place.paragraph), section=str(place.section))) + excerpt
    if place.line is not None:
        return escape(message("html.line", language, number=str(place.line))) + excerpt
    return escape(f"{place.sheet}!{place.cell}") + excerpt if place.cell else excerpt.strip()


def _is_later(place: Location) -> bool:
    """Tell whether a place is on pages after those of the first section, such as an annex."""
    return place.section is not None and place.section > 1


def _skipped(skipped: Sequence[Skipped], language: str) -> str:
    rows = "".join(f"<li>{escape(item.code)}: {escape(skip_reason(item, language))}</li>" for item in skipped)
    summary = escape(message("html.skipped", language, count=str(len(skipped))))
    return f"<details class=skipped><summary>{summary}</summary><ul>{rows}</ul></details>\n"
