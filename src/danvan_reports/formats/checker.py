"""The way in: the bytes of any ``.docx``, held against a format profile."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, Location, Severity
from danvan_reports.errors import InputError
from danvan_reports.formats.checks.registry import KINDS
from danvan_reports.formats.components.recognition import compose
from danvan_reports.formats.detection import Detection, detect_profile
from danvan_reports.formats.findings import ABSENT, Finding, Skip, Subject
from danvan_reports.formats.profile_components import Confidence, Source
from danvan_reports.formats.profiles import load_profile
from danvan_reports.formats.rules import all_rules
from danvan_reports.opc import read_package
from danvan_reports.records import dataclass
from danvan_reports.secrecy import refuse_secret_package

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from danvan_reports.formats.facts.model import DocumentFacts, Paragraph
    from danvan_reports.formats.profile_types import Profile
    from danvan_reports.formats.rules import Rule

_EXCERPT_LENGTH = 60
_UNSTATED = Source(Confidence.TEXT)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that was not applied, and why: ``reason`` is a key of the catalogue after ``format.skip.``."""

    code: str
    reason: str
    component: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What the check of one document gave; ``applied`` are the codes of the rules it was held against.

    ``profile_id`` is None when no profile covers the document (``detection`` says why); then only the
    hygiene of the file was checked.
    """

    profile_id: str | None
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...]
    applied: tuple[str, ...] = ()
    detection: Detection | None = None


def read_document(content: bytes, name: str = "") -> DocumentFacts:
    """Return the facts of a document.

    Raises:
        PackageError: it is no package, or a dangerous one (see :mod:`danvan_reports.opc`).
        InputError: the package holds no Word document, its XML is damaged, or it bears a state-secret mark.
    """
    from danvan_reports.formats.facts.reading import facts_of

    parts = read_package(content, name)
    refuse_secret_package(parts, name)
    with reading(name):
        return facts_of(parts)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Tell what cannot be read in a document as a fault of the file ``name``."""
    from xml.etree.ElementTree import ParseError

    try:
        yield
    except KeyError as error:
        raise InputError("document.no-text", file=name) from error
    # Deeper nesting than any document has ends in RecursionError.
    except (ParseError, RecursionError) as error:
        raise InputError("document.damaged", file=name) from error


def check_document(content: bytes, profile: Profile | None = None, name: str = "") -> CheckResult:
    """Hold a document against a format profile and return every fault.

    Args:
        content: the bytes of a ``.docx``, made by whatever program.
        profile: the profile to hold it against; None finds it from the document's own title and date.
        name: the file's name, for messages.

    Raises:
        PackageError, InputError: the file cannot be read at all.
    """
    facts = read_document(content, name)
    detection = None
    if profile is None:
        detection = detect_profile(facts)
        profile = detection.profile
    return check_facts(facts, profile, detection)


def check_facts(facts: DocumentFacts, profile: Profile | None, detection: Detection | None = None) -> CheckResult:
    """Apply every rule to facts already read."""
    # Components are found with the words of a profile even where none may judge the document.
    named = profile or load_profile("party-2026")
    subject = Subject(facts, compose(facts, named), named)
    diagnostics: list[Diagnostic] = []
    skipped: list[Skipped] = []
    applied: list[str] = []
    identity = profile.id if profile else None
    for rule in rules_meant_for(identity):
        outcome = apply_rule(rule, subject)
        if isinstance(outcome, Skip):
            skipped.append(Skipped(rule.code, outcome.reason, outcome.component))
        else:
            applied.append(rule.code)
            diagnostics += diagnostics_of(rule, outcome, named, facts.part)
    return CheckResult(identity, tuple(diagnostics), tuple(skipped), tuple(applied), detection)


@cache
def rules_meant_for(profile_id: str | None) -> tuple[Rule, ...]:
    """Return the rules that judge documents of a profile (None: of no profile), in their order."""
    profile = load_profile(profile_id) if profile_id is not None else None
    return tuple(rule for rule in all_rules().values() if is_meant_for(rule, profile))


