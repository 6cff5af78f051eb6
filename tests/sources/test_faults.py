"""What clerks type where YAML wants something else: every fault in one run, each at its place."""

from __future__ import annotations

import unicodedata

import pytest

from danvan_reports.diagnostics import Severity
from danvan_reports.sources import codes
from danvan_reports.sources.yaml_source import parse_yaml
from tests.sources.reading import plain, rows

UNTRUSTED = [
    # indentation
    ("a:\n\tb: 1\n\tc: 2\n", [("DL016", 2, 1, 1), ("DL016", 3, 1, 1)]),
    ("a:\n  \tb: 1\nc: Đề án: 01\n", [("DL016", 2, 3, 1)]),
    ("a: x\n\ty\n", [("DL016", 2, 1, 1)]),
    ("-\ta\n- \tb", [("DL016", 1, 2, 1), ("DL016", 2, 3, 1)]),
    ("a: |\n\tx\n", [("DL016", 2, 1, 1)]),
    ("a: |\n  x\n \ty\nb: 1", [("DL016", 3, 2, 1)]),
    ("a:\n\u00a0\u00a0b: 1\n \u3000c: 2", [("DL017", 2, 1, 2), ("DL017", 3, 2, 1)]),
    ("a:\n  b: 1\n c: 2", [("DL031", 3, 2, 1)]),
    ("a:\n    - x\n  - y", [("DL031", 3, 3, 1)]),
    ("a: x\n  b: y\n  c: z\nd: 1", [("DL031", 2, 3, 1)]),
    ('a: "x"\n  b: y', [("DL031", 2, 3, 1)]),
    ("a: |\n    x\n  y\nb: 1", [("DL031", 3, 3, 1)]),
    ("  a: x\nb: y", [("DL031", 2, 1, 1)]),
    ("a: x\n  # c\n  y", [("DL031", 3, 3, 1)]),
    ("a: x  # c\n  y", [("DL031", 2, 3, 1)]),
    ("a: x\n  y  # c\n  z", [("DL031", 3, 3, 1)]),
    ('"a": x\n  b: y', [("DL031", 2, 3, 1)]),
    ("a:\n  Họ tên:A\nb: x\n  c: y", [("DL031", 4, 3, 1)]),
    # separators
    ("a:\u00a01", [("DL018", 1, 3, 1)]),
    ("số hiệu:\u00a01", [("DL018", 1, 9, 1)]),
    ("a:\n  -\u00a0b", [("DL018", 2, 4, 1)]),
    ("a：1\nb: 2\nc ： 3", [("DL019", 1, 2, 1), ("DL019", 3, 3, 1)]),
    ("số hiệu：1", [("DL019", 1, 8, 1)]),
    ("a:1", [("DL020", 1, 2, 1)]),
    ("a:1\nb:2\nc: 3", [("DL020", 1, 2, 1), ("DL020", 2, 2, 1)]),
    ("a: x\nb:2\nc: 3", [("DL020", 2, 2, 1)]),
    ("a:\n  so:5", [("DL020", 2, 5, 1)]),
    ("a:\n  - ho_ten:A\n    chuc_vu: B", [("DL020", 2, 11, 1)]),
    ("a:\n  Họ tên:A\n  tuổi: 5", [("DL020", 2, 9, 1)]),
    ("Họ tên:A", [("DL020", 1, 7, 1)]),
    ('"a":1', [("DL020", 1, 4, 1)]),
    ("a: {b:1, c: 2}", [("DL020", 1, 6, 1)]),
    ("a: x\nb y\nc: 1", [("DL021", 2, 1, 3)]),
    ("doan\n  ten: A\nb: 1", [("DL021", 1, 1, 4)]),
    ("a: 1\ndoan\n  ten: A\nb: 1", [("DL021", 2, 1, 4)]),
    ("a:\n  Nguyễn\n  Văn\n  ngay: 3", [("DL021", 2, 3, 6), ("DL021", 3, 3, 3)]),
    ("a:\n  Kính gửi\n  Nội dung gồm: một", [("DL022", 3, 15, 1)]),
    ("a: x\n\n  hai ba: bốn", [("DL022", 3, 9, 1)]),
    ("tên: Đề án: 01\nb: Ngày 28/5: họp", [("DL022", 1, 11, 1), ("DL022", 2, 13, 1)]),
    ("a: một\n  hai ba: bốn", [("DL022", 2, 9, 1)]),
    # quotes and brackets
    ('a: "x\nb: y\n', [("DL023", 1, 4, 1)]),
    ('a: "x\nb: "y"\nc: "z', [("DL023", 1, 4, 1), ("DL023", 3, 4, 1)]),
    ("a:\n  - 'x\n  - 'y'", [("DL023", 2, 5, 1)]),
    ('a: ["x, y]', [("DL023", 1, 5, 1)]),
    ('a: "Dân vận khéo" giai đoạn 2021-2025', [("DL024", 1, 19, 19)]),
    ("a: 'it's'", [("DL024", 1, 8, 2)]),
    ('a: "x": y', [("DL024", 1, 7, 3)]),
    ('a: "x" y\nb: "z"\n  w', [("DL024", 1, 8, 1), ("DL031", 3, 3, 1)]),
    ("a: [x] y", [("DL024", 1, 8, 1)]),
    ('a: ["x",\n  "y"] z', [("DL024", 2, 8, 1)]),
    *((f"a: {sign}x", [("DL025", 1, 4, 1)]) for sign in ("@", "`", "%", "**", ",", "]", "}")),
    ("a: > 71%", [("DL025", 1, 4, 1)]),
    ("a: | x", [("DL025", 1, 4, 1)]),
    ("a: !x!y z", [("DL025", 1, 4, 1)]),
    ("%x: 1", [("DL025", 1, 1, 1)]),
    ('a: "C:\\Users"', [("DL026", 1, 7, 2)]),
    ('a: "\\d \\n \\x4"', [("DL026", 1, 5, 2), ("DL026", 1, 11, 2)]),
    ('a: "\\ud800"', [("DL006", 1, 5, 6)]),
    ("a: [x\nb: 1", [("DL027", 1, 4, 1)]),
    ("a: [x}", [("DL027", 1, 4, 1)]),
    ("a: {b: [x}", [("DL027", 1, 8, 1)]),
    ("a: {b: x", [("DL027", 1, 4, 1)]),
    # lists
    ("a:\n  – x\n  – y", [("DL028", 2, 3, 1), ("DL028", 3, 3, 1)]),
    ("a:\n  • x\n    y", [("DL028", 2, 3, 1)]),
    ("a:\n  - x\n  + y", [("DL028", 3, 3, 1)]),
    ("a:\n  - x\n  -y", [("DL029", 3, 3, 1)]),
    ("a: - x\n   - y", [("DL030", 1, 4, 1)]),
    ("a: x\n- b", [("DL032", 2, 1, 1)]),
    ("- a\nb: 1", [("DL032", 2, 1, 1)]),
    ("a:\n- x\nb: y\n- z", [("DL032", 4, 1, 1)]),
    ("a:\n  - x\n  y z", [("DL032", 3, 3, 1)]),
    ("a:\n- x\n- y\nb: @z", [("DL025", 4, 4, 1)]),
    # what none of these explains
    ("a: 1\n...\nx", [("DL033", 3, 1, 1)]),
    # a bracket or a key that is taken for what it is leaves the lines after it to be judged
    ("a: [b#c]\n\td: e", [("DL016", 2, 1, 1)]),
    ("a: [it's, b]\n\tc: d", [("DL016", 2, 1, 1)]),
    ("a: [x:'y, b]\n\tc: d", [("DL016", 2, 1, 1)]),
    ("\"a\": x\n'b': @y\nc: z", [("DL025", 2, 6, 1)]),
    ("x" * 1100 + ": 1", [("DL033", 1, 1101, 1)]),
    # the whole
    ("", [("DL004", 1, 1, 1)]),
    ("# chỉ có chú thích\n", [("DL004", 1, 1, 1)]),
    ("---\n", [("DL004", 1, 1, 1)]),
    ("null", [("DL004", 1, 1, 1)]),
    ("- a\n- b", [("DL034", 1, 1, 3)]),
    ("một đoạn chữ", [("DL035", 1, 1, 12)]),
    (": x", [("DL037", 1, 1, 1)]),
    ("a: {[b]: c}", [("DL038", 1, 5, 3)]),
    ("a: {{ x }}", [("DL038", 1, 5, 5)]),
    ("? a\n: b", [("DL038", 1, 1, 1)]),
    ('? "x\n\ty"\n: b', [("DL038", 1, 1, 1)]),
    ("a: *x\nb: 1\nb: 2", [("DL039", 1, 4, 2), ("DL036", 3, 1, 1)]),
    ("a: *x\n  b: y", [("DL039", 1, 4, 2), ("DL031", 2, 3, 1)]),
    ("a: &x 1\nb:\n  <<: *x", [("DL039", 1, 4, 4), ("DL041", 3, 3, 2), ("DL039", 3, 7, 2)]),
    ("a: 1\n---\nb: 2\n---\nc: 3", [("DL042", 2, 1, 3)]),
    ("[" * 5000, [("DL043", 1, 21, 1)]),
    ("a: " + "[" * 20 + "]" * 20, [("DL043", 1, 23, 1)]),
]


