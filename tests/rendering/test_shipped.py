"""Compiled forms of the official templates: each is there and fresh, and counts only for the template it is of."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from typing import TYPE_CHECKING, Any

import pytest

from danvan_reports.rendering import CompiledTemplate, shipped
from danvan_reports.rendering.shipped import find_shipped, shipped_files
from danvan_reports.rendering.store import find_template
from danvan_reports.resources import data_file, templates_folder
from danvan_reports.sealing import digest_part
from tests.rendering.making import p, small_document, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICIAL = sorted(templates_folder().glob("*/*.docx"))
FOLDER = data_file("parsed", "templates")
CONTENT = small_document(p("{{ x }}"))


def _never(*_: object) -> Any:
    raise AssertionError


def _unpacked(content: bytes) -> Any:
    """What a file says, but for how tightly parts are packed: two builds of zlib pack the same bytes differently."""
    said = json.loads(content)
    for part in said.values() if "made_from" not in said else ():
        data = b64decode(part.pop("data"))
        part["content"] = (zlib.decompress(data, -zlib.MAX_WBITS) if part["method"] else data).decode()
    return said


def test_shipped_files__are_fresh() -> None:
    expected = shipped_files(OFFICIAL)
    assert {path: _unpacked(path.read_bytes()) for path in FOLDER.rglob("*.json")} == {
        path: _unpacked(content) for path, content in expected.items()
    }, "run: make templates"


@pytest.mark.parametrize("path", OFFICIAL, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_find_template__an_official_one__as_compiled_without_compiling(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    compiled = json.loads(CompiledTemplate(path).to_json())
    monkeypatch.setattr("danvan_reports.rendering.compiled._compile", _never)
    found = json.loads(find_template(path.stem, path.parent.name, cache=tmp_path / "cache").to_json())
    for form in (compiled, found):
        form["fixed"] = [part["digest"] for part in form["fixed"]]
    assert found == compiled
    assert not (tmp_path / "cache").exists()


@pytest.fixture
def official(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one official template of a small program, with its compiled form."""
    monkeypatch.setattr(shipped, "templates_folder", lambda: tmp_path / "templates")
    monkeypatch.setattr(shipped, "parsed_file", lambda *names: tmp_path.joinpath("parsed", *names).with_suffix(".json"))
    path = tmp_path / "templates" / "party-2026" / "mau.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    for file, content in shipped_files([path]).items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return path


def test_find_shipped__the_template_it_was_made_from(official: Path) -> None:
    found = find_shipped(official, CONTENT)
    assert found is not None
    assert found.render({"x": "An"}) == CompiledTemplate.from_bytes(CONTENT, "mau.docx").render({"x": "An"})


def test_find_shipped__a_template_changed_since__nothing(official: Path) -> None:
    assert find_shipped(official, small_document(p("{{ x }}!"))) is None


def test_find_shipped__a_template_of_an_office__nothing(official: Path, tmp_path: Path) -> None:
    assert find_shipped(tmp_path / "mau" / "party-2026" / "mau.docx", CONTENT) is None
    assert find_shipped(official.parent.parent / "mau.docx", CONTENT) is None


def _changed(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], object]:
    def damage(path: Path) -> None:
        said = json.loads(path.read_bytes())
        change(said)
        path.write_text(json.dumps(said), "utf-8")

    return damage


DAMAGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "no form": ("party-2026/mau.json", lambda path: path.unlink()),
    "cut short": ("party-2026/mau.json", lambda path: path.write_bytes(path.read_bytes()[:-9])),
    "no UTF-8": ("party-2026/mau.json", lambda path: path.write_bytes(b"\xe9")),
    "a list": ("party-2026/mau.json", lambda path: path.write_bytes(b"[]")),
    "nested too deep": ("party-2026/mau.json", lambda path: path.write_bytes(b"[" * 100_000)),
    "another version": ("party-2026/mau.json", _changed(lambda said: said["form"].update(version=0))),
    "another part": ("party-2026/mau.json", _changed(lambda said: said["fixed"].append(digest_part(b"")))),
    "no parts": ("parts.json", lambda path: path.unlink()),
    "parts without data": ("parts.json", _changed(lambda said: [part.pop("data") for part in said.values()])),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_find_shipped__damaged__nothing(official: Path, tmp_path: Path, damage: str) -> None:
    name, change = DAMAGES[damage]
    change(tmp_path / "parsed" / "templates" / name)
    assert find_shipped(official, CONTENT) is None


def test_find_template__no_compiled_form__compiled(official: Path, tmp_path: Path) -> None:
    (tmp_path / "parsed" / "templates" / "party-2026" / "mau.json").unlink()
    assert texts_of(find_template("any", "any", given=official).render({"x": "An"})) == ["An"]
