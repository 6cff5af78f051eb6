"""The installed command, run as a clerk runs it: in a folder with spaces and Vietnamese letters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with the examples in it."""
    folder = tmp_path / "Văn phòng Tỉnh ủy"
    folder.mkdir()
    for path in (ROOT / "examples").glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def run(office: Path) -> Run:
    """Run ``make-report`` in the office's folder; keywords are environment variables."""

    def call(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT", "HOME") if name in os.environ}
        return subprocess.run(
            [sys.executable, "-m", "danvan_reports", *arguments],
            cwd=cwd or office, env=kept | environment, check=False, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip

    return call
