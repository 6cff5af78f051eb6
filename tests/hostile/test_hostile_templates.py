"""Templates that come by e-mail: each reaches nothing, ends within 2 s and 200 MiB, and is refused at its paragraph."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from danvan_reports.opc import OLE_FILE, read_package, write_package
from tests.ledger import record
from tests.rendering.making import p, parts_of, small_document, texts_of

from .caged import MAX_MEMORY, MAX_SECONDS, ROOT, Run, run_all
from .payloads import OWN, PUBLISHED

PAYLOADS = PUBLISHED | OWN
NAMES = {payload: f"{number:03}" for number, payload in enumerate(PAYLOADS)}
OF_THE_WHOLE = {"{{ headline }}" * 20_001}
"""Payloads that no single paragraph is at fault for."""
CALL = "{{ cycler.__init__.__globals__.os.popen('id') }}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIP = f'<Relationship Id="rX" Type="{OFFICE}/{{}}" Target="{{}}"{{}}/>'


def _related(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    parts = parts_of(p("một"))
    added = (RELATIONSHIP.format(kind, target, mode) + "</Relationships>").encode()
    name = "word/_rels/document.xml.rels"
    return write_package({**parts, name: parts[name].replace(b"</Relationships>", added)})


def _with(**changed: bytes) -> bytes:
    names = {name: name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin") for name in changed}
    return write_package({**parts_of(p("một")), **{names[name]: content for name, content in changed.items()}})


PACKAGES: dict[str, tuple[bytes, str]] = {
    "tag in a header": (small_document(p("một"), header=p(CALL)), "MB105"),
    "tag in the properties": (small_document(p("một"), title=CALL), "MB105"),
    "tag in an attribute": (small_document(f'<w:p w:rsidR="{CALL}"/>'), "MB105"),
    "tag in a field": (small_document(f"<w:p><w:r><w:instrText>PAGE {CALL}</w:instrText></w:r></w:p>"), "MB105"),
    "tag split over runs": (
        small_document("<w:p>" + "".join(f"<w:r><w:t>{char}</w:t></w:r>" for char in CALL) + "</w:p>"),
        "MB105",
    ),
    "tag in custom properties": (_with(docProps__custom_xml=f"<Properties>{CALL}</Properties>".encode()), ""),
    "macro": (_with(word__vbaProject_bin=OLE_FILE), "MB113"),
    "ActiveX": (_with(word__activeX__activeX1_bin=b"a"), "MB113"),
    "OLE object": (_related("oleObject", "embeddings/o.bin", ""), "MB113"),
    "altChunk": (_related("aFChunk", "a.html", ""), "MB113"),
    "template of elsewhere": (_related("attachedTemplate", "http://nga.example/a.dotm"), "MB113"),
    "picture of elsewhere": (_related("image", "file://nga.example/a/b.png"), "MB113"),
    "DDE field": (small_document('<w:p><w:fldSimple w:instr="DDEAUTO c:\\a"/></w:p>'), "MB113"),
    "INCLUDETEXT field": (
        small_document("<w:p><w:r><w:instrText>INCLUDETEXT /etc/passwd</w:instrText></w:r></w:p>"),
        "MB113",
    ),
    "document type": (_with(word__document_xml=b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), "DOCTYPE"),
    "part that is no XML": (_with(word__styles_xml=b"<w:styles>"), "MB110"),
    "no document": (write_package({"a.xml": b"<a/>"}), "bị hỏng"),
    "not a package": (b"{{ 7*7 }}", "không phải tệp Word"),
    "deep XML": (small_document("<w:sdt>" * 50_000), "MB110"),
    "two million paragraphs": (small_document("<w:p/>" * 2_000_000), "giải nén ra quá lớn"),
    "loops in loops": (
        small_document(
            *(p(f"{{%p for a{n} in achievements %}}") for n in range(25)), p("x"), *[p("{%p endfor %}")] * 25
        ),
        "MB206",
    ),
}
"""Templates whose harm is not in a paragraph, with the code or the words of their refusal."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


@pytest.fixture(scope="module")
def runs(folder: Path) -> dict[str, Run]:
    templates = {name: small_document(p("một"), p(escape(payload))) for payload, name in NAMES.items()}
    templates |= {name: content for name, (content, _) in PACKAGES.items()}
    for name, content in templates.items():
        (folder / f"{name}.docx").write_bytes(content)
    visit = str(ROOT / "examples" / "visit.yaml")
    ordered = [visit, "--kind", "tin-bai", "--template"]
    return run_all(folder, {name: [*ordered, f"{name}.docx", "-o", f"{name}-ra.docx"] for name in templates})


def _held(run: Run) -> bool:
    held = run.seconds <= MAX_SECONDS and run.memory <= MAX_MEMORY and not run.reached and run.code in {0, 1, 3}
    record("templates-caged", 1, faults=1, failures=int(not held))
    return held


@pytest.mark.promise
@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload[:50])
def test_payload__reaches_nothing_and_is_refused_at_its_paragraph(
    runs: dict[str, Run], folder: Path, payload: str
) -> None:
    run = runs[NAMES[payload]]
    made = folder / f"{NAMES[payload]}-ra.docx"
    assert _held(run), (run.said[-500:], run.seconds, run.memory, run.reached)
    codes = re.findall(r"\[(MB\d+)\]", run.said)
    if PAYLOADS[payload]:
        assert (bool({*codes} & {*PAYLOADS[payload]}), made.exists()) == (True, False), (codes, run.said[:500])
        paragraph = "" if payload in OF_THE_WHOLE else ", word/document.xml, đoạn 2"
        assert f"--> {NAMES[payload]}.docx{paragraph}\n" in run.said, run.said[:500]
    else:
        assert (codes, made.exists()) == ([], True), run.said[:500]
        assert len(texts_of(made.read_bytes())) == 2
        assert "word/document.xml" in read_package(made.read_bytes(), "")


@pytest.mark.promise
@pytest.mark.parametrize("name", PACKAGES)
def test_package__reaches_nothing_and_is_refused(runs: dict[str, Run], folder: Path, name: str) -> None:
    run = runs[name]
    expected = PACKAGES[name][1]
    assert _held(run), (run.said[-500:], run.seconds, run.memory, run.reached)
    assert (expected in run.said, (folder / f"{name}-ra.docx").exists()) == (True, not expected), run.said[:500]
