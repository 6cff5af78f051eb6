"""Run cases one by one, each within bounds of time and memory, and keep what breaks."""

from __future__ import annotations

import resource
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType, ModuleType

from . import document_cases, template_cases, workbook_cases, yaml_cases
from .mutation import Case, MiB

KINDS: dict[str, tuple[ModuleType, float]] = {
    "yaml": (yaml_cases, 0.4),
    "workbook": (workbook_cases, 0.2),
    "template": (template_cases, 0.2),
    "document": (document_cases, 0.2),
}
"""The kinds of input, each with its share of the cases."""

SECONDS = 2.0
"""Of processor time that one case may take."""

GROWTH = 200 * MiB
"""By how much one case may raise what the process has held at most."""


class HangError(BaseException):
    """A case took longer than ``SECONDS``; no ``except Exception`` of the program can swallow it."""


@dataclass(slots=True)
class Failure:
    """A case that broke a promise: its number brings it back."""

    kind: str
    seed: str
    number: int
    what: str
    trace: str
    case: Case

    @property
    def where(self) -> str:
        """What failures of one cause have in common: the error and the last line of ours on the way to it."""
        ours = [line for line in self.trace.splitlines() if "danvan_reports" in line or "oracle" in line]
        return f"{self.what.split(':')[0]} {ours[-1].strip() if ours else ''}"


@dataclass(slots=True)
class Tally:
    """What the cases of one kind gave."""

    cases: int = 0
    past: int = 0
    faults: int = 0
    failures: list[Failure] = field(default_factory=list)


def case_of(kind: str, seed: str, number: int) -> Case:
    """Return the case with this number; the same ever after."""
    made: Case = KINDS[kind][0].make(Random(f"{seed} {kind} {number}"))  # noqa: S311 - to come back
    return made


def fuzz(kind: str, cases: int, seed: str, *, until_failure: bool = False) -> Tally:
    """Return what ``cases`` cases gave; with ``until_failure`` no more of them than it takes to find one."""
    tally = Tally()
    for number in range(cases):
        case = case_of(kind, seed, number)
        tally.cases += 1
        tally.faults += case.faults
        _forget_most_memory()
        before = _most_memory()
        try:
            with _limited(SECONDS):
                tally.past += KINDS[kind][0].run(case)
            _refuse_growth(_most_memory() - before)
        except (Exception, HangError) as error:  # noqa: BLE001 - whatever breaks is what is looked for
            what = f"{type(error).__name__}: {str(error)[:200]}"
            tally.failures.append(Failure(kind, seed, number, what, traceback.format_exc(), case))
            if until_failure:
                break
    return tally


def _refuse_growth(growth: int) -> None:
    if growth > GROWTH:
        raise MemoryError(f"{growth // MiB} MiB")


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _forget_most_memory() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise HangError(f"more than {seconds:g} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
