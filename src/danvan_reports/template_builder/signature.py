"""What stands below the text: recipients and signature side by side, and the mark at the foot of the last page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.template_builder.elements import for_each, line, paragraph, run, twips, w, when
from danvan_reports.template_builder.tables import side_by_side

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_components import Component
    from danvan_reports.formats.profile_types import Profile

_LINE_HEIGHT = 1.17
"""Height of a single line over the size of its type, for Times New Roman."""


def signature(profile: Profile) -> list[Element]:
    """Return recipients (left) and signature (right) in one row that never breaks, and the mark for the press.

    Every paragraph keeps with the next, and so does the style ``closing`` above: the row never stands alone.
    """
    part = profile.components
    signer = [
        *when("signature.authority", line(part["sign_authority"], "{{ signature.authority }}")),
        *for_each("position", "signature.positions", [line(part["sign_title"], "{{ position }}")]),
        *(paragraph(part["sign_room"]) for _ in range(profile.layout.signature_room_lines)),
        line(part["sign_name"], "{{ signature.name }}"),
    ]
    block = side_by_side(profile.layout.signature_columns_mm, (_recipient_lines(profile), signer))
    return [block, *(when("no_mass_media", _foot_mark(profile)) if "no_mass_media" in part else [])]


def minutes_signatures(profile: Profile) -> list[Element]:
    """Return the signatures under minutes: who wrote them (left), who led the meeting (right), the unit beneath.

    Recipients, where there are any, stand below all of them (NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9).

    Minutes carry no seal of the meeting, and the roles are named as the profile names them (HD 05-HD/VPTW, I.7).
    """
    roles = profile.signers.minutes
    signed = [
        _minutes_signer(profile, roles["left"], "signatures.recorder"),
        _minutes_signer(profile, roles["right"], "signatures.chair"),
    ]
    unit = _minutes_signer(profile, "{{ signatures.unit_role }}", "signatures.unit")
    widths = profile.layout.signature_columns_mm
    below = [paragraph(profile.components["sign_room"]), side_by_side([sum(widths)], [unit])]
    sent = [paragraph(profile.components["sign_room"]), *_recipient_lines(profile)]
    return [side_by_side(widths, signed), *when("signatures.unit", *below), *when("recipients", *sent)]


def _minutes_signer(profile: Profile, role: str, name: str) -> list[Element]:
    part = profile.components
    room = (paragraph(part["sign_room"]) for _ in range(profile.layout.signature_room_lines))
    return [line(part["sign_authority"], role), *room, line(part["sign_name"], f"{{{{ {name} }}}}")]


def _recipient_lines(profile: Profile) -> list[Element]:
    label = profile.components["recipients_label"]
    return [line(label, label.text or ""), *_recipients(profile.components["recipients_list"])]


def _recipients(component: Component) -> list[Element]:
    marks = f"{{% if loop.last %}}{component.last_end}{{% else %}}{component.item_end}{{% endif %}}"
    item = line(component, f"{component.item_prefix}{{{{ recipient }}}}{marks}")
    return for_each("recipient", "recipients", [item])


def _foot_mark(profile: Profile) -> Element:
    """Return the mark in a frame that ends at its distance from the lower edge of the page it stands on."""
    component = profile.components["no_mass_media"]
    paper, margins = profile.page.paper, profile.page.margins
    height = round(component.size_pt.default * _LINE_HEIGHT * 20)
    frame = w(
        "framePr",
        w=twips(paper.width_mm - margins.left_mm.default - margins.right_mm.default),
        h=height,
        hRule="exact",
        wrap="around",
        vAnchor="page",
        hAnchor="margin",
        xAlign="center",
        y=twips(paper.height_mm - (component.from_edge_mm or 0)) - height,
    )
    return paragraph(component, run(component.text or ""), properties=[frame])
