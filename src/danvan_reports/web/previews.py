"""How documents look: pictures of their pages by LibreOffice, else drawn from their styles; the last few are kept."""

from __future__ import annotations

import hashlib
from threading import Lock
from typing import TYPE_CHECKING

from danvan_reports.errors import ReportError
from danvan_reports.formats.checker import read_document
from danvan_reports.records import dataclass
from danvan_reports.web.sheets import Sheets
from danvan_reports.web.styled import styled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_reports.formats.facts.model import DocumentFacts
    from danvan_reports.web.sheets import Box
    from danvan_reports.web.spare_office import SpareOffice
    from danvan_reports.web.styled import Styled

_KEPT = 6


@dataclass(frozen=True, slots=True)
class Preview:
    """How one document looks: ``sheets`` with the places of its paragraphs, or ``styled``.

    ``key`` stands for the document in addresses; ``part`` is the part of the package that its paragraphs are of.
    """

    key: str
    part: str
    sheets: Sheets | None
    boxes: Mapping[int, tuple[Box, ...]]
    styled: Styled | None


class Previews:
    """The looks of the documents seen last."""

    def __init__(self, office: SpareOffice | None) -> None:
        """Draw by ``office``; without one, by the styles."""
        self._office = office
        self._kept: dict[str, Preview] = {}
        self._lock = Lock()

    def of(self, content: bytes) -> Preview:
        """Return how the document looks; one that LibreOffice cannot turn into pages is drawn from its styles.

        Raises:
            ReportError: The document cannot be read, or bears a state-secret mark.
        """
        key = hashlib.sha256(content).hexdigest()
        with self._lock:
            known = self._kept.pop(key, None) or self._make(key, content)
            self._kept[key] = known
            for name in list(self._kept)[:-_KEPT]:
                del self._kept[name]
            return known

    def find(self, key: str) -> Preview | None:
        """Return the look that is kept under ``key``."""
        return self._kept.get(key)

    def _make(self, key: str, content: bytes) -> Preview:
        facts = read_document(content)
        sheets = self._sheets(content)
        if sheets is None:
            return Preview(key, facts.part, None, {}, styled(facts))
        return Preview(key, facts.part, sheets, sheets.boxes_of(_texts(facts)), None)

    def _sheets(self, content: bytes) -> Sheets | None:
        if self._office is None:
            return None
        try:
            return Sheets(self._office.pdf_of(content))
        except ReportError:
            return None


def _texts(facts: DocumentFacts) -> list[tuple[int, str]]:
    return [(paragraph.number, paragraph.text) for paragraph in facts.paragraphs if paragraph.text.strip()]
