"""Run a file of vectors: the project's own, or that of ``VI_VECTORS``; one test each, by the name of its ``op``."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from danvan_reports.vi.errors import ValueFault
from tests.vi.operations import OPERATIONS, YamlRefusedError

VECTORS_FILE = Path(os.environ.get("VI_VECTORS") or Path(__file__).parent / "data" / "vi-vectors.json")


def load_vectors() -> list[dict[str, Any]]:
    vectors: list[dict[str, Any]] = json.loads(VECTORS_FILE.read_text("utf-8"))["vectors"]
    if not vectors:
        raise pytest.UsageError(f"{VECTORS_FILE} holds no vectors")
    return vectors


@pytest.mark.parametrize("vector", [pytest.param(vector, id=vector["id"]) for vector in load_vectors()])
def test_vector(vector: dict[str, Any]) -> None:
    operation = OPERATIONS.get(vector["op"])
    assert operation, f"unknown operation: {vector['op']}"
    arguments = vector.get("args") or {}
    if vector.get("error"):
        with pytest.raises((ValueFault, YamlRefusedError)):
            operation(vector["input"], **arguments)
    else:
        accepted = [vector["expect"], *vector.get("also_accept", [])]
        assert operation(vector["input"], **arguments) in accepted
