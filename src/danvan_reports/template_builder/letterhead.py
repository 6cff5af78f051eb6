"""What stands above the text: the letterhead with number, place and date, and the title block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.template_builder.elements import line, paragraph, when
from danvan_reports.template_builder.rules import mark_below
from danvan_reports.template_builder.tables import side_by_side

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile

_TITLES = ("party_title", "quoc_hieu", "tieu_ngu")
"""What stands on the right of the head: of the Party its name, of the State quốc hiệu and tiêu ngữ."""

_MINUTES = "bien-ban"


def letterhead(profile: Profile) -> list[Element]:
    """Return the head of page 1: bodies and title of Party or State side by side; number, marks, date beneath."""
    return _head(profile, [])


def letter_head(profile: Profile) -> list[Element]:
    """Return the head of a công văn: what it is about stands beneath its number, there being no title."""
    return _head(profile, when("letter_subject", line(profile.components["abstract_cong_van"], "{{ letter_subject }}")))


def minutes_head(profile: Profile) -> list[Element]:
    """Return the head of minutes, without place and date where the profile has none for them (NĐ 30, mẫu 1.9)."""
    return _head(profile, [], dated=_MINUTES not in profile.components["place_date"].absent_for)


def _head(profile: Profile, under_number: list[Element], *, dated: bool = True) -> list[Element]:
    part = profile.components
    bodies = [
        *when("letterhead.superior", line(part["parent_org"], "{{ letterhead.superior }}")),
        line(part["org"], "{{ letterhead.issuer }}"),
        mark_below(profile, "org", "star", profile.layout.header_columns_mm[0]),
    ]
    title = [line(part[name], part[name].text or "") for name in _TITLES if name in part]
    number = [
        line(part["number"], "{{ number }}"),
        *under_number,
        *when("urgency", line(part["urgency"], "{{ urgency }}")),
        *when("draft_mark", line(part["draft_mark"], "{{ draft_mark }}")),
    ]
    date = [line(part["place_date"], "{{ place_date }}") if dated else paragraph(part["place_date"])]
    return [side_by_side(profile.layout.header_columns_mm, (bodies, title), (number, date))]


def title_block(profile: Profile) -> list[Element]:
    """Return the type name, the author where it is named there, what the paper is about, and the mark beneath."""
    part = profile.components
    return [
        line(part["doc_type"], "{{ type_name }}"),
        *(when("author", line(part["doc_author"], "{{ author }}")) if "doc_author" in part else []),
        *when("subject", line(part["abstract"], "{{ subject }}")),
        mark_below(profile, "abstract", "dashes", sum(profile.layout.header_columns_mm)),
    ]
