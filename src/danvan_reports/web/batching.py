"""The screens of a batch: a workbook with a row for each unit, its progress, the documents, what is missing and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from danvan_reports.batch.unit_task import DELIVERED, MISSING
from danvan_reports.batch.workbook_units import FAULT_OF_THE_WHOLE
from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.errors import ReportError
from danvan_reports.messages import message
from danvan_reports.records import dataclass
from danvan_reports.reporters import place_text, words_of
from danvan_reports.sources.workbook import WORKBOOK_ENDINGS, workbook_from
from danvan_reports.web.jobs import Job, JobOrder
from danvan_reports.web.requests import sent_file
from danvan_reports.web.screens import ZIP, desk_of, fragment, fragments, page, refusal, refused

if TYPE_CHECKING:
    from starlette.requests import Request

    from danvan_reports.batch.unit_task import UnitOutcome


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in words, with the cell it stands in."""

    code: str
    severity: str
    text: str
    fix: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """One unit in the table; ``weight`` is its gravest severity: ``fine`` when there is nothing to do."""

    code: str
    name: str
    state: str
    weight: str
    gaps: int
    told: tuple[Told, ...]


def begin(request: Request) -> Response:
    """Show where a workbook is dropped."""
    return page(request, "batch.html", folder=desk_of(request).settings.folder)


async def receive(request: Request) -> Response:
    """Take a workbook that was dropped, start its batch, and say where it is watched."""
    sent, desk = await sent_file(request), desk_of(request)
    if sent.ending not in WORKBOOK_ENDINGS:
        return refusal(request, 415, "web.not-workbook", path=sent.name)
    order = JobOrder("rollup" in request.query_params, request.query_params.get("period", "").strip())
    try:
        workbook = await run_in_threadpool(workbook_from, sent.content, sent.name)
    except ReportError as error:
        return refused(request, error, 422)
    key = await run_in_threadpool(desk.jobs.start, Job(workbook, order, desk.settings))
    return Response(status_code=201, headers={"location": f"/batch/{key}"})


def show(request: Request) -> Response:
    """Show a batch: its progress, or what became of it."""
    job = _job(request)
    if job is None:
        return refusal(request, 404, "web.no-such-batch")
    language = desk_of(request).settings.language
    return page(request, "batching.html", key=request.path_params["key"], job=job, **_ends(job, language))


def show_progress(request: Request) -> Response:
    """Return how far a batch is, and whether it has ended."""
    job = _job(request)
    if job is None:
        return refusal(request, 404, "web.no-such-batch")
    shown = fragment(request, "_batch.html", "progress", job, f"/batch/{request.path_params['key']}")
    return fragments([shown], ended="yes" if job.ended else "")


def stop(request: Request) -> Response:
    """Stop a batch after the document under way."""
    job = _job(request)
    if job is None:
        return refusal(request, 404, "web.no-such-batch")
    job.stop()
    return RedirectResponse(f"/batch/{request.path_params['key']}", 303)


def take_zip(request: Request) -> Response:
    """Return the documents of a batch."""
    job = _job(request)
    if job is None or not job.ended or not job.zip_file.is_file():
        return refusal(request, 404, "web.no-such-batch")
    return FileResponse(job.zip_file, media_type=ZIP, filename=f"{job.name.rpartition('.')[0] or job.name}.zip")


def _job(request: Request) -> Job | None:
    return desk_of(request).jobs.find(request.path_params["key"])


def _ends(job: Job, language: str) -> dict[str, Any]:
    """Return what the screen tells of a batch that has ended."""
    rows = [_row(outcome, language) for outcome in job.outcomes]
    return {
        "said": message(job.failure.key, language, **job.failure.parameters) if job.failure else "",
        "findings": [_told(item, language) for item in job.findings],
        "open_rows": [row for row in rows if row.weight != "fine"],
        "fine_rows": [row for row in rows if row.weight == "fine"],
        "made": sum(outcome.state in DELIVERED for outcome in job.outcomes),
        "missing": sum(outcome.state == MISSING for outcome in job.outcomes),
    }


def _row(outcome: UnitOutcome, language: str) -> Row:
    own = [item for item in outcome.diagnostics if item.code != FAULT_OF_THE_WHOLE]
    told = [_told(item, language) for item in own if item.severity is not Severity.NOTE]
    if outcome.failure:
        text = message(outcome.failure.key, language, **outcome.failure.parameters)
        told.append(Told("", Severity.ERROR.value, text, "", ""))
    state = message(f"batch.state.{outcome.state}", language)
    return Row(outcome.code, outcome.name, state, _weight(outcome, told), outcome.gaps, tuple(told))


def _weight(outcome: UnitOutcome, told: list[Told]) -> str:
    severities = {item.severity for item in told}
    if outcome.state not in DELIVERED or Severity.ERROR.value in severities:
        return Severity.ERROR.value
    return Severity.WARNING.value if severities or outcome.gaps else "fine"


def _told(item: Diagnostic, language: str) -> Told:
    text, fix = words_of(item, language)
    place = place_text(item.location, language) if item.location else ""
    return Told(item.code, item.severity.value, text, fix, place)


ROUTES = [
    Route("/batch", begin),
    Route("/batch/receive", receive, methods=["POST"]),
    Route("/batch/{key}", show),
    Route("/batch/{key}/progress", show_progress),
    Route("/batch/{key}/stop", stop, methods=["POST"]),
    Route("/batch/{key}/zip", take_zip),
]
