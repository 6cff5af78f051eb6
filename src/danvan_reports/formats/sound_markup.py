"""Markup that rules of form find sound, whatever words stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.checks.running_text import LIST_MARKS
from danvan_reports.formats.checks.type_style import is_title
from danvan_reports.formats.components.composition import Composition
from danvan_reports.formats.findings import Subject, has_gap
from danvan_reports.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import Paragraph, Section
    from danvan_reports.formats.profile_components import Component

    _Lines = Mapping[int, list[tuple[str, Line]]]
    """The lines of the main part with their components, by the number of their paragraph."""

_MOST = 10_000
_MOST_SHEETS = 64
_CASES: Mapping[str, Callable[[str], bool]] = {"upper": str.isupper, "title": is_title}


class SoundMarkup:
    """The markup of one template's documents in which the rules of a profile have found nothing.

    Two things are known: paragraphs, for the rules that judge each by itself, and sheets (the sections of a document
    with their headers), for the rules of the page. Rules of form look at words in two ways, and words that differ in
    one of them are told apart here: whether they have the case of their component, and whether they begin as an item
    of a list does. Nothing is learnt from a paragraph in which other words could be seen in another look.
    """

    def __init__(self, components: Mapping[str, Component]) -> None:
        """Begin with none; ``components`` are those of the profile."""
        self._components = components
        self._paragraphs: set[object] = set()
        self._sheets: dict[tuple[int, bool], tuple[tuple[Section, ...], tuple[Section, ...]]] = {}

    def has_sheet(self, subject: Subject) -> bool:
        """Tell whether the pages of a document are known to be sound."""
        return _sheet_key(subject) in self._sheets

    def doubtful(self, subject: Subject) -> Subject | None:
        """Return what of a document is not known to be sound: paragraphs, and headers where the sheet is not."""
        lines = _lines_by_paragraph(subject)
        # What a line of a header is, of a letterhead typed there, may hang on the words below it.
        sheet = None if _has_lines_in_margins(subject) else self._sheets.get(_sheet_key(subject))
        left = [each for each in subject.facts.paragraphs if self._key(each, lines) not in self._paragraphs]
        if sheet and not left:
            return None
        numbers = {each.number for each in left}

        def is_left(line: Line) -> bool:
            return line.paragraph.number in numbers if line.paragraph.part == subject.facts.part else not sheet

        components = {name: tuple(filter(is_left, found)) for name, found in subject.composition.components.items()}
        composition = Composition({name: kept for name, kept in components.items() if kept}, subject.composition.kind)
        facts = replace(subject.facts, paragraphs=tuple(left), sections=sheet[1] if sheet else subject.facts.sections)
        return Subject(facts, composition, subject.profile)

    def add_paragraphs(self, subject: Subject) -> None:
        """Remember the paragraphs of a document in which no rule has found anything."""
        if len(self._paragraphs) > _MOST:
            self._paragraphs.clear()
        lines = _lines_by_paragraph(subject)
        self._paragraphs.update(self._key(each, lines) for each in subject.facts.paragraphs if self._tells(each, lines))

    def add_sheet(self, subject: Subject) -> None:
        """Remember the pages of a document in which no rule has found anything."""
        sections = subject.facts.sections
        if not any(section.landscape for section in sections):
            bare = tuple(replace(section, headers={}, footers={}) for section in sections)
            if len(self._sheets) >= _MOST_SHEETS:
                self._sheets.clear()
            self._sheets[_sheet_key(subject)] = (sections, bare)

    def _key(self, paragraph: Paragraph, lines: _Lines) -> object:
        """Return what stands for all paragraphs of the same markup, components and kind of words."""
        if paragraph.kin is None:
            return None
        found = lines.get(paragraph.number, ())
        return (
            paragraph.kin,
            *[(name, self._has_case(name, line), line.text.startswith(LIST_MARKS)) for name, line in found],
        )

    def _has_case(self, name: str, line: Line) -> bool:
        component = self._components.get(name)
        return component is None or component.case is None or _CASES[component.case](line.text)

    def _tells(self, paragraph: Paragraph, lines: _Lines) -> bool:
        """Tell whether a sound paragraph is sound with other words, too: all of it looks alike, and was judged."""
        if paragraph.kin is None:
            return False
        looks = {run.look for run in paragraph.runs}
        alike = len(looks) <= 1 and all(look.ascii_font == look.other_font for look in looks)
        return alike and all(self._was_judged(name, line) for name, line in lines.get(paragraph.number, ()))

    def _was_judged(self, name: str, line: Line) -> bool:
        """Tell whether a line was held against all that rules of form ask of its component."""
        known = name in self._components and self._has_case(name, line)
        return known and not (line.text.startswith("(") or has_gap(line))


def _sheet_key(subject: Subject) -> tuple[int, bool]:
    # Documents of known markup share one tuple of sections; kept beside its key, it leaves its number to no other.
    return id(subject.facts.sections), subject.composition.kind is None


def _has_lines_in_margins(subject: Subject) -> bool:
    part = subject.facts.part
    return any(line.paragraph.part != part for lines in subject.composition.components.values() for line in lines)


def _lines_by_paragraph(subject: Subject) -> _Lines:
    found: dict[int, list[tuple[str, Line]]] = {}
    part = subject.facts.part
    for name, lines in subject.composition.components.items():
        for line in lines:
            if line.paragraph.part == part:
                found.setdefault(line.paragraph.number, []).append((name, line))
    return found
