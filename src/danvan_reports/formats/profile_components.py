"""The types of one component of a document (a thành phần thể thức): what a format profile states about it."""

from __future__ import annotations

import re  # noqa: TC003 (the profile reader evaluates these annotations)
from collections.abc import Mapping  # noqa: TC003
from enum import StrEnum
from typing import Literal

from danvan_reports.records import dataclass, field


class Confidence(StrEnum):
    """How well a stated fact is known; only ``TEXT`` may become an error, ``OPEN`` is never a fault."""

    TEXT = "T"
    SECOND_HAND = "S"
    INFERRED = "I"
    OPEN = "O"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: its confidence and the clause that states it ("" where no clause does)."""

    confidence: Confidence
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """What is allowed, ``minimum`` to ``maximum`` (None: no upper limit), and what the builder writes."""

    minimum: float
    maximum: float | None
    default: float

    def allows(self, value: float, tolerance: float = 0.0) -> bool:
        """Tell whether ``value`` lies in the range, widened by ``tolerance`` on both sides."""
        return self.minimum - tolerance <= value and (self.maximum is None or value <= self.maximum + tolerance)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line.

    ``length`` "text": as long as the text, ``width_pt`` at the default size; "ratio": that share of the
    text's length; "full": the width of the page.
    """

    length: Literal["text", "ratio", "full"]
    width_pt: float | None = None
    ratio: Range | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What the builder sets on a component and no clause asks for."""

    before_pt: float = 0
    after_pt: float = 0
    left_mm: float = 0
    right_mm: float = 0
    hanging_mm: float = 0
    keep_next: bool = False
    keep_lines: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """The Word style of a component: identifier, the name Word shows, level in the outline (1 = top)."""

    id: str
    name: str
    outline_level: int | None = None


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a document (a thành phần thể thức): its text, type, place and punctuation.

    None means that nothing is stated. ``open`` names fields that hold the builder's choice where the
    regulation says nothing. ``flow`` marks a paragraph of the text, which follows the profile's ``body``.
    """

    id: str
    style: Style
    size_pt: Range
    source: Source
    box: str | None = None
    text: str | None = None
    text_by_kind: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    case: Literal["upper", "title"] | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    align: str | None = None
    position: str | None = None
    from_edge_mm: float | None = None
    rule_above: Rule | None = None
    rule_below: Rule | None = None
    framed: bool = False
    frame_mm: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    prefix: str | None = None
    prefix_confidence: Confidence | None = None
    prefix_wrong: tuple[str, ...] = ()
    item_prefix: str | None = None
    item_end: str | None = None
    item_end_tolerated: tuple[str, ...] = ()
    last_end: str | None = None
    last_end_tolerated: tuple[str, ...] = ()
    last_pattern: re.Pattern[str] | None = None
    first_item_by_kind: Mapping[str, str] = field(default_factory=dict)
    absent_for: tuple[str, ...] = ()
    optional: bool = False
    flow: bool = False
    open: frozenset[str] = frozenset()
    layout: Layout = Layout()
