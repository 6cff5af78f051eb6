"""What the program is built from and with: pinned, and built to the same bytes by everybody."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
BUILT_FROM = ["src", "templates", "examples", "pyproject.toml", "README.md", "LICENSE"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _requirements() -> list[Requirement]:
    """Return what the project names itself, but for its own extras."""
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    texts = [*project["dependencies"]]
    texts += [each for extra in project["optional-dependencies"].values() for each in extra]
    texts += [each for group in groups.values() for each in group if isinstance(each, str)]
    return [each for each in map(Requirement, texts) if each.name != project["name"]]


def _pins() -> dict[str, str]:
    lines = (ROOT / "tools" / "dev-lock.txt").read_text("utf-8").splitlines()
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines[1:])}


def test_lock__pins_all_that_the_project_names_within_its_bounds() -> None:
    pins = _pins()
    wrong = [
        str(each)
        for each in _requirements()
        if (each.marker is None or each.marker.evaluate())
        and not each.specifier.contains(pins.get(canonicalize_name(each.name), "0"))
    ]
    assert wrong == [], "run: make lock"


def test_lowest_versions__are_the_lower_bounds_of_all_that_the_program_needs() -> None:
    spec = importlib.util.spec_from_file_location("lowest", ROOT / "tools" / "lowest.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    extras = PROJECT["project"]["optional-dependencies"]
    names = [re.match(r"[\w.-]+", each) for each in PROJECT["project"]["dependencies"]]
    names += [re.match(r"[\w.-]+", each) for extra in extras if extra != "all" for each in extras[extra]]
    pins = dict(pin.split("==") for pin in module.lowest_versions())
    assert list(pins) == [name[0] for name in names if name]
    assert pins["jinja2"] == "3.1.4"


def _build(folder: Path, seconds: int, mode: int) -> bytes:
    """Return the wheel built in ``folder`` from files of another age and with other permissions."""
    folder.mkdir()
    for name in BUILT_FROM:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.docx~"))
        else:
            shutil.copy(source, folder / name)
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(mode)
            os.utime(path, (seconds, seconds))
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1767225600", "TZ": f"UTC{seconds % 9}"}
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder / "dist"),
        str(folder),
    ]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    [wheel] = (folder / "dist").glob("*.whl")
    return wheel.read_bytes()


@pytest.mark.slow
def test_wheel__is_the_same_bytes_whoever_builds_it(tmp_path: Path) -> None:
    assert _build(tmp_path / "một", 1_600_000_000, 0o644) == _build(tmp_path / "hai", 1_700_000_003, 0o600)