@pytest.mark.parametrize(("text", "expected"), UNTRUSTED)
def test_fault_of_structure__is_found_where_it_was_made__and_nothing_is_guessed(
    text: str, expected: list[tuple[str, int, int, int]]
) -> None:
    document = parse_yaml(text)

    assert rows(document) == expected
    assert {each.severity for each in document.diagnostics} == {Severity.ERROR}
    assert document.root is None


@pytest.mark.parametrize(
    ("text", "expected", "read"),
    [
        ("a: 1\nb: 2\na: 3", [("DL036", 3, 1, 1)], {"a": "1", "b": "2"}),
        ("07: 1\n7: 2", [], {"07": "1", "7": "2"}),
        ("no: 1\non: 2", [], {"no": "1", "on": "2"}),
        ("{'': 1, a: 2}", [("DL037", 1, 2, 2)], {"a": "2"}),
        ("a: &x 1", [("DL039", 1, 4, 4)], {"a": "1"}),
        ("a: !!float 4.646\nb: !x [c]", [("DL040", 1, 4, 13), ("DL040", 2, 4, 4)], {"a": "4.646", "b": ["c"]}),
        ("a: !!python/object/apply:os.system ['ls']", [("DL040", 1, 4, 33)], {"a": ["ls"]}),
        ('a: "x\\x07\\0"', [("DL006", 1, 4, 9)], {"a": "x��"}),
    ],
)
def test_fault_beside_the_structure__leaves_the_tree(
    text: str, expected: list[tuple[str, int, int, int]], read: object
) -> None:
    document = parse_yaml(text)

    assert rows(document) == expected
    assert plain(document.root) == read


