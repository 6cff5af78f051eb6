"""The documents that were checked: held in memory alone, the last few at a time."""

from __future__ import annotations

import secrets
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from danvan_reports.errors import ReportError
from danvan_reports.formats.mending import Change, mend
from danvan_reports.formats.profiles import load_profile
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from danvan_reports.formats.checker import CheckResult

_KEPT = 5


@dataclass(frozen=True, slots=True)
class Mended:
    """A copy of a document in which what is safe to mend was mended, and what that was."""

    content: bytes
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """One document that was checked: its name as it was sent, its bytes, what was found, its mended copy if any."""

    name: str
    content: bytes
    result: CheckResult
    mended: Mended | None

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PureWindowsPath(self.name).stem


class Checks:
    """The documents checked last, by what stands for each in addresses."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, CheckedDocument] = {}

    def keep(self, checked: CheckedDocument) -> str:
        """Keep a document and return its key; the oldest gives way."""
        key = secrets.token_hex(8)
        self._kept[key] = checked
        for name in list(self._kept)[:-_KEPT]:
            del self._kept[name]
        return key

    def find(self, key: str) -> CheckedDocument | None:
        """Return the document that is kept under ``key``."""
        return self._kept.get(key)


def mended(content: bytes, result: CheckResult, name: str) -> Mended | None:
    """Return the mended copy of a document; None when nothing can be mended, or nothing may (signed files)."""
    if result.profile_id is None:
        return None
    try:
        copy, changes = mend(content, load_profile(result.profile_id), name)
    except ReportError:
        return None
    return Mended(copy, tuple(changes)) if changes else None
