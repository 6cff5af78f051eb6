"""Run a batch on a Dask cluster, where one machine is not enough."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any

from danvan_reports.errors import InputError, MissingProgramError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from danvan_reports.batch.running import ExecutorFactory


def cluster_of(address: str, timeout: float = 10) -> ExecutorFactory:
    """Return a maker of executors on the cluster whose scheduler answers at ``address`` within ``timeout`` seconds.

    The workers need the same version of this package, and the folders of the batch at the same paths. The maker
    raises ``InputError`` when nobody answers.

    Raises:
        MissingProgramError: distributed is not installed.
    """
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise MissingProgramError("cluster.missing") from error

    def make_executor(_workers: int) -> Executor:
        try:
            return _ClusterExecutor(Client(address, timeout=timeout))
        except (OSError, TimeoutError, ValueError) as error:
            raise InputError("cluster.unreachable", address=address) from error

    return make_executor


class _ClusterExecutor(Executor):
    """The executor of a client that is closed with it."""

    def __init__(self, client: Any) -> None:
        self._client = client
        # What a task gives depends on the disk, so that equal tasks are not one task.
        self._executor: Executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand a call to the cluster."""
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Wait for what is under way and leave the cluster."""
        self._executor.shutdown(wait=wait)
        self._client.close()
