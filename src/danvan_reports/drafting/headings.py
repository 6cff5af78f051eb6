"""Labels of headings: those of sections that are left out go to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.vi.ordinals import roman

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.wording import Wording

_LETTERS = "abcdđe"


def numbered(present: Mapping[str, bool]) -> dict[str, str]:
    """Return ``1.``, ``2.`` ... for the sections that are there; an empty label for the others."""
    return _labelled(present, [f"{number}." for number in range(1, len(present) + 1)])


def lettered(present: Mapping[str, bool]) -> dict[str, str]:
    """Return ``a)``, ``b)`` ... for the sections that are there."""
    return _labelled(present, [f"{letter})" for letter in _LETTERS])


def roman_numbered(drafter: Drafter[Any], present: Mapping[str, bool]) -> dict[str, Wording]:
    """Return ``I-``, ``II-`` ... or, in a paper of the State, ``I.``, ``II.`` for the sections that are there.

    HD 05-HD/VPTW, I.6; NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.
    """
    form = f"heading.roman.{drafter.regime}"
    return _labelled(present, [drafter.say(form, number=roman(number)) for number in range(1, len(present) + 1)])


def _labelled(present: Mapping[str, bool], labels: list[Any]) -> dict[str, Any]:
    left = iter(labels)
    return {name: next(left) if there else "" for name, there in present.items()}
