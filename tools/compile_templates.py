"""Compile the official templates: ``data/parsed/templates/``, from which a run starts without what compiles.

The compiled forms are committed so that an office installs without a build step; a test proves them fresh.
"""

from __future__ import annotations

from danvan_reports.rendering.shipped import shipped_files
from danvan_reports.resources import data_file, templates_folder
from parse_data import write_files


def main() -> None:
    """Write the compiled form of every official template, and remove those of templates that are no more."""
    wanted = shipped_files(sorted(templates_folder().glob("*/*.docx")))
    write_files(wanted, data_file("parsed", "templates").rglob("*.json"))
    print(f"data/parsed/templates: {len(wanted)} files")


if __name__ == "__main__":
    main()
