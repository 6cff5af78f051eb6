"""The facts that review rules know: repealed documents, abolished bodies, words (``data/review``)."""

from __future__ import annotations

from functools import cache
from typing import Any

from danvan_reports.resources import load_yaml


@cache
def load_data(name: str) -> dict[str, Any]:
    """Return the contents of ``data/review/<name>.yaml``; dates stay text, as ISO."""
    loaded: dict[str, Any] = load_yaml("review", f"{name}.yaml")
    return loaded
