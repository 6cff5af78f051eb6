"""The whole program as one straight line: read, validate, review, draft, render, check, write.

Each stage takes one kind of value and gives one, and none of them prints. Only ``read`` and ``write`` touch the
user's files; phrases, profiles, rules and templates, which come with the program, are read once when first needed.
"""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, InputPath, Location, Severity, has_errors, nearest_place
from danvan_reports.drafting.drafting import draft_document
from danvan_reports.formats.template_checker import check_rendered
from danvan_reports.model.validation import validate
from danvan_reports.office import Office, read_office
from danvan_reports.output import safe_file_name, write_document
from danvan_reports.planning import Order, PlannedPaper, plan_papers
from danvan_reports.records import dataclass, field, replace
from danvan_reports.rendering.store import find_template
from danvan_reports.review.engine import Subject
from danvan_reports.review.review import review_facts, silence
from danvan_reports.sources.yaml_source import SourceDocument, read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from danvan_reports.drafting.drafter import Gap
    from danvan_reports.model.input import ReportInput
    from danvan_reports.opc import SplitPackage
    from danvan_reports.wording import Origin

MAIN_PART = "word/document.xml"
"""The part of our own documents that holds their text; traces are of its paragraphs."""

GAP_RULE = "VB902"
"""The rule that finds gaps in any document; those of our own are listed with the field each is missing."""

TOLD_OF_INPUT = {"VB505": "DL211", "VB506": "DL212", "VB508": "DL210", "VB907": "DL245", "VB908": "DL244"}
"""Rules of format that find in the document what a review rule finds in the input it came from."""


