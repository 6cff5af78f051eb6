"""What the regulations state is checked, or it is said why not; the page of rules is fresh."""

from __future__ import annotations

from pathlib import Path

from danvan_reports.formats.catalogue import facts_covered, rules_page
from danvan_reports.formats.checker import is_meant_for
from danvan_reports.formats.profiles import load_profile
from danvan_reports.formats.rules import all_rules

PAGE = Path(__file__).parents[2] / "docs" / "quy-tac.md"
PROFILES = {"HD05": "party-2026", "NĐ30": "state-nd30"}
OWN = "VB9"
"""The rules of the program itself, which no regulation of format asks for."""


def test_every_stated_fact__has_rules_or_a_reason() -> None:
    rows = facts_covered()
    assert {row["text"] for row in rows} == set(PROFILES)
    assert [row for row in rows if ("rules" in row) is ("why" in row)] == []
    assert [row for row in rows if not row.get("rules", row.get("why"))] == []


def test_the_rules_of_a_fact__judge_documents_of_its_regulation() -> None:
    rules = all_rules()
    strangers = [
        (row["text"], code)
        for row in facts_covered()
        for code in row.get("rules", ())
        if not is_meant_for(rules[code], load_profile(PROFILES[row["text"]]))
    ]
    assert strangers == []


def test_every_rule__stands_for_a_stated_fact_of_each_regulation_it_judges_by() -> None:
    covered = {(row["text"], code) for row in facts_covered() for code in row.get("rules", ())}
    missing = [
        (text, rule.code)
        for text, profile in PROFILES.items()
        for rule in all_rules().values()
        if not rule.code.startswith(OWN) and is_meant_for(rule, load_profile(profile))
        if (text, rule.code) not in covered
    ]
    assert missing == []


def test_the_page_of_rules_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == rules_page(), "write it again: see the head of docs/quy-tac.md"
