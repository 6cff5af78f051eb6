"""Case, size, weight, slant and underline of a component: one row of the regulation's type table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.findings import Finding, has_gap, number_text, range_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.facts.model import Look
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.profile_components import Component
    from danvan_reports.formats.rules import Rule

    _Enough = Callable[[Iterable[bool]], bool]

# Whole remarks in brackets, such as "(Kèm theo ...)", are set apart from running text as one likes.
_BRACKETED = re.compile(r"\(.*\)\.?")
_PROPERTIES = ("case", "size_pt", "bold", "italic", "underline")


def check_type_style(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Compare the look of every line of the rule's components with what the profile states.

    ``params``: ``properties`` limits what is compared; ``whole`` counts weight and slant only when all of a
    paragraph has them (words may be stressed in running text); ``lead`` compares only the words a pattern
    finds.
    """
    return [finding for name in subject.present(rule) for finding in _component(rule, subject, name)]


def _component(rule: Rule, subject: Subject, name: str) -> Iterator[Finding]:
    component = subject.profile.components[name]
    stated = [
        key
        for key in rule.params.get("properties", _PROPERTIES)
        if key not in component.open and getattr(component, key) is not None
    ]
    for line in subject.composition.lines(name):
        part = _lead(line, component) if rule.params.get("lead") else line
        for key in stated:
            if key == "case":
                yield from _case(part, component, subject.profile.signers.concurrent_word)
            else:
                yield from _CHECKS[key](part, component, all if rule.params.get("whole") else any)


def _lead(line: Line, component: Component) -> Line:
    """Return the number that leads a paragraph, such as ``Điều 1.``; its own title may or may not be set alike.

    The number of an automatic list is no text of its own and left aside.
    """
    if line.paragraph.label:
        return line.cut(0, 0)
    pattern = component.pattern
    match = pattern.search(line.raw) if pattern is not None else None
    return line.cut(match.start(), match.end()) if match is not None else line


def _size(line: Line, component: Component, _enough: _Enough) -> Iterator[Finding]:
    wrong = [run.look.size_pt for run in line.inked if not component.size_pt.allows(run.look.size_pt)]
    for size in dict.fromkeys(wrong):
        yield _finding("size", line, component, number_text(size), range_text(component.size_pt))


def _case(line: Line, component: Component, small: str | None) -> Iterator[Finding]:
    """Compare capitals; the word between two posts of one signer stays small: BÍ THƯ kiêm CHỦ TỊCH."""
    if has_gap(line):
        return
    words = [word for word in line.text.split() if word != small]
    if component.case == "upper" and any(word != word.upper() for word in words):
        yield _finding("upper", line, component, line.text, line.text.upper())
    elif component.case == "title" and not is_title(line.text):
        yield _finding("title", line, component, line.text, line.text.title())


def is_title(text: str) -> bool:
    """Tell whether every name in ``text`` begins with a capital and goes on in small letters."""
    # What ends with a full stop is a title before the name, another rule's matter.
    names = [word for word in text.split() if word[0].isalpha() and not word.endswith(".")]
    return all(word[0].isupper() for word in names) and not any(len(w) > 1 and w.isupper() for w in names)


def _toggle(aspect: str, shown: Callable[[Look], bool], key: str) -> Callable[..., Iterator[Finding]]:
    def check(line: Line, component: Component, enough: _Enough) -> Iterator[Finding]:
        if enough is all and _BRACKETED.fullmatch(line.text):
            return
        expected: bool = getattr(component, key)
        if enough(shown(run.look) is not expected for run in line.inked):
            yield _finding(f"not_{aspect}" if expected else aspect, line, component)

    return check


def _finding(aspect: str, line: Line, component: Component, found: str = "", expected: str = "") -> Finding:
    return Finding(aspect, found, expected, component.id, line.paragraph)


_CHECKS: dict[str, Callable[[Line, Component, _Enough], Iterator[Finding]]] = {
    "size_pt": _size,
    "bold": _toggle("bold", lambda look: look.bold, "bold"),
    "italic": _toggle("italic", lambda look: look.italic, "italic"),
    "underline": _toggle("underline", lambda look: look.underline, "underline"),
}
