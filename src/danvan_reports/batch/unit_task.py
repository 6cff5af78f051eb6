"""One unit of a batch: from its input to its document on the disk, in whichever process it runs."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from danvan_reports.batch.delivery import deliver
from danvan_reports.diagnostics import Diagnostic, InputPath, Location, Severity
from danvan_reports.errors import ReportError
from danvan_reports.model.validation import validate
from danvan_reports.pipeline import compose
from danvan_reports.records import dataclass, replace
from danvan_reports.reporters import place_text
from danvan_reports.sources.yaml_source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_reports.batch.unit_input import UnitInput
    from danvan_reports.model.input import ReportInput
    from danvan_reports.office import Office
    from danvan_reports.planning import Order
    from danvan_reports.sources.document import SourceDocument

MADE: Final = "made"
UNCHANGED: Final = "unchanged"
KEPT: Final = "kept"
REFUSED: Final = "refused"
FAILED: Final = "failed"
MISSING: Final = "missing"
NOT_REACHED: Final = "not-reached"
DELIVERED: Final = frozenset({MADE, UNCHANGED, KEPT})
"""The states in which the unit has its document."""


@dataclass(frozen=True, slots=True)
class Done:
    """What an earlier run recorded of a unit: what its document was made from, the document's hash and gaps."""

    fingerprint: str
    sha256: str
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """All that is needed to make the document of one unit.

    ``settings`` stands for all that is the same for every unit (version, template, order); ``done`` is what an
    earlier run left. ``with_facts``: the outcome brings the facts back, for the roll-up.
    """

    input: UnitInput
    office: Office
    order: Order
    target: Path
    settings: str
    done: Done | None = None
    overwrite: bool = False
    with_facts: bool = False


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """The facts of a unit, and where each stands."""

    facts: ReportInput
    places: Mapping[InputPath, Location]


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """What became of one unit.

    ``state`` is one of the words above. ``failure`` is the message of what kept the document from being made or
    written. ``output`` is the document; where somebody edited the one before, it is the new version beside it.
    """

    key: str
    code: str
    name: str
    state: str
    place: Location | None = None
    output: Path | None = None
    sha256: str = ""
    fingerprint: str = ""
    gaps: int = 0
    seconds: float = 0.0
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: ReportError | None = None
    facts: UnitFacts | None = None

    @property
    def input(self) -> str:
        """The file, line or cell that the unit reported in."""
        return place_text(self.place, "vi") if self.place else ""

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity; a failure counts as an error."""
        own = 1 if self.failure and severity is Severity.ERROR else 0
        return own + sum(item.severity is severity for item in self.diagnostics)


def outcome_of(task_input: UnitInput, state: str) -> UnitOutcome:
    """Return the outcome of a unit for which nothing was done."""
    unit = task_input.unit
    return UnitOutcome(unit.key, unit.code, unit.name, state, task_input.place, diagnostics=task_input.diagnostics)


def make_unit(task: Task) -> UnitOutcome:
    """Make the document of one unit and return what became of it; nothing a unit holds can stop the others."""
    started = time.monotonic()
    blank = outcome_of(task.input, FAILED)
    try:
        outcome = _make(task, blank)
    except ReportError as error:
        outcome = replace(blank, failure=error)
    return replace(outcome, seconds=round(time.monotonic() - started, 3))


def _make(task: Task, blank: UnitOutcome) -> UnitOutcome:
    source = _source(task)
    fingerprint = _fingerprint(task, source)
    if task.done and task.done.fingerprint == fingerprint and sha256_of(task.target) == task.done.sha256:
        facts = _facts(source, task) if task.with_facts else None
        return replace(
            blank,
            state=UNCHANGED,
            output=task.target,
            sha256=task.done.sha256,
            fingerprint=fingerprint,
            gaps=task.done.gaps,
            facts=facts,
        )
    composed = compose(source, task.office, task.order)
    found = replace(blank, diagnostics=(*blank.diagnostics, *composed.diagnostics), fingerprint=fingerprint)
    if not composed.reports:
        return replace(found, state=REFUSED)
    report = composed.reports[0]
    # The manifest, written into the same folder when all are done, makes their names last.
    output, failure = deliver(report, task.target, overwrite=task.overwrite, flush_name=False)
    return replace(
        found,
        state=KEPT if failure else MADE,
        output=output,
        sha256=hashlib.sha256(report.content).hexdigest(),
        gaps=len(report.gaps),
        failure=failure,
        facts=_facts(source, task) if task.with_facts else None,
    )


def _source(task: Task) -> SourceDocument:
    source = task.input.source
    if source is None:
        raise ValueError(f"a refused unit became a task: {task.input.unit.name}")
    return read_yaml(source) if isinstance(source, Path) else source


def read_facts(task: Task) -> UnitFacts | None:
    """Return the facts of the unit; None when they are faulty or cannot be read."""
    try:
        return _facts(_source(task), task)
    except ReportError:
        return None


def _facts(source: SourceDocument, task: Task) -> UnitFacts | None:
    validation = validate(source, task.office.own_indicators)
    return UnitFacts(validation.facts, validation.places) if validation.facts else None


def _fingerprint(task: Task, source: SourceDocument) -> str:
    """Return a hash of all that the document is made from."""
    own = (source.text, source.root, task.office.issuers, task.settings)
    return hashlib.sha256(repr(own).encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """Return the hash of a file; empty when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
