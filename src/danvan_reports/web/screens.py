"""Answers: a page of ``pages/`` filled in, fragments of one for the scripts, files, refusals in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import HTMLResponse, Response

from danvan_reports.messages import message
from danvan_reports.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment
    from starlette.requests import Request

    from danvan_reports.errors import ReportError
    from danvan_reports.web.desk import Desk

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
YAML = "application/yaml"
HTML = "text/html; charset=utf-8"
ZIP = "application/zip"


def desk_of(request: Request) -> Desk:
    """Return the desk that the page works with."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page ``name`` with ``values`` filled in."""
    language = desk_of(request).settings.language
    return HTMLResponse(_pages(language).get_template(name).render(**values), status)


def fragment(request: Request, name: str, macro: str, *values: Any) -> str:
    """Return what the macro of the page ``name`` makes of ``values``: one element with an id of its own."""
    language = desk_of(request).settings.language
    made: str = getattr(_pages(language).get_template(name).module, macro)(*values)
    return str(made)


def fragments(parts: Iterable[str], **headers: str) -> HTMLResponse:
    """Return elements that each take the place of the element of their id; ``headers`` tell the script more."""
    named = {f"x-{name.replace('_', '-')}": quote(value) for name, value in headers.items()}
    return HTMLResponse("".join(parts), headers=named)


def download(content: bytes, name: str, media_type: str) -> Response:
    """Return a file to be saved under ``name``."""
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"content-disposition": disposition})


def refusal(request: Request, status: int, key: str, **parameters: str) -> HTMLResponse:
    """Return a page that says in words what cannot be done."""
    said = message(key, desk_of(request).settings.language, **parameters)
    return page(request, "refused.html", status, said=said)


def refused(request: Request, error: ReportError, status: int = 409) -> HTMLResponse:
    """Return a page that says what kept ``error`` from being done."""
    return refusal(request, status, error.key, **error.parameters)


@cache
def _pages(language: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.globals["words"] = lambda key, **parameters: message(f"web.{key}", language, **parameters)
    pages.globals["language"] = language
    pages.globals["program"] = __version__
    return pages
