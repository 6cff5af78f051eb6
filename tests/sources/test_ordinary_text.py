"""A text that is read without a look at its layout has no fault of layout: both ways give the same document."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports.model.starter import starter_text
from danvan_reports.sources import layout, yaml_source
from danvan_reports.sources.yaml_source import parse_yaml
from tests.folders import EXAMPLES_FOLDER

if TYPE_CHECKING:
    from danvan_reports.sources.document import SourceDocument

TEXTS = [path.read_text("utf-8") for path in sorted(EXAMPLES_FOLDER.glob("*.yaml"))]
TEXTS += [starter_text("ket-luan-giam-sat"), "a: 1\n", "- một\n- hai\n", "Họ tên:A", "", "a: |\n  x\n   \n  y\n"]
ODDITIES = (
    "\t", " \t", "\u00a0", "\u2003", "：", "? ", "?", "• ", "– ", "+ ", "* ", "so:5", "so_ky:hieu", "- so_ky:5", "#",
    " #", '"', "'", "“", "[", "]", "{", "}", "|", ">", "&a ", "*a", "!t ", "---", "...", "%YAML 1.1", "\\", ": ", ":",
    "- ", "-", "  ", "\n", "\n\n", "   \n", "mật", "Tuyệt mật", "do_mat: x", "M ẬT", "M\nẬT", '"m\\u1eadt"', "\u200b",
    "\x07", "\u2028", "a\u0323\u0302", "key", "\ufeff", "<<: ", "\r",
)  # fmt: skip


def forced(text: str) -> SourceDocument:
    """Return what a text is read as when everything is looked at."""
    with (
        patch.object(yaml_source, "may_hold_a_fault", return_value=True),
        patch.object(yaml_source, "may_hold_a_secret", return_value=True),
        patch.object(yaml_source, "may_hold_notable_characters", return_value=True),
    ):
        return parse_yaml(text, "x.yaml")


@settings(max_examples=600)
@given(data=st.data(), text=st.sampled_from(TEXTS))
def test_text_with_oddities_anywhere__is_read_the_same(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, max(len(text) - 400, 0)))
    start = text.rfind("\n", 0, start) + 1
    piece = text[start : start + 400]
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.one_of(st.integers(0, len(piece)), st.sampled_from(line_starts(piece))))
        cut = data.draw(st.integers(0, 3))
        piece = piece[:at] + data.draw(st.sampled_from(ODDITIES)) + piece[at + cut :]
    assert parse_yaml(piece, "x.yaml") == forced(piece)


def line_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]


@pytest.mark.parametrize("text", TEXTS[:4])
def test_good_text__is_not_looked_at_for_faults(text: str) -> None:
    with patch.object(layout, "scan_layout", side_effect=AssertionError):
        assert parse_yaml(text).root is not None
