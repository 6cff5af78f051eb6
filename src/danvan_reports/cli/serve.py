"""``make-report serve``: the local page, for one clerk on this machine."""

from __future__ import annotations

import os
import secrets
import socket
import sys
import webbrowser
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.cli.cache_folder import cache_folder
from danvan_reports.cli.parser import Parser
from danvan_reports.errors import ExitCode, InputError, MissingProgramError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOST = "127.0.0.1"
_MOST_PORTS = 65_535
_PACKAGES = ("starlette", "uvicorn", "pypdfium2")


def run(arguments: Sequence[str], language: str) -> int:
    """Serve the page until it is interrupted, and return the exit code."""
    parser = Parser(language, prog="make-report serve")
    parser.description = parser.words("cli.serve.description")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=parser.words("cli.serve.folder"))
    parser.add_argument("--port", type=int, default=0, metavar="N", help=parser.words("cli.serve.port"))
    parser.add_argument("--no-browser", action="store_true", help=parser.words("cli.serve.no-browser"))
    options = parser.parse_args(arguments)
    folder = options.folder or Path.cwd()
    if not folder.is_dir():
        raise InputError("input.no-folder", path=str(folder))
    if not 0 <= options.port <= _MOST_PORTS:
        raise UsageError("usage.port", found=str(options.port))
    _check_installed()
    _serve(folder.resolve(), options.port, language=options.lang, browser=not options.no_browser)
    return ExitCode.DONE


def draft_folder() -> Path:
    """Return where the user's system wants the user's own data kept.

    On Windows below ``LOCALAPPDATA``; elsewhere below ``XDG_DATA_HOME``, else ``~/.local/share``.

    Raises:
        UsageError: The system names no folder of the user's own.
    """
    named = [os.environ.get("XDG_DATA_HOME"), os.environ.get("HOME") and Path(os.environ["HOME"], ".local", "share")]
    if sys.platform == "win32":
        named.insert(0, os.environ.get("LOCALAPPDATA"))
    for folder in (Path(each) for each in named if each):
        if folder.is_absolute():
            return folder / "danvan-reports" / "ban-nhap"
    raise UsageError("usage.no-home")


def _check_installed() -> None:
    """Say what to install before anything is begun.

    Raises:
        MissingProgramError: A package of the extra ``web`` is not here.
    """
    for package in _PACKAGES:
        if find_spec(package) is None:
            raise MissingProgramError("web.missing", package=package)


def _serve(folder: Path, port: int, *, language: str, browser: bool) -> None:
    import uvicorn

    from danvan_reports.pdf import find_program
    from danvan_reports.web.app import make_app
    from danvan_reports.web.desk import Settings
    from danvan_reports.web.guard import TOKEN_FIELD, Pass

    settings = Settings(folder, draft_folder(), cache_folder(), language, find_program())
    listening = _listen(port)
    required = Pass(listening.getsockname()[1], secrets.token_urlsafe(24), language)
    address = f"{required.origins[0]}/?{TOKEN_FIELD}={required.token}"

    class Announced(uvicorn.Server):
        """A server that tells its address once it answers, and ends on Ctrl-C from then on."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            sys.stdout.write(f"{address}\n")
            sys.stdout.flush()
            if browser:
                webbrowser.open(address)

    app = make_app(settings, required)
    with suppress(KeyboardInterrupt):
        Announced(uvicorn.Config(app, log_config=None, log_level="critical", server_header=False)).run([listening])


def _listen(port: int) -> socket.socket:
    """Return a socket that only this machine can reach.

    Raises:
        UsageError: Another program has the port.
    """
    listening = socket.socket()
    try:
        listening.bind((_HOST, port))
    except OSError as error:
        listening.close()
        raise UsageError("usage.port-taken", found=str(port)) from error
    return listening
