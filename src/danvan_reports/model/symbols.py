"""Symbols of bodies that the regulation fixes, for an office that gives none of its own (HD 05-HD/VPTW, I.3)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from danvan_reports.resources import load_yaml
from danvan_reports.vi.tone import place_tones


def official_symbol(body: str, day: dt.date | None) -> str:
    """Return the symbol of the body called ``body`` on a paper of ``day``: ``TU`` of a Ban Thường vụ Tỉnh ủy.

    Empty where the regulation does not settle it, or is not yet in force: then only the office knows.
    """
    data = _load()
    if day is None or day < dt.date.fromisoformat(data["in_force"]):
        return ""
    name = f"{place_tones(body, 'old')} ".casefold()
    for symbol, beginnings in data["symbols"].items():
        if any(name.startswith(f"{beginning} ".casefold()) for beginning in beginnings):
            return str(symbol)
    return ""


@cache
def _load() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml("symbols.yaml")
    return loaded
