"""Starting from the last visit of the same unit: what stays the same is carried over, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.declarations import names_of
from danvan_reports.model.inputs import input_in
from danvan_reports.sources.tree import Scalar
from danvan_reports.sources.yaml_editing import set_value
from danvan_reports.sources.yaml_source import parse_yaml
from danvan_reports.sources.yaml_writing import plain

if TYPE_CHECKING:
    from danvan_reports.sources.document import SourceDocument
    from danvan_reports.sources.yaml_writing import Plain

CARRIED = ("scope", "supervised_document", "supervised_unit", "supervising_body", "place", "unit", "issuers")
"""What a unit's visits and reports share. People change; figures, findings, numbers and dates are each paper's own."""

_UNIT_FIELDS = ("supervised_unit", "unit")


def unit_in(source: SourceDocument) -> str:
    """Return the unit that an input is about, as typed; empty when it does not say."""
    found = _values(source, _UNIT_FIELDS)
    return next((text for text in found.values() if isinstance(text, str)), "")


def started_from(text: str, earlier: SourceDocument) -> str:
    """Return the starter ``text`` with what it shares with an ``earlier`` input filled in."""
    source = parse_yaml(text)
    if source.root is None:
        return text
    fields = names_of(input_in(source.root))
    for name, value in _values(earlier, CARRIED).items():
        if name in fields:
            source = set_value(source, (fields[name].aliases[0],), value)
    return source.text


def _values(source: SourceDocument, names: tuple[str, ...]) -> dict[str, Plain]:
    if source.root is None:
        return {}
    fields = names_of(input_in(source.root))
    given = {fields[entry.key.text].name: entry.value for entry in source.root.entries if entry.key.text in fields}
    kept = {name: given[name] for name in names if name in given}
    return {name: plain(node) for name, node in kept.items() if not (isinstance(node, Scalar) and node.is_missing)}
