"""Pin every package of the development environment: ``python tools/lock.py`` writes tools/dev-lock.txt.

The pins hold for every platform and every Python that is supported, so they name versions, not files. What a user
installs is not pinned: the lower bounds of pyproject.toml are, by tests that run with exactly those (``make lowest``).
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "tools" / "dev-lock.txt"
HEAD = "# Written by `make lock`: the versions that development and the continuous integration use.\n"


def main() -> None:
    """Resolve anew, with the newest versions there are, and write the pins."""
    wanted = ["--editable", ".[all]", "--group", "dev"]
    command = [sys.executable, "-m", "pip", "lock", "--quiet", *wanted, "--output", "-"]
    resolved = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout
    packages = tomllib.loads(resolved)["packages"]
    pins = sorted(f"{package['name']}=={package['version']}" for package in packages if "version" in package)
    LOCK.write_text(HEAD + "".join(f"{pin}\n" for pin in pins), encoding="utf-8")


if __name__ == "__main__":
    main()
