"""The wheel in an empty environment: templates and examples come with it, the main job runs, every extra installs."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    [path] = folder.glob("*.whl")
    return path


def test_wheel_carries_templates_and_examples(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    templates = {f"danvan_reports/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "templates").rglob("*.docx")}
    assert templates
    assert templates <= names
    assert "danvan_reports/examples/visit.yaml" in names


def test_wheel__its_templates_come_compiled(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    kinds = [f"{path.parent.name}/{path.stem}" for path in sorted((ROOT / "templates").glob("*/*.docx"))]
    program = (
        "import sys\n"
        "sys.modules['docxtpl'] = None\n"
        "from danvan_reports.rendering.store import find_template\n"
        "for name in sys.argv[1:]:\n"
        "    profile, kind = name.split('/')\n"
        "    find_template(kind, profile)\n"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path)}
    found = subprocess.run(
        [sys.executable, "-c", program, *kinds], env=environment, check=False, capture_output=True, text=True
    )
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.slow
def test_main_job_runs_from_the_wheel__empty_environment(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "môi trường trống"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    installed = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", f"{wheel}[all]"], check=False, capture_output=True, text=True
    )
    if installed.returncode and "No matching distribution" in installed.stderr + installed.stdout:
        pytest.skip(f"no package index can be reached: {installed.stderr[-200:]}")
    assert installed.returncode == 0, installed.stderr
    example = tmp_path / "visit.yaml"
    example.write_bytes((ROOT / "examples" / "visit.yaml").read_bytes())
    (tmp_path / "danvan.yaml").write_bytes((ROOT / "examples" / "danvan.yaml").read_bytes())
    environment = {"PATH": os.environ["PATH"]}
    made = subprocess.run(
        [python, "-m", "danvan_reports", "visit.yaml", "-o", "a.docx"],
        cwd=tmp_path, env=environment, check=False, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert (made.returncode, made.stdout) == (0, "a.docx\n"), made.stderr
    assert zipfile.is_zipfile(tmp_path / "a.docx")