@pytest.mark.parametrize(
    ("text", "expected", "read"),
    [
        ("a: Nhà số 5 # ngõ", [("DL044", 1, 13, 5)], "Nhà số 5"),
        ("a: x\n  y # z", [("DL044", 2, 5, 3)], "x y"),
        ("a: #1", [("DL044", 1, 4, 2)], ""),
        ("a: “8.5.2024”", [("DL045", 1, 4, 1)], "“8.5.2024”"),
        ("a: “Đề án #1”", [("DL045", 1, 4, 1), ("DL044", 1, 11, 3)], "“Đề án"),
        ("a: ‘x’", [("DL045", 1, 4, 1)], "‘x’"),
    ],
)
def test_text_that_is_not_what_it_seems__is_read_as_typed__with_a_warning(
    text: str, expected: list[tuple[str, int, int, int]], read: str
) -> None:
    document = parse_yaml(text)

    assert rows(document) == expected
    assert {each.severity for each in document.diagnostics} == {Severity.WARNING}
    assert plain(document.root) == {"a": read}


def test_key_in_nfd_and_nfc__is_one_key_given_twice__and_both_places_are_told() -> None:
    document = parse_yaml("số_hiệu: 1\nb: 2\n" + unicodedata.normalize("NFD", "số_hiệu: 3"), "visit.yaml")

    (finding,) = document.diagnostics
    assert (finding.code, finding.parameters) == (codes.DUPLICATE_KEY, {"key": "số_hiệu"})
    assert finding.location is not None
    assert (finding.location.line, finding.location.column, finding.location.length) == (3, 1, 7)
    assert finding.location.excerpt == "số_hiệu: 3"
    assert [(place.file, place.line, place.column) for place in finding.related] == [("visit.yaml", 1, 1)]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("a: Đề án: 01", '"Đề án: 01"'),
        ('a: "Dân vận khéo" năm 2026', "'\"Dân vận khéo\" năm 2026'"),
        ("a: 'it's'", "\"'it's'\""),
        ("a: @x", '"@x"'),
        ("so:5", "so: 5"),
        ('"so":5', '"so": 5'),
        ("a: {so:5}", "so: 5"),
        ("a:\n  - x\n  -y", "- y"),
        ("a: - x", "- x"),
        ("a: Nhà số 5 # ngõ", '"Nhà số 5 # ngõ"'),
        ("a: #1", '"#1"'),
        ("a: [x] và y", '"[x] và y"'),
        ("a: b: " + "x" * 57, '"b: ' + "x" * 57 + '"'),
        ("a: b: " + "x" * 80, '"b: ' + "x" * 56 + '…"'),
    ],
)
def test_suggestion__is_what_to_type_instead(text: str, suggestion: str) -> None:
    (finding,) = parse_yaml(text).diagnostics

    assert finding.parameters["suggestion"] == suggestion


def test_indentation_fault__tells_what_is_there_and_what_would_fit() -> None:
    (finding,) = parse_yaml("a:\n    b:\n        - x\n      - y").diagnostics

    assert finding.parameters == {"found": "6", "expected": "0 / 4 / 8"}


def test_faults_of_every_sort__come_in_one_run_in_the_order_of_the_text() -> None:
    text = "a: x\u200b\na: 2\nb: Đề án: 01\nc: \x07\nd: “y”\ne: @z\n"

    assert rows(parse_yaml(text)) == [
        ("DL008", 1, 5, 1),
        ("DL036", 2, 1, 1),
        ("DL022", 3, 9, 1),
        ("DL006", 4, 4, 1),
        ("DL025", 6, 4, 1),
    ]
