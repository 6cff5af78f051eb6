from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.reading import read, with_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Callable


def refuse_with_more(text: str) -> str:
    raise ValueFault("dot-decimal", text, text + "!")


def refuse_until_ready(text: str) -> str:
    if text == "ready!!":
        return text
    raise ValueFault("plus-sign" if text == "ready" else "dot-decimal", text, text + "!")


def test_read__hands_the_grammar_composed_text_with_plain_spaces() -> None:
    assert read("\u202f5\u00a0 \tty\u0309\n", str) == "5 tỷ"


def test_read__takes_texts_up_to_the_length_it_is_given() -> None:
    assert read("12345", str, max_length=5) == "12345"
    with pytest.raises(ValueFault, match="too-long"):
        read("123456", str, max_length=5)


def refuse_the_last_word(text: str) -> str:
    start = text.rindex(" ") + 1
    raise ValueFault("not-money", text[start:]).within(text, start, len(text))


def refuse_after_the_end(text: str) -> str:
    raise ValueFault("number-missing").within(text, len(text), len(text))


@pytest.mark.parametrize(("grammar", "place"), [(refuse_the_last_word, (8, 11)), (refuse_after_the_end, (11, 11))])
def test_read__tells_the_place_in_the_text_as_typed(grammar: Callable[[str], str], place: tuple[int, int]) -> None:
    with pytest.raises(ValueFault) as caught:
        read("  ngày \u00a0abc ", grammar)
    assert (caught.value.start, caught.value.end) == place


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
