"""Tell whether the documents of a folder say what they must: ``python -m benchmarks.exact FOLDER COUNT``.

A program of its own, so that what it imports does not count as memory of what is measured.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from benchmarks.job import expected_lines, record


def is_exact(path: Path, number: int) -> bool:
    """Tell whether the document at ``path`` shows exactly what the record with this number asks for."""
    body = Document(str(path)).element.body
    shown = ("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    lines = [" ".join(line.split()) for line in shown if line.split()]
    return lines == [" ".join(line.split()) for line in expected_lines(record(number))]


if __name__ == "__main__":
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    sys.exit(not all(is_exact(folder / f"{number:05d}.docx", number) for number in range(count)))
