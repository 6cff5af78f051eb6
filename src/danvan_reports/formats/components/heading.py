"""The title of a document: tên loại, author, trích yếu, the mark beneath it, and to whom it is addressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_reports.formats.components.composition import Collected
    from danvan_reports.formats.components.lines import Line

_LONGEST_HEAD = 60
_LONGEST_TITLE = 12
_LONG_TEXT = 150
_LONGEST_TYPE = 90


def head_end(lines: Sequence[Line], types: Mapping[str, str]) -> int:
    """Return where the letterhead ends: at the tên loại, at "Kính gửi", or at the first long text."""
    for number, line in enumerate(lines[:_LONGEST_HEAD]):
        text = words.folded(line.text)
        if type_of(line, types) or words.SALUTATION.match(text) or len(text) > _LONG_TEXT:
            return number
    return min(len(lines), _LONGEST_HEAD)


def type_of(line: Line, types: Mapping[str, str]) -> str | None:
    """Return the identifier of the tên loại a line shows; ``types`` gives it for each folded name."""
    text = words.letters(line.text)
    if text in types and (line.centred or line.text.isupper()):
        return types[text]
    if not line.centred or len(text) > _LONGEST_TYPE or not line.text.isupper():
        return None
    return next((kind for name, kind in types.items() if text.startswith(name + " ")), None)


def read_title(lines: Sequence[Line], types: Mapping[str, str], found: Collected) -> tuple[str | None, int]:
    """Find the tên loại and what belongs to it; return its identifier and how many lines were taken."""
    if not lines:
        return None, 0
    kind = type_of(lines[0], types)
    taken = 0
    if kind is not None:
        found.add("doc_type", lines[0])
        taken = 1 + _read_abstract(lines[1:], found)
    return kind, taken + _read_salutation(lines[taken:], found)


def _read_abstract(lines: Sequence[Line], found: Collected) -> int:
    end = _abstract_end(lines)
    abstract = [line for line in lines[:end] if not words.DASHES.fullmatch(words.folded(line.text))]
    for number, line in enumerate(abstract):
        text = words.letters(line.text)
        if number == 0 and text.startswith("cua ") and line.text.isupper():
            found.add("doc_author", line)
        elif found.has("abstract") and line.text.isupper() and not _all_upper(found.lines("abstract")):
            found.add("issuing_authority", line)
        else:
            found.add("abstract", line)
    for line in lines[:end]:
        if words.DASHES.fullmatch(words.folded(line.text)):
            found.add("dashes", line)
    return end


def _all_upper(lines: Sequence[Line]) -> bool:
    return all(line.text.isupper() for line in lines)


def _abstract_end(lines: Sequence[Line]) -> int:
    """Return how many lines belong to the trích yếu: up to the dashes, else as long as lines are centred."""
    for number, line in enumerate(lines[:_LONGEST_TITLE]):
        text = words.folded(line.text)
        if words.DASHES.fullmatch(text):
            return number + 1
        if words.SALUTATION.match(text) or words.LEGAL_BASIS_SURE.match(text):
            return number
        if len(text) > 2 * _LONG_TEXT or line.paragraph.layout.first_line_mm > 1:
            break
    count = 0
    for line in lines[:_LONGEST_TITLE]:
        if not line.centred or line.paragraph.layout.alignment.value != "center":
            break
        count += 1
    return count


def _read_salutation(lines: Sequence[Line], found: Collected) -> int:
    """Find "Kính gửi" and the names after it, on its own line or on the lines that begin with a dash."""
    start = next((n for n, line in enumerate(lines[:3]) if words.SALUTATION.match(words.folded(line.text))), None)
    if start is None:
        return 0
    label = lines[start]
    colon = label.raw.find(":")
    if colon >= 0 and label.raw[colon + 1 :].strip():
        found.add("salutation_label", label.cut(0, colon + 1))
        found.add("salutation_names", label.cut(colon + 1))
    else:
        found.add("salutation_label", label)
    taken = start + 1
    for line in lines[taken:]:
        if not line.text.startswith(("-", "–")) or words.LEGAL_BASIS_SURE.match(words.folded(line.text)):
            break
        found.add("salutation_names", line)
        taken += 1
    return taken
