"""JSON Schema, made from the declarations of the model."""

from __future__ import annotations

from typing import Any

from danvan_reports.model.declarations import Declaration, declarations
from danvan_reports.model.inputs import input_of

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def input_schema(kind: str | None = None) -> dict[str, Any]:
    """Return the schema of the input that ``kind`` is made from, each field saying whether that kind needs it.

    Without ``kind`` it is the schema of a visit.

    A digit-like text may be a number for an editor (``so: 45``), because the program reads every value as text.
    """
    definitions: dict[str, Any] = {}
    record_read = input_of(kind)
    pending: list[type[Any]] = [record_read]
    while pending:
        record = pending.pop()
        if record.__name__ not in definitions:
            definitions[record.__name__] = _record_schema(record, kind)
            pending += [inner for item in declarations(record) for inner in item.reader.records()]
    top = definitions.pop(record_read.__name__)
    return {"$schema": _DIALECT, "title": "danvan-reports", **top, "$defs": dict(sorted(definitions.items()))}


def _record_schema(record: type[Any], kind: str | None) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for item in declarations(record):
        described = {"title": item.title, "description": _description(item, kind)} | _optional(item.reader.schema())
        properties |= dict.fromkeys((*item.aliases, item.name), described)
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [item for item in declarations(record) if item.required]
    if required:
        schema["allOf"] = [{"anyOf": [{"required": [name]} for name in item.names]} for item in required]
    return schema


def _optional(schema: dict[str, Any]) -> dict[str, Any]:
    """A field left empty (``so:``) is one that is not known yet."""
    return {"anyOf": [schema, {"type": "null"}]}


def _description(item: Declaration, kind: str | None) -> str:
    parts = [item.help, f"Ví dụ: {item.example}" if item.example else ""]
    if kind and kind in item.needed_by:
        parts.append("Cần cho loại văn bản này.")
    return " ".join(part for part in parts if part)
