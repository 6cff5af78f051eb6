"""What a template may not hold: each fault with its code, its tag and its paragraph, all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from danvan_reports.errors import ExitCode, InputError
from danvan_reports.opc import PackageError, write_package
from danvan_reports.rendering import CompiledTemplate, TemplateFaults, faults
from danvan_reports.rendering import blocks as blocks_module
from danvan_reports.rendering import patching as patching_module
from tests.rendering.making import compiled, compiled_document, p, parts_of, row, small_document, table

LOCALE = Path(faults.__file__).parent.parent / "locale"

HOSTILE = [
    "{{ 'x' * 900000000 }}",
    "{{ x.__class__.__mro__[1] }}",
    "{{ ''.__class__ }}",
    "{{ cycler.__init__.__globals__.os.getpid() }}",
    "{{ x() }}",
    "{{ x['a'] }}",
    "{{ x[0] }}",
    "{{ xs|map('upper') }}",
    "{{ x|attr('__class__') }}",
    "{{ a ~ b }}",
    "{{ a + b }}",
    "{{ -a }}",
    "{{ 2 ** 999999 }}",
    "{{ a if b else c }}",
    "{{ a is defined }}",
    "{{ [a, b] }}",
    "{{ (a, b) }}",
    "{{ {'a': b} }}",
    "{{ none }}",
    "{{ 1.5 }}",
    "{{ x|so(y) }}",
    "{{ x|so(*y) }}",
    "{{ x|so(**y) }}",
    "{{ loop }}",
    "{{ loop.index }}",
    "{% set a = 1 %}",
    "{% include 'a' %}",
    "{% import 'a' as b %}",
    "{% extends 'a' %}",
    "{% macro a() %}",
    "{% call a() %}",
    "{% filter so %}",
    "{% block a %}",
    "{% do x %}",
    "{% raw %}",
    "{% with %}",
    "{% autoescape false %}",
    "{% for a, b in x %}{% endfor %}",
    "{% for a in x if a %}{% endfor %}",
    "{% for a in x recursive %}{% endfor %}",
    "{% for a in range(9) %}{% endfor %}",
    "{% for loop in x %}{% endfor %}",
    "{% for a in x %}{{ loop.length }}{% endfor %}",
    "{% for a in x %}{{ loop.cycle('a') }}{% endfor %}",
]


def found_in(content: bytes) -> list[tuple[str, str, int | None]]:
    with pytest.raises(TemplateFaults) as caught:
        compiled_document(content)
    assert caught.value.exit_code is ExitCode.FINDINGS
    assert caught.value.parameters == {"file": "mau.docx", "count": str(len(caught.value.diagnostics))}
    locations = [fault.location for fault in caught.value.diagnostics]
    assert {location.file for location in locations if location} == {"mau.docx"}
    return [
        (fault.code, fault.parameters["tag"], fault.location.paragraph if fault.location else None)
        for fault in caught.value.diagnostics
    ]


def found_in_body(*body: str) -> list[tuple[str, str, int | None]]:
    return found_in(small_document(*body))


@pytest.mark.parametrize("text", HOSTILE)
def test_compile__refuses_whatever_is_not_on_the_allow_list(text: str) -> None:
    codes = {code for code, _, _ in found_in_body(p(text))}
    assert codes <= {faults.NOT_ALLOWED, faults.UNKNOWN_FILTER, faults.STRAY_BLOCK_END}
    assert codes


def test_compile__finds_all_faults_in_one_run() -> None:
    body = [
        p("đúng {{ a }}"),
        p("{{ a b }}"),
        table(row("{%tr for r in rows %}", ""), row("{{ r.a }}", "{{ r.a|khong_co }}"), row("{%tr endfor %}", "")),
        p("{% if a %}không đóng"),
        p("{{ a|so(1, 2, 3) }}"),
        p("thừa {% endfor %}"),
        p("{{ a() }}"),
    ]
    assert found_in_body(*body) == [
        ("MB102", "{{ a b }}", 2),
        ("MB106", "{{ r.a|khong_co }}", 6),
        ("MB103", "{% if a %}", 9),
        ("MB109", "{{ a|so(1, 2, 3) }}", 10),
        ("MB104", "{% endfor %}", 11),
        ("MB105", "{{ a() }}", 12),
    ]


def test_compile__tag_that_is_not_closed_in_its_paragraph() -> None:
    assert found_in_body(p("a"), p("Về {{ a"), p("b }}")) == [("MB101", "{{ a", 2)]


def test_compile__tags_outside_the_text_of_runs_have_their_paragraph_too() -> None:
    code = "<w:p><w:r><w:instrText>PAGE {{ a() }}</w:instrText></w:r></w:p>"
    link = '<w:p w:a="{{ b() }}"><w:hyperlink w:tooltip="{{ c() }} {{ d"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
    assert found_in_body(p("a"), code) == [("MB105", "{{ a() }}", 2)]
    assert found_in_body(p("a"), link.replace(" {{ d", "")) == [("MB105", "{{ b() }}", 2), ("MB105", "{{ c() }}", 2)]
    assert found_in_body(p("a"), link) == [("MB101", "{{ d", 2)]


def test_compile__block_left_open_inside_another() -> None:
    body = [p("{%p for a in xs %}"), p("{%p if a %}"), p("{{ a }}"), p("{%p endfor %}"), p("{{ x }}")]
    assert found_in_body(*body) == [("MB103", "{%p if a %}", 2)]


@pytest.mark.parametrize(
    "body",
    [
        [p("{% if a %}"), table(row("b", "{% endif %}"))],
        [p("{% for x in xs %}a"), p("{%p endfor %}")],
        [table(row("{%tr if a %}"), row("a")), p("{%p endif %}")],
        [p("{% if a %}a{% else %}b"), p("{%p endif %}")],
    ],
)
def test_compile__block_that_cuts_through_the_structure(body: list[str]) -> None:
    assert {code for code, _, _ in found_in_body(*body)} == {"MB107"}


def test_compile__block_from_one_paragraph_to_another_keeps_the_structure() -> None:
    template = compiled(p("a{% if x %}b"), p("c{% endif %}d"))
    assert [template.render({"x": x}) != b"" for x in (True, False)] == [True, True]


@pytest.mark.parametrize("tag", ["{{p a }}", "{{r a }}", "{{tr a }}"])
def test_compile__value_outside_text(tag: str) -> None:
    assert [code for code, _, _ in found_in_body(table(row(tag)), p("hết"))] == ["MB108"]


def test_compile__fault_in_a_header_names_its_part() -> None:
    with pytest.raises(TemplateFaults) as caught:
        compiled(p("a"), header=p("trang") + p("{{ x( }}"))
    (fault,) = caught.value.diagnostics
    assert fault.location
    assert (fault.location.part, fault.location.paragraph, fault.location.excerpt) == (
        "word/header1.xml",
        2,
        "{{ x( }}",
    )


def test_compile__place_of_a_tag_with_curly_quotes() -> None:
    assert found_in_body(p("a"), p("{{ a }}"), p("{{ “a” ~ b }}")) == [("MB105", "{{ “a” ~ b }}", 3)]


def test_compile__bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patching_module, "MAX_TAG_LENGTH", 40)
    monkeypatch.setattr(patching_module, "MAX_TAGS", 5)
    monkeypatch.setattr(blocks_module, "MAX_BLOCK_DEPTH", 2)
    compiled(p("{% if a %}{% if b %}{% endif %}{% endif %}{{ a }}"))
    assert found_in_body(p("{{ " + "a" * 40 + " }}"))[0][0] == "MB111"
    assert found_in_body(p("{{ a }}" * 6)) == [("MB111", "", None)]
    deep = "{% if a %}" * 3
    monkeypatch.setattr(patching_module, "MAX_TAGS", 50)
    assert found_in_body(p(deep + "{% endif %}" * 3)) == [("MB111", "{% if a %}", 1)]


def test_compile__deeply_nested_brackets() -> None:
    assert [code for code, _, _ in found_in_body(p("{{ " + "(" * 190 + "a" + ")" * 190 + " }}"))] == ["MB102"]


def test_compile__part_that_is_no_xml() -> None:
    parts = {**parts_of(p("a")), "word/document.xml": b"<w:document"}
    assert found_in(write_package(parts)) == [("MB110", "", None)]


def test_compile__part_without_tags_that_is_no_xml() -> None:
    parts = {**parts_of(p("a")), "word/styles.xml": b"<w:styles>"}
    with pytest.raises(TemplateFaults) as caught:
        compiled_document(write_package(parts))
    told = [(fault.code, fault.location and fault.location.part) for fault in caught.value.diagnostics]
    assert told == [("MB110", "word/styles.xml")]


def test_compile__package_without_a_document() -> None:
    parts = parts_of(p("a"))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"document.main", b"template.main")
    assert found_in(write_package(parts)) == [("MB112", "", None)]


def test_compile__not_a_package() -> None:
    with pytest.raises(PackageError):
        compiled_document(b"abc")


def test_constructor__file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        CompiledTemplate(tmp_path / "mau.docx")
    assert caught.value.key == "input.missing"


def test_codes__all_have_words_in_both_languages_and_no_word_is_unused() -> None:
    codes = {value for value in vars(faults).values() if isinstance(value, str) and value.startswith("MB")}
    expected = codes | {f"{code}.fix" for code in codes} | {"template.faults"}
    for language in ("vi", "en"):
        with (LOCALE / language / "LC_MESSAGES" / "templates.po").open("rb") as stream:
            assert {str(entry.id) for entry in read_po(stream) if entry.id} == expected
