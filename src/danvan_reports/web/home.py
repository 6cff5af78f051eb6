"""The first screen: a new document, a file of the clerk's folder or one dropped, the last visit, drafts under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from danvan_reports.errors import InputError, ReportError
from danvan_reports.model.kinds import KINDS, ROLLED_UP
from danvan_reports.model.starter import starter_text
from danvan_reports.sources.workbook import WORKBOOK_ENDINGS
from danvan_reports.sources.yaml_editing import set_value
from danvan_reports.sources.yaml_source import parse_yaml
from danvan_reports.web.beginnings import started_from, unit_in
from danvan_reports.web.desk import DATA_ENDINGS
from danvan_reports.web.drafts import text_of
from danvan_reports.web.requests import form_fields, sent_file
from danvan_reports.web.screens import desk_of, page, refusal, refused
from danvan_reports.web.workbooks import read_dropped

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from danvan_reports.web.drafts import Draft
    from danvan_reports.web.requests import SentFile


_MOST_DRAFTS = 30
"""How many drafts the first screen lists, the latest first; older ones stay in their folder."""


def home(request: Request) -> Response:
    """Show what can be begun and what is under way."""
    desk = desk_of(request)
    drafts = [draft for name in desk.drafts.names()[:_MOST_DRAFTS] if (draft := desk.drafts.find(name))]
    rows = [
        {"name": draft.name, "file": draft.file.name if draft.file else "", "unit": unit_in(draft.source)}
        for draft in drafts
    ]
    kinds = [kind for kind in KINDS.values() if ROLLED_UP not in kind.subjects]
    files = [path.name for path in desk.files()]
    return page(request, "home.html", drafts=rows, files=files, kinds=kinds, folder=desk.settings.folder)


async def begin(request: Request) -> Response:
    """Begin the document of a kind, empty or from what stays the same since an earlier one."""
    desk, fields = desk_of(request), await form_fields(request)
    kind, earlier = fields.get("kind", ""), fields.get("earlier", "")
    if kind not in KINDS:
        return refusal(request, 404, "web.unknown-kind")
    text = set_value(parse_yaml(starter_text(kind)), ("loai_van_ban",), kind).text

    def make() -> Draft:
        before = _earlier(request, earlier)
        return desk.drafts.begin(started_from(text, before.source) if before else text)

    return await _to_draft(request, make)


async def open_file(request: Request) -> Response:
    """Open a data file of the clerk's folder."""
    path = desk_of(request).file_called((await form_fields(request)).get("name", ""))
    if path is None:
        return refusal(request, 404, "web.no-such-file")
    return await _to_draft(request, lambda: desk_of(request).drafts.open_file(path))


async def receive(request: Request) -> Response:
    """Take a data file that was dropped on the page, and say where it can be worked on."""
    sent = await sent_file(request)
    if sent.ending in WORKBOOK_ENDINGS:
        return await _take_workbook(request, sent)
    if sent.ending not in DATA_ENDINGS:
        return refusal(request, 415, "web.not-data", path=sent.name)
    try:
        draft = await run_in_threadpool(lambda: desk_of(request).drafts.begin(text_of(sent.content, sent.name)))
    except ReportError as error:
        return refused(request, error, 422)
    return Response(status_code=201, headers={"location": f"/drafts/{draft.name}"})


async def _take_workbook(request: Request, sent: SentFile) -> Response:
    desk = desk_of(request)
    try:
        desk.workbook = await run_in_threadpool(read_dropped, sent, desk.settings)
    except ReportError as error:
        return refused(request, error, 422)
    return Response(status_code=201, headers={"location": "/workbook"})


async def discard(request: Request) -> Response:
    """Throw a draft away."""
    desk_of(request).drafts.discard((await form_fields(request)).get("name", ""))
    return RedirectResponse("/", 303)


def _earlier(request: Request, chosen: str) -> Draft | None:
    """Return the draft or file to start from: ``draft NAME`` or ``file NAME``."""
    desk = desk_of(request)
    where, _, name = chosen.partition(" ")
    if where == "draft":
        return desk.drafts.find(name)
    path = desk.file_called(name) if where == "file" else None
    return desk.drafts.open_file(path) if path else None


async def _to_draft(request: Request, make: Callable[[], Draft]) -> Response:
    try:
        draft = await run_in_threadpool(make)
    except InputError as error:
        return refused(request, error, 422)
    except ReportError as error:
        return refused(request, error)
    return RedirectResponse(f"/drafts/{draft.name}", 303)


ROUTES = [
    Route("/", home),
    Route("/begin", begin, methods=["POST"]),
    Route("/open", open_file, methods=["POST"]),
    Route("/receive", receive, methods=["POST"]),
    Route("/discard", discard, methods=["POST"]),
]
