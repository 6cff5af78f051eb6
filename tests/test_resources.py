"""The program's own data: its parsed form is what its YAML says, and counts only while it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from danvan_reports import resources
from danvan_reports.resources import data_file, load_yaml, parse_yaml, parsed_file
from tests.test_house import load_tool

TOOL = load_tool("parse_data")


def _never(*_: object, **__: object) -> Any:
    raise AssertionError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "data_file", tmp_path.joinpath)
    return tmp_path


def test_parsed_files__are_those_of_the_sources() -> None:
    assert {parsed_file(*parts) for parts in TOOL.sources()} == {
        path
        for path in data_file("parsed").rglob("*.json")
        if not path.is_relative_to(data_file("parsed", "templates"))
    }


@pytest.mark.parametrize("parts", TOOL.sources(), ids="/".join)
def test_parsed_files__are_fresh(parts: tuple[str, ...]) -> None:
    assert parsed_file(*parts).read_bytes() == TOOL.parse(parts), "run: make data"


@pytest.mark.parametrize("parts", TOOL.sources(), ids="/".join)
def test_load_yaml__every_file__what_its_yaml_says_without_parsing_it(
    parts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = parse_yaml(data_file(*parts).read_text("utf-8"))
    monkeypatch.setattr("yaml.load", _never)
    assert load_yaml(*parts) == expected


def test_load_yaml__changed_since_it_was_parsed__what_stands_there_now(folder: Path) -> None:
    (folder / "a.yaml").write_text("x: 1\n", "utf-8")
    parsed_file("a.yaml").parent.mkdir()
    parsed_file("a.yaml").write_bytes(b'{"made_from": 0, "contents": {"x": 2}}')
    assert load_yaml("a.yaml") == {"x": 1}


def test_load_yaml__never_parsed__what_stands_there(folder: Path) -> None:
    (folder / "a.yaml").write_text("x: 1\n", "utf-8")
    assert load_yaml("a.yaml") == {"x": 1}


@pytest.mark.parametrize("text", ["1: a\n", "true: a\n"])
def test_parse__what_json_would_change__is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TOOL, "data_file", tmp_path.joinpath)
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(SystemExit, match=r"a\.yaml: a key that is not text"):
        TOOL.parse(("a.yaml",))


def test_parse__a_date__is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TOOL, "data_file", tmp_path.joinpath)
    (tmp_path / "a.yaml").write_text("x: 2026-05-27\n", "utf-8")
    with pytest.raises(TypeError, match="date is not JSON serializable"):
        TOOL.parse(("a.yaml",))
