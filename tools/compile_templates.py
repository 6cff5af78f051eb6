"""Compile the official templates: ``data/parsed/templates/``, from which a run starts without what compiles.

The compiled forms are committed so that an office installs without a build step; a test proves them fresh.
"""

from __future__ import annotations

from danvan_reports.rendering.shipped import shipped_files
from danvan_reports.resources import parsed_file, templates_folder


def main() -> None:
    """Write the compiled form of every official template, and remove those of templates that are no more."""
    wanted = shipped_files(sorted(templates_folder().glob("*/*.docx")))
    for path in set(parsed_file("templates").with_suffix("").rglob("*.json")) - wanted.keys():
        path.unlink()
    for path, content in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"data/parsed/templates: {len(wanted)} files")


if __name__ == "__main__":
    main()
