"""The page as a clerk has it: a folder with the examples, a desk of drafts, and a browser's manners."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page
from starlette.testclient import TestClient

from danvan_reports.web.app import make_app
from danvan_reports.web.desk import Settings
from danvan_reports.web.guard import Pass
from tests.folders import EXAMPLES_FOLDER
from tests.web.browser import CHROMIUM, OPTIONS, SCREEN, Served

PORT = 8100
ORIGIN = f"http://127.0.0.1:{PORT}"
TOKEN = "a-token-of-the-tests"  # noqa: S105


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A clerk's folder with the examples in it, and a folder of drafts that is not there yet."""
    folder = tmp_path / "Văn phòng"
    folder.mkdir()
    for path in EXAMPLES_FOLDER.glob("*.yaml"):
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


@pytest.fixture
def served(settings: Settings) -> Iterator[Served]:
    """A page served by a process of its own over the clerk's folder."""
    server = Served(settings.folder, settings.folder.parent / "dữ liệu")
    yield server
    server.end()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's browser, started once."""
    from playwright.sync_api import sync_playwright

    if not Path(CHROMIUM).is_file():
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


def _is_fault(said: ConsoleMessage) -> bool:
    """A refusal is an answer with its status, which the browser remarks; anything else it complains of is a fault."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")


@pytest.fixture
def page(chromium: Browser, served: Served) -> Iterator[Page]:
    """The clerk's window with the first screen open; nothing may go wrong in its scripts, nothing leave the machine."""
    context = chromium.new_context(viewport=SCREEN, locale="vi-VN", accept_downloads=True)
    window = context.new_page()
    window.set_default_timeout(15_000)
    faults: list[str] = []
    asked: set[str] = set()
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.on("console", lambda said: faults.append(said.text) if _is_fault(said) else None)
    window.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    window.goto(served.address)
    yield window
    context.close()
    assert faults == []
    assert asked == {urlsplit(served.address).netloc}
