"""A file with too much of anything: what is told of it stays short."""

from __future__ import annotations

import pytest

from danvan_reports.sources import composing, yaml_source
from danvan_reports.sources.yaml_source import parse_yaml


def _codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in parse_yaml(text).diagnostics]


def test_more_faults_than_are_told__end_with_a_fault_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "MAX_FAULTS", 3)
    assert _codes("a: \u200bb\nb: \u200bc\n") == ["DL008", "DL008"]
    assert _codes("a: \u200bb\nb: \u200bc\nc: \u200bd\nd: \u200be\n") == ["DL008", "DL008", "DL008", "DL046"]
    assert parse_yaml("a: \u200bb\nb: \u200bc\nc: \u200bd\nd: \u200be\n").root is None


def test_more_values_than_may_be__are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "MAX_VALUES", 4)
    assert _codes("a: b\nc: d\n") == []
    assert _codes("a: b\nc: d\ne: f\n") == ["DL047"]
