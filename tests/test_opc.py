from __future__ import annotations

import hashlib
import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports import opc
from danvan_reports.opc import PackageError, PackageWriter, pack_part, read_package, write_package

PARTS = {"word/document.xml": b"<w/>" * 500, "[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<r/>"}


def zip_of(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(PackageError) as caught:
        read_package(content, "mau.docx")
    assert caught.value.parameters["file"] == "mau.docx"
    return caught.value.key


names = st.text(st.characters(codec="utf-8", exclude_characters='\\/:"'), min_size=1, max_size=20).filter(
    lambda name: name.isprintable() and name != ".."
)


@settings(max_examples=60)
@given(st.lists(st.tuples(names, st.binary(max_size=400)), max_size=6, unique_by=lambda e: e[0].lower()))
def test_write_package__is_read_back_whole(entries: list[tuple[str, bytes]]) -> None:
    parts = dict(entries)
    assert read_package(write_package(parts), "") == parts


def test_write_package__opens_with_the_standard_library() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(PARTS))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_write_package__same_bytes_in_any_order() -> None:
    assert write_package(dict(reversed(PARTS.items()))) == write_package(PARTS)


def test_write_package__content_types_come_first() -> None:
    parts = {"docProps/app.xml": b"", "word/styles.xml": b"", **PARTS, "customXml/item1.xml": b""}
    assert list(read_package(write_package(parts), "")) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/styles.xml",
        "customXml/item1.xml",
        "docProps/app.xml",
    ]


def test_package_writer__changing_parts_after_the_fixed() -> None:
    writer = PackageWriter([pack_part("[Content_Types].xml", b"<Types/>"), pack_part("a.xml", b"a" * 100)])
    first = writer.write([pack_part("word/document.xml", b"1" * 100)])
    second = writer.write([pack_part("word/document.xml", b"2" * 100), pack_part("docProps/core.xml", b"c")])
    assert read_package(first, "") == {
        "[Content_Types].xml": b"<Types/>",
        "a.xml": b"a" * 100,
        "word/document.xml": b"1" * 100,
    }
    assert read_package(second, "") == {
        "[Content_Types].xml": b"<Types/>",
        "a.xml": b"a" * 100,
        "word/document.xml": b"2" * 100,
        "docProps/core.xml": b"c",
    }


@pytest.mark.parametrize("content", [b"abc", hashlib.sha512(b"a").digest()])
def test_pack_part__what_does_not_shrink_is_stored(content: bytes) -> None:
    assert pack_part("a", content).data == content


def test_pack_part__level_zero() -> None:
    assert pack_part("a", b"a" * 1000, level=0).data == b"a" * 1000


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "package.not-a-zip"),
        (b"%PDF-1.7", "package.not-a-zip"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "package.old-or-locked"),
        (write_package(PARTS)[:-30], "package.damaged"),
        (write_package(PARTS)[:60] + b"\xff" * 20 + write_package(PARTS)[80:], "package.damaged"),
        (zip_of(("a.xml", b"a"), method=zipfile.ZIP_LZMA), "package.damaged"),
        (zip_of(("../a.xml", b"a")), "package.unsafe-name"),
        (zip_of(("/a.xml", b"a")), "package.unsafe-name"),
        (zip_of(("C:a.xml", b"a")), "package.unsafe-name"),
        (zip_of(("a\\b.xml", b"a")), "package.unsafe-name"),
        (zip_of(("a\u202eb.xml", b"a")), "package.unsafe-name"),
        (zip_of(("word/a.xml", b"a"), ("word/A.xml", b"b")), "package.duplicate-part"),
    ],
)
def test_read_package__refuses(content: bytes, key: str) -> None:
    assert refusal(content) == key


def test_read_package__refuses_an_encrypted_part() -> None:
    content = bytearray(write_package({"a.xml": b"a"}))
    content[6] |= 1
    content[content.index(b"PK\1\2") + 8] |= 1
    assert refusal(bytes(content)) == "package.encrypted"


def test_read_package__refuses_what_unpacks_to_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "MAX_PACKAGE_SIZE", 1000)
    fitting = {"a": b"0" * 500, "b": b"1" * 500}
    assert read_package(write_package(fitting), "") == fitting
    assert refusal(write_package({"a": b"0" * 500, "b": b"1" * 501})) == "package.too-large"


def test_read_package__refuses_more_xml_than_there_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "MAX_XML_SIZE", 1000)
    fitting = {"a.xml": b"0" * 500, "b.RELS": b"1" * 500, "c.png": b"2" * 500}
    assert read_package(write_package(fitting), "") == fitting
    assert refusal(write_package({**fitting, "d.vml": b"3"})) == "package.too-large"


def test_read_package__refuses_a_part_packed_too_well() -> None:
    blank = 5 * 2**20
    assert refusal(write_package({"a.png": b"0" * blank})) == "package.too-large"
    assert refusal(write_package({"a.png": b"0" * 4 * 2**20})[:-1]) == "package.damaged"


def test_read_package__refuses_parts_that_lie_over_each_other() -> None:
    inner = pack_part("a.xml", b"<a/>" * 50, 0)
    content = PackageWriter([inner]).write(())
    start = content.index(b"PK\1\2")
    entry, end = content[start : start + 46 + 5], content[-22:]
    twice = content[:start] + entry + entry.replace(b"a.xml", b"b.xml")
    twice += struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 2, 2, 2 * len(entry), start, 0)
    assert (len(end), refusal(twice)) == (22, "package.damaged")


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<!DOCTYPE a><a/>".encode("utf-16"),
        b"\xef\xbb\xbf<!DOCTYPE a><a/>",
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>',
        "<?xml version='1.0' encoding='cp037'?><a/>".encode("cp037"),
    ],
)
def test_read_package__refuses_xml_that_declares_a_document_type(xml: bytes) -> None:
    assert refusal(write_package({"a.xml": xml})) == "package.unsafe-xml"


@pytest.mark.parametrize("xml", [b"<a/>", b'<?xml version="1.0" encoding="utf-8"?><a/>', "<a/>".encode("utf-16"), b""])
def test_read_package__takes_other_xml(xml: bytes) -> None:
    assert read_package(write_package({"a.xml": xml}), "") == {"a.xml": xml}


def test_read_package__refuses_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "MAX_PARTS", 2)
    assert refusal(write_package(PARTS)) == "package.too-many-parts"


def test_read_package__folder_entries_are_no_parts() -> None:
    assert read_package(zip_of(("word/", b""), ("word/a.xml", b"a")), "") == {"word/a.xml": b"a"}


@settings(max_examples=200)
@given(st.data())
def test_read_package__damaged_bytes_are_refused_or_change_no_content(data: st.DataObject) -> None:
    content = bytearray(write_package(PARTS))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        parts = read_package(bytes(content), "")
    except PackageError:
        parts = {}
    assert {*parts.values()} <= {*PARTS.values()}
