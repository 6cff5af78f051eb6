"""One run of a command, measured from outside: time on the clock, time of the processor, memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock and of the processor, children included; MB of the largest process."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Measurements of one thing: the median, and what it lies between."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The value in the middle."""
        return statistics.median(self.values)

    def __format__(self, form: str) -> str:
        return f"{self.median:{form}} ({min(self.values):{form}}–{max(self.values):{form}})"

    def over(self, other: Spread) -> Spread:
        """Return how many times ``other`` this is, round by round."""
        return Spread(tuple(one / two for one, two in zip(self.values, other.values, strict=True)))


def run(command: Sequence[str | Path], environment: Mapping[str, str], folder: Path) -> Run:
    """Run a command in ``folder`` with ``environment`` added to that of this process (Linux, macOS).

    Compiled Python files may be written, as they are where a program is installed: the first run pays for them.

    Raises:
        RuntimeError: It failed; the message holds the end of what it said.
    """
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(  # noqa: S603
        command,
        cwd=folder,
        env={**own, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    started = time.perf_counter()
    assert process.stderr is not None  # noqa: S101 - it is a pipe
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command}: {said[-500:].decode(errors='replace')}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@contextmanager
def scratch() -> Iterator[Path]:
    """Give an empty folder in memory, where the system has one: the time of a disk is no program's."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def say(*texts: str, end: str = "\n") -> None:
    """Print a line of the tables at once."""
    sys.stdout.write(" ".join(texts) + end)
    sys.stdout.flush()
