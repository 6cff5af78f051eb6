"""The page as a clerk has it: a folder with the examples, a desk of drafts, and a browser's manners."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from danvan_reports.resources import examples_folder
from danvan_reports.web.app import make_app
from danvan_reports.web.desk import Settings
from danvan_reports.web.guard import Pass

PORT = 8100
ORIGIN = f"http://127.0.0.1:{PORT}"
TOKEN = "a-token-of-the-tests"  # noqa: S105


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A clerk's folder with the examples in it, and a folder of drafts that is not there yet."""
    folder = tmp_path / "Văn phòng"
    folder.mkdir()
    for path in examples_folder().glob("*.yaml"):
        shutil.copy(path, folder)
    return Settings(folder, tmp_path / "nháp", None, "vi")


@pytest.fixture
def stranger(settings: Settings) -> Iterator[TestClient]:
    """Somebody who reached the port and has no cookie."""
    with TestClient(make_app(settings, Pass(PORT, TOKEN, "vi")), base_url=ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.fixture
def clerk(settings: Settings) -> Iterator[TestClient]:
    """The clerk's browser: it opened the address with the token, and names its origin."""
    with TestClient(make_app(settings, Pass(PORT, TOKEN, "vi")), base_url=ORIGIN, headers={"origin": ORIGIN}) as client:
        assert client.get(f"/?token={TOKEN}").status_code == 200
        yield client
