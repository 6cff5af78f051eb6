"""Visible gaps: the mark that stands in a document where the input lacks a fact (never a guess)."""

from __future__ import annotations

import re

GAP_START = "[CẦN BỔ SUNG: "
GAP_PATTERN = re.compile(r"\[CẦN BỔ SUNG: [^\[\]]*\]")


def gap(what: str) -> str:
    """Return the mark for the missing fact ``what``, such as ``[CẦN BỔ SUNG: người ký]``."""
    return f"{GAP_START}{what}]"


def find_gaps(text: str) -> list[str]:
    """Return the marks that stand in ``text``, in order."""
    return GAP_PATTERN.findall(text) if GAP_START in text else []
