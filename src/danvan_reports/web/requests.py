"""Reading what the browser sent: the few fields of a form, an edit, a file with its name."""

from __future__ import annotations

import json
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote

from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from starlette.requests import Request

FILE_NAME_HEADER = "x-file-name"
_MOST_NAME_LETTERS = 120


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was dropped on the page. Its name is shown and its ending looked at; it never becomes a path."""

    name: str
    content: bytes

    @property
    def ending(self) -> str:
        """The ending of the name in small letters: ``.docx``."""
        return PureWindowsPath(self.name).suffix.lower()


class BadRequestError(Exception):
    """What was sent is not what our own pages send."""


async def form_fields(request: Request) -> dict[str, str]:
    """Return the fields of a small form."""
    body = (await request.body()).decode("utf-8", errors="replace")
    return dict(parse_qsl(body, keep_blank_values=True))


async def json_fields(request: Request) -> dict[str, Any]:
    """Return the object that a script sent.

    Raises:
        BadRequestError: It is no JSON object.
    """
    try:
        found = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise BadRequestError("no JSON") from error
    if not isinstance(found, dict):
        raise BadRequestError("no object")
    return found


async def sent_file(request: Request) -> SentFile:
    """Return the file that the request carries as its whole body, its name in a header."""
    name = unquote(request.headers.get(FILE_NAME_HEADER, ""))
    last = PureWindowsPath(name).name
    shown = "".join(char for char in last if char.isprintable())[-_MOST_NAME_LETTERS:]
    return SentFile(shown, await request.body())
