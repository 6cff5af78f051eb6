"""What a clerk takes from a draft: the ``.docx``, its PDF, the data file saved or downloaded."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from danvan_reports.errors import OutputError, ReportError
from danvan_reports.output import safe_file_name
from danvan_reports.pdf import convert_to_pdf
from danvan_reports.web.beginnings import unit_in
from danvan_reports.web.drafts import StaleDraftError
from danvan_reports.web.requests import form_fields
from danvan_reports.web.screens import DOCX, PDF, YAML, desk_of, download, page, refusal, refused
from danvan_reports.web.views import view_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from danvan_reports.pipeline import Report
    from danvan_reports.web.drafts import Draft

_FILE_CHANGED = "web.file-changed"


async def take_document(request: Request) -> Response:
    """Return the document of the draft, byte for byte what the command line writes."""
    return await run_in_threadpool(_document, request, as_pdf=False)


async def take_pdf(request: Request) -> Response:
    """Return the document as PDF."""
    return await run_in_threadpool(_document, request, as_pdf=True)


def _document(request: Request, *, as_pdf: bool) -> Response:
    draft = desk_of(request).drafts.find(request.path_params["name"])
    if draft is None:
        return refusal(request, 404, "web.no-such-draft")
    try:
        report = view_of(desk_of(request), draft, request.query_params.get("kind", "")).standing.report
        if report is None:
            return refusal(request, 409, "web.no-document")
        if not as_pdf:
            return download(report.content, report.file_name, DOCX)
        return download(pdf_of(report), Path(report.file_name).with_suffix(".pdf").name, PDF)
    except ReportError as error:
        return refused(request, error)


def pdf_of(report: Report) -> bytes:
    """Return the PDF of a document that is not on the disk.

    Raises:
        MissingProgramError: LibreOffice is not on this machine, or failed.
    """
    with tempfile.TemporaryDirectory(prefix="danvan-") as folder:
        document = Path(folder, "van-ban.docx")
        document.write_bytes(report.content)
        [made] = convert_to_pdf([document], Path(folder))
        return made.read_bytes()


def take_data(request: Request) -> Response:
    """Return the data file of the draft."""
    draft = desk_of(request).drafts.find(request.path_params["name"])
    if draft is None:
        return refusal(request, 404, "web.no-such-draft")
    return download(draft.source.text.encode(), _file_name(draft), YAML)


async def save(request: Request) -> Response:
    """Save the draft to its file, or to a new one in the clerk's folder; a file changed meanwhile is told."""
    fields, desk = await form_fields(request), desk_of(request)
    draft = desk.drafts.find(request.path_params["name"])
    if draft is None:
        return refusal(request, 404, "web.no-such-draft")
    path = draft.file or desk.settings.folder / _file_name(draft)
    try:
        insist = fields.get("insist") == draft.version
        await run_in_threadpool(lambda: desk.drafts.save(draft.name, path, insist=insist))
    except OutputError as error:
        if error.key != _FILE_CHANGED:
            return refused(request, error)
        return page(request, "changed.html", 409, draft=draft, file=path.name)
    except (ReportError, StaleDraftError):
        return refusal(request, 409, "web.no-such-draft")
    return RedirectResponse(f"/drafts/{draft.name}?saved=1", 303)


def _file_name(draft: Draft) -> str:
    if draft.file:
        return draft.file.name
    return f"{safe_file_name(unit_in(draft.source))}.yaml"


ROUTES = [
    Route("/drafts/{name}/document", take_document),
    Route("/drafts/{name}/pdf", take_pdf),
    Route("/drafts/{name}/data", take_data),
    Route("/drafts/{name}/save", save, methods=["POST"]),
]
