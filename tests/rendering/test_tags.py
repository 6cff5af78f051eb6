"""What tags do: names, blocks, loops, filters, and what they say when the facts do not fit."""

from __future__ import annotations

from typing import Any

import pytest

from danvan_reports.gaps import gap
from danvan_reports.rendering import TemplateFaults
from danvan_reports.rendering import layout as layout_module
from danvan_reports.rendering import operations as operations_module
from danvan_reports.rendering import program as program_module
from tests.rendering.making import compiled, p, rendered, row, table, texts_of

TREE = [
    {"text": "một", "points": [{"text": "một a", "points": [{"text": "một a +", "points": []}]}]},
    {"text": "hai", "points": []},
]


def faults(context: dict[str, Any], *body: str) -> list[tuple[str, dict[str, str], int | None]]:
    template = compiled(*body)
    with pytest.raises(TemplateFaults) as caught:
        template.render(context)
    return [
        (fault.code, dict(fault.parameters), fault.location.paragraph if fault.location else None)
        for fault in caught.value.diagnostics
    ]


def test_points__nested_three_deep() -> None:
    body = [
        p("{%p for a in points %}"),
        p("{{ loop.index }}. {{ a.text }}"),
        p("{%p for b in a.points %}"),
        p("- {{ b.text }}"),
        p("{%p for c in b.points %}"),
        p("+ {{ c.text }}"),
        p("{%p endfor %}"),
        p("{%p endfor %}"),
        p("{%p endfor %}"),
    ]
    assert rendered({"points": TREE}, *body) == ["1. một", "- một a", "+ một a +", "2. hai"]


@pytest.mark.parametrize(("kind", "expected"), [("a", ["là a", "hết"]), ("b", ["là b", "hết"]), ("c", ["khác", "hết"])])
def test_if__elif_else_of_paragraphs(kind: str, expected: list[str]) -> None:
    body = [
        p("{%p if kind == 'a' %}"),
        p("là a"),
        p('{%p elif kind == "b" %}'),
        p("là b"),
        p("{%p else %}"),
        p("khác"),
        p("{%p endif %}"),
        p("hết"),
    ]
    assert rendered({"kind": kind}, *body) == expected


@pytest.mark.parametrize("empty", ["", [], {}, False])
def test_if__empty_values_leave_the_part_out(empty: Any) -> None:
    assert rendered({"x": empty}, p("{%p if x %}"), p("có"), p("{%p endif %}"), p("hết")) == ["hết"]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("a and not b", True),
        ("not a or b", False),
        ("a and (b or a)", True),
        ("name != 'x'", True),
        ("'â' in name", True),
        ("'x' not in name", True),
        ("name in names", True),
        ("'A' &lt; name", True),
        ("'a' &lt; 'b' &lt; 'a'", False),
        ("'b' &gt; 'a' &lt; 'b'", True),
        ("'A' &gt;= name", False),
        ("a == true", True),
        ("name == “Tân &amp; Phú”", True),
    ],
)
def test_if__conditions(condition: str, holds: bool) -> None:
    context = {"a": True, "b": False, "name": "Tân & Phú", "names": ["Tân & Phú"]}
    assert rendered(context, p(f"{{% if {condition} %}}có{{% else %}}không{{% endif %}}")) == [
        "có" if holds else "không"
    ]


def test_loop__fields_of_the_innermost_loop() -> None:
    inside = "{{ y }}{% if not loop.last %}, {% endif %}"
    text = "{% for x in xs %}{{ loop.index }}({% for y in x.ys %}" + inside + "{% endfor %})"
    text += "{% if loop.first %} đầu; {% endif %}{% if loop.index &gt; 1 %}.{% endif %}{% endfor %}"
    assert rendered({"xs": [{"ys": ["a", "b"]}, {"ys": []}]}, p(text)) == ["1(a, b) đầu; 2()."]


def test_loop__name_means_what_it_meant_before_again_after_it() -> None:
    assert rendered({"x": "ngoài", "xs": ["1", "2"]}, p("{% for x in xs %}{{ x }}{% endfor %}{{ x }}")) == ["12ngoài"]


