"""What a check looks at and what it gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.gaps import GAP_START
from danvan_reports.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_reports.diagnostics import Severity
    from danvan_reports.formats.components.composition import Composition
    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import DocumentFacts, Paragraph, Section
    from danvan_reports.formats.profile_components import Range, Source
    from danvan_reports.formats.profile_types import Profile
    from danvan_reports.formats.rules import Rule


@dataclass(frozen=True, slots=True)
class Subject:
    """A document under check: its facts, its components, and the profile it is held against."""

    facts: DocumentFacts
    composition: Composition
    profile: Profile

    def section_of(self, paragraph: Paragraph) -> Section:
        """Return the page section a paragraph of the main part stands in."""
        return self.facts.sections[min(paragraph.section, len(self.facts.sections) - 1)]

    def present(self, rule: Rule) -> list[str]:
        """Return the components of a rule that the document has and the profile states."""
        stated, found = self.profile.components, self.composition.components
        return [name for name in rule.applies_to if name in found and name in stated]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``aspect`` picks the words; ``found`` and ``expected`` fill them.

    ``severity`` and ``source`` are given where they differ from the rule's own.
    """

    aspect: str = ""
    found: str = ""
    expected: str = ""
    component: str = ""
    paragraph: Paragraph | None = None
    severity: Severity | None = None
    source: Source | None = None
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skip:
    """A rule that could not be applied; ``reason`` is a key of the catalogue (``format.skip.<reason>``)."""

    reason: str
    component: str = ""


ABSENT = "absent"
NOT_FILLED = "not-filled"
NOT_STATED = "not-stated"
UNKNOWN = "cannot-tell"
ONE_PAGE = "one-page"


def has_gap(line: Line) -> bool:
    """Tell whether a line still holds the visible gap of a draft; its words are not checked then."""
    return GAP_START in line.text


def number_text(number: float) -> str:
    """Return a measure the way parameters of findings carry it: ``13``, ``13.5``."""
    return f"{number:g}"


def range_text(allowed: Range) -> str:
    """Return a range the way parameters carry it: ``14``, ``14–15``, ``≥ 6``."""
    if allowed.maximum is None:
        return f"≥ {allowed.minimum:g}"
    if allowed.minimum == allowed.maximum:
        return f"{allowed.minimum:g}"
    return f"{allowed.minimum:g}–{allowed.maximum:g}"
