"""Documents as data: what a clerk typed, before any program has made a file of it.

A specimen says what each paragraph holds and how it looks; the numbers are restated here on purpose, so that a wrong
number in a format profile is found and not repeated. Changes to one property make the faulty documents.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "specimens"
ZONES = ("left", "right", "title", "text", "recipients", "signer", "signer_left", "end")


@dataclass
class Para:
    """One paragraph: its component (for changes to find it by), its text and its look."""

    component: str
    text: str
    size_pt: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = "Times New Roman"
    colour: str | None = None
    align: str = "left"
    left_mm: float = 0
    first_line_mm: float = 0
    before_pt: float = 0
    after_pt: float = 0
    line_rule: str = "multiple"
    line: float = 1.0
    rule_mm: float | None = None
    """The width of a solid line drawn beneath it."""
    framed: bool = False
    starts_page: bool = False
    hidden: bool = False
    numbering: int | None = None
    """The level (from 0) of an automatic list it belongs to; its text then has no number of its own."""


@dataclass
class Page:
    """The sheet and its number."""

    width_mm: float = 210
    height_mm: float = 297
    top_mm: float = 20
    bottom_mm: float = 20
    left_mm: float = 30
    right_mm: float = 15
    header_mm: float = 10
    footer_mm: float = 10
    numbered: bool = True
    number_in_footer: bool = False
    number_on_first: bool = False
    number_size_pt: float = 14
    number_bold: bool = False
    number_italic: bool = False
    number_align: str = "center"
    number_format: str = ""
    annex_restarts: bool = True


@dataclass
class Specimen:
    """A whole document. ``marks`` stand in the header of page 1, ``foot_marks`` in the footer of the last."""

    profile: str
    page: Page
    zones: dict[str, list[Para]]
    annexes: list[list[Para]] = field(default_factory=list)
    marks: list[Para] = field(default_factory=list)
    foot_marks: list[Para] = field(default_factory=list)
    creator: str = ""
    comments: int = 0
    linked_picture: str = ""
    deleted: int = 0

    def paragraphs(self) -> list[Para]:
        zones = [self.zones[zone] for zone in ZONES]
        return [para for zone in (*zones, *self.annexes, self.marks, self.foot_marks) for para in zone]


_PARTY: dict[str, dict[str, Any]] = {
    "party_title": {"size_pt": 15, "bold": True, "align": "center", "rule_mm": 72.9},
    "parent_org": {"align": "center"},
    "org": {"bold": True, "align": "center"},
    "star": {"align": "center"},
    "number": {"align": "center"},
    "place_date": {"italic": True, "align": "center"},
    "urgency": {"bold": True, "align": "center"},
    "draft_mark": {"italic": True, "align": "center"},
    "circulation": {"size_pt": 12, "bold": True, "align": "right"},
    "no_mass_media": {"size_pt": 12, "bold": True, "align": "center"},
    "doc_type": {"size_pt": 15, "bold": True, "align": "center", "before_pt": 18},
    "doc_author": {"bold": True, "align": "center"},
    "abstract": {"bold": True, "align": "center"},
    "dashes": {"align": "center", "after_pt": 12},
    "abstract_cong_van": {"size_pt": 12, "italic": True, "align": "center"},
    "salutation_label": {"italic": True, "align": "center", "before_pt": 6},
    "salutation_names": {"left_mm": 60},
    "part_chapter_label": {"bold": True, "align": "center", "before_pt": 6},
    "part_chapter_title": {"bold": True, "align": "center", "before_pt": 6},
    "section_label": {"bold": True, "align": "center", "before_pt": 6},
    "section_title": {"bold": True, "align": "center", "before_pt": 6},
    "sign_authority": {"bold": True, "align": "center"},
    "sign_title": {"align": "center"},
    "sign_acting": {"align": "center"},
    "minutes_role": {"align": "center"},
    "sign_room": {"align": "center"},
    "sign_name": {"bold": True, "align": "center"},
    "recipients_label": {"underline": True},
    "recipients_list": {"size_pt": 12},
    "drafter_code": {"size_pt": 11},
    "contact": {"size_pt": 10},
    "annex_label": {"bold": True, "align": "center"},
    "annex_title": {"bold": True, "align": "center"},
    "annex_reference": {"italic": True, "align": "center"},
    "annex_text": {"align": "justify", "first_line_mm": 10, "before_pt": 6, "line_rule": "exact", "line": 19},
}  # fmt: skip
_PARTY_FLOW = {"align": "justify", "first_line_mm": 10, "before_pt": 6, "line_rule": "exact", "line": 19}
_STATE: dict[str, dict[str, Any]] = {
    "quoc_hieu": {"size_pt": 13, "bold": True, "align": "center"},
    "tieu_ngu": {"bold": True, "align": "center", "rule_mm": 60.5},
    "parent_org": {"size_pt": 13, "align": "center"},
    "org": {"size_pt": 13, "bold": True, "align": "center", "rule_mm": 25},
    "number": {"size_pt": 13, "align": "center"},
    "place_date": {"italic": True, "align": "center"},
    "urgency": {"bold": True, "align": "center", "colour": "FF0000", "framed": True},
    "circulation": {"size_pt": 13, "bold": True, "align": "center", "framed": True},
    "doc_type": {"bold": True, "align": "center", "before_pt": 18},
    "abstract": {"bold": True, "align": "center", "rule_mm": 40, "after_pt": 12},
    "abstract_cong_van": {"size_pt": 13, "align": "center", "before_pt": 6},
    "issuing_authority": {"bold": True, "align": "center", "before_pt": 12},
    "formula": {"bold": True, "align": "center", "before_pt": 6},
    "salutation": {"align": "center", "before_pt": 6},
    "salutation_item": {"left_mm": 60},
    "legal_basis": {"italic": True},
    "part_chapter_label": {"bold": True, "align": "center", "before_pt": 6},
    "part_chapter_title": {"bold": True, "align": "center", "before_pt": 6},
    "section_label": {"bold": True, "align": "center", "before_pt": 6},
    "section_title": {"bold": True, "align": "center", "before_pt": 6},
    "heading_1": {"bold": True},
    "heading_2": {"bold": True},
    "sign_authority": {"bold": True, "align": "center"},
    "sign_title": {"bold": True, "align": "center"},
    "minutes_role": {"bold": True, "align": "center"},
    "sign_room": {"align": "center"},
    "sign_name": {"bold": True, "align": "center"},
    "recipients_label": {"size_pt": 12, "bold": True, "italic": True},
    "recipients_list": {"size_pt": 11},
    "drafter_code": {"size_pt": 11},
    "contact": {"size_pt": 11, "align": "center"},
    "annex_label": {"bold": True, "align": "center"},
    "annex_title": {"bold": True, "align": "center"},
    "annex_reference": {"italic": True, "align": "center"},
    "annex_text": {"align": "justify", "first_line_mm": 12.7, "before_pt": 6, "line": 1.15},
}  # fmt: skip
_STATE_FLOW = {"align": "justify", "first_line_mm": 12.7, "before_pt": 6, "line": 1.15}
_FLOW = {"body", "legal_basis", "article", "clause", "point", "heading_1", "heading_2", "heading_3"}


def load_specimen(name: str) -> Specimen:
    """Return the specimen ``specimens/<name>.yaml``; one with ``like`` is another one with some zones replaced."""
    return _specimen(_load(name))


def _load(name: str) -> dict[str, Any]:
    node = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    like = node.pop("like", None)
    return {**_load(like), **node} if like else node


def _specimen(node: dict[str, Any]) -> Specimen:
    profile = node["profile"]
    specimen = Specimen(
        profile=profile,
        page=Page(**node.get("page", {})),
        zones={zone: _paras(node.get(zone, []), profile) for zone in ZONES},
        annexes=[_paras(annex, profile) for annex in node.get("annexes", [])],
        marks=_paras(node.get("marks", []), profile),
        foot_marks=_paras(node.get("foot_marks", []), profile),
    )
    for component, width_mm in node.get("rules_mm", {}).items():
        for para in specimen.paragraphs():
            para.rule_mm = width_mm if para.component == component else para.rule_mm
    return specimen


def _paras(nodes: list[dict[str, str]], profile: str) -> list[Para]:
    return [make_para(component, text, profile) for node in nodes for component, text in node.items()]


def make_para(component: str, text: str, profile: str) -> Para:
    """Return a paragraph with the look the regulation gives its component."""
    state = profile == "state-nd30"
    look: dict[str, Any] = dict(_STATE_FLOW if state else _PARTY_FLOW) if component in _FLOW else {}
    look |= (_STATE if state else _PARTY).get(component, {})
    if component == "article":
        text = text if text.startswith("*") else f"*{text}"
    if profile == "party-2018" and component == "drafter_code":
        look["size_pt"] = 8
    return Para(component, text, **look)


def changed(specimen: Specimen, changes: list[dict[str, Any]]) -> Specimen:
    """Return a copy of a specimen with changes made to it.

    A change names what it is made ``to`` (a component, ``page`` or ``document``) and one of: ``set`` (properties),
    ``text``, ``remove``, ``after`` (a new paragraph after it), ``before``, or ``move_to`` (another zone's end).
    ``which`` picks one of several paragraphs (default: all for ``set``, the first for the others).
    """
    made = copy.deepcopy(specimen)
    for change in changes:
        _change(made, change)
    return made


def _change(specimen: Specimen, change: dict[str, Any]) -> None:
    target = change["to"]
    if target == "page":
        _set(specimen.page, change["set"])
        return
    if target == "document":
        _set(specimen, change["set"])
        return
    found = [para for para in specimen.paragraphs() if para.component == target]
    assert found, f"no {target} to change"
    if "which" in change:
        found = [found[change["which"]]]
    if "set" in change:
        for para in found:
            _set(para, change["set"])
        return
    para = found[0]
    zone = next(zone for zone in _lists(specimen) if any(para is other for other in zone))
    at = next(number for number, other in enumerate(zone) if other is para)
    if "text" in change:
        para.text = change["text"]
    elif "remove" in change:
        for other in found:
            zone.remove(other)
    elif "move_to" in change:
        zone.pop(at)
        _zone(specimen, change["move_to"]).append(para)
    else:
        place, node = ("after", change["after"]) if "after" in change else ("before", change["before"])
        added = _paras([node], specimen.profile)
        zone[at + (place == "after") : at + (place == "after")] = added


def _zone(specimen: Specimen, name: str) -> list[Para]:
    return specimen.marks if name == "marks" else specimen.foot_marks if name == "foot_marks" else specimen.zones[name]


def _lists(specimen: Specimen) -> list[list[Para]]:
    return [*specimen.zones.values(), *specimen.annexes, specimen.marks, specimen.foot_marks]


def _set(target: object, values: dict[str, Any]) -> None:
    for key, value in values.items():
        assert hasattr(target, key), key
        setattr(target, key, value)
