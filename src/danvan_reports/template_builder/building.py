"""Build the official templates: the outline of each kind, set as each of its profiles asks, as a ``.docx``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.profiles import load_profile
from danvan_reports.output import make_folder, write_document
from danvan_reports.resources import templates_folder
from danvan_reports.template_builder.annex import annex, annex_of_documents
from danvan_reports.template_builder.elements import control, for_each, lead, line, paragraph, run, w
from danvan_reports.template_builder.letterhead import letter_head, letterhead, minutes_head, title_block
from danvan_reports.template_builder.lists import legal_bases, salutation
from danvan_reports.template_builder.outline import Block, Control, OutlineError, Paragraph, parse_outline
from danvan_reports.template_builder.package import package
from danvan_reports.template_builder.points import LEVELS, point_tree
from danvan_reports.template_builder.sections import closing_section, main_section, section_end
from danvan_reports.template_builder.signature import minutes_signatures, signature
from danvan_reports.template_builder.unit_annex import annex_by_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile
    from danvan_reports.template_builder.outline import Entry, Outline

_BLOCKS: Mapping[str, Callable[[Profile], list[Element]]] = {
    "letterhead": letterhead,
    "letter_head": letter_head,
    "minutes_head": minutes_head,
    "bases": legal_bases,
    "title": title_block,
    "signature": signature,
    "minutes_signatures": minutes_signatures,
    "annex": annex,
    "annex_by_unit": annex_by_unit,
    "annex_of_documents": annex_of_documents,
}
_ANNEXES = frozenset({"annex", "annex_by_unit"})
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def build_template(kind: str, profile: Profile) -> bytes:
    """Return the template of ``kind`` under ``profile``, from the outline that comes with the program.

    Raises:
        OutlineError: The outline asks for what the profile or the builder does not know.
    """
    return build_from_outline(parse_outline(kind, _read_outline), profile)


def build_templates(folder: Path, *, overwrite: bool) -> list[Path]:
    """Write ``<profile>/<kind>.docx`` into ``folder`` for every outline and each of its profiles; return the files.

    Raises:
        OutlineError: An outline asks for what a profile or the builder does not know; nothing is written then.
        OutputError: The disk refuses, or, unless ``overwrite``, another template of that name is there.
    """
    built = {}
    for path in sorted(_outlines_folder().glob("*.txt")):
        outline = parse_outline(path.stem, _read_outline)
        for profile_id in outline.profiles:
            built[folder / profile_id / f"{outline.kind}.docx"] = build_from_outline(outline, load_profile(profile_id))
    for target, content in built.items():
        make_folder(target.parent)
        write_document(target, content, overwrite=overwrite)
    return list(built)


def build_from_outline(outline: Outline, profile: Profile) -> bytes:
    """Return the template that ``outline`` describes, set as ``profile`` asks.

    Raises:
        OutlineError: A line names a component the profile has not, or a block the builder has not.
    """
    content = [element for place, entry in outline.entries for element in _elements(profile, entry, place)]
    has_annex = any(isinstance(entry, Block) and entry.name in _ANNEXES for _place, entry in outline.entries)
    section = closing_section(profile) if has_annex else main_section(profile)
    return package(profile, w("body", *content, section_end(), section))


def _outlines_folder() -> Path:
    return templates_folder() / "outlines"


def _read_outline(kind: str) -> str:
    return (_outlines_folder() / f"{kind}.txt").read_text("utf-8")


def _elements(profile: Profile, entry: Entry, place: str) -> list[Element]:
    match entry:
        case Control(tag):
            return [control(tag)]
        case Paragraph(name, text, leads) if name in profile.components:
            return [(lead if leads else paragraph)(profile.components[name], *_runs(text))]
        case Paragraph(name):
            raise OutlineError(f"{place}: {profile.id} has no component {name}")
        case Block("points", (source, *labels)) if 1 <= len(labels) <= len(LEVELS):
            return point_tree(profile, source, labels)
        case Block("opening", (source,)):
            return _opening(profile, source)
        case Block("salutation", (kind,)) if kind in profile.components["salutation_label"].text_by_kind:
            return salutation(profile, kind)
        case Block(name, ()) if name in _BLOCKS:
            return _BLOCKS[name](profile)
        case Block(name, arguments):
            raise OutlineError(f"{place}: no block @{name} with {len(arguments)} arguments")


def _opening(profile: Profile, source: str) -> list[Element]:
    """Return the paragraphs of the list ``source``, the last of which leads to what follows."""
    body, text = profile.components["body"], run("{{ paragraph }}")
    last = [control("if loop.last"), lead(body, text), control("else"), line(body, "{{ paragraph }}"), control("endif")]
    return for_each("paragraph", source, last)


def _runs(text: str) -> list[Element]:
    """Return the runs of a paragraph: what stands between pairs of ``**`` in bold."""
    pieces = _BOLD.split(text)
    return [run(piece, *([w("b"), w("bCs")] if odd % 2 else [])) for odd, piece in enumerate(pieces) if piece]
