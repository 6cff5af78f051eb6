"""The two fixed faulty inputs: the exact set of codes and places, the caret, both languages."""

from __future__ import annotations

from pathlib import Path

from danvan_reports.model.validation import validate
from danvan_reports.reporters import as_data, as_text
from danvan_reports.sources.yaml_source import read_yaml

FAULTY = Path(__file__).parent.parent / "data" / "faulty"

NINE_FAULTS = [
    ("DL112", 2, 7),  # wrong kind of visit, with a near miss
    ("DL102", 4, 1),  # unknown field, with a near miss
    ("DL122", 5, 26),  # 31/4/2024
    ("DL006", 7, 26),  # a control character
    ("DL104", 8, 1),  # the English and the Vietnamese name of one field
    ("DL106", 10, 10),  # an empty list
    ("DL123", 13, 14),  # 5.2 tỷ
    ("DL036", 18, 7),  # one key twice: NFC and NFD
    ("DL105", 21, 7),  # a required field is missing
]


def _codes(name: str) -> list[tuple[str, int | None, int | None]]:
    found = validate(read_yaml(FAULTY / name)).diagnostics
    return [(item.code, item.location.line, item.location.column) for item in found if item.location]


def test_every_fault_is_found_in_one_run__nine_kinds_of_fault() -> None:
    assert _codes("chin-loi.yaml") == NINE_FAULTS


def test_every_fault_is_found_in_one_run__tab_indent() -> None:
    assert _codes("thut-bang-tab.yaml") == [("DL016", 4, 1)]


def test_no_facts_come_of_a_faulty_input() -> None:
    assert validate(read_yaml(FAULTY / "chin-loi.yaml")).facts is None


def test_caret_stands_under_the_right_letters__after_vietnamese_text() -> None:
    found = validate(read_yaml(FAULTY / "chin-loi.yaml")).diagnostics
    blocks = [as_text(item, "vi").splitlines() for item in found if item.code in {"DL122", "DL006", "DL123"}]
    assert [block[2:4] for block in blocks] == [
        [
            "5 | thoi_gian_lam_viec: {tu: 31/4/2024, den: 10/5/2024}",
            "  |                          ^^^^^^^^^",
        ],
        [
            "7 |   - Tuyên truyền kịp thời� đến từng bản",
            "  |                          ^",
        ],
        [
            "13 |     gia_tri: 5.2 tỷ",
            "   |              ^^^^^^",
        ],
    ]


def test_a_wrong_decimal_point_is_explained__in_both_languages() -> None:
    item = next(item for item in validate(read_yaml(FAULTY / "chin-loi.yaml")).diagnostics if item.code == "DL123")
    vietnamese, english = as_data(item, "vi"), as_data(item, "en")
    assert "5,2 tỷ" in vietnamese["fix"]
    assert "5,2 tỷ" in english["fix"]
    assert vietnamese["message"] != english["message"]
    assert vietnamese["path"] == ["figures", 0, "value"]


def test_the_other_place_is_named__key_twice() -> None:
    item = next(item for item in validate(read_yaml(FAULTY / "chin-loi.yaml")).diagnostics if item.code == "DL036")
    assert [(place.line, place.column) for place in item.related] == [(17, 7)]
