"""Text in, the same text out: whatever XML can hold; what it cannot hold is refused at its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports.model.validation import validate
from danvan_reports.rendering import TemplateFaults
from danvan_reports.sources.tree import Mapping, Scalar
from danvan_reports.sources.yaml_source import parse_yaml
from tests.ledger import record
from tests.rendering.making import compiled, p, texts_of

TEMPLATE = compiled(p("{{ a }}"), p("“{{ a }}” {{ a }}"))
FORBIDDEN = st.sampled_from([*map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)), "\ud800", "\udfff"])
BLOCKS = (
    *((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x590, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F), (0x1EA0, 0x1EF9)),
    *((0x2000, 0x206F), (0x20D0, 0x20FF), (0x3040, 0x30FF), (0x4E00, 0x4EFF), (0xE000, 0xE0FF), (0xFE00, 0xFE0F)),
    *((0xFB1D, 0xFDFF), (0xFFF0, 0xFFFD), (0x1F300, 0x1FAFF), (0xE0000, 0xE01EF), (0x10FF00, 0x10FFFD)),
)
EVERY = [chr(number) for first, last in ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
         for number in range(first, last + 1)]  # fmt: skip
ALLOWED = st.one_of(
    st.characters(exclude_categories=["Cs"], min_codepoint=0x20, exclude_characters="\ufffe\uffff"),
    st.sampled_from(BLOCKS).flatmap(lambda block: st.integers(*block).map(chr)),
    st.sampled_from(["\n", "\t", "&", "<", ">", '"', "'", "]]>", "{{", "}}", "{_{", "&amp;", "<w:t>", "\u0301"]),
)
TEXTS = st.lists(ALLOWED, max_size=30).map("".join).filter(lambda text: "[CẦN BỔ SUNG" not in text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_render__text_in_same_text_out(text: str) -> None:
    assert texts_of(TEMPLATE.render({"a": text})) == [text, f"“{text}” {text}"]


@pytest.mark.promise
def test_render__every_character_that_xml_allows() -> None:
    kept = changed = 0
    for start in range(0, len(EVERY), 4096):
        text = "".join(EVERY[start : start + 4096])
        same = texts_of(TEMPLATE.render({"a": text}))[0] == text
        kept, changed = kept + len(text), changed + (0 if same else len(text))
    record("text-kept", tried=kept, failures=changed)
    assert (kept, changed) == (1_112_064 - 0x20 - 2, 0)


@settings(max_examples=100, deadline=None)
@given(TEXTS, FORBIDDEN, TEXTS)
def test_render__character_that_xml_forbids_is_refused_at_its_tag(before: str, forbidden: str, after: str) -> None:
    with pytest.raises(TemplateFaults) as caught:
        TEMPLATE.render({"a": before + forbidden + after})
    told = [(fault.code, fault.parameters["found"]) for fault in caught.value.diagnostics]
    place = [fault.location and fault.location.paragraph for fault in caught.value.diagnostics]
    assert (told, place) == ([("MB205", f"U+{ord(forbidden):04X}")] * 3, [1, 2, 2])


def _value(text: str) -> str | None:
    root = parse_yaml(text).root
    value = root.entries[0].value if isinstance(root, Mapping) else None
    return value.text if isinstance(value, Scalar) else None


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_read__quoted_text_comes_in_composed_and_otherwise_as_typed(text: str) -> None:
    """NFC is the one repair: an NFD spelling is the same text (DESIGN 4.13, sources.characters)."""
    escaped = "".join(f"\\U{ord(char):08X}" for char in text)
    assert _value(f'a: "{escaped}"\n') == unicodedata.normalize("NFC", text)
    plain = "".join(char for char in text if char.isalpha() and char.isprintable())
    assert _value(f'a: "{plain}."\n') == unicodedata.normalize("NFC", f"{plain}.")


@settings(max_examples=60, deadline=None)
@given(FORBIDDEN.filter(lambda char: char != "\0"))
def test_read__character_that_xml_forbids_is_refused_at_its_column(forbidden: str) -> None:
    source = parse_yaml(f"a: b{forbidden}c\n", "a.yaml")
    first = source.diagnostics[0]
    place = first.location and (first.location.line, first.location.column)
    assert (validate(source).facts, first.code, place) == (None, "DL006", (1, 5))
