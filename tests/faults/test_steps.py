"""At every step of everything that writes: the old file or the new one, never less, and a sentence that helps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.jobs import JOBS
from tests.ledger import record

ROOT = Path(__file__).parent.parent.parent
WRITING = ["open", "write", "flush", "fsync", "close", "replace", "fsync"]
"""What putting one file on the disk takes; the last step makes its name in the folder last."""

pytestmark = [
    pytest.mark.promise,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="every run is a forked process"),
]


def _sweep(job: str) -> dict[str, list[str]]:
    command = [sys.executable, "-m", "tests.faults.sweep", job]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8")
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("job", JOBS)
def test_old_file_or_new_one__every_fault_at_every_step(job: str) -> None:
    found = _sweep(job)
    killed, failed = found["killed"], found["failed"]
    record("write-killed", int(killed), faults=int(killed), failures=len(found["problems"]))
    record("write-whole", int(failed), faults=int(failed), failures=len(found["problems"]))
    assert (found["problems"], found["unseen"]) == ([], [])


def test_steps_of_writing_a_new_file__synced_before_it_takes_its_name() -> None:
    assert _sweep("new")["trace"] == WRITING
