"""Nothing goes over a network: not a module that could, not a socket opened, and all works where there is none."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.batch.folders import make_units
from tests.ledger import record

pytestmark = pytest.mark.promise

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "danvan_reports"
NETWORK = frozenset(
    """
    _socket aiohttp anyio asyncio dask distributed ftplib http httpx imaplib poplib requests select selectors smtplib
    socket socketserver ssl starlette telnetlib tornado urllib urllib3 uvicorn webbrowser websockets xmlrpc
    """.split()  # noqa: SIM905 - a list of words
)
ALLOWED = frozenset({"urllib.parse"})
"""Modules of those packages that only work on text."""
MAY_SPEAK = ("web/", "cli/serve.py", "batch/cluster.py")
"""The page on this machine's own address, and the cluster that the user names."""

WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, _: opened.append(event) if event.startswith("socket.") else None)
from danvan_reports.cli.main import main
code = main(sys.argv[1:])
assert code in (0, 1), code
sys.exit(f"opened: {opened}" if opened else 0)
"""
ALONE = """
import socket
try:
    socket.create_connection(("127.0.0.1", 9), 1)
except OSError as error:
    print(error.errno)
"""


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def test_only_the_page_and_the_cluster_import_what_can_speak_over_a_network() -> None:
    modules = {path.relative_to(SOURCE).as_posix(): _imported(path) for path in SOURCE.rglob("*.py")}
    speaking = {
        module
        for module, names in modules.items()
        if any(name.partition(".")[0] in NETWORK for name in names - ALLOWED) and not module.startswith(MAY_SPEAK)
    }
    record("no-network", len(modules), failures=len(speaking))
    assert speaking == set()


JOBS = [
    ["visit.yaml", "--kind", "all", "-d", "out"],
    ["check", "visit.yaml"],
    ["check", "a.docx", "--html", "a.html", "--fix", "-o", "b.docx"],
    ["batch", "vao", "-d", "ra", "-j", "2", "--rollup"],
    ["templates", "check", "a.docx", "--kind", "ket-luan-giam-sat"],
    ["new", "bao-cao-so-ket", "-o", "new.yaml"],
]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for path in (ROOT / "examples").glob("*.yaml"):
        shutil.copy(path, tmp_path)
    shutil.copy(ROOT / "templates" / "party-2026" / "ket-luan-giam-sat.docx", tmp_path / "a.docx")
    make_units(tmp_path, 3)
    return tmp_path


@pytest.mark.parametrize("arguments", JOBS, ids=lambda arguments: arguments[0])
def test_job__opens_no_socket(office: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments], cwd=office, check=False, capture_output=True, text=True
    )
    record("no-network", 1, failures=int(done.returncode != 0))
    assert done.returncode == 0, done.stderr


@cache
def _cut_off() -> list[str]:
    """Return the command before a command that takes every network from it, its own machine's address included."""
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        if (
            shutil.which("unshare")
            and not subprocess.run([*command, "true"], check=False, capture_output=True).returncode
        ):
            return command
    pytest.skip("this machine lets nobody make a network namespace (unshare -n, unshare -rn)")


def test_network_namespace__has_no_way_out() -> None:
    done = subprocess.run([*_cut_off(), sys.executable, "-c", ALONE], check=True, capture_output=True, text=True)
    assert done.stdout.strip() in {"101", "99"}, "network is unreachable"


@pytest.mark.parametrize("arguments", JOBS, ids=lambda arguments: arguments[0])
def test_job__works_without_any_network(office: Path, arguments: list[str]) -> None:
    command = [*_cut_off(), sys.executable, "-m", "danvan_reports", *arguments]
    done = subprocess.run(command, cwd=office, check=False, capture_output=True, text=True)
    record("no-network", 1, failures=int(done.returncode not in (0, 1)))
    assert done.returncode in (0, 1), done.stderr


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_pdf__is_made_without_any_network(office: Path) -> None:
    command = [*_cut_off(), sys.executable, "-m", "danvan_reports", "visit.yaml", "--pdf"]
    environment = os.environ | {"HOME": str(office)}
    done = subprocess.run(command, cwd=office, env=environment, check=False, capture_output=True, text=True)
    record("no-network", 1, failures=int(done.returncode != 0))
    assert (done.returncode, len(done.stdout.split())) == (0, 2), done.stderr


@pytest.mark.slow
def test_examples__pass_their_tests_without_any_network() -> None:
    tests = ["tests/visits", "tests/period", "tests/acceptance/test_make.py"]
    command = [*_cut_off(), sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not slow", *tests]
    environment = {name: value for name, value in os.environ.items() if name != "LEDGER"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    passed = (
        int(done.stdout.rpartition(" passed")[0].rpartition("\n")[2].split()[-1]) if " passed" in done.stdout else 0
    )
    record("no-network", passed, failures=int(done.returncode != 0))
    assert done.returncode == 0, done.stdout[-2000:]
