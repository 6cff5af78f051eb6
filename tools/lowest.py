"""Print the lowest versions that pyproject.toml allows of what the program itself needs, one ``name==version`` a line.

``make lowest`` installs exactly those and runs the tests that use them.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[\w,]+\])?>=([\w.]+)")


def lowest_versions() -> list[str]:
    """Return the pins; a requirement without a lower bound is a mistake."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    requirements = [*project["dependencies"], *(each for extra in extras if extra != "all" for each in extras[extra])]
    pins = []
    for requirement in requirements:
        found = REQUIREMENT.match(requirement)
        if found is None:
            raise SystemExit(f"no lower bound: {requirement}")
        pins.append(f"{found[1]}=={found[2]}")
    return pins


if __name__ == "__main__":
    print("\n".join(lowest_versions()))
