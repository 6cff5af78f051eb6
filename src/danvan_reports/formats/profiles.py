"""Read the format profiles: what each regulation asks of every part of a document, as typed data.

One file per regulation stands in ``data/profiles``; the template builder writes from it and the checker reads
the same numbers, so nothing is stated twice. A profile may inherit from another: what it then does not state
itself keeps the value, but what the other text says for certain is only second-hand here.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from danvan_reports.formats.profile_components import Confidence, Range
from danvan_reports.formats.profile_types import Profile
from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import is_dataclass
from danvan_reports.resources import load_yaml

if TYPE_CHECKING:
    from danvan_reports.formats.profile_types import Regime

_NEWEST_FIRST: Mapping[Regime, tuple[str, ...]] = {"party": ("party-2026", "party-2018"), "state": ("state-nd30",)}
PROFILE_IDS = tuple(sorted(profile_id for known in _NEWEST_FIRST.values() for profile_id in known))
"""The profiles that come with the program."""

_Node = dict[str, Any]
_Reader = Callable[[Any, str], Any]


@cache
def load_profile(profile_id: str) -> Profile:
    """Return the profile with its inheritance resolved.

    Raises:
        KeyError: no profile has this identifier.
        ValueError, TypeError: the file states something that the types of a profile do not know.
    """
    if profile_id not in PROFILE_IDS:
        raise KeyError(profile_id)
    node = dict(_resolved(profile_id))
    node["components"] = _named(node["components"])
    node["number"] = _patterns_filled({**node["number"], "types": _named(node["number"]["types"])})
    profile: Profile = _bind(Profile, node, profile_id)
    return profile


def select_profile(regime: Regime, issued: date) -> Profile | None:
    """Return the profile for a document of this regime dated ``issued``; None before the first profile."""
    profiles = map(load_profile, _NEWEST_FIRST[regime])
    return next((profile for profile in profiles if profile.covers(issued)), None)


@cache
def _resolved(profile_id: str) -> _Node:
    """Return what a profile states and inherits; read-only, as the heirs share it."""
    own: _Node = load_yaml("profiles", f"{profile_id}.yaml")
    parent_id = own.pop("inherits", None)
    if parent_id is None:
        return own
    inherited = _demoted(_resolved(parent_id), own.pop("inherited_clause"))
    return _merged(inherited, own)


def _demoted(node: Any, clause: str) -> Any:
    """Return a copy of an inherited node: what was certain is second-hand, under the heir's own clause."""
    if isinstance(node, list):
        return [_demoted(item, clause) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {key: _demoted(value, clause) for key, value in node.items()}
    if copy.get("confidence") == Confidence.TEXT:
        copy["confidence"] = Confidence.SECOND_HAND.value
    if "clause" in copy and isinstance(copy["clause"], str):
        copy["clause"] = clause
    return copy


def _merged(base: _Node, override: _Node) -> _Node:
    """Return ``base`` with the keys of ``override`` laid over it, mappings key by key."""
    merged = dict(base)
    for key, value in override.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _named(entries: _Node) -> _Node:
    """Return the entries with their keys as identifiers, without those an heir has struck out (null)."""
    return {key: {**entry, "id": key} for key, entry in entries.items() if entry is not None}


def _patterns_filled(number: _Node) -> _Node:
    """Return the number format with the types' symbols and the shape of a body's symbol in its patterns."""
    symbols = dict.fromkeys(symbol for entry in number["types"].values() for symbol in entry["symbols"])
    alternatives = "|".join(sorted(symbols, key=len, reverse=True))
    body = number["body_pattern"]
    filled = {key: value for key, value in number.items() if key != "body_pattern"}
    for key in [key for key in filled if key.endswith("pattern")]:
        filled[key] = filled[key].replace("{types}", alternatives).replace("{body}", body)
    return filled


def _bind(kind: Any, raw: Any, place: str) -> Any:
    """Return ``raw`` as the annotated type ``kind``; ``place`` names it in a fault."""
    return _reader_of(kind)(raw, place)


@cache
def _reader_of(kind: Any) -> _Reader:
    """Return what reads a value of the annotated type ``kind``."""
    if kind is Range:
        return _range
    if is_dataclass(kind):
        return partial(_bind_record, kind, get_type_hints(kind))
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _reader_of(arguments[0])
    if origin in _READERS:
        return partial(_READERS[origin], arguments)
    if kind in (Confidence, date):
        make = Confidence if kind is Confidence else date.fromisoformat
        return lambda raw, _place: make(raw)
    return partial(_plain, kind)


def _plain(kind: Any, raw: Any, place: str) -> Any:
    if not isinstance(raw, (int, float) if kind is float else kind):
        raise TypeError(f"{place}: {raw!r} is not {kind.__name__}")
    return raw


def _bind_record(kind: Any, hints: Mapping[str, Any], raw: _Node, place: str) -> Any:
    """Return a dataclass of the profile from its mapping; confidence and clause make up its ``source``.

    A field struck out by null takes the default of its class.
    """
    values = {name: value for name, value in raw.items() if value is not None}
    if "source" in hints:
        values["source"] = {"confidence": values.pop("confidence"), "clause": values.pop("clause", "")}
    unknown = values.keys() - hints.keys()
    if unknown:
        raise ValueError(f"{place}: unknown {sorted(unknown)}")
    return kind(**{name: _bind(hints[name], value, f"{place}.{name}") for name, value in values.items()})


def _range(raw: Any, place: str) -> Range:
    """Return a range written as a number, as [min, max] or as [min, max, default]."""
    match raw:
        case int() | float():
            return Range(raw, raw, raw)
        case [minimum, maximum]:
            return Range(minimum, maximum, minimum)
        case [minimum, maximum, default]:
            return Range(minimum, maximum, default)
    raise ValueError(f"{place}: not a range: {raw!r}")


def _one_of(choices: tuple[Any, ...], raw: Any, place: str) -> Any:
    if raw not in choices:
        raise ValueError(f"{place}: {raw!r} is none of {choices}")
    return raw


def _tuple(arguments: tuple[Any, ...], raw: Any, place: str) -> tuple[Any, ...]:
    each = arguments if arguments[-1] is not Ellipsis else (arguments[0],) * len(raw)
    return tuple(_bind(part, item, place) for part, item in zip(each, raw, strict=True))


def _mapping(arguments: tuple[Any, ...], raw: Any, place: str) -> Mapping[str, Any]:
    return MappingProxyType({key: _bind(arguments[1], value, f"{place}.{key}") for key, value in raw.items()})


_READERS: dict[Any, Callable[[tuple[Any, ...], Any, str], Any]] = {
    Literal: _one_of,
    tuple: _tuple,
    Mapping: _mapping,
    frozenset: lambda _arguments, raw, _place: frozenset(raw),
    re.Pattern: lambda _arguments, raw, _place: lazy_pattern(raw),
}
