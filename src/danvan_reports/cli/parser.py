"""Parsers that speak the user's language."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

from danvan_reports.errors import ExitCode
from danvan_reports.messages import DEFAULT_LANGUAGE, LANGUAGES, find_message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COLUMNS = 80
"""Where there is no terminal."""


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` whose own words come from our catalogue and whose wrong usage exits with code 2."""

    def __init__(self, language: str, **options: Any) -> None:
        """Take the catalogue of ``language``; every parser has ``--help`` and ``--lang``."""
        self.language = language
        options.setdefault("formatter_class", _Formatter)
        with _speaking(language):
            super().__init__(add_help=False, allow_abbrev=False, **options)
        self.add_argument("-h", "--help", action="help", help=self.words("cli.help"))
        self.add_argument("--lang", choices=LANGUAGES, default=language, help=self.words("cli.lang"))

    def parse_args(self, *arguments: Any, **options: Any) -> Any:
        """Parse as ``ArgumentParser`` does, its own messages in our language."""
        with _speaking(self.language):
            return super().parse_args(*arguments, **options)

    def words(self, key: str, **parameters: str) -> str:
        """Return the words of ``key``; percent signs are safe from argparse."""
        return message(key, self.language, **parameters).replace("%", "%%")

    def error(self, message: str) -> NoReturn:
        """Say on standard error what is wrong with the command line, and exit with code 2."""
        self.print_usage(sys.stderr)
        detail = find_message("cli.error", self.language, detail=message)
        self.exit(ExitCode.USAGE, f"{detail}\n{self.words('cli.usage-hint')}\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """As wide as argparse makes it, which imports what copies files and packs archives to find the width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Return the width of the terminal as ``shutil.get_terminal_size`` does."""
    with suppress(KeyError, ValueError):
        if (columns := int(os.environ["COLUMNS"])) > 0:
            return columns
    with suppress(AttributeError, ValueError, OSError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _COLUMNS  # type: ignore[union-attr]  # None is caught
    return _COLUMNS


@contextmanager
def _speaking(language: str) -> Iterator[None]:
    """Let argparse take its own words from our catalogue; it looks them up through a name of its module."""
    kept = argparse._  # type: ignore[attr-defined]  # the gettext that argparse imported, known to no stub
    argparse._ = lambda text: find_message(text, language) or text  # type: ignore[attr-defined]  # as above
    try:
        yield
    finally:
        argparse._ = kept  # type: ignore[attr-defined]  # as above


def language_of(arguments: Sequence[str]) -> str:
    """Return the language asked for, before the arguments are parsed (help and errors need it)."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            wanted = arguments[index + 1]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
        else:
            continue
        return wanted if wanted in LANGUAGES else DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE
