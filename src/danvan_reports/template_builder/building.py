"""Build the official templates: the outline of each kind, set as each of its profiles asks, as a ``.docx``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.profiles import load_profile
from danvan_reports.resources import templates_folder
from danvan_reports.template_builder.annex import annex
from danvan_reports.template_builder.elements import control, paragraph, run, w
from danvan_reports.template_builder.letterhead import letterhead, title_block
from danvan_reports.template_builder.outline import Block, Control, Outline, OutlineError, Paragraph, parse_outline
from danvan_reports.template_builder.package import package
from danvan_reports.template_builder.points import LEVELS, point_tree
from danvan_reports.template_builder.sections import closing_section, main_section, section_end
from danvan_reports.template_builder.signature import signature

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile
    from danvan_reports.template_builder.outline import Entry

_BLOCKS: Mapping[str, Callable[[Profile], list[Element]]] = {
    "letterhead": letterhead,
    "title": title_block,
    "signature": signature,
    "annex": annex,
}
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def outlines_folder() -> Path:
    """Return the folder of the outlines that come with the program."""
    return templates_folder() / "outlines"


def build_template(kind: str, profile: Profile) -> bytes:
    """Return the template of ``kind`` under ``profile``, from the outline that comes with the program.

    Raises:
        OutlineError: The outline asks for what the profile or the builder does not know.
    """
    return build_from_outline(_read_outline(outlines_folder() / f"{kind}.txt"), profile)


def build_templates(folder: Path) -> list[Path]:
    """Write ``<profile>/<kind>.docx`` into ``folder`` for every outline and each of its profiles; return the files.

    Raises:
        OutlineError: An outline asks for what a profile or the builder does not know; files before it are written.
    """
    written = []
    for path in sorted(outlines_folder().glob("*.txt")):
        outline = _read_outline(path)
        for profile_id in outline.profiles:
            target = folder / profile_id / f"{outline.kind}.docx"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(build_from_outline(outline, load_profile(profile_id)))
            written.append(target)
    return written


def build_from_outline(outline: Outline, profile: Profile) -> bytes:
    """Return the template that ``outline`` describes, set as ``profile`` asks.

    Raises:
        OutlineError: A line names a component the profile has not, or a block the builder has not.
    """
    content = [element for line, entry in outline.entries for element in _elements(outline, profile, line, entry)]
    has_annex = any(isinstance(entry, Block) and entry.name == "annex" for _line, entry in outline.entries)
    section = closing_section(profile) if has_annex else main_section(profile)
    return package(profile, w("body", *content, section_end(), section))


def _read_outline(path: Path) -> Outline:
    return parse_outline(path.stem, path.read_text("utf-8"))


def _elements(outline: Outline, profile: Profile, line: int, entry: Entry) -> list[Element]:
    match entry:
        case Control(tag):
            return [control(tag)]
        case Paragraph(name, text) if name in profile.components:
            return [paragraph(profile.components[name], *_runs(text))]
        case Paragraph(name, _):
            raise outline.fault(line, f"{profile.id} has no component {name!r}")
        case Block("points", (source, *labels)) if 1 <= len(labels) <= len(LEVELS):
            return point_tree(profile, source, labels)
        case Block(name, ()) if name in _BLOCKS:
            return _BLOCKS[name](profile)
        case Block(name, arguments):
            raise outline.fault(line, f"no block @{name} with the arguments {arguments}")


def _runs(text: str) -> list[Element]:
    """Return the runs of a paragraph: what stands between pairs of ``**`` in bold."""
    pieces = _BOLD.split(text)
    return [run(piece, *([w("b"), w("bCs")] if odd % 2 else [])) for odd, piece in enumerate(pieces) if piece]
