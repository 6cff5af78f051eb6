"""The fuzzers within the budget of the continuous integration: nothing breaks, and what is planted is found."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger import record

from .fuzzing import KINDS, case_of, fuzz
from .planted import BUGS

ROOT = Path(__file__).parent.parent.parent
BUDGET = 3_000
"""Cases of all kinds together: half a minute."""
SEED = "ci"


def test_fuzz__nothing_breaks_and_most_cases_get_past_parsing() -> None:
    command = [sys.executable, "-m", "tests.hostile.fuzz", "--cases", str(BUDGET), "--seed", SEED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = re.findall(r"^(\w+): (\d+) cases, (\d+) past parsing .* (\d+) failures$", done.stdout, re.MULTILINE)
    assert [kind for kind, *_ in told] == list(KINDS), done.stderr
    assert {kind: failures for kind, _, _, failures in told} == dict.fromkeys(KINDS, "0"), done.stdout
    assert [kind for kind, cases, past, _ in told if 2 * int(past) < int(cases)] == []
    assert done.returncode == 0


@pytest.mark.promise
@pytest.mark.parametrize("bug", BUGS)
def test_fuzz__finds_a_planted_bug(bug: str) -> None:
    kind, planted, shows_as = BUGS[bug]
    with planted():
        tally = fuzz(kind, BUDGET, SEED, until_failure=True)
    found = {failure.what.split(":")[0] for failure in tally.failures}
    record("fuzz-planted", tried=tally.cases, faults=1, failures=int(not found))
    assert (bool(found), found - shows_as) == (True, set())


@pytest.mark.parametrize("kind", KINDS)
def test_case__same_seed_and_number_same_case(kind: str) -> None:
    assert [case_of(kind, "a", number) for number in range(9)] == [case_of(kind, "a", number) for number in range(9)]


@pytest.mark.parametrize("kind", KINDS)
def test_any_choice_of_the_grammar__is_read_or_refused(kind: str) -> None:
    """The same grammar, with Hypothesis choosing: what it finds, it makes small."""
    module = KINDS[kind][0]

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False))
    def holds(random: Random) -> None:
        module.run(module.make(random))

    holds()
