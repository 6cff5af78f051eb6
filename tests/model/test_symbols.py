"""Symbols of bodies that give none of their own: only those the regulation fixes, only while it is in force."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.rendering.making import texts_of

from danvan_reports.model.symbols import official_symbol
from danvan_reports.model.validation import validate
from danvan_reports.office import Office
from danvan_reports.pipeline import compose_facts
from danvan_reports.planning import Order
from danvan_reports.sources.yaml_source import parse_yaml

IN_FORCE = dt.date(2026, 5, 27)


@pytest.mark.parametrize(
    ("body", "symbol"),
    [
        ("Tỉnh ủy", "TU"),
        ("Ban Thường vụ Thành uỷ Đồng Nai", "TU"),
        ("Ban Thường vụ Đảng ủy xã Đồng Rạng", "ĐU"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "BTGDVTU"),
        ("Ban Tuyên giáo và Dân vận Đảng ủy đặc khu", ""),
        ("Ban Thường vụ Huyện ủy Châu Thành", ""),
        ("Ban Dân vận Tỉnh ủy", ""),
        ("Đảng ủy Quân sự tỉnh", ""),
        ("Đảng ủy xãhội", ""),
        ("Ủy ban nhân dân xã Đồng Rạng", ""),
    ],
)
def test_official_symbol__where_the_regulation_settles_it(body: str, symbol: str) -> None:
    assert official_symbol(body, IN_FORCE) == symbol


@pytest.mark.parametrize("day", [None, IN_FORCE - dt.timedelta(days=1)])
def test_official_symbol__before_the_regulation(day: dt.date | None) -> None:
    assert official_symbol("Tỉnh ủy", day) == ""


@pytest.mark.parametrize(
    ("issuer", "number"),
    [
        ("{ten: Ban Thường vụ Tỉnh ủy}", "Số 45-KL/TU"),
        ("{ten: Ban Thường vụ Tỉnh ủy, ky_hieu: TUMG}", "Số 45-KL/TUMG"),
        ("{ten: Ban Chỉ đạo}", "Số 45-KL/[CẦN BỔ SUNG: ký hiệu cơ quan]"),
    ],
)
def test_number__with_a_symbol_by_default(issuer: str, number: str) -> None:
    source = parse_yaml(
        "loai: giám sát\nnoi_dung: việc thực hiện Quy chế\ndoi_tuong: Ban Thường vụ Đảng ủy xã Đồng Rạng\n"
        f"van_ban: {{ket-luan-giam-sat: {{so: 45, ngay: 15/10/2026}}}}\nco_quan_ban_hanh: {{cap_uy: {issuer}}}\n"
    )
    validation = validate(source)
    assert validation.facts, validation.diagnostics
    order = Order(("ket-luan-giam-sat",))
    (report,) = compose_facts(validation.facts, validation.places, Office(), order).reports
    texts = [text.replace("\u00a0", " ") for text in texts_of(report.content)]
    assert [text for text in texts if text.startswith("Số ")] == [number]
