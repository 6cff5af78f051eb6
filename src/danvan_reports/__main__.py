"""``python -m danvan_reports`` and the console script ``make-report``."""

from __future__ import annotations

import gc
import sys

from danvan_reports.cli.main import main as run

OBJECTS_BEFORE_COLLECTING = 100_000
"""So many objects are made before garbage is looked for: one document leaves none to speak of, and the usual 700 would
have it looked for a hundred times."""


def main() -> int:
    """Run the command line as a process of its own and return its exit code."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    try:
        return run()
    finally:
        # Python looks for garbage once more before it ends, which took an eighth of a run; the system takes all back.
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
