"""Values of any text into WordprocessingML: escaped once, with breaks, tabs and visible gaps laid out.

All values of a part are escaped together: one pass of each replacement over one buffer costs a tenth of a pass
per value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.gaps import GAP_PATTERN, GAP_START
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_CHARACTERS = 100_000_000
"""Of one part of a document; its static text may be as long again."""

NO_TAG = -1

_T_OPEN = '<w:t xml:space="preserve">'
_T_CLOSE = "</w:t>"
_BREAK = f"{_T_CLOSE}<w:br/>{_T_OPEN}".encode()
_TAB = f"{_T_CLOSE}<w:tab/>{_T_OPEN}".encode()
_SEPARATOR = "\0"
_GAP = GAP_START.encode()

# XML 1.0, production 2 (Char); the separator is told apart by counting.
_FORBIDDEN_BYTES = bytes(byte for byte in range(1, 0x20) if byte not in b"\t\n\r")
_FORBIDDEN_LAST = ("\ufffe".encode(), "\uffff".encode())


class UnwritableValueError(ValueError):
    """Some value is no text, or holds a character that XML forbids; or all together are too long."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a part where a value goes.

    ``is_text``: it stands in the text of a run; else in an attribute or a property, where a break or a tab is a
    space. ``gap_start`` and ``gap_end`` go round a visible gap. ``tag`` is the number of the tag in its part.
    ``edges`` tells what the static text before the slot does: ``+`` for each paragraph that it opens, ``-`` for
    each that it closes, in order.
    """

    is_text: bool
    gap_start: str
    gap_end: str
    tag: int
    edges: str


def find_forbidden(text: str) -> str | None:
    """Return the first character of ``text`` that XML forbids."""
    # Compiled when it is needed, which is never but for a fault: it takes as long as importing the module.
    found = re.search("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    return found[0] if found else None


def gap_edges(properties: str, highlighted: str) -> tuple[str, str]:
    """Return what goes before and after a gap in a run with these properties: it gets a run of its own."""
    return (
        f"{_T_CLOSE}</w:r><w:r>{highlighted}{_T_OPEN}",
        f"{_T_CLOSE}</w:r><w:r>{properties}{_T_OPEN}",
    )


def lay_out(values: Sequence[str], slots: Sequence[Slot], *, any_attribute: bool) -> list[bytes]:
    """Return the values as they are written into their slots, in UTF-8; the two run side by side.

    ``any_attribute`` tells whether some slot may not be in the text of a run.

    Raises:
        UnwritableValueError: Some value is no text or cannot be written in XML.
    """
    if not values:
        return []
    try:
        if sum(map(len, values)) > MAX_CHARACTERS:
            raise UnwritableValueError
        buffer = _SEPARATOR.join(values).encode()
    except (TypeError, UnicodeEncodeError) as error:
        raise UnwritableValueError from error
    if (
        buffer.count(b"\0") != len(values) - 1
        or len(buffer.translate(None, _FORBIDDEN_BYTES)) != len(buffer)
        or (_FORBIDDEN_LAST[0][:1] in buffer and any(last in buffer for last in _FORBIDDEN_LAST))
    ):
        raise UnwritableValueError
    buffer = buffer.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    laid_out = buffer.split(b"\0")
    if any_attribute or b"\n" in buffer or b"\t" in buffer or b"\r" in buffer or _GAP in buffer:
        return [_lay_out_value(value, slot) for value, slot in zip(laid_out, slots, strict=True)]
    return laid_out


def _lay_out_value(value: bytes, slot: Slot) -> bytes:
    value = value.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not slot.is_text:
        return value.replace(b"\n", b" ").replace(b"\t", b" ").replace(b'"', b"&quot;")
    value = value.replace(b"\n", _BREAK).replace(b"\t", _TAB)
    if _GAP in value:
        return GAP_PATTERN.sub(lambda gap: f"{slot.gap_start}{gap[0]}{slot.gap_end}", value.decode()).encode()
    return value
