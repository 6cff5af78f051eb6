"""The one funnel of the command line: a verb runs, and whatever happens becomes an exit code and a sentence."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from danvan_reports.cli.parser import language_of
from danvan_reports.errors import ExitCode, ReportError
from danvan_reports.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS = ("new", "kinds", "schema", "templates", "check", "rule", "batch", "serve")
"""Verbs by the name of their module in ``cli``; without one, documents are made from the files named."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``make-report`` with ``arguments`` (those of the process by default) and return its exit code.

    A verb counts only as the first argument; a file named like one is given as ``./new``.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is None or sys.stderr is None:  # closed by whoever started the program
        return ExitCode.OUTPUT
    _use_utf8(sys.stdout, sys.stderr)
    language = language_of(given)
    verb = given.pop(0) if given and given[0] in VERBS else "make"
    try:
        code: int = import_module(f"danvan_reports.cli.{verb}").run(given, language)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the funnel: whatever is left is our bug
        return _explain(error, verb, language)
    return code


def _explain(error: BaseException, verb: str, language: str) -> ExitCode:
    """Say in a sentence what ended the run, and return its exit code."""
    if isinstance(error, ReportError):
        _say(message("cli.error", language, detail=message(error.key, language, **error.parameters)))
        return error.exit_code
    if isinstance(error, KeyboardInterrupt):
        _say(message("cli.interrupted", language))
        return ExitCode.INTERRUPTED
    if isinstance(error, OSError):
        _say(message("cli.stream", language, detail=error.strerror or type(error).__name__))
        return ExitCode.OUTPUT
    # Imported when needed: a run without a bug starts sooner.
    from danvan_reports.cli.bug_report import bug_report, save_bug_report

    saved = save_bug_report(error, verb)
    _say(message("cli.bug", language, detail=type(error).__name__, path=str(saved or "stderr")))
    if saved is None:
        _say(bug_report(error, verb))
    return ExitCode.BUG


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _use_utf8(*streams: TextIO) -> None:
    """Write UTF-8 whatever the console or locale says; what a stream cannot show is shown escaped."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
