"""The benchmarks run: what they measure is there, and gives what it must give."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import benchmarks
import pytest
from benchmarks.contenders import ADAPTERS, HEAVY, HERE, JINJA, OURS, Contender
from benchmarks.growth import write_inputs
from benchmarks.job import write_records

MODULES = sorted(f"benchmarks.{module.name}" for module in pkgutil.iter_modules(benchmarks.__path__))


def ran(*command: str | Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    done = subprocess.run([sys.executable, *command], check=False, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", [module for module in MODULES if not module.endswith("__main__")])
def test_every_measurement_can_be_started(module: str) -> None:
    ran("-c", f"import {module}")


@pytest.mark.parametrize("contender", [OURS, JINJA], ids=["ours", "compiled jinja"])
@pytest.mark.parametrize("package", ["heavy", "lean"])
def test_own_contenders_show_the_exact_text(tmp_path: Path, package: str, contender: Contender) -> None:
    templates = HEAVY
    if package == "lean":
        templates = tmp_path / "lean"
        templates.mkdir()
        ran("-m", "benchmarks.packages", templates)
    write_records(tmp_path / "records.jsonl", 3)
    out = tmp_path / "out"
    out.mkdir()
    adapter, template = contender.adapter, f"{contender.template}.docx"
    ran(ADAPTERS / adapter, templates / template, tmp_path / "records.jsonl", out)
    ran("-m", "benchmarks.exact", out, "3")


def test_shortest_script_and_the_whole_line_make_their_documents(tmp_path: Path) -> None:
    ran("-m", "benchmarks.packages", tmp_path)
    ran(ADAPTERS / "minimal.py", tmp_path / "own.docx", tmp_path / "values.json", tmp_path / "a.docx")
    inputs, out = write_inputs(tmp_path / "inputs", 3, example=HERE / "inputs"), tmp_path / "out"
    out.mkdir()
    ran(ADAPTERS / "pipeline.py", inputs, out, "1")
    assert (tmp_path / "a.docx").stat().st_size > 0
    assert sorted(path.name for path in out.iterdir()) == [f"visit-{number:05}.docx" for number in range(3)]
