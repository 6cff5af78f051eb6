"""Rules and findings in the reader's words; only reporters and the command line ask for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from danvan_reports.formats.findings import range_text
from danvan_reports.formats.profile_components import Component, Range
from danvan_reports.formats.rules import find_rule
from danvan_reports.messages import find_message, message
from danvan_reports.records import dataclass, fields, is_dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.formats.checker import Skipped
    from danvan_reports.formats.mending import Change
    from danvan_reports.formats.profile_types import Profile
    from danvan_reports.formats.rules import Rule

_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_MEASURE = re.compile(r"(?:≥ )?[\d.]+(?:[–×  ]+[\d.]+)*")
_MOST_EXAMPLES = 3
_LOOKS = ("case", "size_pt", "italic", "bold", "underline")
_PLAIN_TYPES = (str, int, float)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding in words: what was found, how to mend it, what is required, and why."""

    message: str
    fix: str
    requirement: str
    why: str


def explain(diagnostic: Diagnostic, language: str, profile: Profile | None = None) -> Explanation:
    """Return the words for a finding of format.

    With a profile the requirement's numbers are filled in; without one it is left out.

    Raises:
        KeyError: the code is no rule of format.
    """
    rule = find_rule(diagnostic.code)
    words = rule.words[language]
    aspect = diagnostic.parameters.get("aspect", "")
    component = diagnostic.parameters.get("component", "")
    parameters = _parameters(diagnostic.parameters, language)
    return Explanation(
        message=_sentence(_by_aspect(words.message, aspect), parameters),
        fix=_sentence(_by_aspect(words.fix, aspect), parameters),
        requirement=requirement(rule, profile, language, component) if profile is not None else "",
        why=words.why,
    )


def _sentence(text: str, parameters: dict[str, str]) -> str:
    filled = text.format_map(parameters)
    return filled[:1].upper() + filled[1:]


def _parameters(found: Mapping[str, str], language: str) -> dict[str, str]:
    parameters = {"found": "", "expected": "", "component": "", **found}
    for key in ("found", "expected"):
        if _MEASURE.fullmatch(parameters[key]):
            parameters[key] = localised(parameters[key], language)
    for key in ("component", "expected"):
        parameters[key] = find_message(f"component.{parameters[key]}", language) or parameters[key]
    return parameters


def component_name(component: str, language: str) -> str:
    """Return the name of a component for a reader."""
    return find_message(f"component.{component}", language) or component


def localised(number: str, language: str) -> str:
    """Return a measure with the decimal mark of the language, "≥ 6" in words."""
    text = _DECIMAL_POINT.sub(",", number) if language == "vi" else number
    return text.replace("≥", message("format.at-least", language))


def change_text(change: Change, language: str) -> str:
    """Return one thing that was mended: the rule, the place, what was found and what was done."""
    words = find_rule(change.code).words[language]
    found = {"component": change.component, "found": change.found, "expected": change.expected}
    parameters = _parameters(found, language)
    sentences = [_sentence(_by_aspect(texts, change.aspect), parameters) for texts in (words.message, words.fix)]
    place = message("mend.place", language, number=str(change.paragraph)) if change.paragraph is not None else ""
    return f"{change.code}{place}: {' → '.join(sentences)}"


def _by_aspect(texts: Mapping[str, str], aspect: str) -> str:
    return texts.get(aspect, texts.get("", ""))


def skip_reason(skipped: Skipped, language: str) -> str:
    """Return why a rule was not applied."""
    component = component_name(skipped.component, language) if skipped.component else ""
    return message(f"format.skip.{skipped.reason}", language, component=component)


def clauses(rule: Rule, profile: Profile) -> str:
    """Return the clause that a rule rests on in a profile."""
    from danvan_reports.formats.checker import source_of

    return rule.clause.get(profile.id) or rule.clause.get("") or source_of(rule, profile).clause


