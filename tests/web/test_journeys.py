"""Choose, fill in, take: as a clerk does it in a browser, on the five seed examples and the complete visit."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from danvan_reports.pipeline import make_reports
from danvan_reports.planning import Order
from tests.folders import EXAMPLES_FOLDER
from tests.web.browser import Served, all_kept, grave_barriers, keep_screen

SEEDS = (
    "giam-sat-chau-thanh-long-an-2024",
    "khao-sat-cu-chi",
    "kiem-tra-thanh-uy-tra-vinh",
    "so-ket-chau-thanh-soc-trang-2021",
    "tong-ket-dak-doa-2022",
)


def open_file(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"{name}.yaml", exact=True).click()
    page.wait_for_url("**/drafts/*")


def field(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.locator(f'[id="f-{name}"]')


def mark(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.locator(f'[id="m-{name}"]')


@pytest.mark.parametrize("name", [*SEEDS, "visit"])
def test_document_taken_is_that_of_the_command_line(page: Page, served: Served, name: str) -> None:
    open_file(page, name)
    keep_screen(page, f"form-{name}")
    assert grave_barriers(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải .docx").click()
    [report] = make_reports(served.folder / f"{name}.yaml", Order()).reports
    assert download.value.suggested_filename == report.file_name
    assert Path(download.value.path()).read_bytes() == report.content


def test_new_conclusion_is_written_from_nothing_by_keyboard(page: Page) -> None:
    keep_screen(page, "home")
    assert grave_barriers(page) == []
    page.get_by_label("Loại văn bản").select_option("ket-luan-giam-sat")
    page.get_by_role("button", name="Bắt đầu soạn").press("Enter")
    page.wait_for_url("**/drafts/*")
    expect(page.locator("#side .blocked")).to_have_text("Chưa làm được văn bản: còn lỗi trong dữ liệu.")
    for name, typed in (
        ("scope", "việc thực hiện Quy chế công tác dân vận"),
        ("supervised_unit", "Ban Thường vụ Đảng ủy xã Đồng Rạng"),
        ("reference_period.start", "7/2025"),
        ("reference_period.end", "6/2026"),
        ("working_time.start", "18/9/2026"),
        ("achievements.0.text", "Triển khai kịp thời."),
        ("recommendations.0.addressee", "Đảng ủy xã"),
        ("recommendations.0.points.0.text", "Sơ kết đúng hạn."),
    ):
        field(page, name).focus()
        page.keyboard.type(typed)
    all_kept(page)
    expect(mark(page, "working_time.start")).to_have_text("thứ Sáu, ngày 18 tháng 9 năm 2026")
    expect(page.locator(".counts")).to_contain_text("0 lỗi")
    gaps = page.locator("#side .finding.gap")
    before = gaps.count()
    field(page, "limitations.0.text").focus()
    page.keyboard.type("Sơ kết còn chậm.")
    all_kept(page)
    assert gaps.count() == before - 1
    keep_screen(page, "new-conclusion")
    assert grave_barriers(page) == []


def test_fault_stands_under_its_field_in_the_words_of_the_command_line(page: Page) -> None:
    open_file(page, "visit")
    value = field(page, "figures.1.value")
    value.fill("5.2")
    all_kept(page)
    told = mark(page, "figures.1.value").locator(".finding.error")
    expect(told).to_contain_text("DL123")
    expect(told).to_contain_text("5,2")
    expect(value).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#side")).to_contain_text("Số liệu 2, Giá trị")
    value.evaluate("input => input.scrollIntoView({ block: 'center' })")
    keep_screen(page, "fault")
    value.fill("4.646")
    all_kept(page)
    expect(mark(page, "figures.1.value").locator(".echo")).to_have_text("4.646: bốn nghìn sáu trăm bốn mươi sáu")
    expect(value).not_to_have_attribute("aria-invalid", "true")
    expect(value).to_be_focused()
    if shutil.which("soffice"):
        expect(page.locator("#pages img").first).to_be_visible(timeout=30_000)
        keep_screen(page, "form-with-pages")


def test_finding_leads_to_its_field(page: Page) -> None:
    open_file(page, "visit")
    field(page, "recommendations.0.deadline").fill("31/11/2026")
    all_kept(page)
    page.locator("#side").get_by_role("link", name="Thời hạn hoàn thành").first.click()
    expect(field(page, "recommendations.0.deadline")).to_be_focused()


def test_lists_grow_shrink_and_change_order_by_keyboard(page: Page) -> None:
    open_file(page, "visit")
    first, second = (field(page, f"legal_bases.{index}").input_value() for index in (0, 1))
    field(page, "legal_bases.0").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(field(page, "legal_bases.1")).to_be_focused()
    assert [field(page, f"legal_bases.{index}").input_value() for index in (0, 1)] == [second, first]
    page.keyboard.press("Enter")
    page.keyboard.type("Can cu thu ba")
    expect(field(page, "legal_bases.2")).to_be_focused()
    all_kept(page)
    field(page, "legal_bases.0").focus()
    page.keyboard.press("Alt+Delete")
    expect(field(page, "legal_bases.1")).to_have_value("Can cu thu ba")
    expect(field(page, "legal_bases.0")).to_have_value(first)
    page.get_by_role("button", name="Bỏ: Căn cứ: chương trình, quyết định, mục 2").click()
    expect(field(page, "legal_bases.1")).to_have_count(0)


def paste(page: Page, name: str, text: str) -> None:
    field(page, name).evaluate(
        """(input, text) => {
            input.focus();
            const data = new DataTransfer();
            data.setData("text/plain", text);
            input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def test_lines_from_word_and_columns_from_excel_become_items(page: Page) -> None:
    open_file(page, "visit")
    paste(page, "responsibilities.0.text", "- Ý thứ hai.\r\n- Ý thứ ba.\r\n")
    expect(field(page, "responsibilities.2.text")).to_have_value("Ý thứ ba.")
    expect(field(page, "responsibilities.1.text")).to_have_value("Ý thứ hai.")
    page.get_by_role("button", name="Thêm: Thành viên Đoàn").click()
    expect(field(page, "team.members.4.name")).to_be_focused()
    paste(page, "team.members.4.name", "Lý Thị A\tChuyên viên\nĐỗ Văn B\tCán bộ\n")
    expect(field(page, "team.members.5.position")).to_have_value("Cán bộ")
    expect(field(page, "team.members.4.name")).to_have_value("Lý Thị A")
    all_kept(page)


def test_saved_file_keeps_its_remarks_and_undo_takes_back(page: Page, served: Served) -> None:
    path = served.folder / "visit.yaml"
    before = path.read_text("utf-8")
    open_file(page, "visit")
    field(page, "supervised_document").fill("ban hành kèm theo Quyết định mới")
    page.get_by_role("button", name="Lưu vào visit.yaml").click()
    page.wait_for_url("**saved=1")
    after = path.read_text("utf-8")
    old = "supervised_document: >-\n  ban hành kèm theo Quyết định số 23-QĐ/TW, ngày 30/7/2021 của Bộ Chính trị\n"
    assert after == before.replace(old, "supervised_document: ban hành kèm theo Quyết định mới\n")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(field(page, "supervised_document")).to_have_value(
        "ban hành kèm theo Quyết định số 23-QĐ/TW, ngày 30/7/2021 của Bộ Chính trị"
    )


def test_file_changed_meanwhile_is_told_and_kept(page: Page, served: Served) -> None:
    path = served.folder / "visit.yaml"
    open_file(page, "visit")
    field(page, "supervised_document").fill("Nơi khác")
    path.write_text(path.read_text("utf-8") + "# sửa bằng Notepad\n", "utf-8")
    page.get_by_role("button", name="Lưu vào visit.yaml").click()
    expect(page.get_by_role("heading", name="Tệp visit.yaml đã được sửa ở nơi khác")).to_be_visible()
    keep_screen(page, "file-changed")
    assert grave_barriers(page) == []
    assert path.read_text("utf-8").endswith("# sửa bằng Notepad\n")
    page.get_by_role("button", name="Ghi đè visit.yaml bằng bản nháp").click()
    page.wait_for_url("**saved=1")
    assert "Nơi khác" in path.read_text("utf-8")


def test_second_tab_is_told_and_loses_nothing(page: Page, served: Served) -> None:
    open_file(page, "visit")
    other = page.context.new_page()
    other.goto(page.url)
    field(page, "supervised_document").fill("Cửa sổ thứ nhất")
    all_kept(page)
    field(other, "supervised_document").fill("Cửa sổ thứ hai")
    expect(other.locator("#trouble")).to_contain_text("vừa được sửa ở một cửa sổ khác")
    expect(field(other, "supervised_document")).to_have_value("Cửa sổ thứ hai")
    expect(other.locator("#state")).to_have_text("Chưa giữ được")
    keep_screen(other, "two-tabs")
    other.get_by_role("button", name="Nạp lại bản mới nhất").click()
    expect(field(other, "supervised_document")).to_have_value("Cửa sổ thứ nhất")


def test_program_that_does_not_answer_is_told(page: Page, served: Served) -> None:
    open_file(page, "visit")
    served.end(signal.SIGKILL)
    field(page, "supervised_document").fill("Điều vừa gõ")
    expect(page.locator("#trouble")).to_contain_text("Chương trình trên máy không trả lời")
    expect(page.locator("#state")).to_have_text("Chưa giữ được")
    expect(field(page, "supervised_document")).to_have_value("Điều vừa gõ")


def test_crash_loses_nothing_that_was_told_as_kept(chromium: Browser, page: Page, served: Served) -> None:
    open_file(page, "visit")
    field(page, "supervised_document").fill("Trước khi mất điện")
    all_kept(page)
    page.wait_for_timeout(1_500)
    name = page.url.rpartition("/")[2]
    served.end(signal.SIGKILL)
    again = Served(served.folder, served.data)
    try:
        window = chromium.new_page()
        window.goto(again.address)
        window.goto(f"{again.address.split('/?')[0]}/drafts/{name}")
        expect(field(window, "supervised_document")).to_have_value("Trước khi mất điện")
        window.close()
    finally:
        again.end()


def test_file_dropped_with_a_fault_is_mended_as_text(page: Page, tmp_path: Path) -> None:
    faulty = tmp_path / "hỏng.yaml"
    faulty.write_text("loai: giám sát\nnoi_dung: [a\n", "utf-8")
    page.get_by_label("Kéo tệp .yaml").set_input_files(faulty)
    page.wait_for_url("**/drafts/*")
    expect(page.get_by_role("heading", name="Sửa dạng văn bản")).to_be_visible()
    keep_screen(page, "as-text")
    assert grave_barriers(page) == []
    page.get_by_label("Dữ liệu của văn bản").fill("loai: giám sát\nnoi_dung: việc thực hiện Quy chế\n")
    page.get_by_role("button", name="Nhận văn bản này").click()
    expect(field(page, "scope")).to_have_value("việc thực hiện Quy chế")


def test_last_visit_of_the_unit_gives_what_stays_the_same(page: Page) -> None:
    page.get_by_label("Lấy lại từ lần trước").select_option("file visit.yaml")
    page.get_by_role("button", name="Bắt đầu soạn").click()
    page.wait_for_url("**/drafts/*")
    expect(field(page, "supervised_unit")).to_have_value("Ban Thường vụ Đảng ủy xã Đồng Rạng")
    expect(field(page, "achievements.0.text")).to_have_value("")
    expect(field(page, "working_time.start")).to_have_value("")


def test_workbook_dropped_gives_the_report_of_one_unit(page: Page) -> None:
    page.get_by_label("Kéo tệp .yaml").set_input_files(EXAMPLES_FOLDER / "so-ket-2026" / "so-lieu.xlsx")
    page.wait_for_url("**/workbook")
    keep_screen(page, "workbook")
    assert grave_barriers(page) == []
    page.get_by_role("button", name="Soạn báo cáo xã Đông Rạng").click()
    page.wait_for_url("**/drafts/*")
    expect(field(page, "unit")).to_have_value("xã Đông Rạng")
    expect(mark(page, "figures.1.value").locator(".echo")).to_have_text("5.216: năm nghìn hai trăm mười sáu")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_pdf_is_taken(page: Page) -> None:
    open_file(page, "khao-sat-cu-chi")
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("link", name="PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    assert download.value.suggested_filename.endswith(".pdf")
