"""Sentences and table rows made from figures; a figure is worded as given, never rounded or changed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from danvan_reports.records import dataclass, replace
from danvan_reports.vi.measures import format_measure, takes_padding
from danvan_reports.vi.numbers import format_percent_of
from danvan_reports.wording import Wording, join

if TYPE_CHECKING:
    from danvan_reports.diagnostics import InputPath
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.findings import Figure
    from danvan_reports.vi.measures import Measure

_WITHOUT_UNIT = frozenset({"percent", "money"})
_COMPARED = frozenset({"count", "decimal", "money"})


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure changed: ``direction`` is "up", "down" or "same", ``percent`` that of the earlier value."""

    direction: str
    amount: Wording
    percent: str


def figure_sentence(drafter: Drafter[Any], name: str, path: InputPath) -> Wording:
    """Return the sentence for the indicator ``name`` that the point at ``path`` refers to."""
    figure = drafter.facts.figure_called(name)
    if figure is None:
        raise ValueError(f"validation lets no point name a figure that is not there: {name}")
    if figure.value is None:
        value: Wording = drafter.gap(name, (*figure.path, "value"))
    else:
        value = figure_amount(drafter, figure, figure.value, (*figure.path, "value"))
    indicator = drafter.given(figure.indicator, (*figure.path, "indicator"))
    sentence = [drafter.say("figure.sentence", indicator=indicator, value=value)]
    if figure.parts:
        parts = [worded_part(drafter, figure, part) for part in figure.parts]
        sentence.append(drafter.say("figure.parts", parts=join(parts, "; ")))
    sentence += _comparisons(drafter, figure)
    return Wording.of(f"{join(sentence)}.", *join(sentence).sources, ("input", *path))


def figure_rows(drafter: Drafter[Any]) -> list[dict[str, Any]]:
    """Return the rows of the annex table: every figure of the input in its order, its parts beneath it."""
    rows: list[dict[str, Any]] = []
    for number, figure in enumerate(drafter.facts.figures, start=1):
        rows.append(_row(drafter, figure, str(number)))
        for name, value in figure.parts.items():
            path = (*figure.path, "parts", name)
            part = _blank_row(drafter.given(name, path), Wording(), level=1)
            rows.append(part | {"value": drafter.given(_in_cell(worded_measure(figure, value)), path)})
    return rows


def has_any(drafter: Drafter[Any], name: str) -> bool:
    """Tell whether any figure has a ``plan``, or a ``previous`` value, to stand in a column of the table."""
    return any(getattr(figure, name) is not None for figure in drafter.facts.figures)


def _row(drafter: Drafter[Any], figure: Figure, number: str) -> dict[str, Any]:
    path = figure.path
    shown = drafter.given(figure.indicator, (*path, "indicator"))
    if figure.note:
        shown = drafter.say("figure.noted", name=shown, note=drafter.given(figure.note, (*path, "note")))
    row = _blank_row(shown, drafter.given(figure.unit, (*path, "unit")))
    row["number"] = number
    for name in ("value", "plan", "previous"):
        measure = getattr(figure, name)
        if measure is not None:
            row[name] = drafter.given(_in_cell(worded_measure(figure, measure)), (*path, name))
    percent = plan_percent(figure)
    if percent:
        row["plan_percent"] = Wording.of(percent, *_origins(figure, "value", "plan"))
    return row | _change_cells(drafter, figure)


def _change_cells(drafter: Drafter[Any], figure: Figure) -> dict[str, Wording]:
    """Return how a figure changed, in the figure's own measure and in percent; nothing where it cannot be told."""
    change = change_of(drafter, figure, with_unit=False)
    if change is None:
        return {}
    amount = drafter.say(f"figure.{change.direction}.cell", amount=_signed(_in_cell(change.amount)))
    percent = drafter.say(f"figure.{change.direction}.cell", amount=change.percent) if change.percent else ""
    return {
        "change": Wording.of(amount, *change.amount.sources),
        "change_percent": Wording.of(percent, *change.amount.sources),
    }


