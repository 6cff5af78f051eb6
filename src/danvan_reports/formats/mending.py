"""Mend what is safe to mend: the page, typefaces, sizes, spacing, zeros of the date, page numbers. Never a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.errors import InputError
from danvan_reports.formats import amendments as edits
from danvan_reports.formats.checker import read_document, rule_findings
from danvan_reports.formats.checks.date import written_date
from danvan_reports.formats.components.recognition import compose
from danvan_reports.formats.facts.wordml import W, is_strict
from danvan_reports.formats.findings import Finding, Subject
from danvan_reports.formats.new_header import add_page_numbers
from danvan_reports.formats.rules import all_rules
from danvan_reports.opc import read_package, write_package
from danvan_reports.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    from danvan_reports.formats.facts.model import DocumentFacts, Paragraph
    from danvan_reports.formats.profile_components import Range
    from danvan_reports.formats.profile_types import Profile
    from danvan_reports.formats.rules import Rule

_SIGNATURES = "_xmlsignatures/"
# What one change makes room for (page numbers that are now there) may itself want mending.
_PASSES = 3
_LEGACY_FONTS = (".vn", "vni")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was mended, with the rule that asked for it; ``found`` became ``expected``."""

    code: str
    aspect: str
    component: str
    found: str
    expected: str
    part: str | None = None
    paragraph: int | None = None


@dataclass(slots=True)
class _Editor:
    """The parts of a document while they are being edited."""

    parts: dict[str, bytes]
    subject: Subject
    roots: dict[str, Element] = field(default_factory=dict)

    def root(self, part: str) -> Element:
        if part not in self.roots:
            self.roots[part] = edits.parse_for_editing(self.parts[part])
        return self.roots[part]

    def paragraph(self, paragraph: Paragraph) -> Element:
        return list(self.root(paragraph.part).iter(W + "p"))[paragraph.number - 1]

    def runs(self, paragraph: Paragraph) -> list[Element]:
        return list(self.paragraph(paragraph).iter(W + "r"))

    @property
    def main(self) -> Element:
        return self.root(self.subject.facts.part)

    def section(self, paragraph: Paragraph | None) -> Element:
        found = list(self.main.iter(W + "sectPr")) or [edits.add_section(self.main)]
        return found[min(paragraph.section if paragraph is not None else 0, len(found) - 1)]


def mend(content: bytes, profile: Profile, name: str = "") -> tuple[bytes, list[Change]]:
    """Return a copy of a document in which what is safe was mended, and what that was.

    Checking the copy finds those faults no more, and its text is the same but for the zeros of the date.

    Raises:
        PackageError, InputError: the document cannot be read; it carries digital signatures, which any edit would
            break; or it is of the strict variant of the format.
    """
    changes: list[Change] = []
    for _ in range(_PASSES):
        content, made = _mend_once(content, profile, name)
        changes += made
        if not made:
            break
    return content, changes


def _mend_once(content: bytes, profile: Profile, name: str) -> tuple[bytes, list[Change]]:
    parts = read_package(content, name)
    if any(part.startswith(_SIGNATURES) for part in parts):
        raise InputError("document.signed", file=name)
    facts = read_document(content, name)
    if is_strict(parts[facts.part]):
        raise InputError("document.strict", file=name)
    editor = _Editor(parts, Subject(facts, compose(facts, profile), profile))
    changes = [change for rule in all_rules().values() for change in _mend_rule(rule, editor)]
    if not changes:
        return content, []
    parts.update({part: edits.serialised(root) for part, root in editor.roots.items()})
    mended = write_package(parts)
    _compare(facts, read_document(mended, name), changes)
    return mended, changes


def _mend_rule(rule: Rule, editor: _Editor) -> Iterator[Change]:
    mend_one = _MENDINGS.get(rule.kind)
    if mend_one is None:
        return
    for finding in rule_findings(rule, editor.subject):
        if mend_one(finding, editor):
            at = finding.paragraph
            place = (at.part, at.number) if at is not None else (None, None)
            yield Change(rule.code, finding.aspect, finding.component, finding.found, finding.expected, *place)


def _compare(before: DocumentFacts, after: DocumentFacts, changes: list[Change]) -> None:
    """Make sure that no text changed but the line of the date; anything else is our fault."""
    dated = {(change.part, change.paragraph) for change in changes if change.component == "place_date"}
    kept = [[p.text for p in facts.paragraphs if (p.part, p.number) not in dated] for facts in (before, after)]
    if kept[0] != kept[1]:
        raise AssertionError("mending changed the text of a document")


def _paper(finding: Finding, editor: _Editor) -> bool:
    paper = editor.subject.profile.page.paper
    edits.set_paper(editor.section(finding.paragraph), paper.width_mm, paper.height_mm)
    return True


