"""Compiled forms of the official templates that come with the program, so that even its first run compiles nothing.

They stand in ``data/parsed/templates/``, as ``tools/compile_templates.py`` writes them: one file for each template,
with the digest of the template that it was made from, and one for the parts that many templates have alike.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from danvan_reports.rendering.compiled import CompiledTemplate
from danvan_reports.resources import parsed_file, templates_folder
from danvan_reports.sealing import digest_part

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FOLDER = "templates"
_PARTS = "parts"


def find_shipped(path: Path, content: bytes) -> CompiledTemplate | None:
    """Return the template at ``path`` as it came compiled; None unless it is an official one with this ``content``.

    Somebody who works on the program or its templates has forms of other templates, or none.
    """
    if path.parent.parent != templates_folder():
        return None
    try:
        shipped = json.loads(_form_file(path).read_bytes())
        if shipped["made_from"] != digest_part(content):
            return None
        parts = json.loads(parsed_file(_FOLDER, f"{_PARTS}.json").read_bytes())
        fixed = [parts[digest] for digest in shipped["fixed"]]
        return CompiledTemplate.from_form({**shipped["form"], "fixed": fixed})
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def shipped_files(paths: Iterable[Path]) -> dict[Path, bytes]:
    """Return the files, with their contents, from which ``find_shipped`` finds the official templates at ``paths``.

    Raises:
        TemplateFaults: A template cannot be used.
    """
    files: dict[Path, bytes] = {}
    parts: dict[str, Any] = {}
    for path in paths:
        content = path.read_bytes()
        form = json.loads(CompiledTemplate.from_bytes(content, path.name).to_json())
        fixed = {part["digest"]: part for part in form.pop("fixed")}
        parts |= fixed
        files[_form_file(path)] = _as_json({"made_from": digest_part(content), "fixed": [*fixed], "form": form})
    files[parsed_file(_FOLDER, f"{_PARTS}.json")] = _as_json(dict(sorted(parts.items())))
    return files


def _form_file(path: Path) -> Path:
    return parsed_file(_FOLDER, path.parent.name, path.name)


def _as_json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()
