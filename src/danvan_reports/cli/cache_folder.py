"""Where the user's system wants what a program can make again at any time."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """Return this program's folder among the user's caches, which need not exist; None where there is none.

    On Windows below ``LOCALAPPDATA``; elsewhere below ``XDG_CACHE_HOME``, else ``~/.cache`` (XDG Base Directory
    Specification 0.8, which has relative paths ignored).
    """
    named = [os.environ.get("XDG_CACHE_HOME"), os.environ.get("HOME") and Path(os.environ["HOME"], ".cache")]
    if sys.platform == "win32":
        named.insert(0, os.environ.get("LOCALAPPDATA"))
    folders = (Path(each) for each in named if each)
    return next((folder / "danvan-reports" for folder in folders if folder.is_absolute()), None)
