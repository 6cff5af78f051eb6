"""Compiled templates kept between runs: found again as they were, and never taken on trust."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from danvan_reports.cli.cache_folder import cache_folder
from danvan_reports.errors import InputError
from danvan_reports.rendering import CompiledTemplate, cache
from danvan_reports.rendering.cache import TemplateCache
from danvan_reports.rendering.store import _compiled, find_template
from tests.rendering.making import p, small_document, texts_of

NAME = "mau.docx"
CONTENT = small_document(p("{{ x }}"))
OTHER = small_document(p("{{ x }}!"))


def _kept(folder: Path) -> Path:
    [path] = folder.iterdir()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache that holds CONTENT."""
    path = tmp_path / "cache"
    TemplateCache(path).keep(CONTENT, NAME, CompiledTemplate.from_bytes(CONTENT, NAME))
    return path


def test_find__what_was_kept(folder: Path) -> None:
    found = TemplateCache(folder).find(CONTENT, NAME)
    assert found is not None
    assert found.render({"x": "An"}) == CompiledTemplate.from_bytes(CONTENT, NAME).render({"x": "An"})


def test_find__another_template_or_name_or_program__nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = TemplateCache(folder)
    assert kept.find(OTHER, NAME) is None
    assert kept.find(CONTENT, "other.docx") is None
    monkeypatch.setattr(cache, "_program", lambda: "another")
    assert kept.find(CONTENT, NAME) is None


def _with_digest_kept_right(path: Path, text: bytes) -> None:
    head = sha256(path.stem.encode() + text).hexdigest().encode()
    path.write_bytes(head + b"\n" + text)


def _renamed(path: Path, form: dict[str, Any]) -> None:
    form["name"] = "khac.docx"
    path.write_bytes(path.read_bytes()[:65] + json.dumps(form).encode())


DAMAGES = {
    "cut short": lambda path, _: path.write_bytes(path.read_bytes()[:-1]),
    "cut in the digest": lambda path, _: path.write_bytes(path.read_bytes()[:30]),
    "empty": lambda path, _: path.write_bytes(b""),
    "longer": lambda path, _: path.write_bytes(path.read_bytes() + b" "),
    "one bit": lambda path, _: path.write_bytes(path.read_bytes().replace(b'"word/', b'"wore/', 1)),
    "other data under the old digest": _renamed,
    "a pickle": lambda path, _: path.write_bytes(b"\x80\x04N."),
    "sound digest, no UTF-8": lambda path, _: _with_digest_kept_right(path, b"\xe9"),
    "sound digest, no JSON": lambda path, _: _with_digest_kept_right(path, b"{"),
    "sound digest, no form": lambda path, _: _with_digest_kept_right(path, b"[]"),
    "sound digest, another version": lambda path, form: _with_digest_kept_right(
        path, json.dumps({**form, "version": form["version"] + 1}).encode()
    ),
    "a folder": lambda path, _: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_find__a_file_that_is_not_what_was_written__nothing(folder: Path, damage: str) -> None:
    path = _kept(folder)
    DAMAGES[damage](path, json.loads(path.read_bytes()[65:]))
    assert TemplateCache(folder).find(CONTENT, NAME) is None


def test_find__a_file_kept_for_another_template__nothing(folder: Path) -> None:
    kept = TemplateCache(folder)
    own = _kept(folder)
    kept.keep(OTHER, NAME, CompiledTemplate.from_bytes(OTHER, NAME))
    [other] = {*folder.iterdir()} - {own}
    own.write_bytes(other.read_bytes())
    assert kept.find(CONTENT, NAME) is None
    assert kept.find(OTHER, NAME) is not None


def test_find__larger_than_any_template__nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = _kept(folder).stat().st_size
    monkeypatch.setattr(cache, "MAX_SIZE", size)
    assert TemplateCache(folder).find(CONTENT, NAME) is not None
    monkeypatch.setattr(cache, "MAX_SIZE", size - 1)
    assert TemplateCache(folder).find(CONTENT, NAME) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_find__a_pipe__does_not_wait(folder: Path) -> None:
    path = _kept(folder)
    path.unlink()
    os.mkfifo(path)
    assert TemplateCache(folder).find(CONTENT, NAME) is None


def test_keep__larger_than_any_template__nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_SIZE", 100)
    TemplateCache(tmp_path).keep(CONTENT, NAME, CompiledTemplate.from_bytes(CONTENT, NAME))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("method", ["write_bytes", "replace"])
def test_keep__the_disk_fails__no_complaint_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    def fail(path: Path, *_: object) -> None:
        path.open("ab").close()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, method, fail)
        TemplateCache(tmp_path).keep(CONTENT, NAME, CompiledTemplate.from_bytes(CONTENT, NAME))
    assert list(tmp_path.iterdir()) == []


