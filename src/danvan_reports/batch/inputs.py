"""Find what the units handed in: YAML files in a folder tree, workbooks with a row for each unit, or both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.batch.roster import Roster, Unit
from danvan_reports.batch.unit_input import UnitInput, identify
from danvan_reports.batch.workbook_units import units_in
from danvan_reports.diagnostics import Diagnostic, Location, Severity
from danvan_reports.errors import InputError
from danvan_reports.model.indicators import standard_indicators
from danvan_reports.records import dataclass, replace
from danvan_reports.sources.workbook import WORKBOOK_ENDINGS, read_workbook
from danvan_reports.vi.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from danvan_reports.office import Office

_YAML_ENDINGS = frozenset({".yaml", ".yml"})
_UNIT_LINE = re.compile(r"^(?:don_vi|unit):[ ]+(['\"]?)(.*?\S)\1[ ]*(?:[ ]#.*)?$", re.MULTILINE)
_TEMPORARY = ("~$", ".", "_")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reports of the units in the order of the roster, and findings that belong to none of them."""

    inputs: tuple[UnitInput, ...]
    diagnostics: tuple[Diagnostic, ...]
    missing: tuple[Unit, ...]


def gather(path: Path, roster: Roster, office: Office, period: str = "") -> Gathered:
    """Return what the units handed in under ``path``, a folder or a workbook.

    A unit that reports twice is refused, with both places; so is one that is not on the roster.

    Raises:
        InputError: There is nothing at ``path``, or a workbook that cannot be read at all.
    """
    diagnostics: list[Diagnostic] = []
    found: list[UnitInput] = []
    own_files = {office.file, office.indicator_file, roster.file}
    known = {file.resolve() for file in own_files if file}
    for file in _files(path):
        if file.resolve() in known:
            continue
        if file.suffix.lower() in WORKBOOK_ENDINGS:
            read = units_in(read_workbook(file), roster, standard_indicators().extended(office.own_indicators), period)
            found += read.inputs
            diagnostics += read.diagnostics
        else:
            found += _from_yaml(file, roster, diagnostics)
    inputs = _once(found, roster)
    reported = {item.unit.key for item in inputs}
    missing = tuple(unit for unit in roster.units if unit.key not in reported)
    return Gathered(inputs, tuple(diagnostics), missing)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError("input.missing", path=str(path))
    endings = _YAML_ENDINGS | WORKBOOK_ENDINGS
    return [
        file
        for file in sorted(path.rglob("*"))
        if file.suffix.lower() in endings and not file.name.startswith(_TEMPORARY) and file.is_file()
    ]


def _from_yaml(file: Path, roster: Roster, diagnostics: list[Diagnostic]) -> Iterator[UnitInput]:
    """Yield the input of a YAML file: its unit is the one it names, or the one whose code begins the file's name."""
    name, line = _unit_named_in(file)
    place = Location(file=str(file), line=line, column=1) if line else Location(file=str(file))
    if not roster.units:
        yield UnitInput(Unit(name=name or file.stem), place, file)
        return
    coded = roster.with_code(file.stem.partition("-")[0])
    if coded and (not name or coded in roster.named(name)):
        yield UnitInput(coded, place, file)
        return
    unit, told = identify(roster, name, "", place)
    if unit:
        yield UnitInput(unit, place, file, told)
    else:
        diagnostics += told


def _unit_named_in(file: Path) -> tuple[str, int]:
    """Return the unit that a YAML file names and the line, without reading it as a whole; empty when none is seen."""
    try:
        text = nfc(file.read_bytes().decode("utf-8-sig", errors="replace"))
    except OSError as error:
        raise InputError("input.unreadable", path=str(file)) from error
    found = _UNIT_LINE.search(text.replace("\r\n", "\n"))
    return (found[2], text.count("\n", 0, found.start()) + 1) if found else ("", 0)


def _once(found: list[UnitInput], roster: Roster) -> tuple[UnitInput, ...]:
    """Return one input for each unit, in the order of the roster; a unit with two is refused with both places."""
    by_unit: dict[str, UnitInput] = {}
    for item in found:
        first = by_unit.setdefault(item.unit.key, item)
        if first is not item:
            parameters = {"found": item.unit.name}
            told = Diagnostic("DL414", Severity.ERROR, parameters, item.place, related=(first.place,))
            by_unit[item.unit.key] = replace(first, diagnostics=(*first.diagnostics, *item.diagnostics, told))
    order = {unit.key: position for position, unit in enumerate(roster.units)}
    return tuple(sorted(by_unit.values(), key=lambda item: order.get(item.unit.key, len(order))))
