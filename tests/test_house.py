"""The house is kept: compiled files are fresh, modules stay small, imports run one way, nothing leans outside."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "danvan_reports"
MODULES = sorted(SOURCE.rglob("*.py"))
LOCALES = sorted((SOURCE / "locale").glob("*/LC_MESSAGES"))
KEY = re.compile(r'^msgid "(.+)"$', re.MULTILINE)
FIELD = re.compile(r"\{(\w+)\}")


def load_tool(name: str):  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", LOCALES, ids=lambda folder: folder.parent.name)
def test_compiled_catalogues_are_fresh(folder: Path) -> None:
    tool = load_tool("compile_catalogues")
    assert (folder / "danvan_reports.mo").read_bytes() == tool.compile_language(folder), "run: make catalogues"


def test_both_languages_have_the_same_messages_with_the_same_fields() -> None:
    from babel.messages.pofile import read_po

    tables = []
    for folder in LOCALES:
        table: dict[str, set[str]] = {}
        for path in sorted(folder.glob("*.po")):
            with path.open("rb") as stream:
                entries = [entry for entry in read_po(stream) if entry.id]
            table |= {str(entry.id): set(FIELD.findall(str(entry.string))) for entry in entries}
        tables.append(table)
    assert len(tables) == 2
    assert tables[0].keys() == tables[1].keys()
    assert {key for key in tables[0] if tables[0][key] ^ tables[1][key]} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 320
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


def test_imports_run_one_way() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("import-linter is not installed (pip install --group dev)")
    result = subprocess.run([program, "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_nothing_leans_on_files_outside_the_project() -> None:
    outside = re.compile(r"\.\./shared|(?<![\w.])/(?:home|root|work|farm)/")
    found = [path for path in MODULES if outside.search(path.read_text("utf-8"))]
    assert found == []


def test_all_brings_every_extra() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    [everything] = extras.pop("all")
    assert everything == f"danvan-reports[{','.join(extras)}]"


def test_every_kind_is_drafted_and_has_a_template() -> None:
    from danvan_reports.drafting import drafting
    from danvan_reports.formats.profiles import PROFILE_IDS
    from danvan_reports.model.input import PROFILES
    from danvan_reports.model.kinds import KINDS

    forms = {kind.template for kind in KINDS.values()}
    assert forms == {kind.id for kind in KINDS.values() if not kind.form}
    assert set(drafting._DRAFTED_BY) == forms
    assert all(callable(drafting._drafting_of(form)) for form in forms)
    made = {path.stem for path in (ROOT / "templates").glob("*/*.docx")}
    assert made == forms == {path.stem for path in (ROOT / "templates" / "outlines").glob("*.txt")}
    assert set(PROFILES) == set(PROFILE_IDS)


def test_every_body_a_paper_may_be_issued_by_is_one_of_the_office() -> None:
    from danvan_reports.model.declarations import declarations
    from danvan_reports.model.kinds import KINDS
    from danvan_reports.model.paper import ISSUED_BY
    from danvan_reports.model.people import Issuers

    bodies = {item.name for item in declarations(Issuers)}
    assert set(ISSUED_BY) <= bodies
    assert {kind.issuer for kind in KINDS.values()} <= bodies


def test_only_records_imports_the_standard_dataclasses() -> None:
    importing = {
        path.name
        for path in MODULES
        if re.search(r"^from dataclasses |^import dataclasses", path.read_text("utf-8"), re.MULTILINE)
    }
    assert importing == set()
