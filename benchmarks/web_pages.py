"""How soon the page shows things: each screen, the pages of a document, a check, a batch of 24 units.

Run it from the repository, on a machine that does nothing else: ``python -m benchmarks.web_pages``. It serves the
examples to Debian's Chromium. A screen is timed by the browser itself, from the click to the end of its load; pages, a
check and a batch from the moment they are asked for to the moment they can be seen. Figures are medians of five.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from playwright.sync_api import sync_playwright
from tests.web.browser import CHROMIUM, OPTIONS, SCREEN, Served

from benchmarks.job import EXAMPLES
from danvan_reports.pipeline import make_reports
from danvan_reports.planning import Order

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ROUNDS = 5
SECONDS_BETWEEN = 3
"""The office in waiting is ready again after this: a clerk reads before typing on."""


def _until(page: Page, told: str) -> None:
    while not page.evaluate(told):
        page.wait_for_timeout(10)


def _seen(page: Page) -> None:
    _until(page, "document.querySelector('#pages img, .styled') !== null")


def _reopened(page: Page) -> None:
    page.reload()
    _seen(page)


def _timed(act: Callable[[], None]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _screens(page: Page, address: str) -> dict[str, float]:
    took = {}
    for name in ("", "check", "batch", page.url.removeprefix(address)):
        page.goto(address + name)
        took[f"screen /{name.partition('/')[0]}"] = (
            page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000
        )
    return took


def _pages(page: Page, number: int) -> dict[str, float]:
    took = {"pages of a visit, opened again": _timed(lambda: _reopened(page))}
    page.wait_for_timeout(SECONDS_BETWEEN * 1000)
    page.evaluate("performance.clearMarks('pages')")
    field = page.locator('[id="f-scope"]')

    def change() -> None:
        field.fill(f"việc thực hiện Quy chế công tác dân vận, lần {number}")
        _until(page, "performance.getEntriesByName('pages').length > 0")

    took["pages after a change"] = _timed(change)
    page.wait_for_timeout(SECONDS_BETWEEN * 1000)
    return took


def _check(page: Page, address: str, document: Path) -> dict[str, float]:
    page.goto(f"{address}check")
    page.wait_for_timeout(SECONDS_BETWEEN * 1000)
    started = time.perf_counter()
    page.set_input_files("#file", document)
    page.wait_for_selector(".checked")
    findings = time.perf_counter() - started
    _seen(page)
    return {"check: findings": findings, "check: pages": time.perf_counter() - started}


def _batch(page: Page, address: str, workbook: Path) -> dict[str, float]:
    page.goto(f"{address}batch")
    page.check("[name=rollup]")

    def run() -> None:
        page.set_input_files("#file", workbook)
        page.wait_for_selector(".units", state="attached")

    return {"batch of 24 units with its roll-up": _timed(run)}


def _typed_by_hand(folder: Path, number: int) -> Path:
    """Return a document that is new each time, as nothing is kept of it then."""
    [report] = make_reports(folder / "visit.yaml", Order()).reports
    path = folder / f"văn bản {number}.docx"
    path.write_bytes(report.content)
    document = docx.Document(str(path))
    document.paragraphs[8].runs[0].font.size = docx.shared.Pt(11)
    document.add_paragraph(f"Bản {number}")
    document.save(str(path))
    return path


def main() -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch, "office")
        shutil.copytree(EXAMPLES / "so-ket-2026", folder)
        shutil.copy(EXAMPLES / "visit.yaml", folder)
        served = Served(folder, Path(scratch, "data"))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        page = browser.new_page(viewport=SCREEN)
        took: dict[str, list[float]] = {}
        try:
            page.goto(served.address)
            address = page.url
            page.get_by_role("button", name="visit.yaml", exact=True).click()
            page.wait_for_url("**/drafts/*")
            draft = page.url
            for number in range(ROUNDS):
                page.goto(draft)
                measured = _screens(page, address) | _pages(page, number)
                measured |= _check(page, address, _typed_by_hand(folder, number))
                measured |= _batch(page, address, folder / "so-lieu.xlsx")
                for name, seconds in measured.items():
                    took.setdefault(name, []).append(seconds)
        finally:
            browser.close()
            served.end()
    for name, times in took.items():
        sys.stdout.write(f"{name:36} {statistics.median(times):5.2f} s  (to {max(times):.2f})\n")


if __name__ == "__main__":
    main()
