"""Find what the units handed in: YAML files in a folder tree, workbooks with a row for each unit, or both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.batch.manifest import looks_like_table
from danvan_reports.batch.names import INTERNAL_LIST, MANIFEST, NEW_VERSION
from danvan_reports.batch.roster import Roster, Unit
from danvan_reports.batch.unit_input import UnitInput, identify
from danvan_reports.batch.workbook_units import units_in
from danvan_reports.diagnostics import Diagnostic, Location, Severity
from danvan_reports.disk import read_file
from danvan_reports.errors import InputError
from danvan_reports.model.indicators import all_indicators
from danvan_reports.output import is_untouched
from danvan_reports.records import dataclass, replace
from danvan_reports.sources.workbook import WORKBOOK_ENDINGS, read_workbook
from danvan_reports.sources.yaml_source import MAX_BYTES
from danvan_reports.vi.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from danvan_reports.office import Office
    from danvan_reports.sources.workbook import Workbook

_YAML_ENDINGS = frozenset({".yaml", ".yml"})
_UNIT_LINE = re.compile(r"^(?:don_vi|unit):[ ]+(['\"]?)(.*?\S)\1[ ]*(?:[ ]#.*)?$", re.MULTILINE)
_ENDINGS = _YAML_ENDINGS | WORKBOOK_ENDINGS
_DOCUMENTS = frozenset({".doc", ".docx", ".pdf", ".rtf", ".odt"})
_TEMPORARY = ("~$", ".", "_")
_TABLES = (MANIFEST, f"{MANIFEST}{NEW_VERSION}")
_INTERNAL_LISTS = (INTERNAL_LIST, f"{INTERNAL_LIST}{NEW_VERSION}")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reports of the units in the order of the roster, and findings that belong to none of them."""

    inputs: tuple[UnitInput, ...]
    diagnostics: tuple[Diagnostic, ...]
    missing: tuple[Unit, ...]


def gather(path: Path, roster: Roster, office: Office, period: str = "", rollup_input: Path | None = None) -> Gathered:
    """Return what the units handed in under ``path``, a folder or a workbook.

    The office's own files are none of it, nor is ``rollup_input``, the province's own report. A unit that reports
    twice is refused, with both places; so is one that is not on the roster. In a folder, a file that cannot be read
    keeps no other from it.

    Raises:
        InputError: There is nothing at ``path``, or it is one file that cannot be read.
    """
    diagnostics: list[Diagnostic] = []
    found: list[UnitInput] = []
    own_files = {file for file in (office.file, office.indicator_file, roster.file, rollup_input) if file}
    known = {file.resolve() for file in own_files}
    dictionary = all_indicators(office.own_indicators)
    for file in _files(path, known, diagnostics):
        try:
            if file.suffix.lower() in WORKBOOK_ENDINGS:
                read = units_in(read_workbook(file), roster, dictionary, period)
                found += read.inputs
                diagnostics += read.diagnostics
            else:
                found += _from_yaml(file, roster, diagnostics)
        except InputError as error:
            if file == path:
                raise
            parameters = {**error.parameters, "reason": error.key}
            diagnostics.append(Diagnostic("DL440", Severity.ERROR, parameters, Location(file=str(file))))
    return _whole(found, diagnostics, roster)


def gather_workbook(workbook: Workbook, roster: Roster, office: Office, period: str = "") -> Gathered:
    """Return what the units handed in with a workbook that was read already."""
    read = units_in(workbook, roster, all_indicators(office.own_indicators), period)
    return _whole(read.inputs, read.diagnostics, roster)


def _whole(found: Sequence[UnitInput], diagnostics: Sequence[Diagnostic], roster: Roster) -> Gathered:
    inputs = _once(found, roster)
    reported = {item.unit.key for item in inputs}
    missing = tuple(unit for unit in roster.units if unit.key not in reported)
    return Gathered(inputs, tuple(diagnostics), missing)


def _files(path: Path, known: set[Path], diagnostics: list[Diagnostic]) -> list[Path]:
    """Return the files with data under ``path``; what else is there, and which of them are open, is told."""
    if not path.exists():
        raise InputError("input.missing", path=str(path))
    if not path.is_dir():
        if path.suffix.lower() not in _ENDINGS:
            raise InputError("batch.not-data", path=str(path))
        diagnostics += _told_open(path)
        return [path]
    there = [file for file in sorted(path.rglob("*")) if _may_be_handed_in(file) and file.resolve() not in known]
    found = [file for file in there if file.suffix.lower() in _ENDINGS]
    others = [file.name for file in there if file.suffix.lower() in _DOCUMENTS and not _is_ours(file)]
    if not found:
        diagnostics.append(Diagnostic("DL441", Severity.ERROR, {}, Location(file=str(path))))
    if others:
        parameters = {"count": str(len(others)), "found": ", ".join(others[:_SHOWN])}
        diagnostics.append(Diagnostic("DL442", Severity.NOTE, parameters, Location(file=str(path))))
    diagnostics += [told for file in found for told in _told_open(file)]
    return found


def _may_be_handed_in(file: Path) -> bool:
    """Tell whether a file may be somebody's report: it is no lock, and no list of an earlier run."""
    listed = file.suffix == ".csv" and file.stem in _TABLES and looks_like_table(file)
    listed = listed or (file.suffix == ".xlsx" and file.stem in _INTERNAL_LISTS)
    return not listed and not file.name.startswith(_TEMPORARY) and file.is_file()


def _is_ours(file: Path) -> bool:
    """Tell whether a document, or the one that a PDF was made from, is what an earlier run made."""
    return is_untouched(file.with_suffix(".docx"))


def _told_open(file: Path) -> list[Diagnostic]:
    """Tell of a workbook that is open in Excel or LibreOffice: what was typed since it was saved is not in it."""
    locks = (file.with_name(f"~${file.name}"), file.with_name(f".~lock.{file.name}#"))
    if not any(lock.exists() for lock in locks):
        return []
    return [Diagnostic("DL443", Severity.WARNING, {}, Location(file=str(file)))]


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
        content = read_file(file, MAX_BYTES)
    except InputError:  # told when the unit is made; the others go on
        return "", 0
    text = nfc(content.decode("utf-8-sig", errors="replace"))
    found = _UNIT_LINE.search(text.replace("\r\n", "\n"))
    return (found[2], text.count("\n", 0, found.start()) + 1) if found else ("", 0)


def _once(found: Sequence[UnitInput], roster: Roster) -> tuple[UnitInput, ...]:
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
