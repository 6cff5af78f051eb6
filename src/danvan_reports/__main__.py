"""``python -m danvan_reports`` and the console script ``make-report``."""

from __future__ import annotations

import sys

from danvan_reports.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
