"""The same batch on a cluster: a real local scheduler with two worker processes, one of them killed in mid-run."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from danvan_reports.batch.batch import Batch, BatchOrder
from danvan_reports.batch.cluster import cluster_of
from danvan_reports.errors import ExitCode, InputError, MissingProgramError

from .folders import documents, make_units


def test_missing_package_is_told_with_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingProgramError) as refused:
        cluster_of("tcp://127.0.0.1:1")
    assert (refused.value.key, refused.value.exit_code) == ("cluster.missing", ExitCode.MISSING_PROGRAM)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_cluster_makes_the_same_documents_though_a_worker_is_killed(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    source = make_units(tmp_path, 60)
    list(Batch(source, tmp_path / "here", BatchOrder()))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        pids = [worker.process.process.pid for worker in cluster.workers.values()]
        order = BatchOrder(workers=2, make_executor=cluster_of(cluster.scheduler_address))
        for number, _outcome in enumerate(Batch(source, tmp_path / "there", order)):
            if number == 5:
                os.kill(pids[0], signal.SIGKILL)
    assert documents(tmp_path / "there") == documents(tmp_path / "here")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_unreachable_cluster_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(InputError) as refused:
        cluster_of("tcp://127.0.0.1:9", timeout=1)(2)
    assert refused.value.key == "cluster.unreachable"
