"""The sheet: paper, margins, which way it lies, and the one typeface and colour of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.formats.findings import NOT_STATED, Finding, Skip, number_text, range_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_reports.formats.facts.model import Paragraph, Run, Section
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.profile_types import Margins
    from danvan_reports.formats.rules import Rule

_PAPER_TOLERANCE_MM = 1.0
_A5_MM = [148, 210]
_SIDES = ("top_mm", "bottom_mm", "left_mm", "right_mm")
# Fonts that hold pictures instead of letters.
_SYMBOL_FONTS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"})
_NEARLY_BLACK = 0x20


def check_paper(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare the size of every section's sheet, upright or on its side; forms without a tên loại may be A5."""
    paper = subject.profile.page.paper
    wanted = sorted((paper.width_mm, paper.height_mm))
    expected = " × ".join(number_text(side) for side in wanted)
    findings = []
    for section, first in _sections(subject):
        size = sorted((section.width_mm, section.height_mm))
        if subject.composition.kind is None and [round(side) for side in size] == _A5_MM:
            return Skip(NOT_STATED, "doc_type")
        if any(abs(one - other) > _PAPER_TOLERANCE_MM for one, other in zip(size, wanted, strict=True)):
            found = " × ".join(number_text(round(side)) for side in size)
            findings.append(Finding("", found, expected, paragraph=first))
    return findings


def check_margins(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Compare the four margins of every upright section; how a page on its side adapts them is left open."""
    margins = subject.profile.page.margins
    return [
        Finding(side.removesuffix("_mm"), number_text(round(found, 1)), range_text(allowed), paragraph=first)
        for section, first in _sections(subject)
        if not section.landscape
        for side, found, allowed in _compared(section, margins)
        if not allowed.allows(found, margins.tolerance_mm)
    ]


def _compared(section: Section, margins: Margins) -> Iterator[tuple[str, float, Any]]:
    for side in _SIDES:
        yield side, getattr(section, side), getattr(margins, side)


def _sections(subject: Subject) -> Iterator[tuple[Section, Paragraph | None]]:
    """Yield each section with its first paragraph."""
    for number, section in enumerate(subject.facts.sections):
        first = next((found for found in subject.facts.paragraphs if found.section == number), None)
        yield section, first


def check_orientation(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find sections on their side that hold no table."""
    named = _named(subject)
    with_tables = {
        paragraph.section
        for paragraph in subject.facts.paragraphs
        if paragraph.place.table is not None and paragraph.text.strip() and paragraph.number not in named
    }
    return [
        Finding(paragraph=first)
        for number, (section, first) in enumerate(_sections(subject))
        if section.landscape and number not in with_tables
    ]


def judged_paragraphs(subject: Subject) -> list[Paragraph]:
    """Return the paragraphs whose looks the regulation rules: all but the insides of tables of figures."""
    named = _named(subject)
    ruled = [each for each in subject.facts.paragraphs if each.place.table is None or each.number in named]
    return [*_in_margins(subject), *ruled]


def _in_margins(subject: Subject) -> list[Paragraph]:
    """Return the paragraphs of headers and footers that are components: a letterhead typed there, marks."""
    lines = [line for lines in subject.composition.components.values() for line in lines]
    found = [line.paragraph for line in lines if line.paragraph.part != subject.facts.part]
    return list({(each.part, each.number): each for each in found}.values())


def _named(subject: Subject) -> set[int]:
    """Return the numbers of the paragraphs that are components, cells of tables of figures left out."""
    return {
        line.paragraph.number
        for name, lines in subject.composition.components.items()
        if not name.endswith("_cell")
        for line in lines
        if line.paragraph.part == subject.facts.part
    }


def check_font(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find text in any other typeface than the profile's."""
    wanted = subject.profile.font.name
    allowed = _SYMBOL_FONTS | {wanted.casefold()}
    return [
        Finding("", font, wanted, paragraph=paragraph)
        for paragraph in judged_paragraphs(subject)
        for font in dict.fromkeys(font for run in paragraph.runs if not _is_set_in(wanted, run) for font in run.fonts)
        if font.casefold() not in allowed
    ]


def _is_set_in(font: str, run: Run) -> bool:
    return run.look.ascii_font == font == run.look.other_font


def check_colour(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find text that is not black, but for marks that the profile gives a colour of their own."""
    coloured = {
        line.paragraph.number
        for name, component in subject.profile.components.items()
        if component.color is not None
        for line in subject.composition.lines(name)
    }
    return [
        Finding("", colour, subject.profile.font.color, paragraph=paragraph)
        for paragraph in judged_paragraphs(subject)
        if paragraph.number not in coloured
        for colour in dict.fromkeys(run.look.colour for run in paragraph.runs if run.text.strip())
        if not _is_black(colour)
    ]


def _is_black(colour: str) -> bool:
    try:
        return all(part <= _NEARLY_BLACK for part in bytes.fromhex(colour))
    except ValueError:
        return True
