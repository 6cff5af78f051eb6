"""State-secret marks: a paper that bears one may not be handled here (Luật Bảo vệ bí mật nhà nước).

Whatever comes in is held against these marks where it is read, before anything is made, kept or copied of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from danvan_reports.errors import InputError
from danvan_reports.opc import unescaped
from danvan_reports.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MARKS = frozenset({"mật", "tốimật", "tuyệtmật"})
_LABELS = ("độmật", "mứcđộmật", "độbímật")
_LONGEST = 60
_TELLING = ("ậ", "Ậ", "\u0302", "\u0323")
"""One of these stands in every mark and label: the letter as one, or an accent that it is put together with."""
_LONGEST_ESCAPED = _LONGEST * len("&#x1ecd;")
_NOT_A_LETTER = lazy_pattern(r"[\W\d_]+")
_TEXT_OR_EDGE = lazy_pattern(r"<(?:(?:[\w.-]+:)?(?:t|delText)(?:\s[^<>]*)?>([^<]*)|/?(?:[\w.-]+:)?p[\s/>])")
"""A text, or where a paragraph begins or ends. One ``<`` in front of both, by which what is neither is skipped fast."""


def is_secrecy_mark(text: str, *, stamped: bool = False) -> bool:
    """Tell whether ``text`` is such a mark as a whole: ``MẬT``, ``T Ố I  M Ậ T``, ``Độ mật: Tuyệt mật``.

    ``stamped``: only as stamps are written, in capitals, or after its label; mật is honey, too.
    """
    # Almost no text gets further, and a workbook has many.
    if len(text) > _LONGEST or not ("t" in text or "T" in text) or not may_hold_a_mark(text):
        return False
    letters = _NOT_A_LETTER.sub("", normalize("NFC", text))
    spoken = letters.casefold()
    if spoken.startswith(_LABELS):
        return spoken.removeprefix("mức").removeprefix("độ").removeprefix("bí").removeprefix("mật") in _MARKS
    return spoken in _MARKS and (not stamped or letters.isupper())


def may_hold_a_mark(text: str) -> bool:
    """Tell whether ``text`` has the letter that every mark has; a look at all of it costs less than at its lines."""
    return any(letter in text for letter in _TELLING)


def refuse_secret_texts(paragraphs: Iterable[str], name: str = "") -> None:
    """Refuse a document of which a paragraph is such a mark. Raises as ``refuse_secret_package`` does."""
    for text in paragraphs:
        if is_secrecy_mark(text, stamped=True):
            raise InputError("secrecy.marked", path=name, found=text.strip())


def refuse_secret_package(parts: Mapping[str, bytes], name: str = "") -> None:
    """Refuse a package of which a paragraph, in the text, a box, a header or a footer, is such a mark.

    Raises:
        InputError: ``secrecy.marked``, with what was found; ``name`` is the file's.
    """
    for part, content in parts.items():
        if part.endswith(".xml"):
            refuse_secret_texts(_paragraphs(content), name)


def _paragraphs(content: bytes) -> Iterator[str]:
    """Yield the texts of a part, without regard to how they are cut into runs; of long ones only the beginning."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    marked_up = content.decode(encoding, "replace")
    if not (may_hold_a_mark(marked_up) or "&" in marked_up):
        return
    text = ""
    for found in _TEXT_OR_EDGE.finditer(marked_up):
        if found[1] is None:
            yield unescaped(text)
            text = ""
        elif len(text) <= _LONGEST_ESCAPED:
            text += found[1][:_LONGEST_ESCAPED]
    yield unescaped(text)
