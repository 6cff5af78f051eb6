"""Runs of ``make-report``, each in a process of its own that is bounded, measured and watched.

``python -m tests.hostile.caged FOLDER`` reads jobs from ``FOLDER/jobs.json``. Everything is imported once and used
once; then each job is forked off, so that it costs what the job costs, and whatever it still compiles, starts or opens
is its own doing.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
MAX_SECONDS = 2.0
MAX_MEMORY = 200
"""MiB that a run may hold, the interpreter and all modules among them."""

_LAST_RESORT = 2**30
_KILLED_AFTER = 10
_WATCHED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "ctypes.",
    "urllib.",
)


@dataclass(frozen=True)
class Run:
    """What a run came to: exit code, what it said, processor seconds, MiB at most, and what it reached for."""

    code: int
    said: str
    seconds: float
    memory: float
    reached: tuple[str, ...]


def run_all(folder: Path, jobs: Mapping[str, Sequence[str]]) -> dict[str, Run]:
    """Return what became of each job, the arguments of a ``make-report`` run in ``folder``."""
    (folder / "jobs.json").write_text(json.dumps(dict(jobs)), encoding="utf-8")
    command = [sys.executable, "-m", "tests.hostile.caged", str(folder)]
    environment = {**os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return {name: Run(**{**each, "reached": tuple(each["reached"])}) for name, each in json.loads(done.stdout).items()}


def _main() -> None:
    folder = Path(sys.argv[1])
    jobs = json.loads((folder / "jobs.json").read_text("utf-8"))
    os.chdir(folder)
    _use_everything(folder)
    runs = {name: asdict(_run(folder, arguments)) for name, arguments in jobs.items()}
    sys.stdout.write(json.dumps(runs))


def _use_everything(folder: Path) -> None:
    """Import and use once what runs import and use, so that the jobs find nothing left to import or compile."""
    from danvan_reports import records
    from danvan_reports.cli.main import main

    records._FEW = 0  # The constructors of all classes used here are written here.

    example = str(ROOT / "examples" / "visit.yaml")
    template = str(ROOT / "templates" / "party-2026" / "tin-bai.docx")
    sound = str(ROOT / "tests" / "formats" / "sound" / "python-docx-party-2026-report.docx")
    (folder / "broken.docx").write_bytes(b"PK")
    (folder / "broken.yaml").write_text("a: &b [x]\nc:\n- d: *b\n- [{", "utf-8")
    warm = folder / "warm"
    workbook = str(ROOT / "examples" / "so-ket-2026" / "so-lieu.xlsx")
    for arguments in (
        [example, "-d", str(warm)],
        [example, "-d", str(warm), "--kind", "tin-bai", "--template", template, "--overwrite"],
        [example, "-d", str(warm), "--template", str(folder / "broken.docx")],
        [str(folder / "broken.yaml")],
        ["check", template, sound, str(folder / "broken.docx")],
        ["templates", "check", template],
        ["batch", workbook, "-d", str(warm), "-j", "1"],
    ):
        _in_silence(lambda given=arguments: main(given), folder / "warm.txt")  # type: ignore[misc]


def _run(folder: Path, arguments: list[str]) -> Run:
    said, reached = folder / "said.txt", folder / "reached.txt"
    for file in (said, reached):
        file.write_text("")
    child = os.fork()
    if child == 0:
        os._exit(_be_caged(folder, arguments, said, reached))
    _, status, usage = os.wait4(child, 0)
    return Run(
        code=os.waitstatus_to_exitcode(status),
        said=said.read_text("utf-8", "replace"),
        seconds=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1024,
        reached=tuple(sorted(set(reached.read_text("utf-8").splitlines()))),
    )


def _be_caged(folder: Path, arguments: list[str], said: Path, reached: Path) -> int:
    from danvan_reports.cli.main import main

    resource.setrlimit(resource.RLIMIT_AS, (_LAST_RESORT, _LAST_RESORT))
    resource.setrlimit(resource.RLIMIT_CPU, (_KILLED_AFTER, _KILLED_AFTER))
    ledger = os.open(reached, os.O_WRONLY | os.O_APPEND)
    own = (str(folder), str(ROOT), sys.prefix, sys.base_prefix, "/dev/null", "/proc/self")

    def watch(event: str, given: tuple[Any, ...]) -> None:
        told = ""
        if event.startswith(_WATCHED):
            told = event
        elif event == "open" and isinstance(given[0], str) and not os.path.join(folder, given[0]).startswith(own):  # noqa: PTH118
            told = f"open {given[0]}"
        elif event in {"compile", "exec"}:
            name = getattr(given[-1] if event == "compile" else given[0], "co_filename", given[-1])
            told = "" if str(name).startswith(own) else f"{event} {name}"
        if told:
            os.write(ledger, f"{told}\n".encode("utf-8", "replace"))

    sys.addaudithook(watch)
    return _in_silence(lambda: main(arguments), said)


def _in_silence(call: Any, said: Path) -> int:
    """Return what ``call`` returns; what it writes to standard output and error goes to ``said``."""
    with said.open("w", encoding="utf-8") as stream:
        kept = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = stream
        try:
            code = call()
        except SystemExit as error:
            code = error.code
        finally:
            sys.stdout, sys.stderr = kept
    return int(code or 0)


if __name__ == "__main__":
    _main()
