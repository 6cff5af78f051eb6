"""Devices, pipes, folders, links that lead nowhere: refused at once with a sentence, never waited for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ledger import record

pytestmark = [pytest.mark.promise, pytest.mark.skipif(os.name == "nt", reason="devices, pipes and links of POSIX")]

ROOT = Path(__file__).parent.parent.parent


def _link(path: Path) -> None:
    path.symlink_to(path.name)


KINDS: dict[str, Callable[[Path], None]] = {
    "zero": lambda path: path.symlink_to("/dev/zero"),
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "loop": _link,
    "nowhere": lambda path: path.symlink_to("không có"),
}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    for name in ("visit.yaml", "danvan.yaml"):
        shutil.copy(ROOT / "examples" / name, tmp_path)
    return tmp_path


def _run(work: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(work / ".cache")}
    return subprocess.run(
        [sys.executable, "-m", "danvan_reports", *arguments],
        cwd=work, env=environment, check=False, capture_output=True, text=True, encoding="utf-8", timeout=20,
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("a.yaml", ["a.yaml"]),
        ("a.docx", ["check", "a.docx"]),
        ("a.docx", ["visit.yaml", "--template", "a.docx"]),
        ("a.yaml", ["visit.yaml", "--previous", "a.yaml"]),
        ("a.docx", ["templates", "check", "a.docx", "--kind", "ket-luan-giam-sat"]),
        ("a.xlsx", ["batch", "a.xlsx", "-d", "ra", "-j", "1"]),
    ],
)
def test_input__that_is_no_file(work: Path, kind: str, name: str, arguments: list[str]) -> None:
    if kind == "folder" and arguments[0] in {"batch", "templates"}:
        pytest.skip("a folder is what these verbs may be given")
    KINDS[kind](work / name)
    done = _run(work, *arguments)
    record("special-files", 1, faults=1, failures=int(done.returncode != 3))
    assert (done.returncode, name in done.stderr, list(work.glob("*.docx*")) in ([], [work / name])) == (3, True, True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("setting", ["tu_dien_chi_tieu", "danh_sach_don_vi", "thu_muc_mau"])
def test_office_file__that_names_no_file(work: Path, kind: str, setting: str) -> None:
    if kind == "folder" and setting == "thu_muc_mau":
        pytest.skip("a folder of templates is a folder")
    KINDS[kind](work / "riêng")
    office = (work / "danvan.yaml").read_text("utf-8")
    (work / "danvan.yaml").write_text(f"{office}{setting}: riêng\n", "utf-8")
    shutil.copytree(ROOT / "examples" / "so-ket-2026", work / "vao")
    shutil.copy(work / "danvan.yaml", work / "vao" / "danvan.yaml")
    (work / "vao" / "riêng").symlink_to(work / "riêng")
    done = _run(work, "batch", "vao", "-d", "ra", "-j", "1")
    record("special-files", 1, faults=1, failures=int(done.returncode != 3))
    assert (done.returncode, "riêng" in done.stderr) == (3, True), done.stderr


@pytest.mark.parametrize("kind", ["zero", "pipe", "folder", "loop"])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("a.docx", ["visit.yaml", "-o", "a.docx", "--overwrite"]),
        ("ra", ["visit.yaml", "-d", "ra/trong"]),
        ("a.html", ["check", "b.docx", "--html", "a.html", "--overwrite"]),
        ("a.yaml", ["new", "ket-luan-giam-sat", "-o", "a.yaml"]),
    ],
)
def test_output__where_something_else_stands(work: Path, kind: str, name: str, arguments: list[str]) -> None:
    if (kind, name) == ("folder", "ra"):
        pytest.skip("a folder is what -d is given")
    KINDS[kind](work / name)
    shutil.copy(ROOT / "templates" / "party-2026" / "ket-luan-giam-sat.docx", work / "b.docx")
    before = (work / name).lstat()
    done = _run(work, *arguments)
    record("special-files", 1, faults=1, failures=int(done.returncode != 4))
    assert (done.returncode, (work / name).lstat().st_ino) == (4, before.st_ino), done.stderr
