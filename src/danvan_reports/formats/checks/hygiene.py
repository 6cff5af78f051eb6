"""What a file should not carry when it leaves the office, and text that is not clean Unicode."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.findings import Finding
from danvan_reports.gaps import GAP_START, find_gaps
from danvan_reports.vi.tone import count_tone_styles, mixes_tone_styles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from danvan_reports.formats.facts.model import Paragraph
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.rules import Rule

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_DOUBLE_SPACE = re.compile(r"(?<=\S) {2,}(?=\S)")
_TWO_SPACES = "  "
_BLANKS_MEANT = re.compile(r"^Số\b|\bsố {2,}(?=[-/])|\bngày {2,}|\btháng {2,}|\bnăm {2,}")
_LEGACY_FONTS = (".vn", "vni-", "vntime", "vnarial", "vps ")
_PROGRAMS = ("python docx", "microsoft", "libreoffice", "office", "admin", "user", "pc", "windows")
_BODY_WORDS = (*words.BODIES, "vp", "ubnd", "ubmttq", "btgdv", "danvan")


def check_changes(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find tracked changes that are neither accepted nor rejected."""
    count = subject.facts.hygiene.tracked_changes
    return [Finding("", str(count))] if count else []


def check_comments(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find comments."""
    count = subject.facts.hygiene.comments
    return [Finding("", str(count))] if count else []


def check_active(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find what runs by itself or is fetched from elsewhere, each thing on its own."""
    return [Finding("", name) for name in subject.facts.hygiene.active]


def check_author(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find a person's name in the properties of the file; names of bodies and programs are none."""
    hygiene = subject.facts.hygiene
    found = dict.fromkeys(name for name in (hygiene.creator, hygiene.last_modified_by) if _is_person(name))
    return [Finding("", name) for name in found]


@lru_cache(maxsize=256)
def _is_person(name: str) -> bool:
    spoken = words.letters(name)
    known = words.starts_with_any(spoken, _BODY_WORDS) or any(word in spoken for word in _PROGRAMS)
    return 2 <= len(spoken.split()) <= 6 and not known and not any(map(str.isdigit, name))


def _paragraphs(test: Callable[[Paragraph], str], sign: str = "") -> Callable[[Rule, Subject], Sequence[Finding]]:
    """Return a check that finds every paragraph for which ``test`` gives what was found in it.

    ``sign`` stands in each of them; few documents have it at all.
    """

    def check(_rule: Rule, subject: Subject) -> Sequence[Finding]:
        paragraphs = subject.facts.all_paragraphs()
        if sign not in "\n".join([paragraph.text for paragraph in paragraphs]):
            return []
        found = ((test(paragraph), paragraph) for paragraph in paragraphs)
        return [Finding("", text, paragraph=paragraph) for text, paragraph in found if text]

    return check


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match is not None else ""


def _doubled(paragraph: Paragraph) -> str:
    if _TWO_SPACES not in paragraph.text or _BLANKS_MEANT.search(paragraph.text):
        return ""
    at = _DOUBLE_SPACE.search(paragraph.text)
    return paragraph.text[max(at.start() - 12, 0) : at.end() + 12].strip() if at is not None else ""


def _legacy(paragraph: Paragraph) -> str:
    suspects = [run for run in paragraph.runs if _is_legacy(run.look.ascii_font) or _is_legacy(run.look.other_font)]
    return next((font for run in suspects for font in run.fonts if _is_legacy(font)), "")


@lru_cache(maxsize=256)
def _is_legacy(font: str) -> bool:
    return font.casefold().startswith(_LEGACY_FONTS)


check_tags = _paragraphs(lambda paragraph: _first(_TAG, paragraph.text), sign="{")
check_gaps = _paragraphs(lambda paragraph: next(iter(find_gaps(paragraph.text)), ""), sign=GAP_START)
check_composition = _paragraphs(lambda paragraph: "" if paragraph.composed else paragraph.text[:20])
check_hidden = _paragraphs(lambda paragraph: "•" if paragraph.hidden else "")
check_double_spaces = _paragraphs(_doubled, sign=_TWO_SPACES)
check_legacy_fonts = _paragraphs(_legacy)


def check_tone_style(_rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find a document that writes tone marks in both places (hoà and hòa); the rarer way is shown.

    Marks of urgency are left aside: the regulation prints HOẢ TỐC, whichever way the office writes.
    """
    prescribed = {line.paragraph.number for line in subject.composition.lines("urgency")}
    judged = [paragraph for paragraph in subject.facts.paragraphs if paragraph.number not in prescribed]
    text = "\n".join([paragraph.text for paragraph in judged])
    if not mixes_tone_styles(text):
        return []
    count = count_tone_styles(text)
    rarer = "old" if count.old <= count.new else "new"
    first = next(paragraph for paragraph in judged if getattr(count_tone_styles(paragraph.text), rarer))
    return [Finding(rarer, str(min(count.old, count.new)), str(max(count.old, count.new)), "", first)]
