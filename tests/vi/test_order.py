from __future__ import annotations

import random
import unicodedata
from functools import cmp_to_key

import icu
import pytest

from danvan_reports.vi.collation import collation_key, sort_words
from danvan_reports.vi.names import sort_names

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
OTHERS = " _-–—,;:!?.…'‘’\"“”()[]{}§@*/\\&#%`^°+<=>|~$₫€0123456789\u00a0"
COLLATOR = icu.Collator.createInstance(icu.Locale("vi"))


def random_text(source: random.Random) -> str:
    """A few letters with tones and capitals, now and then a mark; close relatives of each other are likely."""
    chars = []
    for _ in range(source.randint(0, 6)):
        letter = source.choice(LETTERS[:8] if source.random() < 0.5 else LETTERS)
        if letter in "aăâeêioôơuưy":
            letter += source.choice(TONES)
        letter = letter.upper() if source.random() < 0.2 else letter
        chars.append(source.choice(OTHERS) if source.random() < 0.15 else letter)
    return unicodedata.normalize("NFC", "".join(chars))


def icu_order(left: str, right: str) -> int:
    order: int = COLLATOR.compare(left, right)
    return order


def own_order(left: str, right: str) -> int:
    first, second = collation_key(left), collation_key(right)
    return (first > second) - (first < second)


def test_collation__agrees_with_icu_on_twenty_thousand_pairs() -> None:
    source = random.Random(20261122)  # noqa: S311 - no secrets
    pairs = []
    for _ in range(20_000):
        left = random_text(source)
        # Half of the pairs differ in little: another tone, another case, one letter more.
        right = random_text(source) if source.random() < 0.5 else left.swapcase() + source.choice(["", "a", " "])
        pairs.append((left, right))
    disagreed = [(left, right) for left, right in pairs if own_order(left, right) != icu_order(left, right)]
    assert disagreed == []


def test_collation__agrees_with_icu_on_every_toned_letter_in_both_cases() -> None:
    vowels = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
    texts = [f"{vowel}{rest}" for vowel in vowels for rest in ("", "b", "B")] + [vowel.upper() for vowel in vowels]
    assert sort_words(texts) == sorted(texts, key=cmp_to_key(icu_order))


def test_collation__puts_other_scripts_after_z_and_foreign_marks_after_tones() -> None:
    assert sort_words(["я", "z", "ça", "cạ", "ca", "字"]) == ["ca", "cạ", "ça", "z", "я", "字"]


@pytest.mark.parametrize("text", ["Hoà", "Đắk Lắk", "ngã ba"])
def test_collation__does_not_depend_on_composition(text: str) -> None:
    assert collation_key(unicodedata.normalize("NFD", text)) == collation_key(text)


def test_names__sort_by_given_then_family_then_middle_name__whatever_the_tone_placement() -> None:
    names = ["Trần Văn Hòa", "Lê Văn An Hòa", "Lê Văn Hoà", "Lê Thị Hòa", "Đinh Ơng", "Bế Văn An", "Tòng"]
    expected = ["Bế Văn An", "Lê Thị Hòa", "Lê Văn Hoà", "Lê Văn An Hòa", "Trần Văn Hòa", "Đinh Ơng", "Tòng"]
    assert sort_names(names) == expected


def test_names__that_end_in_the_family_name__sort_by_the_given_name_they_are_given() -> None:
    names = ["Trần Văn Hùng", "H'Hen Niê", "Y Thanh Hà Niê Kđăm", "Lê Văn An"]
    given = {"H'Hen Niê": "H'Hen", "Y Thanh Hà Niê Kđăm": "Hà"}
    assert sort_names(names, given) == ["Lê Văn An", "H'Hen Niê", "Y Thanh Hà Niê Kđăm", "Trần Văn Hùng"]
    assert sort_names(["Y Ba Niê", "Y An Niê"], {"Y Ba Niê": "Y", "Y An Niê": "Y"}) == ["Y An Niê", "Y Ba Niê"]
    assert sort_names(names) == ["Lê Văn An", "Trần Văn Hùng", "Y Thanh Hà Niê Kđăm", "H'Hen Niê"]


def test_names__are_found_by_another_tone_placement_or_more_spaces() -> None:
    names = ["Lê Văn Bình", "Y  Hoà Niê", "Trần Văn An"]
    assert sort_names(names, {"Y Hòa Niê": "Hoà"}) == ["Trần Văn An", "Lê Văn Bình", "Y  Hoà Niê"]
    assert sort_names(names, {"Y Hoà  Niê": "An"})[:2] == ["Trần Văn An", "Y  Hoà Niê"]


def test_names__given_for_somebody_not_listed__are_refused() -> None:
    with pytest.raises(ValueError, match=r"not among the names to sort: Lê Văn Ba, Y Niê"):
        sort_names(["Lê Văn An"], {"Y Niê": "Y", "Lê Văn Ba": "Ba"})
