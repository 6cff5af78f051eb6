"""Bytes to text: strictly UTF-8 (or UTF-16 that says so), with a guess to offer when they are neither."""

from __future__ import annotations

import codecs

from danvan_reports.diagnostics import Diagnostic, Location, Severity
from danvan_reports.sources import codes
from danvan_reports.sources.characters import normalise

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "Word, Excel (.docx, .xlsx)"),
    (b"\xd0\xcf\x11\xe0", "Word, Excel 97-2003 (.doc, .xls)"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
)
_LEGACY = {"cp1258": "Windows-1258 (cp1258)", "tcvn3": "TCVN3 (ABC)", "viscii": "VISCII", "vni": "VNI"}
_SAMPLE = 4096


def decode(content: bytes, name: str | None = None) -> str | tuple[Diagnostic, ...]:
    """Return the text of an input file, or why there is none: nothing is ever converted on a guess.

    UTF-8 with or without byte order mark and UTF-16 or UTF-32 with one are text. Anything else is one error
    that names the line it shows on and, where the bytes allow, the encoding they are probably in (cp1258,
    TCVN3, VISCII, UTF-16 without mark) or the kind of file they are.
    """
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return (_finding(codes.NOT_TEXT, name, "", found=kind),)
    mark, encoding = next((pair for pair in _MARKS if content.startswith(pair[0])), (b"", "utf-8"))
    unmarked = _guess_unmarked_wide(content) if content and not mark else None
    if unmarked:
        return (_finding(codes.NOT_UTF8, name, "", found=unmarked),)
    try:
        return content.removeprefix(mark).decode(encoding)
    except UnicodeDecodeError as error:
        readable = error.object[: error.start].decode(encoding)
        found = _guess_legacy(content, error.start) if encoding == "utf-8" else None
        if found is None:
            return (_finding(codes.UNDECODABLE, name, readable, expected=encoding.upper()),)
        return (_finding(codes.NOT_UTF8, name, readable, found=found),)


def _finding(code: str, name: str | None, readable: str, **parameters: str) -> Diagnostic:
    """Return an error that stands right after the ``readable`` beginning of the file."""
    lines = normalise(readable).split("\n")
    location = Location(file=name, line=len(lines), column=len(lines[-1]) + 1, excerpt=lines[-1])
    return Diagnostic(code, Severity.ERROR, parameters, location)


def _guess_unmarked_wide(content: bytes) -> str | None:
    """Name UTF-16 by its zero bytes: they fill one half of every ASCII letter, space and line break."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 8 < len(sample) or min(even, odd):
        return None
    return "UTF-16 LE" if odd else "UTF-16 BE"


def _guess_legacy(content: bytes, start: int) -> str | None:
    """Name the encoding that makes Vietnamese of the bytes around the first that is not UTF-8.

    A file with one such byte, or with more letters in good UTF-8 than broken ones, is damaged UTF-8 and not
    guessed at.
    """
    from danvan_reports.vi.legacy import guess_encoding

    sample = content[max(0, start - _SAMPLE) : start + _SAMPLE]
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("�")
    if broken < 2 or sum(not character.isascii() for character in text) > 2 * broken:
        return None
    return _LEGACY.get(guess_encoding(sample) or "")
