"""One part of a compiled template: run with a context, it gives the bytes of that part of a document."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, Any, overload

from danvan_reports.records import dataclass
from danvan_reports.rendering.expressions import EvaluationError
from danvan_reports.rendering.faults import (
    FORBIDDEN_CHARACTER,
    NOT_TEXT,
    TOO_LARGE,
    Place,
    TemplateFaults,
    template_fault,
)
from danvan_reports.rendering.layout import (
    MAX_CHARACTERS,
    NO_TAG,
    Slot,
    UnwritableValueError,
    find_forbidden,
    lay_out,
)
from danvan_reports.rendering.operations import Findings, StepBuilder
from danvan_reports.wording import Origin, Wording, each_once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.rendering.expressions import Filters
    from danvan_reports.rendering.form import ProgramForm


@dataclass(frozen=True, slots=True)
class Output:
    """What a part becomes, and the values that went into it, side by side with their slots."""

    part: str
    content: bytes
    values: Sequence[str]
    slots: Sequence[Slot]


class Program:
    """A part ready to run."""

    __slots__ = ("_any_attribute", "_file", "_part", "_steps", "_tags")

    def __init__(self, data: ProgramForm, file: str, filters: Filters) -> None:
        """Turn the data into functions; ``file`` names the template in messages.

        Raises:
            ValueError: The data is no program, or names a filter that does not exist.
        """
        self._part = data["part"]
        self._file = file
        self._tags = [Place(self._part, paragraph, words, text) for text, paragraph, words in data["tags"]]
        self._any_attribute = data["any_attribute"]
        self._steps = StepBuilder(data["gaps"], filters).build(data["operations"])

    def run(self, context: Mapping[str, Any]) -> Output:
        """Return what the part becomes with the values of ``context``.

        Raises:
            TemplateFaults: A name is missing, a value is not of the kind that its tag needs, a text cannot be
                written in XML, or the part grows beyond bounds.
        """
        findings = Findings()
        pieces = self._collect(context, findings)
        static, values, slots = pieces[0::3], pieces[1::3], pieces[2::3]
        if not findings.faults:
            try:
                laid_out = lay_out(values, slots, any_attribute=self._any_attribute)
            except UnwritableValueError:
                _find_unwritable(values, slots, findings)
            else:
                pieces = [b""] * (2 * len(static))
                pieces[0::2] = static
                pieces[1::2] = laid_out
                return Output(self._part, b"".join(pieces), values, slots)
        raise TemplateFaults(self._file, self._diagnostics(findings))

    def _collect(self, context: Mapping[str, Any], findings: Findings) -> list[Any]:
        pieces: list[Any] = []
        scope = dict(context)
        try:
            for step in self._steps:
                step(scope, pieces, findings)
        except EvaluationError as fault:
            findings.add(fault, NO_TAG)
        if sum(map(len, pieces[0::3])) > MAX_CHARACTERS:
            findings.add(EvaluationError(TOO_LARGE), NO_TAG)
        return pieces

    def _diagnostics(self, findings: Findings) -> list[Diagnostic]:
        whole = Place(self._part, None, "", "")
        return [
            template_fault(code, self._file, whole if tag == NO_TAG else self._tags[tag], **fault.parameters)
            for (code, tag), fault in findings.faults.items()
        ]


class Trace(abc.Sequence[tuple[Origin, ...]]):
    """What the values of each ``<w:p>`` of a part, in the order in which they open, were drawn from.

    It is worked out when somebody first asks: of most documents nobody does.
    """

    __slots__ = ("_paragraphs", "_slots", "_values")

    def __init__(self, output: Output) -> None:
        """Take what the part became."""
        self._values = output.values
        self._slots = output.slots
        self._paragraphs: tuple[tuple[Origin, ...], ...] | None = None

    @overload
    def __getitem__(self, index: int) -> tuple[Origin, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[Origin, ...], ...]: ...
    def __getitem__(self, index: int | slice) -> tuple[Origin, ...] | tuple[tuple[Origin, ...], ...]:
        """Return what a paragraph was drawn from, counted from 0."""
        return self._traced()[index]

    def __len__(self) -> int:
        """Return the number of paragraphs."""
        return len(self._traced())

    def __eq__(self, other: object) -> bool:
        """Tell whether all paragraphs were drawn from the same, so that reports of the same input are equal."""
        return self._traced() == other._traced() if isinstance(other, Trace) else NotImplemented

    def __hash__(self) -> int:
        """Return the hash of what ``==`` compares."""
        return hash(self._traced())

    def _traced(self) -> tuple[tuple[Origin, ...], ...]:
        if self._paragraphs is None:
            self._paragraphs = tuple(map(each_once, self._sources()))
        return self._paragraphs

    def _sources(self) -> list[list[Origin]]:
        paragraphs: list[list[Origin]] = []
        open_paragraphs: list[list[Origin]] = []
        for value, slot in zip(self._values, self._slots, strict=True):
            for edge in slot.edges:
                if edge == "+":
                    sources: list[Origin] = []
                    paragraphs.append(sources)
                    open_paragraphs.append(sources)
                else:
                    open_paragraphs.pop()
            if open_paragraphs and isinstance(value, Wording):
                open_paragraphs[-1].extend(value.sources)
        return paragraphs


def _find_unwritable(values: Sequence[Any], slots: Sequence[Slot], findings: Findings) -> None:
    for value, slot in zip(values, slots, strict=True):
        if not isinstance(value, str):
            findings.add(EvaluationError(NOT_TEXT, found=type(value).__name__), slot.tag)
        elif found := find_forbidden(value):
            findings.add(EvaluationError(FORBIDDEN_CHARACTER, found=f"U+{ord(found):04X}"), slot.tag)
    if not findings.faults:
        findings.add(EvaluationError(TOO_LARGE), NO_TAG)
