"""Characters nobody can see, and those no document can hold."""

from __future__ import annotations

import pytest

from danvan_reports.diagnostics import Severity
from danvan_reports.sources.yaml_source import parse_yaml
from tests.sources.reading import plain, rows


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\u200b", "DL008"),
        ("\u200c", "DL009"),
        ("\u200d", "DL009"),
        ("\u2060", "DL009"),
        ("\u200e", "DL010"),
        ("\u202e", "DL010"),
        ("\u2066", "DL010"),
        ("\u00ad", "DL011"),
        ("\ufeff", "DL012"),
        ("\u180e", "DL013"),
        ("\u3164", "DL013"),
        ("\ufffd", "DL014"),
        ("\uf0b7", "DL015"),
    ],
)
def test_hidden_character__is_named_and_kept(character: str, code: str) -> None:
    document = parse_yaml(f"a: Ủy{character}{character} b{character}\n")

    assert rows(document) == [(code, 1, 6, 2), (code, 1, 10, 1)]
    assert {each.severity for each in document.diagnostics} == {Severity.WARNING}
    assert document.diagnostics[0].parameters == {"codepoint": f"U+{ord(character):04X}"}
    assert plain(document.root) == {"a": f"Ủy{character}{character} b{character}"}


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x0c", "\x1f", "\x7f", "\x9f", "\ud800", "\uffff"])
def test_forbidden_character__is_an_error__and_later_faults_are_still_found(character: str) -> None:
    document = parse_yaml(f"a: x{character}y\nb: 1\nb: 2\n")

    assert rows(document) == [("DL006", 1, 5, 1), ("DL036", 3, 1, 1)]
    assert document.diagnostics[0].severity is Severity.ERROR
    assert document.diagnostics[0].parameters == {"codepoint": f"U+{ord(character):04X}"}
    assert plain(document.root) == {"a": "x�y", "b": "1"}
    assert document.lines[0] == "a: x�y"


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_odd_line_break__is_an_error_and_moves_no_line(character: str) -> None:
    document = parse_yaml(f"a: x{character}y\nb: 1\nb: 2\n")

    assert rows(document) == [("DL007", 1, 5, 1), ("DL036", 3, 1, 1)]
    assert document.diagnostics[0].severity is Severity.ERROR
    assert plain(document.root) == {"a": "x y", "b": "1"}


@pytest.mark.parametrize(
    ("typed", "encoding", "meant"),
    [
        ("C«ng v¨n sè 09-QC/TU", "TCVN3", "Công văn số 09-QC/TU"),
        ("Coâng vaên soá 09-QC/TU", "VNI", "Công văn số 09-QC/TU"),
    ],
)
def test_text_of_an_old_font__is_named_and_read_as_typed(typed: str, encoding: str, meant: str) -> None:
    document = parse_yaml(f"a:\n  b: {typed}\n")

    assert rows(document) == [("DL005", 2, 3, len(typed) + 3)]
    assert document.diagnostics[0].severity is Severity.WARNING
    assert document.diagnostics[0].parameters == {"found": encoding, "suggestion": f"b: {meant}"}
    assert plain(document.root) == {"a": {"b": typed}}


@pytest.mark.parametrize(
    "typed", ["bà hà, ông bê", "5 × 3 m²", "diện tích 5 × 3 m² tại Hà Nội", "café", "§ 5", "a · b"]
)
def test_text_in_unicode__is_left_alone(typed: str) -> None:
    assert parse_yaml(f"a: {typed}").diagnostics == ()


def test_joiner_within_an_emoji__is_its_spelling() -> None:
    document = parse_yaml("a: 👩\u200d🌾 ❤\ufe0f\u200d🔥")

    assert document.diagnostics == ()
    assert plain(document.root) == {"a": "👩\u200d🌾 ❤\ufe0f\u200d🔥"}
