"""The one way the readers of this package refuse a text; the words for each reason stand in ``values.po``."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "ambiguous-comma",
    "bad-grouping",
    "citation-date-order",
    "citation-form",
    "congress-form",
    "dangling-separator",
    "date-form",
    "day-missing",
    "decimal-in-parts",
    "document-number-case",
    "document-number-form",
    "document-number-hyphen",
    "document-number-missing",
    "document-number-padding",
    "document-type-missing",
    "dot-decimal",
    "dot-time",
    "empty",
    "english-quarter",
    "first-months-whole-year",
    "foreign-currency",
    "foreign-grouping",
    "fraction-of-dong",
    "half-word",
    "last-unit-missing",
    "last-unit-omitted",
    "leading-zero",
    "look-alike",
    "marks-missing",
    "midnight",
    "missing-value",
    "month-first",
    "month-form",
    "negative",
    "no-integer-part",
    "no-such-day",
    "no-such-month",
    "no-such-period",
    "no-such-time",
    "not-a-date",
    "not-a-number",
    "not-a-period",
    "not-a-ratio",
    "not-a-roman-numeral",
    "not-a-time",
    "not-money",
    "not-number-words",
    "not-whole",
    "not-writable",
    "number-missing",
    "other-digits",
    "part-above-whole",
    "part-too-large",
    "parts-not-descending",
    "per-unit",
    "percent-missing",
    "percent-sign-first",
    "percent-words",
    "period-form",
    "period-kind-missing",
    "period-not-date",
    "plus-sign",
    "range-hyphen",
    "range-not-figure",
    "range-order",
    "ratio-colon",
    "ratio-or-time",
    "repeated-percent",
    "repeated-unit",
    "roman-case",
    "seconds",
    "short-minutes",
    "short-year",
    "sign-for-word",
    "slang-unit",
    "span-form",
    "span-not-date",
    "ten-thousands",
    "text-after-number",
    "time-with-date",
    "too-large",
    "too-long",
    "too-many-places",
    "unit-missing",
    "unknown-document-type",
    "unreadable",
    "weekday-mismatch",
    "weekday-with-date",
    "words-before-date",
    "words-not-digits",
    "year-first",
    "year-missing",
    "year-out-of-range",
    "years-form",
    "zero-denominator",
]
"""Why a text is refused. The ids are stable: programs may act on them."""


class ValueFault(ValueError):  # noqa: N818 - a fault of a text, not an error of the program
    """A text that is not a value of the kind asked for.

    ``found`` is the whole text as it was read (NFC, trimmed); ``suggestion`` is a whole text to write
    instead that the same reader accepts, or None when no one reading is obvious; which of the two depends
    on the reason alone. ``start`` and ``end`` bound the faulty stretch of the input, in characters after
    NFC.
    """

    def __init__(
        self,
        reason: Reason,
        found: str = "",
        suggestion: str | None = None,
        start: int = 0,
        end: int | None = None,
    ) -> None:
        self.reason: Reason = reason
        self.found = found
        self.suggestion = suggestion
        self.start = start
        self.end = start + len(found) if end is None else end
        super().__init__(reason, found, suggestion, start, self.end)

    def __str__(self) -> str:
        return f"{self.reason}: {self.found!r}" + (f", write {self.suggestion!r}" if self.suggestion else "")

    def within(self, whole: str, start: int, end: int) -> ValueFault:
        """Return the same fault told of ``whole``, where the faulty text is ``whole[start:end]``."""
        suggestion = None if self.suggestion is None else whole[:start] + self.suggestion + whole[end:]
        return ValueFault(self.reason, whole, suggestion, start + self.start, start + self.end)