def _blank_row(name: Wording, unit: Wording, level: int = 0) -> dict[str, Any]:
    columns = ("number", "value", "plan", "plan_percent", "previous", "change", "change_percent")
    return dict.fromkeys(columns, "") | {"name": name, "unit": unit, "level": str(level)}


def figure_amount(
    drafter: Drafter[Any], figure: Figure, measure: Measure, path: InputPath, *, with_unit: bool = True
) -> Wording:
    """Return ``measure`` with the unit of its figure: ``4.646 cuộc``, ``7%``; percents and money have their own."""
    value = drafter.given(worded_measure(figure, measure), path)
    if not with_unit or not figure.unit or measure.kind in _WITHOUT_UNIT:
        return value
    if figure.unit.startswith("%"):
        return join([value, drafter.given(figure.unit, (*figure.path, "unit"))])
    return drafter.say("figure.amount", value=value, unit=drafter.given(figure.unit, (*figure.path, "unit")))


def worded_measure(figure: Figure, measure: Measure) -> str:
    """Return ``measure``, one of those of ``figure``, as it stands before or beside the unit of the figure."""
    return format_measure(measure, padded=takes_padding(figure.unit))


def worded_part(drafter: Drafter[Any], figure: Figure, name: str, *, with_unit: bool = True) -> Wording:
    """Return a part of a figure with its name: ``kinh tế 07 mô hình``."""
    path = (*figure.path, "parts", name)
    amount = figure_amount(drafter, figure, figure.parts[name], path, with_unit=with_unit)
    return drafter.say("figure.part", name=drafter.given(name, path), value=amount)


def _comparisons(drafter: Drafter[Any], figure: Figure) -> list[Wording]:
    found = []
    percent = plan_percent(figure)
    if percent:
        worded = Wording.of(percent, *_origins(figure, "value", "plan"))
        found.append(drafter.say("figure.plan", percent=worded))
    change = _change(drafter, figure)
    return [*found, change] if change else found


def plan_percent(figure: Figure) -> str:
    """Return how much of its plan a figure reached; empty when it cannot be told."""
    value, plan = figure.value, figure.plan
    if value is None or plan is None or value.kind != plan.kind or value.kind not in _COMPARED:
        return ""
    return format_percent_of(value.value, plan.value) if value.value is not None and plan.value else ""


def change_of(drafter: Drafter[Any], figure: Figure, *, with_unit: bool = True) -> Change | None:
    """Return the change of a figure against the same period; None when it cannot be told."""
    value, previous = figure.value, figure.previous
    if value is None or previous is None or value.kind != previous.kind or value.kind not in _COMPARED:
        return None
    now, then = value.value or Decimal(0), previous.value or Decimal(0)
    difference = abs(now - then)
    if difference and not then:
        return None
    changed = replace(value, value=difference, text="")
    amount = figure_amount(drafter, figure, changed, (*figure.path, "value"), with_unit=with_unit)
    direction = "same" if not difference else "up" if now > then else "down"
    percent = format_percent_of(difference, then) if difference else ""
    return Change(direction, Wording.of(amount, *_origins(figure, "value", "previous")), percent)


def _change(drafter: Drafter[Any], figure: Figure) -> Wording:
    """Return the change against the same period last year, absolute and in percent; empty when it cannot be told."""
    change = change_of(drafter, figure)
    if change is None:
        return Wording("")
    worded = drafter.say(f"figure.{change.direction}", amount=change.amount, percent=change.percent)
    return Wording.of(worded, *change.amount.sources)


def _in_cell(text: str) -> str:
    """Let a figure break between words: a cell is narrower than a line."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _signed(amount: str) -> str:
    """Return an amount as it stands after a sign, where "+08" would be read as a code."""
    return amount[1:] if amount[:1] == "0" and amount[1:2].isdigit() else amount


def _origins(figure: Figure, *names: str) -> tuple[tuple[str | int, ...], ...]:
    return tuple(("input", *figure.path, name) for name in names)
