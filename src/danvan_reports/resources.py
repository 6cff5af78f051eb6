"""Where the files that come with the program stand: data, templates."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

_PACKAGE = Path(__file__).resolve().parent
_REPOSITORY = _PACKAGE.parent.parent


@cache
def templates_folder() -> Path:
    """Return the folder of the official templates: in the installed package, else the repository's ``templates/``."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _REPOSITORY / "templates"


def data_file(*parts: str) -> Path:
    """Return the path of a file of ``data/``, such as ``data_file("profiles", "party-2026.yaml")``."""
    return _PACKAGE.joinpath("data", *parts)


def parsed_file(*parts: str) -> Path:
    """Return the path of the parsed form of a YAML file of ``data/``, as ``tools/parse_data.py`` writes it."""
    return data_file("parsed", *parts).with_suffix(".json")


def load_yaml(*parts: str) -> Any:
    """Return the contents of a YAML file of ``data/``: plain values only, dates as text.

    They come from the parsed form, which is read in a tenth of the time; where that is of another text (somebody is
    working on the file), the file itself is parsed.
    """
    text = data_file(*parts).read_text("utf-8")
    with suppress(OSError):
        parsed = json.loads(parsed_file(*parts).read_bytes())
        if parsed["made_from"] == made_from(text):
            return parsed["contents"]
    return parse_yaml(text)


def parse_yaml(text: str) -> Any:
    """Return the contents of a YAML text; the loader makes plain values only."""
    import yaml

    return yaml.load(text, Loader=yaml.CSafeLoader)


def made_from(text: str) -> int:
    """Return the checksum that tells one text of a file from the next."""
    return crc32(text.encode())
