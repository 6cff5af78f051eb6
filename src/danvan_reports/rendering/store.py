"""Find the template of a paper: the one asked for, the office's own, else the official one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from danvan_reports.disk import read_file
from danvan_reports.errors import InputError
from danvan_reports.opc import MAX_FILE_SIZE
from danvan_reports.rendering.cache import TemplateCache
from danvan_reports.rendering.compiled import CompiledTemplate
from danvan_reports.rendering.shipped import find_shipped
from danvan_reports.resources import templates_folder

if TYPE_CHECKING:
    from pathlib import Path


def template_path(kind: str, profile: str, office_folder: Path | None = None, given: Path | None = None) -> Path:
    """Return the file of the template. An office keeps its own as ``<profile>/<kind>.docx`` or ``<kind>.docx``.

    Raises:
        InputError: There is no such template.
    """
    candidates = [given] if given else []
    if not given and office_folder:
        candidates += [office_folder / profile / f"{kind}.docx", office_folder / f"{kind}.docx"]
    if not given:
        candidates.append(templates_folder() / profile / f"{kind}.docx")
    for path in candidates:
        if path.is_file():
            return path
    raise InputError("template.missing", path=str(candidates[-1]), kind=kind, profile=profile)


def find_template(
    kind: str, profile: str, office_folder: Path | None = None, given: Path | None = None, cache: Path | None = None
) -> CompiledTemplate:
    """Return the compiled template of a paper; compiled once while its file stays the same.

    ``cache`` is the folder where compiled templates are kept for later runs; None keeps them for this one only.

    Raises:
        InputError: There is no such template, or it cannot be read.
        TemplateFaults: The template cannot be used.
    """
    path = template_path(kind, profile, office_folder, given)
    status = path.stat()
    return _compiled(path, status.st_mtime_ns, status.st_size, cache)


@lru_cache(maxsize=64)
def _compiled(path: Path, _modified: int, _size: int, cache: Path | None) -> CompiledTemplate:
    content = read_file(path, MAX_FILE_SIZE)
    if shipped := find_shipped(path, content):
        return shipped
    kept = TemplateCache(cache) if cache else None
    if kept and (found := kept.find(content, path.name)):
        return found
    template = CompiledTemplate.from_bytes(content, path.name)
    if kept:
        kept.keep(content, path.name, template)
    return template
