"""The page of findings holds what was found, in words, safe to open anywhere."""

from __future__ import annotations

from html.parser import HTMLParser

from danvan_reports.diagnostics import Diagnostic, Location, Severity
from danvan_reports.formats.checker import check_document
from danvan_reports.formats.html_report import html_report
from danvan_reports.formats.mending import mend
from danvan_reports.formats.profiles import load_profile
from danvan_reports.formats.wording import change_text
from tests.formats.specimen import changed, load_specimen
from tests.formats.writing import write

VOID = {"meta"}
NUMBER_REQUIREMENT = (
    "Số và ký hiệu viết theo mẫu “Số 127-QĐ/TW, Số 23-QĐ/UBKTTW, Số 06-CT/TU”; "
    "số nhỏ hơn 10 thêm số 0 ở trước; không có khoảng trắng giữa các phần."
)


class _Page(HTMLParser):
    """The texts of a page by the tag they stand in; refuses what is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.texts.append((self.open[-1], data.strip()))

    def of(self, tag: str) -> list[str]:
        return [text for found, text in self.texts if found == tag]


def test_the_page__gives_each_finding_with_place_mending_and_clause() -> None:
    faults = [
        {"to": "body", "set": {"size_pt": 13}},
        {"to": "recipients_list", "which": 0, "set": {"text": "Ban <b>Thường vụ</b> & Tỉnh uỷ;"}},
        {"to": "number", "text": "Số: 05-BC/ĐU"},
        {"to": "document", "set": {"comments": 2}},
    ]
    result = check_document(write(changed(load_specimen("party-2026-report"), faults)))
    page = _Page(html_report([("a & b.docx", result.diagnostics, result)], "vi"))
    assert page.open == []
    assert not {"script", "link", "img"} & set(page.tags)
    assert page.of("h2") == ["a & b.docx"]
    assert page.of("strong") == ["3 lỗi, 1 cảnh báo, 0 lưu ý."]
    assert page.of("h3") == ["Lỗi: phải sửa trước khi ký", "Cảnh báo: nên xem lại"]
    cells = page.of("td")
    assert cells[:4] == [
        "VB301",
        "Sau chữ “Số” sai dấu hai chấm: “Số: 05-BC/ĐU”",
        "Viết “Số 05-BC/ĐU”",
        NUMBER_REQUIREMENT,
    ]
    assert cells[4:8] == ["VB420", "Nội dung đang để cỡ chữ 13", "Đặt cỡ chữ 14–15", "Nội dung: cỡ chữ 14–15, đứng."]
    assert cells[8:10] == [
        "VB523",
        "Dòng “Ban <b>Thường vụ</b> & Tỉnh uỷ;” của danh sách nơi nhận không có gạch đầu dòng",
    ]
    assert page.of("q")[0] == "Số: 05-BC/ĐU"
    assert len(page.of("li")) == len(result.skipped)


def test_the_page__says_so_when_there_is_nothing_to_mend() -> None:
    result = check_document(write(load_specimen("state-report")))
    page = _Page(html_report([("x.docx", result.diagnostics, result)], "en"))
    assert page.of("strong") == ["Nothing to mend."]
    assert "table" not in page.tags
    assert page.of("p") == [
        "Checked against: Văn bản hành chính theo Nghị định 30/2020/NĐ-CP.",
        "The format was chosen by the title and date of the document.",
    ]


def test_the_page__words_findings_of_inputs_as_it_is_told() -> None:
    place = Location(file="x.yaml", line=12, column=3, excerpt="so_cuoc: <5>")
    finding = Diagnostic("SL101", Severity.ERROR, {"found": "5"}, place)
    page = _Page(html_report([("x.yaml", [finding], None)], "vi", lambda diagnostic, _: (diagnostic.code, "Sửa lại")))
    assert page.of("td") == ["SL101", "SL101", "Sửa lại"]
    assert (page.of("p"), page.of("q")) == (["Dòng 12:"], ["so_cuoc: <5>"])


def test_a_change__is_worded_in_both_languages() -> None:
    faults = [{"to": "place_date", "text": "Phú Khê, ngày 2 tháng 9 năm 2026"}, {"to": "page", "set": {"left_mm": 25}}]
    content = write(changed(load_specimen("party-2026-decision"), faults))
    _, changes = mend(content, load_profile("party-2026"))
    assert [change_text(change, "vi") for change in changes] == [
        "VB102, đoạn 1: Lề trái là 25 mm → Vào Layout, Margins, đặt 30 mm",
        "VB302, đoạn 6: Ngày, tháng thừa hoặc thiếu số 0: “ngày 2 tháng 9 năm 2026” → Viết “ngày 02 tháng 9 năm 2026”",
    ]
    assert change_text(changes[0], "en") == (
        "VB102, paragraph 1: The left margin is 25 mm → Layout, Margins: set 30 mm"
    )
