"""Find names of provinces, levels and bodies that no longer existed on the day of a paper, and what replaced them."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from danvan_reports.model.territories import load_territories
from danvan_reports.vi.text import nfc
from danvan_reports.vi.tone import place_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from danvan_reports.model.territories import Body, Province

_PARTING = "\0"
_NO_LETTER_BEFORE = r"(?<!\w)"
_ONE_DAY = dt.timedelta(days=1)
_SENTENCE_END = re.compile(r"(?<=\w{3}[.;])\s+|\n")
_DATE = re.compile(r"\bngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_WORDS_AFTER = r"(?=((?:\s+\w+){1,4}))"
_PROVINCE, _COMMITTEE = "tỉnh", "tỉnh ủy"
_CITY, _CITY_COMMITTEE = r"thành\ phố|TP\.?", "thành ủy"


class FormerName(NamedTuple):
    """A name in a text that is of the past: from ``gone`` on there is no such thing, but ``successor``."""

    found: str
    gone: dt.date
    successor: str


def former_names(text: str, day: dt.date, exempt: re.Pattern[str]) -> Iterator[FormerName]:
    """Give the names in ``text`` that a paper of ``day`` does not use.

    Not those in a sentence that speaks of the past: it says so (``exempt``) or cites something dated before the
    change.
    """
    typed, folded = nfc(text), place_tones(text, "old")
    for sentence in _SENTENCE_END.split(folded):
        names = (*_of_provinces(sentence, day), *_of_districts(sentence, day), *_of_bodies(sentence, day))
        gone = [name for name in names if name.gone <= day]
        if not gone or exempt.search(sentence):
            continue
        cited = [date for date in map(_read_date, _DATE.finditer(sentence)) if date]
        for name in gone:
            if not any(date < name.gone for date in cited):
                yield name._replace(found=_as_typed(name.found, folded, typed))


def texts_to_look_at(texts: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the ``texts`` that may hold a former name; in most papers none does.

    All are looked at as one, in small letters: that is many times as fast as a name in any letters.
    """
    spoken = place_tones(_PARTING.join(texts), "old").casefold()
    searches = [search for search in _searches() if search(spoken)]
    for number, text in enumerate(spoken.split(_PARTING) if searches else ()):
        if any(search(text) for search in searches):
            yield number


@cache
def _searches() -> tuple[Callable[[str], object], ...]:
    """Return the searches for what former names are known by, in small letters and within words, too."""
    known = load_territories()
    named = (_provinces_named(), _cities_named(), *map(_body_named, known.bodies))
    levels = (*known.districts.units, *known.districts.committees)
    texts = (*(pattern.pattern.removeprefix(_NO_LETTER_BEFORE) for pattern in named), *levels)
    return tuple(re.compile(text.casefold()).search for text in texts)


@cache
def first_change() -> dt.date:
    """Return the first day on which something was a name of the past; a paper from before has none to look for."""
    known = load_territories()
    cities = (province.city_since for province in _turned_city().values() if province.city_since)
    ended = (known.districts.until, *(body.until for body in known.bodies))
    return min(known.reorganised, *cities, *(until + _ONE_DAY for until in ended))


def _as_typed(name: str, folded: str, typed: str) -> str:
    """Return a name found in ``folded``, whose tone marks were moved, as it stands in ``typed``: each as long."""
    start = folded.find(name)
    return typed[start : start + len(name)] if start >= 0 else name


def _read_date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _of_provinces(text: str, day: dt.date) -> Iterator[FormerName]:
    """A province that was merged or became a city is not called tỉnh any more, nor its committee Tỉnh ủy."""
    known = load_territories()
    for match in _provinces_named().finditer(text):
        name = _key(match[2])
        province = _merged().get(name) or _turned_city()[name]
        gone = known.reorganised if name in _merged() else province.city_since or dt.date.max
        is_unit = match[1].casefold() == _PROVINCE
        yield FormerName(match[0], gone, province.unit_on(day) if is_unit else province.committee_on(day))


def _of_districts(text: str, day: dt.date) -> Iterator[FormerName]:
    """A district, a district town or a city within a province ended with its level, and so did its committee."""
    known = load_territories().districts
    gone = known.until + _ONE_DAY
    if day < gone:
        return
    for level, successor in ((known.units, known.unit_successor), (known.committees, known.committee_successor)):
        for match in _followed(level).finditer(text):
            name = _leading_name(match[1])
            # All capitals are a heading, where any word looks like a name.
            if name and not (level is known.units and match[0].isupper()):
                yield FormerName(f"{match[0]} {name}", gone, successor)
    for match in _cities_named().finditer(text):
        is_committee = match[1].casefold() == _CITY_COMMITTEE
        yield FormerName(match[0], gone, known.committee_successor if is_committee else known.unit_successor)


def _of_bodies(text: str, day: dt.date) -> Iterator[FormerName]:
    known = load_territories()
    for body in known.bodies:
        if not body.is_gone_on(day):
            continue
        for match in _body_named(body).finditer(text):
            successor = f"{body.successor} {match[1]}"
            worded = known.in_doubt.format(successor=successor) if body.is_doubtful_on(day) else successor
            yield FormerName(match[0], body.until + _ONE_DAY, worded)


def _leading_name(words: str) -> str:
    """Return the words up to the first that begins with a small letter."""
    name: list[str] = []
    for word in words.split():
        if not (word[0].isupper() or word[0].isdigit()):
            break
        name.append(word)
    return " ".join(name)


@cache
def _followed(level: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of one of the words of ``level`` with the words after it."""
    return re.compile(rf"{_NO_LETTER_BEFORE}(?:{'|'.join(level)})(?!\w){_WORDS_AFTER}", re.IGNORECASE)


@cache
def _body_named(body: Body) -> re.Pattern[str]:
    return re.compile(rf"{_NO_LETTER_BEFORE}{body.name}\s+({'|'.join(body.of)})(?!\w)", re.IGNORECASE)


@cache
def _provinces_named() -> re.Pattern[str]:
    return _named(f"{_COMMITTEE}|{_PROVINCE}", (*_merged(), *_turned_city()))


@cache
def _cities_named() -> re.Pattern[str]:
    return _named(f"{_CITY_COMMITTEE}|{_CITY}", _district_cities())


def _named(before: str, names: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of one of the words ``before`` and one of the ``names`` after it."""
    alternatives = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"{_NO_LETTER_BEFORE}({before})\s+({alternatives})(?!\w)", re.IGNORECASE)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


@cache
def _merged() -> dict[str, Province]:
    """Return, by the name of each province that was merged, the one that it went into."""
    return {_key(name): province for province in load_territories().provinces for name in province.merged}


@cache
def _turned_city() -> dict[str, Province]:
    """Return the provinces that became cities, by name."""
    provinces = load_territories().provinces
    return {_key(each.name): each for each in provinces if each.city_since not in (None, dt.date.min)}


@cache
def _district_cities() -> frozenset[str]:
    """Return the names of provinces that also named a city within them: of those that are no cities themselves."""
    provinces = load_territories().provinces
    return frozenset({*_merged(), *(_key(each.name) for each in provinces if each.city_since is None)})
