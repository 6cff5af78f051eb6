"""Documents to check: sound ones of many programs with their XML damaged, parts lost, bytes changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from lxml import etree

from danvan_reports.errors import ReportError
from danvan_reports.formats.checker import check_document
from danvan_reports.formats.mending import mend
from danvan_reports.formats.profiles import load_profile
from danvan_reports.opc import read_package

from . import oracle
from .mutation import ODD_TEXTS, Case, Package, damage_package, damage_tree, damage_xml

PROMISE = "fuzz-document"
SOUND = Path(__file__).parent.parent / "formats" / "sound"
_VALUES = (
    *ODD_TEXTS,
    "-5mm",
    "1e9in",
    "auto",
    "none",
    "true",
    "rId1",
    "rId99",
    "FF0000",
    "Times New Roman",
    "center",
    "both",
)


@cache
def _packages() -> tuple[Package, ...]:
    files = [file for file in sorted(SOUND.glob("*.docx")) if file.stat().st_size < 20_000]
    return tuple(Package(read_package(file.read_bytes(), file.name)) for file in files)


def make(random: Random) -> Case:
    """Return a document with up to five faults in up to two of its parts."""
    package = random.choice(_packages())
    names = [name for name in package.parts if name.endswith((".xml", ".rels"))]
    changed: dict[str, bytes | None] = {}
    faults = 0
    for name in (*random.sample(names, random.choice((1, 1, 2))), "word/document.xml"):
        if random.random() < 0.08:
            changed[name] = damage_xml(random, package.parts[name])
            faults += 1
            continue
        root = etree.fromstring(package.parts[name])
        times = random.choice((0, 1, 2, 3))
        for _ in range(times):
            damage_tree(random, root, _VALUES)
        faults += times
        if times:
            changed[name] = etree.tostring(root)
    return Case("a.docx", damage_package(random, package, changed), faults)


def run(case: Case) -> bool:
    """Check the document, mend one in eight; tell whether it could be read."""
    try:
        result = check_document(case.content, name=case.name)
    except ReportError as error:
        oracle.worded_error(error)
        return False
    oracle.worded(result.diagnostics)
    if len(case.content) % 8 == 0:
        mended, _ = mend(case.content, load_profile(result.profile_id or "party-2026"), case.name)
        oracle.whole_document(mended, case.content)
    return True
