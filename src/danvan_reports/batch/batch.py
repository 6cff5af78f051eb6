"""A batch: every unit's report from one folder or workbook, the document of each as it is finished."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from danvan_reports.batch.aggregation import UnitReport
from danvan_reports.batch.inputs import gather, gather_workbook
from danvan_reports.batch.manifest import Journal, read_done, write_manifest
from danvan_reports.batch.roster import Roster, read_roster
from danvan_reports.batch.running import process_pool, run_tasks
from danvan_reports.batch.unit_task import (
    DELIVERED,
    FAILED,
    MISSING,
    NOT_REACHED,
    REFUSED,
    Task,
    UnitOutcome,
    make_unit,
    outcome_of,
    read_facts,
)
from danvan_reports.diagnostics import Diagnostic, has_errors
from danvan_reports.errors import OutputError, ReportError
from danvan_reports.model.people import Issuers
from danvan_reports.model.rollup import ROLL_UP
from danvan_reports.office import read_office
from danvan_reports.output import make_folder, remove_leftovers, safe_file_name
from danvan_reports.planning import Order
from danvan_reports.records import dataclass, field, replace
from danvan_reports.resources import templates_folder
from danvan_reports.version import __version__

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from danvan_reports.batch.roster import Unit
    from danvan_reports.batch.running import ExecutorFactory
    from danvan_reports.batch.unit_input import UnitInput
    from danvan_reports.office import Office
    from danvan_reports.sources.workbook import Workbook


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """How a batch is run.

    ``order`` is what is asked of each unit. ``roster`` stands in for the office's list of units, ``period`` for the
    period of a workbook that names none. ``workers`` 1 runs in this process. ``resume`` keeps what an earlier run
    made from the same input, template, office and version. ``with_facts`` brings back the facts for a roll-up, whose
    own words, number and date stand in the file ``rollup_input``.
    """

    order: Order = field(default_factory=Order)
    roster: Path | None = None
    period: str = ""
    workers: int = 1
    make_executor: ExecutorFactory = process_pool
    resume: bool = False
    overwrite: bool = False
    with_facts: bool = False
    rollup_input: Path | None = None
    language: str = "vi"


class Batch:
    """One run: iterate it for the outcomes as they finish; the manifest is written when the iteration ends.

    ``diagnostics`` are the findings that belong to no unit, known before anything is made. ``failure``, once it has
    been iterated, names the table of an earlier run that somebody edited: it was left, and the new one put beside it.
    """

    def __init__(self, path: Path, folder: Path, order: BatchOrder, workbook: Workbook | None = None) -> None:
        """Read the office, the roster and who has reported; nothing is made yet.

        Of a ``workbook`` that was read already, ``path`` is the folder of the office it belongs to.

        Raises:
            InputError: The inputs or the roster cannot be read at all.
            OutputError: The folder for the documents cannot be made.
        """
        self.folder = folder
        self.order = order
        self.office = read_office(path)
        roster_file = order.roster or self.office.roster_file
        self.roster = read_roster(roster_file) if roster_file else Roster()
        if workbook:
            self._gathered = gather_workbook(workbook, self.roster, self.office, order.period)
        else:
            self._gathered = gather(path, self.roster, self.office, order.period, order.rollup_input)
        own = (*self.office.diagnostics, *self.roster.diagnostics)
        self.diagnostics: tuple[Diagnostic, ...] = (*own, *self._gathered.diagnostics)
        self._blocked = has_errors(own)
        self._outcomes: dict[str, UnitOutcome] = {}
        self.failure: OutputError | None = None

    @property
    def expected(self) -> int:
        """How many units are expected to report."""
        return len(self._gathered.inputs) + len(self._gathered.missing)

    @property
    def outcomes(self) -> tuple[UnitOutcome, ...]:
        """What became of every unit so far, in the order of the roster; who has not reported last."""
        reached = [self._outcomes.get(item.unit.key) or outcome_of(item, NOT_REACHED) for item in self._gathered.inputs]
        missing = [UnitOutcome(unit.key, unit.code, unit.name, MISSING) for unit in self._gathered.missing]
        return (*reached, *missing)

    def reports(self) -> tuple[UnitReport, ...]:
        """Return the facts of the units that delivered, in the order of the roster; before the run, of all that could.

        They are the figures of the roll-up.
        """
        units = {item.unit.key: item.unit for item in self._gathered.inputs}
        if self._outcomes:
            facts = {outcome.key: outcome.facts for outcome in self.outcomes if outcome.state in DELIVERED}
        else:
            facts = {task.input.unit.key: read_facts(task) for task in self._tasks()}
        return tuple(UnitReport(key, units[key].name, found) for key, found in facts.items() if found)

    def __iter__(self) -> Generator[UnitOutcome, None, None]:
        """Make the documents; yield the outcome of each unit that reported as it is known."""
        make_folder(self.folder)
        remove_leftovers(self.folder)
        journal = Journal(self.folder)
        try:
            for outcome in self._run():
                self._outcomes[outcome.key] = outcome
                journal.note(outcome)
                yield outcome
        finally:
            self.failure = write_manifest(
                self.folder, self.outcomes, self.order.language, overwrite=self.order.overwrite
            )
            journal.remove()

    def _run(self) -> Iterator[UnitOutcome]:
        if self._blocked:
            return
        for item in self._gathered.inputs:
            if item.is_refused:
                yield outcome_of(item, REFUSED)
        if self.order.workers > 1:
            yield from run_tasks(
                self._tasks(),
                make_unit,
                _given_up,
                workers=self.order.workers,
                make_executor=self.order.make_executor,
            )
        else:
            yield from map(make_unit, self._tasks())

    def _tasks(self) -> Iterator[Task]:
        done = read_done(self.folder) if self.order.resume else {}
        settings = self._settings()
        names = {ROLL_UP}
        for item in self._gathered.inputs:
            name = _file_name(item.unit, names)
            if item.is_refused:
                continue
            yield Task(
                input=item,
                office=office_of(item, self.office),
                order=self.order.order,
                target=self.folder / name,
                settings=settings,
                done=done.get(item.unit.key),
                overwrite=self.order.overwrite,
                with_facts=self.order.with_facts,
            )

    def _settings(self) -> str:
        """Return a hash of what every document of the batch depends on: version, order, house style, templates."""
        digest = hashlib.sha256(repr((__version__, self.order.order, self.office.house_style)).encode())
        digest.update(repr(self.office.own_indicators).encode())
        given = self.order.order.template
        folders = [folder for folder in (self.office.template_folder, templates_folder()) if folder]
        for file in [given] if given else [file for folder in folders for file in sorted(folder.rglob("*.docx"))]:
            digest.update(file.read_bytes())
        return digest.hexdigest()


def _file_name(unit: Unit, taken: set[str]) -> str:
    """Return the name of the unit's document, with its code in front; a name that is ``taken`` gets a number."""
    stem = wanted = safe_file_name(f"{unit.code} {unit.name}")
    number = 1
    while stem in taken:
        number += 1
        stem = f"{wanted}-{number}"
    taken.add(stem)
    return f"{stem}.docx"


def office_of(item: UnitInput, office: Office) -> Office:
    """Return the office as the unit has it: with its own issuing body, where the roster describes one."""
    issuer = item.unit.issuer
    if issuer is None:
        return office
    return replace(office, issuers=Issuers(advisory_body=issuer, committee=issuer))


def _given_up(task: Task) -> UnitOutcome:
    """Return the outcome of a unit whose document killed the process that made it."""
    return replace(outcome_of(task.input, FAILED), failure=ReportError("batch.worker-died", unit=task.input.unit.name))
