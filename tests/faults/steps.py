"""A file layer that counts the steps of a run which change files, and lets one of them go wrong.

Every way that Python has to the disk is patched: ``open`` for writing (each write, flush and close of what it gives is
a step of its own) and the calls of ``os``. An audit hook hears of the same calls from the interpreter itself, so that
a way that was forgotten shows.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from typing import Any

KILL = "KILL"
"""The process is killed: half of what was to be written is on the disk, nothing after it happens."""

CALLS = ("mkdir", "rmdir", "unlink", "remove", "rename", "replace", "chmod", "fsync", "truncate", "link", "symlink")
_AUDITED = frozenset({"os.mkdir", "os.rmdir", "os.remove", "os.rename", "os.chmod", "os.truncate", "os.link"})
_ALIAS = {"unlink": "remove", "rename": "replace"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Steps:
    """The steps of one run: their names in ``trace``; the ``at``-th (from 1) meets ``fault``, an errno or KILL."""

    def __init__(self, at: int = 0, fault: str = "") -> None:
        self.trace: list[str] = []
        self.unseen: list[str] = []
        self._at, self._fault = at, fault
        self._under_way = False

    def watch(self) -> None:
        """Patch this process for good; meant for one that was forked for it."""
        for name in CALLS:
            setattr(os, name, self._counted(name, getattr(os, name)))
        real_open, real_os_open = io.open, os.open

        def open_(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
            if set(mode).isdisjoint("wax+") or isinstance(file, int):
                return real_open(file, mode, *more, **named)
            stream = self._counted("open", real_open)(file, mode, *more, **named)
            return WatchedStream(stream, self)

        def os_open(path: Any, flags: int, *more: Any, **named: Any) -> int:
            if not flags & _WRITING:
                return real_os_open(path, flags, *more, **named)
            return self._counted("open", real_os_open)(path, flags, *more, **named)

        io.open = open_
        __builtins__["open"] = open_  # type: ignore[index]
        os.open = os_open
        sys.addaudithook(self._hear)

    def take(self, name: str, half: Any = None) -> None:
        """Count one step; when it is the one to go wrong, do half of it and fail or die."""
        self.trace.append(_ALIAS.get(name, name))
        if len(self.trace) != self._at:
            return
        if half:
            half()
        if self._fault == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(getattr(errno, self._fault), os.strerror(getattr(errno, self._fault)))

    def _counted(self, name: str, call: Any) -> Any:
        def counted(*arguments: Any, **named: Any) -> Any:
            if self._under_way:
                return call(*arguments, **named)
            self.take(name)
            self._under_way = True
            try:
                return call(*arguments, **named)
            finally:
                self._under_way = False

        return counted

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        writing = event == "open" and isinstance(arguments[0], str) and (arguments[2] or 0) & _WRITING
        if (writing or event in _AUDITED) and not self._under_way:
            self.unseen.append(f"{event} {arguments[0]}")


class WatchedStream:
    """A file open for writing, of which every write, flush and close is a step."""

    def __init__(self, stream: Any, steps: Steps) -> None:
        self._stream, self._steps = stream, steps

    def __enter__(self) -> WatchedStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, content: Any) -> int:
        def half() -> None:
            self._stream.write(content[: len(content) // 2])
            self._stream.flush()

        self._steps.take("write", half)
        return int(self._stream.write(content))

    def flush(self) -> None:
        self._steps.take("flush")
        self._stream.flush()

    def close(self) -> None:
        if self._stream.closed:
            return
        try:
            self._steps.take("close")
        finally:
            self._stream.close()
