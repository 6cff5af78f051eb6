"""Run a batch on a Dask cluster, where one machine is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.errors import InputError, MissingProgramError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from danvan_reports.batch.running import ExecutorFactory


def cluster_of(address: str) -> ExecutorFactory:
    """Return a maker of executors on the cluster whose scheduler listens at ``address``.

    The workers need the same version of this package, and the folders of the batch at the same paths.

    Raises:
        InputError: Nobody answers at ``address``.
        MissingProgramError: distributed is not installed.
    """
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise MissingProgramError("cluster.missing") from error
    try:
        client = Client(address, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError("cluster.unreachable", address=address) from error

    def make_executor(_workers: int) -> Executor:
        # What a task gives depends on the disk, so that equal tasks are not one task.
        executor: Executor = client.get_executor(pure=False)
        return executor

    return make_executor
