"""Put a file where it belongs, or, where somebody edited the one before, beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.batch.names import NEW_VERSION
from danvan_reports.errors import OutputError
from danvan_reports.output import write_document

if TYPE_CHECKING:
    from pathlib import Path


def deliver(target: Path, content: bytes, *, overwrite: bool) -> tuple[Path, OutputError | None]:
    """Write ``content`` to ``target`` and return where it stands.

    An edited file is left alone and named in the error that is returned; the new version goes beside it.

    Raises:
        OutputError: The disk refuses, or the file beside is edited, too.
    """
    try:
        write_document(target, content, overwrite=overwrite)
    except OutputError as error:
        if error.key != "output.edited":
            raise
        beside = target.with_stem(f"{target.stem}{NEW_VERSION}")
        write_document(beside, content, overwrite=False)
        return beside, error
    return target, None
