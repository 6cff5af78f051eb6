"""PDF through LibreOffice: real where it is installed, and what a failing program leads to."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from danvan_reports.errors import MissingProgramError, OutputError
from danvan_reports.pdf import convert_to_pdf
from danvan_reports.resources import templates_folder


def _fake(folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "văn bản.docx"
    shutil.copy(templates_folder() / "party-2026" / "ket-luan-giam-sat.docx", path)
    return path


def test_missing_program_is_said(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError) as error:
        convert_to_pdf([document], tmp_path)
    assert error.value.key == "program.missing"


@pytest.mark.skipif(os.name == "nt", reason="the fake program is a shell script")
def test_failing_program_is_said__and_an_old_pdf_is_no_success(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake(tmp_path, "echo hỏng >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(MissingProgramError) as error:
        convert_to_pdf([document], tmp_path)
    assert (error.value.key, error.value.parameters["detail"]) == ("program.failed", "hỏng")
    assert not document.with_suffix(".pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="the fake program is a shell script")
def test_pdf_of_somebody_else_is_kept__ours_is_replaced(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake(tmp_path, 'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; printf "%%PDF" > "$2/văn bản.pdf"')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    [pdf] = convert_to_pdf([document], tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF\n%danvan-reports ")
    assert convert_to_pdf([document], tmp_path) == [pdf]
    pdf.write_bytes(b"%PDF cua toi")
    with pytest.raises(OutputError):
        convert_to_pdf([document], tmp_path)
    assert pdf.read_bytes() == b"%PDF cua toi"
    assert convert_to_pdf([document], tmp_path, overwrite=True) == [pdf]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_makes_a_pdf(document: Path, tmp_path: Path) -> None:
    [pdf] = convert_to_pdf([document], tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF-")
