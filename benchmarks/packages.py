"""The job's template in the package of our own conclusion, and the values that our draft of the example gives it.

Run as a program of its own, ``python -m benchmarks.packages FOLDER``, so that what it imports does not count as
memory of what is measured.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.job import EXAMPLES
from danvan_reports.drafting.drafting import draft_document
from danvan_reports.model.validation import validate
from danvan_reports.opc import read_package, write_package
from danvan_reports.pipeline import read
from danvan_reports.planning import Order, plan_papers
from danvan_reports.rendering.store import template_path

_HEAVY = Path(__file__).parent / "templates"
_KIND, _PROFILE = "ket-luan-giam-sat", "party-2026"
_TEXT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(rb"\{\{.*?\}\}|\{%.*?%\}")


def write_lean(folder: Path) -> None:
    """Write to ``folder`` every template with its text moved into the package of our own conclusion.

    Styles, headers and settings are ours and the same for all; the tags of our own headers are taken out.
    """
    own = read_package(template_path(_KIND, _PROFILE).read_bytes(), _KIND)
    fixed = {name: _TAG.sub(b"", content) for name, content in own.items() if name != _TEXT}
    for path in _HEAVY.glob("*.docx"):
        heavy = read_package(path.read_bytes(), path.name)
        text = _grafted(etree.fromstring(own[_TEXT]), etree.fromstring(heavy[_TEXT]))
        (folder / path.name).write_bytes(write_package({**fixed, _TEXT: text}))


def write_own(folder: Path) -> None:
    """Write to ``folder`` our template as it is, and its values."""
    source, office = read(EXAMPLES / "visit.yaml")
    facts = validate(source, office.own_indicators).facts
    if facts is None:
        raise ValueError("the example is not valid")
    plan = plan_papers(facts, office, Order((_KIND,), _PROFILE))
    draft = draft_document(facts, office, _KIND, plan.all_papers)
    (folder / "values.json").write_text(json.dumps(draft.values, ensure_ascii=False), "utf-8")
    (folder / "own.docx").write_bytes(template_path(_KIND, _PROFILE).read_bytes())


def _grafted(own: Any, other: Any) -> bytes:
    """Return ``own`` with the text of ``other``, and with the pages of its own first section."""
    page = next(own.iter(f"{_W}sectPr"))
    body = own.find(f"{_W}body")
    for child in list(body):
        body.remove(child)
    body.extend([child for child in other.find(f"{_W}body") if child.tag != f"{_W}sectPr"])
    body.append(page)
    content: bytes = etree.tostring(own, encoding="UTF-8", xml_declaration=True, standalone=True)
    return content


if __name__ == "__main__":
    write_lean(Path(sys.argv[1]))
    write_own(Path(sys.argv[1]))
