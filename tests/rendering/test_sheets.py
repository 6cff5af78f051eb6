"""The section at the end of a document."""

from __future__ import annotations

import pytest

from danvan_reports.rendering.sheets import join_empty_last_section

LANDSCAPE = b'<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
CLOSING = b'<w:sectPr w:rsidR="00A1"><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
EMPTY = b"<w:p><w:pPr><w:tabs/></w:pPr></w:p>"


def body(before: bytes, between: bytes, last: bytes) -> bytes:
    return b"<w:body><w:p><w:pPr>" + before + b"</w:pPr></w:p>" + between + last + b"</w:body>"


def test_empty_continuous_section__gives_way_to_the_one_before_it() -> None:
    assert join_empty_last_section(body(LANDSCAPE, EMPTY, CLOSING)) == body(b"", EMPTY, LANDSCAPE)


@pytest.mark.parametrize(
    "content",
    [
        body(LANDSCAPE, b"<w:p><w:r><w:t>1</w:t></w:r></w:p>", CLOSING),
        body(LANDSCAPE, b"<w:tbl><w:tr/></w:tbl>", CLOSING),
        body(LANDSCAPE, EMPTY, LANDSCAPE),
        body(b"", EMPTY, CLOSING),
        body(b"<w:sectPr/>", EMPTY, CLOSING),
        b"<w:body></w:body>",
    ],
    ids=["text", "table", "next-page", "only-section", "section-without-properties", "no-section"],
)
def test_any_other_end__is_left_as_it_is(content: bytes) -> None:
    assert join_empty_last_section(content) == content
