"""The application: every screen's routes, the files that pages need, and drafts put on the disk as they change."""

from __future__ import annotations

import asyncio
import traceback
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from danvan_reports.errors import OutputError
from danvan_reports.web import batching, checking, editor, home, seeing, taking, workbooks
from danvan_reports.web.desk import Desk, Settings
from danvan_reports.web.guard import Guard, Pass, TooLargeError, too_large
from danvan_reports.web.screens import refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

SECONDS_BETWEEN_WRITES = 1
"""How long a change may stand in memory alone."""

_SCREENS = (home, workbooks, editor, seeing, taking, checking, batching)


def make_app(settings: Settings, required: Pass) -> ASGIApp:
    """Return the page over the clerk's desk, behind its guard."""
    desk = Desk(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        writing = asyncio.create_task(_keep_writing(desk))
        await run_in_threadpool(desk.make_ready)
        yield
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing
        desk.clear()

    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    routes = [route for screen in _SCREENS for route in screen.ROUTES]
    app = Starlette(routes=[*routes, static], lifespan=lifespan, exception_handlers=_ANSWERS)
    app.state.desk = desk
    return Guard(app, required)


def _too_large(request: Request, _: Exception) -> Response:
    return too_large(request.app.state.desk.settings.language)


def _not_there(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return refusal(request, status, "web.not-there")


def _bug(request: Request, error: Exception) -> Response:
    """Say where our own fault is, by its line; what an error says may quote the clerk, so that is not told."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    told = {"detail": type(error).__name__, "place": f"{Path(where.filename).name}:{where.lineno}"}
    return refusal(request, 500, "web.bug", **told)


_ANSWERS: dict[Any, Callable[[Request, Exception], Response]] = {
    TooLargeError: _too_large,
    HTTPException: _not_there,
    Exception: _bug,
}


async def _keep_writing(desk: Desk) -> None:
    """Write changed drafts out every second; a disk that refuses is told of, and asked again."""
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_WRITES)
        try:
            await run_in_threadpool(desk.drafts.write_out)
        except OutputError as error:
            desk.trouble = error
        else:
            desk.trouble = None
