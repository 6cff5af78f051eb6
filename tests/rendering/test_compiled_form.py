"""The compiled form: data that goes through JSON and renders without what made it; documents that carry their seal."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports.opc import read_package
from danvan_reports.rendering import CompiledTemplate
from danvan_reports.sealing import is_sealed
from danvan_reports.wording import Wording
from tests.rendering.making import FILTERS, W, compiled, p, row, table, texts_of, word_document

BODY = [
    p("{{ title }}", "<w:rPr><w:b/></w:rPr>"),
    table(row("{%tr for r in rows %}", ""), row("{{ loop.index }}", "{{ r.a|so(' ') }}"), row("{%tr endfor %}", "")),
    p("{%p if title == 'a' and not rows %}") + p("x") + p("{%p else %}") + p("y") + p("{%p endif %}"),
]
CONTEXT: dict[str, Any] = {"title": "Về [CẦN BỔ SUNG: x]", "rows": [{"a": "1234"}, {"a": "5"}]}

TITLE, FIRST, SECOND, PHRASE = ("input", "title"), ("input", "a", 0), ("input", "a", 1), ("phrase", "opening")


def test_from_json__renders_the_same_bytes() -> None:
    template = compiled(*BODY, header=p("{{ title }}"), title="{{ title }}")
    again = CompiledTemplate.from_json(template.to_json(), FILTERS)
    assert again.render(CONTEXT) == template.render(CONTEXT)
    assert again.to_json() == template.to_json()


def test_from_json__needs_nothing_that_compiled_it(tmp_path: Path) -> None:
    (tmp_path / "mau.json").write_text(compiled(p("{{ x }}{% if x %}!{% endif %}")).to_json(), "utf-8")
    program = (
        "import sys; from pathlib import Path; from danvan_reports.rendering import CompiledTemplate\n"
        "template = CompiledTemplate.from_json(Path('mau.json').read_text('utf-8'))\n"
        "Path('a.docx').write_bytes(template.render({'x': 'An'}))\n"
        "heavy = {'docxtpl', 'jinja2', 'lxml', 'docx', 'babel', 'yaml', 'zipfile', 'danvan_reports.vi.filters'}\n"
        "print(sorted(heavy & {*sys.modules}))"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert result.stdout == "[]\n"
    assert texts_of((tmp_path / "a.docx").read_bytes()) == ["An!"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"version": 0}',
        compiled(p("{{ x }}")).to_json()[:-1],
        compiled(p("{{ x }}")).to_json().replace('"version":1', '"version":99'),
        compiled(p("{{ x }}")).to_json().replace('"write"', '"exec"'),
        compiled(p("{{ x }}")).to_json().replace('"name","x"', '"name",5'),
        compiled(p("{% for a in x %}{% endfor %}")).to_json().replace('"loop","a"', '"loop",null'),
        compiled(p("{% if x &lt; 'a' %}{% endif %}")).to_json().replace('"lt"', '"call"'),
        compiled(p("{{ x|so }}")).to_json().replace('"so"', '"khong_co"'),
    ],
)
def test_from_json__what_this_version_did_not_write_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its words are for nobody
        CompiledTemplate.from_json(text, FILTERS)


@settings(max_examples=150)
@given(st.data())
def test_from_json__damaged_text_is_refused_or_harmless(data: st.DataObject) -> None:
    text = compiled(*BODY).to_json()
    at = data.draw(st.integers(0, len(text) - 1))
    damaged = text[:at] + data.draw(st.sampled_from('0"[]{},:ax')) + text[at + data.draw(st.integers(0, 3)) :]
    try:
        template = CompiledTemplate.from_json(damaged, FILTERS)
    except ValueError:
        return
    assert json.loads(template.to_json()) == json.loads(damaged)


def test_render__same_bytes_for_the_same_values() -> None:
    context = {"rows": [dict(reversed(r.items())) for r in CONTEXT["rows"]], "title": CONTEXT["title"]}
    assert compiled(*BODY).render(context) == compiled(*BODY).render(CONTEXT)


def test_render__leaves_the_context_alone() -> None:
    context: dict[str, Any] = {"x": "ngoài", "xs": ["a"], "loop": "của tôi"}
    compiled(p("{% for x in xs %}{{ loop.index }}{% endfor %}")).render(context)
    assert context == {"x": "ngoài", "xs": ["a"], "loop": "của tôi"}


def test_render__document_is_sealed_and_opens() -> None:
    content = compiled(*BODY).render(CONTEXT)
    assert is_sealed(content)
    assert len(docx.Document(BytesIO(content)).tables) == 1


def test_render__parts_without_tags_are_what_they_were() -> None:
    template = word_document(lambda document: document.add_paragraph("{{ x }}"))
    before = read_package(template, "")
    after = read_package(CompiledTemplate.from_bytes(template, "mau.docx", {}).render({"x": "a"}), "")
    changed = {part for part in after if before.get(part) != after[part]}
    assert changed == {"word/document.xml", "docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"}
    assert before.keys() | {"docProps/custom.xml"} == after.keys()


def test_render_document__origins_of_every_paragraph() -> None:
    points = [Wording.of("một", FIRST), Wording.of("hai", SECOND)]
    context = {
        "title": Wording.of("T", TITLE),
        "points": points,
        "closing": Wording.of("K", PHRASE, TITLE),
        "plain": "p",
    }
    template = compiled(
        p("KẾT LUẬN"),
        p("{{ title }} {{ plain }} {{ title|hoa }}"),
        p("{%p for x in points %}"),
        p("{{ loop.index }}. {{ x|hoa }}"),
        p("{%p endfor %}"),
        "<w:p/>",
        p("{% if title %}{{ closing }}{% endif %}"),
    )
    document = template.render_document(context)
    assert document.content == template.render(context)
    assert list(zip(texts_of(document.content), document.trace, strict=True)) == [
        ("KẾT LUẬN", ()),
        ("T p T", (TITLE,)),
        ("1. MỘT", (FIRST,)),
        ("2. HAI", (SECOND,)),
        ("", ()),
        ("K", (PHRASE, TITLE)),
    ]


def test_render_document__text_box_inside_a_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('{{ inner }}')}</w:txbxContent></w:pict></w:r>"
    body = f"<w:p><w:r><w:t>{{{{ before }}}}</w:t></w:r>{box}<w:r><w:t>{{{{ after }}}}</w:t></w:r></w:p>"
    names = ("before", "inner", "after")
    document = compiled(body).render_document({name: Wording.of(name, ("input", name)) for name in names})
    assert tuple(document.trace) == ((("input", "before"), ("input", "after")), (("input", "inner"),))


def test_render_document__as_many_entries_as_paragraphs_in_a_big_document() -> None:
    def fill(document: Any) -> None:
        for _ in range(20):
            document.add_paragraph("{%p for x in xs %}")
            document.add_paragraph("{{ x }}{% if x == 'a' %}!{% endif %}")
            document.add_paragraph("{%p endfor %}")
        document.add_table(rows=3, cols=3)

    template = CompiledTemplate.from_bytes(word_document(fill), "mau.docx", {})
    document = template.render_document({"xs": ["a", "b", "c"]})
    assert len(document.trace) == len(texts_of(document.content)) == 20 * 3 + 9
    assert f'xmlns:w="{W}"'.encode() in read_package(document.content, "")["word/document.xml"]
