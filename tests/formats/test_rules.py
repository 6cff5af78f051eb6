"""Every rule finds its fault, nothing else does, and sound documents have none: cases are data in ``cases``."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from danvan_reports.diagnostics import Severity
from danvan_reports.formats.checker import check_document, is_meant_for
from danvan_reports.formats.profiles import PROFILE_IDS, load_profile
from danvan_reports.formats.rules import all_rules
from danvan_reports.formats.wording import clauses, requirement
from tests.formats.specimen import FOLDER as SPECIMENS
from tests.formats.specimen import changed, load_specimen
from tests.formats.with_python_docx import write_with_python_docx
from tests.formats.writing import DIRECT, WAYS, Way, write

if TYPE_CHECKING:
    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.formats.checker import CheckResult

CASES = Path(__file__).parent / "cases"
TRACKED = "VB904"
"""One way of writing tracks its changes, which is a finding of its own."""


@dataclass(frozen=True)
class FailCase:
    """A sound document with one change, and what is found then. ``also`` may be found besides."""

    code: str
    like: str
    changes: list[dict[str, Any]]
    finds: dict[str, str]
    severity: str = "error"
    also: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=lambda: list(WAYS))
    not_ways: list[str] = field(default_factory=list)

    def all_ways(self) -> list[Way]:
        """The ways of writing that can express the fault."""
        return [WAYS[name] for name in self.ways if name not in self.not_ways]

    @property
    def name(self) -> str:
        return f"{self.code}-{self.like}-{'-'.join(self.finds.values())[:40]}"


@dataclass(frozen=True)
class PassCase:
    """A sound document, with changes that keep it sound."""

    code: str
    like: str
    changes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.code}-{self.like}{'-changed' if self.changes else ''}"


def _load() -> tuple[list[PassCase], list[FailCase]]:
    passes: list[PassCase] = []
    fails: list[FailCase] = []
    for path in sorted(CASES.glob("*.yaml")):
        node = yaml.safe_load(path.read_text("utf-8"))
        passes += [
            PassCase(path.stem, **(case if isinstance(case, dict) else {"like": case})) for case in node["passes"]
        ]
        fails += [FailCase(path.stem, **case) for case in node["fails"]]
    return passes, fails


PASSES, FAILS = _load()


def _check(specimen_name: str, changes: list[dict[str, Any]], way: Way) -> CheckResult:
    specimen = changed(load_specimen(specimen_name), changes)
    return check_document(write(specimen, way), load_profile(specimen.profile))


def _codes(result: CheckResult, way: Way) -> set[str]:
    codes = {diagnostic.code for diagnostic in result.diagnostics}
    return codes - {TRACKED} if way.runs == "tracked" else codes


def test_every_rule_has_a_passing_and_a_failing_case() -> None:
    rules = set(all_rules())
    assert {case.code for case in PASSES} == rules
    assert {case.code for case in FAILS} == rules


@pytest.mark.parametrize("code", all_rules())
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rule_says_what_is_required_and_why(code: str, language: str) -> None:
    rule = all_rules()[code]
    words = rule.words[language]
    profiles = [load_profile(profile) for profile in rule.profiles or PROFILE_IDS]
    meant = [profile for profile in profiles if is_meant_for(rule, profile)]
    assert meant
    assert all(clauses(rule, profile) for profile in meant)
    assert all("{" not in requirement(rule, profile, language) for profile in meant)
    assert all(requirement(rule, profile, language).endswith(".") for profile in meant)
    assert words.why.endswith(".")
    assert words.message
    assert words.fix


@pytest.mark.parametrize("way", WAYS.values(), ids=lambda way: way.name)
@pytest.mark.parametrize("specimen", sorted(path.stem for path in SPECIMENS.glob("*.yaml")))
def test_sound_documents_have_no_finding(specimen: str, way: Way) -> None:
    result = _check(specimen, [], way)
    assert _codes(result, way) == set()


@pytest.mark.parametrize("case", PASSES, ids=lambda case: case.name)
def test_a_rule_is_applied_to_its_passing_case__and_finds_nothing(case: PassCase) -> None:
    result = _check(case.like, case.changes, DIRECT)
    assert case.code in result.applied
    assert _codes(result, DIRECT) == set()


def _found(case: FailCase, result: CheckResult) -> Diagnostic:
    return next(diagnostic for diagnostic in result.diagnostics if diagnostic.code == case.code)


@pytest.mark.parametrize("case", FAILS, ids=lambda case: case.name)
def test_a_rule_finds_its_fault__and_no_other_rule_does(case: FailCase) -> None:
    way = case.all_ways()[0]
    result = _check(case.like, case.changes, way)
    codes = _codes(result, way) | ({TRACKED} if case.code == TRACKED else set())
    assert {case.code} <= codes <= {case.code, *case.also}
    diagnostic = _found(case, result)
    assert diagnostic.severity is Severity(case.severity)
    parameters = {key: value for key, value in diagnostic.parameters.items() if key in case.finds}
    assert parameters == case.finds


WRITTEN = [(case, way) for case in FAILS for way in case.all_ways()]


@pytest.mark.slow
@pytest.mark.parametrize(("case", "way"), WRITTEN, ids=lambda value: value.name)
def test_a_rule_finds_its_fault__however_the_document_was_written(case: FailCase, way: Way) -> None:
    result = _check(case.like, case.changes, way)
    codes = _codes(result, way) | ({TRACKED} if case.code == TRACKED else set())
    assert {case.code} <= codes <= {case.code, *case.also}


PYTHON_DOCX = [
    case for case in FAILS if "direct" in [way.name for way in case.all_ways()] and case.code not in {"VB903", "VB911"}
]


@pytest.mark.slow
@pytest.mark.parametrize("case", PYTHON_DOCX, ids=lambda case: case.name)
def test_a_rule_finds_its_fault__in_a_document_of_python_docx(case: FailCase) -> None:
    specimen = changed(load_specimen(case.like), case.changes)
    result = check_document(write_with_python_docx(specimen), load_profile(specimen.profile))
    codes = {diagnostic.code for diagnostic in result.diagnostics}
    assert {case.code} <= codes <= {case.code, *case.also}


PROFILES = {"-party-2018-": "party-2018", "-party-2026-": "party-2026", "-state-": "state-nd30"}
FEWEST_RULES = 60
SOUND = sorted((Path(__file__).parent / "sound").glob("*.docx"))


def test_there_are_twenty_sound_documents_of_four_producers() -> None:
    producers = {path.name.split("-party-")[0].split("-state-")[0] for path in SOUND}
    assert (len(SOUND), producers) == (20, {"libreoffice", "pandoc", "python-docx", "xml"})


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_document_of_another_program_has_no_finding(path: Path) -> None:
    result = check_document(path.read_bytes())
    assert result.profile_id == next(profile for mark, profile in PROFILES.items() if mark in path.name)
    assert len(result.applied) >= FEWEST_RULES
    assert {diagnostic.code for diagnostic in result.diagnostics} - {TRACKED} == set()
