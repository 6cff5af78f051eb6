"""What the pipeline says of a draft: the findings at the fields that cause them, the gaps, the document itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.diagnostics import Severity
from danvan_reports.model.binder import Binder
from danvan_reports.model.declarations import names_of
from danvan_reports.model.inputs import input_in
from danvan_reports.model.kinds import KINDS, VISIT_KINDS, kind_ids
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.visit import Visit
from danvan_reports.pipeline import compose
from danvan_reports.planning import Order, default_kind
from danvan_reports.records import dataclass
from danvan_reports.reporters import place_text, words_of
from danvan_reports.web.marks import paragraphs_from, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danvan_reports.diagnostics import Diagnostic, InputPath
    from danvan_reports.drafting.drafter import Gap
    from danvan_reports.model.input import ReportInput
    from danvan_reports.office import Office
    from danvan_reports.pipeline import Report
    from danvan_reports.sources.document import SourceDocument
    from danvan_reports.web.fields import Form

_EMPTY_ITEM = "DL107"
"""An item of a list still empty: in the form it is seen, in a file it has to be told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in words; ``field`` is the id of the field it belongs to, empty when no field shows it.

    ``paragraphs`` are those of the document that it stands at, when there is one.
    """

    code: str
    severity: str
    text: str
    fix: str
    place: str
    field: str
    title: str
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a draft stands: its findings, what the document still lacks, and the document when there is one.

    ``sources`` leads from a paragraph of the document to the id of the field that it was drawn from.
    """

    findings: tuple[Finding, ...]
    gaps: tuple[Finding, ...]
    report: Report | None
    sources: Mapping[int, str]

    def at(self, field: str) -> tuple[Finding, ...]:
        """Return the findings and gaps of one field."""
        return tuple(item for item in (*self.findings, *self.gaps) if item.field == field)

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(item.severity == Severity.ERROR.value for item in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return sum(item.severity == Severity.WARNING.value for item in self.findings)


def stand(
    source: SourceDocument, office: Office, kind: str, form: Form | None, *, cache: Path | None, language: str
) -> Standing:
    """Return what the pipeline finds in ``source`` when the document ``kind`` is made of it."""
    outcome = compose(source, office, Order(kinds=(kind,), cache=cache))
    titles = form.titles() if form else {}
    told = [item for item in outcome.diagnostics if item.code != _EMPTY_ITEM]
    report = outcome.reports[0] if outcome.reports else None
    findings = tuple(_worded(item, titles, report, language) for item in told)
    gaps = tuple(_lacking(gap, titles, report) for gap in (report.gaps if report else ()))
    return Standing(findings, gaps, report, _sources(report, titles) if report else {})


def _worded(item: Diagnostic, titles: Mapping[InputPath, str], report: Report | None, language: str) -> Finding:
    text, fix = words_of(item, language)
    place = place_text(item.location, language) if item.location else ""
    where = paragraphs_of(item) or (paragraphs_from(report, item.path) if report else ())
    return Finding(item.code, item.severity.value, text, fix, place, *_field_of(item.path, titles), where)


def _lacking(gap: Gap, titles: Mapping[InputPath, str], report: Report | None) -> Finding:
    where = paragraphs_from(report, gap.path) if report else ()
    return Finding("", "gap", gap.what, "", "", *_field_of(gap.path, titles), where)


def _sources(report: Report, titles: Mapping[InputPath, str]) -> dict[int, str]:
    """Return the field that each paragraph was drawn from: of several, the first that the form shows."""
    found = {}
    for number, origins in enumerate(report.trace, 1):
        paths = (origin[1:] for origin in origins if origin[0] == "input")
        field = next((field for path in paths if (field := _field_of(path, titles)[0])), "")
        if field:
            found[number] = field
    return found


def _field_of(path: InputPath, titles: Mapping[InputPath, str]) -> tuple[str, str]:
    """Return the id and the title of the field at ``path``, or of the nearest around it that the form shows."""
    while path and path not in titles:
        path = path[:-1]
    return (".".join(map(str, path)), titles[path]) if path else ("", "")


def own_kind(source: SourceDocument, office: Office) -> str:
    """Return the kind of document that the command line makes of ``source`` when none is named."""
    named = _value(source, "document_kind")
    return named if named in KINDS else default_kind(_subject(source), office)


def kinds_of(source: SourceDocument) -> tuple[str, ...]:
    """Return the kinds of document that ``source`` can become, in the order of the work process."""
    subject = _subject(source).subject
    return tuple(kind for kind in kind_ids() if subject in KINDS[kind].subjects)


def _subject(source: SourceDocument) -> ReportInput:
    """Return an input that tells of the same as ``source``, as far as that can be read; else of a supervision."""
    if source.root is not None and input_in(source.root) is PeriodReport:
        return PeriodReport(reporting_period=_value(source, "reporting_period"))
    return Visit(kind=_value(source, "kind") or next(iter(VISIT_KINDS)))


def _value(source: SourceDocument, name: str) -> Any:
    """Return the value of a field of the input when it can be read."""
    if source.root is None:
        return None
    for entry in source.root.entries:
        declared = names_of(input_in(source.root)).get(entry.key.text)
        if declared and declared.name == name:
            return declared.reader.read(entry.value, (name,), Binder(source.location))
    return None
