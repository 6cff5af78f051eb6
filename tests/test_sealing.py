from __future__ import annotations

from io import BytesIO

import docx
import pytest

from danvan_reports.opc import PackageError, read_package, write_package
from danvan_reports.sealing import PROPERTY, is_sealed, prepare_seal, seal, seal_hash
from tests.rendering.making import p, parts_of, small_document, word_document

CUSTOM = "docProps/custom.xml"
NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
SEALED = seal(small_document(p("một")), "a.docx")


def with_property(root: str, name: str) -> bytes:
    """A sealed document to which its owner gave a property of their own, saved as another program might."""
    parts = read_package(SEALED, "")
    prefix = f"{root.partition(':')[0]}:" if ":" in root else ""
    declaration = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    parts[CUSTOM] = (
        f'<{root} {declaration}="{NAMESPACE}" xmlns:vt="{VALUE_NAMESPACE}"><{prefix}property fmtid="x" pid="7"'
        f' name="{name}"><vt:lpwstr>v</vt:lpwstr></{prefix}property></{root}>'
    ).encode()
    return write_package(parts)


def test_seal__matches_until_a_part_changes() -> None:
    assert is_sealed(SEALED)
    for part, content in read_package(SEALED, "").items():
        assert not is_sealed(write_package({**read_package(SEALED, ""), part: content + b" "})), part


def test_seal__broken_by_a_part_added_or_taken_out_or_renamed() -> None:
    parts = read_package(SEALED, "")
    assert not is_sealed(write_package({**parts, "word/media/a.png": b"a"}))
    assert not is_sealed(write_package({part: parts[part] for part in parts if part != "word/header1.xml"}))
    moved = {("word/header2.xml" if part == "word/header1.xml" else part): parts[part] for part in parts}
    assert not is_sealed(write_package(moved))


def test_seal__does_not_depend_on_how_the_package_is_packed() -> None:
    from zipfile import ZIP_STORED, ZipFile

    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for part, content in read_package(SEALED, "").items():
            archive.writestr(part, content)
    assert is_sealed(buffer.getvalue())


def test_seal__again_gives_the_same_bytes() -> None:
    assert seal(SEALED, "a.docx") == SEALED


def test_seal__document_saved_by_another_program_is_theirs() -> None:
    document = docx.Document(BytesIO(seal(word_document(lambda new: new.add_paragraph("một")), "a.docx")))
    document.add_paragraph("hai")
    buffer = BytesIO()
    document.save(buffer)
    assert PROPERTY.encode() in read_package(buffer.getvalue(), "")[CUSTOM]
    assert not is_sealed(buffer.getvalue())


@pytest.mark.parametrize("root", ["Properties", "cp:Properties"])
def test_seal__keeps_the_properties_that_are_there(root: str) -> None:
    sealed = seal(with_property(root, "Người soạn"), "a.docx")
    assert is_sealed(sealed)
    custom = read_package(sealed, "")[CUSTOM].decode()
    assert custom.count("<vt:lpwstr>v</vt:lpwstr>") == 1
    assert 'pid="8" name="danvan-reports.hash"' in custom


def test_seal__root_without_properties() -> None:
    parts = {**read_package(SEALED, ""), CUSTOM: f'<Properties xmlns="{NAMESPACE}"/>'.encode()}
    assert is_sealed(seal(write_package(parts), "a.docx"))


def test_is_sealed__false_for_what_never_was() -> None:
    assert [
        is_sealed(content) for content in (b"", b"PK", small_document(p("a")), with_property("Properties", "x"))
    ] == [False] * 4


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe<", b"<a></a>"])
def test_prepare_seal__package_that_lacks_its_lists(part: str, content: bytes | None) -> None:
    parts = parts_of(p("a"))
    if content is None:
        del parts[part]
    else:
        parts[part] = content
    with pytest.raises(PackageError) as caught:
        prepare_seal(parts, "a.docx")
    assert (caught.value.key, caught.value.parameters) == ("package.damaged", {"file": "a.docx"})


def test_seal_hash__is_that_of_the_list_that_sha256sum_prints() -> None:
    # printf '00  a\n11  b\n' | sha256sum
    assert seal_hash({"b": "11", "a": "00"}) == "0c7e019cac56a27ffdd0ee3480c6174c23acbc9a949411d06bbe81de282ca7ec"
