"""Patterns that are compiled when first used do what compiled ones do."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

import danvan_reports
from danvan_reports.patterns import _METHODS, _LazyPattern, lazy_pattern

ROOT = Path(danvan_reports.__file__).parent
MODULES = [
    "danvan_reports." + ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted(ROOT.rglob("*.py"))
    if "lazy_pattern(" in path.read_text("utf-8")
]


@pytest.mark.parametrize("module", MODULES)
def test_lazy_pattern__every_one_of_the_program__is_a_pattern(module: str) -> None:
    for each in vars(importlib.import_module(module)).values():
        if isinstance(each, _LazyPattern):
            assert re.compile(each.pattern, each.flags)


@pytest.mark.parametrize("method", sorted({*_METHODS} - {"groupindex", "sub", "subn"}))
def test_lazy_pattern__first_used_by_any_method__as_the_compiled_one(method: str) -> None:
    for _ in range(2):
        ours = getattr(lazy_pattern("(?P<a>b)", re.IGNORECASE), method)("xB b")
        assert _shown(ours) == _shown(getattr(re.compile("(?P<a>b)", re.IGNORECASE), method)("xB b"))


def test_lazy_pattern__substituting__as_the_compiled_one() -> None:
    assert lazy_pattern("b").sub("c", "abb") == "acc"
    assert lazy_pattern("b").subn("c", "abb") == ("acc", 2)
    assert lazy_pattern("(?P<a>b)").groupindex == {"a": 1}
    assert (lazy_pattern("b", re.ASCII).pattern, lazy_pattern("b", re.ASCII).flags) == ("b", re.ASCII)


def test_lazy_pattern__not_used__is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags: compiled.append(text) or real(text, flags))
    once = lazy_pattern("never seen")
    assert compiled == []
    assert [once.search("never seen") is None, once.search("") is None] == [False, True]
    assert compiled == ["never seen"]


def test_lazy_pattern__what_a_pattern_does_not_have__is_not_there() -> None:
    assert not hasattr(lazy_pattern("a"), "unknown")


def _shown(found: Any) -> Any:
    if isinstance(found, re.Match):
        return found.group(), found.span()
    return [_shown(each) for each in found] if hasattr(found, "__next__") else found
