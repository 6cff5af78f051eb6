"""See, check, many at once: as a clerk does it in a browser; pages by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from danvan_reports.pipeline import make_reports
from danvan_reports.planning import Order
from tests.folders import EXAMPLES_FOLDER
from tests.web.browser import Served, all_kept, grave_barriers, keep_screen
from tests.web.test_journeys import SEEDS, field, open_file

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture
def province(settings) -> None:  # type: ignore[no-untyped-def]
    for path in (EXAMPLES_FOLDER / "so-ket-2026").iterdir():
        shutil.copy(path, settings.folder)


@pytest.mark.parametrize("name", [*SEEDS, "visit"])
def test_document_is_seen_beside_its_form(page: Page, name: str) -> None:
    open_file(page, name)
    expect(page.locator("#pages img").first).to_be_visible()
    assert page.locator("#pages img").first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 800
    keep_screen(page, f"see-{name}")
    assert grave_barriers(page) == []


def test_pages_follow_what_is_typed(page: Page) -> None:
    open_file(page, "visit")
    picture = page.locator("#pages img").first
    expect(picture).to_be_visible()
    before = picture.get_attribute("src")
    assert before
    field(page, "scope").fill("việc thực hiện Quy chế dân chủ")
    expect(picture).not_to_have_attribute("src", before)
    field(page, "scope").fill("việc thực hiện Quy chế dân chủ ở cơ sở")
    field(page, "supervised_unit").fill("")
    expect(page.locator("#pages .blocked")).to_be_visible()
    field(page, "supervised_unit").fill("Đảng ủy xã Đồng Rạng")
    expect(picture).to_be_visible()


def test_finding_leads_to_the_page__and_the_page_to_the_field(page: Page) -> None:
    open_file(page, "visit")
    field(page, "documents.ket-luan-giam-sat.number").fill("")
    field(page, "recommendations.0.deadline").fill("")
    all_kept(page)
    link = page.locator("#side a[href^='#at-']").first
    place = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
    expect(place).to_be_attached()
    link.click()
    expect(place).to_be_in_viewport()
    expect(place).to_be_focused()
    keep_screen(page, "see-finding")
    target = place.get_attribute("data-goto")
    assert target
    place.press("Enter")
    expect(page.locator(f"[id='f-{target}'], [id='s-{target}'] :focus, [id='l-{target}'] :focus").first).to_be_visible()
    assert page.evaluate("document.activeElement.closest('#form') !== null")


def test_paragraph_of_the_page_leads_to_its_field(page: Page) -> None:
    open_file(page, "visit")
    page.locator("svg .source[data-goto='achievements.0.text']").click()
    expect(field(page, "achievements.0.text")).to_be_focused()


def test_any_document_is_checked_on_its_pages(page: Page, served: Served, tmp_path: Path) -> None:
    [report] = make_reports(served.folder / "visit.yaml", Order()).reports
    path = tmp_path / "Kết luận gõ tay.docx"
    path.write_bytes(report.content)
    document = docx.Document(str(path))
    document.paragraphs[8].runs[0].font.size = docx.shared.Pt(11)
    document.sections[0].left_margin = docx.shared.Mm(20)
    document.save(str(path))
    page.get_by_role("link", name="Kiểm tra thể thức").click()
    page.wait_for_url("**/check")
    keep_screen(page, "check")
    assert grave_barriers(page) == []
    page.get_by_label("Kéo tệp .docx thả vào đây, hoặc chọn tệp").set_input_files(path)
    page.wait_for_url("**/check/*")
    expect(page.locator(".findings li")).to_have_count(2)
    place = page.locator("svg .place").last
    expect(place).to_be_attached()
    page.get_by_role("link", name="Xem trong văn bản, mục 2").click()
    expect(place).to_be_focused()
    place.press("Enter")
    expect(page.locator("#n-2")).to_be_focused()
    keep_screen(page, "checked")
    assert grave_barriers(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải bản đã sửa").click()
    assert download.value.suggested_filename == "Kết luận gõ tay - đã sửa.docx"
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải báo cáo lỗi").click()
    assert download.value.suggested_filename == "Kết luận gõ tay - lỗi thể thức.html"


def test_secret_document_is_refused_where_it_was_dropped(page: Page, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("TUYỆT MẬT")
    document.save(str(tmp_path / "a.docx"))
    page.get_by_role("link", name="Kiểm tra thể thức").click()
    page.get_by_label("Kéo tệp .docx thả vào đây, hoặc chọn tệp").set_input_files(tmp_path / "a.docx")
    expect(page.locator(".said")).to_contain_text("TUYỆT MẬT")
    assert page.url.endswith("/check")


@pytest.mark.usefixtures("province")
def test_workbook_becomes_documents_and_a_table_of_what_is_missing(page: Page, served: Served) -> None:
    page.get_by_role("link", name="Làm hàng loạt").click()
    page.wait_for_url("**/batch")
    page.get_by_label("Làm cả báo cáo tổng hợp và danh sách nội bộ").check()
    keep_screen(page, "batch")
    assert grave_barriers(page) == []
    page.get_by_label("Kéo bảng tính thả vào đây, hoặc chọn tệp").set_input_files(served.folder / "so-lieu.xlsx")
    page.wait_for_url("**/batch/*")
    expect(page.locator(".units").first).to_be_visible(timeout=60_000)
    keep_screen(page, "batch-ended")
    assert grave_barriers(page) == []
    expect(page.locator(".units tr.error th")).to_have_text(["xã Thanh Khê", "xã Xuân Nha", "xã Yên Thượng"])
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tất cả (.zip)").click()
    with zipfile.ZipFile(download.value.path()) as files:
        assert len(files.namelist()) == 25
