"""YAML read as text: every value as typed and with its place, every fault of the file in one run."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.disk import read_file
from danvan_reports.sources import codes
from danvan_reports.sources.characters import (
    find_legacy_text,
    find_notable_characters,
    may_hold_notable_characters,
    normalise,
    replace_unreadable,
)
from danvan_reports.sources.composing import Composed, compose
from danvan_reports.sources.document import SourceDocument, locate
from danvan_reports.sources.encoding import decode
from danvan_reports.sources.faults import MAX_FAULTS, Fault, Layout, shorten
from danvan_reports.sources.line_faults import may_hold_a_fault
from danvan_reports.sources.secrecy_marks import find_secrecy_marks, may_hold_a_secret
from danvan_reports.sources.tree import Mapping, Place, Scalar

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MAX_BYTES", "SourceDocument", "decode", "parse_yaml", "read_yaml"]

MAX_BYTES = 1_000_000
"""The size an input may have; a year of one commune is some tens of kilobytes."""


def read_yaml(path: Path) -> SourceDocument:
    """Return the document of a YAML file; whatever is wrong inside the file is among its diagnostics.

    Raises:
        InputError: there is no such file, or it is a folder, a device, larger than 1 MB or not readable.
    """
    return parse_content(read_file(path, MAX_BYTES), str(path))


def parse_content(content: bytes, name: str) -> SourceDocument:
    """Return the document of the bytes of a YAML file; what cannot be decoded is among its diagnostics."""
    text = decode(content, name)
    if isinstance(text, str):
        return parse_yaml(text, name)
    readable = normalise(content.decode("utf-8", errors="replace"))
    return SourceDocument(name, readable, tuple(readable.split("\n")), None, text)


def parse_yaml(text: str, name: str | None = None) -> SourceDocument:
    """Return the document of a YAML text; any text whatever has one, and nothing is raised.

    The text is put into NFC first, so that an NFD and an NFC spelling of one key are the same key, and columns
    count characters of that. Anchors, aliases, tags, merge keys and further documents are refused. A text with a
    state-secret mark is looked at no further: such papers may not be drafted on a networked machine.
    """
    readable = normalise(text)
    faults: list[Fault] = []
    lines = original = tuple(readable.split("\n"))
    if may_hold_notable_characters(readable):
        faults += islice(find_notable_characters(original), MAX_FAULTS)
        readable = replace_unreadable(readable)
        lines = tuple(readable.split("\n"))
    faults += islice(find_legacy_text(original), MAX_FAULTS - len(faults))
    layout, composed = _read_lines(readable, lines)
    faults += layout.faults + composed.faults
    root = composed.root if isinstance(composed.root, Mapping) else None
    if may_hold_a_secret(readable) and (marks := find_secrecy_marks(root, lines)):
        found = tuple(_diagnostic(mark, lines, name) for mark in marks)
        return SourceDocument(name, readable, lines, None, found)
    if not layout.faults and root is None:
        faults += _explain(layout, composed, lines)
    faults.sort(key=lambda fault: (fault.place.line, fault.place.column, fault.code))
    if len(faults) >= MAX_FAULTS:
        faults[MAX_FAULTS:] = [Fault(codes.TOO_MANY_FAULTS, faults[MAX_FAULTS - 1].place, {"limit": str(MAX_FAULTS)})]
        root = None
    diagnostics = tuple(_diagnostic(fault, lines, name) for fault in faults)
    return SourceDocument(name, readable, lines, root, diagnostics)


def _read_lines(text: str, lines: tuple[str, ...]) -> tuple[Layout, Composed]:
    """Return how the lines are laid out and what they say; the library reads only what it will not misread.

    Lines that it reads whole and that cannot hold a fault of layout are not looked at for one.
    """
    if not may_hold_a_fault(text, lines):
        composed = compose(text, lines)
        if isinstance(composed.root, Mapping) and not (composed.faults or composed.runs_on):
            return Layout(list(lines)), composed
    from danvan_reports.sources.layout import scan_layout

    layout = scan_layout(lines)
    return layout, Composed() if layout.faults else compose("\n".join(layout.lines), lines)


def _explain(layout: Layout, composed: Composed, lines: tuple[str, ...]) -> list[Fault]:
    """Return why there is no mapping, as far as the faults already found do not say it."""
    if composed.stopped:
        return _explain_stop(layout.suspects, composed.stopped, lines)
    root = composed.root
    if root is None and composed.faults:
        return []
    if root is None or (isinstance(root, Scalar) and root.is_missing):
        return [Fault(codes.EMPTY_FILE, Place(1, 1, 1, 1))]
    if not isinstance(root, Scalar):
        return [Fault(codes.TOP_LEVEL_LIST, root.place)]
    written = [fault for fault in layout.bare if fault.code != codes.NO_COLON]
    return written or [Fault(codes.TOP_LEVEL_TEXT, root.place, {"found": shorten(root.text)})]


def _explain_stop(suspects: list[Fault], stopped: Place, lines: tuple[str, ...]) -> list[Fault]:
    """Return the suspects, with the bare place where the library stopped if none stands before it."""
    if any(suspect.place.line <= stopped.line for suspect in suspects):
        return suspects
    found = lines[stopped.line - 1] if stopped.line <= len(lines) else ""
    return [*suspects, Fault(codes.NOT_YAML, stopped, {"found": shorten(found)})]


def _diagnostic(fault: Fault, lines: tuple[str, ...], name: str | None) -> Diagnostic:
    return Diagnostic(
        code=fault.code,
        severity=Severity.WARNING if fault.code in codes.WARNINGS else Severity.ERROR,
        parameters=fault.parameters,
        location=locate(fault.place, lines, name),
        related=tuple(locate(place, lines, name) for place in fault.related),
    )
