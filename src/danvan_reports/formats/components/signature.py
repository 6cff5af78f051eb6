"""The end of the main text: who signs, and who receives the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.components.lines import same_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.components.composition import Collected
    from danvan_reports.formats.components.lines import Line

_FARTHEST = 60
_LONGEST_SIGNER_LINE = 90
_LONGEST_NAME = 40
_LONGEST_BLOCK = 12
_MINUTES_ROLES = (
    "nguoi ghi bien ban",
    "chu tri hoi nghi",
    "chu tri",
    "thu ky",
    "chu toa",
    "chu toa hoi nghi",
)


def signature_start(lines: Sequence[Line], first: int) -> int:
    """Return where the block of signature and recipients begins; ``len(lines)`` when there is none."""
    anchor = _anchor(lines, first)
    if anchor is None:
        return len(lines)
    # Whoever signs may stand above the recipients instead of beside them.
    above = range(max(first, anchor - _LONGEST_BLOCK), anchor)
    anchor = next((n for n in above if _is_authority(lines[n]) and lines[n].text.isupper()), anchor)
    place = lines[anchor].paragraph.place
    if place.table is not None:
        return next(n for n in range(first, anchor + 1) if lines[n].paragraph.place.table == place.table)
    start = anchor
    while start > first and (_is_signer_line(lines[start - 1]) or lines[start - 1].paragraph is lines[start].paragraph):
        start -= 1
    return start


def _anchor(lines: Sequence[Line], first: int) -> int | None:
    for number in range(first, len(lines)):
        if words.RECIPIENTS.match(words.folded(lines[number].text)) and len(lines[number].text) < _LONGEST_NAME:
            return number
    lowest = max(first, len(lines) - _FARTHEST)
    for number in range(lowest, len(lines)):
        line = lines[number]
        if line.text.isupper() and (_is_authority(line) or _is_role(line) or (_is_post(line) and not line.on_left)):
            return number
    return None


def _is_signer_line(line: Line) -> bool:
    return line.on_right and len(line.text) <= _LONGEST_SIGNER_LINE


def _is_authority(line: Line) -> bool:
    return bool(words.AUTHORITY.match(words.folded(line.text)))


def _is_post(line: Line) -> bool:
    text = words.letters(line.text)
    return words.starts_with_any(text, words.POSTS) or _is_role(line)


def _is_role(line: Line) -> bool:
    return words.letters(line.text) in _MINUTES_ROLES


def read_signature(lines: Sequence[Line], found: Collected) -> None:
    """Sort the lines of the block into recipients, signers and what stands beneath them."""
    lines = _without_marks(lines, found)
    label = next((line for line in lines if words.RECIPIENTS.match(words.folded(line.text))), None)
    recipients = _recipients(lines, label) if label is not None else []
    if label is not None:
        found.add("recipients_label", label)
        _read_recipients(recipients, found)
    taken = {id(line) for line in recipients} | {id(label)}
    columns: dict[bool, list[Line]] = {False: [], True: []}
    for line in lines:
        if id(line) not in taken:
            columns[line.on_left].append(line)
    for on_left in (False, True):
        _read_signer(columns[on_left], found)


def _recipients(lines: Sequence[Line], label: Line) -> list[Line]:
    after = lines[lines.index(label) + 1 :]
    if label.paragraph.place.table is not None:
        return [line for line in after if same_cell(label, line)]
    return [
        line
        for line in after
        if not line.on_right and (line.on_left or line.text.startswith(("-", "–", "•")))
        and line.paragraph.place.table is None
    ]  # fmt: skip


def _read_recipients(lines: Sequence[Line], found: Collected) -> None:
    """Add the list; what follows the archive line without a dash is the drafter's code."""
    ended = False
    for line in lines:
        if line.text.startswith(("-", "–", "•")) or not ended:
            found.add("recipients_list", line)
            ended = words.letters(line.text).startswith("luu")
        else:
            found.add("drafter_code", line)


def _without_marks(lines: Sequence[Line], found: Collected) -> list[Line]:
    """Set aside what stands beneath the block: contact details and the mark against publication."""
    kept = []
    for line in lines:
        if words.letters(line.text) == words.NO_MASS_MEDIA:
            found.add("no_mass_media", line)
        elif words.CONTACT.search(words.folded(line.text)):
            found.add("contact", line)
        else:
            kept.append(line)
    return kept


def _read_signer(lines: Sequence[Line], found: Collected) -> None:
    """Read one column of a signature from the top: authority, post, then the name at the bottom."""
    if not lines or not any(_is_authority(line) or _is_post(line) or line.text.isupper() for line in lines):
        return
    name = _name_line(lines)
    last_authority = False
    for line in lines[: name if name is not None else len(lines)]:
        text = words.letters(line.text)
        if _is_authority(line):
            found.add("sign_authority", line)
            last_authority = True
        elif words.ACTING.match(words.folded(line.text)):
            found.add("sign_acting", line)
        elif _is_role(line):
            found.add("minutes_role", line)
        elif last_authority and not _is_post(line):
            found.add("sign_authority", line)
        elif text == "kiem":
            found.add("sign_concurrent", line)
        elif _is_post(line) or line.text.isupper():
            found.add("sign_title", line)
            last_authority = False
    if name is not None:
        found.add("sign_name", lines[name])


def _name_line(lines: Sequence[Line]) -> int | None:
    """Return which line is the name: the last short one below the posts that is no post itself."""
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if len(line.text) <= _LONGEST_NAME and not _is_post(line) and not _is_authority(line):
            below_room = line.paragraph.number - lines[number - 1].paragraph.number > 1
            return number if below_room or not line.text.isupper() else None
    return None
