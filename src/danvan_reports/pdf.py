"""Word documents into PDF by LibreOffice, the one outside program this one can call."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from danvan_reports.disk import output_error
from danvan_reports.errors import MissingProgramError, OutputError
from danvan_reports.output import write_document

_TIMEOUT_SECONDS = 180
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
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise MissingProgramError("program.missing")
    targets = [folder / f"{document.stem}.pdf" for document in documents]
    try:
        for target in targets:
            if not overwrite and target.is_file() and not _is_ours(target.read_bytes()):
                raise OutputError("output.edited", path=str(target))
        with tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True) as scratch:
            detail = _run(program, documents, Path(scratch))
            for document, target in zip(documents, targets, strict=True):
                made = Path(scratch, "pdf", target.name)
                if not made.is_file():
                    raise MissingProgramError("program.failed", path=str(document), detail=detail)
                write_document(target, _sealed(made.read_bytes()), overwrite=True)
    except OSError as error:
        raise output_error(error, Path(error.filename or tempfile.gettempdir())) from error
    return targets


def _run(program: str, documents: list[Path], scratch: Path) -> str:
    """Convert the documents into ``scratch/pdf`` and return the end of what the program said."""
    profile = (scratch / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(scratch / "pdf"), *(str(document.resolve()) for document in documents)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=_TIMEOUT_SECONDS)  # noqa: S603 - no shell
    except subprocess.TimeoutExpired:
        return f"> {_TIMEOUT_SECONDS} s"
    return done.stderr.decode("utf-8", "replace").strip()[-_DETAIL_LENGTH:]


def _sealed(content: bytes) -> bytes:
    """Return the PDF with a closing comment that holds its hash; readers do not look behind the end mark."""
    return content + _SEAL + hashlib.sha256(content).hexdigest().encode() + b"\n"


def _is_ours(content: bytes) -> bool:
    body, found, seal = content.rpartition(_SEAL)
    return bool(found) and seal.strip().decode("ascii", "replace") == hashlib.sha256(body).hexdigest()
