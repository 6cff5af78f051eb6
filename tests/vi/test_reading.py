from __future__ import annotations

import pytest

from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.reading import read, with_ascii_digits


def refuse_with_more(text: str) -> str:
    raise ValueFault("dot-decimal", text, text + "!")


def refuse_until_ready(text: str) -> str:
    if text == "ready!!":
        return text
    raise ValueFault("plus-sign" if text == "ready" else "dot-decimal", text, text + "!")


def test_read__hands_the_grammar_composed_text_with_plain_spaces() -> None:
    assert read("\u202f5\u00a0ty\u0309 ", str) == "5 tỷ"


def test_read__suggests_only_what_the_grammar_accepts() -> None:
    with pytest.raises(ValueFault) as caught:
        read("ready", refuse_until_ready)
    assert (caught.value.reason, caught.value.suggestion) == ("plus-sign", "ready!!")


def test_read__gives_up_suggesting__when_no_repair_ends() -> None:
    with pytest.raises(ValueFault) as caught:
        read("text", refuse_with_more)
    assert (caught.value.reason, caught.value.found, caught.value.suggestion) == ("unreadable", "text", None)


def test_digits_of_other_scripts__become_ascii__but_superscripts_stay() -> None:
    assert with_ascii_digits("１٢5²½") == "125²½"
