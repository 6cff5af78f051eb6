"""LibreOffice kept ready for the next look at a document: a conversion then takes a third of the time.

The office is started beforehand, without a window. A second start with the profile of one that runs hands its document
over and ends it, so the next is started at once. LibreOffice itself sees to it that there is never more than one at a
profile: an office that is still starting may be asked, and one that died is replaced by the one that asks.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from danvan_reports.disk import output_error
from danvan_reports.errors import MissingProgramError
from danvan_reports.pdf import end_office, run_conversion, start_office
from danvan_reports.web.office_watch import start_watch

if TYPE_CHECKING:
    from subprocess import Popen

_SECONDS = 30
"""How long a look may take; a document of an office takes less than one second."""


class SpareOffice:
    """One LibreOffice in waiting; two profiles take turns, so that the next begins while the last one ends."""

    def __init__(self, program: str) -> None:
        """Use the LibreOffice at ``program``; nothing is started yet."""
        self._program = program
        self._lock = Lock()
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._watch: Popen[str] | None = None
        self._offices: list[Popen[bytes] | None] = [None, None]
        self._turn = 0
        self._is_waiting = False

    def make_ready(self) -> None:
        """Start an office for the next conversion unless one is waiting; its start is not waited for."""
        with self._lock:
            self._start()

    def pdf_of(self, content: bytes) -> bytes:
        """Return the PDF of a Word document; one conversion at a time.

        Raises:
            MissingProgramError: LibreOffice made none of it, or not in time.
            OutputError: The disk refuses.
        """
        with self._lock:
            profile = self._start()
            document = profile.with_name("van-ban.docx")
            made = document.with_suffix(".pdf")
            try:
                document.write_bytes(content)
                detail = run_conversion(self._program, profile, [document], document.parent, _SECONDS)
                if not made.is_file():
                    raise MissingProgramError("program.failed", path=document.name, detail=detail)
                return made.read_bytes()
            except OSError as error:
                raise output_error(error, document) from error
            finally:
                document.unlink(missing_ok=True)
                made.unlink(missing_ok=True)
                self._turn = 1 - self._turn
                self._is_waiting = False
                self._start()

    def close(self) -> None:
        """End what was started; nothing of it is left on the disk."""
        with self._lock:
            for office in filter(None, self._offices):
                self._end(office)
            self._offices = [None, None]
            self._is_waiting = False
            if self._watch:
                self._watch.communicate()
                self._watch = None
            if self._scratch:
                self._scratch.cleanup()
                self._scratch = None

    def _start(self) -> Path:
        """Start the office whose turn it is unless it is waiting; return its profile."""
        if self._scratch is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True)
            self._watch = start_watch(Path(self._scratch.name))
        profile = Path(self._scratch.name, f"profile-{self._turn}")
        if not self._is_waiting:
            before = self._offices[self._turn]
            if before:
                self._end(before)
            office = start_office(self._program, profile, "--nologo", "--nodefault")
            self._offices[self._turn] = office
            self._tell(f"+{office.pid}")
            self._is_waiting = True
        return profile

    def _end(self, office: Popen[bytes]) -> None:
        end_office(office)
        self._tell(f"-{office.pid}")

    def _tell(self, line: str) -> None:
        """Keep the watch informed; without it the page does its work all the same."""
        if self._watch and self._watch.stdin:
            with suppress(OSError):
                self._watch.stdin.write(f"{line}\n")
                self._watch.stdin.flush()
