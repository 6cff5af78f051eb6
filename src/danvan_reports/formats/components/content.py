"""The text of a document (nội dung): legal bases, parts, articles, headings and plain paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.components.composition import Collected
    from danvan_reports.formats.components.lines import Line

_LONGEST_LABEL = 100
_LONGEST_HEADING = 250


def read_content(lines: Sequence[Line], found: Collected) -> None:
    """Sort whole paragraphs of running text into the components of nội dung."""
    start = _read_legal_bases(lines, found)
    has_articles = any(words.ARTICLE.match(words.folded(line.text)) for line in lines[start:])
    awaited: str | None = None
    for line in lines[start:]:
        label = _numbered_label(line)
        if label is not None:
            component, rest = label
            found.add(component, line)
            awaited = None if rest else component.replace("_label", "_title")
        elif awaited is not None and line.centred and _is_heading_like(line):
            found.add(awaited, line)
        else:
            awaited = None
            found.add(_paragraph_of(line, found, has_articles=has_articles), line)


def _read_legal_bases(lines: Sequence[Line], found: Collected) -> int:
    """Find the căn cứ at the beginning; a sentence that only begins with the word is none."""
    start = next((n for n, line in enumerate(lines[:3]) if words.LEGAL_BASIS_SURE.match(_text(line))), None)
    if start is None:
        return 0
    end = start
    while end < len(lines) and words.LEGAL_BASIS.match(_text(lines[end])) and not _is_sentence(lines[end]):
        end += 1
    bases = lines[start:end]
    listed = any(line.text.startswith(("-", "–")) or line.text.endswith(";") for line in bases)
    if not listed:
        return 0
    found.add("body", *lines[:start])
    found.add("legal_basis", *bases)
    return end


def _is_sentence(line: Line) -> bool:
    return line.text.endswith(":")


def _text(line: Line) -> str:
    return words.folded(line.text)


def _numbered_label(line: Line) -> tuple[str, str] | None:
    """Return the component of a "Phần", "Chương" or "Mục" line, and what else stands on the line."""
    text = _text(line)
    if len(text) > _LONGEST_LABEL or not (line.centred or line.bold):
        return None
    for pattern, component in ((words.PART, "part_chapter_label"), (words.SECTION, "section_label")):
        match = pattern.match(text)
        if match is not None:
            return component, match["rest"].strip(" .:")
    return None


def _is_heading_like(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADING and (line.text.isupper() or line.bold)


def _paragraph_of(line: Line, found: Collected, *, has_articles: bool) -> str:
    text = _text(line)
    if words.ARTICLE.match(text):
        return "article"
    if has_articles and found.has("article"):
        if words.CLAUSE.match(text):
            return "clause"
        return "point" if words.POINT.match(text) else "body"
    return _heading_level(line, text) or "body"


def _heading_level(line: Line, text: str) -> str | None:
    """Return which heading a paragraph is, in a document without articles: by its number, if it stands out."""
    if len(text) > _LONGEST_HEADING or not _is_heading_like(line):
        return None
    if words.ROMAN.match(text):
        return "heading_1"
    if not line.bold:
        return None
    if words.NUMBERED.match(text):
        return "heading_2"
    return "heading_3" if words.POINT.match(text) else None
