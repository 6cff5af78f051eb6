"""Render: wording and a compiled template into the bytes of a document."""

from __future__ import annotations

from danvan_reports.rendering.compiled import CompiledTemplate, Rendered
from danvan_reports.rendering.faults import TemplateFaults

__all__ = ["CompiledTemplate", "Rendered", "TemplateFaults"]
