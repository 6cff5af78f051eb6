"""Labels typed before an item of a list (``1.``, ``a)``, ``-``), where the paper sets labels of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.patterns import lazy_pattern

if TYPE_CHECKING:
    from danvan_reports.diagnostics import InputPath

_LABEL = lazy_pattern(r"\s*(?:(?P<dash>[-–+•*])|(?P<number>\d{1,2})[.)]|(?P<letter>[a-zđ])\))\s+(?=\S)")
_ALPHABETS = ("abcdđeghik", "abcdefghik")
"""Vietnamese lists count d, đ, e; some count as in English."""


def without_label(text: str, path: InputPath) -> str:
    """Return an item of a list without the label typed before it; ``path`` tells its place in the list.

    A dash goes; a number or a letter goes when it is the one the item would get. Any other may mean something.
    """
    label = _LABEL.match(text)
    return text[label.end() :] if label and (label["dash"] or _counts(label["number"], label["letter"], path)) else text


def doubtful_label(text: str, path: InputPath) -> str:
    """Return the number or letter before an item that is not the one it would get; empty when there is none."""
    label = _LABEL.match(text)
    if label is None or label["dash"] or _counts(label["number"], label["letter"], path):
        return ""
    return label[0].strip()


def _counts(number: str | None, letter: str | None, path: InputPath) -> bool:
    last = path[-1] if path else 0
    position = last if isinstance(last, int) else 0
    if number:
        return int(number) == position + 1
    return any(alphabet[position : position + 1] == letter for alphabet in _ALPHABETS)
