"""The papers of the seed examples, whole. ``python -m tests.visits.papers`` writes what is kept anew."""

from __future__ import annotations

import pytest

from .papers import GOLDENS, SEEDS, dump, example_papers


@pytest.mark.parametrize("example", SEEDS)
def test_papers_of_a_seed__are_as_kept(example: str) -> None:
    kept = {path.stem: path.read_text("utf-8") for path in (GOLDENS / example).glob("*.txt")}
    assert {name: dump(found) for name, found in example_papers(example).items()} == kept
