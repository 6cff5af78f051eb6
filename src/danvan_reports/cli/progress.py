"""How far a batch has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from danvan_reports.batch.unit_task import DELIVERED
from danvan_reports.diagnostics import Severity
from danvan_reports.messages import message

if TYPE_CHECKING:
    from typing import TextIO

    from danvan_reports.batch.unit_task import UnitOutcome

_WIDTH = 24
_ERASE_LINE = "\r\x1b[K"
_REDRAW_SECONDS = 0.1


class Progress:
    """Tells on ``stream`` of every unit that is done; on a terminal the bar stays on the last line."""

    def __init__(self, stream: TextIO, total: int, language: str, *, quiet: bool = False) -> None:
        """``total`` is how many units will be told of; ``quiet`` tells only of those without a document."""
        self._stream = stream
        self._total = total
        self._language = language
        self._quiet = quiet
        self._bar = stream.isatty()
        self._done = self._warnings = 0
        self._started = time.monotonic()
        self._drawn = 0.0

    def tell(self, outcome: UnitOutcome) -> None:
        """Count a unit, and say what became of it where a line is due."""
        self._done += 1
        self._warnings += outcome.count(Severity.WARNING)
        failed = outcome.state not in DELIVERED or outcome.failure
        if failed or not (self._quiet or self._bar):
            self._write(f"[{self._done}/{self._total}] {outcome.name}: {self._words(outcome)}\n")
        if self._bar:
            self._draw()

    def finish(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._stream.write(_ERASE_LINE)
            self._stream.flush()

    def _words(self, outcome: UnitOutcome) -> str:
        state = message(f"batch.state.{outcome.state}", self._language)
        counts = message(
            "batch.counts",
            self._language,
            gaps=str(outcome.gaps),
            warnings=str(outcome.count(Severity.WARNING)),
            errors=str(outcome.count(Severity.ERROR)),
        )
        return f"{state} ({counts})"

    def _write(self, line: str) -> None:
        self._stream.write(f"{_ERASE_LINE}{line}" if self._bar else line)

    def _draw(self) -> None:
        now = time.monotonic()
        if now - self._drawn < _REDRAW_SECONDS and self._done < self._total:
            return
        self._drawn = now
        filled = _WIDTH * self._done // max(1, self._total)
        left = (now - self._started) / self._done * (self._total - self._done)
        minutes, seconds = divmod(round(left), 60)
        words = message(
            "batch.progress",
            self._language,
            done=str(self._done),
            total=str(self._total),
            left=f"{minutes}:{seconds:02}",
            warnings=str(self._warnings),
        )
        self._stream.write(f"{_ERASE_LINE}{'█' * filled}{'░' * (_WIDTH - filled)} {words}")
        self._stream.flush()
