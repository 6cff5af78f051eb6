"""The kinds of checks by the name rules call them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from danvan_reports.formats.checks import (
    annexes,
    date,
    drawn_rule,
    frame,
    hygiene,
    items,
    number,
    outline,
    page,
    page_number,
    place,
    running_text,
    signing,
    text,
    type_style,
    wording,
)
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from danvan_reports.formats.findings import Finding, Skip, Subject
    from danvan_reports.formats.rules import Rule

    Check = Callable[[Rule, Subject], Sequence[Finding] | Skip]


Reach = Literal["document", "paragraph", "sheet"]
"""What a check judges by: the words of a document as well, or only how it is set.

``paragraph``: each paragraph by itself, and by no more of its words than :class:`.sound_markup.SoundMarkup` tells
apart. ``sheet``: the sections with their headers, and whether the document has a tên loại.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A check; without ``needs_component`` it also runs when the rule's components are absent."""

    check: Check
    needs_component: bool = True
    reach: Reach = "document"


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "paper": Kind(page.check_paper, reach="sheet"),
        "margins": Kind(page.check_margins, reach="sheet"),
        "orientation": Kind(page.check_orientation, reach="sheet"),
        "font": Kind(page.check_font, reach="paragraph"),
        "colour": Kind(page.check_colour, reach="paragraph"),
        "page_number_presence": Kind(page_number.check_presence),
        "page_number_first_page": Kind(page_number.check_first_page, reach="sheet"),
        "page_number_look": Kind(page_number.check_look, reach="sheet"),
        "page_number_place": Kind(page_number.check_place, reach="sheet"),
        "annex_page_numbers": Kind(page_number.check_annex_restart),
        "type_style": Kind(type_style.check_type_style, reach="paragraph"),
        "presence": Kind(text.check_presence, needs_component=False),
        "absence": Kind(text.check_absence),
        "fixed_text": Kind(text.check_fixed_text),
        "values": Kind(text.check_values),
        "pattern": Kind(text.check_pattern),
        "prefix": Kind(text.check_prefix),
        "side": Kind(place.check_side),
        "level": Kind(place.check_level),
        "order": Kind(place.check_order, needs_component=False),
        "edge": Kind(place.check_edge),
        "gap_above": Kind(place.check_gap_above),
        "close_lines": Kind(place.check_close_lines),
        "centred": Kind(place.check_alignment),
        "rule_below": Kind(drawn_rule.check_rule_below),
        "rule_above": Kind(drawn_rule.check_rule_above),
        "frame": Kind(frame.check_frame),
        "number_form": Kind(number.check_form),
        "number_type": Kind(number.check_type),
        "date_zeros": Kind(date.check_zeros),
        "date_form": Kind(date.check_form),
        "text_alignment": Kind(running_text.check_alignment),
        "first_line": Kind(running_text.check_first_line, reach="paragraph"),
        "paragraph_gap": Kind(running_text.check_gap),
        "line_spacing": Kind(running_text.check_line_spacing, reach="paragraph"),
        "end_mark": Kind(running_text.check_end_mark),
        "items": Kind(items.check_items),
        "archive_line": Kind(items.check_archive),
        "first_item": Kind(items.check_first_item),
        "point_letters": Kind(outline.check_letters),
        "size_set": Kind(outline.check_size_set),
        "signature_side": Kind(signing.check_side),
        "signing_prefix": Kind(signing.check_prefixes),
        "honorifics": Kind(signing.check_honorifics),
        "post_alone": Kind(signing.check_post_alone),
        "deputy_of_collective": Kind(signing.check_deputy),
        "collective_posts": Kind(signing.check_collective_posts),
        "minutes_roles": Kind(signing.check_minutes),
        "annex_numbers": Kind(annexes.check_numbers),
        "annex_page": Kind(annexes.check_own_page),
        "annex_pointer": Kind(annexes.check_pointer),
        "annex_reference": Kind(annexes.check_reference),
        "citation_capitals": Kind(wording.check_citation_capitals),
        "tracked_changes": Kind(hygiene.check_changes),
        "active_content": Kind(hygiene.check_active),
        "comments": Kind(hygiene.check_comments),
        "author": Kind(hygiene.check_author),
        "tags": Kind(hygiene.check_tags),
        "gaps": Kind(hygiene.check_gaps),
        "decomposed": Kind(hygiene.check_composition),
        "hidden": Kind(hygiene.check_hidden, reach="paragraph"),
        "double_spaces": Kind(hygiene.check_double_spaces),
        "legacy_fonts": Kind(hygiene.check_legacy_fonts, reach="paragraph"),
        "tone_style": Kind(hygiene.check_tone_style),
    }
)
