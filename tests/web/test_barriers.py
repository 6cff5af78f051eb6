"""Screens that no journey rests on, held against axe-core: a refusal, a batch under way, pages drawn from styles."""

from __future__ import annotations

import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from danvan_reports.web.desk import Settings
from tests.folders import EXAMPLES_FOLDER
from tests.web.browser import SCREEN, Served, grave_barriers, keep_screen
from tests.web.test_journeys import open_file


def test_refusal_has_no_barrier(chromium: Browser, served: Served) -> None:
    context = chromium.new_context(viewport=SCREEN, locale="vi-VN")
    stranger = context.new_page()
    answer = stranger.goto(f"http://{urlsplit(served.address).netloc}/?token=not-the-token")
    assert answer
    assert answer.status == 403
    keep_screen(stranger, "refused")
    assert grave_barriers(stranger) == []
    context.close()


def test_batch_under_way_has_no_barrier(page: Page, served: Served) -> None:
    for path in (EXAMPLES_FOLDER / "so-ket-2026").iterdir():
        shutil.copy(path, served.folder)
    page.get_by_role("link", name="Làm hàng loạt").click()
    page.wait_for_url("**/batch")
    page.get_by_label("Kéo bảng tính thả vào đây, hoặc chọn tệp").set_input_files(served.folder / "so-lieu.xlsx")
    page.wait_for_url("**/batch/*")
    keep_screen(page, "batch-under-way")
    assert grave_barriers(page) == []


def test_pages_drawn_from_styles_have_no_barrier(
    chromium: Browser, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    without_office = Served(settings.folder, settings.folder.parent / "dữ liệu")
    context = chromium.new_context(viewport=SCREEN, locale="vi-VN")
    page = context.new_page()
    page.goto(without_office.address)
    open_file(page, "visit")
    expect(page.locator("#pages")).to_contain_text("KẾT LUẬN")
    keep_screen(page, "see-without-office")
    assert grave_barriers(page) == []
    context.close()
    without_office.end()
