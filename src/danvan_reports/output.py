"""Write: documents put on the disk whole or not at all, and never over somebody's work.

A file that still carries the seal of what the program wrote is ours and is replaced; one that somebody edited is
kept. What is written goes to a new file beside the old one, is flushed to the disk, and takes its name in one step:
a power cut or a full disk leaves the old file or the new one.
"""

from __future__ import annotations

import os
import re
import stat
import zlib
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING

from danvan_reports.disk import output_error
from danvan_reports.errors import OutputError
from danvan_reports.opc import MAX_FILE_SIZE
from danvan_reports.sealing import is_sealed
from danvan_reports.vi.folding import fold_to_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_NAME_LENGTH = 120
"""Bytes of a file name without its extension: half of what file systems take, so that folders and copies fit."""

_RESERVED_NAMES = frozenset({"con", "prn", "aux", "nul", "conin", "conout", "clock"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
_UNFINISHED = ".danvan-reports-"


def is_untouched(path: Path) -> bool:
    """Tell whether the file at ``path`` is a document of ours that nobody has changed since it was written."""
    try:
        return path.stat().st_size <= MAX_FILE_SIZE and is_sealed(path.read_bytes())
    except OSError:
        return False


def write_document(path: Path, content: bytes, *, overwrite: bool, flush_name: bool = True) -> None:
    """Write ``content`` to ``path``, replacing an untouched document of ours; ``overwrite``: also an edited file.

    Behind a link, the file that it points to is replaced. A file that exists keeps its permissions; one that
    holds ``content`` already is left alone. Who writes many files into one folder flushes the names of all with that
    of the last (``flush_name`` False for the others): after a power cut before that, a name may be missing, and no
    file is broken.

    Raises:
        OutputError: ``output.edited``, ``output.open-in-word``, ``output.no-permission``,
            ``output.missing-folder``, ``output.disk-full``, ``output.not-a-file`` or ``output.failed``; what was
            there before is still there.
    """
    try:
        target, before = _behind_links(path)
        if before is not None and _holds(target, before, content):
            return
        _check_replaceable(target, before, overwrite=overwrite)
        with _beside(target, content, before) as temporary:
            now = _status(target)
            if _version(now) != _version(before):
                _check_replaceable(target, now, overwrite=overwrite)
            temporary.replace(target)
        if flush_name:
            _sync_folder(target.parent)
    except (OSError, RuntimeError) as error:
        raise output_error(error, path) from error


def write_new_text(path: Path, text: str) -> None:
    """Write ``text`` in UTF-8 to ``path``, where nothing may be yet.

    Raises:
        OutputError: ``output.exists``, or as ``write_document``.
    """
    try:
        with _beside(path, text.encode(), None) as temporary:
            if path.is_symlink() or path.exists():
                raise OutputError("output.exists", path=str(path))
            temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise output_error(error, path) from error


def remove_leftovers(folder: Path) -> None:
    """Remove the unfinished files that killed runs left in ``folder``; those of a run under way stay.

    A file being written cannot be removed where the system locks it (Windows); elsewhere its process is asked for,
    which only its own machine can do: what another machine writes into a shared folder is left alone.
    """
    for path in folder.glob(f"{_UNFINISHED}*.tmp"):
        if not _is_being_written(path.name):
            with suppress(OSError):
                path.unlink()


def _is_being_written(name: str) -> bool:
    machine, _, process = name.removeprefix(_UNFINISHED).rpartition("-")[0].partition("-")
    if os.name != "posix" or not process.isdecimal():
        return False
    if machine != _machine():
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


@cache
def _machine() -> str:
    """Return eight digits that tell this machine from others without naming it."""
    return f"{zlib.crc32(os.uname().nodename.encode()):08x}" if os.name == "posix" else "0" * 8


def make_folder(folder: Path) -> None:
    """Make ``folder``, and those above it that lack; one that is there already will do.

    Raises:
        OutputError: ``output.not-a-folder`` when a file is in the way, or as ``write_document``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError("output.not-a-folder", path=str(folder)) from error
    except OSError as error:
        raise output_error(error, folder) from error


def safe_file_name(text: str, ending: str = "") -> str:
    """Return a name for a file, without extension, that every system takes: ``Xã Tân Phú`` is ``xa-tan-phu``.

    Where the name is too long, ``text`` is cut and the ``ending``, which tells it from others, stays whole.
    """
    name, last = _hyphened(text), _hyphened(ending)
    room = MAX_NAME_LENGTH - (len(last) + 1 if last else 0)
    if len(name) > room:
        name = name[: room + 1].rpartition("-")[0] or name[:room]
    name = f"{name}-{last}".strip("-")
    if not name or name in _RESERVED_NAMES:
        return f"{name}-van-ban".lstrip("-")
    return name


def _hyphened(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold_to_ascii(text).lower()).strip("-")


def _holds(target: Path, status: os.stat_result, content: bytes) -> bool:
    same_size = stat.S_ISREG(status.st_mode) and status.st_size == len(content)
    return same_size and target.read_bytes() == content


def _check_replaceable(target: Path, status: os.stat_result | None, *, overwrite: bool) -> None:
    if status is None:
        return
    if not stat.S_ISREG(status.st_mode):
        raise OutputError("output.not-a-file", path=str(target))
    for lock in _lock_files(target):
        if lock.exists():
            raise OutputError("output.open-in-word", path=str(target), lock=lock.name)
    # Renaming over a file does not ask for its permission, only for the folder's; its owner set it for a reason.
    if not status.st_mode & 0o222:
        raise OutputError("output.no-permission", path=str(target), folder=str(target.parent))
    if not overwrite and not (status.st_size <= MAX_FILE_SIZE and is_sealed(target.read_bytes())):
        raise OutputError("output.edited", path=str(target))


def _lock_files(target: Path) -> list[Path]:
    """Return the files by which Word (which gives up the first letters of a long name) and LibreOffice lock it."""
    name = target.name
    cut = min(2, max(0, len(target.stem) - 6))
    locks = {f"~${name}", f"~${name[cut:]}", f".~lock.{name}#"}
    return [target.with_name(lock) for lock in sorted(locks)]


@contextmanager
def _beside(target: Path, content: bytes, before: os.stat_result | None) -> Iterator[Path]:
    """Give a new file with ``content``, safe on the disk, beside ``target`` to take its name; remove it on a fault."""
    temporary = target.with_name(f"{_UNFINISHED}{_machine()}-{os.getpid()}-{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if before is not None:
            temporary.chmod(stat.S_IMODE(before.st_mode))
        yield temporary
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new name last. Where a folder cannot be opened or flushed, both files are safe all the same."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _behind_links(path: Path) -> tuple[Path, os.stat_result | None]:
    """Return the file that ``path`` is or leads to, and what is there."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return path, None
    if not stat.S_ISLNK(status.st_mode):
        return path, status
    target = path.resolve()
    return target, _status(target)


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _version(status: os.stat_result | None) -> tuple[int, ...] | None:
    return status and (status.st_ino, status.st_size, status.st_mtime_ns)
