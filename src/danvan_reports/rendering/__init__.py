"""Render: wording and a compiled template into the bytes of a document."""
