"""Every value reaches the tree as typed, whatever other loaders make of figures, dates and words."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from danvan_reports.sources.tree import Entry, Mapping, Place, Scalar, Sequence
from danvan_reports.sources.yaml_source import parse_yaml
from tests.sources.reading import plain

TYPED = [
    *("4.646", "82.427", "61.951", "2.520", "10.000", "5.200.000.000", "1.234.567"),
    *("87,39", "5,2", "71%", "51/51", "trên 71%", "5.2 tỷ"),
    *("07", "08", "09", "010", "012", "12:30", "8:30", "1:2", "60:00", "08:30"),
    *("2024-05-28", "2024-5-8", "28-05-2024", "28/5/2024", "8.5.2024", "2024-13-01", "2024-02-30"),
    *("1_000", "12_5", "no", "No", "NO", "off", "yes", "on", "y", "n", "~", "null", "Null", "NULL"),
    *("1e3", "1.5e+3", "0x1F", "0b11", ".5", "5.", "0299.3822339", "0912345678", "0212345670"),
    *("Số 09-QC/TU", "34/2007/PL-UBTVQH11", "01/2022", "2020-2025", "=", "<<", "?x", ":x", "-x"),
    *("a:b", "http://a.vn/b#c", "Ủy ban", "👩\u200d🌾", "_{ x", "kinh tế - xã hội", "A & B < C > D", "x\ty"),
]


@pytest.mark.parametrize("typed", TYPED)
def test_plain_value__is_the_text_that_was_typed(typed: str) -> None:
    document = parse_yaml(f"x: {typed}\n")

    assert plain(document.root) == {"x": typed}
    assert document.diagnostics == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"a: b # c"', "a: b # c"),
        ("'it''s'", "it's"),
        (r'"\t\"\\\u00e0\U0001F600"', '\t"\\à😀'),
        ("|\n  một\n\n  hai\n", "một\n\nhai\n"),
        ("|-\n  - một: x\n  \t# hai", "- một: x\n\t# hai"),
        (">\n  một\n  hai\n", "một hai\n"),
        ("|2\n    một\n", "  một\n"),
        ("|-2\n    một\n  \thai", "  một\n\thai"),
        ("một\n  hai", "một hai"),
        ("một\n\n  hai", "một\nhai"),
        ("một\n \t \n  hai", "một\nhai"),
        ('"một\n  hai"', "một hai"),
        ('"một\n\thai"', "một hai"),
        ("một  # ghi chú", "một"),
        ("\tmột\t", "một"),
        ("  # ghi chú", ""),
        (" # ghi chú", ""),
        ("“Dân vận khéo” năm 2026", "“Dân vận khéo” năm 2026"),
    ],
)
def test_text__however_it_is_written__reads_the_same(written: str, read: str) -> None:
    document = parse_yaml(f"x: {written}")

    assert plain(document.root) == {"x": read}
    assert document.diagnostics == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a:\n- b\n- c: 1\n  d: 2\n-\n  - e\nf: g", {"a": ["b", {"c": "1", "d": "2"}, ["e"]], "f": "g"}),
        ("a: [b, 'c: d', {e: f}]\ng: {h: [i,\n  j]}", {"a": ["b", "c: d", {"e": "f"}], "g": {"h": ["i", "j"]}}),
        ("a: [\n\tb, # c\n  don't ]\n", {"a": ["b", "don't"]}),
        ("a: [b, # ]\n\tc]", {"a": ["b", "c"]}),
        ("a: ['x]', b,\n\tc]", {"a": ["x]", "b", "c"]}),
        ("a: [{b: 'x]}'}, \"]\",\n\tc]", {"a": [{"b": "x]}"}, "]", "c"]}),
        ("a: {? 'x}' : y,\n\tb: c}", {"a": {"x}": "y", "b": "c"}}),
        ('{"a":1, b: }', {"a": "1", "b": ""}),
        ("a: [b, # don't ] \"\n  'c ]', d#'e]", {"a": ["b", "c ]", "d#'e"]}),
        ("a: ['x', {k: 'y]', \"z\":'w', it's: v}]", {"a": ["x", {"k": "y]", "z": "w", "it's": "v"}]}),
        ("a:\n- so:5\n- http://x\n- + y", {"a": ["so:5", "http://x", "+ y"]}),
        ('"a": "x\n\ty"', {"a": "x y"}),
        ("--- {a: x,\n\tb: y}", {"a": "x", "b": "y"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("%YAML 1.1\n---\na: b", {"a": "b"}),
        ("\ufeffa: x\r\nb: y\rc: z", {"a": "x", "b": "y", "c": "z"}),
        ("\t\na: x\n \t\n\u00a0\n\t# c\nb: y", {"a": "x", "b": "y"}),
        ("'a': x\n\"b\" : y\nc : z", {"a": "x", "b": "y", "c": "z"}),
        ("a: |\n  x\n \t\n\t\nb: y", {"a": "x\n", "b": "y"}),
        ("a:\n    b: x\nc:\n  d:\n   - y", {"a": {"b": "x"}, "c": {"d": ["y"]}}),
        ("a: phát triển kinh tế\n  – xã hội", {"a": "phát triển kinh tế – xã hội"}),
    ],
)
def test_structure__in_every_layout_that_is_right__is_read_without_a_word(written: str, read: object) -> None:
    document = parse_yaml(written)

    assert plain(document.root) == read
    assert document.diagnostics == ()


def test_is_missing__is_for_nothing_typed_and_plain_null_words() -> None:
    document = parse_yaml("a:\nb: ~\nc: null\nd: ''\ne: '~'\nf: |\n  ~\ng: nULL\nh: 0\n")

    assert document.root is not None
    missing = [e.key.text for e in document.root.entries if isinstance(e.value, Scalar) and e.value.is_missing]
    assert missing == ["a", "b", "c"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places__count_characters_of_the_nfc_text_from_one(form: Literal["NFC", "NFD"]) -> None:
    document = parse_yaml(unicodedata.normalize(form, "số_hiệu: Ủy\ndanh_sách:\n  - 'ô'\n"))

    office = Entry(
        Scalar("số_hiệu", quoted=False, place=Place(1, 1, 1, 8)),
        Scalar("Ủy", quoted=False, place=Place(1, 10, 1, 12)),
    )
    items = Sequence((Scalar("ô", quoted=True, place=Place(3, 5, 3, 8)),), Place(3, 3, 4, 1))
    listed = Entry(Scalar("danh_sách", quoted=False, place=Place(2, 1, 2, 10)), items)
    assert document.root == Mapping((office, listed), Place(1, 1, 4, 1))


def test_location__of_a_place_over_lines__covers_the_rest_of_its_first_line() -> None:
    document = parse_yaml("a: một\n  hai\nb:", "visit.yaml")

    assert document.root is not None
    text, nothing = (document.location(entry.value.place) for entry in document.root.entries)
    assert (text.file, text.line, text.column, text.length, text.excerpt) == ("visit.yaml", 1, 4, 3, "a: một")
    assert (nothing.line, nothing.column, nothing.length, nothing.excerpt) == (3, 3, 1, "b:")


def test_location__behind_the_text__is_its_end() -> None:
    end = parse_yaml("a: x\nb: y").location(Place(4, 1, 4, 2))

    assert (end.line, end.column, end.length) == (2, 5, 1)
