"""Put a file where it belongs, or, where somebody edited the one before, beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from danvan_reports.batch.names import NEW_VERSION
from danvan_reports.errors import OutputError
from danvan_reports.output import write_document
from danvan_reports.pipeline import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from danvan_reports.pipeline import Report


def deliver(
    report: Report, target: Path, *, overwrite: bool, flush_name: bool = True
) -> tuple[Path, OutputError | None]:
    """Write a document to ``target`` and return where it stands; ``flush_name`` as for ``write_document``.

    An edited file is left alone and named in the error that is returned; the new version goes beside it.

    Raises:
        OutputError: The disk refuses, or the file beside is edited, too.
    """
    return _put(target, partial(write, report, flush_name=flush_name), overwrite)


def deliver_list(content: bytes, target: Path, *, overwrite: bool) -> tuple[Path, OutputError | None]:
    """Write a list for the office's own use, a workbook, as ``deliver`` writes a document."""
    return _put(target, partial(write_document, content=content), overwrite)


def _put(target: Path, put: Callable[..., None], overwrite: bool) -> tuple[Path, OutputError | None]:
    try:
        put(target, overwrite=overwrite)
    except OutputError as error:
        if error.key != "output.edited":
            raise
        beside = target.with_stem(f"{target.stem}{NEW_VERSION}")
        put(beside, overwrite=False)
        return beside, error
    return target, None
