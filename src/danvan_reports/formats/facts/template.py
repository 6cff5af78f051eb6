"""The facts of a template's documents: of each only what it does not have in common with those before is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.facts.markup import KnownMarkup, sections_markup
from danvan_reports.formats.facts.reading import Parts, authors_of, facts_of
from danvan_reports.records import replace
from danvan_reports.secrecy import refuse_secret_package, refuse_secret_texts

if TYPE_CHECKING:
    from danvan_reports.formats.facts.model import DocumentFacts
    from danvan_reports.opc import FixedParts, SplitPackage

_MOST_FRAMES = 64
_TITLE = re.compile(rb"<dc:title>[^<]*</dc:title>")


class TemplateReader:
    """Reads the documents of one template; the first as any document is, learning from the second on.

    Most templates make one document in a run, which is not to pay for others.
    """

    def __init__(self, fixed: FixedParts) -> None:
        """Take the parts that all documents of the template have in common."""
        parts = Parts(fixed.unpacked())
        self._main = parts.main
        self._core = parts.core_name
        self._margins = parts.margin_names()
        self._settings = parts.related_names - self._margins
        self._markup = KnownMarkup()
        self._frames: dict[object, DocumentFacts] = {}
        self._used = False

    def read(self, package: SplitPackage) -> DocumentFacts:
        """Return the facts of a document.

        Raises:
            KeyError, xml.etree.ElementTree.ParseError, RecursionError: as :func:`facts_of`.
            InputError: it bears a state-secret mark.
        """
        own = package.own
        content = own[self._main]
        layout = (*sections_markup(content), *[own[name] for name in self._settings if name in own])
        frame_key = (*layout, *[own[name] for name in self._margins if name in own])
        known, frame = self._markup.paragraphs(content, layout), self._frames.get(frame_key)
        if known is None or frame is None:
            facts = self._read_whole(package, layout if known is None else None)
            if self._used and not facts.hygiene.active:
                self._remember(frame_key, facts)
            self._used = True
            return facts
        paragraphs, stored = known
        refuse_secret_texts(stored)
        refuse_secret_package({part: content for part, content in own.items() if part != self._main})
        creator, last_modified_by = authors_of(_without_title(own.get(self._core)))
        hygiene = replace(frame.hygiene, creator=creator, last_modified_by=last_modified_by)
        return replace(frame, paragraphs=tuple(paragraphs), hygiene=hygiene)

    def _read_whole(self, package: SplitPackage, layout: object | None) -> DocumentFacts:
        """Read a document as any is read; learn its markup, too, when its ``layout`` is given."""
        parts = package.parts()
        refuse_secret_package(parts)
        facts = facts_of(parts)
        if layout is not None and self._used and not facts.hygiene.active:
            main = self._main
            self._markup.learn(parts[main], layout, lambda marked: facts_of({**parts, main: marked}).paragraphs)
        return facts

    def _remember(self, frame_key: object, facts: DocumentFacts) -> None:
        if len(self._frames) >= _MOST_FRAMES:
            self._frames.clear()
        self._frames[frame_key] = replace(facts, paragraphs=())


def _without_title(core_properties: bytes | None) -> bytes | None:
    """Return the properties of a document that an office's documents have in common."""
    return core_properties and _TITLE.sub(b"", core_properties)
