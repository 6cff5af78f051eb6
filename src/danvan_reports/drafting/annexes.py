"""What is annexed to a paper: its figures in a table, the documents issued in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.figures import figure_rows, has_any
from danvan_reports.drafting.frame import draft_number, draft_short_date
from danvan_reports.drafting.sentences import bare
from danvan_reports.wording import Wording

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.period import PeriodReport


def draft_annex(drafter: Drafter[Any], title: Wording) -> dict[str, Any]:
    """Return the annex of figures under ``title`` and the line that points to it; both empty when there is none."""
    return _alone(drafter, _figures(drafter, title))


def draft_period_annexes(drafter: Drafter[PeriodReport], title: Wording) -> dict[str, Any]:
    """Return the annexes of a period report: its figures, and the documents issued where the input lists them.

    Where there are both they are numbered (HD 05-HD/VPTW, II; NĐ 30/2020/NĐ-CP, Phụ lục I, III.1).
    """
    annex, documents = _figures(drafter, title), _documents(drafter)
    if not documents:
        return _alone(drafter, annex) | {"documents_annex": False}
    if not annex:
        return {"annex": False, "documents_annex": documents, "annex_pointer": drafter.say("annex.pointer.documents")}
    first, second = (drafter.say(f"annex.{place}.{drafter.regime}") for place in ("first", "second"))
    return {
        "annex": annex | {"number": first},
        "documents_annex": documents | {"number": second},
        "annex_pointer": drafter.say("annex.pointer.both", first=first, second=second),
    }


def _alone(drafter: Drafter[Any], annex: dict[str, Any]) -> dict[str, Any]:
    return {"annex": annex, "annex_pointer": drafter.say("annex.pointer") if annex else ""}


def _figures(drafter: Drafter[Any], title: Wording) -> dict[str, Any]:
    """Return the annex of figures; unless the paper says otherwise, one is made when a figure is not worded."""
    wanted = drafter.paper.annex
    if not drafter.facts.figures or wanted is False:
        return {}
    if wanted is None and not _unworded_figures(drafter):
        return {}
    return {
        "number": "",
        "title": title,
        "reference": _reference(drafter),
        "has_previous": has_any(drafter, "previous"),
        "has_plan": has_any(drafter, "plan"),
        "rows": figure_rows(drafter),
    }


def _documents(drafter: Drafter[PeriodReport]) -> dict[str, Any]:
    listed = drafter.facts.issued_documents
    items = [drafter.given(bare(text), ("issued_documents", index)) for index, text in enumerate(listed)]
    if not items:
        return {}
    title = drafter.say("annex.title.documents")
    return {"number": "", "title": title, "reference": _reference(drafter), "items": items}


def _reference(drafter: Drafter[Any]) -> Wording:
    """Return the line that names the paper the annex goes with."""
    number = draft_number(drafter)
    reference = drafter.say(
        "annex.reference",
        type=drafter.kind.type_word,
        number=number.replace("Số:", "Số", 1).replace("Số", "số", 1),
        date=draft_short_date(drafter, drafter.paper),
        body=drafter.from_issuer("name", "cơ quan ban hành"),
    )
    return Wording.of(reference, *number.sources)


def _unworded_figures(drafter: Drafter[Any]) -> bool:
    facts = drafter.facts
    worded = {id(facts.figure_called(name)) for point in facts.points() for name in point.figures}
    return any(id(figure) not in worded for figure in facts.figures)
