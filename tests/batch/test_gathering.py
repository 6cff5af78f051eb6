"""Points of many units: the same ones merged, nearly the same side by side, nothing dropped."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports.batch.gathering import gather_points
from danvan_reports.model.findings import Point

NEARLY = "Việc nắm tình hình Nhân dân ở các thôn, bản vùng cao có lúc chưa được kịp thời."
FIRST = "Việc nắm tình hình Nhân dân ở thôn, bản vùng cao có lúc chưa kịp thời."


def test_same_text_is_merged_whatever_its_marks_and_capitals() -> None:
    points = gather_points(
        [
            ("A", Point("Đối thoại được duy trì.", figures=("x",))),
            ("B", Point("đối thoại  được duy trì", figures=("x", "y"))),
            ("B", Point("Đối thoại được duy trì;")),
        ]
    )
    assert [(point.text, point.units, point.figures) for point in points] == [
        ("Đối thoại được duy trì.", ["A", "B"], ["x", "y"])
    ]


def test_diacritics_make_another_text() -> None:
    points = gather_points([("A", Point("Tân Phú làm tốt")), ("B", Point("Tấn Phú làm tốt"))])
    assert [point.text for point in points] == ["Tân Phú làm tốt", "Tấn Phú làm tốt"]


def test_nearly_the_same_follows_the_first_and_keeps_its_units() -> None:
    points = gather_points(
        [("A", Point(FIRST)), ("A", Point("Chuyện khác.")), ("B", Point(FIRST)), ("C", Point(NEARLY))]
    )
    assert [(point.text, point.units) for point in points] == [
        (FIRST, ["A", "B"]),
        (NEARLY, ["C"]),
        ("Chuyện khác.", ["A"]),
    ]
    assert [other.text for other in points[0].near] == [NEARLY]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.text("ab .,àÀ", min_size=1, max_size=12)), max_size=12))
def test_no_unit_of_a_text_is_lost(given_points: list[tuple[str, str]]) -> None:
    points = gather_points([(unit, Point(text)) for unit, text in given_points])
    kept = {(unit, point.text) for point in points for unit in point.units}
    assert {unit for unit, _ in kept} == {unit for unit, _ in given_points}
    assert {point.text for point in points} <= {text for _, text in given_points}
