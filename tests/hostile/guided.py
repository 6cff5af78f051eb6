"""The same grammars, led by coverage: ``python -m tests.hostile.guided KIND [-runs=N] [CORPUS]`` (needs atheris).

Bytes that libFuzzer makes stand in for chance, so that it learns which choices lead to code not yet run. A failure ends
the run and is kept as ``crash-*``.
"""

from __future__ import annotations

import sys
from random import Random

import atheris

with atheris.instrument_imports(include=["danvan_reports"]):
    from .fuzzing import KINDS


class GuidedRandom(Random):
    """Chance out of given bytes; when they are used up, always the first choice."""

    def __init__(self, content: bytes) -> None:
        """Take the bytes to choose by."""
        self._given = atheris.FuzzedDataProvider(content)
        super().__init__(0)

    def random(self) -> float:
        """Return a number from 0 up to 1."""
        chosen: int = self._given.ConsumeIntInRange(0, 2**32 - 1)
        return chosen / 2**32

    def getrandbits(self, k: int) -> int:
        """Return a number of ``k`` bits."""
        chosen: int = self._given.ConsumeIntInRange(0, 2**k - 1)
        return chosen


def main() -> None:
    """Run cases until one fails or there are no more runs."""
    module = KINDS[sys.argv.pop(1)][0]

    def run(content: bytes) -> None:
        module.run(module.make(GuidedRandom(content)))

    atheris.Setup(sys.argv, run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
