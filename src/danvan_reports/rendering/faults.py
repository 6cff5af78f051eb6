"""What can be wrong with a template, by the stable codes of the MB family (the words: ``templates.po``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, Location, Severity
from danvan_reports.errors import ReportError
from danvan_reports.records import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable

UNCLOSED_TAG = "MB101"
BAD_SYNTAX = "MB102"
UNCLOSED_BLOCK = "MB103"
STRAY_BLOCK_END = "MB104"
NOT_ALLOWED = "MB105"
UNKNOWN_FILTER = "MB106"
CROSSED_STRUCTURE = "MB107"
OUTSIDE_TEXT = "MB108"
BAD_FILTER_SETTINGS = "MB109"
BAD_PART = "MB110"
TOO_COMPLEX = "MB111"
NO_DOCUMENT = "MB112"
ACTIVE_CONTENT = "MB113"

UNKNOWN_NAME = "MB201"
NOT_TEXT = "MB202"
NOT_A_LIST = "MB203"
FILTER_REFUSED = "MB204"
FORBIDDEN_CHARACTER = "MB205"
TOO_LARGE = "MB206"
NOT_COMPARABLE = "MB207"

UNKNOWN_FIELD = "MB301"
LOST_FIELD = "MB302"
OUTSIDE_LOOP = "MB303"
PRINTED_WHOLE = "MB304"
LOOPED_TEXT = "MB305"
TYPED_QUOTES = "MB306"
SPLIT_TAG = "MB307"
CUT_TAG = "MB308"
DELETED_TAG = "MB309"
LOST_TEXT = "MB310"
SPACED_LETTER = "MB311"
OUTSIDE_TABLE = "MB312"
UNKNOWN_KIND = "MB313"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tag stands: its part, its paragraph there (from 1) and the first words of that paragraph."""

    part: str
    paragraph: int | None
    words: str
    tag: str


class TemplateFaults(ReportError):  # noqa: N818 - it is several
    """A template cannot be used, or not with these facts: every fault found, with its place."""

    def __init__(self, file: str, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep what was found in the template ``file``."""
        self.diagnostics = tuple(diagnostics)
        super().__init__("template.faults", file=file, count=str(len(self.diagnostics)))


def template_fault(code: str, file: str, place: Place, **parameters: str) -> Diagnostic:
    """Return the finding ``code`` at ``place``; a tag may be named in the words as ``{tag}``."""
    location = Location(
        file=file,
        length=len(place.tag),
        part=place.part,
        paragraph=place.paragraph,
        excerpt=place.words or None,
    )
    return Diagnostic(code, Severity.ERROR, {"tag": place.tag, "words": place.words, **parameters}, location)


def as_warning(fault: Diagnostic) -> Diagnostic:
    """Return the finding as one that does not keep the template from being used."""
    return replace(fault, severity=Severity.WARNING)
