"""Machines as offices have them: full or read-only disks, folders that vanish, several runs at once, any clock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from danvan_reports import output
from danvan_reports.errors import OutputError
from danvan_reports.sealing import seal
from tests.ledger import record
from tests.rendering.making import p, small_document

pytestmark = pytest.mark.promise

ROOT = Path(__file__).parent.parent.parent
JUMPING = """
import sys, time
real, jumps = time.time, iter([0.0, 4e9, -5.0])
time.time = lambda: next(jumps, 0.0)
from danvan_reports.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
WRITER = """
import sys
from pathlib import Path
from danvan_reports.output import write_document
for _ in range(40):
    for source in sys.argv[2:]:
        write_document(Path(sys.argv[1]), Path(source).read_bytes(), overwrite=True)
"""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    work = tmp_path / "văn phòng"
    work.mkdir()
    for name in ("visit.yaml", "danvan.yaml"):
        shutil.copy(ROOT / "examples" / name, work)
    return work


def _run(work: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        command, cwd=work, env=kept | environment, check=False, capture_output=True, text=True, encoding="utf-8"
    )


def _make(work: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return _run(work, sys.executable, "-m", "danvan_reports", *arguments, **environment)


@cache
def _mounting() -> list[str]:
    """Return the command before one that may mount folders of its own."""
    for command in (["unshare", "-m"], ["unshare", "-rm"]):
        probe = [*command, "sh", "-c", "mount -t tmpfs none /mnt"]
        if shutil.which("unshare") and not subprocess.run(probe, check=False, capture_output=True).returncode:
            return command
    pytest.skip("this machine lets nobody mount a folder (unshare -m, unshare -rm)")


def _mounted(work: Path, mount: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = f'{mount} && shift && exec "$@"'
    own = [sys.executable, "-m", "danvan_reports", *arguments]
    return _run(work, *_mounting(), "sh", "-c", script, "sh", "-", *own, HOME=str(work.parent))


@pytest.mark.parametrize(
    ("mount", "said"),
    [
        ("mount -t tmpfs -o size=8k none out", "Ổ đĩa hết chỗ"),
        ("mount -t tmpfs -o ro none out", "Không có quyền ghi"),
    ],
)
@pytest.mark.parametrize(
    "verb", [["visit.yaml"], ["check", "a.docx", "--fix", "-o", "out/b.docx"]], ids=["make", "fix"]
)
def test_disk__full_or_read_only(work: Path, mount: str, said: str, verb: list[str]) -> None:
    (work / "out").mkdir()
    document = small_document("".join(p(sha256(bytes([n % 251, n // 251])).hexdigest()) for n in range(2000)))
    (work / "a.docx").write_bytes(document)
    done = _mounted(work, mount, *verb, *(["-d", "out"] if verb == ["visit.yaml"] else ["--profile", "party-2026"]))
    record("machine", 1, faults=1, failures=int(done.returncode != 4))
    assert (done.returncode, said in done.stderr) == (4, True), done.stderr


def test_install__read_only(work: Path) -> None:
    source = ROOT / "src"
    mount = f"mount --bind '{source}' '{source}' && mount -o remount,ro,bind '{source}'"
    done = _mounted(work, mount, "visit.yaml", "-o", "a.docx")
    record("machine", 1, faults=1, failures=int(done.returncode != 0))
    assert (done.returncode, done.stdout) == (0, "a.docx\n"), done.stderr


def test_folder__that_vanishes_while_a_document_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "USB"
    folder.mkdir()
    real = os.fsync

    def pulled_out(descriptor: int) -> None:
        shutil.rmtree(folder)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", pulled_out)
    record("machine", 1, faults=1)
    with pytest.raises(OutputError) as caught:
        output.write_document(folder / "a.docx", b"a", overwrite=False)
    assert caught.value.key == "output.missing-folder"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder that a program works in")
def test_working_folder__that_is_gone(work: Path, tmp_path: Path) -> None:
    script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    own = [sys.executable, "-m", "danvan_reports"]
    done = _run(work, "sh", "-c", script, "sh", *own, str(work / "visit.yaml"), "-d", str(tmp_path / "ra"))
    lost = _run(work, "sh", "-c", script, "sh", *own, "visit.yaml")
    record("machine", 2, faults=2, failures=int((done.returncode, lost.returncode) != (0, 3)))
    assert (done.returncode, lost.returncode) == (0, 3), done.stderr + lost.stderr


def test_two_runs_at_once__leave_the_document_of_one_of_them(tmp_path: Path) -> None:
    contents = [seal(small_document(p(text * 3000)), "") for text in ("một", "hai", "ba")]
    sources = []
    for number, content in enumerate(contents):
        sources.append(tmp_path / f"nguồn {number}")
        sources[-1].write_bytes(content)
    (tmp_path / "ra").mkdir()
    target = tmp_path / "ra" / "a.docx"
    command = [sys.executable, "-c", WRITER, str(target)]
    writers = [subprocess.Popen([*command, *map(str, order)]) for order in (sources, sources[::-1], sources[1:])]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        if target.exists():
            seen.add(target.read_bytes())
    record("machine", 3 * 40 * 3, faults=0, failures=len(seen - set(contents)))
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert (seen <= set(contents), list(target.parent.iterdir())) == (True, [target])


PLACES = {
    "Hà Nội": {"TZ": "Asia/Ho_Chi_Minh"},
    "an hour that there is twice": {"TZ": "EST5EDT4,M11.1.0/0,M12.1.0/0"},
    "a day ahead": {"TZ": "Pacific/Kiritimati"},
    "no such zone": {"TZ": ":không/có"},
    "locale C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no home": {},
    "a home that is not there": {"HOME": "/không/có"},
    "a home that is a file": {"HOME": "/dev/null"},
    "a cache that is a file": {"XDG_CACHE_HOME": "/dev/null"},
    "another hash seed": {"PYTHONHASHSEED": "77"},
}


@cache
def _usual() -> bytes:
    made = subprocess.run(
        [sys.executable, "-m", "danvan_reports", "visit.yaml", "-o", "-"],
        cwd=ROOT / "examples", check=True, capture_output=True,
    )  # fmt: skip
    return made.stdout


@pytest.mark.parametrize("name", PLACES)
def test_document__is_the_same_everywhere(work: Path, name: str) -> None:
    done = _make(work, "visit.yaml", "-o", "ra.docx", **PLACES[name])
    record("machine", 1, faults=1, failures=int(done.returncode != 0))
    assert (done.returncode, (work / "ra.docx").read_bytes() == _usual()) == (0, True), done.stderr


def test_document__is_the_same_when_the_clock_jumps(work: Path) -> None:
    done = _run(work, sys.executable, "-c", JUMPING, "visit.yaml", "-o", "ra.docx")
    record("machine", 1, faults=1, failures=int(done.returncode != 0))
    assert (done.returncode, (work / "ra.docx").read_bytes() == _usual()) == (0, True), done.stderr
