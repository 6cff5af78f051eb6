"""Vietnamese letters without their marks, for names that are compared or written where only ASCII is safe."""

from __future__ import annotations

import unicodedata

_BARRED = str.maketrans({"đ": "d", "Đ": "D"})


def fold_to_ascii(text: str) -> str:
    """Return ``text`` with every mark taken off Latin letters: ``đơn vị`` becomes ``don vi``.

    Characters with no ASCII letter beneath them are kept as they are.
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_BARRED)