def test_keep__the_folder_is_a_file__no_complaint(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    template = CompiledTemplate.from_bytes(CONTENT, NAME)
    TemplateCache(tmp_path / "cache").keep(CONTENT, NAME, template)
    assert TemplateCache(tmp_path / "cache").find(CONTENT, NAME) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode of folders")
def test_keep__a_new_folder__is_the_users_alone(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_keep__more_files_than_are_kept__the_oldest_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = TemplateCache(folder)
    os.utime(_kept(folder), (1, 1))
    (folder / "a.compiled").write_text("")
    (folder / "b.1.unfinished").write_text("")
    os.utime(folder / "b.1.unfinished", (2, 2))
    (folder / "of somebody else").write_text("")
    monkeypatch.setattr(cache, "MAX_FILES", 2)
    kept.keep(OTHER, NAME, CompiledTemplate.from_bytes(OTHER, NAME))
    assert kept.find(CONTENT, NAME) is None
    assert kept.find(OTHER, NAME) is not None
    left = {path.name for path in folder.iterdir()}
    assert len(left) == 3
    assert {"a.compiled", "of somebody else"} < left


def test_find_template__a_later_run__compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, folder = tmp_path / NAME, tmp_path / "cache"
    given.write_bytes(CONTENT)
    first = find_template("any", "any", given=given, cache=folder)
    _compiled.cache_clear()
    monkeypatch.setattr("danvan_reports.rendering.compiled._compile", None)
    again = find_template("any", "any", given=given, cache=folder)
    assert again is not first
    assert texts_of(again.render({"x": "An"})) == ["An"]


def test_find_template__no_cache__writes_nothing(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(CONTENT)
    find_template("any", "any", given=tmp_path / NAME)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_find_template__it_cannot_be_read__says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).write_bytes(CONTENT)

    def fail(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(InputError) as caught:
        find_template("any", "any", given=tmp_path / NAME)
    assert (caught.value.key, caught.value.parameters) == ("input.unreadable", {"path": str(tmp_path / NAME)})


ROOT = Path(__file__).parents[2]
FOLDERS = [
    ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, Path("/x/danvan-reports")),
    ({"XDG_CACHE_HOME": "x", "HOME": "/h"}, Path("/h/.cache/danvan-reports")),
    ({"XDG_CACHE_HOME": "", "HOME": "/h"}, Path("/h/.cache/danvan-reports")),
    ({"HOME": ""}, None),
    ({}, None),
]


@pytest.mark.skipif(os.name == "nt", reason="Windows has a folder of its own")
@pytest.mark.parametrize(("environment", "expected"), FOLDERS)
def test_cache_folder__as_the_environment_says(
    environment: dict[str, str], expected: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", environment)
    assert cache_folder() == expected


def test_cache_folder__on_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "environ", {"LOCALAPPDATA": str(tmp_path), "HOME": "/h"})
    assert cache_folder() == tmp_path / "danvan-reports"


@pytest.mark.parametrize("place", ["cold", "warm", "damaged", "unwritable", "none"])
def test_make_report__whatever_the_cache__the_same_document_and_words(
    place: str, tmp_path: Path, reference: tuple[bytes, str]
) -> None:
    assert _run(place, tmp_path) == reference


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """What the program makes and says without a cache."""
    return _run("none", tmp_path_factory.mktemp("none"))


def _run(place: str, folder: Path) -> tuple[bytes, str]:
    cached = folder / "cache"
    if place in {"warm", "damaged"}:
        _make(folder, {"XDG_CACHE_HOME": str(cached)})
    if place == "damaged":
        path = _kept(cached / "danvan-reports")
        path.write_bytes(path.read_bytes()[:-100])
    if place == "unwritable":
        cached.write_text("")
    return _make(folder, {} if place == "none" else {"XDG_CACHE_HOME": str(cached)})


def _make(folder: Path, environment: dict[str, str]) -> tuple[bytes, str]:
    # Where it is not among the program's own, an official template is one of the office's.
    template = folder / "ket-luan-giam-sat.docx"
    template.write_bytes((ROOT / "templates" / "party-2026" / template.name).read_bytes())
    command = [sys.executable, "-m", "danvan_reports", str(ROOT / "examples/visit.yaml")]
    command += ["--kind", template.stem, "--template", str(template), "-o", str(folder / "a.docx")]
    kept = {key: value for key, value in os.environ.items() if key not in {"XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"}}
    result = subprocess.run(
        command,
        env={**kept, **environment, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    return (folder / "a.docx").read_bytes(), result.stderr
