"""The last section of a document: an empty one that only goes on from another is that other."""

from __future__ import annotations

import re

_OPENING = b"<w:sectPr"
_CONTINUOUS = b'<w:type w:val="continuous"/>'
_SECTION = re.compile(rb"<w:sectPr(?: [^>]*[^/>])?>.*?</w:sectPr>", re.DOTALL)
_CONTENT = re.compile(rb"<w:(?:t|tbl|drawing|pict|object)[ >]")


def join_empty_last_section(content: bytes) -> bytes:
    """Return the text of a document without a last section that is continuous and empty.

    A template whose annex may be left out has to end in such a section, for its last one cannot be left out. Word
    gives it an empty page wherever the sheet before it lies on its side, so the section before takes its place.
    """
    last = content.rfind(_OPENING)
    before = content.rfind(_OPENING, 0, max(last, 0))
    if before < 0 or _CONTINUOUS not in content[last:]:
        return content
    ended, closing = _SECTION.match(content, before), _SECTION.match(content, last)
    if ended is None or closing is None or ended.end() > last or _CONTENT.search(content, ended.end(), last):
        return content
    return content[:before] + content[ended.end() : last] + ended[0] + content[closing.end() :]
