"""Text in, same text out."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from danvan_reports.gaps import gap
from danvan_reports.opc import read_package
from danvan_reports.rendering import TemplateFaults
from tests.rendering.making import compiled, compiled_document, p, rendered, texts_of, word_document, xml_of

NASTY = "& < > {{ x }} {% if %} {_{ %_} {# c #} \"quotes\" 'single' \ttab\nnewline \U0001f600 &amp; ]]> \x85\u2028\xa0."
FORBIDDEN = [*(chr(code) for code in range(32) if chr(code) not in "\t\n\r"), "\ufffe", "\uffff", "\ud800"]
FRAGMENTS = [
    "&",
    "<",
    ">",
    "{{ x }}",
    "{% if %}",
    "{_{",
    "%_}",
    "[CẦN BỔ SUNG: ",
    "]",
    "]]>",
    '"',
    "'",
    " ",
    "\U0001f600",
]
FRAGMENTS += ["\n", "\r", "\r\n", "\t"]

xml_text = st.text(st.characters(codec="utf-8", exclude_characters="".join(FORBIDDEN[:-1])))
writable_text = st.one_of(xml_text, st.lists(st.one_of(st.sampled_from(FRAGMENTS), xml_text)).map("".join))
TRACKED_CHANGE = '<w:rPrChange w:id="1" w:author="a"><w:rPr><w:b/></w:rPr></w:rPrChange>'
SLOTS = compiled(p("«{{ x }}»"), p("{{ x }}{{ x }}", "<w:rPr><w:b/></w:rPr>"), header=p("{{ x }}"))


def with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=300)
@given(writable_text)
def test_render__any_text_that_xml_allows(value: str) -> None:
    content = SLOTS.render({"x": value})
    same = with_line_feeds(value)
    assert texts_of(content) == [f"«{same}»", same + same]
    assert texts_of(content, "word/header1.xml") == [same]


def test_render__nasty_text_read_back_by_python_docx() -> None:
    template = compiled_document(word_document(lambda document: document.add_paragraph("Đoạn: {{ x }}")))
    document = docx.Document(BytesIO(template.render({"x": NASTY})))
    assert [paragraph.text for paragraph in document.paragraphs] == [f"Đoạn: {NASTY}"]


@pytest.mark.parametrize("value", ["a\nb", "a\r\nb", "a\rb"])
def test_render__every_line_end_is_one_break(value: str) -> None:
    assert '<w:t xml:space="preserve">a</w:t><w:br/><w:t xml:space="preserve">b</w:t>' in xml_of(
        compiled(p("{{ x }}")).render({"x": value})
    )


def test_render__text_around_values_keeps_its_spaces() -> None:
    assert rendered({"x": " b "}, p(" a {{ x }} c ")) == [" a  b  c "]


@pytest.mark.parametrize("character", FORBIDDEN)
def test_render__character_that_xml_forbids_is_refused(character: str) -> None:
    template = compiled(p("một"), p("Kết quả: {{ x }}"), p("{{ y }}"))
    with pytest.raises(TemplateFaults) as caught:
        template.render({"x": f"a{character}b", "y": "c"})
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.parameters["tag"], fault.parameters["found"], fault.location.paragraph) == (
        "MB205",
        "{{ x }}",
        f"U+{ord(character):04X}",
        2,
    )


@settings(max_examples=100)
@given(writable_text)
def test_render__attribute_and_property_hold_the_text_on_one_line(value: str) -> None:
    link = '<w:p><w:hyperlink w:tooltip="[{{ x }}]"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    content = compiled(link, title="Về {{ x }}").render({"x": value})
    line = with_line_feeds(value).replace("\n", " ").replace("\t", " ")
    document = docx.Document(BytesIO(content))
    (tooltip,) = document.element.xpath("//w:hyperlink/@w:tooltip")
    assert tooltip == f"[{line}]"
    title = etree.fromstring(read_package(content, "")["docProps/core.xml"])[0]
    assert title.text == f"Về {line}"


def test_render__gap_has_a_highlighted_run_of_its_own() -> None:
    properties = '<w:rPr><w:b/><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr>'
    content = compiled(p("Ký: {{ x }}.", properties)).render({"x": f"Ông {gap('người ký & <vụ>')},\n{gap('ngày')}"})
    highlighted = '<w:rPr><w:b/><w:sz w:val="28"/><w:highlight w:val="yellow"/><w:lang w:val="vi-VN"/></w:rPr>'
    text = '<w:t xml:space="preserve">'
    assert f"<w:p>{xml_of(content).partition('<w:p>')[2].partition('</w:p>')[0]}</w:p>" == (
        f"<w:p><w:r>{properties}{text}Ký: Ông </w:t></w:r>"
        f"<w:r>{highlighted}{text}[CẦN BỔ SUNG: người ký &amp; &lt;vụ&gt;]</w:t></w:r>"
        f"<w:r>{properties}{text},</w:t><w:br/>{text}</w:t></w:r>"
        f"<w:r>{highlighted}{text}[CẦN BỔ SUNG: ngày]</w:t></w:r>"
        f"<w:r>{properties}{text}.</w:t></w:r></w:p>"
    )


@pytest.mark.parametrize(
    ("properties", "highlighted"),
    [
        ("", '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'),
        ("<w:rPr/>", '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'),
        ("<w:rPr><w:i/></w:rPr>", '<w:rPr><w:i/><w:highlight w:val="yellow"/></w:rPr>'),
        (
            '<w:rPr><w:highlight w:val="green"/><w:u w:val="single"/></w:rPr>',
            '<w:rPr><w:highlight w:val="yellow"/><w:u w:val="single"/></w:rPr>',
        ),
        (
            f'<w:rPr><w:szCs w:val="2"/>{TRACKED_CHANGE}</w:rPr>',
            f'<w:rPr><w:szCs w:val="2"/><w:highlight w:val="yellow"/>{TRACKED_CHANGE}</w:rPr>',
        ),
    ],
)
def test_render__highlight_stands_at_its_place_in_the_schema(properties: str, highlighted: str) -> None:
    content = compiled(p("{{ x }}", properties)).render({"x": gap("ngày")})
    assert f'<w:r>{highlighted}<w:t xml:space="preserve">[CẦN BỔ SUNG: ngày]</w:t></w:r>' in xml_of(content)


def test_render__gap_in_a_branch_goes_on_in_the_run_where_the_block_began() -> None:
    bold, italic = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"
    body = (
        f"<w:p><w:r>{bold}<w:t>{{% if a %}}x</w:t></w:r>"
        f"<w:r>{italic}<w:t>y{{% else %}}{{{{ x }}}}z{{% endif %}}</w:t></w:r></w:p>"
    )
    content = compiled(body).render({"a": False, "x": gap("ngày")})
    text = '<w:t xml:space="preserve">'
    assert xml_of(content).endswith(
        f"<w:p><w:r>{bold}{text}</w:t></w:r>"
        f'<w:r><w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr>{text}[CẦN BỔ SUNG: ngày]</w:t></w:r>'
        f"<w:r>{bold}{text}z</w:t></w:r></w:p></w:body></w:document>"
    )
