"""What a run imports: a process that makes one document starts without what that does not need."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_reports import __main__ as entry

EXAMPLE = Path(__file__).parent.parent / "examples" / "visit.yaml"
HEAVY = {
    *("lxml", "docx", "docxtpl", "jinja2", "babel", "openpyxl", "python_calamine", "distributed", "html"),
    *("dataclasses", "inspect", "difflib", "calendar", "tempfile", "random", "email", "multiprocessing"),
    *("asyncio", "concurrent", "logging", "unittest", "sqlite3", "ssl", "socket", "subprocess", "ctypes"),
}
"""Third parties and parts of the standard library that nothing about one document from YAML asks for."""

FOR_HELP = {"yaml", "json", "xml", "zipfile", "hashlib", "decimal", "datetime", "shutil"}
OTHER_PAPERS = {"period", "rollup", "decision", "plan", "letters", "minutes", "news", "team_report", "follow_up"}
_SHOW = "import runpy, sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "


def _imported(tmp_path: Path, *arguments: str) -> set[str]:
    """What the first run of a user has imported."""
    given = ["make-report", *arguments]
    program = f"{_SHOW}sys.argv = {given!r}; runpy.run_module('danvan_reports', None, '__main__')"
    environment = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": ""}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, check=True, env=environment, encoding="utf-8")
    return set(done.stderr.splitlines()[-1].split())


def test_one_document__imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    imported = _imported(tmp_path, str(EXAMPLE), "-o", str(tmp_path / "a.docx"), "-q")
    assert imported & HEAVY == set()
    assert {name for name in OTHER_PAPERS if f"danvan_reports.drafting.{name}" in imported} == set()
    rooms = {name.split(".")[1] for name in imported if name.startswith("danvan_reports.")}
    assert rooms & {"batch", "web", "template_builder", "pdf"} == set()


def test_help__imports_only_what_says_it(tmp_path: Path) -> None:
    imported = _imported(tmp_path, "--help")
    assert imported & (HEAVY | FOR_HELP) == set()
    assert {name for name in imported if name.startswith("danvan_reports.")} <= {
        "danvan_reports." + name
        for name in (
            *("__main__", "cli", "cli.main", "cli.make", "cli.made", "cli.common", "cli.parser", "diagnostics"),
            *("errors", "messages", "records", "version"),
        )
    }


def test_main__ends__leaves_garbage_to_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(entry, "run", lambda: done.append("run") or 3)
    monkeypatch.setattr(gc, "set_threshold", lambda count: done.append(f"threshold {count}"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    assert entry.main() == 3
    assert done == ["threshold 100000", "run", "freeze"]
