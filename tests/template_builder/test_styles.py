"""The styles and sections of a built template carry the numbers of its profile."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from danvan_reports.formats.profiles import load_profile
from danvan_reports.template_builder.building import build_template

from .contexts import annex, context, render

PROFILES = ("party-2018", "party-2026")
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def built(profile_id, **changed):
    template = build_template("ket-luan-giam-sat", load_profile(profile_id))
    return Document(io.BytesIO(render(template, context(**changed))))


def style(document, style_id):
    return next(each for each in document.styles if each.style_id == style_id)


@pytest.mark.parametrize("profile_id", PROFILES)
def test_styles__type_of_every_component(profile_id: str) -> None:
    document = built(profile_id)
    for component in load_profile(profile_id).components.values():
        found = style(document, component.style.id)
        stated = (
            component.style.name,
            component.size_pt.default,
            bool(component.bold),
            bool(component.italic),
            bool(component.underline),
        )
        font = found.font
        assert (found.name, font.size.pt, bool(font.bold), bool(font.italic), bool(font.underline)) == stated
        if component.align:
            assert found.paragraph_format.alignment == ALIGNMENTS[component.align], component.id


@pytest.mark.parametrize("profile_id", PROFILES)
def test_styles__text_follows_the_body_of_the_profile(profile_id: str) -> None:
    document, profile = built(profile_id), load_profile(profile_id)
    flowing = [component for component in profile.components.values() if component.flow]
    assert {"body", "closing", "heading_1", "point_3"} <= {component.id for component in flowing}
    for component in flowing:
        layout = style(document, component.style.id).paragraph_format
        assert layout.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert layout.first_line_indent == Twips(567)
        assert layout.line_spacing_rule == WD_LINE_SPACING.EXACTLY
        assert layout.line_spacing == Pt(profile.body.line_spacing.range.default)
        assert layout.space_after >= Pt(6)
        assert layout.widow_control


def test_styles__headings_show_in_the_navigation_pane() -> None:
    document = built("party-2026")
    levels = {
        each.style_id: int(found.get(qn("w:val")))
        for each in document.styles
        for found in each.element.iter(qn("w:outlineLvl"))
    }
    assert levels == {
        "HeadingRoman": 0,
        "HeadingArabic": 1,
        "HeadingLetter": 2,
        "AnnexLabel": 0,
        "PartLabel": 0,
        "SectionLabel": 1,
        "Article": 2,
    }


def test_defaults__one_font_in_all_slots_black_and_vietnamese() -> None:
    defaults = built("party-2026").styles.element.find(qn("w:docDefaults"))
    fonts, language = next(defaults.iter(qn("w:rFonts"))), next(defaults.iter(qn("w:lang")))
    assert set(fonts.attrib) == {qn(f"w:{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert set(language.attrib.values()) == {"vi-VN"}
    assert next(defaults.iter(qn("w:color"))).get(qn("w:val")) == "000000"


def test_section__page_of_the_profile() -> None:
    page = built("party-2026").sections[0]
    near = Twips(1)
    sides = (
        page.page_width,
        page.page_height,
        page.top_margin,
        page.bottom_margin,
        page.left_margin,
        page.right_margin,
    )
    for found, stated in zip(sides, (210, 297, 20, 20, 30, 15), strict=True):
        assert abs(found - Mm(stated)) <= near
    assert abs(page.header_distance - Mm(10)) <= near


def test_section__page_number_from_the_second_page_and_mark_on_the_first() -> None:
    page = built("party-2026", circulation="LƯU HÀNH NỘI BỘ").sections[0]
    assert page.different_first_page_header_footer
    (first,), (later,) = page.first_page_header.paragraphs, page.header.paragraphs
    assert (first.style.style_id, first.text) == ("Circulation", "LƯU HÀNH NỘI BỘ")
    assert [found.get(qn("w:instr")) for found in later._p.iter(qn("w:fldSimple"))] == [" PAGE "]
    assert later.style.style_id == "PageNumber"


def test_sections__annex_has_its_own_with_pages_from_1_and_no_mark() -> None:
    document = built("party-2026", circulation="LƯU HÀNH NỘI BỘ", annex=annex())
    starts = [each._sectPr.find(qn("w:pgNumType")) for each in document.sections]
    assert [None if start is None else start.get(qn("w:start")) for start in starts] == ["1", "1", None]
    own = document.sections[1]
    assert own.different_first_page_header_footer
    assert [found.text for found in own.first_page_header.paragraphs] == [""]


def test_sections__without_annex_only_the_empty_one_after_the_paper() -> None:
    document = built("party-2026")
    assert [each.start_type.name for each in document.sections] == ["NEW_PAGE", "CONTINUOUS"]


def test_tables__rows_do_not_split_and_the_head_of_the_annex_repeats() -> None:
    document = built("party-2026", annex=annex())
    rows = [row for table in document.tables for row in table._tbl.tr_lst]
    assert [row.trPr.find(qn("w:cantSplit")) is not None for row in rows] == [True] * len(rows)
    heads = [row.trPr.find(qn("w:tblHeader")) is not None for row in document.tables[-1]._tbl.tr_lst]
    assert heads == [True, False, False]


def test_letterhead__rule_is_as_long_as_the_title() -> None:
    title = style(built("party-2026"), "PartyTitle")
    layout = title.paragraph_format
    length = load_profile("party-2026").layout.header_columns_mm[1] * 72 / 25.4
    length -= layout.left_indent.pt + layout.right_indent.pt
    assert length == pytest.approx(206.7, abs=2)
    assert next(title.element.iter(qn("w:bottom"))).get(qn("w:val")) == "single"


def test_signature__closing_and_every_line_of_the_block_keep_together() -> None:
    document = built("party-2026")
    assert style(document, "Closing").paragraph_format.keep_with_next
    block = document.tables[-1]
    kept = [each for cell in block.row_cells(0) for each in cell.paragraphs][:-1]
    assert [each.style.style_id for each in kept if not each.style.paragraph_format.keep_with_next] == []


def test_foot_mark__ends_ten_millimetres_above_the_edge() -> None:
    frame = next(built("party-2026", no_mass_media=True).element.body.iter(qn("w:framePr")))
    bottom = int(frame.get(qn("w:y"))) + int(frame.get(qn("w:h")))
    assert bottom == pytest.approx((297 - 10) * 1440 / 25.4, abs=1)
    assert (frame.get(qn("w:vAnchor")), frame.get(qn("w:xAlign"))) == ("page", "center")
