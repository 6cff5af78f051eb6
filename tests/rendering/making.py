"""Small templates for the tests, made by hand or by python-docx, and the text of what they become."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from lxml import etree

from danvan_reports.opc import read_package, write_package
from danvan_reports.rendering import CompiledTemplate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docx.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD_TYPE}.header+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/header" Target="header1.xml"/></Relationships>'
)


def p(text: str, properties: str = "") -> str:
    """Return a paragraph of one run; ``text`` is XML."""
    return f"<w:p><w:r>{properties}<w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    """Return a table row of these cells, each a paragraph of text."""
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{p(cell)}</w:tc>' for cell in cells)}</w:tr>"


def table(*rows: str) -> str:
    """Return a table of these rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def parts_of(*body: str, header: str = "", title: str = "") -> dict[str, bytes]:
    """Return the parts of a small document."""
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>',
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{header or p("")}</w:hdr>',
    }
    return {name: content.encode() for name, content in parts.items()}


def small_document(*body: str, header: str = "", title: str = "") -> bytes:
    """Return a small document as a file."""
    return write_package(parts_of(*body, header=header, title=title))


def word_document(fill: Callable[[Document], None]) -> bytes:
    """Return what python-docx saves after ``fill`` has put text into its default document."""
    document = docx.Document()
    fill(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class PlainFilter:
    """A filter for the tests."""

    function: Callable[..., str]


def _only_digits(value: str, separator: str = ".") -> str:
    return f"{int(value):,}".replace(",", separator)


FILTERS = {"so": PlainFilter(_only_digits), "hoa": PlainFilter(str.upper)}


def compiled(*body: str, **around: str) -> CompiledTemplate:
    """Return a small template compiled, with the filters of the tests."""
    return compiled_document(small_document(*body, **around))


def compiled_document(content: bytes) -> CompiledTemplate:
    """Return the template ``content`` compiled, with the filters of the tests."""
    return CompiledTemplate.from_bytes(content, "mau.docx", FILTERS)


def texts_of(content: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the text of every paragraph of a part."""
    root = etree.fromstring(read_package(content, "")[part])
    return [text_of(paragraph) for paragraph in root.iter(f"{{{W}}}p")]


def text_of(paragraph: Any) -> str:
    """Return the text of one paragraph, with its breaks and tabs."""
    marks = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    return "".join(marks.get(each.tag, each.text or "") for each in paragraph.iter(f"{{{W}}}t", *marks))


def rendered(context: Mapping[str, Any], *body: str) -> list[str]:
    """Return the text of the paragraphs that a small template becomes."""
    return texts_of(compiled(*body).render(context))


def xml_of(content: bytes, part: str = "word/document.xml") -> str:
    """Return the XML of a part."""
    return read_package(content, "")[part].decode()
