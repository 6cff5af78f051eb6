"""What clerks type where YAML wants something else, recognised on one line at a time.

Every pattern here names a mistake by the look of the line itself; none depends on the words of the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.patterns import lazy_pattern
from danvan_reports.sources import codes
from danvan_reports.sources.faults import Fault, codepoint, place_on_line, shorten

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The inside of a character class: spaces that look like a space and are none to YAML."""

_FIELD = "[A-Za-z][A-Za-z0-9_]*"
_KEY = r"[^\W\d][\w ]{0,59}"
_ODD_AFTER_MARK = lazy_pattern(rf"(?:(?P<key>{_FIELD}):|-)(?P<space>[{ODD_SPACES}]+)")
_FULLWIDTH = lazy_pattern(rf"(?P<key>{_FIELD})[ \t]*(?P<colon>：)")
_NAME, _CLINGS = "[a-z][a-z0-9_]*", r"[^\s/\\:]"
_TIGHT = lazy_pattern(rf"(?P<key>{_NAME})(?P<colon>:)(?={_CLINGS})")
_BULLETS = "[‐‑–—―−‒•‣·●○▪▫■□◦+*\ue000-\uf8ff]"
_BULLET = lazy_pattern(f"(?P<bullet>{_BULLETS})(?=[ \t\u00a0])")

_LOOSE_ODD = lazy_pattern(rf"{_KEY}:(?P<space>[{ODD_SPACES}]+)")
_LOOSE_FULLWIDTH = lazy_pattern(rf"{_KEY}(?P<colon>：)")
_LOOSE_TIGHT = lazy_pattern(rf"{_KEY}(?P<colon>:)(?=[^\s/\\])")
_TIGHT_DASH = lazy_pattern(r"-(?=[^\s-])")

_STRANGE = lazy_pattern(f"[\t：{ODD_SPACES}]")
_ODD_START = lazy_pattern(rf"[ -]*(?:{_NAME}:{_CLINGS}|{_BULLETS} |\?(?: |$))|[ ]+$")

_KEY_LINE = lazy_pattern(rf"{_FIELD}[ \t]*:(?=[ \t]|$)")
_ENTRY_LINE = lazy_pattern(rf" *(?:-(?=[ ]|$)|{_FIELD}:(?=[ \t]|$))")

_HEX = "[0-9A-Fa-f]"
_ESCAPE = lazy_pattern(
    rf"\\(?:(?P<good>[0abt\tnvfre \"/\\N_LP]|$|x{_HEX}{{2}}|u{_HEX}{{4}}|U00(?:0{_HEX}|10){_HEX}{{4}})|.)"
)
_SURROGATE = lazy_pattern(r"\\(?:u|U0000)(?P<code>[dD][89a-fA-F][0-9a-fA-F]{2})")


def may_hold_a_fault(text: str, lines: tuple[str, ...]) -> bool:
    """Tell whether anything in a text's lines could be a fault that YAML itself has no objection to.

    So it is where a tab or an odd space stands anywhere, where a line begins with a bullet, a question mark or a
    field without space after its colon, and where a line is of blanks alone. Few texts have any of these.
    """
    return _STRANGE.search(text) is not None or any(map(_ODD_START.match, lines))


def starts_with_key(text: str) -> bool:
    """Tell whether the text begins like a field of an input: ``so_ky_hieu: ...``."""
    return _KEY_LINE.match(text) is not None


def starts_an_entry(line: str) -> bool:
    """Tell whether the line begins like the next list item or field; prose in quotes hardly ever does."""
    return _ENTRY_LINE.match(line) is not None


def find_certain_fault(number: int, line: str, start: int, *, item: bool) -> Fault | None:
    """Return the fault of a piece of line without separator that YAML would take as mere text, or None.

    These are told even where YAML has no objection: ``so:5`` under a key would silently become its text.
    ``item`` says the piece follows a dash, where prose is usual and only unmistakable field names count.
    """
    if match := _ODD_AFTER_MARK.match(line, start):
        space = match["space"]
        place = place_on_line(number, match.start("space"), len(space))
        return Fault(codes.ODD_SPACE_AFTER_MARK, place, {"codepoint": codepoint(space[0])})
    if match := _FULLWIDTH.match(line, start):
        place = place_on_line(number, match.start("colon"))
        return Fault(codes.FULLWIDTH_COLON, place, {"key": match["key"]})
    if (match := _TIGHT.match(line, start)) and (not item or "_" in match["key"]):
        return _no_space(number, line, start, match)
    if not item and (match := _BULLET.match(line, start)):
        return Fault(codes.BULLET, place_on_line(number, start), {"found": match["bullet"]})
    return None


def explain_missing_separator(number: int, line: str, start: int, *, in_list: bool) -> Fault:
    """Return why the piece of line from ``start`` is no ``key: value`` (in a list: no ``- item``)."""
    if in_list:
        if _TIGHT_DASH.match(line, start):
            suggestion = shorten(f"- {line[start + 1 :]}")
            return Fault(codes.NO_SPACE_AFTER_DASH, place_on_line(number, start), {"suggestion": suggestion})
        return Fault(codes.MIXED_LEVEL, place_on_line(number, start), {"found": shorten(line[start:])})
    if match := _LOOSE_ODD.match(line, start):
        space = match["space"]
        place = place_on_line(number, match.start("space"), len(space))
        return Fault(codes.ODD_SPACE_AFTER_MARK, place, {"codepoint": codepoint(space[0])})
    if match := _LOOSE_FULLWIDTH.match(line, start):
        key = shorten(line[start : match.start("colon")])
        return Fault(codes.FULLWIDTH_COLON, place_on_line(number, match.start("colon")), {"key": key})
    if match := _LOOSE_TIGHT.match(line, start):
        return _no_space(number, line, start, match)
    text = line[start:].rstrip()
    return Fault(codes.NO_COLON, place_on_line(number, start, len(text)), {"found": shorten(text)})


def _no_space(number: int, line: str, start: int, match: re.Match[str]) -> Fault:
    colon = match.start("colon")
    suggestion = shorten(f"{line[start:colon]}: {line[colon + 1 :]}")
    return Fault(codes.NO_SPACE_AFTER_COLON, place_on_line(number, colon), {"suggestion": suggestion})


def find_bad_escapes(number: int, line: str, start: int, end: int) -> Iterator[Fault]:
    """Yield a fault for every backslash between two offsets of a double-quoted text that starts no escape."""
    for match in _ESCAPE.finditer(line, start, end):
        if surrogate := _SURROGATE.match(match[0]):
            place = place_on_line(number, match.start(), len(match[0]))
            yield Fault(codes.FORBIDDEN_CHARACTER, place, {"codepoint": f"U+{surrogate['code'].upper()}"})
        elif match["good"] is None:
            yield Fault(codes.BAD_ESCAPE, place_on_line(number, match.start(), 2), {"found": match[0]})
