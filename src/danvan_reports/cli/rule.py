"""``make-report rule CODE``: what a rule asks, by which clause, why, and how to mend what breaks it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from danvan_reports.cli.parser import Parser
from danvan_reports.errors import ExitCode, UsageError
from danvan_reports.messages import find_message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.rules import Rule

_FIELD = re.compile(r"\{\w+\}")


def run(arguments: Sequence[str], language: str) -> int:
    """Print what is known of a code and return the exit code."""
    from danvan_reports.formats.rules import all_rules

    parser = Parser(language, prog="make-report rule")
    parser.description = parser.words("cli.rule.description")
    parser.add_argument("code", metavar="CODE", help=parser.words("cli.rule.code"))
    options = parser.parse_args(arguments)
    code = options.code.upper()
    rule = all_rules().get(code)
    if rule:
        lines = _rule_lines(rule, options.lang)
    else:
        text = find_message(code, options.lang)
        if text is None:
            raise UsageError("usage.unknown-rule", found=options.code)
        lines = [f"{code}: {_open(text)}", *_more_lines(code, options.lang)]
    sys.stdout.writelines(f"{line}\n" for line in lines if line)
    return ExitCode.DONE


def _rule_lines(rule: Rule, language: str) -> list[str]:
    """Return the rule with its requirement and clause in every profile that has it."""
    from danvan_reports.formats.profiles import PROFILE_IDS, load_profile
    from danvan_reports.formats.wording import clauses, requirement

    words = rule.words[language]
    severity = message(f"report.severity.{rule.severity.value}", language)
    lines = [f"{rule.code} ({rule.name}), {severity}"]
    for profile_id in rule.profiles or PROFILE_IDS:
        profile = load_profile(profile_id)
        if rule.applies_to and not any(name in profile.components for name in rule.applies_to):
            continue
        asked = requirement(rule, profile, language)
        clause = message("report.clause", language, clause=clauses(rule, profile))
        lines.append(f"  {profile_id}: {asked} ({clause})")
    lines += [f"  {message('report.why', language, why=words.why)}"] if words.why else []
    fixes = dict.fromkeys(_open(fix) for fix in words.fix.values())
    return [*lines, *(f"  {message('report.fix', language, fix=fix)}" for fix in fixes)]


def _more_lines(code: str, language: str) -> list[str]:
    """Return why a rule of data or figures is there, and how to mend what breaks it."""
    why, fix = find_message(f"{code}.why", language), find_message(f"{code}.fix", language)
    lines = [f"  {message('report.why', language, why=why)}"] if why else []
    return lines + ([f"  {message('report.fix', language, fix=_open(fix))}"] if fix else [])


def _open(text: str) -> str:
    """Show the places that a finding fills in."""
    return _FIELD.sub("…", text)
