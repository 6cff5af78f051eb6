"""Texts that may run over several lines whatever their layout: quoted, bracketed and block text."""

from __future__ import annotations

import re
from typing import Protocol

from danvan_reports.sources import codes, line_faults
from danvan_reports.sources.faults import Fault, Layout, place_on_line

BLANKS = " \t"

_QUOTED_BODY = {'"': re.compile(r'[^"\\]*(?:\\.[^"\\]*)*'), "'": re.compile(r"[^']*(?:''[^']*)*")}
_TOKEN = re.compile(r"""[\[\]{},:"'#]|[ \t]+|[^\[\]{},:"'# \t]+""")
_CLOSERS = {"[": "]", "{": "}"}


class Enclosed(Protocol):
    """A text between marks that has been opened and not yet closed."""

    def feed(self, number: int, line: str, position: int) -> int | None:
        """Read on in line ``number`` from ``position``; return the offset after the closing mark, or None."""

    def report_unclosed(self) -> None:
        """Note that the closing mark is missing, at the opening one."""


class QuotedText:
    """A text in single or double quotes, opened by ``mark`` at offset ``start`` of line ``number``."""

    def __init__(self, layout: Layout, mark: str, number: int, start: int) -> None:
        self._layout = layout
        self._mark = mark
        self._opened = place_on_line(number, start)

    def feed(self, number: int, line: str, position: int) -> int | None:
        """Read on; backslashes that start no escape are suspected on the way."""
        body = _QUOTED_BODY[self._mark].match(line, position)
        end = body.end() if body else position
        if self._mark == '"':
            self._layout.suspects.extend(line_faults.find_bad_escapes(number, line, position, end))
        return end + 1 if line[end : end + 1] == self._mark else None

    def report_unclosed(self) -> None:
        """Note the missing quote as certain: nothing after it is what it seems."""
        self._layout.faults.append(Fault(codes.UNCLOSED_QUOTE, self._opened, {"mark": self._mark}))


class Brackets:
    """A list in ``[ ]`` or a mapping in ``{ }``, with all that is nested in it."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._open: list[Fault] = []
        self._quoted: QuotedText | None = None
        self._fresh = True
        self._after_quote = False

    def feed(self, number: int, line: str, position: int) -> int | None:
        """Read on, over nested brackets and quotes, to the end of the outermost bracket."""
        while position < len(line):
            if self._quoted:
                end = self._quoted.feed(number, line, position)
                if end is None:
                    return None
                self._quoted, position, self._after_quote = None, end, True
            match = _TOKEN.match(line, position)
            if not match or self._is_comment(line, position):
                return None
            position = match.end()
            self._take(match[0], number, match.start(), line[position : position + 1])
            if not self._open:
                return position
        return None

    def report_unclosed(self) -> None:
        """Note the missing bracket, or the quote missing within it."""
        if self._quoted:
            self._quoted.report_unclosed()
        else:
            self._layout.suspects.append(self._open[-1])

    @staticmethod
    def _is_comment(line: str, position: int) -> bool:
        return line[position] == "#" and (position == 0 or line[position - 1] in BLANKS)

    def _take(self, piece: str, number: int, start: int, following: str) -> None:
        """Note one piece; ``fresh`` is whether a quote that comes next would open a quoted text."""
        if piece in _CLOSERS:
            parameters = {"found": piece, "mark": _CLOSERS[piece]}
            self._open.append(Fault(codes.UNCLOSED_BRACKET, place_on_line(number, start), parameters))
            self._fresh = True
        elif piece in "]}":
            while self._open and (opened := self._open.pop()).parameters["mark"] != piece:
                self._layout.suspects.append(opened)
            self._fresh = False
        elif piece in "\"'" and self._fresh:
            self._quoted = QuotedText(self._layout, piece, number, start)
            self._fresh = False
        elif piece in ",:":
            self._fresh = piece == "," or self._after_quote or following in ("", " ", "\t")
        elif piece != "?" and piece[0] not in BLANKS:
            self._fresh = False
        self._after_quote = self._after_quote and piece[0] in BLANKS


class BlockText:
    """A text after ``|`` or ``>``: the lines right of its owner, by as much as its header has ``given``."""

    def __init__(self, layout: Layout, owner: int, given: str | None) -> None:
        self._layout = layout
        self._least = max(owner, 0) + int(given or 1)
        self._settled = given is not None

    def holds(self, number: int, line: str) -> bool:
        """Tell whether a line belongs to the text; a tab where its indentation should be is a fault."""
        spaces = len(line) - len(line.lstrip(" "))
        outside = not self._settled or spaces < self._least
        if not line or line.isspace():
            if outside:
                self._layout.lines[number - 1] = ""
            return True
        if outside and line[spaces] == "\t":
            self._layout.faults.append(Fault(codes.TAB_INDENT, place_on_line(number, spaces)))
            return True
        if spaces < self._least:
            return False
        if not self._settled:
            self._least, self._settled = spaces, True
        return True
