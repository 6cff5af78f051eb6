"""Failures that end a run, each with the exit code the command line promises for it (README, "Mã thoát")."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """The public contract with scripts that call ``make-report``; a code is never given a second meaning."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    OUTPUT = 4
    MISSING_PROGRAM = 5
    BUG = 70
    INTERRUPTED = 130


class ReportError(Exception):
    """A failure that is nobody's bug: the user is told ``key`` (a message of the catalogue) and what to do.

    Faults *in* a file are diagnostics, collected and reported together; an error of this kind stops the run.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.FINDINGS

    def __init__(self, key: str, **parameters: str) -> None:
        """Keep the catalogue ``key`` and its parameters; the words are looked up when it is reported."""
        super().__init__(f"{key}: {parameters}" if parameters else key)
        self.key = key
        self.parameters = parameters


class UsageError(ReportError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = ExitCode.USAGE


class InputError(ReportError):
    """An input is missing or cannot be read at all."""

    exit_code = ExitCode.INPUT


class OutputError(ReportError):
    """An output was edited by somebody, is open in Word, or cannot be written; nothing there was changed."""

    exit_code = ExitCode.OUTPUT


class MissingProgramError(ReportError):
    """A program outside Python (LibreOffice) is needed for what was asked and is not on this machine."""

    exit_code = ExitCode.MISSING_PROGRAM
