from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_reports.wording import Wording, fill, join, sources_of

PLACE = ("input", "place")
UNIT = ("input", "unit", 0)
PHRASE = ("phrase", "opening")


def test_of__text_with_sources() -> None:
    wording = Wording.of("xã Tân Phú", UNIT, PLACE, UNIT)
    assert (str(wording), wording.sources) == ("xã Tân Phú", (UNIT, PLACE))


def test_of__wording_given_further_sources() -> None:
    assert Wording.of(Wording.of("a", UNIT), PHRASE).sources == (UNIT, PHRASE)


def test_wording__equals_and_hashes_as_its_text() -> None:
    wording = Wording.of("a", UNIT)
    assert wording == "a"
    assert {wording: 1}["a"] == 1


def test_reworded__keeps_the_sources() -> None:
    changed = Wording.of("ban", UNIT).reworded("Ban")
    assert (str(changed), changed.sources) == ("Ban", (UNIT,))


def test_sources_of__plain_text() -> None:
    assert sources_of("a") == ()


def test_join__unites_sources_in_order() -> None:
    joined = join([Wording.of("a", UNIT), "b", Wording.of("c", PLACE, UNIT)], "; ")
    assert (str(joined), joined.sources) == ("a; b; c", (UNIT, PLACE))


def test_join__empty() -> None:
    assert (str(join([], ", ")), join([], ", ").sources) == ("", ())


def test_fill__unites_sources_of_the_values_used() -> None:
    place, unit, unused = Wording.of("A", PLACE), Wording.of("B", UNIT), Wording.of("C", ("office",))
    filled = fill("{b} tại {a}.", (PHRASE,), a=place, b=unit, c=unused)
    assert (str(filled), filled.sources) == ("B tại A.", (PHRASE, UNIT, PLACE))


def test_fill__template_text_with_sources_of_its_own() -> None:
    assert fill(Wording.of("{a}", PHRASE), a="x").sources == (PHRASE,)


def test_fill__field_without_a_value() -> None:
    with pytest.raises(KeyError, match="Ten"):
        fill("{Ten}", ten="x")


@given(st.text())
def test_fill__value_is_never_read_as_fields(value: str) -> None:
    assert fill("<{a}|{b}>", a=value, b="{a}") == f"<{value}|{{a}}>"


def test_wording__survives_pickling_for_batch() -> None:
    copy = pickle.loads(pickle.dumps(Wording.of("a", UNIT)))  # noqa: S301 - our own bytes
    assert (type(copy), str(copy), copy.sources) == (Wording, "a", (UNIT,))
