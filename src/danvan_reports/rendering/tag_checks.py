"""What Word's own XML tells of the tags of a part: split, cut, in deleted text, beside text that will be lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from danvan_reports.rendering.faults import (
    BAD_SYNTAX,
    CROSSED_STRUCTURE,
    CUT_TAG,
    DELETED_TAG,
    LOST_TEXT,
    NOT_ALLOWED,
    OUTSIDE_TABLE,
    SPACED_LETTER,
    SPLIT_TAG,
    TYPED_QUOTES,
    UNCLOSED_BLOCK,
    Place,
    as_warning,
    template_fault,
)
from danvan_reports.rendering.patching import ParagraphText, first_words, tag_spans, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from danvan_reports.diagnostics import Diagnostic

REPLACES = {
    TYPED_QUOTES: {BAD_SYNTAX},
    CUT_TAG: {CROSSED_STRUCTURE},
    LOST_TEXT: {UNCLOSED_BLOCK},
    SPACED_LETTER: {NOT_ALLOWED},
    OUTSIDE_TABLE: {NOT_ALLOWED, CROSSED_STRUCTURE},
}
"""The findings of compiling that say less of the same tag."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNITS = {"p": f"{_W}p", "tr": f"{_W}tr", "tc": f"{_W}tc"}
_DELETED = (f"{_W}del", f"{_W}moveFrom")
_LIFTED = re.compile(r"\{%(tr|tc|p) [^}%]*%\}")
_SPACED = re.compile(r"\{%[-+]?\s+(?:tr|tc|p|r)\s")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_STRAIGHTENED = "“”‘’"
_NEVER_STRAIGHTENED = "„‟‚‛«»‹›′″´`＂＇"
_SHOWN = 40


class _Tag(NamedTuple):
    """A tag, the elements whose text it stands in, and its place."""

    text: str
    runs: list[Element]
    place: Place


def check_tags(part: str, root: Element, file: str) -> Iterator[Diagnostic]:
    """Give what is wrong with the tags of a part as they stand in Word's XML; ``file`` names the template."""
    for text in texts_of(root):
        for tag in _tags_in(text, part):
            yield from _check_quotes(tag, file)
            yield from _check_runs(tag, file)
            yield from _check_lifted(tag, file)
            if _SPACED.match(tag.text):
                yield template_fault(SPACED_LETTER, file, tag.place)
    yield from _check_deleted(part, root, file)


def _tags_in(text: ParagraphText, part: str) -> Iterator[_Tag]:
    words = first_words(text.text)
    for start, end in tag_spans(text.text):
        if end is None or text.text.startswith("{#", start):
            continue
        position = 0
        runs = []
        for run in text.runs:
            length = len(run.text or "")
            if position < end and start < position + length:
                runs.append(run)
            position += length
        tag = text.text[start:end]
        yield _Tag(tag, runs, Place(part, text.paragraph, words, tag))


def _check_quotes(tag: _Tag, file: str) -> Iterator[Diagnostic]:
    """Quotes as Word types them: the usual pairs are read as straight ones, any other is not."""
    found = [char for char in tag.text if char in _STRAIGHTENED + _NEVER_STRAIGHTENED]
    if found:
        fault = template_fault(TYPED_QUOTES, file, tag.place, found=" ".join(dict.fromkeys(found)))
        yield fault if any(char in _NEVER_STRAIGHTENED for char in found) else as_warning(fault)


def _check_runs(tag: _Tag, file: str) -> Iterator[Diagnostic]:
    """A tag that Word has split over runs is joined again; one that reaches into or out of a link is not."""
    parents = {run.getparent() for run in tag.runs}
    if len(tag.runs) < 2 or not parents:
        return
    if len({parent.getparent() for parent in parents if parent is not None}) > 1:
        yield template_fault(CUT_TAG, file, tag.place)
    else:
        yield as_warning(template_fault(SPLIT_TAG, file, tag.place, count=str(len(tag.runs))))


def _check_lifted(tag: _Tag, file: str) -> Iterator[Diagnostic]:
    """A ``{%p`` tag takes the place of its paragraph, ``{%tr`` of its row, ``{%tc`` of its cell, with all in it."""
    match = _LIFTED.fullmatch(tag.text)
    if not match or not tag.runs:
        return
    unit = next(tag.runs[0].iterancestors(_UNITS[match[1]]), None)
    if unit is None:
        yield template_fault(OUTSIDE_TABLE, file, tag.place, letter=match[1])
        return
    paragraphs = (_text_of(paragraph) for paragraph in unit.iter(_UNITS["p"]))
    lost = " ".join(_COMMENT.sub("", " ".join(paragraphs).replace(tag.text, "", 1)).split())
    if lost:
        yield template_fault(LOST_TEXT, file, tag.place, found=lost[:_SHOWN], letter=match[1])


def _check_deleted(part: str, root: Element, file: str) -> Iterator[Diagnostic]:
    """Text that was deleted while changes were tracked is still there, and so are its tags."""
    for number, paragraph in enumerate(root.iter(_UNITS["p"]), 1):
        deleted = [text for change in paragraph.iter(*_DELETED) for text in change.iter(f"{_W}t", f"{_W}delText")]
        joined = "".join(text.text or "" for text in deleted)
        for start, end in tag_spans(joined):
            tag = joined[start:end]
            yield template_fault(DELETED_TAG, file, Place(part, number, first_words(_text_of(paragraph)), tag[:_SHOWN]))


def _text_of(paragraph: Element) -> str:
    own = (text for text in paragraph.iter(f"{_W}t") if next(text.iterancestors(_UNITS["p"])) is paragraph)
    return "".join(text.text or "" for text in own)
