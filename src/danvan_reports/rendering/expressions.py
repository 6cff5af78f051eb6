"""Expressions of a template, from data into functions of the names in scope.

An expression is data that JSON can hold:

- ``["name", "signature", "name"]``: a name and the way on through mappings;
- ``["constant", 5]``: a text, a whole number, true or false;
- ``["filter", "ngay_dai", expression, [arguments], {named arguments}]``;
- ``["compare", expression, [["lt", expression], ...]]``: a chain, as in ``a < b < c``;
- ``["and", left, right]``, ``["or", left, right]``, ``["not", expression]``.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

from danvan_reports.gaps import GAP_START
from danvan_reports.rendering.faults import FILTER_REFUSED, NOT_COMPARABLE, NOT_TEXT, UNKNOWN_NAME
from danvan_reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol

    class Filter(Protocol):
        """A formatter of texts that templates may call by its name."""

        @property
        def function(self) -> Callable[..., str]:
            """The formatter; it raises ``ValueError`` for a text that it cannot read."""

    Scope = dict[str, Any]
    Expression = list[Any]
    Evaluate = Callable[[Scope], Any]
    Filters = Mapping[str, Filter]

COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
    "in": lambda left, right: left in right,
    "notin": lambda left, right: left not in right,
}
"""By the names that Jinja's syntax tree gives them."""


class EvaluationError(Exception):
    """An expression has no value in this scope: a fault ``code`` with its parameters, still without a place."""

    def __init__(self, code: str, **parameters: str) -> None:
        """Keep what is wrong."""
        super().__init__(code)
        self.code = code
        self.parameters = parameters


def build_expression(expression: Expression, filters: Filters) -> Evaluate:
    """Return the function that evaluates ``expression``; it raises ``EvaluationError``.

    Raises:
        ValueError: The data is no expression, or names a filter that does not exist.
    """
    match expression:
        case ["name", *steps] if steps and all(isinstance(step, str) for step in steps):
            return _name(steps)
        case ["constant", str() | int() as constant]:
            return lambda _scope: constant
        case ["filter", str(name), [*_] as inner, [*arguments], dict(named)] if name in filters:
            return _filter(name, filters[name].function, build_expression(inner, filters), arguments, named)
        case ["compare", [*_] as left, [*links]]:
            return _comparison(left, links, filters)
        case ["and" | "or" as word, [*_] as left, [*_] as right]:
            return _junction(word, build_expression(left, filters), build_expression(right, filters))
        case ["not", [*_] as inner]:
            negated = build_expression(inner, filters)
            return lambda scope: not negated(scope)
    raise ValueError("not an expression")


def missing_name(steps: list[str], scope: Scope) -> EvaluationError:
    """Return the fault for a name that is not in ``scope``, with the names that are there instead."""
    import difflib

    here: Any = scope
    for step in steps:
        if not isinstance(here, dict) or step not in here:
            break
        here = here[step]
    names = sorted(here) if isinstance(here, dict) else []
    near = difflib.get_close_matches(step, names, n=3, cutoff=0.5) or names[:8]
    return EvaluationError(UNKNOWN_NAME, name=".".join(steps), known=", ".join(near) or "—")


def _name(steps: list[str]) -> Evaluate:
    def evaluate(scope: Scope) -> Any:
        value: Any = scope
        try:
            for step in steps:
                value = value[step]
        except (LookupError, TypeError):
            raise missing_name(steps, scope) from None
        return value

    return evaluate


def _filter(
    name: str, function: Callable[..., str], inner: Evaluate, arguments: list[Any], named: dict[str, Any]
) -> Evaluate:
    def evaluate(scope: Scope) -> Any:
        value = inner(scope)
        if not isinstance(value, str):
            raise EvaluationError(NOT_TEXT, found=type(value).__name__)
        if not value or GAP_START in value:
            # What is left out stays out, and a gap is not to be read as a fact.
            return value
        try:
            result = function(value, *arguments, **named)
        except (ValueError, TypeError, AttributeError) as error:
            if not (isinstance(error, ValueError) or arguments or named):
                raise
            # Settings come with the template: one of the wrong type is its fault, not ours.
            raise EvaluationError(FILTER_REFUSED, filter=name, found=str(value)) from None
        return value.reworded(result) if isinstance(value, Wording) else result

    return evaluate


def _comparison(left: Expression, links: list[Any], filters: Filters) -> Evaluate:
    first = build_expression(left, filters)
    chain: list[tuple[Callable[[Any, Any], bool], Evaluate]] = []
    for link in links:
        match link:
            case [str(word), [*_] as right] if word in COMPARISONS:
                chain.append((COMPARISONS[word], build_expression(right, filters)))
            case _:
                raise ValueError("not a comparison")

    def evaluate(scope: Scope) -> bool:
        value = first(scope)
        for compare, evaluate_right in chain:
            right = evaluate_right(scope)
            try:
                holds = compare(value, right)
            except TypeError:
                found = f"{type(value).__name__}, {type(right).__name__}"
                raise EvaluationError(NOT_COMPARABLE, found=found) from None
            if not holds:
                return False
            value = right
        return True

    return evaluate


def _junction(word: str, left: Evaluate, right: Evaluate) -> Evaluate:
    if word == "and":
        return lambda scope: left(scope) and right(scope)
    return lambda scope: left(scope) or right(scope)
