"""What one unit handed in: where it stands, what it holds, and what keeps it from becoming a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.batch.layout import nearest_name
from danvan_reports.diagnostics import Diagnostic, Location, Severity, has_errors
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from danvan_reports.batch.roster import Roster, Unit
    from danvan_reports.sources.document import SourceDocument


@dataclass(frozen=True, slots=True)
class UnitInput:
    """The report of one unit as it came in.

    ``source`` is the file to read, or the tree read from a workbook already; None when the unit was refused before
    that. ``place`` is where the unit is named.
    """

    unit: Unit
    place: Location
    source: Path | SourceDocument | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Tell whether no document may be made of it."""
        return self.source is None or has_errors(self.diagnostics)


def identify(roster: Roster, name: str, code: str, place: Location) -> tuple[Unit | None, tuple[Diagnostic, ...]]:
    """Return the unit of the roster with this name and code, either of which may be empty, and what is odd of it.

    A code that Excel took for a number has lost its zeros; it is accepted only where the name says the same.
    """
    named = roster.named(name) if name else ()
    if code:
        return _by_code(roster, code, name, named, place)
    if len(named) > 1:
        return None, (_told("DL424", place, found=name, expected=", ".join(unit.code for unit in named)),)
    if named:
        return named[0], ()
    near = nearest_name(name, (unit.name for unit in roster.units))
    return None, (_told("DL415" if near else "DL416", place, found=name, suggestion=near),)


def _by_code(
    roster: Roster, code: str, name: str, named: tuple[Unit, ...], place: Location
) -> tuple[Unit | None, tuple[Diagnostic, ...]]:
    coded = roster.with_code(code)
    if coded and (not name or coded in named):
        return coded, ()
    if coded:
        return None, (_told("DL420", place, found=name, code=code, expected=coded.name),)
    stripped = [unit for unit in named if code.isdigit() and unit.code.lstrip("0") == code.lstrip("0")]
    if len(stripped) == 1:
        return stripped[0], (_told("DL425", place, Severity.WARNING, found=code, expected=stripped[0].code),)
    return None, (_told("DL416", place, found=code),)


def _told(key: str, place: Location, severity: Severity = Severity.ERROR, **parameters: str) -> Diagnostic:
    return Diagnostic(key, severity, parameters, place)
