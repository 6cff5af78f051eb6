"""Texts as they stand in a sentence or a list: capitals, and the marks before and after an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.wording import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.wording import Wording


def capitalised(text: Wording) -> Wording:
    """Return the text with a capital letter, as at the head of a sentence."""
    return text.reworded(text[:1].upper() + text[1:])


def upper(text: Wording) -> Wording:
    """Return the text in capitals."""
    return text.reworded(text.upper())


def ended(items: Sequence[Wording]) -> list[Wording]:
    """Return the items of a list with their marks: a semicolon after each, a full stop after the last."""
    bare = [item.reworded(item.rstrip(" ;,.")) for item in items]
    return [join([item, ";" if number < len(bare) else "."]) for number, item in enumerate(bare, start=1)]


def bare(text: str) -> str:
    """Return an item of a list without the dash before it and the mark after it."""
    return text.strip().removeprefix("- ").rstrip(" ;,.")
