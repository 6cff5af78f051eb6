"""Our frozen dataclasses do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from danvan_reports import records

T = TypeVar("T")


def _classes(dataclass: Callable[..., Any], field: Callable[..., Any]) -> dict[str, type]:
    decorate = dataclass(frozen=True, slots=True)

    @decorate
    class Empty:
        """Nothing."""

    @decorate
    class Point(Generic[T]):
        """A point."""

        kind: ClassVar[str] = "point"
        x: int
        y: T
        label: str = ""
        notes: list[str] = field(default_factory=list)

        def moved(self, by: int) -> Any:
            return dataclasses.replace(self, x=self.x + by)

    @decorate
    class Partly:
        shown: str
        hidden: str = field(repr=False, compare=False)
        made: list[str] = field(init=False, default_factory=list)
        known: int = field(init=False, default=3)
        later: str = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "later", self.shown.upper())

    @dataclass(frozen=True)
    class Open:
        """Has room for more."""

        shown: str
        known: int = field(init=False, default=3)
        label: str = "open"
        more: dict[str, int] = field(default_factory=dict)

    @dataclass(slots=True)
    class Changing:
        """May change."""

        x: int
        made: list[int] = field(default_factory=list)

    @dataclass(frozen=True)
    class Child(Point[int]):
        """A default of its own for an inherited field."""

        label: str = "child"
        extra: int = 0

    @decorate
    class Own:
        """With methods of its own."""

        x: int

        def __init__(self) -> None:
            object.__setattr__(self, "x", 7)

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 5

    return {cls.__name__: cls for cls in (Empty, Point, Partly, Open, Changing, Child, Own)}


OURS, STANDARD = _classes(records.dataclass, records.field), _classes(dataclasses.dataclass, dataclasses.field)
MAKINGS: dict[str, Callable[[dict[str, type]], Any]] = {
    "empty": lambda known: known["Empty"](),
    "positions": lambda known: known["Point"](1, "a"),
    "all positions": lambda known: known["Point"](1, "a", "b", ["c"]),
    "names": lambda known: known["Point"](y=(1, 2), x=1, label="b"),
    "replaced": lambda known: dataclasses.replace(known["Point"](1, "a"), y="b"),
    "moved": lambda known: known["Point"](1, "a").moved(2),
    "partly": lambda known: known["Partly"]("a", "b"),
    "open": lambda known: known["Open"]("a", "b", {"c": 1}),
    "changing": lambda known: known["Changing"](1),
    "a default of its own": lambda known: known["Child"](1, 2),
    "own": lambda known: known["Own"](),
}
REFUSALS: dict[str, Callable[[dict[str, type]], Any]] = {
    "too few": lambda known: known["Point"](1),
    "too many": lambda known: known["Point"](1, 2, "", [], 5),
    "unknown name": lambda known: known["Point"](1, 2, z=3),
    "twice": lambda known: known["Point"](1, 2, x=1),
    "no hash": lambda known: hash(known["Point"](1, "a")),
    "not at construction": lambda known: known["Partly"]("a", "b", known=5),
    "assigning": lambda known: setattr(known["Point"](1, "a"), "x", 2),
    "deleting": lambda known: delattr(known["Point"](1, "a"), "x"),
}


def _seen(made: Any) -> dict[str, Any]:
    """Everything that can be seen of an instance."""
    names = [each.name for each in dataclasses.fields(made)]
    return {
        "fields": [(each.name, each.default, each.repr, each.compare, each.init) for each in dataclasses.fields(made)],
        "values": {name: getattr(made, name) for name in names},
        "repr": repr(made),
        "dict": dataclasses.asdict(made),
        "match": type(made).__match_args__,
        "slots": getattr(type(made), "__slots__", None),
        "room for more": hasattr(made, "__dict__"),
        "hash and equal": (hash(made), made == 3) if type(made).__name__ == "Own" else None,
    }


@pytest.mark.parametrize("making", MAKINGS)
def test_dataclass__an_instance__looks_as_the_standard_one(making: str) -> None:
    # Often enough for the constructor to be written, and to be used after that.
    fresh = _classes(records.dataclass, records.field)
    for _ in range(records._FEW + 2):
        assert _seen(MAKINGS[making](fresh)) == _seen(MAKINGS[making](STANDARD))


def test_dataclass__few_instances__no_constructor_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def write(made: type, record: Any, *, frozen: bool) -> Callable[..., None]:
        written.append(made.__name__)
        return lambda *_: None

    monkeypatch.setattr(records, "_written_init", write)
    point = _classes(records.dataclass, records.field)["Point"]
    for count, expected in ((records._FEW, []), (2, ["Point"])):
        for _ in range(count):
            point(1, "a")
        assert written == expected


@pytest.mark.parametrize("refusal", REFUSALS)
def test_dataclass__misuse__is_refused_as_the_standard_one_does(refusal: str) -> None:
    with pytest.raises((TypeError, FrozenInstanceError)) as standard:
        REFUSALS[refusal](STANDARD)
    # The first refusal of a class that is new, and one by the constructor that this has written.
    fresh = _classes(records.dataclass, records.field)
    for known in (fresh, fresh):
        with pytest.raises(type(standard.value)) as ours:
            REFUSALS[refusal](known)
        assert str(ours.value).split("<locals>.")[-1] == str(standard.value).split("<locals>.")[-1]


def test_dataclass__equality_and_hash__by_compared_fields() -> None:
    point, partly = OURS["Point"], OURS["Partly"]
    assert point(1, "a") == point(1, "a")
    assert point(1, "a") != point(2, "a")
    assert point(1, "a") != STANDARD["Point"](1, "a")
    assert point(1, "a").__eq__(3) is NotImplemented
    assert partly("a", "b") == partly("a", "c")
    assert hash(OURS["Empty"]()) == hash(OURS["Empty"]())


def test_dataclass__default_factory__is_called_each_time() -> None:
    one, other = OURS["Point"](1, "a"), OURS["Point"](1, "a")
    assert one.notes is not other.notes


@records.dataclass(frozen=True, slots=True)
class Pickled:
    """At the top of its module, where pickle finds it."""

    x: int
    y: tuple[str, ...] = ()


def _pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, _pickled])
def test_dataclass__copied__is_equal(copied: Callable[[Any], Any]) -> None:
    value = Pickled(1, ("a",))
    assert copied(value) == value
    assert hash(copied(value)) == hash(value)


def test_dataclass__that_may_change__changes_and_has_no_hash() -> None:
    changing = OURS["Changing"](1)
    changing.x = 2
    assert changing == OURS["Changing"](2)
    with pytest.raises(TypeError, match="unhashable"):
        hash(changing)


def test_dataclass__other_options__are_the_standard_ones() -> None:
    @records.dataclass(frozen=True, order=True)
    class Ordered:
        x: int

    assert Ordered(1) < Ordered(2)


def test_dataclass__a_field_of_the_standard_library__is_refused() -> None:
    with pytest.raises(TypeError, match="notes: a field of dataclasses, not of records"):

        @records.dataclass(frozen=True)
        class Mixed:
            notes: list[str] = dataclasses.field(default_factory=list)


@pytest.mark.parametrize("name", MAKINGS)
def test_replace__without_changes__is_equal(name: str) -> None:
    value = MAKINGS[name](OURS)
    if name != "own":
        assert records.replace(value) == value


def test_replace__a_change__as_the_standard_one() -> None:
    value = OURS["Point"](1, "a", "b")
    assert records.replace(value, y="c") == dataclasses.replace(value, y="c") == OURS["Point"](1, "c", "b")


def test_is_dataclass__classes_and_instances__and_nothing_else() -> None:
    point = OURS["Point"]
    assert [records.is_dataclass(each) for each in (point, point(1, "a"), int, 3)] == [True, True, False, False]
