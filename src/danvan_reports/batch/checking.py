"""Check what units handed in without making a document: each against schema and review rules, at its cells or lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.batch.batch import office_of
from danvan_reports.batch.inputs import gather
from danvan_reports.batch.roster import Roster, read_roster
from danvan_reports.batch.workbook_units import FAULT_OF_THE_WHOLE
from danvan_reports.office import read_office
from danvan_reports.pipeline import compose
from danvan_reports.sources.yaml_source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.batch.unit_input import UnitInput
    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.office import Office
    from danvan_reports.planning import Order
    from danvan_reports.sources.document import SourceDocument


def check_workbook(path: Path, order: Order) -> tuple[Diagnostic, ...]:
    """Return what is to be said of the workbook at ``path`` and of the report of every unit in it.

    ``order.previous`` may be the workbook of the last period: each unit is compared with its own report there.
    What is said of the office is said once, not for every unit.

    Raises:
        InputError: The workbook, the roster or the workbook of the last period cannot be read at all.
    """
    office = read_office(path)
    roster = read_roster(office.roster_file) if office.roster_file else Roster()
    gathered = gather(path, roster, office)
    before = {item.unit.key: item for item in gather(order.previous, roster, office).inputs} if order.previous else {}
    found = [*office.diagnostics, *roster.diagnostics, *gathered.diagnostics]
    for item in gathered.inputs:
        found += [told for told in item.diagnostics if told.code != FAULT_OF_THE_WHOLE]
        if not item.is_refused:
            found += _composed(item, before.get(item.unit.key), office, order)
    return tuple(_once(found))


def _composed(item: UnitInput, before: UnitInput | None, office: Office, order: Order) -> tuple[Diagnostic, ...]:
    previous = _tree(before) if before and not before.is_refused else None
    source = _tree(item)
    return compose(source, office_of(item, office), order, previous).diagnostics if source else ()


def _tree(item: UnitInput) -> SourceDocument | None:
    return read_yaml(item.source) if isinstance(item.source, Path) else item.source


def _once(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings without those that say the same of the same place as one before."""
    said = set()
    for item in found:
        of_the_office = not item.path and not (item.location and item.location.part)
        place = None if of_the_office else (item.path, item.location)
        own = (item.code, place, tuple(sorted(item.parameters.items())))
        if own not in said:
            said.add(own)
            yield item
