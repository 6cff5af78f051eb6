"""The document beside its form: its pages with the findings where they stand, each leading to its field and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from danvan_reports.errors import ReportError
from danvan_reports.web.marks import Mark, marks_at
from danvan_reports.web.screens import desk_of, fragment, fragments, refusal, refused
from danvan_reports.web.views import View, seen_view

if TYPE_CHECKING:
    from starlette.requests import Request

_PNG = "image/png"
_CSS = "text/css; charset=utf-8"


async def show_pages(request: Request) -> Response:
    """Show the pages of the document that a draft makes."""
    return await run_in_threadpool(_pages, request)


def _pages(request: Request) -> Response:
    desk = desk_of(request)
    draft = desk.drafts.find(request.path_params["name"])
    if draft is None:
        return refusal(request, 404, "web.no-such-draft")
    try:
        view = seen_view(desk, draft, request.query_params.get("kind", ""))
        report = view.standing.report
        if report is None:
            return fragments([fragment(request, "_pages.html", "no_pages")], version=draft.version)
        look = desk.previews.of(report.content)
    except ReportError as error:
        return refused(request, error)
    shown = fragment(request, "_pages.html", "pages", look, _marks(view), view.standing.sources)
    return fragments([shown], version=draft.version)


def _marks(view: View) -> dict[int, Mark]:
    found = (*view.standing.findings, *view.standing.gaps)
    return marks_at((item.paragraphs, Mark(0, item.severity, (item.text,), (), item.field)) for item in found)


async def show_picture(request: Request) -> Response:
    """Show one page as a picture."""
    look, number = desk_of(request).previews.find(request.path_params["key"]), request.path_params["number"]
    if look is None or look.sheets is None or not 0 < number <= len(look.sheets.sheets):
        return Response(status_code=404)
    return Response(await run_in_threadpool(look.sheets.picture, number), media_type=_PNG)


def show_style(request: Request) -> Response:
    """Return the style sheet of a document that the browser draws."""
    look = desk_of(request).previews.find(request.path_params["key"])
    if look is None or look.styled is None:
        return Response(status_code=404)
    return Response(look.styled.style, media_type=_CSS)


ROUTES = [
    Route("/drafts/{name}/pages", show_pages),
    Route("/pages/{key}/{number:int}.png", show_picture),
    Route("/pages/{key}/looks.css", show_style),
]
