"""The check of documents that a template has just rendered: what its markup decides is decided once.

A clerk's words cannot change the size of the letters or the margins: the template has set them. So what rules of
form have found sound in one document of a template is not judged again in the next; the words are, every time.
``tests/formats/test_template_checker.py`` holds that both together find what the whole check finds.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from danvan_reports.formats.checker import diagnostics_of, has_what_it_needs, reading, rules_meant_for
from danvan_reports.formats.checks.registry import KINDS
from danvan_reports.formats.components.recognition import compose
from danvan_reports.formats.facts.template import TemplateReader
from danvan_reports.formats.findings import Skip, Subject
from danvan_reports.formats.profiles import load_profile
from danvan_reports.formats.sound_markup import SoundMarkup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.formats.checks.registry import Check, Reach
    from danvan_reports.formats.profile_types import Profile
    from danvan_reports.formats.rules import Rule
    from danvan_reports.opc import FixedParts, SplitPackage

    _Found = tuple[int, Sequence[Diagnostic]]
    """The place of a rule among all, and its faults."""


def check_rendered(package: SplitPackage, profile: Profile) -> list[Diagnostic]:
    """Hold a document that a template has just rendered against a profile and return every fault.

    Raises:
        InputError: as :func:`danvan_reports.formats.checker.check_document`.
    """
    checker = _CHECKERS.get(package.fixed)
    if checker is None:
        checker = _CHECKERS[package.fixed] = TemplateChecker(package.fixed)
    return checker.check(package, profile)


class TemplateChecker:
    """Checks the documents of one template."""

    def __init__(self, fixed: FixedParts) -> None:
        """Take the parts that all documents of the template have in common."""
        self._reader = TemplateReader(fixed)
        self._sound: dict[str, SoundMarkup] = {}

    def check(self, package: SplitPackage, profile: Profile) -> list[Diagnostic]:
        """Return every fault of a document. Raises as :func:`check_rendered` does."""
        with reading(""):
            facts = self._reader.read(package)
        sound = self._sound.get(profile.id)
        if sound is None:
            sound = self._sound[profile.id] = SoundMarkup(profile.components)
        subject = Subject(facts, compose(facts, profile), profile)
        found = _faults("document", subject)
        doubtful = sound.doubtful(subject)
        if doubtful is not None:
            found += self._doubtful(subject, doubtful, sound)
        return [fault for _, faults in sorted(found, key=itemgetter(0)) for fault in faults]

    @staticmethod
    def _doubtful(subject: Subject, doubtful: Subject, sound: SoundMarkup) -> list[_Found]:
        """Judge what is not known to be sound, and learn from it where nothing is found."""
        of_paragraphs = _faults("paragraph", doubtful)
        of_sheet = [] if sound.has_sheet(subject) else _faults("sheet", subject)
        if not of_paragraphs:
            sound.add_paragraphs(doubtful)
            if not of_sheet:
                sound.add_sheet(subject)
        return of_paragraphs + of_sheet


def _faults(reach: Reach, subject: Subject) -> list[_Found]:
    """Apply the rules of one reach to a document; of each that finds anything, its place among all and its faults."""
    found: list[_Found] = []
    for place, rule, check in _applicable(subject.profile.id, frozenset(subject.composition.components))[reach]:
        outcome = check(rule, subject)
        if outcome and not isinstance(outcome, Skip):
            found.append((place, tuple(diagnostics_of(rule, outcome, subject.profile, subject.facts.part))))
    return found


@lru_cache(maxsize=256)
def _applicable(profile_id: str, present: frozenset[str]) -> Mapping[Reach, Sequence[tuple[int, Rule, Check]]]:
    """Return the rules that a document with these components can be held against, by what they judge by."""
    profile = load_profile(profile_id)
    rules: dict[Reach, list[tuple[int, Rule, Check]]] = {"document": [], "paragraph": [], "sheet": []}
    for place, rule in enumerate(rules_meant_for(profile_id)):
        if has_what_it_needs(rule, profile, present):
            kind = KINDS[rule.kind]
            rules[kind.reach].append((place, rule, kind.check))
    return rules


_CHECKERS: WeakKeyDictionary[FixedParts, TemplateChecker] = WeakKeyDictionary()
