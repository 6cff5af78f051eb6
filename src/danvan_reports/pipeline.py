"""The whole program as one straight line: read, validate, review, draft, render, check, write.

Each stage takes one kind of value and gives one; only ``read`` and ``write`` touch the disk, and none of them prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, InputPath, Location, Severity, has_errors
from danvan_reports.drafting.drafting import draft_document
from danvan_reports.formats.checker import check_document
from danvan_reports.model.validation import validate
from danvan_reports.office import Office, read_office
from danvan_reports.output import safe_file_name, write_document
from danvan_reports.planning import Order, PlannedPaper, plan_papers
from danvan_reports.rendering.store import find_template
from danvan_reports.review.engine import Subject
from danvan_reports.review.review import nearest_place, review_facts, silence
from danvan_reports.sources.yaml_source import SourceDocument, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from danvan_reports.drafting.drafter import Gap
    from danvan_reports.model.input import ReportInput
    from danvan_reports.wording import Origin

GAP_RULE = "VB902"
"""The rule that finds gaps in any document; those of our own are listed with the field each is missing."""


@dataclass(frozen=True, slots=True)
class Report:
    """One finished document, not yet written: its bytes, and what each of its paragraphs was drawn from."""

    kind: str
    profile: str
    file_name: str
    content: bytes
    trace: tuple[tuple[Origin, ...], ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave: the documents to write (none when the input may not become one) and every finding."""

    reports: tuple[Report, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    places: Mapping[InputPath, Location] = field(default_factory=dict)


def make_reports(path: Path, order: Order) -> Outcome:
    """Return the documents that ``order`` asks for from the input at ``path``; ``write`` puts them on the disk.

    Raises:
        InputError: The input or the office file cannot be read at all.
    """
    source, office = read(path)
    return compose(source, office, order)


def read(path: Path) -> tuple[SourceDocument, Office]:
    """Read the input at ``path`` and the office it belongs to."""
    return read_yaml(path), read_office(path)


def compose(source: SourceDocument, office: Office, order: Order) -> Outcome:
    """Return the documents ordered from what was read: the line of the program but for its two ends."""
    validation = validate(source, office.own_indicators)
    facts, places = validation.facts, validation.places
    if facts is None or has_errors(office.diagnostics):
        return Outcome((), (*office.diagnostics, *validation.diagnostics), places)
    return compose_facts(facts, places, office, order, (*office.diagnostics, *validation.diagnostics))


def compose_facts(
    facts: ReportInput,
    places: Mapping[InputPath, Location],
    office: Office,
    order: Order,
    found_before: Sequence[Diagnostic] = (),
) -> Outcome:
    """Return the documents ordered from valid facts; ``found_before`` are the findings of the stages before."""
    plan = plan_papers(facts, office, order)
    findings = [*found_before, *plan.diagnostics]
    findings += review_facts(Subject(facts, plan.by_kind, plan.issuers, order.previous), places)
    reports = []
    for planned in plan.papers:
        draft = draft_document(facts, office, planned.kind, plan.own_kind)
        template = find_template(planned.kind, planned.profile.id, office.template_folder, order.template)
        rendered = template.render_document(draft.values)
        findings += _check(rendered.content, rendered.paragraphs, planned, places)
        name = f"{safe_file_name(f'{planned.name} {facts.unit_name}')}.docx"
        reports.append(
            Report(planned.kind, planned.profile.id, name, rendered.content, rendered.paragraphs, draft.gaps)
        )
    findings = silence(findings, facts.suppressions, places)
    refusals = _refusals(reports, findings) if order.final else []
    blocked = refusals or has_errors(plan.diagnostics)
    return Outcome(() if blocked else tuple(reports), (*findings, *refusals), places)


def write(report: Report, path: Path, *, overwrite: bool = False) -> None:
    """Put a document on the disk as a whole or not at all.

    Raises:
        OutputError: Somebody edited what is there (unless ``overwrite``), has it open, or the disk refuses.
    """
    write_document(path, report.content, overwrite=overwrite)


def _check(
    content: bytes,
    trace: Sequence[tuple[Origin, ...]],
    planned: PlannedPaper,
    places: Mapping[InputPath, Location],
) -> list[Diagnostic]:
    """Check a document against its profile; a finding also points at the input its paragraph came from."""
    if not planned.checked:
        return []
    found = []
    for finding in check_document(content, planned.profile).diagnostics:
        if finding.code == GAP_RULE:
            continue
        paragraph = finding.location.paragraph if finding.location else None
        origins = trace[paragraph - 1] if paragraph and paragraph <= len(trace) else ()
        paths = [origin[1:] for origin in origins if origin[0] == "input"]
        related = tuple(place for path in paths if (place := nearest_place(path, places)))
        found.append(replace(finding, related=related, path=paths[0] if paths else ()))
    return found


def _refusals(reports: Sequence[Report], findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Say what keeps the documents from being final: gaps, and errors among the findings."""
    found = []
    for report in reports:
        if report.gaps:
            parameters = {"kind": report.kind, "count": str(len(report.gaps))}
            found.append(Diagnostic("DL302", Severity.ERROR, parameters, path=report.gaps[0].path))
    if has_errors(findings):
        found.append(Diagnostic("DL303", Severity.ERROR))
    return found
