"""The commented file a clerk starts from, made from the declarations of the model."""

from __future__ import annotations

from typing import Any

from danvan_reports.model.declarations import Declaration, declarations
from danvan_reports.model.findings import Points
from danvan_reports.model.inputs import SCHEMA_NAMES, input_of
from danvan_reports.model.kinds import KINDS, VISIT_KINDS
from danvan_reports.model.paper import Paper
from danvan_reports.model.readers import Record, Records, Texts
from danvan_reports.resources import data_file

_INDENT = "  "
_LEFT_OUT = frozenset({"document_kind", "number", "date", "session", "signer", "recipients", "issuers"})
"""Fields a starter does not show at the top level: each paper has its own, and the office file has the issuers."""


def starter_text(kind: str) -> str:
    """Return the starter file for ``kind``: Vietnamese keys, every field with its meaning, needed ones first to see."""
    chosen = KINDS[kind]
    record = input_of(kind)
    schema = data_file("schemas", f"{SCHEMA_NAMES[record]}.schema.json").as_uri()
    lines = [
        f"# yaml-language-server: $schema={schema}",
        f"# Dữ liệu cho văn bản: {chosen.title}. Điền sau dấu hai chấm; mục nào chưa có thì để trống.",
        "# Dòng bắt đầu bằng dấu # là chú thích, chương trình không đọc. Thụt đầu dòng bằng dấu cách, không bằng Tab.",
        "# Cơ quan ban hành, ký hiệu, địa danh, người ký, nơi nhận thường dùng: khai một lần trong danvan.yaml.",
        "",
    ]
    for item in declarations(record):
        if item.name in _LEFT_OUT or not item.serves(kind):
            continue
        lines.append(_comment(item, kind))
        if item.name == "kind":
            lines.append(f"{item.aliases[0]}: {_visit_word(kind)}")
        elif item.name == "documents":
            lines += [f"{item.aliases[0]}:", f"{_INDENT}{kind}:", *_record_lines(Paper, kind, 2)]
        else:
            lines += _field_lines(item, kind, 0)
        lines.append("")
    return "\n".join(lines)


def _record_lines(record: type[Any], kind: str, depth: int, *, in_list: bool = False) -> list[str]:
    """Return the fields of a record, each under its comment: beside it, a value would be typed into the comment."""
    margin = _INDENT * depth
    fields = [item for item in declarations(record) if item.serves(kind)]
    lines = [line for item in fields for line in (margin + _comment(item, kind), *_field_lines(item, kind, depth))]
    if in_list:
        outer = margin.removesuffix(_INDENT)
        lines[:2] = [outer + lines[0].lstrip(), f"{outer}- {lines[1].lstrip()}"]
    return lines


def _field_lines(item: Declaration, kind: str, depth: int) -> list[str]:
    """Return the lines of one field: a record shows its fields, a list of records one blank record, points a bullet."""
    head = f"{_INDENT * depth}{item.aliases[0]}:"
    reader = item.reader
    if isinstance(reader, Record):
        return [head, *_record_lines(reader.record, kind, depth + 1)]
    if isinstance(reader, Records) and not reader.item.shorthand:
        return [head, *_record_lines(reader.item.record, kind, depth + 2, in_list=True)]
    if isinstance(reader, Points | Texts):
        return [head, f"{_INDENT * (depth + 1)}-"]
    return [head]


def _comment(item: Declaration, kind: str) -> str:
    parts = [item.title]
    if item.required:
        parts.append("(bắt buộc)")
    elif kind in item.needed_by:
        parts.append("(cần)")
    if item.help:
        parts.append(f"- {item.help}")
    if item.example:
        parts.append(f"- ví dụ: {item.example}")
    return "# " + " ".join(parts)


def _visit_word(kind: str) -> str:
    return VISIT_KINDS[min(KINDS[kind].subjects)][0]
