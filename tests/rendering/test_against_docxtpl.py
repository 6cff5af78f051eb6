"""The same text as docxtpl itself gives (autoescape on), for templates made as people make them."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports.opc import read_package
from tests.rendering.making import compiled_document, texts_of, word_document

if TYPE_CHECKING:
    from docx.document import Document

CONTEXT: dict[str, Any] = {
    "title": 'Kết quả giám sát "dân vận khéo" & <quy chế>',
    "unit": "Đảng ủy xã Tân Phú\nĐảng bộ tỉnh",
    "kind": "b",
    "urgent": True,
    "empty": "",
    "nothing": [],
    "team": [
        {"name": "Nguyễn Văn An", "role": "Trưởng đoàn", "tasks": ["Chủ trì", "Kết luận"]},
        {"name": "Lê Thị Bình", "role": "Thư ký", "tasks": []},
    ],
    "rows": [
        {"name": "Số cuộc", "value": "4.646", "parts": [{"name": "cấp xã", "value": "4.600"}]},
        {"name": "Lượt người", "value": "< 5,2", "parts": []},
    ],
}


def paragraphs(document: Document) -> None:
    document.add_heading("{{ title }}", level=1)
    document.add_paragraph("Đơn vị: {{ unit }} ({{ kind }})")
    document.add_paragraph("{%p if urgent %}")
    document.add_paragraph("KHẨN")
    document.add_paragraph("{%p else %}")
    document.add_paragraph("thường")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph(
        "{% if kind == 'a' %}A{% elif kind == 'b' %}B{% else %}C{% endif %}{% if empty %}!{% endif %}"
    )
    document.add_paragraph("{_{ không phải thẻ }_} {_% cũng vậy %_} { một ngoặc }")


def nested_loops(document: Document) -> None:
    document.add_paragraph("{%p for member in team %}")
    document.add_paragraph("{{ loop.index }}. {{ member.name }}{% if not loop.last %};{% else %}.{% endif %}")
    document.add_paragraph("{%p for task in member.tasks %}")
    document.add_paragraph("- {{ task }} ({{ member.role }}){% if loop.first %} *{% endif %}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p for x in nothing %}")
    document.add_paragraph("{{ x }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph(
        "Gồm: {% for member in team %}{{ member.name }}{% if not loop.last %}, {% endif %}{% endfor %}."
    )


def tables(document: Document) -> None:
    table = document.add_table(rows=7, cols=2)
    for row, cells in zip(
        table.rows,
        [
            ("Chỉ tiêu", "Số"),
            ("{%tr for row in rows %}", ""),
            ("{{ row.name }}", "{{ row.value }}"),
            ("{%tr for part in row.parts %}", ""),
            ("- {{ part.name }}", "{{ part.value }}"),
            ("{%tr endfor %}", ""),
            ("{%tr endfor %}", ""),
        ],
        strict=True,
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "{%p if urgent %}"
    for text in ("trong ô", "{%p endif %}", "cuối ô"):
        cell.add_paragraph(text)


def cells_in_a_loop(document: Document) -> None:
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(
        table.rows[0].cells, ("{%tc for member in team %}", "{{ member.name }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    merged = document.add_table(rows=3, cols=2)
    for row, cells in zip(
        merged.rows,
        [("{%tr for member in team %}", ""), ("nhóm{% vm %}", "{{ member.name }}"), ("{%tr endfor %}", "")],
        strict=True,
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def split_over_runs(document: Document) -> None:
    for pieces in (
        ("Về {", "{ ti", "tle", " }", "}; hết"),
        ("{% i", "f urg", "ent %}có{", "% end", "if %}"),
        ("{%p for m in te", "am %", "}"),
        ("{{ m.", "name }} và {{", " m.role }}"),
        ("{%", "p endfor %}"),
        ("{% if kind == “b” %}ngoặc ", "cong{% endif %}"),
    ):
        paragraph = document.add_paragraph()
        for number, piece in enumerate(pieces):
            paragraph.add_run(piece).bold = bool(number % 2)


def merged_with_neighbours(document: Document) -> None:
    document.add_paragraph("Trước")
    document.add_paragraph("{%- if urgent -%}")
    document.add_paragraph("giữa {{ kind }}")
    document.add_paragraph("{%- endif -%}")
    document.add_paragraph("sau")
    document.add_paragraph("{# ghi chú #}{{ kind }}")


def headers_and_properties(document: Document) -> None:
    document.core_properties.title = "{{ kind }}-{{ title }}"
    section = document.sections[0]
    section.header.paragraphs[0].text = "{% if urgent %}KHẨN {% endif %}{{ title }}"
    section.footer.paragraphs[0].text = "{% for m in team %}{{ m.name }};{% endfor %}"
    document.add_paragraph("{{ kind }}")


MAKERS = [
    paragraphs,
    nested_loops,
    tables,
    cells_in_a_loop,
    split_over_runs,
    merged_with_neighbours,
    headers_and_properties,
]


def docxtpl_render(template: bytes, context: dict[str, Any]) -> bytes:
    document = DocxTemplate(BytesIO(template))
    document.render(context, autoescape=True)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def all_texts(content: bytes) -> dict[str, list[str]]:
    parts = [
        part for part in read_package(content, "") if part.startswith(("word/document", "word/header", "word/footer"))
    ]
    return {part: texts_of(content, part) for part in sorted(parts)}


@pytest.mark.parametrize("make", MAKERS)
def test_render__same_text_as_docxtpl(make: Any) -> None:
    template = word_document(make)
    ours = all_texts(compiled_document(template).render(CONTEXT))
    assert ours == all_texts(docxtpl_render(template, CONTEXT))
    assert "".join("".join(texts) for texts in ours.values())


def _if(condition: str, then: str, otherwise: str) -> str:
    return f"{{% if {condition} %}}{then}{{% else %}}{otherwise}{{% endif %}}"


def _for(body: str) -> str:
    return f"{{% for m in team %}}{body}{{{{ loop.index }}}}{{{{ m.name }}}}{{% endfor %}}"


conditions = st.sampled_from(["urgent", "not empty", "kind == 'a'", "empty or nothing", 'urgent and kind != "b"'])
texts = st.recursive(
    st.sampled_from(["chữ & <dấu> ", " {{ title }}", "{{kind}}", "{_{ x }_}", "{# c #}", " { ", " } ", " % ", ""]),
    lambda inner: (
        st.builds(_if, conditions, inner, inner) | st.builds(_for, inner) | st.builds(str.__add__, inner, inner)
    ),
    max_leaves=8,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(texts, st.sets(st.integers(1, 200), max_size=6)), min_size=1, max_size=4))
def test_render__same_text_as_docxtpl__any_blocks_over_any_runs(paragraphs: list[tuple[str, set[int]]]) -> None:
    def fill(document: Document) -> None:
        for text, cuts in paragraphs:
            paragraph = document.add_paragraph()
            ends = sorted({0, *(cut for cut in cuts if cut < len(text)), len(text)})
            for start, end in pairwise(ends):
                paragraph.add_run(text[start:end])

    template = word_document(fill)
    assert all_texts(compiled_document(template).render(CONTEXT)) == all_texts(docxtpl_render(template, CONTEXT))
