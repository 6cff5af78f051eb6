"""Lists whose marks the profile prescribes: legal bases (căn cứ) and those a paper is addressed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.template_builder.elements import for_each, line, paragraph, run, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile


def legal_bases(profile: Profile) -> list[Element]:
    """Return one paragraph per basis in ``legal_bases``, with the profile's mark after each and after the last."""
    component = profile.components["legal_basis"]
    marks = f"{{% if loop.last %}}{component.last_end}{{% else %}}{component.item_end}{{% endif %}}"
    return for_each("basis", "legal_bases", [line(component, f"{component.item_prefix}{{{{ basis }}}}{marks}")])


def salutation(profile: Profile, kind: str) -> list[Element]:
    """Return "Kính gửi" or "Kính trình", as papers of ``kind`` say, and the names in ``addressees`` beneath it."""
    label, names = profile.components["salutation_label"], profile.components["salutation_names"]
    text = run(f"{names.item_prefix}{{{{ addressee }}}}{names.item_end}")
    gap = w("spacing", after=round(profile.body.paragraph_gap_pt.range.default * 20))
    item = paragraph(names, text, properties=[gap])
    return [line(label, label.text_by_kind[kind]), *for_each("addressee", "addressees", [item])]