def requirement(rule: Rule, profile: Profile, language: str, component: str = "") -> str:
    """Return what the document shall be, with the numbers of the profile; of one ``component`` where it is given."""
    text = rule.words[language].requirement
    asked = (component,) if component in rule.applies_to else rule.applies_to
    names = [name for name in asked if name in profile.components]
    subjects = names if "{component}" in text else names[:1]
    if not subjects:
        return _sentence(text, _facts(rule, profile, None, language))
    return " ".join(_sentence(text, _facts(rule, profile, profile.components[name], language)) for name in subjects)


class _Facts(dict[str, str]):
    """Facts of a profile by name; what it does not state reads as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def _facts(rule: Rule, profile: Profile, component: Component | None, language: str) -> dict[str, str]:
    node: Any = profile
    for step in (rule.basis or "").split("."):
        node = getattr(node, step) if step else node
    facts = _Facts(_described(node, language) if rule.basis else {})
    facts.update({key: str(value) for key, value in rule.params.items() if isinstance(value, _PLAIN_TYPES)})
    if component is not None:
        facts.update(_described(component, language))
        facts["component"] = component_name(component.id, language)
        facts["style"] = style_text(component, language, rule.params.get("properties"))
        facts["item_marks"] = _item_marks(component, language)
        facts["rule_length"] = _rule_length(component, language)
        if component.text is None and component.text_by_kind:
            facts["text"] = " / ".join(dict.fromkeys(component.text_by_kind.values()))
    facts["page_number_style"] = style_text(profile.components["page_number"], language)
    edge = profile.page.number.from_top_edge_mm
    facts["edge"] = message("format.edge", language, mm=f"{edge:g}") if edge is not None else ""
    spacing = profile.body.line_spacing
    shown = localised(range_text(spacing.range), language)
    facts["line_spacing"] = message(f"format.spacing.{spacing.rule}", language, range=shown)
    if rule.basis == "annex":
        facts["numbering"] = message(f"format.numbering.{profile.annex.numbering}", language)
    return facts


def _described(node: object, language: str) -> dict[str, str]:
    """Return the fields of a node of the profile as text."""
    if not is_dataclass(node):
        return {}
    described = {}
    for item in fields(node):
        value = getattr(node, item.name)
        if isinstance(value, Range):
            described[item.name] = localised(range_text(value), language)
        elif isinstance(value, bool) or value is None:
            continue
        elif isinstance(value, (int, float)):
            described[item.name] = localised(f"{value:g}", language)
        elif isinstance(value, str):
            described[item.name] = value
        elif isinstance(value, tuple) and all(isinstance(entry, str) for entry in value):
            described[item.name] = ", ".join(value[:_MOST_EXAMPLES] if item.name == "examples" else value)
        elif item.name in {"prefixes", "minutes"}:
            described[item.name] = ", ".join(value.values())
    return described


def style_text(component: Component, language: str, properties: Iterable[str] | None = None) -> str:
    """Return the look of a component in words: "chữ in hoa, cỡ 15–16, đứng, đậm"; of some ``properties`` or of all."""
    asked = set(_LOOKS if properties is None else properties) - component.open
    looks = []
    if component.case is not None and "case" in asked:
        looks.append(message(f"format.style.{component.case}", language))
    if "size_pt" in asked:
        size = localised(range_text(component.size_pt), language)
        looks.append(message("format.style.size", language, size=size))
    for key in ("italic", "bold", "underline"):
        shown = getattr(component, key)
        if shown is not None and key in asked and (shown or key != "underline"):
            looks.append(message(f"format.style.{key if shown else f'not_{key}'}", language))
    return ", ".join(looks)


def _item_marks(component: Component, language: str) -> str:
    marks = []
    if component.item_prefix is not None:
        key = "prefix" if component.item_prefix.strip() else "no_prefix"
        marks.append(message(f"format.items.{key}", language, mark=component.item_prefix.strip()))
    if component.item_end:
        marks.append(message("format.items.end", language, mark=component.item_end))
    if component.last_end:
        marks.append(message("format.items.last", language, mark=component.last_end))
    return ", ".join(marks)


def _rule_length(component: Component, language: str) -> str:
    if component.rule_below is None:
        return ""
    return message(f"format.rule.{component.rule_below.length}", language)
