"""Compile the message catalogues: every ``locale/<language>/LC_MESSAGES/*.po`` into one ``danvan_reports.mo``.

Each room keeps its own ``.po`` file; one ``.mo`` per language is what the program reads. The compiled files are
committed so that an office installs without a build step; a test proves them fresh.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_FIXED_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""The header of a catalogue wants a date; a fixed one makes the same bytes from the same words."""

LOCALE = Path(__file__).resolve().parent.parent / "src" / "danvan_reports" / "locale"


def compile_language(folder: Path) -> bytes:
    """Return the ``.mo`` bytes of all ``.po`` files in ``folder``; the same key in two of them is an error."""
    language = folder.parent.name
    merged = Catalog(locale=language, project="danvan-reports", charset="utf-8", fuzzy=False)
    origin: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale=language, abort_invalid=True)
        for entry in catalogue:
            if not entry.id:
                continue
            key = str(entry.id)
            if key in origin:
                raise SystemExit(f"{path.name}: {key!r} already stands in {origin[key]}")
            origin[key] = path.name
            merged.add(key, entry.string)
    merged.revision_date = merged.creation_date = _FIXED_DATE
    buffer = BytesIO()
    write_mo(buffer, merged)
    return buffer.getvalue()


def main() -> None:
    """Write the ``.mo`` file of every language beside its sources."""
    for folder in sorted(LOCALE.glob("*/LC_MESSAGES")):
        (folder / "danvan_reports.mo").write_bytes(compile_language(folder))
        print(f"{folder.parent.name}: danvan_reports.mo")


if __name__ == "__main__":
    main()
