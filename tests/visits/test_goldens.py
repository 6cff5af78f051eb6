"""The papers of the examples, whole. ``python -m tests.visits.papers`` writes what is kept anew."""

from __future__ import annotations

import pytest

from .papers import COMPLETE, GOLDENS, SEEDS, dump, example_outcome, example_papers


@pytest.mark.parametrize("example", [*SEEDS, COMPLETE])
def test_papers_of_an_example__are_as_kept(example: str) -> None:
    kept = {path.stem: path.read_text("utf-8") for path in (GOLDENS / example).glob("*.txt")}
    assert {name: dump(found) for name, found in example_papers(example).items()} == kept


def test_complete_example__whole_set_without_gap_and_finding() -> None:
    made = example_outcome(COMPLETE)
    assert [gap for report in made.reports for gap in report.gaps] == []
    assert [item.code for item in made.diagnostics] == []
    assert [report.kind for report in made.reports] == [
        "quyet-dinh-thanh-lap-doan",
        "ke-hoach-giam-sat",
        "de-cuong-bao-cao",
        "cong-van",
        "bien-ban-lam-viec",
        "bao-cao-ket-qua-giam-sat",
        "to-trinh",
        "ket-luan-giam-sat",
        "bao-cao-khac-phuc",
        "tin-bai",
    ]


def test_complete_example__conclusion_alone_has_no_finding() -> None:
    made = example_outcome(COMPLETE, "ket-luan-giam-sat")
    assert ([report.gaps for report in made.reports], made.diagnostics) == ([()], ())
