"""What a stage has to say about an input or a document: plain data, worded only when it is reported."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from danvan_reports.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

InputPath = tuple[str | int, ...]
"""Where a value stands in an input, by canonical English field names and list positions from 0:
``("recommendations", 0, "deadline")``."""


class Severity(Enum):
    """How much a finding weighs (README, "Mã thoát"): only errors change the exit code, unless ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A place a person can go to: line and column of a text file (from 1), sheet and cell, or a paragraph.

    ``table`` tells of a paragraph in a table which table of its part, which row and which cell (each from 1);
    ``section`` which section of pages (from 1).
    Columns count characters of the text after NFC. ``length`` is how many characters the fault covers.
    ``excerpt`` is the whole line it stands on (for the caret); it is left out of comparisons and of JSON.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    length: int = 1
    sheet: str | None = None
    cell: str | None = None
    part: str | None = None
    paragraph: int | None = None
    table: tuple[int, int, int] | None = None
    section: int | None = None
    excerpt: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, its weight, what was found, and where.

    ``parameters`` fill the words of the catalogue (``{found}``, ``{expected}`` ...). ``related`` are further
    places that belong to the same finding, such as the first spelling of a key given twice. ``clause`` cites
    the regulation when the code is a rule of format.
    """

    code: str
    severity: Severity
    parameters: Mapping[str, str] = field(default_factory=dict)
    location: Location | None = None
    path: InputPath = ()
    related: tuple[Location, ...] = ()
    clause: str | None = None


def nearest_place(path: InputPath, places: Mapping[InputPath, Location]) -> Location | None:
    """Return where the value at ``path`` stands, or its nearest parent that has a place."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the findings is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
