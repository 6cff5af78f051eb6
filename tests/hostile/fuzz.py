"""Fuzz the four kinds of input: ``python -m tests.hostile.fuzz --cases N [--seed S] [--kind KIND] [--keep DIR]``.

Says for each kind how many cases there were, how many got past parsing, and every failure with its number; the
same seed and number make the same case. The exit code is 1 when anything broke.
"""

from __future__ import annotations

import argparse
import faulthandler
import resource
import sys
from pathlib import Path

from tests.ledger import record

from .fuzzing import KINDS, Failure, Tally, fuzz
from .mutation import MiB

_STUCK = 3600
"""Seconds after which a case that not even the timer could stop ends the run with a trace."""


def main() -> int:
    """Run the cases, say what they gave, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=4_000, help="cases of all kinds together")
    parser.add_argument("--seed", default="0", help="any text")
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="only these kinds")
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that failed")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (4096 * MiB, 4096 * MiB))
    faulthandler.dump_traceback_later(_STUCK, exit=True)
    kinds = options.kind or list(KINDS)
    shares = sum(KINDS[kind][1] for kind in kinds)
    broken = 0
    for kind in kinds:
        module, share = KINDS[kind]
        tally = fuzz(kind, round(options.cases * share / shares), options.seed)
        record(module.PROMISE, tally.cases, faults=tally.faults, failures=len(tally.failures))
        _say(kind, tally)
        _keep(tally.failures, options.keep)
        broken += len(tally.failures)
    return int(broken > 0)


def _say(kind: str, tally: Tally) -> None:
    percent = 100 * tally.past // max(tally.cases, 1)
    sys.stdout.write(
        f"{kind}: {tally.cases} cases, {tally.past} past parsing ({percent}%), {tally.faults} faults put in, "
        f"{len(tally.failures)} failures\n"
    )
    sys.stdout.flush()
    alike: dict[str, list[Failure]] = {}
    for failure in tally.failures:
        alike.setdefault(failure.where, []).append(failure)
    for failures in alike.values():
        first = failures[0]
        first_case = f"first in case {first.number} of seed {first.seed}"
        sys.stdout.write(f"  {len(failures)} x {first.what}, {first_case}\n{first.trace}\n")


def _keep(failures: list[Failure], folder: Path | None) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for failure in failures:
        (folder / f"{failure.kind}-{failure.number}-{failure.case.name}").write_bytes(failure.case.content)


if __name__ == "__main__":
    sys.exit(main())
