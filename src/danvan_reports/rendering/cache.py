"""Compiled templates kept between runs, so that a run that has nothing to compile imports nothing that compiles.

What stands in the folder is never trusted: a file counts only when it is the whole answer to exactly this template
under exactly this program, and whatever goes wrong with the folder means no cache and no complaint.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.rendering.compiled import CompiledTemplate
from danvan_reports.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_SIZE = 16 * 2**20
"""Bytes of the largest file that is read; a template that Word saves compiles to a hundredth."""

MAX_FILES = 100
"""How many compiled forms are kept; an office has a tenth of as many templates."""

_HEAD = 65
"""Bytes of the line with the digest."""

_SUFFIX = ".compiled"
_UNFINISHED = ".unfinished"


class TemplateCache:
    """A folder of compiled templates, one file each: 64 hexadecimal digits of SHA-256, a line break, JSON.

    The name of a file is the digest of the template, its name (messages hold it) and the program; the digits are
    the digest of the file's name and the JSON, so that a file that was cut short, changed or moved is not taken.
    """

    def __init__(self, folder: Path) -> None:
        """Keep compiled templates in ``folder``, which need not exist."""
        self._folder = folder

    def find(self, content: bytes, name: str) -> CompiledTemplate | None:
        """Return the template ``content`` of the file ``name`` as it was compiled before; None if it was not."""
        key = _key(content, name)
        kept = _read_bounded(self._folder / f"{key}{_SUFFIX}")
        if kept is None or kept[:_HEAD] != _digest_line(key, kept[_HEAD:]):
            return None
        try:
            return CompiledTemplate.from_json(kept[_HEAD:].decode())
        except ValueError:
            return None

    def keep(self, content: bytes, name: str, template: CompiledTemplate) -> None:
        """Keep what ``content`` was compiled into, unless the folder cannot be written."""
        key = _key(content, name)
        text = template.to_json().encode()
        if _HEAD + len(text) > MAX_SIZE:
            return
        # Unfinished files of two processes must not meet; what a crash leaves behind is swept with the rest.
        unfinished = self._folder / f"{key}.{os.getpid()}{_UNFINISHED}"
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep()
            try:
                unfinished.write_bytes(_digest_line(key, text) + text)
                unfinished.replace(self._folder / f"{key}{_SUFFIX}")
            except OSError:
                unfinished.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Make room for one more: the files written longest ago go."""
        kept = [entry for entry in os.scandir(self._folder) if entry.name.endswith((_SUFFIX, _UNFINISHED))]
        kept.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
        for entry in kept[MAX_FILES - 1 :]:
            Path(entry).unlink(missing_ok=True)


def _read_bounded(path: Path) -> bytes | None:
    """Return the content of a regular file of at most ``MAX_SIZE`` bytes; None for anything else."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_SIZE:
            return None
        with path.open("rb") as file:
            return file.read(MAX_SIZE)
    except OSError:
        return None


def _digest_line(key: str, text: bytes) -> bytes:
    return sha256(key.encode() + text).hexdigest().encode() + b"\n"


def _key(content: bytes, name: str) -> str:
    return _digest_of((_program().encode(), os.fsencode(name), content))


@cache
def _program() -> str:
    """Return what tells this program from any other: its version, and the files that make the compiled form.

    Someone who works on the program changes the files without changing the version.
    """
    files = sorted(Path(__file__).parent.glob("*.py"))
    stamps = [f"{file.name} {status.st_mtime_ns} {status.st_size}" for file in files if (status := file.stat())]
    return "\n".join((__version__, *stamps))


def _digest_of(parts: Iterable[bytes]) -> str:
    """Return the SHA-256 over ``parts``, each led by its length so that no two lists of parts read alike."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
