"""Totals by the nature of each indicator, and what may not be added or compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from danvan_reports.batch.aggregation import Aggregation, UnitReport, aggregate, in_millions
from danvan_reports.batch.unit_task import UnitFacts
from danvan_reports.model.indicators import standard_indicators
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.validation import validate
from danvan_reports.sources.yaml_source import parse_yaml


def _report(name: str, *figures: str) -> UnitReport:
    lines = ["ky_bao_cao: 6 tháng đầu năm 2026", f"don_vi: {name}", *(["so_lieu:"] if figures else [])]
    source = parse_yaml("\n".join([*lines, *(f"  - {{{figure}}}" for figure in figures)]), f"{name}.yaml")
    validation = validate(source)
    assert isinstance(validation.facts, PeriodReport), validation.diagnostics
    return UnitReport(name, name, UnitFacts(validation.facts, validation.places))


def _aggregate(*reports: UnitReport) -> Aggregation:
    return aggregate(reports, standard_indicators())


def _codes(aggregation: Aggregation) -> list[str]:
    return [item.code for item in aggregation.diagnostics]


def _values(aggregation: Aggregation) -> dict[str, Decimal | None]:
    return {total.key: total.value and total.value.value for total in aggregation.totals}


def test_flows_and_stocks_are_added_over_units_and_a_blank_is_no_nought() -> None:
    found = _aggregate(
        _report("A", "ma: cuoc_tuyen_truyen, gia_tri: 4.646", "ma: tong_doan_vien_hoi_vien, gia_tri: 10"),
        _report("B", "ma: cuoc_tuyen_truyen, gia_tri: 0"),
        _report("C", "ma: tong_doan_vien_hoi_vien, gia_tri: 5"),
    )
    assert _values(found) == {"cuoc_tuyen_truyen": Decimal(4646), "tong_doan_vien_hoi_vien": Decimal(15)}
    assert [item.unit.name for item in found.totals[0].counted] == ["A", "B"]
    assert _codes(found) == []


def test_ratio_is_worked_out_anew_and_never_averaged() -> None:
    ratio = "ma: ty_le_tra_loi_y_kien, gia_tri: {}"
    found = _aggregate(
        _report("A", "ma: y_kien_doi_thoai, gia_tri: 100", "ma: y_kien_da_tra_loi, gia_tri: 90", ratio.format("90%")),
        _report("B", "ma: y_kien_doi_thoai, gia_tri: 20", "ma: y_kien_da_tra_loi, gia_tri: 2", ratio.format("10%")),
    )
    assert _values(found)["ty_le_tra_loi_y_kien"] == Decimal("76.67")


def test_ratio_of_parts_from_different_units_is_not_worked_out() -> None:
    found = _aggregate(
        _report("A", "ma: y_kien_doi_thoai, gia_tri: 100", "ma: ty_le_tra_loi_y_kien, gia_tri: 90%"),
        _report("B", "ma: y_kien_da_tra_loi, gia_tri: 2"),
    )
    assert _values(found)["ty_le_tra_loi_y_kien"] is None
    assert _codes(found) == ["DL434"]


def test_typed_ratios_add_both_their_numbers() -> None:
    found = _aggregate(
        _report("A", "ma: to_chuc_dang_quan_triet, gia_tri: 51/51"),
        _report("B", "ma: to_chuc_dang_quan_triet, gia_tri: 30/32"),
    )
    value = found.totals[0].value
    assert value
    assert (value.kind, value.numerator, value.denominator) == ("ratio", 81, 83)


@pytest.mark.parametrize(("field", "code"), [("cung_ky", "DL431"), ("ke_hoach", "DL432")])
def test_total_is_compared_only_with_one_over_the_same_units(field: str, code: str) -> None:
    whole = _aggregate(
        _report("A", f"ma: phan_qua, gia_tri: 10, {field}: 8"), _report("B", f"ma: phan_qua, gia_tri: 20, {field}: 9")
    )
    name = "previous" if field == "cung_ky" else "plan"
    assert getattr(whole.totals[0], name).value == Decimal(17)
    lacking = _aggregate(
        _report("A", f"ma: phan_qua, gia_tri: 10, {field}: 8"), _report("B", "ma: phan_qua, gia_tri: 20")
    )
    assert (lacking.totals[0].value.value, getattr(lacking.totals[0], name)) == (Decimal(30), None)  # type: ignore[union-attr]
    assert [(item.code, item.parameters["units"]) for item in lacking.diagnostics] == [(code, "B")]


@pytest.mark.parametrize("figure", ["gia_tri: trên 5", "gia_tri: 71%", "gia_tri: 5, don_vi: thùng"])
def test_what_cannot_be_added_is_left_out_and_told(figure: str) -> None:
    found = _aggregate(_report("A", "ma: phan_qua, gia_tri: 10"), _report("B", f"ma: phan_qua, {figure}"))
    assert _values(found) == {"phan_qua": Decimal(10)}
    assert [(item.code, item.parameters["unit"]) for item in found.diagnostics] == [("DL430", "B")]


def test_parts_are_added_only_where_every_unit_gives_them() -> None:
    parts = "ma: mo_hinh_dang_ky, gia_tri: 5, trong_do: {kinh tế: 2, quốc phòng - an ninh: 3}"
    whole = _aggregate(_report("A", parts), _report("B", parts))
    assert {name: part.value for name, part in whole.totals[0].parts.items()} == {
        "kinh tế": Decimal(4),
        "quốc phòng - an ninh": Decimal(6),
    }
    lacking = _aggregate(_report("A", parts), _report("B", "ma: mo_hinh_dang_ky, gia_tri: 5"))
    assert (lacking.totals[0].parts, _codes(lacking)) == ({}, ["DL433"])


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [("5.291.550.000 đồng", "triệu đồng", "5291.55"), ("5.291.550.001 đồng", "", "5291550001")],
)
def test_money_is_given_in_millions_where_that_loses_nothing(typed: str, unit: str, value: str) -> None:
    total = in_millions(_aggregate(_report("A", f"ma: tri_gia_phan_qua, gia_tri: {typed}")).totals[0])
    assert total.value
    assert (total.unit, total.value.value) == (unit, Decimal(value))
