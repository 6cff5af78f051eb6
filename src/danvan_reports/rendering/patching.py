"""From the XML of a part to text that holds whole tags: docxtpl's patching, with the place of every tag kept.

Word splits tags over runs; docxtpl joins them and lifts ``{%p``, ``{%tr``, ``{%tc`` and ``{%r`` tags out of their
paragraph, row, cell or run. What it gives has lost the paragraphs, so the tags are read before it and found
again after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docxtpl import DocxTemplate
from lxml import etree

from danvan_reports.records import replace
from danvan_reports.rendering.faults import BAD_PART, TOO_COMPLEX, UNCLOSED_TAG, Place, template_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from danvan_reports.diagnostics import Diagnostic

MAX_TAG_LENGTH = 400
MAX_TAGS = 20_000
"""Bounds that no real template comes near: docxtpl's patterns may take longer than in proportion."""

_OPENING = re.compile(r"\{[{%#]")
_CLOSINGS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LIFTED = re.compile(r"(?:tr|tc|[pr])(?=\s)")
_NOT_TELLING = re.compile(r"[-+\s]")
_QUOTES = str.maketrans("“”‘’", "\"\"''")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDS_SHOWN = 8
_WORDS_LENGTH = 40


class Tag(NamedTuple):
    """A tag as Jinja reads it, and where it stands in the template as its keeper sees it."""

    text: str
    place: Place


class PartReader:
    """Reads the parts of one template and keeps what is found wrong in them."""

    def __init__(self, file: str) -> None:
        """Take the name of the template, for messages."""
        self._file = file
        self._hopeless = False
        self.faults: list[Diagnostic] = []

    def read(self, part: str, content: bytes) -> list[str | Tag]:
        """Return the text of the part and its tags, in order; nothing when it cannot be read as it should."""
        self._hopeless = False
        root = self._parse(part, content)
        if root is None:
            return []
        places = list(self._find_tags(part, root))
        if len(places) > MAX_TAGS:
            self._fault(TOO_COMPLEX, Place(part, None, "", ""))
            self._hopeless = True
        if self._hopeless:
            return []
        # patch_xml works on text alone; the template that it is a method of is never opened.
        patched: str = DocxTemplate("").patch_xml(etree.tostring(root, encoding="unicode"))
        return list(_split(_DECLARATION + patched, places, part))

    def _parse(self, part: str, content: bytes) -> Element | None:
        try:
            return etree.fromstring(content, safe_parser())
        except etree.XMLSyntaxError:
            self._fault(BAD_PART, Place(part, None, "", ""))
            return None

    def _find_tags(self, part: str, root: Element) -> Iterator[Place]:
        """Give the place of every tag in turn; an opening that is never closed is blanked in ``root``."""
        for number, text, runs in texts_of(root):
            unclosed: list[int] = []
            words = first_words(text)
            for start, end in tag_spans(text):
                # A paragraph of nothing but openings must not be copied for each of them.
                place = Place(part, number, words, text[start : end or start + _WORDS_LENGTH])
                cut = replace(place, tag=place.tag[:_WORDS_LENGTH])
                if end is None and not unclosed:
                    self._fault(UNCLOSED_TAG, cut)
                if end is None:
                    unclosed.append(start)
                elif len(place.tag) > MAX_TAG_LENGTH:
                    self._fault(TOO_COMPLEX, cut)
                    self._hopeless = True
                else:
                    yield place
            if unclosed and runs:
                _blank(runs, unclosed)
            self._hopeless |= bool(unclosed and not runs)

    def _fault(self, code: str, place: Place) -> None:
        self.faults.append(template_fault(code, self._file, place))


def safe_parser() -> etree.XMLParser:
    """Return a parser that fetches and expands nothing, and keeps elements and text alone."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


class ParagraphText(NamedTuple):
    """A text that may hold tags: the paragraph it belongs to (from 1), and the elements whose text it is.

    The text of a paragraph is one, over all its runs; what stands in an attribute or in other elements is a text
    of its own, without ``runs``.
    """

    paragraph: int | None
    text: str
    runs: Sequence[Element]


def texts_of(root: Element) -> Iterator[ParagraphText]:
    """Give each text of a part that may hold tags, in order."""
    numbers = {paragraph: number for number, paragraph in enumerate(root.iter(f"{_W}p"), 1)}

    def number_of(element: Element) -> int:
        around = element if element in numbers else next(element.iterancestors(f"{_W}p"), None)
        return 0 if around is None else numbers[around]

    of_runs: dict[int, list[Element]] = defaultdict(list)
    others: dict[int, list[str]] = defaultdict(list)
    for element in root.iter():
        is_run_text = element.tag == f"{_W}t"
        if is_run_text:
            of_runs[number_of(element)].append(element)
        for text in (None if is_run_text else element.text, element.tail, *element.attrib.values()):
            if text and "{" in text:
                others[number_of(element)].append(text)
    for number in range(len(numbers) + 1):
        runs = of_runs[number]
        yield ParagraphText(number or None, "".join(run.text or "" for run in runs), runs)
        for text in others[number]:
            yield ParagraphText(number or None, text, ())


def first_words(text: str) -> str:
    """Return how a paragraph begins, for people to find it by."""
    return " ".join(text.split()[:_WORDS_SHOWN])


def _blank(runs: Sequence[Element], openings: Iterable[int]) -> None:
    """Take the two characters at each of ``openings`` out of the text that ``runs`` hold together.

    The rest of the part can then be read, so that one run finds all its faults.
    """
    blanks = {at + offset for at in openings for offset in (0, 1)}
    position = 0
    for run in runs:
        text = run.text or ""
        run.text = "".join(" " if position + index in blanks else char for index, char in enumerate(text))
        position += len(text)


def tag_spans(text: str) -> Iterator[tuple[int, int | None]]:
    """Give the start and the end of each tag in ``text``; the end is None where a tag is never closed."""
    at = 0
    never_closed: set[str] = set()
    while opening := _OPENING.search(text, at):
        mark = opening[0]
        end = -1 if mark in never_closed else text.find(_CLOSINGS[mark], opening.end())
        if end < 0:
            # Looked for once, so that a text of nothing but openings takes no longer than another.
            never_closed.add(mark)
            yield opening.start(), None
            at = opening.start() + 1
        else:
            at = end + 2
            yield opening.start(), at


def _split(source: str, places: list[Place], part: str) -> Iterator[str | Tag]:
    """Give the text of ``source`` and its tags in turn, each tag with the place where it was found before.

    Patching keeps the order of tags but for a few that it makes or moves: those get the place of the one before.
    """
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        by_key[_key(place.tag)].append(index)
    at = following = 0
    place = Place(part, None, "", "")
    for start, end in tag_spans(source):
        if end is None:
            continue
        yield source[at:start]
        at = end
        text = source[start:end].replace("&amp;", "&")
        candidates = by_key.get(_key(text), [])
        nearest = bisect_left(candidates, following)
        if nearest < len(candidates):
            place = places[candidates[nearest]]
            following = candidates[nearest] + 1
        else:
            place = Place(part, place.paragraph, place.words, text)
        yield Tag(text, place)
    yield source[at:]


def _key(tag: str) -> str:
    """Return what patching leaves unchanged of a tag."""
    inside = tag[2:-2].translate(_QUOTES)
    return _NOT_TELLING.sub("", inside[match.end() :] if (match := _LIFTED.match(inside)) else inside)
