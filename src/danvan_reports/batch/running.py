"""Run many tasks over an executor: a few ahead at a time, whatever dies is replaced and its work done again.

A worker that dies breaks a ``ProcessPoolExecutor`` for good, and nobody can tell which of the tasks under way
killed it. So a new pool is made, the suspects are run one at a time, and only a task that kills a worker while it
is alone is given up.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future
    from multiprocessing.process import BaseProcess

    ExecutorFactory = Callable[[int], Executor]

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 3
"""Tasks under way for each worker: enough to keep it busy, few enough to keep memory flat."""


def process_pool(workers: int) -> Executor:
    """Return a pool of processes that leave Ctrl-C to their parent and end when it dies.

    They are spawned, so that they hold no file or lock of the parent's.
    """
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker)
    with _deaf_to_interrupts():
        # The first call starts the processes; they inherit that Ctrl-C is ignored, and are so from their first step.
        pool.submit(int)
    return pool


def run_tasks(
    tasks: Iterable[T],
    work: Callable[[T], R],
    give_up: Callable[[T], R],
    *,
    workers: int,
    make_executor: ExecutorFactory = process_pool,
) -> Iterator[R]:
    """Yield the result of ``work`` for every task as it finishes; ``give_up`` makes that of a task that kills workers.

    ``work`` must raise nothing of its own. Leaving the iteration early waits for what is under way and drops the
    rest.
    """
    run = _Run(iter(tasks), work, workers, make_executor)
    try:
        while run.submit():
            done, _ = wait(run.under_way, return_when=FIRST_COMPLETED)
            broken = []
            for future in done:
                task = run.under_way.pop(future)
                try:
                    result = future.result()
                except BrokenExecutor:
                    broken.append(task)
                else:
                    yield result
            for task in run.recover(broken):
                yield give_up(task)
    except KeyboardInterrupt:
        yield from run.last_results()
        raise
    finally:
        run.close()


class _Run(Generic[T, R]):
    """The executor of a run, its tasks under way, and those that may have killed a worker."""

    def __init__(
        self, tasks: Iterator[T], work: Callable[[T], R], workers: int, make_executor: ExecutorFactory
    ) -> None:
        self._tasks = tasks
        self._work = work
        self._workers = workers
        self._make_executor = make_executor
        self._executor: Executor | None = None
        self._suspects: deque[T] = deque()
        self._alone = False
        self.under_way: dict[Future[R], T] = {}

    def submit(self) -> bool:
        """Hand tasks to the executor as far as there is room; return whether any is under way."""
        if self._alone and self.under_way:
            return True
        self._alone = bool(self._suspects)
        if self._alone:
            self._hand_over(self._suspects.popleft())
            return True
        while len(self.under_way) < self._workers * _AHEAD and not self._suspects:
            task = next(self._tasks, None)
            if task is None:
                break
            self._hand_over(task)
        return bool(self.under_way) or (bool(self._suspects) and self.submit())

    def recover(self, broken: list[T]) -> list[T]:
        """Make ready to go on after a worker died with the tasks ``broken``; return those that must be given up."""
        if not broken:
            return []
        guilty = broken if self._alone else []
        self._suspects.extend([] if guilty else [*broken, *self.under_way.values()])
        self.under_way.clear()
        self.close()
        return guilty

    def last_results(self) -> Iterator[R]:
        """Yield what the tasks that had begun still give; the others are dropped."""
        begun = [future for future in self.under_way if not future.cancel()]
        for future in begun:
            with suppress(BrokenExecutor):
                yield future.result()

    def close(self) -> None:
        """End the executor after what is under way."""
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _hand_over(self, task: T) -> None:
        if self._executor is None:
            self._executor = self._make_executor(self._workers)
        try:
            self.under_way[self._executor.submit(self._work, task)] = task
        except BrokenExecutor:
            self._suspects.extend([task, *self.under_way.values()])
            self.under_way.clear()
            self.close()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ignore Ctrl-C for a moment; outside of the main thread, which alone is interrupted, there is nothing to do."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end when it is gone: an orphan would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
