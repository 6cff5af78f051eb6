"""The manifest of a batch: what became of every unit, for people (``ket-qua.csv``) and for machines (``.json``).

While a batch runs, each finished unit is also a line of a journal, so that a run that was killed can be resumed.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from danvan_reports.batch.names import MANIFEST, NEW_VERSION
from danvan_reports.batch.unit_task import DELIVERED, Done, sha256_of
from danvan_reports.diagnostics import Severity
from danvan_reports.errors import OutputError
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
_HEADINGS_END: Final = 1000
"""Bytes within which the headings of the table end."""
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
    entries: list[Any] = list(_recorded(folder, "units"))
    with suppress(OSError):
        for line in (folder / _JOURNAL).read_text("utf-8").splitlines():
            with suppress(ValueError):
                entries.append(json.loads(line))
    return {
        entry["key"]: Done(entry["fingerprint"], entry["sha256"], entry["gaps"])
        for entry in entries
        if isinstance(entry, dict) and {"key", "fingerprint", "sha256", "gaps"} <= entry.keys()
    }


def write_manifest(
    folder: Path, outcomes: Iterable[UnitOutcome], language: str, *, overwrite: bool
) -> OutputError | None:
    """Write both forms of the manifest into ``folder``, each as a whole.

    A table that is not as an earlier run wrote it holds somebody's notes, or figures: it is left alone and named in
    the error that is returned, the new table goes beside it. Where the one beside is edited, too, that is named, and
    the new state stands in the form for machines alone.

    Raises:
        OutputError: The disk refuses; the manifests of an earlier run are still there.
    """
    rows = [unit_row(outcome, language) for outcome in outcomes]
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(message(f"batch.column.{name}", language) for name in _COLUMNS)
    writer.writerows([_cell(name, row[name], language) for name in _COLUMNS] for row in rows)
    # Excel takes a file for UTF-8 only when it begins with the mark.
    content = ("\ufeff" + table.getvalue()).encode()
    places = [folder / f"{MANIFEST}.csv", folder / f"{MANIFEST}{NEW_VERSION}.csv"]
    free = [place for place in places if overwrite or not place.exists() or is_own_table(place)]
    # The tables that stand there stay known as ours: a run killed before it replaced them leaves them as they are.
    kept = [digest for digest in map(sha256_of, free) if digest]
    data = {"version": _VERSION, "tables": [hashlib.sha256(content).hexdigest(), *kept], "units": rows}
    listed = (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
    write_document(folder / f"{MANIFEST}.json", listed, overwrite=True)
    if not free:
        return OutputError("output.edited", path=str(places[1]))
    write_document(free[0], content, overwrite=True)
    return None if places[0] in free else OutputError("output.edited", path=str(places[0]))


def is_own_table(file: Path) -> bool:
    """Tell whether ``file`` is a table that a run into its folder wrote and nobody has changed."""
    return sha256_of(file) in _recorded(file.parent, "tables")


def looks_like_table(file: Path) -> bool:
    """Tell whether ``file`` has the headings of a manifest's table, whatever else somebody noted in it."""
    with suppress(OSError), file.open("rb") as stream:
        return b"SHA-256" in stream.readline(_HEADINGS_END)
    return False


def _recorded(folder: Path, name: str) -> list[Any]:
    """Return a list that the manifest for machines has; an empty one when there is none that can be read."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        return list(json.loads((folder / f"{MANIFEST}.json").read_text("utf-8"))[name])
    return []


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
