"""A look at how the lines of a YAML file are laid out, before the YAML library sees them.

The library stops at the first thing it cannot read and names the place where it gave up. Clerks need every
fault of the file, each where it was made. This scan follows only as much of YAML as it takes to know, line by
line, what is structure and what is the inside of a longer text, and remembers what looks wrong.
"""

from __future__ import annotations

from typing import Literal

from danvan_reports.sources import codes, line_faults, marks
from danvan_reports.sources.enclosed import BlockText, Brackets, Enclosed, QuotedText
from danvan_reports.sources.faults import MAX_FAULTS, Fault, Layout, codepoint, place_on_line, quote, shorten
from danvan_reports.sources.levels import Kind, Levels

_TAB_WIDTH = 8


def scan_layout(lines: tuple[str, ...]) -> Layout:
    """Return what looks wrong in the layout of ``lines``, in one pass; every text has a layout."""
    return _Scanner(lines).run()


class _Scanner:
    """The state between lines: the open levels, and how the last value ended.

    ``last`` is "pending" after a key or dash without value, "open" within a plain text that the next line may
    go on, "closed" after a complete value; ``owner`` is the column that lines of that value must be right of.
    ``bare`` are the lines of the plain text at hand if it has no key before it, as (column, what may be
    wrong); ``misspelt`` is whether one of them looks like a field, ``mistaken`` the code of the certain fault
    its first line had. ``shift`` is what tabs add to offsets.
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.layout = Layout(list(lines))
        self.number = 0
        self.line = ""
        self.shift = 0
        self.levels = Levels()
        self.last: Literal["pending", "open", "closed"] = "pending"
        self.owner = -1
        self.bare: list[tuple[int, Fault]] = []
        self.misspelt = False
        self.mistaken: str | None = None
        self.enclosed: Enclosed | None = None
        self.block: BlockText | None = None

    def run(self) -> Layout:
        for number, line in enumerate(tuple(self.layout.lines), start=1):
            if len(self.layout.faults) >= MAX_FAULTS:
                break
            self.number, self.line = number, line
            if self.enclosed and self._goes_on_in(self.enclosed):
                continue
            if self.block and self.block.holds(number, line):
                continue
            self.block = None
            self._structure()
        if self.enclosed:
            self.enclosed.report_unclosed()
        return self.layout

    def _suspect(self, code: str, offset: int, length: int = 1, **parameters: str) -> None:
        self.layout.suspects.append(Fault(code, place_on_line(self.number, offset, length), parameters))

    def _goes_on_in(self, enclosed: Enclosed) -> bool:
        """Read the line as more of a quoted or bracketed text; tell whether it was."""
        indent = len(self.line) - len(self.line.lstrip(" "))
        if indent <= self.owner and line_faults.starts_an_entry(self.line):
            enclosed.report_unclosed()
            self.enclosed = None
            return False
        end = enclosed.feed(self.number, self.line, 0)
        if end is not None:
            self.enclosed = None
            self._after_close(end, None, keyable=False)
        return True

    # -- lines of structure ---------------------------------------------------------------------------------

    def _structure(self) -> None:
        leading = marks.LEADING.match(self.line)
        content = leading.end() if leading else 0
        if marks.ends(self.line, content):
            self.layout.lines[self.number - 1] = " " * content + self.line[content:]
            if content < len(self.line) and self.last == "open":
                self.last = "closed"
            return
        self._judge_indent(content)
        column = content + self.shift
        if content == 0 and self._document_mark():
            return
        if self.last == "open" and column > self.owner and not self._reads_as_entry(column, content):
            self._continuation(column, content)
            return
        self._enter(column)
        self._entry(content)

    def _judge_indent(self, content: int) -> None:
        for odd in marks.ODD_RUN.finditer(self.line, 0, content):
            place = place_on_line(self.number, odd.start(), len(odd[0]))
            if odd[0][0] == "\t":
                self.layout.faults.append(Fault(codes.TAB_INDENT, place))
            else:
                parameters = {"codepoint": codepoint(odd[0][0])}
                self.layout.faults.append(Fault(codes.ODD_SPACE_INDENT, place, parameters))
        self.shift = len(self.line[:content].expandtabs(_TAB_WIDTH)) - content

    def _document_mark(self) -> bool:
        """Take a line that starts or ends a document, or a directive; tell whether it was one."""
        if marks.DIRECTIVE.match(self.line) and self.levels.innermost is None:
            return True
        mark = marks.MARKER.match(self.line)
        if not mark:
            return False
        self.levels.leave_all()
        self._forget_bare()
        self.last, self.owner = "pending", -1
        self._value(mark.end())
        return True

    def _reads_as_entry(self, column: int, content: int) -> bool:
        """Tell whether a line that YAML takes as more of the text above was meant as the next field.

        The text above then lacked its colon, or this line is indented too far; only suspects come of it.
        """
        end = marks.PLAIN_END.search(self.line, content) if self.misspelt else None
        if not line_faults.starts_with_key(self.line[content:]) and not (end and end[0] == ":"):
            return False
        if self.bare:
            self.layout.suspects.extend(fault for _, fault in self.bare)
            if self.bare[-1][0] < column:
                self._open(self.bare[-1][0], "mapping")
        else:
            self._suspect_indent(column, self.levels.columns)
        return True

    def _continuation(self, column: int, content: int) -> None:
        if self.bare:
            fault = line_faults.explain_missing_separator(self.number, self.line, content, in_list=False)
            self._note_bare(column, fault)
        certain = line_faults.find_certain_fault(self.number, self.line, content, item=False)
        if certain and certain.code == self.mistaken:
            self.layout.faults.append(certain)
        end = marks.PLAIN_END.search(self.line, content)
        if end and end[0] == ":":
            self._suspect(codes.COLON_IN_TEXT, end.start(), suggestion=quote(self.line[content:]))
        elif end:
            self.last = "closed"

    def _enter(self, column: int) -> None:
        """Close the levels that end before a line at ``column``; suspect a column that fits none of them."""
        known = self.levels.columns
        fits = self.levels.return_to(column)
        if not fits or (self.last == "closed" and column > self.owner):
            self._suspect_indent(column, known)
        self._forget_bare()

    def _suspect_indent(self, column: int, known: list[int]) -> None:
        expected = " / ".join(str(each) for each in known) or "0"
        self._suspect(codes.WRONG_INDENT, column - self.shift, found=str(column), expected=expected)

    # -- one entry: dashes, key, value ----------------------------------------------------------------------

    def _entry(self, position: int) -> None:
        item = False
        while marks.stands(self.line, position, "-"):
            item = True
            self._open(position + self.shift, "list")
            after = marks.after_blanks(self.line, position + 1)
            tab = self.line.find("\t", position + 1, after)
            if tab >= 0:
                self.layout.faults.append(Fault(codes.TAB_INDENT, place_on_line(self.number, tab)))
            if marks.ends(self.line, after):
                return
            position = after
        self._node(position, keyable=True, item=item)

    def _open(self, column: int, kind: Kind) -> None:
        below_key = self.last == "pending" and self.owner == column
        if not self.levels.enter(column, kind, below_key=below_key):
            offset = column - self.shift
            self._suspect(codes.MIXED_LEVEL, offset, found=shorten(self.line[offset:]))
        self.last, self.owner = "pending", column

    def _node(self, position: int, *, keyable: bool, item: bool = False) -> None:
        """Take what stands at ``position``: a key with its value where ``keyable``, else a value."""
        while mark := marks.PROPERTY.match(self.line, position):
            position = mark.end()
        if marks.ends(self.line, position):
            return
        character = self.line[position]
        if character in "\"'":
            quoted = QuotedText(self.layout, character, self.number, position)
            self._enclose(quoted, position + 1, keyable=keyable)
        elif character in "[{":
            self._enclose(Brackets(self.layout), position, keyable=False)
        elif header := marks.BLOCK_HEADER.match(self.line, position):
            self.block = BlockText(self.layout, self.owner, header["n"] or header["m"])
            self.last = "closed"
        elif alias := marks.ALIAS.match(self.line, position):
            self._after_close(alias.end(), position, keyable=keyable)
        elif keyable and marks.stands(self.line, position, "?"):
            self.layout.faults.append(Fault(codes.COMPLEX_KEY, place_on_line(self.number, position)))
            self._value(position + 1)
        elif keyable and marks.stands(self.line, position, ":"):
            self._suspect(codes.EMPTY_KEY, position)
        elif not keyable and marks.stands(self.line, position, "-"):
            self._suspect(codes.DASH_AFTER_COLON, position, suggestion=shorten(self.line[position:]))
        else:
            self._plain(position, keyable=keyable, item=item)

    def _plain(self, position: int, *, keyable: bool, item: bool) -> None:
        end = marks.PLAIN_END.search(self.line, position)
        is_key = keyable and end is not None and end[0] == ":"
        if keyable and not is_key and self._bare_text(position, item=item):
            return
        self.last = "open"
        if self.line[position] in "@`%,]}|>&!*":
            found, suggestion = self.line[position], quote(self.line[position:])
            self._suspect(codes.SPECIAL_START, position, found=found, suggestion=suggestion)
        elif is_key and end:
            self._open(position + self.shift, "mapping")
            self._value(end.end())
        elif end and end[0] == ":":
            self._suspect(codes.COLON_IN_TEXT, end.start(), suggestion=quote(self.line[position:]))
        elif end:
            self.last = "closed"

    def _bare_text(self, position: int, *, item: bool) -> bool:
        """Judge a piece of line without separator; tell whether it is a field or item wrongly written."""
        certain = line_faults.find_certain_fault(self.number, self.line, position, item=item)
        if certain:
            self.layout.faults.append(certain)
            self.mistaken = certain.code
        column = position + self.shift
        among = self.levels.kind_at(column)
        fault = line_faults.explain_missing_separator(self.number, self.line, position, in_list=among == "list")
        if among:
            self.layout.suspects.append(fault)
            self.last, self.owner = "pending", column
            return True
        self._note_bare(column, fault)
        if self.levels.innermost is None:
            self.layout.bare.append(fault)
        return False

    def _note_bare(self, column: int, fault: Fault) -> None:
        self.bare.append((column, fault))
        self.misspelt = self.misspelt or fault.code != codes.NO_COLON

    def _forget_bare(self) -> None:
        self.bare.clear()
        self.misspelt = False
        self.mistaken = None

    def _value(self, position: int) -> None:
        position = marks.after_blanks(self.line, position)
        if not marks.ends(self.line, position):
            self._node(position, keyable=False)

    def _enclose(self, enclosed: Enclosed, position: int, *, keyable: bool) -> None:
        end = enclosed.feed(self.number, self.line, position)
        if end is None:
            self.enclosed = enclosed
        else:
            start = position if isinstance(enclosed, Brackets) else position - 1
            self._after_close(end, start, keyable=keyable)

    def _after_close(self, position: int, start: int | None, *, keyable: bool) -> None:
        """Judge what follows a closing mark; ``start`` is where on this line the closed text began."""
        mark = self.line[position - 1]
        position = marks.after_blanks(self.line, position)
        self.last = "closed"
        if marks.ends(self.line, position):
            return
        if keyable and start is not None and self.line[position] == ":":
            self._after_quoted_key(position, start)
            return
        rest = self.line[position:].rstrip()
        suggestion = quote(f"… {rest}" if start is None else self.line[start:])
        self._suspect(codes.TEXT_AFTER_CLOSE, position, len(rest), mark=mark, suggestion=suggestion)

    def _after_quoted_key(self, colon: int, start: int) -> None:
        self._open(start + self.shift, "mapping")
        if marks.stands(self.line, colon, ":"):
            self._value(colon + 1)
        else:
            suggestion = shorten(f"{self.line[start:colon]}: {self.line[colon + 1 :]}")
            self._suspect(codes.NO_SPACE_AFTER_COLON, colon, suggestion=suggestion)
