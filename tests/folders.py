"""Where the tests find what the repository holds beside the program."""

from __future__ import annotations

from pathlib import Path

EXAMPLES_FOLDER = Path(__file__).parent.parent / "examples"
