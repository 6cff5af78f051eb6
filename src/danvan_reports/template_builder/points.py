"""Trees of points (ý) under literal labels, never Word's own numbering: what is typed is what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.template_builder.elements import control, for_each, lead, line, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile

LEVELS = ("point_1", "point_2", "point_3")
"""The components of a tree, outermost first; a document nests no deeper."""

_NAMES = ("point", "subpoint", "detail")
_COUNTED = "1."


def point_tree(profile: Profile, source: str, labels: Sequence[str]) -> list[Element]:
    """Return the paragraphs of the points in the list ``source``, one label per level ("1." counts).

    A point that is alone on the first level has no label: there is nothing to tell it from.
    """
    return _level(profile, source, labels, 0)


def _level(profile: Profile, source: str, labels: Sequence[str], depth: int) -> list[Element]:
    name = _NAMES[depth]
    label = ("{{ loop.index }}." if labels[depth] == _COUNTED else labels[depth]) + " "
    if depth == 0:
        label = f"{{% if not (loop.first and loop.last) %}}{label}{{% endif %}}"
    component, text = profile.components[LEVELS[depth]], f"{label}{{{{ {name}.text }}}}"
    if depth + 1 == len(labels):
        return for_each(name, source, [line(component, text)])
    inner = _level(profile, f"{name}.points", labels, depth + 1)
    content = [
        control(f"if {name}.points"),
        lead(component, run(text)),
        *inner,
        control("else"),
        line(component, text),
        control("endif"),
    ]
    return for_each(name, source, content)
