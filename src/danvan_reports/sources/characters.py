"""Characters that a person cannot see, that are not what they look like, or that no document can hold."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from danvan_reports.patterns import lazy_pattern
from danvan_reports.sources import codes
from danvan_reports.sources.faults import Fault, codepoint, place_on_line, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

_XML_FORBIDS = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_YAML_FORBIDS = "\x7f-\x84\x86-\x9f"
_CLASSES = {
    codes.FORBIDDEN_CHARACTER: _XML_FORBIDS + _YAML_FORBIDS,
    codes.LINE_SEPARATOR: "\x85\u2028\u2029",
    codes.ZERO_WIDTH_SPACE: "\u200b",
    codes.ZERO_WIDTH_JOINER: "\u200c\u200d\u2060",
    codes.BIDI_MARK: "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    codes.SOFT_HYPHEN: "\xad",
    codes.BYTE_ORDER_MARK: "\ufeff",
    codes.INVISIBLE_CHARACTER: "\u034f\u115f\u1160\u180e\u2061-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffb",
    codes.REPLACEMENT_CHARACTER: "\ufffd",
    codes.PRIVATE_CHARACTER: "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
}
_NOTABLE = lazy_pattern(f"[{''.join(_CLASSES.values())}]")
_MEMBERS = {code: lazy_pattern(f"[{members}]") for code, members in _CLASSES.items()}
_EMOJI_JOINER = lazy_pattern("(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d")
_UNICODE_LETTER = lazy_pattern("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_OLD_LETTERS = "\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00c0-\u00ff"
_OLD_LETTER_IN_WORD = lazy_pattern(f"[A-Za-z][{_OLD_LETTERS}]|[{_OLD_LETTERS}][A-Za-z]")
_FORBIDDEN_IN_XML = lazy_pattern(f"[{_XML_FORBIDS}]")
_FORBIDDEN = lazy_pattern(f"[{_XML_FORBIDS}{_YAML_FORBIDS}]")
_LINE_SEPARATORS = lazy_pattern(f"[{_CLASSES[codes.LINE_SEPARATOR]}]")


def normalise(text: str) -> str:
    """Return the text in NFC, without a leading byte order mark, every line ended by a line feed."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def may_hold_notable_characters(text: str) -> bool:
    """Tell whether ``text`` has any character that is forbidden, invisible or lost in conversion."""
    return _NOTABLE.search(text) is not None


def find_notable_characters(lines: tuple[str, ...]) -> Iterator[Fault]:
    """Yield a fault for every run of one character that is forbidden, invisible or lost in conversion.

    A zero-width joiner between two emoji is how that emoji is spelled, and is not reported.
    """
    for number, line in enumerate(lines, start=1):
        end = 0
        for match in _NOTABLE.finditer(line):
            start, character = match.start(), match[0]
            if start < end or _EMOJI_JOINER.match(line, start):
                continue
            end = start + 1
            while line[end : end + 1] == character:
                end += 1
            place = place_on_line(number, start, end - start)
            yield Fault(_classify(character), place, {"codepoint": codepoint(character)})


def find_legacy_text(lines: tuple[str, ...]) -> Iterator[Fault]:
    """Yield a fault for every line whose letters come from a TCVN3 or VNI font (``C«ng v¨n``, ``Coâng vaên``).

    A line with letters that only Unicode has is Unicode: odd signs in it (×, m²) mean nothing.
    """
    for number, line in enumerate(lines, start=1):
        if line.isascii() or _UNICODE_LETTER.search(line) or not _OLD_LETTER_IN_WORD.search(line):
            continue
        yield from _judge_old_letters(number, line)


def _judge_old_letters(number: int, line: str) -> Iterator[Fault]:
    from danvan_reports.vi.legacy import convert_legacy_text, detect_legacy_text

    encoding = detect_legacy_text(line)
    if encoding != "unicode":
        text = line.strip()
        place = place_on_line(number, line.index(text), len(text))
        parameters = {"found": encoding.upper(), "suggestion": shorten(convert_legacy_text(text, encoding))}
        yield Fault(codes.LEGACY_FONT_TEXT, place, parameters)


def _classify(character: str) -> str:
    return next(code for code, members in _MEMBERS.items() if members.match(character))


def replace_unreadable(text: str) -> str:
    """Return the text with every character YAML cannot pass on replaced, one for one: places stay true."""
    return _LINE_SEPARATORS.sub(" ", _FORBIDDEN.sub("�", text))


def find_forbidden(text: str) -> str | None:
    """Return the first character of the text that no document can hold (XML 1.0, 2.2), or None."""
    found = _FORBIDDEN_IN_XML.search(text)
    return found[0] if found else None


def replace_forbidden(text: str) -> str:
    """Return the text with every character that no document can hold replaced by ``�``."""
    return _FORBIDDEN_IN_XML.sub("�", text)
