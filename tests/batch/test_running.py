"""Tasks over an executor whose workers die."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

from danvan_reports.batch.running import process_pool, run_tasks

Job = tuple[str, int]


def work(job: Job) -> int:
    """Double a number; once, or always, kill the worker first."""
    marker, number = job
    if marker == "always":
        os.kill(os.getpid(), signal.SIGKILL)
    if marker and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def give_up(job: Job) -> int:
    return -job[1]


def _run(jobs: list[Job], workers: int = 2) -> list[int]:
    return sorted(run_tasks(iter(jobs), work, give_up, workers=workers))


def test_every_task_is_done_once() -> None:
    assert _run([("", number) for number in range(20)]) == [2 * number for number in range(20)]


def test_a_worker_that_dies_costs_no_task(tmp_path: Path) -> None:
    jobs = [(str(tmp_path / "killed") if number == 3 else "", number) for number in range(12)]
    assert _run(jobs) == [2 * number for number in range(12)]


def test_a_task_that_always_kills_its_worker_is_given_up_alone() -> None:
    jobs = [("always" if number == 5 else "", number) for number in range(12)]
    assert _run(jobs) == sorted([-5, *(2 * number for number in range(12) if number != 5)])


def test_no_tasks_need_no_executor() -> None:
    def refuse(_workers: int) -> Executor:
        raise AssertionError

    assert list(run_tasks(iter([]), work, give_up, workers=2, make_executor=refuse)) == []


class _Interrupting(Executor):
    """Does what it is given at once, and is interrupted on the third."""

    def __init__(self) -> None:
        self.given = 0

    def submit(self, fn, /, *args):  # type: ignore[no-untyped-def]
        self.given += 1
        future: Future[int] = Future()
        future.set_running_or_notify_cancel()
        future.set_result(fn(*args))
        return future


def test_ctrl_c_gives_what_was_done_and_goes_on_up() -> None:
    def tasks() -> Iterator[Job]:
        yield from [("", 1), ("", 2)]
        raise KeyboardInterrupt

    results = []
    run = run_tasks(tasks(), work, give_up, workers=2, make_executor=lambda _: _Interrupting())
    with pytest.raises(KeyboardInterrupt):
        results.extend(run)
    assert sorted(results) == [2, 4]


def test_leaving_early_ends_the_pool() -> None:
    pools = []

    def make(workers: int) -> Executor:
        pools.append(process_pool(workers))
        return pools[-1]

    run = run_tasks(iter([("", number) for number in range(50)]), work, give_up, workers=2, make_executor=make)
    next(run)
    run.close()  # type: ignore[attr-defined]
    with pytest.raises(RuntimeError):
        pools[0].submit(work, ("", 1))