def _margin(finding: Finding, editor: _Editor) -> bool:
    allowed: Range = getattr(editor.subject.profile.page.margins, f"{finding.aspect}_mm")
    edits.set_margin(editor.section(finding.paragraph), finding.aspect, allowed.default)
    return True


def _font(finding: Finding, editor: _Editor) -> bool:
    """Set the typeface; text in a legacy font is no Unicode and would become unreadable."""
    if finding.paragraph is None or finding.found.casefold().startswith(_LEGACY_FONTS):
        return False
    elements = editor.runs(finding.paragraph)
    for run in finding.paragraph.runs:
        if finding.found in run.fonts:
            edits.set_font(elements[run.element], finding.expected)
    return True


def _size(finding: Finding, editor: _Editor) -> bool:
    """Set the size of a component's runs to the nearest one allowed; a run shared with another is left alone."""
    if finding.aspect != "size" or finding.paragraph is None:
        return False
    allowed = editor.subject.profile.components[finding.component].size_pt
    elements = editor.runs(finding.paragraph)
    whole = {run.element: run.text.strip() for run in finding.paragraph.runs}
    done = False
    for line in editor.subject.composition.lines(finding.component):
        if line.paragraph is not finding.paragraph:
            continue
        for run in line.runs:
            if not allowed.allows(run.look.size_pt) and run.text.strip() == whole[run.element]:
                edits.set_size(elements[run.element], _nearest(run.look.size_pt, allowed))
                done = True
    return done


def _nearest(size: float, allowed: Range) -> float:
    return allowed.minimum if size < allowed.minimum else allowed.maximum or allowed.minimum


def _gap(finding: Finding, editor: _Editor) -> bool:
    if finding.paragraph is None:
        return False
    needed = editor.subject.profile.body.paragraph_gap_pt.range.minimum
    missing = needed - float(finding.found)
    edits.set_before(editor.paragraph(finding.paragraph), finding.paragraph.layout.before_pt + missing)
    return True


def _line_spacing(finding: Finding, editor: _Editor) -> bool:
    if finding.paragraph is None:
        return False
    stated = editor.subject.profile.body.line_spacing
    edits.set_line_spacing(editor.paragraph(finding.paragraph), stated.range.default, exact=stated.rule == "exact")
    return True


def _date_zeros(finding: Finding, editor: _Editor) -> bool:
    written = written_date(finding.expected)
    if finding.paragraph is None or written is None:
        return False
    day, month, _ = written
    return edits.pad_date(editor.paragraph(finding.paragraph), day, month)


def _numbers(_finding: Finding, editor: _Editor) -> bool:
    """Add a header with the number; where headers hold something already, a person has to place it."""
    sections = editor.subject.facts.sections
    written = (
        paragraph.text for section in sections for part in section.headers.values() for paragraph in part.paragraphs
    )
    if any(map(str.strip, written)):
        return False
    add_page_numbers(editor.parts, editor.subject.facts.part, editor.main, editor.subject.profile)
    return True


def _first_page(_finding: Finding, editor: _Editor) -> bool:
    """Give page 1 a header of its own; one that has its own and shows a number there is for a person to mend."""
    if editor.subject.facts.sections[0].title_page:
        return False
    edits.hide_first_header(editor.section(None))
    return True


def _number_look(finding: Finding, editor: _Editor) -> bool:
    if finding.paragraph is None or finding.aspect == "numerals":
        return False
    for run in editor.runs(finding.paragraph):
        if finding.aspect == "size":
            edits.set_size(run, editor.subject.profile.components["page_number"].size_pt.default)
        else:
            edits.switch(run, {"bold": "b", "italic": "i"}[finding.aspect], on=False)
    return True


def _number_place(finding: Finding, editor: _Editor) -> bool:
    if finding.paragraph is None or finding.aspect == "footer":
        return False
    if finding.aspect == "centre":
        edits.set_centred(editor.paragraph(finding.paragraph))
        return True
    for section in editor.main.iter(W + "sectPr"):
        edits.set_margin(section, "header", float(finding.expected))
    return True


def _annex_numbers(finding: Finding, editor: _Editor) -> bool:
    """Number an annex from 1 where it has pages of its own; to give it a section is for a person."""
    if finding.paragraph is None or finding.paragraph.section == 0:
        return False
    edits.restart_numbers(editor.section(finding.paragraph))
    return True


_MENDINGS: dict[str, Callable[[Finding, _Editor], bool]] = {
    "paper": _paper,
    "margins": _margin,
    "font": _font,
    "type_style": _size,
    "paragraph_gap": _gap,
    "line_spacing": _line_spacing,
    "date_zeros": _date_zeros,
    "page_number_presence": _numbers,
    "page_number_first_page": _first_page,
    "page_number_look": _number_look,
    "page_number_place": _number_place,
    "annex_page_numbers": _annex_numbers,
}
"""How each kind of rule is mended; what stands for words, order or judgement is not here."""
