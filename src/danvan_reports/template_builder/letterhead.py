"""What stands above the text: the letterhead with number, place and date, and the title block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.template_builder.elements import line, when
from danvan_reports.template_builder.tables import side_by_side

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile


def letterhead(profile: Profile) -> list[Element]:
    """Return the head of page 1: bodies and Party title side by side, beneath them number, marks, place and date."""
    part = profile.components
    bodies = [
        *when("letterhead.superior", line(part["parent_org"], "{{ letterhead.superior }}")),
        line(part["org"], "{{ letterhead.issuer }}"),
        line(part["star"], part["star"].text or ""),
    ]
    title = [line(part["party_title"], part["party_title"].text or "")]
    number = [
        line(part["number"], "{{ number }}"),
        *when("urgency", line(part["urgency"], "{{ urgency }}")),
        *when("draft_mark", line(part["draft_mark"], "{{ draft_mark }}")),
    ]
    date = [line(part["place_date"], "{{ place_date }}")]
    return [side_by_side(profile.layout.header_columns_mm, (bodies, title), (number, date))]


def title_block(profile: Profile) -> list[Element]:
    """Return the type name, the author where it is named there, what the paper is about, and the mark beneath."""
    part = profile.components
    return [
        line(part["doc_type"], "{{ type_name }}"),
        *when("author", line(part["doc_author"], "{{ author }}")),
        *when("subject", line(part["abstract"], "{{ subject }}")),
        line(part["dashes"], part["dashes"].text or ""),
    ]
