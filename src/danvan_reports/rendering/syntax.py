"""What a tag may say: Jinja reads it, an allow-list of its syntax nodes becomes data, the rest is refused.

A template comes by e-mail, so nothing in it is ever run. It may hold names, fields, registered filters with
constant settings, comparisons, and/or/not, ``if`` and ``for``.
"""

from __future__ import annotations

import difflib
import inspect
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from danvan_reports.records import dataclass
from danvan_reports.rendering.faults import BAD_FILTER_SETTINGS, BAD_SYNTAX, NOT_ALLOWED, UNKNOWN_FILTER

if TYPE_CHECKING:
    from danvan_reports.rendering.expressions import Expression, Filters

_LOOP_FIELDS = ("index", "first", "last")
_ENVIRONMENT = Environment(autoescape=True)
_NOTATIONS: dict[type[nodes.Node], str] = {
    nodes.Call: "…(…)",
    nodes.Getitem: "…[…]",
    nodes.Concat: "~",
    nodes.CondExpr: "… if … else …",
    nodes.Test: "is",
    nodes.List: "[…]",
    nodes.Tuple: "…, …",
    nodes.Dict: "{…}",
}


class TagError(ValueError):
    """A tag says something that it may not: a fault ``code`` with its parameters."""

    def __init__(self, code: str, **parameters: str) -> None:
        """Keep what is wrong."""
        super().__init__(code)
        self.code = code
        self.parameters = parameters


@dataclass(frozen=True, slots=True)
class LoopHead:
    """What a ``for`` tag says: each of ``items`` is called ``name`` in turn."""

    name: str
    items: Expression


class TagParser:
    """Reads the tags of one template."""

    def __init__(self, filters: Filters) -> None:
        """Take the filters that exist."""
        self._filters = filters
        self.filters_used: set[str] = set()

    def parse_value(self, tag: str) -> Expression:
        """Return the expression of a ``{{ }}`` tag.

        Raises:
            TagError: Also from the other methods.
        """
        match self._parse(tag):
            case nodes.Output(nodes=[nodes.Const(value=int() as number)]) if not isinstance(number, bool):
                return ["constant", str(number)]
            case nodes.Output(nodes=[node]):
                return self._expression(node)
        raise TagError(BAD_SYNTAX)

    def parse_condition(self, inside: str) -> Expression:
        """Return the expression that follows ``if`` or ``elif``."""
        match self._parse("{% if " + inside + " %}{% endif %}"):
            case nodes.If(test=test):
                return self._expression(test)
        raise TagError(BAD_SYNTAX)

    def parse_loop(self, inside: str) -> LoopHead:
        """Return what follows ``for``."""
        match self._parse("{% for " + inside + " %}{% endfor %}"):
            case nodes.For(target=nodes.Name(name=name), iter=items, test=None, recursive=False) if name != "loop":
                return LoopHead(name, self._expression(items))
            case nodes.For():
                raise TagError(NOT_ALLOWED, found="for")
        raise TagError(BAD_SYNTAX)

    def _parse(self, source: str) -> nodes.Node | None:
        try:
            body = Parser(_ENVIRONMENT, source).parse().body
        except (TemplateSyntaxError, RecursionError, ValueError, OverflowError):
            raise TagError(BAD_SYNTAX) from None
        return body[0] if len(body) == 1 else None

    def _expression(self, node: nodes.Node) -> Expression:
        match node:
            case nodes.Name() | nodes.Getattr():
                return _name(node)
            case nodes.Const(value=str() | int() as value):
                return ["constant", value]
            case nodes.Filter(node=nodes.Node() as inner):
                return self._filter(node, inner)
            case nodes.Compare(expr=left, ops=operands):
                links = [[operand.op, self._expression(operand.expr)] for operand in operands]
                return ["compare", self._expression(left), links]
            case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
                return [node.operator, self._expression(left), self._expression(right)]
            case nodes.Not(node=inner):
                return ["not", self._expression(inner)]
        raise TagError(NOT_ALLOWED, found=_notation(node))

    def _filter(self, node: nodes.Filter, inner: nodes.Node) -> Expression:
        if node.name not in self._filters:
            near = difflib.get_close_matches(node.name, self._filters, n=3, cutoff=0.5)
            raise TagError(UNKNOWN_FILTER, filter=node.name, known=", ".join(near) or "—")
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise TagError(NOT_ALLOWED, found="*")
        arguments = [_constant(argument) for argument in node.args]
        named = {str(keyword.key): _constant(keyword.value) for keyword in node.kwargs}
        try:
            inspect.signature(self._filters[node.name].function).bind("", *arguments, **named)
        except TypeError:
            raise TagError(BAD_FILTER_SETTINGS, filter=node.name) from None
        self.filters_used.add(node.name)
        return ["filter", node.name, self._expression(inner), arguments, named]


def _name(node: nodes.Node) -> Expression:
    steps: list[str] = []
    while isinstance(node, nodes.Getattr):
        steps.append(node.attr)
        node = node.node
    if not isinstance(node, nodes.Name):
        raise TagError(NOT_ALLOWED, found=_notation(node))
    steps.append(node.name)
    steps.reverse()
    if steps[0] == "loop" and (len(steps) != 2 or steps[1] not in _LOOP_FIELDS):
        raise TagError(NOT_ALLOWED, found=".".join(steps))
    return ["name", *steps]


def _constant(node: nodes.Node) -> str | int:
    match node:
        case nodes.Const(value=str() | int() as value):
            return value
    raise TagError(NOT_ALLOWED, found=_notation(node))


def _notation(node: nodes.Node) -> str:
    """Return how what is refused is written, in no language."""
    if isinstance(node, nodes.Const):
        return str(node.value)
    return _NOTATIONS.get(type(node)) or getattr(node, "operator", None) or type(node).__name__
