"""Reading a visit: both sets of names, texts or lists, blanks, values given twice, what belongs to which paper."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from danvan_reports.model.papers import Papers
from danvan_reports.model.validation import Validation, validate
from danvan_reports.model.visit import Visit
from danvan_reports.sources.yaml_source import parse_yaml
from danvan_reports.vi.dates import YearMonth

BASE = "loai: giám sát\nnoi_dung: việc thực hiện Quy chế\ndoi_tuong: Ban Thường vụ Đảng ủy xã\n"


def _validate(text: str) -> Validation:
    return validate(parse_yaml(BASE + text, "visit.yaml"))


def _visit(text: str) -> Visit:
    result = _validate(text)
    assert result.diagnostics == ()
    assert isinstance(result.facts, Visit)
    return result.facts


def _codes(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(d.code, d.location.line, d.location.column) for d in _validate(text).diagnostics if d.location]


def test_english_and_vietnamese_names_give_the_same_visit() -> None:
    vietnamese = _visit("uu_diem: Kịp thời\nhan_che:\n  - noi_dung: Chậm\n    minh_chung: Báo cáo số 3\n")
    english = validate(
        parse_yaml(
            "kind: supervision\nscope: việc thực hiện Quy chế\nsupervised_unit: Ban Thường vụ Đảng ủy xã\n"
            "achievements: [Kịp thời]\nlimitations:\n  text: Chậm\n  evidence: [Báo cáo số 3]\n"
        )
    ).facts
    assert isinstance(english, Visit)
    assert [p.text for p in english.achievements] == [p.text for p in vietnamese.achievements] == ["Kịp thời"]
    assert english.limitations[0].evidence == vietnamese.limitations[0].evidence == ("Báo cáo số 3",)


def test_numbers_are_read_as_vietnamese_writes_them() -> None:
    visit = _visit("so_lieu:\n  - {chi_tieu: Cuộc, gia_tri: 4.646}\n  - {chi_tieu: Tiền, gia_tri: '5,2 tỷ đồng'}\n")
    assert [figure.value and figure.value.value for figure in visit.figures] == [Decimal(4646), Decimal(5_200_000_000)]


def test_dates_may_be_days_or_months() -> None:
    visit = _visit("moc_thoi_gian: {tu: 7/2025, den: 30/6/2026}\nthoi_gian_lam_viec: 28/5/2024\n")
    assert visit.reference_period is not None
    assert visit.working_time is not None
    assert visit.reference_period.start == YearMonth(2025, 7)
    assert visit.reference_period.end == dt.date(2026, 6, 30)
    assert visit.working_time.start == dt.date(2024, 5, 28)


def test_blank_fields_are_fields_not_given__as_in_a_starter_file() -> None:
    visit = _visit("doan:\n  ten:\n  thanh_vien:\n    - ho_ten:\n      chuc_vu:\nuu_diem:\n  -\nhan_che:\n")
    assert (visit.team, visit.achievements, visit.limitations) == (None, (), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uu_diem: []\n", [("DL106", 4, 10)]),
        ("uu_diem:\n  - Tốt\n  -\n", [("DL107", 6, 4)]),
        ("moc_thoi_gian: {tu: 6/2026, den: 7/2025}\n", [("DL131", 4, 34)]),
        ("uu_diem:\n  - {noi_dung: A, so_lieu: Cuộc}\n", [("DL132", 5, 28)]),
        ("so_lieu:\n  - {chi_tieu: A}\n  - {chi_tieu: A}\n", [("DL133", 6, 16)]),
        ("van_ban:\n  ket-luan-giam-sát: {so: 4}\n", [("DL112", 5, 3)]),
        ("noi_nhan:\n  ai: đó\n", [("DL111", 5, 3)]),
        ("doan: Đoàn 215\n", [("DL101", 4, 7)]),
        ("so_lieu: {chi_tieu: A, gia_tri: 17, trong_do: {kinh tế: 7,5, văn hóa: 6}}\n", [("DL116", 4, 59)]),
        ("han_che:\n  - Việc sơ kết:\n", [("DL115", 5, 5)]),
        ("han_che:\n  - Lưu ý, còn 12 ý kiến: chưa trả lời\n", [("DL115", 5, 5)]),
        ('uu_diem: [Tốt, ""]\n', [("DL107", 4, 16)]),
        ("loai_van_ban: ket-luan\n", [("DL113", 4, 15)]),
        ("uu_diem: |\n  Một câu\n  bị ngắt\n", [("DL117", 4, 10)]),
        ("so: 4a\n", [("DL120", 4, 5)]),
        (
            ("uu_diem:\n - noi_dung: A\n   chi_tiet:\n   - noi_dung: B\n     chi_tiet:\n     - noi_dung: C\n       "
             "chi_tiet:\n       - noi_dung: D\n         chi_tiet: [E]\n"),
            [("DL114", 11, 8)],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert _codes(text) == expected


@pytest.mark.parametrize(
    "text",
    ["do_mat: Mật\n", "van_ban: {ket-luan-giam-sat: {do_khan: TỐI MẬT}}\n", "uu_diem: [tuyệt mật]\n", "do_mat: A\n"],
)
def test_a_state_secret_mark_is_refused__before_anything_else(text: str) -> None:
    result = _validate(text)
    assert [item.code for item in result.diagnostics] == ["DL130"]
    assert result.facts is None


def test_capitals_of_a_choice_do_not_matter() -> None:
    visit = validate(parse_yaml(BASE.replace("giám sát", "Giám sát") + "van_ban: {cong-van: {do_khan: Khẩn}}\n")).facts
    assert isinstance(visit, Visit)
    assert (visit.kind, visit.documents["cong-van"].urgency) == ("supervision", "KHẨN")


def test_a_required_text_of_spaces_is_not_given() -> None:
    found = validate(parse_yaml(BASE.replace("Ban Thường vụ Đảng ủy xã", '"  "'))).diagnostics
    assert [item.code for item in found] == ["DL105"]


def test_the_line_break_that_ends_a_block_is_not_text() -> None:
    visit = _visit("han_che:\n  - |\n    Còn chậm.\n  - >\n    Còn\n    muộn.\n")
    assert [point.text for point in visit.limitations] == ["Còn chậm.", "Còn muộn."]


def test_a_blank_secrecy_field_is_no_mark() -> None:
    assert "DL130" not in [item.code for item in _validate("do_mat:\n").diagnostics]


def test_a_paper_has_its_own_values_and_nobody_elses() -> None:
    visit = _visit("so: 7\nngay: 10/2026\nvan_ban:\n  thong-bao-ket-qua-giam-sat: {so: 45}\n")
    papers = Papers(visit, "ket-luan-giam-sat")
    own, other = papers.of("ket-luan-giam-sat"), papers.of("thong-bao-ket-qua-giam-sat")
    assert (own.number, own.date) == (7, YearMonth(2026, 10))
    assert (other.number, other.date) == (45, None)


def test_every_value_knows_its_place() -> None:
    places = _validate("uu_diem:\n  - Kịp thời\n").places
    assert (places["achievements", 0].line, places["achievements", 0].column) == (5, 5)
    assert places["achievements", 0].excerpt == "  - Kịp thời"
