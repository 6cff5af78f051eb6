"""What is looked for in all texts at once is what a look at each of them finds."""

from __future__ import annotations

import datetime as dt
import re
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports.model.findings import Point
from danvan_reports.model.territories import load_territories
from danvan_reports.model.visit import Visit
from danvan_reports.patterns import _LazyPattern, lazy_pattern
from danvan_reports.review.engine import Subject
from danvan_reports.review.finders import words_needed
from danvan_reports.review.former_names import first_change, former_names, texts_to_look_at
from danvan_reports.review.wording import _corrections

FAMILIES = ("carry_over", "citations", "figures", "ratios", "teams", "wording")
PATTERNS: dict[str, Any] = {
    f"{family}.{name}": each
    for family in FAMILIES
    for name, each in vars(import_module(f"danvan_reports.review.{family}")).items()
    if isinstance(each, _LazyPattern)
} | {pattern.pattern: pattern for pattern, _, _ in _corrections()}


@pytest.mark.parametrize(
    ("pattern", "flags", "words"),
    [
        (r"\bđảm bảo\b", 0, "đảm bảo"),
        (r"[Hh]uyên ủy", 0, "uyên ủy"),
        (r"(?<!“)\bdân vận khéo(?!,)", 0, "dân vận khéo"),
        (r"(?:a bc)? ngày (\d+)", 0, " ngày "),
        (r"ab?cde*", 0, "cd"),
        (r"ab{0,2}cde{2}f", 0, "cd"),
        (r"ab+cd", 0, "ab"),
        (r"[)\]]ab[(]", 0, "ab"),
        (r"ab\.c.d", 0, "ab"),
        (r"một|hai ba", 0, ""),
        (r"a\d", 0, ""),
        (r"ab\u00a0cd", 0, "ab"),
        (r"ab\xa0cd", 0, "ab"),
        (r"ab\N{NO-BREAK SPACE}cd", 0, "ab"),
        (r"(.)\1234 ab", 0, " ab"),
        (r"vi phạm", re.IGNORECASE, ""),
        (r"vi phạm", re.VERBOSE, ""),
        (r"(?i)vi phạm", 0, ""),
    ],
)
def test_words_needed__what_every_match_holds(pattern: str, flags: int, words: str) -> None:
    assert words_needed(lazy_pattern(pattern, flags)) == words


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_matches__of_all_texts_at_once__are_those_of_each(name: str, data: st.DataObject) -> None:
    pattern = PATTERNS[name]
    held = st.from_regex(re.compile(pattern.pattern, pattern.flags))
    near = st.text(st.sampled_from([*"aĐ 19/-.,%“”", *set(pattern.pattern)]), max_size=30)
    pieces = st.one_of(held, near).map(lambda text: text.replace("\0", " "))
    texts = data.draw(st.lists(st.lists(pieces, max_size=2).map(" ".join), max_size=4))
    subject = Subject(Visit(achievements=tuple(map(Point, texts))), {}, {})
    each = [(text, match.span()) for text in subject.texts for match in pattern.finditer(text.text)]
    assert [(text, match.span()) for text, match in subject.matches(pattern)] == each
    first = dict(reversed(each))
    assert {text: match.span() for text, match in subject.texts_with(pattern)} == first


_KNOWN = load_territories()
_LEVELS = (
    *_KNOWN.districts.units,
    *_KNOWN.districts.committees,
    "tỉnh",
    "Tỉnh ủy",
    "thành phố",
    "TP.",
    "TP",
    "Thành ủy",
)
_NAMES = [each.name for each in _KNOWN.provinces] + [name for each in _KNOWN.provinces for name in each.merged]
_WORDS = [*_LEVELS, *_NAMES, *(body.name for body in _KNOWN.bodies), "Trung ương", "uỷ", "Sông Vân", "xã", "-", "12"]
_FORMS = (str, str.upper, str.lower, str.title)
_SPOKEN = st.tuples(
    st.sampled_from([" ", "  ", "\n"]),
    st.lists(st.builds(lambda word, form: form(word), st.sampled_from(_WORDS), st.sampled_from(_FORMS)), max_size=5),
).map(lambda spoken: spoken[0].join(spoken[1]))


@settings(max_examples=300, deadline=None)
@given(st.lists(_SPOKEN, min_size=1, max_size=4), st.dates(dt.date(2025, 1, 1), dt.date(2027, 1, 1)))
def test_texts_to_look_at__hold_every_former_name(texts: list[str], day: dt.date) -> None:
    exempt = re.compile("never said")
    named = {number for number, text in enumerate(texts) if any(former_names(text, day, exempt))}
    assert named - set(texts_to_look_at(texts)) == set()
    assert day >= first_change() or not named


def test_first_change__is_that_of_the_advisory_bodies_at_the_centre() -> None:
    assert first_change() == dt.date(2025, 2, 3)