@dataclass(frozen=True, slots=True)
class Report:
    """One finished document, not yet written: its bytes, and what each of its paragraphs was drawn from."""

    kind: str
    profile: str
    file_name: str
    content: bytes
    trace: Sequence[tuple[Origin, ...]]
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
        InputError: The input, the office file or last period's input cannot be read at all.
    """
    source, office = read(path)
    previous = read_yaml(order.previous) if order.previous else None
    return compose(source, office, order, previous)


def read(path: Path) -> tuple[SourceDocument, Office]:
    """Read the input at ``path`` and the office it belongs to."""
    return read_yaml(path), read_office(path)


def compose(source: SourceDocument, office: Office, order: Order, previous: SourceDocument | None = None) -> Outcome:
    """Return the documents ordered from what was read: the line of the program but for its two ends."""
    validation = validate(source, office.own_indicators)
    last = validate(previous, office.own_indicators) if previous else None
    found = (*office.diagnostics, *validation.diagnostics, *(last.diagnostics if last else ()))
    if validation.facts is None or has_errors(found):
        return Outcome((), found, validation.places)
    return compose_facts(
        validation.facts, validation.places, office, order, found_before=found, previous=last.facts if last else None
    )


def compose_facts(
    facts: ReportInput,
    places: Mapping[InputPath, Location],
    office: Office,
    order: Order,
    *,
    found_before: Sequence[Diagnostic] = (),
    previous: ReportInput | None = None,
) -> Outcome:
    """Return the documents ordered from valid facts; ``found_before`` are the findings of the stages before."""
    plan = plan_papers(facts, office, order)
    subject = Subject(facts, plan.by_kind, plan.issuers, previous, plan.all_papers.own_kind, office.own_indicators)
    findings = list(review_facts(subject, places))
    reports = []
    for planned in plan.papers:
        draft = draft_document(facts, office, planned.kind, plan.all_papers)
        template = find_template(
            planned.template, planned.profile.id, office.template_folder, order.template, order.cache
        )
        rendered = template.render_document(draft.values)
        reports.append(
            Report(
                planned.kind,
                planned.profile.id,
                _file_name(facts, planned, places),
                rendered.content,
                rendered.trace,
                draft.gaps,
            )
        )
        findings += _check(rendered.package, reports[-1], planned, places, {finding.code for finding in findings})
    findings = [
        *found_before,
        *plan.diagnostics,
        *_no_office(office, reports),
        *silence(findings, facts.suppressions, places),
    ]
    refusals = _refusals(plan.papers, reports, findings) if order.final else []
    blocked = refusals or has_errors(plan.diagnostics)
    return Outcome(() if blocked else tuple(reports), tuple(_placed([*findings, *refusals], places)), places)


def _file_name(facts: ReportInput, planned: PlannedPaper, places: Mapping[InputPath, Location]) -> str:
    """Return the name of a paper's file: kind, unit, and the visit or period, so that no other replaces it.

    An input that does not say when is told from others about the same unit by its own name.
    """
    signed = planned.paper.date
    occasion = facts.occasion or (signed.isoformat() if isinstance(signed, dt.date) else _input_name(places))
    return f"{safe_file_name(f'{planned.name} {facts.unit_name}', occasion)}.docx"


def _input_name(places: Mapping[InputPath, Location]) -> str:
    """Return the name of the file that was read, without folder and ending; empty for what is in no file."""
    whole = places.get(())
    return PurePath(whole.file).stem if whole and whole.file else ""


def _no_office(office: Office, reports: Sequence[Report]) -> list[Diagnostic]:
    """Tell once that no office file was found, when the papers lack what would stand there."""
    fields = [gap.field for report in reports for gap in report.gaps if gap.path[0] == "issuers"]
    if office.file or not fields:
        return []
    return [Diagnostic("DL148", Severity.NOTE, {"fields": ", ".join(dict.fromkeys(fields))})]


def write(report: Report, path: Path, *, overwrite: bool = False, flush_name: bool = True) -> None:
    """Put a document on the disk as a whole or not at all; of many in one folder the last ``flush_name`` for all.

    Raises:
        OutputError: Somebody edited what is there (unless ``overwrite``), has it open, or the disk refuses.
    """
    write_document(path, report.content, overwrite=overwrite, flush_name=flush_name)


def _check(
    package: SplitPackage,
    report: Report,
    planned: PlannedPaper,
    places: Mapping[InputPath, Location],
    told: Collection[str],
) -> list[Diagnostic]:
    """Check a document against its profile; a finding also points at the input its paragraph came from.

    What was ``told`` of the input already, where it is to be mended, is not told again of the document.
    """
    if not planned.checked:
        return []
    found = []
    for finding in check_rendered(package, planned.profile):
        if finding.code == GAP_RULE or TOLD_OF_INPUT.get(finding.code) in told:
            continue
        at = finding.location or Location()
        drawn = at.part == MAIN_PART and at.paragraph
        origins = report.trace[at.paragraph - 1] if drawn and at.paragraph else ()
        paths = [origin[1:] for origin in origins if origin[0] == "input"]
        inputs = tuple(place for path in paths if (place := nearest_place(path, places)))
        others = tuple(replace(place, file=report.file_name) for place in finding.related)
        location = replace(at, file=report.file_name)
        found.append(replace(finding, location=location, related=(*others, *inputs), path=paths[0] if paths else ()))
    return found


def _placed(findings: Sequence[Diagnostic], places: Mapping[InputPath, Location]) -> Iterator[Diagnostic]:
    """Give every finding a place: one that has none of its own stands where its value does or would."""
    for finding in findings:
        yield finding if finding.location else replace(finding, location=nearest_place(finding.path, places))


def _refusals(
    papers: Sequence[PlannedPaper], reports: Sequence[Report], findings: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """Say what keeps the documents from being final: gaps, a draft mark, and errors among the findings."""
    found = [
        Diagnostic("DL304", Severity.ERROR, {"kind": planned.kind}, path=(*planned.paper.path, "draft"))
        for planned in papers
        if planned.paper.draft
    ]
    for report in reports:
        if report.gaps:
            fields = "; ".join(gap.field for gap in report.gaps)
            parameters = {"kind": report.kind, "count": str(len(report.gaps)), "fields": fields}
            found.append(Diagnostic("DL302", Severity.ERROR, parameters, path=report.gaps[0].path))
    if has_errors(findings):
        found.append(Diagnostic("DL303", Severity.ERROR))
    return found
