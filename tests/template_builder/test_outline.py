"""Outlines are read line by line, and a line that means nothing is named."""

from __future__ import annotations

import pytest

from danvan_reports.template_builder.outline import (
    Block,
    Control,
    Outline,
    OutlineError,
    Paragraph,
    parse_outline,
)


def parse(**texts: str) -> Outline:
    return parse_outline("main", texts.__getitem__)


def test_parse_outline__every_form_of_a_line() -> None:
    text = """
    # lời chú
    @profiles party-2018 party-2026
    @letterhead
    @points achievements 1. - +
    {%p if closing %}
    body | {{ a }} | {{ b }}
    {%p endif %}
    body+ | {{ c }}
    """
    assert parse(main=text) == Outline(
        "main",
        ("party-2018", "party-2026"),
        (
            ("main, line 4", Block("letterhead", ())),
            ("main, line 5", Block("points", ("achievements", "1.", "-", "+"))),
            ("main, line 6", Control("if closing")),
            ("main, line 7", Paragraph("body", "{{ a }} | {{ b }}")),
            ("main, line 8", Control("endif")),
            ("main, line 9", Paragraph("body", "{{ c }}", leads=True)),
        ),
    )


def test_parse_outline__included_content_stands_in_its_place_without_its_profiles() -> None:
    outline = parse(
        main="@profiles party-2026\nbody | trước\n@include other\nbody | sau",
        other="@profiles party-2018\nbody | giữa",
    )
    assert outline.profiles == ("party-2026",)
    assert outline.entries == (
        ("main, line 2", Paragraph("body", "trước")),
        ("other, line 2", Paragraph("body", "giữa")),
        ("main, line 4", Paragraph("body", "sau")),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@profiles party-2026\nmột dòng không có kiểu", "main, line 2: neither a paragraph, a tag nor a block"),
        ("@profiles party-2026\n{% if closing %}", "main, line 2: neither a paragraph, a tag nor a block"),
        ("body | chữ", "main: no line names the @profiles"),
    ],
)
def test_parse_outline__a_line_that_means_nothing_is_named(text: str, message: str) -> None:
    with pytest.raises(OutlineError, match=message):
        parse(main=text)
