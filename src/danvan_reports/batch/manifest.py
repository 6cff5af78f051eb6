"""The manifest of a batch: what became of every unit, for people (``ket-qua.csv``) and for machines (``.json``).

While a batch runs, each finished unit is also a line of a journal, so that a run that was killed can be resumed.
"""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from danvan_reports.batch.names import MANIFEST
from danvan_reports.batch.unit_task import DELIVERED, Done
from danvan_reports.diagnostics import Severity
from danvan_reports.messages import message
from danvan_reports.output import write_document
from danvan_reports.reporters import place_text, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from danvan_reports.batch.unit_task import UnitOutcome

_JOURNAL: Final = ".ket-qua.jsonl"
_VERSION: Final = 1
_LIKE_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet may run: the full-width signs are taken for the others."""
_COLUMNS: Final = (
    "code",
    "name",
    "state",
    "input",
    "output",
    "sha256",
    "gaps",
    "warnings",
    "errors",
    "seconds",
    "findings",
)


class Journal:
    """The lines of a run under way, beside the documents it makes."""

    def __init__(self, folder: Path) -> None:
        """Keep the journal of the documents in ``folder``."""
        self.path = folder / _JOURNAL

    def note(self, outcome: UnitOutcome) -> None:
        """Add a finished unit. A disk that is full loses the line, not the run: the unit is only made again."""
        if outcome.state in DELIVERED and outcome.output:
            line = json.dumps({"key": outcome.key, **_done(outcome)})
            with suppress(OSError), self.path.open("a", encoding="utf-8") as stream:
                stream.write(f"{line}\n")

    def remove(self) -> None:
        """Remove the journal, once the manifest says the same."""
        with suppress(OSError):
            self.path.unlink()


def read_done(folder: Path) -> dict[str, Done]:
    """Return what earlier runs into ``folder`` recorded of each unit, the killed one's journal included."""
    entries: list[dict[str, Any]] = []
    with suppress(OSError, ValueError, TypeError, KeyError):
        entries += json.loads((folder / f"{MANIFEST}.json").read_text("utf-8"))["units"]
    with suppress(OSError):
        for line in (folder / _JOURNAL).read_text("utf-8").splitlines():
            with suppress(ValueError):
                entries.append(json.loads(line))
    return {
        entry["key"]: Done(entry["fingerprint"], entry["sha256"], entry["gaps"])
        for entry in entries
        if isinstance(entry, dict) and {"key", "fingerprint", "sha256", "gaps"} <= entry.keys()
    }


def write_manifest(folder: Path, outcomes: Iterable[UnitOutcome], language: str) -> None:
    """Write both forms of the manifest into ``folder``, each as a whole.

    Raises:
        OutputError: The disk refuses; the manifests of an earlier run are still there.
    """
    rows = [unit_row(outcome, language) for outcome in outcomes]
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(message(f"batch.column.{name}", language) for name in _COLUMNS)
    writer.writerows([_cell(name, row[name], language) for name in _COLUMNS] for row in rows)
    # Excel takes a file for UTF-8 only when it begins with the mark.
    write_document(folder / f"{MANIFEST}.csv", ("\ufeff" + table.getvalue()).encode(), overwrite=True)
    data = {"version": _VERSION, "units": rows}
    content = (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
    write_document(folder / f"{MANIFEST}.json", content, overwrite=True)


def unit_row(outcome: UnitOutcome, language: str) -> dict[str, Any]:
    """Return what the manifest says of one unit."""
    return {
        "key": outcome.key,
        "code": outcome.code,
        "name": outcome.name,
        "state": outcome.state,
        "input": outcome.input,
        "output": outcome.output.name if outcome.output else "",
        **_done(outcome),
        "warnings": outcome.count(Severity.WARNING),
        "errors": outcome.count(Severity.ERROR),
        "seconds": outcome.seconds,
        "findings": _findings(outcome, language),
    }


def _done(outcome: UnitOutcome) -> dict[str, Any]:
    return {"fingerprint": outcome.fingerprint, "sha256": outcome.sha256, "gaps": outcome.gaps}


def _findings(outcome: UnitOutcome, language: str) -> list[str]:
    """Return the errors of a unit in a sentence each, with their places."""
    found = []
    for item in outcome.diagnostics:
        if item.severity is Severity.ERROR:
            place = f" ({place_text(item.location, language)})" if item.location else ""
            found.append(f"{item.code}: {words_of(item, language)[0]}{place}")
    if outcome.failure:
        found.append(message(outcome.failure.key, language, **outcome.failure.parameters))
    return found


def _cell(name: str, value: Any, language: str) -> Any:
    if name == "state":
        return message(f"batch.state.{value}", language)
    if isinstance(value, list):
        value = " | ".join(value)
    # A text that begins like a formula would be run by Excel when the table is opened.
    return f"'{value}" if isinstance(value, str) and value.startswith(_LIKE_A_FORMULA) else value
