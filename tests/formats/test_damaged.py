"""Whatever a program has done to a document, checking and mending it gives an answer and never breaks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from danvan_reports.errors import ReportError
from danvan_reports.formats.checker import check_document
from danvan_reports.formats.mending import mend
from danvan_reports.formats.profiles import load_profile
from danvan_reports.opc import read_package, write_package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SOUND = sorted((Path(__file__).parent / "sound").glob("*.docx"))
PACKAGES = {path: read_package(path.read_bytes(), path.name) for path in SOUND}
ODD = ["", "0", "-1", "99999999999", "1e400", "-5mm", "abc", "٣"]
WORDS = ["", "*", "Nơi nhận", "Số /", "Phụ lục", "Kính gửi", "Điều 1.", "I-", "T/M", "\u0301", "- ;"]


def _damage(root: Element, kind: str, which: int, odd: int) -> None:
    elements = [element for element in root.iter() if isinstance(element.tag, str)][1:]
    if not elements:
        return
    element = elements[which % len(elements)]
    parent = element.getparent()
    assert parent is not None
    if kind == "remove":
        parent.remove(element)
    elif kind == "repeat":
        parent.append(etree.fromstring(etree.tostring(element)))
    elif kind == "attribute" and element.attrib:
        name = sorted(element.attrib, key=str)[which % len(element.attrib)]
        element.attrib[name] = ODD[odd % len(ODD)]
    elif kind == "text":
        element.text = WORDS[odd % len(WORDS)]


DAMAGE = st.tuples(
    st.integers(0, 50),
    st.sampled_from(["remove", "repeat", "attribute", "text"]),
    st.integers(0, 10**6),
    st.integers(0, 99),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SOUND), st.lists(DAMAGE, min_size=1, max_size=6), st.none() | st.integers(0, 50))
def test_a_damaged_document__is_checked_or_refused(
    path: Path, damages: list[tuple[int, str, int, int]], lost: int | None
) -> None:
    parts = dict(PACKAGES[path])
    names = [name for name in parts if name.startswith("word/") and name.endswith(".xml")]
    for part, kind, which, odd in damages:
        name = names[part % len(names)]
        root = etree.fromstring(parts[name])
        _damage(root, kind, which, odd)
        parts[name] = etree.tostring(root)
    if lost is not None:
        del parts[sorted(parts)[lost % len(parts)]]
    content = write_package(parts)
    try:
        result = check_document(content)
        mended, changes = mend(content, load_profile(result.profile_id or "party-2026"))
    except ReportError:
        return
    assert (mended == content) is not bool(changes)


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_letters_of_no_size__are_told_and_break_nothing(path: Path) -> None:
    parts = dict(PACKAGES[path])
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            parts[name] = re.sub(rb'(<w:sz(?:Cs)? w:val=)"\d+"', rb'\1"0"', content)
    assert any(item.code.startswith("VB") for item in check_document(write_package(parts)).diagnostics)