def test_loop__else_when_there_is_nothing() -> None:
    text = p("{% for x in xs %}{{ x }}{% else %}không có{% endfor %}")
    assert [rendered({"xs": xs}, text) for xs in ([], ["a"])] == [["không có"], ["a"]]


def test_rows__repeated_and_left_out() -> None:
    body = table(
        row("Chỉ tiêu", "Số"),
        row("{%tr for r in rows %}", ""),
        row("{{ r.name }}", "{{ r.value }}"),
        row("{%tr endfor %}", ""),
        row("{%tr if total %}", ""),
        row("Cộng", "{{ total }}"),
        row("{%tr endif %}", ""),
    )
    rows = [{"name": "Cuộc", "value": "12"}, {"name": "Người", "value": "5"}]
    assert rendered({"rows": rows, "total": ""}, body) == ["Chỉ tiêu", "Số", "Cuộc", "12", "Người", "5"]
    assert rendered({"rows": [], "total": "7"}, body) == ["Chỉ tiêu", "Số", "Cộng", "7"]


@pytest.mark.parametrize(("names", "expected"), [(["A", "B"], ["A", "B"]), ([], [""])])
def test_cell__is_never_left_without_a_paragraph(names: list[str], expected: list[str]) -> None:
    loop = p("{%p for n in names %}") + p("{{ n }}") + p("{%p endfor %}")
    template = compiled(table(f"<w:tr><w:tc><w:tcPr/>{loop}</w:tc></w:tr>"))
    document = template.render_document({"names": names})
    assert texts_of(document.content) == expected
    assert len(document.trace) == len(expected)


def test_tag__split_over_runs_by_word() -> None:
    runs = "".join(
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{piece}</w:t></w:r><w:proofErr/>" for piece in ("{", "{ na", "me }", "}!")
    )
    assert rendered({"name": "An"}, f"<w:p>{runs}</w:p>") == ["An!"]


def test_text__escaped_braces_are_shown() -> None:
    assert rendered({"x": "{_{ y }_}"}, p("{_{ x }_} {_% if %_} {{ x }}")) == ["{{ x }} {% if %} {_{ y }_}"]


def test_comment__is_dropped() -> None:
    assert rendered({}, p("a{# ghi chú #}b"), p("{#p cả đoạn #}"), p("c")) == ["ab", "c"]


def test_constant__is_text_like_any_other() -> None:
    assert rendered({}, p("{{ '&lt;{' }}{{ 5 }}")) == ["<{5"]


@pytest.mark.parametrize("text", ["a {{- x -}} b", "a {{-x-}} b"])
def test_minus__trims_the_text_beside_a_value(text: str) -> None:
    assert rendered({"x": "x"}, p(text)) == ["axb"]


def test_filter__with_and_without_settings() -> None:
    text = p("{{ n|so }} {{ n|so(' ') }} {{ n|so(separator=',') }} {{ name|hoa|hoa }}")
    assert rendered({"n": "1234", "name": "an"}, text) == ["1.234 1 234 1,234 AN"]


@pytest.mark.parametrize("value", ["", gap("số hộ")])
def test_filter__leaves_gaps_and_what_is_left_out_alone(value: str) -> None:
    assert rendered({"n": value}, p("{{ n|so }}")) == [value]


