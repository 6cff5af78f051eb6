"""A small program beside the page: when the page is killed outright, its offices and their folder go with it.

It reads which offices run from the pipe that the page holds open, and acts when the pipe ends. The system closes the
pipe however the page ended; a handler of signals or of exit would not see a kill.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.pdf import kill_group

if TYPE_CHECKING:
    from collections.abc import Iterable


def start_watch(folder: Path) -> subprocess.Popen[str]:
    """Start the program over the scratch folder of the offices; it lasts as long as its input is open.

    It has a session of its own: Ctrl-C in the terminal of the page must not end it before the page. It starts in the
    scratch folder: a module that lies in the clerk's folder must not be taken for one of Python's.
    """
    return subprocess.Popen(  # noqa: S603 - no shell
        [sys.executable, "-m", __name__, str(folder)],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
    )


def watch(lines: Iterable[str], folder: Path) -> None:
    """Kill, once the lines end, the groups that are still running, and remove the folder.

    A line is ``+`` or ``-`` and the number of a group that began or ended: the number of one that ended may by then be
    somebody else's.
    """
    running: set[int] = set()
    for line in lines:
        (running.add if line.startswith("+") else running.discard)(int(line[1:]))
    for group in running:
        kill_group(group, forced=True)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    watch(sys.stdin, Path(sys.argv[1]))
