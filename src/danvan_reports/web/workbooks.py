"""A workbook dropped on the page: its units, each of which can be worked on as a draft of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from danvan_reports.batch.inputs import gather_workbook
from danvan_reports.batch.roster import Roster, read_roster
from danvan_reports.diagnostics import Severity
from danvan_reports.errors import ReportError
from danvan_reports.model.declarations import declarations
from danvan_reports.office import read_office
from danvan_reports.records import dataclass
from danvan_reports.reporters import words_of
from danvan_reports.sources.document import SourceDocument
from danvan_reports.sources.workbook import workbook_from
from danvan_reports.sources.yaml_writing import Plain, block_lines, plain
from danvan_reports.web.requests import form_fields
from danvan_reports.web.screens import desk_of, page, refusal, refused

if TYPE_CHECKING:
    from starlette.requests import Request

    from danvan_reports.batch.unit_input import UnitInput
    from danvan_reports.web.desk import Settings
    from danvan_reports.web.requests import SentFile


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of a workbook: its report as a text to begin from, or why there is none."""

    name: str
    cell: str
    text: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DroppedWorkbook:
    """What a workbook holds; ``told`` is said of the workbook as a whole."""

    name: str
    units: tuple[UnitRow, ...]
    told: tuple[str, ...]


def read_dropped(sent: SentFile, settings: Settings) -> DroppedWorkbook:
    """Return the units of a workbook that was dropped; nothing of it is kept on the disk.

    Raises:
        ReportError: It cannot be read as a workbook, or bears a state-secret mark.
    """
    office = read_office(settings.folder)
    roster = read_roster(office.roster_file) if office.roster_file else Roster()
    found = gather_workbook(workbook_from(sent.content, sent.name), roster, office)
    told = tuple(words_of(item, settings.language)[0] for item in found.diagnostics)
    units = tuple(_row(item, sent.name, settings.language) for item in found.inputs)
    return DroppedWorkbook(sent.name, units, told)


def show(request: Request) -> Response:
    """Show the units of the workbook dropped last."""
    workbook = desk_of(request).workbook
    return page(request, "workbook.html", workbook=workbook) if workbook else refusal(request, 404, "web.no-workbook")


async def begin(request: Request) -> Response:
    """Begin a draft of one unit's report."""
    desk, fields = desk_of(request), await form_fields(request)
    wanted = fields.get("unit", "")
    text = next((row.text for row in desk.workbook.units if row.name == wanted), "") if desk.workbook else ""
    if not text:
        return refusal(request, 404, "web.no-workbook")
    try:
        draft = await run_in_threadpool(desk.drafts.begin, text)
    except ReportError as error:
        return refused(request, error)
    return RedirectResponse(f"/drafts/{draft.name}", 303)


def _row(item: UnitInput, workbook: str, language: str) -> UnitRow:
    cell = f"{item.place.sheet}!{item.place.cell}" if item.place.cell else ""
    told = tuple(words_of(each, language)[0] for each in item.diagnostics if each.severity is not Severity.NOTE)
    source = item.source if isinstance(item.source, SourceDocument) and not item.is_refused else None
    values = plain(source.root) if source and source.root else None
    if not isinstance(values, dict):
        return UnitRow(item.unit.name, cell, "", told)
    if item.unit.issuer:
        issuer = _given(item.unit.issuer)
        values = {**values, "issuers": {"committee": issuer, "advisory_body": issuer}}
    remark = " ".join(f"# {workbook}, {cell}".split())
    return UnitRow(item.unit.name, cell, "\n".join([remark, *block_lines(values, 0), ""]), told)


def _given(record: Any) -> Plain:
    """Return what was given in a record of texts, by the names of its fields."""
    if isinstance(record, tuple):
        return [_given(item) for item in record]
    if isinstance(record, str):
        return record
    values = {item.name: getattr(record, item.name) for item in declarations(type(record))}
    return {name: _given(value) for name, value in values.items() if value}


ROUTES = [
    Route("/workbook", show),
    Route("/workbook/begin", begin, methods=["POST"]),
]