def test_names_missing__all_at_once_with_the_names_that_are_there() -> None:
    context = {"signature": {"name": "An", "positions": []}, "title": "T"}
    body = [
        p("Tiêu đề: {{ titel }}"),
        p("{%p for x in signature.position %}"),
        p("{{ x }}"),
        p("{%p endfor %}"),
        p("{% if signature.title.long %}a{% endif %}"),
        p("{{ title.a }}"),
        p("{{ signature.nam|hoa }}"),
    ]
    assert faults(context, *body) == [
        ("MB201", {"tag": "{{ titel }}", "words": "Tiêu đề: {{ titel }}", "name": "titel", "known": "title"}, 1),
        (
            "MB201",
            {
                "tag": "{%p for x in signature.position %}",
                "words": "{%p for x in signature.position %}",
                "name": "signature.position",
                "known": "positions",
            },
            2,
        ),
        (
            "MB201",
            {
                "tag": "{% if signature.title.long %}",
                "words": "{% if signature.title.long %}a{% endif %}",
                "name": "signature.title.long",
                "known": "name, positions",
            },
            5,
        ),
        ("MB201", {"tag": "{{ title.a }}", "words": "{{ title.a }}", "name": "title.a", "known": "—"}, 6),
        (
            "MB201",
            {
                "tag": "{{ signature.nam|hoa }}",
                "words": "{{ signature.nam|hoa }}",
                "name": "signature.nam",
                "known": "name",
            },
            7,
        ),
    ]


def test_name_missing__in_a_loop_is_told_once() -> None:
    found = faults({"xs": [{}, {}]}, p("{% for x in xs %}{{ x.a }}{% endfor %}"))
    assert [(code, parameters["name"]) for code, parameters, _ in found] == [("MB201", "x.a")]


@pytest.mark.parametrize(
    ("value", "kind"),
    [(["a"], "list"), ({"a": "b"}, "dict"), (None, "NoneType"), (1.5, "float"), (3, "int"), (True, "bool")],
)
def test_value__that_is_no_text_is_not_printed(value: Any, kind: str) -> None:
    found = faults({"x": value}, p("{{ x }}"))
    assert [(code, parameters["found"]) for code, parameters, _ in found] == [("MB202", kind)]


@pytest.mark.parametrize(("value", "kind"), [("abc", "str"), ({"a": "b"}, "dict"), (True, "bool")])
def test_loop__over_what_is_no_list(value: Any, kind: str) -> None:
    found = faults({"xs": value}, p("{% for x in xs %}a{% endfor %}"))
    assert [(code, parameters["found"]) for code, parameters, _ in found] == [("MB203", kind)]


def test_filter__that_cannot_read_the_value() -> None:
    found = faults({"n": "hai"}, p("{{ n|so }}"))
    expected = {"tag": "{{ n|so }}", "words": "{{ n|so }}", "filter": "so", "found": "hai"}
    assert found == [("MB204", expected, 1)]


def test_filter__of_what_is_no_text() -> None:
    assert [code for code, _, _ in faults({"n": ["1"]}, p("{{ n|so }}"))] == ["MB202"]


def test_comparison__of_different_kinds() -> None:
    found = faults({"x": "5", "xs": ["a"]}, p("{% for y in xs %}{% if loop.index &gt; x %}a{% endif %}{% endfor %}"))
    assert [(code, parameters["found"]) for code, parameters, _ in found] == [("MB207", "int, str")]


def test_loops__within_loops_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations_module, "MAX_ITERATIONS", 100)
    text = p("{% for a in xs %}{% for b in xs %}{% endfor %}{% endfor %}")
    assert rendered({"xs": ["1"] * 9}, text) == [""]
    assert [code for code, _, _ in faults({"xs": ["1"] * 10}, text)] == ["MB206"]


@pytest.mark.parametrize("context", [{"xs": [], "x": "a" * 500}, {"xs": ["1"] * 20, "x": ""}])
def test_text__beyond_bounds(monkeypatch: pytest.MonkeyPatch, context: dict[str, Any]) -> None:
    body = p("{% for a in xs %}bốn mươi ký tự lặp lại trong mỗi vòng này{% endfor %}{{ x }}")
    small = {"xs": ["1"], "x": "a"}
    assert len(rendered(small, body)) == 1
    monkeypatch.setattr(layout_module, "MAX_CHARACTERS", 400)
    monkeypatch.setattr(program_module, "MAX_CHARACTERS", 800)
    assert len(rendered(small, body)) == 1
    assert [code for code, _, _ in faults(context, body)] == ["MB206"]
