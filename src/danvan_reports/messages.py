"""The words users read, looked up by key in the catalogue of their language (gettext ``.mo``, made by Babel)."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"
DOMAIN = "danvan_reports"


@cache
def _catalogue(language: str) -> NullTranslations:
    path = Path(__file__).parent.joinpath("locale", language, "LC_MESSAGES", f"{DOMAIN}.mo")
    with path.open("rb") as stream:
        return GNUTranslations(stream)


def find_message(key: str, language: str = DEFAULT_LANGUAGE, /, **parameters: str) -> str | None:
    """Return the words for ``key`` with ``{parameters}`` filled in, or None when the catalogue has none."""
    template = _catalogue(language).gettext(key)
    if template == key:
        return None
    return template.format_map(parameters) if parameters else template


def message(key: str, language: str = DEFAULT_LANGUAGE, /, **parameters: str) -> str:
    """Return the words for ``key``; a key without words is our bug and raises ``KeyError``."""
    found = find_message(key, language, **parameters)
    if found is None:
        raise KeyError(key)
    return found
