"""What is kept of a bug of our own: where in the program it happened, and nothing of the user's."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from danvan_reports.version import __version__


def bug_report(error: BaseException, verb: str) -> str:
    """Return the version, the verb, and the way to the bug by its lines of code.

    The message of an error may quote what the user typed, and a path the user's name: neither is told.
    """
    head = f"make-report {__version__} {verb}, Python {platform.python_version()}, {platform.system()}"
    frames = traceback.extract_tb(error.__traceback__)
    way = [f"{_without_home(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}" for frame in frames]
    return "\n".join((head, type(error).__name__, *way, ""))


def save_bug_report(error: BaseException, verb: str) -> Path | None:
    """Write the report to a file for temporary files and return it; None where the disk refuses."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="make-report-", suffix=".log", delete=False, encoding="utf-8"
        ) as file:
            file.write(bug_report(error, verb))
    except OSError:
        return None
    return Path(file.name)


def _without_home(name: str) -> str:
    """Return the path of a module as the program imports it, without the folders that it is installed in."""
    path = Path(name)
    for base in sorted(sys.path, key=len, reverse=True):
        if base and path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.name
