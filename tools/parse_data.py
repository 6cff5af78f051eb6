"""Parse the program's own data: every YAML file of ``data/`` into JSON beside it, in ``data/parsed/``.

YAML is the source and what people edit; reading JSON takes a tenth of the time, at every start of the program. The
parsed files are committed so that an office installs without a build step; a test proves them fresh.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from danvan_reports.resources import data_file, made_from, parse_yaml, parsed_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def sources() -> list[tuple[str, ...]]:
    """Return the parts of the name of every YAML file that the program reads as plain values."""
    found = (path.relative_to(data_file()).parts for path in data_file().rglob("*.yaml"))
    # The dictionary of indicators is read with places, as the inputs are.
    return sorted(parts for parts in found if parts != ("indicators.yaml",))


def parse(parts: tuple[str, ...]) -> bytes:
    """Return the parsed form of one file; contents that JSON would change are an error."""
    text = data_file(*parts).read_text("utf-8")
    contents = parse_yaml(text)
    written = json.dumps({"made_from": made_from(text), "contents": contents}, ensure_ascii=False, indent=0)
    if json.loads(written)["contents"] != contents:
        raise SystemExit(f"{'/'.join(parts)}: a key that is not text")
    return f"{written}\n".encode()


def write_files(wanted: Mapping[Path, bytes], there: Iterable[Path]) -> None:
    """Write the files ``wanted``, and remove those that are ``there`` and no longer wanted."""
    for path in set(there) - wanted.keys():
        path.unlink()
    for path, content in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> None:
    """Write the parsed form of every file, and remove those of files that are no more."""
    wanted = {parsed_file(*parts): parse(parts) for parts in sources()}
    folder = data_file("parsed")
    # Those in "templates" are of tools/compile_templates.py.
    there = (path for path in folder.rglob("*.json") if path.relative_to(folder).parts[0] != "templates")
    write_files(wanted, there)
    print(f"data/parsed: {len(wanted)} files")


if __name__ == "__main__":
    main()
