"""How findings look: blocks for people, data for machines, carets that stand under the right letters."""

from __future__ import annotations

from danvan_reports.diagnostics import Diagnostic, Location, Severity
from danvan_reports.drafting.drafter import Gap
from danvan_reports.records import replace
from danvan_reports.reporters import as_data, as_text, count_line, display_width, gap_lines, place_text


def _unknown_field(**location: object) -> Diagnostic:
    place = Location("visit.yaml", 3, 5, 4, excerpt="    nnoo: x", **location)  # type: ignore[arg-type]
    return Diagnostic("DL103", Severity.ERROR, {"found": "nnoo", "expected": "so, ngay"}, place, ("documents",))


def test_text_block__vietnamese() -> None:
    assert as_text(_unknown_field(), "vi").splitlines() == [
        "lỗi[DL103]: Không có mục “nnoo”",
        "  --> visit.yaml:3:5",
        "3 |     nnoo: x",
        "  |     ^^^^",
        "  = cách sửa: Các mục có ở đây: so, ngay",
    ]


def test_text_block__english() -> None:
    assert as_text(_unknown_field(), "en").splitlines()[0] == "error[DL103]: there is no field “nnoo”"


def test_colour_only_when_asked() -> None:
    assert "\x1b[" not in as_text(_unknown_field(), "vi")
    assert as_text(_unknown_field(), "vi", colour=True).startswith("\x1b[31;1mlỗi[DL103]\x1b[0m")


def test_data_has_the_place_and_never_the_text_of_the_line() -> None:
    assert as_data(_unknown_field(), "vi") == {
        "code": "DL103",
        "severity": "error",
        "message": "Không có mục “nnoo”",
        "fix": "Các mục có ở đây: so, ngay",
        "clause": None,
        "path": ["documents"],
        "location": {"file": "visit.yaml", "line": 3, "column": 5, "length": 4},
        "related": [],
    }


def test_width_counts_cells_of_a_terminal() -> None:
    assert [display_width(text) for text in ("hội đồng", "hội đồng", "漢字", "e\u0301", "\u200b")] == [8, 8, 4, 1, 0]


def test_gaps_are_listed_with_the_field_to_fill() -> None:
    places = {("documents",): Location("visit.yaml", 9, 1)}
    assert gap_lines(
        "a.docx", [Gap("ngày phiên họp", ("documents", "x", "session"), "van_ban.x.phien_hop")], places, "vi"
    ) == [
        "a.docx: còn 1 chỗ [CẦN BỔ SUNG] trong văn bản:",
        "  1. ngày phiên họp (visit.yaml:9:1: mục van_ban.x.phien_hop)",
    ]


def test_counts() -> None:
    warning = Diagnostic("DL107", Severity.WARNING)
    assert count_line([_unknown_field(), warning, warning], "vi") == "1 lỗi, 2 cảnh báo"


def test_long_line__only_what_is_around_the_fault_is_shown() -> None:
    line = "a" * 300 + "LỖI" + "b" * 300
    place = Location(file="visit.yaml", line=7, column=301, length=3, excerpt=line)
    shown, caret = as_text(Diagnostic("DL244", Severity.WARNING, {}, place), "vi").splitlines()[2:4]
    assert shown == f"7 | …{'a' * 55}LỖI{'b' * 52}…"
    assert caret == f"  | {' ' * 56}^^^"


def test_place_on_later_pages__names_the_section() -> None:
    place = Location(part="word/document.xml", paragraph=40, section=2)
    assert place_text(place, "vi") == "word/document.xml, đoạn 40, phần trang 2"
    assert place_text(replace(place, section=1), "vi") == "word/document.xml, đoạn 40"
