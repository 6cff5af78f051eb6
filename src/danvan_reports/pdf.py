"""Word documents into PDF by LibreOffice, the one outside program this one can call."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from danvan_reports.errors import MissingProgramError

_TIMEOUT_SECONDS = 180


def convert_to_pdf(documents: list[Path], folder: Path) -> list[Path]:
    """Write a PDF of every document into ``folder`` and return their paths; one call serves all of them.

    LibreOffice runs with a profile of its own, so that an office that has it open is not disturbed.

    Raises:
        MissingProgramError: LibreOffice is not on this machine, or made no PDF of a document.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise MissingProgramError("program.missing")
    with tempfile.TemporaryDirectory(prefix="danvan-") as profile:
        command = [
            program,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        command += ["--outdir", str(folder), *map(str, documents)]
        subprocess.run(command, check=False, capture_output=True, timeout=_TIMEOUT_SECONDS)  # noqa: S603
    made = [folder / f"{document.stem}.pdf" for document in documents]
    for document, pdf in zip(documents, made, strict=True):
        if not pdf.is_file():
            raise MissingProgramError("program.failed", path=str(document))
    return made
