"""Files of the user on disks that fail: read in bounds or not at all, and what a fault of the disk means in words."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from danvan_reports.errors import InputError, OutputError

if TYPE_CHECKING:
    from pathlib import Path

_NOT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""How a file is opened before it is known what it is: opening a pipe would wait for somebody to write."""

_FULL_DISK = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_MISSING_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR})
_NO_PERMISSION = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_SHARING_VIOLATIONS = frozenset({32, 33})
_ACCESS_DENIED = 5


def read_file(path: Path, limit: int) -> bytes:
    """Return the content of a regular file of at most ``limit`` bytes.

    Raises:
        InputError: ``input.missing``, ``input.folder``, ``input.device``, ``input.large`` or ``input.unreadable``.
    """
    name = str(path)
    try:
        with os.fdopen(os.open(path, _NOT_WAITING), "rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise InputError("input.device", path=name)
            content = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise InputError("input.missing", path=name) from error
    except OSError as error:
        is_folder = error.errno == errno.EISDIR or os.path.isdir(path)  # noqa: PTH112 - does not raise
        raise InputError("input.folder" if is_folder else "input.unreadable", path=name) from error
    if len(content) > limit:
        raise InputError("input.large", path=name, limit=str(limit // 1_000_000))
    return content


def output_error(error: Exception, path: Path) -> OutputError:
    """Return the refusal that tells the user what ``error``, met in writing, means for ``path``."""
    number = getattr(error, "errno", None)
    windows = getattr(error, "winerror", None)
    # Windows names the second file only when renaming; that is denied while some program has the old file open.
    renaming = getattr(error, "filename2", None) is not None
    if windows in _SHARING_VIOLATIONS or (windows == _ACCESS_DENIED and renaming):
        return OutputError("output.open-in-word", path=str(path), lock=path.name)
    for numbers, key in (
        (_FULL_DISK, "output.disk-full"),
        (_MISSING_FOLDER, "output.missing-folder"),
        (_NO_PERMISSION, "output.no-permission"),
    ):
        if number in numbers:
            return OutputError(key, path=str(path), folder=str(path.parent))
    reason = errno.errorcode.get(number, "") if number else ""
    return OutputError("output.failed", path=str(path), reason=reason or type(error).__name__)
