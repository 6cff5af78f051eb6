"""Everything that can be told of a template before it meets any facts, in one run, each fault with its place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from lxml import etree

from danvan_reports.diagnostics import Location, Severity, has_errors
from danvan_reports.records import replace
from danvan_reports.rendering.compiler import TemplateReading, read_template
from danvan_reports.rendering.faults import (
    LOOPED_TEXT,
    LOST_FIELD,
    OUTSIDE_LOOP,
    PRINTED_WHOLE,
    UNKNOWN_FIELD,
    UNKNOWN_KIND,
    Place,
    TemplateFaults,
    as_warning,
    template_fault,
)
from danvan_reports.rendering.patching import safe_parser
from danvan_reports.rendering.tag_checks import REPLACES, check_tags
from danvan_reports.rendering.vocabulary import ITEM, Use, Vocabulary, loop_names, uses_of, written
from danvan_reports.resources import templates_folder
from danvan_reports.vi.filters import FILTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.rendering.expressions import Filters
    from danvan_reports.rendering.vocabulary import Path

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD = re.compile(r"\w+")


def official_kinds() -> list[str]:
    """Return the kinds that have an official template."""
    return sorted({path.stem for path in templates_folder().glob("*/*.docx")})


def check_template(content: bytes, file: str, kind: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the template ``content`` for papers of ``kind``; ``file`` names it in the findings.

    Beside what compiling refuses: names that the official templates of the kind do not know, what those print and
    this one leaves out, and what Word has done to its tags. A warning is no reason not to use the template.

    Raises:
        PackageError: The content is not a package that can be read.
    """
    try:
        reading = read_template(content, file, cast("Filters", FILTERS))
    except TemplateFaults as faults:
        return faults.diagnostics
    places = {part: _tables(root) for part, root in _roots(reading)}
    found = [finding for part, root in _roots(reading) for finding in check_tags(part, root, file)]
    findings = [*_without_replaced(reading.faults, found), *_hardened(found, reading.faults)]
    if kind in official_kinds():
        findings += _check_names(reading, findings, file, kind)
    else:
        parameters = {"kind": kind, "known": ", ".join(official_kinds())}
        findings.append(template_fault(UNKNOWN_KIND, file, Place("", None, "", ""), **parameters))
    placed = [_placed(finding, places) for finding in findings]
    return tuple(sorted(placed, key=lambda finding: _order(finding, reading.texts)))


def _roots(reading: TemplateReading) -> Iterator[tuple[str, etree._Element]]:
    """Give the XML of each part with paragraphs, but for those that cannot be read."""
    for part in reading.texts:
        try:
            yield part, etree.fromstring(reading.parts[part], safe_parser())
        except etree.XMLSyntaxError:
            continue


def _tables(root: etree._Element) -> dict[int, tuple[int, int, int]]:
    """Return the table, row and cell of each paragraph that stands in one, by its number."""
    numbers = {table: number for number, table in enumerate(root.iter(f"{_W}tbl"), 1)}
    cells: dict[etree._Element, tuple[int, int, int]] = {}
    for table, number in numbers.items():
        for row_number, row in enumerate(_own(table, "tr", "tbl"), 1):
            for cell_number, cell in enumerate(_own(row, "tc", "tr"), 1):
                cells[cell] = (number, row_number, cell_number)
    inside = ((number, next(p.iterancestors(f"{_W}tc"), None)) for number, p in enumerate(root.iter(f"{_W}p"), 1))
    return {number: cells[cell] for number, cell in inside if cell is not None and cell in cells}


def _own(around: etree._Element, name: str, unit: str) -> Iterator[etree._Element]:
    """Give the elements ``name`` in ``around``, a ``unit``, that are not in another unit inside it."""
    return (each for each in around.iter(f"{_W}{name}") if next(each.iterancestors(f"{_W}{unit}"), None) is around)


def _key(finding: Diagnostic) -> tuple[str, str | None, int | None]:
    location = finding.location or Location()
    return finding.parameters["tag"], location.part, location.paragraph


