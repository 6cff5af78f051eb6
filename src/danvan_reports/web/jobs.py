"""A batch under way: made in a thread of its own from a workbook in memory, told of as it goes, kept as one zip."""

from __future__ import annotations

import secrets
import tempfile
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from danvan_reports.batch.batch import Batch, BatchOrder
from danvan_reports.batch.rollup import write_rollup
from danvan_reports.errors import ReportError
from danvan_reports.planning import Order
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danvan_reports.batch.unit_task import UnitOutcome
    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.sources.workbook import Workbook
    from danvan_reports.web.desk import Settings

_KEPT = 3


@dataclass(frozen=True, slots=True)
class JobOrder:
    """What a clerk asks of a batch; ``period`` stands in for one that the workbook does not name."""

    rollup: bool = False
    period: str = ""


class Job:
    """One batch. What it says of itself grows while it runs and is whole when ``ended``.

    ``failure`` is what kept it from being done; ``broken`` that a fault of the program ended it.
    """

    def __init__(self, workbook: Workbook, order: JobOrder, settings: Settings) -> None:
        """Get ready; nothing is made yet."""
        self.name = workbook.name
        self.expected = 0
        self.done = 0
        self.outcomes: tuple[UnitOutcome, ...] = ()
        self.findings: tuple[Diagnostic, ...] = ()
        self.failure: ReportError | None = None
        self.ended = False
        self.broken = True
        self.files = 0
        self._workbook = workbook
        self._order = order
        self._settings = settings
        self._stop = Event()
        self._scratch = tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True)
        self._thread = Thread(target=self._run, daemon=True)

    @property
    def zip_file(self) -> Path:
        """Where the documents are packed, once it has ended with any."""
        return Path(self._scratch.name, "van-ban.zip")

    @property
    def stopped(self) -> bool:
        """Whether the clerk stopped it."""
        return self._stop.is_set()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the document under way; what is made stays."""
        self._stop.set()

    def close(self) -> None:
        """Stop, and leave nothing on the disk."""
        self.stop()
        if self._thread.is_alive():
            self._thread.join()
        self._scratch.cleanup()

    def _run(self) -> None:
        try:
            self._make(Path(self._scratch.name, "van-ban"))
            self.broken = False
        except ReportError as error:
            self.failure = error
            self.broken = False
        finally:
            self.ended = True

    def _make(self, folder: Path) -> None:
        settings = self._settings
        order = BatchOrder(
            order=Order(cache=settings.cache),
            period=self._order.period,
            with_facts=self._order.rollup,
            language=settings.language,
        )
        batch = Batch(settings.folder, folder, order, self._workbook)
        self.expected = batch.expected
        self.findings = batch.diagnostics
        with closing(iter(batch)) as outcomes:
            for _ in outcomes:
                self.done += 1
                if self.stopped:
                    break
        self.outcomes = batch.outcomes
        if self._order.rollup and not self.stopped:
            made = write_rollup(batch)
            self.findings = (*self.findings, *made.diagnostics)
        self.files = _pack(sorted(folder.iterdir()), self.zip_file)


class Jobs:
    """The batches of a running page, by what stands for each in addresses."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, Job] = {}

    def start(self, job: Job) -> str:
        """Start a batch and return its key; the oldest gives way."""
        key = secrets.token_hex(8)
        self._kept[key] = job
        job.start()
        for name in list(self._kept)[:-_KEPT]:
            self._kept.pop(name).close()
        return key

    def find(self, key: str) -> Job | None:
        """Return the batch under ``key``."""
        return self._kept.get(key)

    def close(self) -> None:
        """End all; their files go with them."""
        while self._kept:
            self._kept.popitem()[1].close()


def _pack(files: Iterable[Path], target: Path) -> int:
    """Pack files into one zip and return how many."""
    count = 0
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for file in files:
            packed.write(file, file.name)
            count += 1
    return count
