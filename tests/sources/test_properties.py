"""What holds for any text and any bytes."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from danvan_reports.diagnostics import has_errors
from danvan_reports.sources.tree import Mapping, Node, Scalar, Sequence
from danvan_reports.sources.yaml_source import decode, parse_yaml
from tests.sources.reading import plain
from tests.sources.test_faults import UNTRUSTED

LETTERS = [*"abĐềữ 0129.,:;#-–?!%@`*&|>'\"{}[]()“”/\\\n\t~=<_", ": ", " #", "- ", "\n\n", "so:5", "– "]
PIECES = [*LETTERS, *"\r\x07\u00a0\u200b：", "\n  ", "\n- ", "key: "]
WORDS = st.lists(st.sampled_from(LETTERS), max_size=14).map("".join)
KEYS = st.one_of(
    st.from_regex(r"[a-z]{1,3}(_[a-z]{1,3})?", fullmatch=True),
    WORDS.map(lambda text: text.replace("\n", " ")).filter(lambda text: text.strip() not in ("", "<<")),
)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=10,
)
WAYS = st.fixed_dictionaries(
    {
        "Dumper": st.sampled_from([yaml.CSafeDumper, yaml.SafeDumper]),
        "default_style": st.sampled_from([None, '"', "'", "|", ">"]),
        "default_flow_style": st.sampled_from([None, True, False]),
        "width": st.sampled_from([10, 20, 80]),
        "indent": st.sampled_from([2, 3, 4]),
    }
)


def _nodes(node: Node) -> list[Node]:
    found: list[Node] = [node]
    for each in found:
        if isinstance(each, Mapping):
            found += [part for entry in each.entries for part in (entry.key, entry.value)]
        elif isinstance(each, Sequence):
            found += each.items
    return found


def _assert_sound(text: str) -> None:
    document = parse_yaml(text)
    assert document.text == "\n".join(document.lines)
    assert (document.root is not None) or has_errors(document.diagnostics)
    locations = [place for each in document.diagnostics for place in (each.location, *each.related)]
    if document.root is not None:
        locations += [document.location(node.place) for node in _nodes(document.root)]
    for location in locations:
        assert location is not None
        assert location.line is not None
        assert location.column is not None
        line = document.lines[location.line - 1]
        assert location.excerpt == line
        assert 1 <= location.column <= len(line) + 1
        assert 1 <= location.length <= max(1, len(line) + 1 - location.column)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=[])))
@example("a: b\n\ud83d\ude00")
def test_any_text__has_a_document_whose_places_lie_inside(text: str) -> None:
    _assert_sound(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_like_yaml__has_a_document_whose_places_lie_inside(text: str) -> None:
    _assert_sound(text)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([text for text, _ in UNTRUSTED if len(text) < 100]), st.data())
def test_any_faulty_text__cut_and_joined__has_a_document(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    other = data.draw(st.sampled_from([text for text, _ in UNTRUSTED if len(text) < 100]))
    _assert_sound(text[:cut] + other + text[cut:])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5), WAYS)
def test_any_data__in_any_yaml_a_program_writes__is_read_as_it_was(data: dict[str, Any], ways: dict[str, Any]) -> None:
    written = yaml.dump(data, allow_unicode=True, **ways)
    try:
        expected = yaml.load(written, yaml.CBaseLoader)
    except yaml.YAMLError:
        assume(False)

    document = parse_yaml(written)

    assert not has_errors(document.diagnostics)
    assert plain(document.root) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_xml_allows__comes_through_double_quotes_composed(text: str) -> None:
    forbidden = [c for c in text if (c < " " and c not in "\t\n\r") or c in "\ufffe\uffff"]
    assume(not forbidden)
    escaped = "".join(c if c.isalnum() and ord(c) < 0x80 else f"\\U{ord(c):08X}" for c in text)

    document = parse_yaml(f'a: "{escaped}"')

    assert document.diagnostics == ()
    assert plain(document.root) == {"a": unicodedata.normalize("NFC", text)}


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("aăâđêôơưẾữọ .,-/%()“”0123456789"), min_size=1).filter(lambda text: text[-1] != " "))
def test_any_plain_text__comes_through_in_nfc(text: str) -> None:
    typed = unicodedata.normalize("NFD", text)

    document = parse_yaml(f"a: x{typed}")

    assert plain(document.root) == {"a": unicodedata.normalize("NFC", f"x{text}")}


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\x00a")
def test_any_bytes__are_text_or_a_finding(content: bytes) -> None:
    decoded = decode(content, "a.yaml")

    if isinstance(decoded, str):
        assert parse_yaml(decoded).lines
    else:
        assert has_errors(decoded)
        assert all(each.location is not None and each.location.file == "a.yaml" for each in decoded)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: "\0" not in text and text.strip()))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_any_text__survives_every_encoding_that_names_itself(encoding: str, text: str) -> None:
    assume(not text.startswith(("\ufeff", "%PDF-", "{\\rtf", "PK\x03\x04")))

    assert decode(text.encode(encoding)) == text


def test_scalar__is_never_typed() -> None:
    document = parse_yaml("a: 1\nb: [true, 2024-05-28]")

    assert document.root is not None
    assert {type(node.text) for node in _nodes(document.root) if isinstance(node, Scalar)} == {str}