def is_meant_for(rule: Rule, profile: Profile | None) -> bool:
    """Tell whether a rule judges documents of a profile: it states the fact and does not leave it open."""
    if profile is None:
        return not rule.applies_to and rule.basis is None
    if rule.profiles and profile.id not in rule.profiles:
        return False
    if rule.applies_to and not any(name in profile.components for name in rule.applies_to):
        return False
    return source_of(rule, profile).confidence is not Confidence.OPEN


def rule_findings(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Return the faults one rule finds; none when it is not meant for the profile or cannot be applied."""
    if not is_meant_for(rule, subject.profile):
        return []
    outcome = apply_rule(rule, subject)
    return [] if isinstance(outcome, Skip) else outcome


def apply_rule(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Return the faults a rule finds, or why it could not be applied."""
    if not has_what_it_needs(rule, subject.profile, subject.composition.components):
        return Skip(ABSENT, rule.applies_to[0])
    return KINDS[rule.kind].check(rule, subject)


def has_what_it_needs(rule: Rule, profile: Profile, found: Collection[str]) -> bool:
    """Tell whether a document with the components ``found`` has what a rule needs to be applied to it."""
    needed = rule.applies_to if KINDS[rule.kind].needs_component else ()
    return not needed or any(name in found and name in profile.components for name in needed)


def diagnostics_of(rule: Rule, findings: Iterable[Finding], profile: Profile, part: str) -> Iterable[Diagnostic]:
    """Return the faults as diagnostics, the same fault in many places as one with the others as related."""
    grouped: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.aspect, finding.component, finding.found, finding.expected, finding.severity)
        grouped.setdefault(key, []).append(finding)
    for group in grouped.values():
        first = group[0]
        source = first.source or source_of(rule, profile, first.component)
        severity = first.severity or _severity(rule, source)
        if source.confidence is Confidence.OPEN:
            continue
        yield Diagnostic(
            code=rule.code,
            severity=severity,
            parameters=_parameters(first, len(group)),
            location=_location(first.paragraph, part),
            related=tuple(_location(other.paragraph, part) for other in group[1:]),
            clause=rule.clause.get(profile.id) or rule.clause.get("") or source.clause or None,
        )


def _parameters(finding: Finding, count: int) -> dict[str, str]:
    parameters = {
        "aspect": finding.aspect,
        "component": finding.component,
        "found": finding.found,
        "expected": finding.expected,
        "count": str(count),
        "section": str(finding.paragraph.section + 1) if finding.paragraph is not None else "",
        **finding.more,
    }
    return {key: value for key, value in parameters.items() if value}


def source_of(rule: Rule, profile: Profile, component: str = "") -> Source:
    """Return how well the profile knows what a rule asks, and by which clause."""
    if rule.basis is not None:
        node: object = profile
        for step in rule.basis.split("."):
            node = getattr(node, step)
        source = getattr(node, "source", _UNSTATED)
        return source if isinstance(source, Source) else _UNSTATED
    names = (component, *rule.applies_to)
    return next((profile.components[name].source for name in names if name in profile.components), _UNSTATED)


def _severity(rule: Rule, source: Source) -> Severity:
    if rule.severity is Severity.ERROR and source.confidence is not Confidence.TEXT:
        return Severity.WARNING
    return rule.severity


def _location(paragraph: Paragraph | None, part: str) -> Location:
    if paragraph is None:
        return Location(part=part)
    excerpt = " ".join(paragraph.shown.split())
    if len(excerpt) > _EXCERPT_LENGTH:
        excerpt = excerpt[:_EXCERPT_LENGTH].rsplit(" ", 1)[0] + " …"
    section = paragraph.section + 1
    return Location(part=paragraph.part, paragraph=paragraph.number, section=section, excerpt=excerpt)
