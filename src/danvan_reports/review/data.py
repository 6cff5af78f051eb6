"""The facts that review rules know: repealed documents, abolished bodies, words (``data/review``)."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from danvan_reports.resources import data_file

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_data(name: str) -> dict[str, Any]:
    """Return the contents of ``data/review/<name>.yaml``; dates stay text, as ISO."""
    text = data_file("review", f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    return loaded
