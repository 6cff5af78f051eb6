"""Bytes that are text, bytes that are something else, and files that are none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from danvan_reports.errors import ExitCode, InputError
from danvan_reports.sources import yaml_source
from danvan_reports.sources.yaml_source import decode, read_yaml
from tests.sources.reading import plain, rows

TEXT = "tên: Ủy ban\nb: x\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_read_yaml__in_an_encoding_that_names_itself__is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "dữ liệu.yaml"
    path.write_bytes(TEXT.encode(encoding))

    document = read_yaml(path)

    assert document.diagnostics == ()
    assert document.name == str(path)
    assert plain(document.root) == {"tên": "Ủy ban", "b": "x"}


@pytest.mark.parametrize(
    ("content", "row", "parameters"),
    [
        ("a: 1\nb: số\nc: ".encode() + b"\xff", ("DL002", 3, 4, 1), {"expected": "UTF-8"}),
        (b"ten: C\xabng van so 9", ("DL002", 1, 7, 1), {"expected": "UTF-8"}),
        ("số hiệu văn bản ".encode() + b"\xff \xff", ("DL002", 1, 17, 1), {"expected": "UTF-8"}),
        (b"\xff\xfea\x00\n\x00b", ("DL002", 2, 1, 1), {"expected": "UTF-16-LE"}),
        (TEXT.encode("utf-16-le"), ("DL001", 1, 1, 1), {"found": "UTF-16 LE"}),
        (TEXT.encode("utf-16-be"), ("DL001", 1, 1, 1), {"found": "UTF-16 BE"}),
        (b"a: 1\nten: C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca", ("DL001", 2, 7, 1), {"found": "TCVN3 (ABC)"}),
        (b"a: 1\nt\xean: Ban Th\xfd\xf5\xccng vu\xf2", ("DL001", 2, 2, 1), {"found": "Windows-1258 (cp1258)"}),
        (b"PK\x03\x04abc", ("DL003", 1, 1, 1), {"found": "Word, Excel (.docx, .xlsx)"}),
        (b"\xd0\xcf\x11\xe0abc", ("DL003", 1, 1, 1), {"found": "Word, Excel 97-2003 (.doc, .xls)"}),
        (b"%PDF-1.7", ("DL003", 1, 1, 1), {"found": "PDF"}),
        (b"{\\rtf1", ("DL003", 1, 1, 1), {"found": "RTF"}),
    ],
)
def test_read_yaml__of_other_bytes__says_where_and_what_they_may_be(
    content: bytes, row: tuple[str, int, int, int], parameters: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)

    document = read_yaml(path)

    assert rows(document) == [row]
    assert document.diagnostics[0].parameters == parameters
    assert document.root is None


def test_decode__of_a_text_with_one_zero_byte__leaves_it_to_the_scan_for_characters() -> None:
    assert decode(b"a: x\x00y and much more text") == "a: x\x00y and much more text"


def test_read_yaml__of_what_is_no_file__raises_with_the_exit_code_of_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1", encoding="utf-8")
    for path, key in [
        (tmp_path / "missing.yaml", "input.missing"),
        (tmp_path / "a.yaml" / "b.yaml", "input.missing"),
        (Path("a\0b"), "input.missing"),
        (tmp_path, "input.folder"),
        (Path(os.devnull), "input.device"),
    ]:
        with pytest.raises(InputError) as raised:
            read_yaml(path)
        assert (raised.value.key, raised.value.parameters) == (key, {"path": str(path)})
        assert raised.value.exit_code is ExitCode.INPUT


def test_read_yaml__of_a_file_nobody_may_read__raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError) as raised:
        read_yaml(path)
    assert raised.value.key == "input.unreadable"


def test_read_yaml__of_a_file_over_the_cap__raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "MAX_BYTES", 4)
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1")
    assert plain(read_yaml(path).root) == {"a": "1"}

    path.write_bytes(b"a: 12")
    with pytest.raises(InputError) as raised:
        read_yaml(path)
    assert raised.value.key == "input.large"


def test_empty_file__is_empty_text() -> None:
    assert decode(b"") == ""
