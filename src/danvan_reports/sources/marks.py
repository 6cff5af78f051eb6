"""What the marks of YAML look like on one line: the places where an entry, a comment, a block or an alias begins."""

from __future__ import annotations

import re
from typing import Final

from danvan_reports.sources.enclosed import BLANKS
from danvan_reports.sources.line_faults import ODD_SPACES

LEADING: Final = re.compile(rf"[ \t{ODD_SPACES}]*")
"""White space before the first character, odd kinds included."""
ODD_RUN: Final = re.compile(rf"\t+|[{ODD_SPACES}]+")
"""Tabs or odd spaces of one kind."""
MARKER: Final = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)")
"""The start or the end of a document."""
DIRECTIVE: Final = re.compile(r"%(?:YAML|TAG)[ \t]")
"""A line for the YAML reader itself."""
PLAIN_END: Final = re.compile(r":(?=[ \t]|$)|(?<=[ \t])#")
"""What ends a plain text: the colon of a key, or a comment."""
BLOCK_HEADER: Final = re.compile(r"[|>](?:(?P<n>[1-9])[+-]?|[+-](?P<m>[1-9])?)?(?:[ \t]+#.*|[ \t]*)$")
"""The start of a longer text; ``n`` or ``m`` is its indent where given."""
PROPERTY: Final = re.compile(r"(?:&[0-9A-Za-z_-]+|!!?[0-9A-Za-z_;/?@=+$.~*'()%:-]*)(?:[ \t]+|$)")
"""An anchor or a tag."""
ALIAS: Final = re.compile(r"\*[0-9A-Za-z_-]+(?=[ \t]*(?:$|:[ \t])|[ \t]+#)")
"""What refers to an anchor."""


def stands(line: str, position: int, mark: str) -> bool:
    """Tell whether ``mark`` stands at ``position`` with white space or nothing behind it."""
    following = line[position + 1 : position + 2]
    return line[position] == mark and (not following or following in BLANKS)


def after_blanks(line: str, position: int) -> int:
    """Return the first position from ``position`` on that is no blank."""
    while line[position : position + 1] in (" ", "\t"):
        position += 1
    return position


def ends(line: str, position: int) -> bool:
    """Tell whether nothing but a comment is left at ``position``, which stands after white space."""
    return position >= len(line) or line[position] == "#"
