"""How wide a text is in Times New Roman, from the advance widths of its letters.

Why: whether a paragraph runs over one line, where the middle of a tabbed text stands and how long a rule
beneath a title has to be all hang on it. The widths are those of Liberation Serif, which are the same as
Times New Roman's; tone and vowel marks do not widen a letter, only the horn of ơ and ư does.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from danvan_reports.formats.facts.wordml import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danvan_reports.formats.facts.model import Run

_EM = 1000
_SHORT = 60
"""Letters of a line of a letterhead or a list of recipients: an office has the same on every paper."""
_TYPICAL = 500
_HORN = "\u031b"
# Letters by width, in thousandths of the type size.
_REGULAR = {
    180: "'", 200: "|", 250: " ,.", 278: "/:;\\ijlt", 333: "!()-I[]`fr", 389: "Js", 408: '"',
    444: "?aceâzăê“”", 469: "^", 480: "{}", 500: "#$*0123456789_bdghknopquvxyđ–", 529: "ơ", 541: "~",
    542: "ư", 556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwĐƠ", 776: "Ư",
    778: "&m", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
_BOLD = {
    220: "|", 250: " ,.", 278: "'/\\il", 333: "!()-:;[]`fjt", 389: "Is", 394: "{}", 444: "ceêrz",
    500: "#$*0123456789?J_agovxyăâ“”–", 520: "~", 554: "ơ", 555: '"', 556: "Sbdhknpquđ", 570: "+<=>",
    581: "^", 600: "ư", 611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQƠ", 796: "Ư",
    833: "&m", 930: "@", 944: "M", 1000: "%W—…",
}  # fmt: skip


class _Widths(dict[str, int]):
    """The widths of letters in one weight; those of letters with marks are found when they are first asked for."""

    def __init__(self, by_width: Mapping[int, str]) -> None:
        """Take the letters of each width."""
        super().__init__({letter: width for width, letters in by_width.items() for letter in letters})

    def __missing__(self, letter: str) -> int:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
        self[letter] = width = self.get(base, _TYPICAL)
        return width


_WIDTHS, _BOLD_WIDTHS = _Widths(_REGULAR), _Widths(_BOLD)


def text_width_pt(text: str, size_pt: float, *, bold: bool) -> float:
    """Return the width in points of ``text`` set in one line of Times New Roman."""
    thousandths = _of_short(text, bold) if len(text) <= _SHORT else _measured(text, bold)
    return thousandths * size_pt / _EM


def _measured(text: str, bold: bool) -> int:
    widths = _BOLD_WIDTHS if bold else _WIDTHS
    return sum(map(widths.__getitem__, text))


_of_short = lru_cache(maxsize=1024)(_measured)


def runs_width_mm(runs: Iterable[Run]) -> float:
    """Return the width in millimetres of runs set in one line."""
    widths = (text_width_pt(run.text, run.look.size_pt, bold=run.look.bold) for run in runs)
    return sum(widths) * MM_PER_PT
