"""Operations of a compiled part, from data into functions that write.

An operation is data that JSON can hold:

- ``["write", static text, edges, expression, tag, gap]``: the text, then a value. ``edges`` and ``tag`` as in
  ``Slot``; ``gap`` is the number of the pair that goes round a visible gap, None outside the text of a run;
- ``["static", text, edges]``;
- ``["loop", name, expression, tag, needs loop, operations, operations when there is nothing to loop over]``:
  ``needs loop`` tells whether ``loop.index`` and its like are used;
- ``["if", [[expression, tag, operations], ...], operations otherwise]``;
- ``["close-cell"]``: a paragraph, should the table cell that ends here have got none (Word repairs such cells).

What they write goes into one list, three by three: static bytes, value, slot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.rendering.expressions import EvaluationError, build_expression, missing_name
from danvan_reports.rendering.faults import NOT_A_LIST, TOO_LARGE
from danvan_reports.rendering.layout import NO_TAG, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from danvan_reports.rendering.expressions import Evaluate, Expression, Filters, Scope

    Operation = list[Any]
    Step = Callable[[Scope, list[Any], "Findings"], None]

MAX_ITERATIONS = 1_000_000
"""Of all loops of a part together, beyond every real report: a template of loops in loops must end."""

_UNSET = object()
_EMPTY_CELL = (b"<w:tc>", b"<w:tcPr/>", b"</w:tcPr>", b"</w:tbl>")
_PARAGRAPH = (b"<w:p/>", "", Slot(is_text=True, gap_start="", gap_end="", tag=NO_TAG, edges="+-"))


class Findings:
    """What one run finds wrong, each once for its tag, and how often its loops have gone round."""

    __slots__ = ("faults", "iterations")

    def __init__(self) -> None:
        """Begin a run."""
        self.faults: dict[tuple[str, int], EvaluationError] = {}
        self.iterations = 0

    def add(self, fault: EvaluationError, tag: int) -> None:
        """Keep a fault of the tag with this number."""
        self.faults.setdefault((fault.code, tag), fault)


class StepBuilder:
    """Builds the functions of one part."""

    def __init__(self, gaps: Sequence[tuple[str, str]], filters: Filters) -> None:
        """Take the pairs that go round a visible gap, and the filters that expressions may name."""
        self._gaps = gaps
        self._filters = filters

    def build(self, operations: Iterable[Operation]) -> list[Step]:
        """Return a function for each operation.

        Raises:
            ValueError: The data is no list of operations.
        """
        return [self._build(operation) for operation in operations]

    def _build(self, operation: Operation) -> Step:
        match operation:
            case ["write", str(text), str(edges), [*_] as expression, int(tag), int() | None as gap]:
                before, after = ("", "") if gap is None else self._gaps[gap]
                slot = Slot(gap is not None, before, after, tag, edges)
                return self._write(text.encode(), expression, slot)
            case ["static", str(text), str(edges)]:
                return _static(text.encode(), Slot(is_text=True, gap_start="", gap_end="", tag=NO_TAG, edges=edges))
            case ["loop", str(name), [*_] as expression, int(tag), bool(needs_loop), [*body], [*otherwise]]:
                items = build_expression(expression, self._filters)
                return _loop(name, items, tag, needs_loop, self.build(body), self.build(otherwise))
            case ["if", [*branches], [*otherwise]]:
                return _if([self._branch(branch) for branch in branches], self.build(otherwise))
            case ["close-cell"]:
                return _close_cell
        raise ValueError("not an operation")

    def _branch(self, branch: list[Any]) -> tuple[Evaluate, int, list[Step]]:
        match branch:
            case [[*_] as expression, int(tag), [*body]]:
                return build_expression(expression, self._filters), tag, self.build(body)
        raise ValueError("not a branch")

    def _write(self, static: bytes, expression: Expression, slot: Slot) -> Step:
        match expression:
            case ["name", "loop", _]:
                return _write(static, _as_text(build_expression(expression, self._filters)), slot)
            case ["name", str(name)]:
                return _write_name(static, name, slot)
            case ["name", str(name), str(field)]:
                return _write_field(static, name, field, slot)
        return _write(static, build_expression(expression, self._filters), slot)


def _as_text(evaluate: Evaluate) -> Evaluate:
    """Let a position in a loop be written: the one number that a template makes itself."""

    def evaluate_text(scope: Scope) -> Any:
        value = evaluate(scope)
        return str(value) if type(value) is int else value

    return evaluate_text


def _static(static: bytes, slot: Slot) -> Step:
    return lambda _scope, pieces, _findings: pieces.extend((static, "", slot))


def _write(static: bytes, evaluate: Evaluate, slot: Slot) -> Step:
    def write(scope: Scope, pieces: list[Any], findings: Findings) -> None:
        try:
            pieces += (static, evaluate(scope), slot)
        except EvaluationError as fault:
            findings.add(fault, slot.tag)

    return write


# The two forms that nearly every tag has, without the calls of the general one.
def _write_name(static: bytes, name: str, slot: Slot) -> Step:
    def write(scope: Scope, pieces: list[Any], findings: Findings) -> None:
        try:
            pieces += (static, scope[name], slot)
        except KeyError:
            findings.add(missing_name([name], scope), slot.tag)

    return write


def _write_field(static: bytes, name: str, field: str, slot: Slot) -> Step:
    def write(scope: Scope, pieces: list[Any], findings: Findings) -> None:
        try:
            pieces += (static, scope[name][field], slot)
        except (LookupError, TypeError):
            findings.add(missing_name([name, field], scope), slot.tag)

    return write


def _loop(name: str, evaluate: Evaluate, tag: int, needs_loop: bool, body: list[Step], otherwise: list[Step]) -> Step:
    def loop(scope: Scope, pieces: list[Any], findings: Findings) -> None:
        try:
            items = evaluate(scope)
        except EvaluationError as fault:
            return findings.add(fault, tag)
        if not isinstance(items, (list, tuple)):
            return findings.add(EvaluationError(NOT_A_LIST, found=type(items).__name__), tag)
        findings.iterations += len(items)
        if findings.iterations > MAX_ITERATIONS:
            raise EvaluationError(TOO_LARGE)
        if not items:
            for step in otherwise:
                step(scope, pieces, findings)
            return None
        outer = scope.get(name, _UNSET), scope.get("loop", _UNSET)
        last = len(items)
        for index, item in enumerate(items, 1):
            scope[name] = item
            if needs_loop:
                scope["loop"] = {"index": index, "first": index == 1, "last": index == last}
            for step in body:
                step(scope, pieces, findings)
        _restore(scope, name, outer[0])
        _restore(scope, "loop", outer[1])
        return None

    return loop


def _restore(scope: Scope, name: str, value: Any) -> None:
    if value is _UNSET:
        scope.pop(name, None)
    else:
        scope[name] = value


def _if(branches: list[tuple[Evaluate, int, list[Step]]], otherwise: list[Step]) -> Step:
    def choose(scope: Scope, pieces: list[Any], findings: Findings) -> None:
        chosen = otherwise
        for evaluate, tag, body in branches:
            try:
                holds = evaluate(scope)
            except EvaluationError as fault:
                return findings.add(fault, tag)
            if holds:
                chosen = body
                break
        for step in chosen:
            step(scope, pieces, findings)
        return None

    return choose


def _close_cell(_scope: Scope, pieces: list[Any], _findings: Findings) -> None:
    if pieces and pieces[-3].endswith(_EMPTY_CELL):
        pieces.extend(_PARAGRAPH)
