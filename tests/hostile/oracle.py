"""What must hold whatever came in; an ``AssertionError`` here is a broken promise."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from lxml import etree

from danvan_reports.diagnostics import Diagnostic, has_errors
from danvan_reports.errors import ReportError
from danvan_reports.messages import message
from danvan_reports.opc import read_package
from danvan_reports.reporters import as_text

_SHOWN = 5


def worded(diagnostics: Iterable[Diagnostic]) -> None:
    """Every finding can be said (the first ones are)."""
    for diagnostic in [*diagnostics][:_SHOWN]:
        assert as_text(diagnostic, "vi")


def refused(diagnostics: Iterable[Diagnostic]) -> None:
    """What is refused is refused for a reason that is told."""
    found = [*diagnostics]
    assert has_errors(found), "refused without a reason"
    worded(found)


def worded_error(error: ReportError) -> None:
    """A failure has its sentence."""
    assert message(error.key, "vi", **error.parameters)


def no_floats(value: Any) -> None:
    """Figures are exact from the reader on."""
    assert not isinstance(value, float), "a float"
    if dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            no_floats(getattr(value, each.name))
    elif isinstance(value, dict):
        for inner in value.values():
            no_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            no_floats(inner)


def whole_document(content: bytes, before: bytes = b"") -> None:
    """A document is a package that opens, every part of it well-formed XML (if it is not as it was ``before``)."""
    given = read_package(before, "") if before else {}
    for name, part in read_package(content, "").items():
        if name.endswith((".xml", ".rels")) and given.get(name) != part:
            etree.fromstring(part)
