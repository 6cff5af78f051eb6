"""Read the rules of format: what each asks, of which components, by which kind of check, and in which words.

The rules stand in ``data/rules``, one file per family. A number never stands in a rule when it stands in
the format profile: there the rule names the place (``basis``), and severity and clause come from there too.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from danvan_reports.diagnostics import Severity
from danvan_reports.records import dataclass, field
from danvan_reports.resources import load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILIES = (
    "page", "letterhead", "marks", "number", "title", "text", "signature", "annex", "wording", "hygiene",
)  # fmt: skip
"""The files of ``data/rules``, in the order of a document."""

_ENGLISH = "en"
_WORDS = ("requirement", "message", "fix", "why")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a rule in one language. ``message`` and ``fix`` are by aspect: what may be wrong differs."""

    requirement: str = ""
    message: Mapping[str, str] = field(default_factory=dict)
    fix: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the official format (its shape is explained in ``data/rules/README.md``).

    ``code`` is stable for ever; ``name`` names the fault. ``applies_to`` are components: without any of
    them the rule is skipped. ``basis`` is the node of the profile that states the fact (``page.margins``);
    without one it is the component itself. ``severity`` is a ceiling: a fact that is not certain is never
    an error. ``clause`` replaces the profile's, by profile or for all (key "").
    """

    code: str
    name: str
    severity: Severity
    kind: str
    applies_to: tuple[str, ...]
    basis: str | None
    params: Mapping[str, Any]
    profiles: tuple[str, ...]
    clause: Mapping[str, str]
    words: Mapping[str, Words]


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by code, in the order of the files.

    Raises:
        ValueError: two rules have one code, or a rule has a key that means nothing.
    """
    defaults = _load("kinds")
    rules: dict[str, Rule] = {}
    for family in FAMILIES:
        for node in _load(family):
            rule = _rule(node, defaults.get(node["kind"], {}))
            if rule.code in rules:
                raise ValueError(f"{family}: {rule.code} is there already")
            rules[rule.code] = rule
    return MappingProxyType(rules)


def find_rule(code: str) -> Rule:
    """Return the rule with this code, in whatever case it is typed.

    Raises:
        KeyError: there is none.
    """
    return all_rules()[code.upper()]


def _load(name: str) -> Any:
    return load_yaml("rules", f"{name}.yaml")


def _rule(node: dict[str, Any], defaults: dict[str, Any]) -> Rule:
    node = dict(node)
    vietnamese = {key: node.pop(key) for key in _WORDS if key in node}
    english = node.pop(_ENGLISH, {})
    clause = node.pop("clause", {})
    rule = Rule(
        code=node.pop("code"),
        name=node.pop("name"),
        severity=Severity(node.pop("severity")),
        kind=node.pop("kind"),
        applies_to=tuple(node.pop("applies_to", ())),
        basis=node.pop("basis", None),
        params=node.pop("params", {}),
        profiles=tuple(node.pop("profiles", ())),
        clause={"": clause} if isinstance(clause, str) else clause,
        words={"vi": _words(vietnamese, defaults), _ENGLISH: _words(english, defaults.get(_ENGLISH, {}))},
    )
    if node:
        raise ValueError(f"{rule.code}: unknown {sorted(node)}")
    return rule


def _words(own: dict[str, Any], defaults: dict[str, Any]) -> Words:
    """Return the words of a rule: its own, and where it has none those of its kind."""
    return Words(
        requirement=own.get("requirement") or defaults.get("requirement", ""),
        message={**_by_aspect(defaults.get("message", {})), **_by_aspect(own.get("message", {}))},
        fix={**_by_aspect(defaults.get("fix", {})), **_by_aspect(own.get("fix", {}))},
        why=own.get("why", ""),
    )


def _by_aspect(words: str | dict[str, str]) -> dict[str, str]:
    return {"": words} if isinstance(words, str) else words
