"""The way in: the facts of a document become its components."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.components.annex import annex_starts, read_annex
from danvan_reports.formats.components.composition import LETTER, Collected, Composition
from danvan_reports.formats.components.content import read_content
from danvan_reports.formats.components.heading import head_end, read_title
from danvan_reports.formats.components.letterhead import read_letterhead, read_page_marks
from danvan_reports.formats.components.lines import lines_of, opening_lines, whole_line
from danvan_reports.formats.components.signature import read_signature, signature_start
from danvan_reports.formats.facts.model import Alignment, PlaceKind
from danvan_reports.formats.profiles import load_profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import DocumentFacts
    from danvan_reports.formats.profile_types import Profile

_TELLING = frozenset({"org", "number", "place_date", "doc_type", "body", "sign_name"})
_ENOUGH_STYLES = 3
_LETTER_SYMBOL = "-CV/"


def compose(facts: DocumentFacts, profile: Profile) -> Composition:
    """Return the components of a document.

    A document that wears our own styles says itself which is which; in any other they are found by their
    words, place and order.
    """
    lines = opening_lines(facts)
    styles = _styles(profile.id)
    worn = {styles.get(line.paragraph.style or "") for line in lines}
    found = Collected()
    taken = {line.paragraph.part for line in lines}
    read_page_marks((line for line in _header_lines(facts) if line.paragraph.part not in taken), found)
    if len(worn & _TELLING) >= _ENOUGH_STYLES:
        return _by_style(facts, lines, profile, found)
    return _by_words(facts, lines, profile, found)


def _header_lines(facts: DocumentFacts) -> list[Line]:
    parts = [part for section in facts.sections for part in (*section.headers.values(), *section.footers.values())]
    seen = {part.part: part for part in parts}
    return [line for part in seen.values() for line in lines_of(part.paragraphs, facts.sections)]


def _by_words(facts: DocumentFacts, lines: Sequence[Line], profile: Profile, found: Collected) -> Composition:
    types = _types(profile.id)
    head = head_end(lines, types)
    read_letterhead(lines[:head], found)
    kind, titled = read_title(lines[head:], types, found)
    first = head + titled
    annexes = annex_starts(lines, first, signed=False)
    signed = signature_start(lines[: annexes[0]] if annexes else lines, first)
    annexes = annex_starts(lines, signed, signed=True) or annexes
    end = _block_end(lines, signed, annexes[0] if annexes else len(lines))
    read_signature(lines[signed:end], found)
    read_content(_running_text(facts, lines, first, min(signed, end)), found)
    spans = [tuple(lines[start:stop]) for start, stop in pairwise([*annexes, len(lines)])]
    for span in spans:
        read_annex(span, found)
    if "salutation" in profile.components:
        # One component holds the word and the names where both are set alike.
        found.add("salutation", *found.lines("salutation_label"), *found.lines("salutation_names"))
    return Composition(found.frozen(), kind or _letter(found), tuple(spans))


def _block_end(lines: Sequence[Line], signed: int, end: int) -> int:
    """Return where the block of signature and recipients ends: what begins a page after it is another paper."""
    return next((number for number in range(signed + 1, end) if lines[number].starts_page), end)


def _running_text(facts: DocumentFacts, lines: Sequence[Line], first: int, end: int) -> list[Line]:
    """Return the paragraphs between two lines that stand in the text area itself."""
    if first >= end:
        return []
    from_number, to_number = lines[first].paragraph.number, lines[end - 1].paragraph.number
    running: list[Line] = []
    for paragraph in facts.paragraphs:
        if not from_number <= paragraph.number <= to_number or paragraph.place.kind is not PlaceKind.FLOW:
            continue
        if paragraph.layout.alignment is Alignment.CENTER:
            # "Chương I" and its title may be two lines of one paragraph.
            running += lines_of([paragraph], facts.sections)
        elif paragraph.text.strip():
            running.append(whole_line(paragraph, facts.sections[paragraph.section]))
    return running


def _letter(found: Collected) -> str | None:
    """Return the kind of a document without tên loại: a công văn when it is addressed or numbered so."""
    numbered = any(_LETTER_SYMBOL in line.text for line in found.lines("number"))
    return LETTER if numbered or found.has("salutation_label") or found.has("abstract_cong_van") else None


@cache
def _styles(profile_id: str) -> Mapping[str, str]:
    """Return the components of a profile by the identifier of the style each wears."""
    return {component.style.id: component.id for component in load_profile(profile_id).components.values()}


@cache
def _running(profile_id: str) -> frozenset[str]:
    """Return the components of a profile that are running text."""
    return frozenset(component.id for component in load_profile(profile_id).components.values() if component.flow)


@cache
def _types(profile_id: str) -> Mapping[str, str]:
    """Return the identifiers of a profile's types by their folded names."""
    return {words.letters(kind.name): kind.id for kind in load_profile(profile_id).number.types.values()}


def _by_style(facts: DocumentFacts, lines: Sequence[Line], profile: Profile, found: Collected) -> Composition:
    styles = _styles(profile.id)
    running = _running(profile.id)
    annexes: list[list[Line]] = []
    seen: set[int] = set()
    for line in lines:
        component = _worn(line, styles, in_annex=bool(annexes))
        if component == "annex_label":
            annexes.append([])
        if annexes:
            annexes[-1].append(line)
        if component is None or line.paragraph.number in seen:
            continue
        if component in running:
            seen.add(line.paragraph.number)
            # A line that has all runs of its paragraph is the paragraph already, unless a page begins with it.
            is_whole = line.runs is line.paragraph.runs and not line.starts_page
            running_line = line if is_whole else whole_line(line.paragraph, facts.sections[line.paragraph.section])
            found.add(component, running_line)
        else:
            found.add(component, line)
    types = _types(profile.id)
    kinds = [types.get(words.letters(line.text)) for line in found.lines("doc_type")]
    kind = next((kind for kind in kinds if kind), None)
    return Composition(found.frozen(), kind or _letter(found), tuple(tuple(annex) for annex in annexes))


def _worn(line: Line, styles: Mapping[str, str], *, in_annex: bool) -> str | None:
    """Return the component whose style a line wears; plain paragraphs that somebody added are text."""
    component = styles.get(line.paragraph.style or "")
    if component is None and not in_annex and line.paragraph.place.kind is PlaceKind.FLOW:
        return "body"
    return "annex_dashes" if in_annex and component == "dashes" else component
