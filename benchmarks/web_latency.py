"""How soon the page answers: from a key pressed to the findings refreshed, and how long a form takes to open.

Run it from the repository, on a machine that does nothing else: ``python -m benchmarks.web_latency``. It serves
``examples/visit.yaml`` (a conclusion of four pages) and a seed of two pages to Debian's Chromium, types sixty keys
one by one into a sentence and into a figure of each, and reads what the page measured itself: from the event of the
key to the moment the answer stands in the page.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.web.browser import CHROMIUM, OPTIONS, SCREEN, Served, all_kept

from benchmarks.job import EXAMPLES

FILES = ("giam-sat-chau-thanh-long-an-2024", "visit")
FIELDS = {"sentence": ("achievements.0.text", " thêm một câu nữa"), "figure": ("figures.0.value", "123456")}
MILLISECONDS_BETWEEN_KEYS = 180
ROUNDS = 3


def _typed(page: Page, field: str, text: str) -> list[float]:
    """Return how long each key took to be answered, in milliseconds."""
    box = page.locator(f'[id="f-{field}"]')
    before = box.input_value()
    page.evaluate("performance.clearMeasures()")
    for _ in range(ROUNDS):
        box.focus()
        page.keyboard.press("End")
        page.keyboard.type(text, delay=MILLISECONDS_BETWEEN_KEYS)
        all_kept(page)
        box.fill(before)
        all_kept(page)
    took: list[float] = page.evaluate("performance.getEntriesByName('edit').map((entry) => entry.duration)")
    return took


def main() -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch, "office")
        folder.mkdir()
        for path in EXAMPLES.glob("*.yaml"):
            shutil.copy(path, folder)
        served = Served(folder, Path(scratch, "data"))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        page = browser.new_page(viewport=SCREEN)
        try:
            for name in FILES:
                page.goto(served.address)
                page.get_by_role("button", name=f"{name}.yaml", exact=True).click()
                page.wait_for_url("**/drafts/*")
                page.reload()
                opened = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                sys.stdout.write(f"{name}: form opened in {opened:.0f} ms\n")
                for what, (field, text) in FIELDS.items():
                    if not page.locator(f'[id="f-{field}"]').count():
                        continue
                    took = sorted(_typed(page, field, text))
                    median, ninetieth = statistics.median(took), took[int(len(took) * 0.9)]
                    sys.stdout.write(f"  {what}: {len(took)} edits, median {median:.0f} ms, 90% {ninetieth:.0f} ms\n")
        finally:
            browser.close()
            served.end()


if __name__ == "__main__":
    main()
