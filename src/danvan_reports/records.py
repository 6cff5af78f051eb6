"""Dataclasses that cost little to import and to define: what a class needs only now and then is made when asked for.

The standard decorator brings the modules that read source code, and writes and compiles six functions for every
class; for the classes of this program that was a quarter of the time of a run that makes one document. What a class
does is the same, and ``dataclasses.fields``, ``replace`` and ``asdict`` know it.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass, field, fields, is_dataclass, replace

__all__ = ["dataclass", "field", "fields", "is_dataclass", "replace"]

_NOT_GIVEN: Any = object()
_FIELDS = "__record_fields__"
_OURS = frozenset({"frozen", "slots"})
_FEW = 3
"""Instances that are made before writing the constructor of their class pays; half of the classes have fewer."""


class _Field:
    """One field, under the names that the standard library gives its properties."""

    __slots__ = ("compare", "default", "default_factory", "init", "metadata", "name", "repr")

    def __init__(
        self,
        *,
        default: Any = _NOT_GIVEN,
        default_factory: Any = _NOT_GIVEN,
        init: bool = True,
        repr: bool = True,  # noqa: A002 - as above
        compare: bool = True,
        metadata: Mapping[str, Any] | None = None,
    ) -> None:
        self.name = ""
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.metadata = metadata or {}


class _StandardFields:
    """The fields of a class as the standard library keeps them, for its own functions."""

    def __get__(self, _instance: object, owner: type) -> Mapping[str, Any]:
        import dataclasses

        made = [(each.name, Any, _standard(each)) for each in _fields(owner)]
        known: Any = dataclasses.make_dataclass(owner.__name__, made)
        standard: Mapping[str, Any] = known.__dataclass_fields__
        return standard


def _standard(own: _Field) -> Any:
    import dataclasses

    options: dict[str, Any] = {name: getattr(own, name) for name in ("init", "repr", "compare", "metadata")}
    given = {name: getattr(own, name) for name in ("default", "default_factory")}
    return dataclasses.field(**options, **{name: value for name, value in given.items() if value is not _NOT_GIVEN})


def _dataclass(**options: bool) -> Callable[[type], type]:
    """Return the decorator that ``dataclasses.dataclass`` is with these ``options``."""
    if options.keys() <= _OURS:
        frozen, slots = options.get("frozen", False), options.get("slots", False)
        return lambda cls: _made(cls, frozen=frozen, slots=slots)
    import dataclasses

    return dataclasses.dataclass(**options)


def _fields(record: Any) -> tuple[_Field, ...]:
    """Return the fields of a class or an instance, those it inherits first."""
    known: tuple[_Field, ...] = getattr(record, _FIELDS)
    return known


def _is_dataclass(record: object) -> bool:
    """Tell whether ``record`` is such a class or an instance of one."""
    return hasattr(record, _FIELDS)


def _replace(record: Any, **changes: Any) -> Any:
    """Return a record like ``record`` with the fields named in ``changes`` changed."""
    for each in _fields(record):
        if each.init and each.name not in changes:
            changes[each.name] = getattr(record, each.name)
    return record.__class__(**changes)


if not TYPE_CHECKING:
    dataclass, field, fields, is_dataclass, replace = _dataclass, _Field, _fields, _is_dataclass, _replace


def _made(cls: type, *, frozen: bool, slots: bool) -> type:
    """Return the class that the decorator makes of ``cls``."""
    own = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    declared = _declared(own)
    inherited = {each.name: each for base in reversed(cls.__mro__[1:]) for each in vars(base).get(_FIELDS, ())}
    record = tuple({**inherited, **{each.name: each for each in declared}}.values())
    for each in declared:
        if slots or each.default is _NOT_GIVEN:
            own.pop(each.name, None)
        else:
            own[each.name] = each.default
    if slots:
        own["__slots__"] = tuple(each.name for each in declared if each.name not in inherited)
    own["__qualname__"] = cls.__qualname__
    own[_FIELDS] = record
    own["__dataclass_fields__"] = _StandardFields()
    own.setdefault("__match_args__", tuple(each.name for each in record if each.init))
    methods = {**_methods(record, frozen=frozen), **(_FROZEN if frozen else {})}
    for name, method in methods.items():
        if own.get(name) is None:
            own[name] = method
    made: type = type(cls)(cls.__name__, cls.__bases__, own)
    if "__init__" not in vars(cls):
        _write_init_when_needed(made, record, frozen=frozen)
    return made


def _declared(own: Mapping[str, Any]) -> list[_Field]:
    """Return the fields that the body of a class declares; annotations are texts."""
    declared = []
    for name, annotation in own.get("__annotations__", {}).items():
        if not str(annotation).removeprefix("typing.").startswith("ClassVar"):
            given = own.get(name, _NOT_GIVEN)
            if type(given).__module__ == "dataclasses":
                raise TypeError(f"{name}: a field of dataclasses, not of records")
            each = given if isinstance(given, _Field) else _Field(default=given)
            each.name = name
            declared.append(each)
    return declared


def _methods(record: tuple[_Field, ...], *, frozen: bool) -> dict[str, Any]:
    """Return the methods of a class that depend on its fields, but for its constructor."""
    compared = _getter([each.name for each in record if each.compare])

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807 - becomes the method
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(compared(self))

    def __repr__(self: Any) -> str:  # noqa: N807
        shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in record if each.repr)
        return f"{self.__class__.__qualname__}({shown})"

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None, "__repr__": __repr__}


def _getter(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in _fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for each, value in zip(_fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


def _refuse_to_set(_self: Any, name: str, _value: Any) -> NoReturn:
    _refuse("assign to", name)


def _refuse_to_delete(_self: Any, name: str) -> NoReturn:
    _refuse("delete", name)


def _refuse(what: str, name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot {what} field {name!r}")


_FROZEN: Mapping[str, Any] = {
    "__getstate__": _getstate,
    "__setstate__": _setstate,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
}


def _write_init_when_needed(made: Any, record: tuple[_Field, ...], *, frozen: bool) -> None:
    """Give the class a constructor that fills the first ``_FEW`` instances itself; for more, it writes a fast one.

    The written one is also the one that refuses a call.
    """
    calls = 0

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807 - becomes the method
        nonlocal calls
        calls += 1
        given = dict(zip((each.name for each in record if each.init), values, strict=False), **named)
        if calls > _FEW or len(given) < len(values) + len(named) or not _fits(record, given):
            made.__init__ = _written_init(made, record, frozen=frozen)
            made.__init__(self, *values, **named)
        else:
            _fill(self, record, given, object.__setattr__ if frozen else setattr)

    made.__init__ = __init__


def _fits(record: tuple[_Field, ...], given: Mapping[str, Any]) -> bool:
    """Tell whether the fields ``given`` make a whole record."""
    taken = {each.name for each in record if each.init}
    needed = {each.name for each in record if each.init and each.default is each.default_factory is _NOT_GIVEN}
    return needed <= given.keys() <= taken


def _fill(self: Any, record: tuple[_Field, ...], given: Mapping[str, Any], assign: Callable[..., None]) -> None:
    for each in record:
        if each.name in given:
            assign(self, each.name, given[each.name])
        elif each.default_factory is not _NOT_GIVEN:
            assign(self, each.name, each.default_factory())
        elif each.default is not _NOT_GIVEN:
            assign(self, each.name, each.default)
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def _written_init(made: Any, record: tuple[_Field, ...], *, frozen: bool) -> Callable[..., None]:
    """Return ``__init__`` for a class: positions, names and defaults in the signature, so that calls stay as fast."""
    known: dict[str, Any] = {"_not_given": _NOT_GIVEN, "_set": object.__setattr__}
    signature, body = ["self"], []
    for each in record:
        name, value, default = each.name, each.name, ""
        if each.default_factory is not _NOT_GIVEN:
            known[f"_make_{name}"] = each.default_factory
            value = f"_make_{name}() if {name} is _not_given else {name}" if each.init else f"_make_{name}()"
            default = "_not_given"
        elif each.default is not _NOT_GIVEN:
            default = f"_default_{name}"
            known[default] = each.default
            value = name if each.init else default
        if each.init:
            signature.append(f"{name}={default}" if default else name)
        if each.init or default:
            body.append(_assignment(made, name, value, known) if frozen else f" self.{name} = {value}")
    if hasattr(made, "__post_init__"):
        body.append(" self.__post_init__()")
    source = "\n".join([f"def __init__({', '.join(signature)}):", *body, " return None"])
    exec(source, known)  # noqa: S102 - names of fields only, as the standard library does
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _assignment(made: Any, name: str, value: str, known: dict[str, Any]) -> str:
    """Return the line that fills a field past the class's own refusal, which is of whoever assigns later."""
    slot = getattr(getattr(made, name, None), "__set__", None)
    if slot is None:
        return f" _set(self, {name!r}, {value})"
    known[f"_set_{name}"] = slot
    return f" _set_{name}(self, {value})"
