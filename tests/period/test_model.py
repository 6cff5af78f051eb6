"""Reading a period report: which record, the data dictionary, and every fault at its place."""

from __future__ import annotations

import pytest

from danvan_reports.diagnostics import Severity
from danvan_reports.model.indicators import NATURES, RATIO, indicators_from
from danvan_reports.model.inputs import input_of
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.validation import Validation, validate
from danvan_reports.model.visit import Visit
from danvan_reports.sources.yaml_source import parse_yaml
from danvan_reports.vi.periods import Period

from .reports import BASE, STANDARD


def _validate(text: str) -> Validation:
    return validate(parse_yaml(text, "ky.yaml"))


def _report(text: str) -> PeriodReport:
    result = _validate(text)
    assert result.diagnostics == ()
    assert isinstance(result.facts, PeriodReport)
    return result.facts


def _codes(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(d.code, d.location.line, d.location.column) for d in _validate(text).diagnostics if d.location]


def test_english_and_vietnamese_names_give_the_same_report() -> None:
    vietnamese = _report(BASE + "ket_qua: {cap_uy: Đã làm}\ndanh_gia: {han_che: Chậm}\n")
    english = _report(
        "reporting_period: 6 tháng đầu năm 2026\nunit: tỉnh Vân Sơn\nresults: {party_committee: Đã làm}\n"
        "assessment: {limitations: Chậm}\n"
    )
    assert english == vietnamese
    assert vietnamese.reporting_period == Period("first_months", 2026, 6)
    assert [point.text for point in vietnamese.points()] == ["Đã làm", "Chậm"]


@pytest.mark.parametrize(
    ("period", "subject"),
    [("quý I/2026", "part-of-year"), ("9 tháng đầu năm 2026", "part-of-year"), ("năm 2025", "whole-year")],
)
def test_subject_is_a_part_of_the_year_or_the_whole(period: str, subject: str) -> None:
    report = _report(f"ky_bao_cao: {period}\ndon_vi: xã\n")
    assert (report.subject, report.unit_name, report.occasion) == (subject, "xã", period)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("ky_bao_cao:\n", {"reporting_period", "unit"}),
        ("reporting_period: quý I/2026\n", {"unit"}),
        ("loai_van_ban: bao-cao-so-ket\n", {"reporting_period", "unit"}),
        ("document_kind: bao-cao-tong-ket\n", {"reporting_period", "unit"}),
        ("loai_van_ban: ket-luan-giam-sat\n", {"kind", "scope", "supervised_unit"}),
        ("dia_diem: xã\n", {"kind", "scope", "supervised_unit"}),
    ],
)
def test_record_follows_what_the_file_speaks_of(text: str, missing: set[str]) -> None:
    assert {item.path[0] for item in _validate(text).diagnostics if item.code == "DL105"} == missing


def test_kinds_have_their_record() -> None:
    kinds = ("bao-cao-so-ket", "bao-cao-tong-ket", "ket-luan-giam-sat", None)
    assert [input_of(kind) for kind in kinds] == [PeriodReport, PeriodReport, Visit, Visit]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ky_bao_cao: kỳ này\ndon_vi: xã\n", [("DL150", 1, 13)]),
        ("ky_bao_cao: nhiệm kỳ 2020-2025\ndon_vi: xã\n", [("DL151", 1, 13)]),
        (BASE + "so_lieu: {ma: xe_dap, gia_tri: 4}\n", [("DL152", 3, 15)]),
        (BASE + "so_lieu: {ma: lop_tap_hun, gia_tri: 4}\n", [("DL157", 3, 15)]),
        (BASE + "so_lieu: {ma: luot_nguoi_du, don_vi: người, gia_tri: 4}\n", [("DL153", 3, 38)]),
        (BASE + "so_lieu:\n  - {gia_tri: 4}\n", [("DL156", 4, 5)]),
        (BASE + "khai_quat: {noi_dung: A, so_lieu: lop}\nso_lieu: {ma: lop_tap_huan}\n", [("DL132", 3, 35)]),
        (BASE + "so_lieu:\n  - {ma: lop_tap_huan}\n  - {chi_tieu: Lớp tập huấn}\n", [("DL133", 5, 16)]),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert _codes(text) == expected


def test_another_unit_is_a_doubt__the_report_is_made_with_it() -> None:
    result = _validate(BASE + "so_lieu: {ma: luot_nguoi_du, don_vi: người, gia_tri: 4}\n")
    assert [item.severity for item in result.diagnostics] == [Severity.WARNING]
    assert isinstance(result.facts, PeriodReport)
    assert [figure.unit for figure in result.facts.figures] == ["người"]


def test_a_near_key_is_suggested() -> None:
    (finding,) = _validate(BASE + "so_lieu: {ma: lop_tap_hun}\n").diagnostics
    assert finding.parameters == {"found": "lop_tap_hun", "suggestion": "lop_tap_huan"}


def test_figure_takes_name_and_unit_from_the_dictionary__what_was_typed_stands() -> None:
    report = _report(BASE + "so_lieu:\n  - {ma: lop_tap_huan}\n  - {chi_tieu: cuộc tuyên truyền, don_vi: cuộc}\n")
    assert [(figure.key, figure.indicator, figure.unit) for figure in report.figures] == [
        ("lop_tap_huan", "Lớp tập huấn", "lớp"),
        ("cuoc_tuyen_truyen", "cuộc tuyên truyền", "cuộc"),
    ]


def test_a_file_of_indicators__every_fault_in_one_run() -> None:
    text = (
        "chi_tieu:\n"
        "  - {ma: a, ten: A, tinh_chat: phát sinh, cach_viet: làm}\n"
        "  - {ma: a, ten: B, tinh_chat: lạ}\n"
        "  - {ma: c, tinh_chat: thời điểm, viet_noi: '{gia_tri} và {gia_tri}'}\n"
    )
    own, found = indicators_from(parse_yaml(text, "chi-tieu.yaml"))
    assert own == ()
    assert sorted(item.code for item in found) == ["DL105", "DL113", "DL154", "DL155", "DL155"]


def test_dictionary__names_no_two_indicators_alike_and_refers_only_to_its_own() -> None:
    names = [name.casefold() for item in STANDARD.indicators for name in (item.key, item.label, *item.aliases)]
    assert sorted(names) == sorted(set(names))
    keys = set(STANDARD.keys())
    assert {name for item in STANDARD.indicators for name in (item.numerator, item.denominator) if name} - keys == set()
    assert {item.nature for item in STANDARD.indicators} == set(NATURES)
    assert [
        item.key for item in STANDARD.indicators if item.nature != RATIO and (item.numerator or item.denominator)
    ] == []


def test_dictionary__finds_by_key_label_and_alias_in_either_tone_style() -> None:
    found = [STANDARD.find(name) for name in ("hoa_giai_thanh", "Vụ việc hòa giải thành", "vụ việc hoà giải thành")]
    assert [item.key if item else "" for item in found] == ["hoa_giai_thanh"] * 3
    assert STANDARD.find("vụ việc") is None
