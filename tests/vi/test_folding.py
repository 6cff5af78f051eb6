from __future__ import annotations

import pytest

from danvan_reports.vi.folding import fold_to_ascii


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Đơn vị được giám sát", "Don vi duoc giam sat"), ("U\u0309y ban ƯỚC", "Uy ban UOC"), ("字 ß 5²", "字 ß 5²")],
)
def test_fold_to_ascii__takes_marks_off_latin_letters__and_keeps_the_rest(text: str, folded: str) -> None:
    assert fold_to_ascii(text) == folded
