"""The roster: the units that are expected to report, each with the facts that stand on its papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.batch.layout import UNIT, UNIT_CODE, folded
from danvan_reports.diagnostics import Diagnostic, InputPath, Severity, has_errors
from danvan_reports.model.binder import Binder
from danvan_reports.model.declarations import declarations, fact
from danvan_reports.model.people import Issuer, Signer
from danvan_reports.model.readers import TEXT, TEXTS, Record, Records
from danvan_reports.records import dataclass, field
from danvan_reports.sources.document import SourceDocument
from danvan_reports.sources.tree import Entry, Mapping, Place, Scalar, Sequence
from danvan_reports.sources.workbook import WORKBOOK_ENDINGS, read_workbook
from danvan_reports.sources.yaml_source import read_yaml
from danvan_reports.vi.text import nfc
from danvan_reports.vi.tone import fold_tones

if TYPE_CHECKING:
    from pathlib import Path

    from danvan_reports.sources.tree import Node
    from danvan_reports.sources.workbook import Sheet

_WORD = re.compile(r"\w+")
_LISTS = frozenset({"recipients", "aliases", "positions"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that is expected to report; ``code`` is how it is known where names are not enough."""

    name: str = fact("ten", TEXT, "Tên đơn vị", required=True, example="xã Đông Rạng")
    code: str = fact("ma", TEXT, "Mã đơn vị", example="001")
    aliases: tuple[str, ...] = fact("ten_khac", TEXTS, "Tên gọi khác")
    issuer: Issuer | None = fact("co_quan", Record(Issuer), "Cơ quan ban hành báo cáo của đơn vị")
    path: InputPath = ()

    @property
    def key(self) -> str:
        """What tells the unit from every other."""
        return self.code or spelled_name(self.name)


@dataclass(frozen=True, slots=True)
class RosterFile:
    """The contents of a roster file."""

    units: tuple[Unit, ...] = fact("don_vi", Records(Record(Unit)), "Các đơn vị", required=True)
    path: InputPath = ()


@dataclass(frozen=True)
class Roster:
    """The units in their order; empty when no list was given, and then every unit that reports is expected."""

    units: tuple[Unit, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    file: Path | None = None
    by_name: dict[str, tuple[Unit, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the units by all their names."""
        index: dict[str, tuple[Unit, ...]] = {}
        for unit in self.units:
            for name in dict.fromkeys(spelled_name(name) for name in (unit.name, *unit.aliases)):
                index[name] = (*index.get(name, ()), unit)
        object.__setattr__(self, "by_name", index)

    def with_code(self, code: str) -> Unit | None:
        """Return the unit with this code."""
        return next((unit for unit in self.units if unit.code == code), None)

    def named(self, name: str) -> tuple[Unit, ...]:
        """Return the units called ``name``; several when communes of different places share one."""
        return self.by_name.get(spelled_name(name), ())


def spelled_name(name: str) -> str:
    """Return a name as names are compared: capitals, spaces and tone placement aside.

    Diacritics count: Tân Phú and Tấn Phú are two communes.
    """
    return " ".join(_WORD.findall(fold_tones(nfc(name)).casefold()))


def read_roster(path: Path) -> Roster:
    """Return the roster at ``path``, a YAML file or a workbook with a unit on each row.

    Raises:
        InputError: The file cannot be read at all.
    """
    source = _from_workbook(path) if path.suffix.lower() in WORKBOOK_ENDINGS else read_yaml(path)
    if source.root is None:
        return Roster(diagnostics=source.diagnostics, file=path)
    binder = Binder(source.location)
    read: RosterFile = binder.bind(RosterFile, source.root, ())
    seen: dict[str, Unit] = {}
    for unit in read.units:
        first = seen.setdefault(unit.key, unit)
        if first is not unit:
            binder.fault_at_value("DL421", (*unit.path, "name"), found=unit.name, other=first.name)
    diagnostics = (*source.diagnostics, *binder.diagnostics)
    return Roster(() if has_errors(diagnostics) else read.units, diagnostics, path)


def _from_workbook(path: Path) -> SourceDocument:
    """Return a roster kept in a workbook as the tree that its YAML form would give."""
    workbook = read_workbook(path)
    sheet = next((sheet for sheet in workbook.sheets if sheet.rows), None)
    name = str(path)
    top = Place(1, 1, 1, 1, sheet.name if sheet else "", "A1")
    if sheet is None:
        return SourceDocument(name, "", ("",), None, (Diagnostic("DL004", Severity.ERROR),))
    headings = _headings()
    titles = sheet.rows[min(sheet.rows)]
    units = []
    for number in sorted(sheet.rows)[1:]:
        named = {
            headings.get(folded(title.text), (title.text,)): sheet.scalar(sheet.rows[number][column])
            for column, title in titles.items()
            if column in sheet.rows[number]
        }
        units.append(_unit(sheet, number, named))
    root = Mapping((Entry(_key("units", top), Sequence(tuple(units), top)),), top)
    return SourceDocument(name, "", ("",), root, ())


def _headings() -> dict[str, tuple[str, ...]]:
    """Return the field of each heading: those of the unit, of its issuer, of its signer, by title and by alias."""
    found: dict[str, tuple[str, ...]] = {}
    for record, path in ((Signer, ("issuer", "signers")), (Issuer, ("issuer",)), (Unit, ())):
        for item in declarations(record):
            found |= {folded(name): (*path, item.name) for name in (item.title, *item.names)}
    return found | {
        folded(UNIT): ("name",),
        folded(UNIT_CODE): ("code",),
        folded("Cơ quan ban hành"): ("issuer", "name"),
        folded("Người ký"): ("issuer", "signers", "name"),
        folded("Chức vụ"): ("issuer", "signers", "positions"),
    }


def _unit(sheet: Sheet, number: int, named: dict[tuple[str, ...], Scalar]) -> Mapping:
    place = sheet.place(number, 1)
    return _mapping({path: _lines(path[-1], value) for path, value in named.items()}, place)


def _mapping(values: dict[tuple[str, ...], Node], place: Place) -> Mapping:
    grouped: dict[str, dict[tuple[str, ...], Node]] = {}
    for path, value in values.items():
        grouped.setdefault(path[0], {})[path[1:]] = value
    entries = (
        Entry(_key(name, place), inner[()] if () in inner else _mapping(inner, place))
        for name, inner in grouped.items()
    )
    return Mapping(tuple(entries), place)


def _lines(name: str, value: Scalar) -> Node:
    """Return a list for the fields that hold one: a line of the cell each."""
    if name not in _LISTS:
        return value
    items = (line.strip() for line in value.text.splitlines())
    return Sequence(tuple(Scalar(line, quoted=True, place=value.place) for line in items if line), value.place)


def _key(text: str, place: Place) -> Scalar:
    return Scalar(text, quoted=True, place=place)
