"""What several verbs do alike: loudness, the profile asked for, errors in one sentence, the gravest exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.errors import ExitCode, UsageError
from danvan_reports.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danvan_reports.cli.parser import Parser
    from danvan_reports.errors import ReportError

_GRAVEST_FIRST = (ExitCode.OUTPUT, ExitCode.INPUT, ExitCode.MISSING_PROGRAM, ExitCode.USAGE)


def add_loudness(parser: Parser) -> None:
    """Add ``-q`` and ``-v``, of which only one may be given."""
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help=parser.words("cli.quiet"))
    loudness.add_argument("-v", "--verbose", action="store_true", help=parser.words("cli.verbose"))


def check_profile(profile: str | None) -> None:
    """Refuse a profile that does not exist.

    Raises:
        UsageError: with those that do.
    """
    from danvan_reports.formats.profiles import PROFILE_IDS

    if profile and profile not in PROFILE_IDS:
        raise UsageError("usage.unknown-profile", found=profile, expected=", ".join(PROFILE_IDS))


def sentence(error: ReportError, language: str) -> str:
    """Return an error in one sentence."""
    return message("cli.error", language, detail=message(error.key, language, **error.parameters))


def gravest(errors: Iterable[ReportError]) -> ExitCode:
    """Return the code of the gravest error: a lost output stands before a lost input before all else."""
    codes = {error.exit_code for error in errors}
    return next((code for code in _GRAVEST_FIRST if code in codes), ExitCode.FINDINGS if codes else ExitCode.DONE)
