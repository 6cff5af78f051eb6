"""Who takes part: the peers that pip and npm can install, what docxtpl's own means allow at best, and we."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ADAPTERS, HEAVY, CACHE = HERE / "adapters", HERE / "templates", HERE / ".cache"
_RUST_DOCXTPL = "rust-docxtpl==0.1.2"
_OF_ITS_OWN = CACHE / "python"
"""An environment for what cannot be installed beside docxtpl, whose place it takes."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A program that makes documents from a template and a file of records.

    ``warm`` and ``full`` are the numbers of documents of a short and a long run: their difference is measured, so
    that the start is left out. ``is_peer`` is False for ours and for what nobody offers as a product.
    """

    name: str
    adapter: str
    template: str
    warm: int
    full: int
    is_peer: bool = True
    python: Path = Path(sys.executable)

    @property
    def command(self) -> list[str | Path]:
        """The command without its three arguments: template, records, folder."""
        return ["node" if self.adapter.endswith(".js") else self.python, ADAPTERS / self.adapter]

    @property
    def environment(self) -> dict[str, str]:
        """Where it finds what was installed for it."""
        return {"NODE_PATH": str(CACHE / "node_modules")} if self.adapter.endswith(".js") else {}


BASELINE = Contender("docxtpl", "docxtpl_plain.py", "docxtpl", 5, 30)
JINJA = Contender("docxtpl compiled once (no product)", "compiled_jinja.py", "docxtpl", 200, 1200, is_peer=False)
OURS = Contender("danvan-reports", "ours.py", "docxtpl", 200, 2200, is_peer=False)
CONTENDERS = (
    BASELINE,
    Contender("rust-docxtpl", "docxtpl_plain.py", "docxtpl", 5, 30, python=_OF_ITS_OWN / "bin" / "python"),
    Contender("carbone", "carbone.js", "carbone", 10, 50),
    Contender("docx-templates", "docx-templates.js", "docx-templates", 3, 9),
    Contender("docxtemplater", "docxtemplater.js", "docxtemplater", 50, 200),
    Contender("easy-template-x", "easy-template-x.js", "easy-template-x", 50, 250),
    JINJA,
    OURS,
)


def install() -> None:
    """Install the peers into ``benchmarks/.cache``, once; needs ``npm`` and the registries of npm and PyPI."""
    CACHE.mkdir(exist_ok=True)
    if not (CACHE / "node_modules").is_dir():
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(ADAPTERS / name, CACHE / name)
        _call("npm", "ci", "--no-audit", "--no-fund", "--silent")
    if not _OF_ITS_OWN.is_dir():
        _call(sys.executable, "-m", "venv", str(_OF_ITS_OWN))
        _call(str(_OF_ITS_OWN / "bin" / "python"), "-m", "pip", "install", "-q", _RUST_DOCXTPL)


def machine() -> str:
    """Return the processor and the versions that numbers depend on."""
    cpu = next((line for line in _lines("/proc/cpuinfo") if line.startswith("model name")), ": ?").split(": ")[1]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S607
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{cpu.strip()}, {os.cpu_count()} CPU, Python {python}, Node {node.strip().lstrip('v')}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).exists() else []


def _call(*command: str) -> None:
    subprocess.run(command, cwd=CACHE, check=True)  # noqa: S603
