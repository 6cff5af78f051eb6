"""The jobs of ``make-report`` that write, each with the folder it starts from."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from danvan_reports.cli.main import main
from danvan_reports.messages import message
from tests.batch.folders import make_units, write_unit

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("work", "home", "cache", "tmp", "bin")
SOFFICE = """#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
out=$2; shift 2; mkdir -p "$out"
for document; do name=${document##*/}; printf '%%PDF of %s' "$name" > "$out/${name%.docx}.pdf"; done
"""
"""A stand-in for LibreOffice: what is swept are the steps of this program, not of that one."""


_TELLING_OF_THE_RUN = ("ket-qua.json", "ket-qua.csv", ".ket-qua.jsonl", "danh-sach-noi-bo.xlsx")
"""Files that say how a run went; another run says it in other words."""


@dataclass(frozen=True)
class Job:
    """A command line, what it starts from, the code it ends with, and how many units its manifest lists.

    ``never_replaces``: what is there already is not made again but refused with exit code 4.
    """

    arguments: list[str]
    prepare: Callable[[Path], None]
    code: int = 0
    units: int = 0
    never_replaces: bool = False

    def is_product(self, name: str) -> bool:
        """Tell whether the file is one that was asked for and is the same in every run."""
        return name.startswith("work/") and not (self.is_leftover(name) or name.endswith(_TELLING_OF_THE_RUN))

    def is_leftover(self, name: str) -> bool:
        """Tell whether the file is one that a killed run may leave: hidden, temporary, or of the cache."""
        file = name.rpartition("/")[2]
        return file.startswith(".danvan-reports-") or name.startswith("tmp/") or file.endswith(".unfinished")

    def is_whole(self, name: str, content: bytes) -> bool:
        """Tell whether a file that differs from run to run is whole all the same."""
        file = name.rpartition("/")[2]
        if file == "ket-qua.json":
            return len(json.loads(content)["units"]) == self.units
        if file == "ket-qua.csv":
            return len(list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))) == self.units + 1
        if file in {"bao-cao-tong-hop.docx", "danh-sach-noi-bo.xlsx"}:  # of the units that could be written
            return zipfile.ZipFile(io.BytesIO(content)).testzip() is None
        return file == ".ket-qua.jsonl" and self.units > 0


def _folders(place: Path) -> Path:
    for name in FOLDERS:
        (place / name).mkdir(parents=True)
    (place / "bin" / "soffice").write_text(SOFFICE)
    (place / "bin" / "soffice").chmod(0o755)
    return place / "work"


def _visit(place: Path) -> None:
    work = _folders(place)
    for name in ("visit.yaml", "danvan.yaml"):
        shutil.copy(ROOT / "examples" / name, work / name)


def _visit_with_template(place: Path) -> None:
    """Prepare an input beside a template of the office's own, which is compiled into the cache."""
    _visit(place)
    mau = place / "work" / "mau"
    mau.mkdir()
    shutil.copy(ROOT / "templates" / "party-2026" / "ket-luan-giam-sat.docx", mau)


def _visit_again(place: Path) -> None:
    """Prepare documents and PDFs of an input that has since been changed."""
    _visit(place)
    work = place / "work"
    visit = work / "visit.yaml"
    text = visit.read_text("utf-8")
    for kind in ("ket-luan-giam-sat", "bao-cao-ket-qua-giam-sat"):
        _make("visit.yaml", "-d", "out", "--kind", kind, place=place)
    for document in (work / "out").glob("*.docx"):
        document.with_suffix(".pdf").write_bytes(b"")
    visit.write_text(text.replace("Hà Thu Ngân", "Hà Thu Nga").replace("Quy chế công tác", "quy chế công tác"), "utf-8")


def _make(*arguments: str, place: Path) -> None:
    os.chdir(place / "work")
    os.environ["XDG_CACHE_HOME"] = str(place / "cache")
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        main(arguments)


def _units(place: Path) -> None:
    make_units(_folders(place), 3)


def _units_again(place: Path) -> None:
    _units(place)
    _make("batch", "vao", "-d", "ra", "-j", "1", "--rollup", place=place)
    write_unit(place / "work" / "vao", 2, 99)


def _document(place: Path) -> None:
    work = _folders(place)
    shutil.copy(ROOT / "templates" / "party-2026" / "ket-luan-giam-sat.docx", work / "a.docx")
    (work / "a.html").write_text(f"<title>{message('html.title', 'vi')}</title>", "utf-8")


def _empty(place: Path) -> None:
    _folders(place)


def _jobs() -> dict[str, Job]:
    workbook = ["batch", "--new-workbook", "so.xlsx", "--period", "6 tháng đầu năm 2026"]
    both = ["--kind", "ket-luan-giam-sat", "--kind", "bao-cao-ket-qua-giam-sat"]
    return {
        "make": Job(["visit.yaml", "-d", "moi/out", "--kind", "ket-luan-giam-sat"], _visit_with_template),
        "make-over-old": Job(["visit.yaml", "-d", "out", *both], _visit_again),
        "make-pdf": Job(["visit.yaml", "-d", "out", "--pdf", "--overwrite", *both], _visit_again),
        "batch": Job(["batch", "vao", "-d", "ra", "-j", "1"], _units, units=3),
        "batch-over-old": Job(["batch", "vao", "-d", "ra", "-j", "1", "--resume", "--rollup"], _units_again, units=3),
        "check-fix": Job(["check", "a.docx", "--fix", "-o", "b.docx"], _document, code=1),
        "check-html": Job(["check", "a.docx", "--html", "a.html"], _document, code=1),
        "new": Job(["new", "ket-luan-giam-sat", "-o", "a.yaml"], _empty, never_replaces=True),
        "templates-copy": Job(["templates", "copy", "ket-luan-giam-sat", "-d", "mau"], _empty, never_replaces=True),
        "workbook": Job(workbook, _empty, never_replaces=True),
    }


JOBS = _jobs()
