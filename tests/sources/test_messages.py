"""Every code has its words in both languages, and no words are left over."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

import danvan_reports
from danvan_reports.sources import codes
from danvan_reports.sources.yaml_source import decode, parse_yaml
from tests.sources.test_faults import UNTRUSTED

if TYPE_CHECKING:
    from danvan_reports.diagnostics import Diagnostic

PACKAGE = Path(danvan_reports.__file__).parent
CODES = {name: value for name, value in vars(codes).items() if name.isupper() and isinstance(value, str)}
OTHERS = [
    *("a: C«ng v¨n", "a: 1\na: 2", "a: !x 1", "a: x # y", "a: “x”"),
    "MẬT",
    "- a\n" * 30_001,
    "a: \u200bb\n" * 501,
    "a: \u200b\u200c\u200e\xad\ufeff\u180e\ufffd\uf0b7\x07\u2028",
]
BYTES = [b"\xff", "a: b".encode("utf-16-le"), b"%PDF-"]


def _words(language: str) -> dict[str, str]:
    path = PACKAGE / "locale" / language / "LC_MESSAGES" / "sources.po"
    with path.open("rb") as stream:
        return {str(entry.id): str(entry.string) for entry in read_po(stream, language, abort_invalid=True) if entry.id}


def _findings() -> list[Diagnostic]:
    found = [each for text in (*(text for text, _ in UNTRUSTED), *OTHERS) for each in parse_yaml(text).diagnostics]
    for content in BYTES:
        decoded = decode(content)
        assert not isinstance(decoded, str)
        found += decoded
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words__exist_for_every_code_and_error_and_for_nothing_else(language: str) -> None:
    errors = set(re.findall(r'"(input\.[a-z]+)"', (PACKAGE / "disk.py").read_text("utf-8")))

    words = _words(language)

    assert set(words) == {*CODES.values(), *(f"{code}.fix" for code in CODES.values()), *errors}
    assert all(words.values())


def test_codes__are_all_used_and_each_is_one_thing() -> None:
    sources = (path for path in (PACKAGE / "sources").glob("*.py") if path.name != "codes.py")
    text = "".join(path.read_text("utf-8") for path in sources)

    assert set(re.findall(r"codes\.([A-Z0-9_]+)", text)) - {"WARNINGS"} == set(CODES)
    assert len(set(CODES.values())) == len(CODES)
    assert {each.code for each in _findings()} == set(CODES.values())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words__ask_only_for_what_the_findings_give(language: str) -> None:
    words = _words(language)
    given: dict[str, set[str]] = {}
    for each in _findings():
        given[each.code] = given.get(each.code, set(each.parameters)) & set(each.parameters)

    for code, names in given.items():
        asked = {name for key in (code, f"{code}.fix") for _, name, _, _ in Formatter().parse(words[key]) if name}
        assert asked == names, code