def _without_replaced(faults: Iterable[Diagnostic], found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the faults of compiling that nothing more exact was found about."""
    replaced = {(code, _key(finding)) for finding in found for code in REPLACES.get(finding.code, ())}
    return [fault for fault in faults if (fault.code, _key(fault)) not in replaced]


def _hardened(found: Iterable[Diagnostic], faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what was found; what replaces a fault of compiling is an error as that was."""
    compiling = {(fault.code, _key(fault)) for fault in faults}
    return [
        replace(finding, severity=Severity.ERROR)
        if any((code, _key(finding)) in compiling for code in REPLACES.get(finding.code, ()))
        else finding
        for finding in found
    ]


def _check_names(
    reading: TemplateReading, findings: Iterable[Diagnostic], file: str, kind: str
) -> Iterator[Diagnostic]:
    """Give the names that papers of ``kind`` do not have, those used the wrong way, and those left out."""
    known, needed = _official(kind)
    uses = [use for program in reading.programs for use in uses_of(program)]
    in_loops = {name for program in reading.programs for name in loop_names(program["operations"])}
    meant = {word for finding in findings if has_errors([finding]) for word in _WORD.findall(finding.parameters["tag"])}
    for use in uses:
        if use.path in known.names:
            yield from _check_way(use, known, file)
        elif ITEM in use.path[len(known.known_part(use.path)) :]:
            continue  # the loop around it goes through an unknown name: told there
        elif use.path[0] in in_loops and not known.known_part(use.path):
            yield template_fault(OUTSIDE_LOOP, file, use.place, name=use.path[0])
        else:
            near = known.nearest(use.path, () if known.known_part(use.path) else in_loops)
            meant |= {use.path[-1], *near[:1]}
            shown = ", ".join(near or known.known_after(use.path)) or "—"
            yield template_fault(UNKNOWN_FIELD, file, use.place, name=written(use.path), known=shown, kind=kind)
    yield from _lost(Vocabulary.of(uses), needed, meant, file, kind)


def _check_way(use: Use, known: Vocabulary, file: str) -> Iterator[Diagnostic]:
    if use.way == "print" and known.is_whole(use.path):
        shown = ", ".join(known.known_after(use.path)) or "—"
        yield template_fault(PRINTED_WHOLE, file, use.place, name=written(use.path), known=shown)
    elif use.way == "loop" and not known.is_list(use.path):
        yield template_fault(LOOPED_TEXT, file, use.place, name=written(use.path))


def _lost(here: Vocabulary, needed: Mapping[Path, Use], meant: set[str], file: str, kind: str) -> Iterator[Diagnostic]:
    """Give what the official template prints and this one does not; of a whole part that is missing, the part alone.

    What a faulty tag names is not lost: that fault is told at its tag.
    """
    lost: set[Path] = set()
    for path, use in sorted(needed.items()):
        if path in here.names if use.way == "ask" else path in here.uses and here.uses[path].way != "ask":
            continue
        if any(path[:length] in lost for length in range(1, len(path))):
            continue
        lost.add(path)
        if _last_name(path) not in meant:
            printed = any(each.way != "ask" for name, each in needed.items() if name[: len(path)] == path)
            place = Place("", None, "", use.place.tag)
            fault = template_fault(LOST_FIELD, file, place, name=written(path), kind=kind)
            yield fault if printed else as_warning(fault)


def _last_name(path: Path) -> str:
    return next(step for step in reversed(path) if step != ITEM)


@cache
def _official(kind: str) -> tuple[Vocabulary, dict[Path, Use]]:
    """Return what the official templates of a kind name, and what all of them name in their text."""
    known: list[Use] = []
    by_template: list[dict[Path, Use]] = []
    for path in sorted(templates_folder().glob(f"*/{kind}.docx")):
        reading = read_template(path.read_bytes(), path.name, cast("Filters", FILTERS))
        uses = [use for program in reading.programs for use in uses_of(program)]
        known += uses
        by_template.append(dict(Vocabulary.of(use for use in uses if use.place.part in reading.texts).uses))
    first, *others = by_template
    return Vocabulary.of(known), {path: use for path, use in first.items() if all(path in each for each in others)}


def _placed(finding: Diagnostic, places: Mapping[str, Mapping[int, tuple[int, int, int]]]) -> Diagnostic:
    location = finding.location
    if location is None or location.paragraph is None:
        return finding
    table = places.get(location.part or "", {}).get(location.paragraph)
    return replace(finding, location=replace(location, table=table))


def _order(finding: Diagnostic, texts: tuple[str, ...]) -> tuple[int, int]:
    """Return where a finding is told: in the order of the text, what belongs to no paragraph last."""
    location = finding.location
    if location is None or not location.part:
        return len(texts) + 1, 0
    part = texts.index(location.part) if location.part in texts else len(texts)
    return part, location.paragraph or 0
