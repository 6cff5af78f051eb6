"""Run one job of ``make-report`` once for each of its steps and faults: ``python -m tests.faults.sweep JOB``.

This process imports and warms everything once, then forks for each run, so that a run costs little and a killed one
takes nothing with it. What it found is printed as JSON; ``tests/faults/test_steps.py`` judges it.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, field
from pathlib import Path

from danvan_reports.cli.main import main
from tests.faults.jobs import JOBS, Job
from tests.faults.steps import KILL, Steps

ERRORS = ("ENOSPC", "EACCES", "EIO")
_LONG = 40
"""A job of so many steps meets the three errors in turn, one a step, and the kill at every step."""

SAID = {"ENOSPC": "hết chỗ", "EACCES": "Không có quyền", "EIO": "(EIO)"}
"""What the user is told of a fault: the words that say what to do follow them in the catalogue."""


@dataclass
class Run:
    """What came of one run: exit code (minus the signal for a killed one), what it said, what stands on the disk."""

    code: int
    said: str
    trace: list[str]
    unseen: list[str]
    files: dict[str, bytes]


@dataclass
class Findings:
    """What a whole sweep gave: the steps of an undisturbed run, how many faults were tried, and what went wrong."""

    trace: list[str]
    unseen: list[str]
    points: int = 0
    killed: int = 0
    failed: int = 0
    problems: list[str] = field(default_factory=list)


def sweep(job: Job, scratch: Path) -> Findings:
    """Let every step of ``job`` meet every fault, and judge each run."""
    prepared = scratch / "prepared"
    job.prepare(prepared)
    before = _files(prepared)
    _warm(job, prepared, scratch / "warm")
    whole = _run(job, prepared, scratch / "whole", Steps())
    found = Findings(whole.trace, whole.unseen)
    if whole.code != job.code:
        found.problems.append(f"undisturbed: exit {whole.code}: {whole.said}")
        return found
    for number in _situations(whole.trace):
        found.points += 1
        step = whole.trace[number - 1]
        for fault in (KILL, *(ERRORS if len(whole.trace) < _LONG else [ERRORS[found.points % 3]])):
            place = scratch / f"{number}-{fault}"
            run = _run(job, prepared, place, Steps(number, fault))
            told = f"step {number} ({step}) {fault}: "
            found.problems += [told + problem for problem in _judge(job, run, before, whole, step, fault)]
            found.failed += fault != KILL
            found.killed += fault == KILL
            if fault == KILL:
                again = _run(job, None, place, Steps())
                found.problems += [f"{told}run again: {problem}" for problem in _judge_again(job, again, whole)]
            shutil.rmtree(place)
    return found


def _situations(trace: list[str]) -> list[int]:
    """Return the numbers of the steps to disturb: of those with the same steps around them, the first two.

    A batch writes every unit, and a workbook every sheet, in the same steps.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    numbers = []
    for number in range(1, len(trace) + 1):
        around = tuple(trace[max(0, number - 4) : number + 3])
        seen[around] += 1
        if seen[around] <= 2:
            numbers.append(number)
    return numbers


def _warm(job: Job, prepared: Path, place: Path) -> None:
    """Do the job once in this process: what is imported and worked out here, no run has to."""
    shutil.copytree(prepared, place, symlinks=True)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        _call(job, place)


def _judge(job: Job, run: Run, before: dict[str, bytes], whole: Run, step: str, fault: str) -> list[str]:
    """Return what is wrong with the outcome of a disturbed run."""
    problems = [f"{name} is neither old nor new" for name in _spoiled(job, run, before, whole)]
    left = [name for name in run.files if job.is_leftover(name) and name not in before]
    if fault == KILL:
        return problems + ([] if run.code == -signal.SIGKILL else [f"not killed: exit {run.code}"])
    # What cannot be removed stays; so does an empty file of openpyxl that cannot be closed.
    if left and step not in ("remove", "rmdir") and (step, run.files[left[0]]) != ("close", b""):
        problems.append(f"left behind: {left}")
    complete = all(run.files.get(name) == content for name, content in whole.files.items() if job.is_product(name))
    if complete and run.code == job.code:
        return problems
    if run.code != 4 or "Traceback" in run.said:
        problems.append(f"exit {run.code}: {run.said[-300:]}")
    if SAID[fault] not in run.said:
        problems.append(f"does not say {SAID[fault]!r}: {run.said[-300:]}")
    return problems


def _judge_again(job: Job, run: Run, whole: Run) -> list[str]:
    """Return what keeps a run after a killed one from giving what an undisturbed one gives."""
    products = {name for name in (*whole.files, *run.files) if job.is_product(name)}
    problems = [f"{name} differs" for name in sorted(products) if run.files.get(name) != whole.files.get(name)]
    stopped = job.never_replaces and run.code == 4
    return problems + ([] if run.code == job.code or stopped else [f"exit {run.code}: {run.said[-300:]}"])


def _spoiled(job: Job, run: Run, before: dict[str, bytes], whole: Run) -> list[str]:
    """Return the files that are not whole: neither what was there before nor what an undisturbed run gives."""
    spoiled: list[str] = []
    for name in sorted({*before, *whole.files, *run.files}):
        content = run.files.get(name)
        if job.is_leftover(name) or content in (before.get(name), whole.files.get(name)):
            continue
        if content is None or not job.is_whole(name, content):
            spoiled.append(name)
    return spoiled


def _run(job: Job, prepared: Path | None, place: Path, steps: Steps) -> Run:
    """Do the job in a process of its own, in a copy of what was ``prepared`` or in ``place`` as it is."""
    if prepared:
        shutil.copytree(prepared, place, symlinks=True)
    said = place.with_suffix(".said")
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            descriptor = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(descriptor, 1)
            os.dup2(descriptor, 2)
            code = _call(job, place, steps)
            atexit._run_exitfuncs()  # openpyxl removes its temporary files here
            sys.stdout.flush()
            sys.stderr.flush()
            os.write(sending, json.dumps({"code": code, "trace": steps.trace, "unseen": steps.unseen}).encode())
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as stream:
        told = stream.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    data = json.loads(told) if told else {"code": status, "trace": [], "unseen": []}
    return Run(**data, said=said.read_text("utf-8", "replace"), files=_files(place))


def _call(job: Job, place: Path, steps: Steps | None = None) -> int:
    """Run the command line in ``place`` with its own home, cache and folder for temporary files."""
    os.chdir(place / "work")
    for name, folder in {"HOME": "home", "XDG_CACHE_HOME": "cache", "TMPDIR": "tmp"}.items():
        os.environ[name] = str(place / folder)
    os.environ["PATH"] = f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"
    tempfile.tempdir = str(place / "tmp")
    if steps:
        steps.watch()
    return main(job.arguments)


def _files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below ``folder``, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


if __name__ == "__main__":
    scratch_folder = tempfile.mkdtemp()
    try:
        result = sweep(JOBS[sys.argv[1]], Path(scratch_folder))
    finally:
        os.chdir("/")
        shutil.rmtree(scratch_folder)
    sys.stdout.write(json.dumps(asdict(result)))
