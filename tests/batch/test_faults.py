"""What can go wrong in the middle of a batch: one bad unit, edited documents, a full disk, killed processes."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from danvan_reports import output
from danvan_reports.batch.batch import Batch, BatchOrder
from danvan_reports.batch.unit_task import UnitOutcome

from .folders import documents, make_units, write_unit


def _run(source: Path, folder: Path, **order: object) -> list[UnitOutcome]:
    batch = Batch(source, folder, BatchOrder(**order))  # type: ignore[arg-type]
    list(batch)
    return list(batch.outcomes)


def _states(folder: Path) -> list[str]:
    units = json.loads((folder / "ket-qua.json").read_text("utf-8"))["units"]
    return [unit["state"] for unit in units]


def test_one_bad_unit_never_stops_the_rest(tmp_path: Path) -> None:
    source, out = make_units(tmp_path, 4), tmp_path / "ra"
    write_unit(source, 2, "5.2 tỷ")
    (source / "003.yaml").write_bytes(b"\xff\xfe\x00")
    outcomes = _run(source, out)
    assert {outcome.name: outcome.state for outcome in outcomes} == {
        "xã 001": "made", "xã 002": "refused", "003": "refused", "xã 004": "made",
    }  # fmt: skip
    assert sorted(documents(out)) == ["xa-001.docx", "xa-004.docx"]


def test_edited_document_is_left_and_its_new_version_put_beside_it(tmp_path: Path) -> None:
    source, out = make_units(tmp_path, 3), tmp_path / "ra"
    _run(source, out)
    before = documents(out)
    (out / "xa-002.docx").write_bytes(b"edited in Word")
    outcomes = _run(source, out)
    assert [(outcome.state, outcome.output and outcome.output.name) for outcome in outcomes] == [
        ("made", "xa-001.docx"), ("kept", "xa-002-ban-moi.docx"), ("made", "xa-003.docx"),
    ]  # fmt: skip
    assert outcomes[1].failure
    assert outcomes[1].failure.key == "output.edited"
    after = documents(out)
    assert after == before | {"xa-002.docx": b"edited in Word", "xa-002-ban-moi.docx": before["xa-002.docx"]}


def test_resume_redoes_only_what_changed(tmp_path: Path) -> None:
    source, out = make_units(tmp_path, 3), tmp_path / "ra"
    _run(source, out)
    write_unit(source, 2, 99)
    (out / "xa-003.docx").unlink()
    assert [outcome.state for outcome in _run(source, out, resume=True)] == ["unchanged", "made", "made"]
    assert [outcome.state for outcome in _run(source, out, resume=True)] == ["unchanged"] * 3
    office = source / "danvan.yaml"
    office.write_text(office.read_text("utf-8").replace("Vi Văn Thắng", "Lò Văn Sơn"), "utf-8")
    assert [outcome.state for outcome in _run(source, out, resume=True)] == ["made"] * 3


def test_full_disk_leaves_finished_documents_and_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = make_units(tmp_path, 4), tmp_path / "ra"
    sync, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) in {3, 4}:
            raise OSError(errno.ENOSPC, "full")
        sync(descriptor)

    monkeypatch.setattr(output.os, "fsync", full)
    outcomes = _run(source, out)
    assert [outcome.state for outcome in outcomes] == ["made", "made", "failed", "failed"]
    assert [outcome.failure.key for outcome in outcomes if outcome.failure] == ["output.disk-full"] * 2
    assert sorted(path.name for path in out.iterdir()) == ["ket-qua.csv", "ket-qua.json", "xa-001.docx", "xa-002.docx"]
    monkeypatch.undo()
    assert [outcome.state for outcome in _run(source, out, resume=True)] == ["unchanged", "unchanged", "made", "made"]


def test_interruption_leaves_a_manifest_of_what_is_missing(tmp_path: Path) -> None:
    source, out = make_units(tmp_path, 4), tmp_path / "ra"
    outcomes = iter(Batch(source, out, BatchOrder()))
    next(outcomes), next(outcomes)
    with pytest.raises(KeyboardInterrupt):
        outcomes.throw(KeyboardInterrupt)
    assert _states(out) == ["made", "made", "not-reached", "not-reached"]
    assert sorted(documents(out)) == ["xa-001.docx", "xa-002.docx"]


def _start(source: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "danvan_reports", "batch", str(source), "-d", str(out), "-j", "2", *more]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def test_ctrl_c_ends_with_130_and_a_manifest(tmp_path: Path) -> None:
    source, out = make_units(tmp_path, 60), tmp_path / "ra"
    process = _start(source, out)
    while not documents(out) and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(30) == 130
    made = [state for state in _states(out) if state == "made"]
    assert len(made) == len(documents(out))
    assert not list(out.glob(".*"))


def _workers_of(parent: int) -> list[int]:
    """Return the worker processes of a run: its children that were spawned to work."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status, command = (entry / "stat").read_text(), (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if int(status.rpartition(")")[2].split()[1]) == parent and b"spawn_main" in command:
                found.append(int(entry.name))
    return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the workers in /proc")
def test_twenty_kills_and_a_resume_give_the_same_documents(tmp_path: Path) -> None:
    source = make_units(tmp_path, 24)
    assert _start(source, tmp_path / "whole").wait(60) == 0
    whole = documents(tmp_path / "whole")
    chance = random.Random(20)  # noqa: S311
    out = tmp_path / "killed"
    for number in range(20):
        process = _start(source, out, "--resume")
        time.sleep(chance.uniform(0.25, 0.7))
        victims = [process.pid] if number % 2 else _workers_of(process.pid)[:1]
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
        if number % 2:
            process.wait(30)
        else:
            assert process.wait(60) == 0
        if number % 4 == 3:
            for path in list(out.glob("*.docx"))[:10]:
                path.unlink()
    assert _start(source, out, "--resume").wait(60) == 0
    assert documents(out) == whole
    assert sorted(path.name for path in out.iterdir() if path.suffix != ".docx") == ["ket-qua.csv", "ket-qua.json"]


def test_batch__flushes_every_document_and_the_names_of_all_with_the_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = make_units(tmp_path, 4), tmp_path / "ra"
    sync, flushed = os.fsync, []

    def fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        flushed.append(sorted(path.name for path in out.glob("[!.]*")) if is_folder else "file")
        sync(descriptor)

    monkeypatch.setattr(output.os, "fsync", fsync)
    _run(source, out)
    documents = [f"xa-00{number}.docx" for number in range(1, 5)]
    listed, table = ["ket-qua.json", *documents], ["ket-qua.csv", "ket-qua.json", *documents]
    assert flushed == [*["file"] * 5, listed, "file", table]
