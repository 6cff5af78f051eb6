"""The sections of a template: the paper itself and its annex, each with its own page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.template_builder.elements import header_reference, twips, w
from danvan_reports.template_builder.styles import SECTION_END

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile

FIRST_PAGE, LATER_PAGES, ANNEX_FIRST_PAGE = "rIdFirstPage", "rIdLaterPages", "rIdAnnexFirstPage"
"""Relationships of the document to its headers."""

_COLUMN_GAP_TWIPS = 708


def main_section(profile: Profile) -> Element:
    """Return the section of the paper: its first page carries marks in place of the page number."""
    return _section(profile, first_page=FIRST_PAGE)


def annex_section(profile: Profile, *, landscape: bool = False) -> Element:
    """Return the section of an annex: on a page of its own, its pages numbered from 1."""
    return _section(profile, first_page=ANNEX_FIRST_PAGE, landscape=landscape)


def continued_section(profile: Profile) -> Element:
    """Return the upright section that goes on from an annex on its side, its pages counted on."""
    return w("sectPr", header_reference("default", LATER_PAGES), *_sheet(profile), _columns())


def closing_section(profile: Profile) -> Element:
    """Return the empty section after a paper whose annex may be left out.

    The last section of a template cannot be left out; this one, continuous and empty, rendering takes away: the
    section before it becomes the last.
    """
    return w("sectPr", w("type", val="continuous"), *_sheet(profile), _columns())


def section_end(section: Element | None = None) -> Element:
    """Return the lowest possible paragraph, which ends ``section`` where one is given."""
    ended = [] if section is None else [section]
    return w("p", w("pPr", w("pStyle", val=SECTION_END), *ended))


def _section(profile: Profile, first_page: str, *, landscape: bool = False) -> Element:
    references = [header_reference("first", first_page), header_reference("default", LATER_PAGES)]
    page_numbers = w("pgNumType", start=1)
    return w("sectPr", *references, *_sheet(profile, landscape=landscape), page_numbers, _columns(), w("titlePg"))


def _sheet(profile: Profile, *, landscape: bool = False) -> list[Element]:
    """Return size and margins of the sheet; on its side it keeps the margin of each side of the page."""
    paper, margins = profile.page.paper, profile.page.margins
    size = w("pgSz", w=twips(paper.width_mm), h=twips(paper.height_mm))
    if landscape:
        size = w("pgSz", w=twips(paper.height_mm), h=twips(paper.width_mm), orient="landscape")
    header = twips(profile.page.number.from_top_edge_mm or margins.top_mm.default / 2)
    return [
        size,
        w(
            "pgMar",
            top=twips(margins.top_mm.default),
            right=twips(margins.right_mm.default),
            bottom=twips(margins.bottom_mm.default),
            left=twips(margins.left_mm.default),
            header=header,
            footer=header,
            gutter=0,
        ),
    ]


def _columns() -> Element:
    return w("cols", space=_COLUMN_GAP_TWIPS)
