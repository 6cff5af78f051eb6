"""The ledger of promises: what tests and fuzzers tried, for the table that ``tools/promises.py`` writes."""

from __future__ import annotations

import json
import os
from pathlib import Path


def record(promise: str, tried: int, faults: int = 0, failures: int = 0) -> None:
    """Note what was tried of a ``promise`` (a key of ``PROMISES`` in ``tools/promises.py``).

    ``tried`` counts inputs or runs, ``faults`` the faults put into them, ``failures`` the times that the promise
    did not hold; call it before the assertion that may fail. The line goes to the file that the environment names
    as ``LEDGER``; without one nothing is kept.
    """
    name = os.environ.get("LEDGER")
    if name is None:
        return
    line = json.dumps({"promise": promise, "tried": tried, "faults": faults, "failures": failures})
    with Path(name).open("a", encoding="ascii") as stream:
        stream.write(f"{line}\n")
