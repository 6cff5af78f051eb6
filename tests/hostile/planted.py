"""Five bugs of the usual kinds, each put into the program for the time of a ``with``: the fuzzers must find them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from danvan_reports import opc
from danvan_reports.rendering import program
from danvan_reports.sources import composing, workbook_values, yaml_source


@contextmanager
def empty_list_not_thought_of() -> Iterator[None]:
    """The reader of YAML takes the first item of every list."""
    close = composing._Composer._close

    def closes(self: Any, end: Any) -> None:
        done = self.open[-1]
        if not done.is_mapping:
            done.items[0]
        close(self, end)

    with patch.object(composing._Composer, "_close", closes):
        yield


@contextmanager
def escape_forgotten() -> Iterator[None]:
    """A value that holds ``<`` goes into the document as it is."""
    lay_out = program.lay_out

    def lays_out(*values: Any, **settings: Any) -> list[bytes]:
        return [value.replace(b"&lt;", b"<") for value in lay_out(*values, **settings)]

    with patch.object(program, "lay_out", lays_out):
        yield


@contextmanager
def quadratic_loop() -> Iterator[None]:
    """Looking for odd characters looks at each together with each."""
    find = yaml_source.find_notable_characters

    def finds(lines: tuple[str, ...]) -> Iterator[Any]:
        text = "".join(lines)
        assert sum(one == other for one in text for other in text) >= len(text)
        return find(lines)

    with patch.object(yaml_source, "find_notable_characters", finds):
        yield


@contextmanager
def float_returned() -> Iterator[None]:
    """A fraction in a workbook is a number with a binary point, no text any more."""

    def formats(value: Decimal) -> Any:
        return float(value)

    with patch.object(workbook_values, "format_decimal", formats):
        yield


@contextmanager
def size_limit_missing() -> Iterator[None]:
    """A package may unpack to any size."""
    with patch.object(opc, "_check_sizes", lambda _entries, _name: None):
        yield


BUGS: dict[str, tuple[str, Callable[[], AbstractContextManager[None]], set[str]]] = {
    "empty list not thought of": ("yaml", empty_list_not_thought_of, {"IndexError"}),
    "escape forgotten": ("template", escape_forgotten, {"XMLSyntaxError"}),
    "quadratic loop": ("yaml", quadratic_loop, {"HangError"}),
    "float returned": ("workbook", float_returned, {"AssertionError"}),
    "size limit missing": ("document", size_limit_missing, {"MemoryError", "HangError"}),
}
"""Each bug with the kind of input that it bites on, and how it shows itself."""
