"""The names of the files that a batch makes beside the documents; none of them is anybody's report."""

from __future__ import annotations

from typing import Final

MANIFEST: Final = "ket-qua"
"""``ket-qua.csv`` for people, ``ket-qua.json`` for machines."""

INTERNAL_LIST: Final = "danh-sach-noi-bo"
"""``danh-sach-noi-bo.xlsx``, beside the roll-up."""

NEW_VERSION: Final = "-ban-moi"
"""What the name of a new version ends in where somebody edited the one before."""
