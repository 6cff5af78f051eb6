"""Page numbers: whether they are there, hidden on page 1, where they stand and how they look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.components.lines import lines_of
from danvan_reports.formats.facts.model import Alignment, PlaceKind
from danvan_reports.formats.findings import ABSENT, ONE_PAGE, Finding, Skip, number_text, range_text
from danvan_reports.formats.length import certainly_longer_than_a_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_reports.formats.facts.model import Look, Paragraph, Section
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.rules import Rule

_PAGE_FIELD = re.compile(r"PAGE\b", re.IGNORECASE)
_OTHER_NUMERALS = re.compile(r"roman|alphabetic|letter|ordinal|cardtext", re.IGNORECASE)
_EDGE_TOLERANCE_MM = 1.0


def check_presence(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find a document of several pages that shows no page number."""
    if any(True for _ in _numbers(subject)):
        return []
    if not certainly_longer_than_a_page(subject.facts):
        return Skip(ONE_PAGE)
    return [Finding()]


def check_first_page(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find a number on page 1."""
    section = subject.facts.sections[0]
    kind = "first" if section.title_page else "default"
    shown = [
        paragraph
        for parts in (section.headers, section.footers)
        if kind in parts
        for paragraph in parts[kind].paragraphs
        if _page_look(paragraph) is not None
    ]
    if not shown and not any(True for _ in _numbers(subject)):
        return Skip(ABSENT, "page_number")
    return [_finding("", paragraph) for paragraph in shown]


def check_look(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare size, weight, slant and numerals with the profile's."""
    component = subject.profile.components["page_number"]
    findings = []
    for section, paragraph, look in _numbers(subject):
        if not component.size_pt.allows(look.size_pt):
            expected = range_text(component.size_pt)
            findings.append(_finding("size", paragraph, number_text(look.size_pt), expected))
        if look.bold:
            findings.append(_finding("bold", paragraph))
        if look.italic:
            findings.append(_finding("italic", paragraph))
        codes = [section.numerals or "", *(code for code, _ in paragraph.fields)]
        if any(_OTHER_NUMERALS.search(code) for code in codes):
            findings.append(_finding("numerals", paragraph))
    return findings or (Skip(ABSENT, "page_number") if not _any(subject) else [])


def _any(subject: Subject) -> bool:
    return next(_numbers(subject), None) is not None


def check_place(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare where the number stands: in the header, in the middle, and how far from the edge of the page."""
    if not _any(subject):
        return Skip(ABSENT, "page_number")
    wanted = subject.profile.page.number.from_top_edge_mm
    findings = []
    for section, paragraph, _ in _numbers(subject):
        in_header = any(paragraph.part == header.part for header in section.headers.values())
        if not in_header:
            findings.append(_finding("footer", paragraph))
            continue
        if not _is_centred(paragraph, section):
            findings.append(_finding("centre", paragraph))
        distance = _from_top(paragraph, section)
        if wanted is not None and distance is not None and abs(distance - wanted) > _EDGE_TOLERANCE_MM:
            findings.append(_finding("edge", paragraph, number_text(round(distance, 1)), number_text(wanted)))
    return findings


def check_annex_restart(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find annexes whose pages are counted on from the main text."""
    annexes = subject.composition.annexes
    if not annexes or not _any(subject):
        return Skip(ABSENT, "annex_label" if not annexes else "page_number")
    findings = []
    before = 0
    for annex in annexes:
        label = annex[0].paragraph
        if label.section == before or subject.section_of(label).restart != 1:
            findings.append(_finding("", label))
        before = label.section
    return findings


def _finding(aspect: str, paragraph: Paragraph, found: str = "", expected: str = "") -> Finding:
    return Finding(aspect, found, expected, "page_number", paragraph)


def _numbers(subject: Subject) -> Iterator[tuple[Section, Paragraph, Look]]:
    """Yield every page number of the headers and footers that show, each part once."""
    seen = set()
    for section in subject.facts.sections:
        kinds = {"default"} | ({"first"} if section.title_page else set())
        kinds |= {"even"} if subject.facts.even_and_odd else set()
        for parts in (section.headers, section.footers):
            for kind in sorted(kinds & parts.keys()):
                part = parts[kind]
                if part.part in seen:
                    continue
                seen.add(part.part)
                for paragraph in part.paragraphs:
                    look = _page_look(paragraph)
                    if look is not None:
                        yield section, paragraph, look


def _page_look(paragraph: Paragraph) -> Look | None:
    """Return the look of the page number a paragraph shows: that of its digits, else of its field."""
    look = next((look for code, look in paragraph.fields if _PAGE_FIELD.match(code)), None)
    if look is None:
        return None
    return next((run.look for run in paragraph.runs if run.text.strip().isdigit()), look)


def _is_centred(paragraph: Paragraph, section: Section) -> bool:
    if paragraph.layout.alignment is Alignment.CENTER and paragraph.place.kind is not PlaceKind.BOX:
        return True
    return any(line.centred for line in lines_of([paragraph], [section] * (paragraph.section + 1)))


def _from_top(paragraph: Paragraph, section: Section) -> float | None:
    return paragraph.place.top_mm if paragraph.place.kind is PlaceKind.BOX else section.header_mm
