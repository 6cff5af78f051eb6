"""Every review rule on an input that breaks it and one that does not, found by folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_reports.messages import LANGUAGES, find_message
from danvan_reports.model.validation import validate
from danvan_reports.office import Office
from danvan_reports.planning import ALL, Order, plan_papers
from danvan_reports.review.engine import Subject
from danvan_reports.review.review import UNUSED_SILENCING, review_facts, silence
from danvan_reports.review.rules import ALL_RULES
from danvan_reports.sources.yaml_source import read_yaml

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def _inputs(outcome: str) -> list[Path]:
    """Return the inputs ``fail.yaml``, ``fail_*.yaml`` (or ``pass``) of every rule."""
    return [path for folder in CASES for path in sorted(folder.glob(f"{outcome}*.yaml"))]


def _case_name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def _codes(path: Path) -> set[str]:
    """Return the codes that the review of an input gives, the last period's input beside it where there is one."""
    previous = path.with_name("previous.yaml")
    validation = validate(read_yaml(path))
    assert validation.facts is not None, validation.diagnostics
    before = validate(read_yaml(previous)).facts if previous.exists() else None
    kinds = tuple(validation.facts.documents) or (ALL,)
    plan = plan_papers(validation.facts, Office(), Order(kinds, profile="party-2026"))
    subject = Subject(validation.facts, plan.by_kind, plan.issuers, before)
    found = silence(review_facts(subject, validation.places), validation.facts.suppressions, validation.places)
    assert all(item.location for item in found)
    return {item.code for item in found}


def test_every_rule_has_its_cases() -> None:
    assert {path.name for path in CASES} == {*ALL_RULES, UNUSED_SILENCING}


def test_every_rule_has_an_input_that_breaks_it_and_one_that_does_not() -> None:
    assert [path for path in CASES if not (path / "fail.yaml").exists() or not (path / "pass.yaml").exists()] == []


@pytest.mark.parametrize("path", _inputs("fail"), ids=_case_name)
def test_exactly_this_rule_fires(path: Path) -> None:
    assert _codes(path) == {path.parent.name}


@pytest.mark.parametrize("path", _inputs("pass"), ids=_case_name)
def test_sound_input_is_not_flagged(path: Path) -> None:
    assert _codes(path) == set()


@pytest.mark.parametrize("code", [*ALL_RULES, UNUSED_SILENCING])
def test_every_rule_has_its_words(code: str) -> None:
    for language in LANGUAGES:
        assert all(find_message(f"{code}{suffix}", language) for suffix in ("", ".fix", ".why"))
