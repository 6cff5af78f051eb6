"""A clerk's browser on a real page: ``make-report serve`` in its own process, Debian's Chromium, screens kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

CHROMIUM = "/usr/bin/chromium"
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREEN: ViewportSize = {"width": 1366, "height": 768}
SCREENS = Path(__file__).parent.parent.parent / "out" / "screens"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


class Served:
    """A running ``make-report serve`` over ``folder``, its drafts below ``data``."""

    def __init__(self, folder: Path, data: Path) -> None:
        """Start it and wait for the address it prints."""
        self.folder = folder
        self.data = data
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT", "HOME") if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "danvan_reports", "serve", "--no-browser", str(folder)],
            env=kept | {"XDG_DATA_HOME": str(data), "XDG_CACHE_HOME": str(data / "cache")},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        assert self._process.stdout
        self.address = self._process.stdout.readline().strip()

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it as Ctrl-C does, or otherwise; return its exit code and what it said on standard error."""
        if self._process.poll() is None:
            self._process.send_signal(how)
        _, said = self._process.communicate(timeout=20)
        return self._process.returncode, said


def keep_screen(page: Page, name: str) -> None:
    """Keep what the page shows now as ``out/screens/NAME.png``."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png")


def grave_barriers(page: Page) -> list[str]:
    """Return the serious and critical violations that axe-core finds on the page as it stands."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run().then((result) => result.violations)")
    grave = [item for item in found if item["impact"] in {"serious", "critical"}]
    return [f"{item['id']}: {node['html'][:160]}" for item in grave for node in item["nodes"]]


def all_kept(page: Page) -> None:
    """Wait until everything typed has arrived and been answered."""
    from playwright.sync_api import expect

    expect(page.locator("#state")).to_have_text("Đã giữ")
