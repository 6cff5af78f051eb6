"""Frozen dataclasses that cost little to define: their methods are shared, ``__init__`` is written when first called.

The standard decorator writes and compiles six functions for every class when its module is imported; for the classes
of this program that was a fifth of the time of a whole run that makes one document. What a class does is the same.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import Field, dataclass
else:

    def dataclass(**options: bool) -> Callable[[type], type]:
        """Return the decorator that ``dataclasses.dataclass`` is with these ``options``."""
        return _frozen if options == {"frozen": True, "slots": True} else dataclasses.dataclass(**options)


__all__ = ["dataclass"]

_NOT_GIVEN: Any = object()


def _frozen(cls: type) -> type:
    """Do as ``dataclasses.dataclass(frozen=True, slots=True)`` does, for classes that inherit no other's fields."""
    own = vars(cls)
    # Where there is no docstring the standard library makes one of the signature, at some cost.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    compared = _getter([field.name for field in fields if field.compare])
    stored = [field.name for field in fields]

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807 - becomes the method
        made.__init__ = _written_init(made, fields)
        made.__init__(self, *values, **named)

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(compared(self))

    def __repr__(self: Any) -> str:  # noqa: N807
        shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr)
        return f"{self.__class__.__qualname__}({shown})"

    def __getstate__(self: Any) -> list[Any]:  # noqa: N807
        return [getattr(self, name) for name in stored]

    for method in (__init__, __eq__, __hash__, __repr__, __getstate__, __setstate__, __setattr__, __delattr__):
        if own.get(method.__name__) is None:
            setattr(made, method.__name__, method)
    frozen: type = made
    return frozen


def _getter(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: N807
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


def __setattr__(_self: Any, name: str, _value: Any) -> None:  # noqa: N807
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(_self: Any, name: str) -> None:  # noqa: N807
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _written_init(made: Any, fields: tuple[Field[Any], ...]) -> Callable[..., None]:
    """Return ``__init__`` for a class: positions, names and defaults in the signature, so that calls stay as fast."""
    known: dict[str, Any] = {"_not_given": _NOT_GIVEN}
    signature, body = ["self"], []
    for field in fields:
        name, value = field.name, field.name
        # Past the class's own refusal, which is of whoever assigns later.
        known[f"_set_{name}"] = getattr(made, name).__set__
        if field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _not_given else {name}" if field.init else f"_make_{name}()"
            default = "_not_given"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            default = f"_default_{name}"
            value = name if field.init else default
        else:
            default = ""
        if field.init:
            signature.append(f"{name}={default}" if default else name)
        if field.init or default:
            body.append(f" _set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        body.append(" self.__post_init__()")
    source = "\n".join([f"def __init__({', '.join(signature)}):", *body, " return None"])
    exec(source, known)  # noqa: S102 - names of fields only, as the standard library does
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init
