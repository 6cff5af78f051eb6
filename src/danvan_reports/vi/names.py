"""Vietnamese personal names in alphabetical order: by given name, then family name, then what stands between.

Only lists without rank are sorted so. Delegates, signers and recipients keep the order they are typed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.vi.collation import CollationKey, collation_key
from danvan_reports.vi.text import nfc
from danvan_reports.vi.tone import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NameKey = tuple[CollationKey, CollationKey, CollationKey]


def name_key(name: str, given_name: str | None = None) -> NameKey:
    """Return the key that sorts a full ``name``; Hoà and Hòa are the same.

    The given name is the last word, unless ``given_name`` says otherwise: names such as H'Hen Niê or Y Thanh Hà
    Niê Kđăm end in the family name.
    """
    words = name.split() or [""]
    given = words[-1] if given_name is None else given_name
    family = words[0] if len(words) > 1 or given_name is not None else ""
    between = words[1:-1] if given_name is None else words[1:]
    return _folded_key(given), _folded_key(family), _folded_key(" ".join(between))


def sort_names(names: Iterable[str], given_names: Mapping[str, str] | None = None) -> list[str]:
    """Return ``names``, after NFC, in order; ``given_names`` has the given name of those not ending in it.

    A name and its entry in ``given_names`` may differ in spaces and in where the tone mark stands.

    Raises:
        ValueError: ``given_names`` has a name that is not among ``names``: it would be sorted wrongly unseen.
    """
    listed = [nfc(name) for name in names]
    known = {_folded(name): given for name, given in (given_names or {}).items()}
    if unknown := known.keys() - set(map(_folded, listed)):
        raise ValueError(f"not among the names to sort: {', '.join(sorted(unknown))}")
    return sorted(listed, key=lambda name: name_key(name, known.get(_folded(name))))


def _folded(name: str) -> str:
    return fold_tones(" ".join(name.split()))


def _folded_key(text: str) -> CollationKey:
    return collation_key(fold_tones(text))
