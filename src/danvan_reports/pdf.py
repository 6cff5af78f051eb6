"""Word documents into PDF by LibreOffice, the one outside program this one can call."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from danvan_reports.disk import output_error
from danvan_reports.errors import MissingProgramError, OutputError
from danvan_reports.output import write_document

_TIMEOUT_SECONDS = 180
_PATIENCE_SECONDS = 2.0
_SEAL = b"\n%danvan-reports "
_DETAIL_LENGTH = 200


def convert_to_pdf(documents: list[Path], folder: Path, *, overwrite: bool = False) -> list[Path]:
    """Write a PDF of every document into ``folder`` and return their paths; one call serves all of them.

    LibreOffice runs with a profile of its own, so that an office that has it open is not disturbed. A PDF that is
    there already is replaced only when this program made it (or with ``overwrite``).

    Raises:
        MissingProgramError: LibreOffice is not on this machine, or made no PDF of a document.
        OutputError: Somebody else's PDF is in the way, or the disk refuses.
    """
    program = find_program()
    if program is None:
        raise MissingProgramError("program.missing")
    targets = [folder / f"{document.stem}.pdf" for document in documents]
    try:
        for target in targets:
            if not overwrite and target.is_file() and not _is_ours(target.read_bytes()):
                raise OutputError("output.edited", path=str(target))
        with tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True) as scratch:
            detail = run_conversion(
                program, Path(scratch, "profile"), documents, Path(scratch, "pdf"), _TIMEOUT_SECONDS
            )
            for document, target in zip(documents, targets, strict=True):
                made = Path(scratch, "pdf", target.name)
                if not made.is_file():
                    raise MissingProgramError("program.failed", path=str(document), detail=detail)
                write_document(target, _sealed(made.read_bytes()), overwrite=True)
    except OSError as error:
        raise output_error(error, Path(error.filename or tempfile.gettempdir())) from error
    return targets


def find_program() -> str | None:
    """Return the path of LibreOffice on this machine; None when it is not here."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def run_conversion(program: str, profile: Path, documents: list[Path], folder: Path, seconds: float) -> str:
    """Convert the documents into ``folder`` and return the end of what the program said.

    It works with ``profile``; an office that runs with the same one takes the work over. What is not done after
    ``seconds`` is ended, with all that it started.
    """
    paths = [str(document.resolve()) for document in documents]
    office = start_office(program, profile, "--convert-to", "pdf", "--outdir", str(folder), *paths)
    try:
        _, said = office.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        end_office(office)
        return f"> {seconds} s"
    return said.decode("utf-8", "replace").strip()[-_DETAIL_LENGTH:]


def start_office(program: str, profile: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start LibreOffice without a window, with its own profile and apart from the terminal; this does not wait."""
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *options]
    return subprocess.Popen(  # noqa: S603 - no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def end_office(office: subprocess.Popen[bytes], patience: float = _PATIENCE_SECONDS) -> None:
    """End an office and whatever it started: asked first, and after ``patience`` seconds not asked."""
    if office.poll() is None:
        kill_group(office.pid, forced=False)
        with suppress(subprocess.TimeoutExpired):
            office.wait(patience)
    kill_group(office.pid, forced=True)
    office.communicate()


def kill_group(group: int, *, forced: bool) -> None:
    """Signal a whole group: the program that is started is only the parent of the office itself."""
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/PID", str(group), *(["/F"] if forced else [])]
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - no shell
        return
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL if forced else signal.SIGTERM)


def _sealed(content: bytes) -> bytes:
    """Return the PDF with a closing comment that holds its hash; readers do not look behind the end mark."""
    return content + _SEAL + hashlib.sha256(content).hexdigest().encode() + b"\n"


def _is_ours(content: bytes) -> bool:
    body, found, seal = content.rpartition(_SEAL)
    return bool(found) and seal.strip().decode("ascii", "replace") == hashlib.sha256(body).hexdigest()
