"""Where the files that come with the program stand: data, templates, examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
_REPOSITORY = _PACKAGE.parent.parent


@cache
def templates_folder() -> Path:
    """Return the folder of the official templates: in the installed package, else the repository's ``templates/``."""
    return _shipped("templates")


@cache
def examples_folder() -> Path:
    """Return the folder of the examples, found as the templates are."""
    return _shipped("examples")


def data_file(*parts: str) -> Path:
    """Return the path of a file of ``data/``, such as ``data_file("profiles", "party-2026.yaml")``."""
    return _PACKAGE.joinpath("data", *parts)


def load_yaml(*parts: str) -> Any:
    """Return the contents of a YAML file of ``data/``; the loader makes plain values only."""
    import yaml

    return yaml.load(data_file(*parts).read_text("utf-8"), Loader=yaml.CSafeLoader)


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _REPOSITORY / name
