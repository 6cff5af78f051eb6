"""The ledger of promises and the table that is made of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tests.ledger import record

ROOT = Path(__file__).parent.parent


def _promises():  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location("promises", ROOT / "tools" / "promises.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_record__adds_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = tmp_path / "ledger.jsonl"
    monkeypatch.setenv("LEDGER", str(ledger))
    record("names", 3, faults=2)
    record("names", 1, failures=1)
    assert ledger.read_text().splitlines() == [
        '{"promise": "names", "tried": 3, "faults": 2, "failures": 0}',
        '{"promise": "names", "tried": 1, "faults": 0, "failures": 1}',
    ]


def test_record__no_ledger_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)
    record("names", 1)
    assert list(tmp_path.iterdir()) == []


def test_table__sums_in_the_order_of_the_promises() -> None:
    promises = _promises()
    entries = [
        {"promise": "names", "tried": 1000, "faults": 0, "failures": 0},
        {"promise": "write-whole", "tried": 2, "faults": 2, "failures": 0},
        {"promise": "names", "tried": 500, "faults": 3, "failures": 1},
    ]
    lines = promises.table_of(promises.add_up(entries), 1).splitlines()
    assert lines[-2:] == [
        f"| {promises.PROMISES['write-whole']} | 2 | 2 | 0 |",
        f"| {promises.PROMISES['names']} | 1.500 | 3 | 1 |",
    ]


def test_table__unknown_promise_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        _promises().add_up([{"promise": "no such", "tried": 1, "faults": 0, "failures": 0}])
