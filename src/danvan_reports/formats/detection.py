"""Which official format a document follows, by what it shows itself: its title and its date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.components.lines import opening_lines
from danvan_reports.formats.profiles import PROFILE_IDS, load_profile, select_profile
from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import DocumentFacts
    from danvan_reports.formats.profile_types import Profile, Regime

_HEAD_LINES = 40
_DAY = lazy_pattern(r"(\d{1,2})\s*(?:thang|[/.-])\s*(\d{1,2})\s*(?:nam|[/.-])\s*(\d{4})")
_MONTH = lazy_pattern(r"thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_YEAR = lazy_pattern(r"nam\s*(\d{4})")


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found. ``reason`` is a key of the catalogue after ``format.detected.``; ``issued`` the date seen."""

    profile: Profile | None
    reason: str
    regime: Regime | None = None
    issued: date | None = None


def detect_profile(facts: DocumentFacts) -> Detection:
    """Return the profile of a document: its regime by tiêu đề or quốc hiệu, the text in force by its date.

    A draft without its day is dated by its month, one without a date at all by the profile now in force; a
    document older than every profile has none, and is not checked.
    """
    lines = opening_lines(facts, 3 * _HEAD_LINES)[:_HEAD_LINES]
    regime = _regime(lines)
    if regime is None:
        return Detection(None, "no-title")
    issued = _issued(lines)
    if issued is None:
        return Detection(_latest(regime), "no-date", regime)
    profile = select_profile(regime, issued)
    return Detection(profile, "by-date" if profile else "too-old", regime, issued)


def _regime(lines: Iterable[Line]) -> Regime | None:
    spoken = [words.letters(line.text) for line in lines]
    if any(text == words.PARTY_TITLE or text.endswith(" " + words.PARTY_TITLE) for text in spoken):
        return "party"
    if any(words.NATIONAL_TITLE in text or text == words.NATIONAL_MOTTO for text in spoken):
        return "state"
    return None


def _issued(lines: Iterable[Line]) -> date | None:
    for line in lines:
        text = words.folded(line.text)
        if words.PLACE_DATE.fullmatch(text) is None and not line.on_right:
            continue
        for pattern in (_DAY, _MONTH, _YEAR):
            match = pattern.search(text)
            if match is not None:
                return _end_of([int(number) for number in reversed(match.groups())])
    return None


def _end_of(numbers: list[int]) -> date | None:
    """Return the date of [year, month, day]; what a draft leaves blank counts as late as it can be."""
    year, month, day = [*numbers, *((12, 28)[len(numbers) - 1 :])][:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(regime: Regime) -> Profile:
    profiles = [load_profile(profile_id) for profile_id in PROFILE_IDS]
    return max((profile for profile in profiles if profile.regime == regime), key=lambda found: found.valid_from)
