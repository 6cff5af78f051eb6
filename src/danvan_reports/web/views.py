"""A draft as a screen shows it: its form for one kind of document, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.messages import message
from danvan_reports.model.kinds import KINDS
from danvan_reports.records import dataclass
from danvan_reports.web.form import make_form
from danvan_reports.web.standing import Finding, Standing, own_kind, stand

if TYPE_CHECKING:
    from danvan_reports.web.desk import Desk
    from danvan_reports.web.drafts import Draft
    from danvan_reports.web.fields import Form


@dataclass(frozen=True, slots=True)
class View:
    """A draft as one screen shows it: for one kind of document, with what was found.

    ``trouble`` says why the draft could not be written to the disk, when it could not.
    """

    draft: Draft
    kind: str
    form: Form | None
    standing: Standing
    trouble: str

    def marks(self) -> dict[str, tuple[str, tuple[Finding, ...]]]:
        """Return what stands under each field: what was understood, and what was found."""
        return {field.id: (field.echo, self.standing.at(field.id)) for field in (self.form.all() if self.form else ())}


def view_of(desk: Desk, draft: Draft, kind: str) -> View:
    """Return ``draft`` as a screen shows it; an empty ``kind`` is the one that the draft is for.

    Raises:
        ReportError: The office of the draft cannot be read.
    """
    office = desk.office_of(draft)
    kind = kind if kind in KINDS else own_kind(draft.source, office)
    form = make_form(draft.source, kind) if draft.source.root else None
    settings = desk.settings
    standing = stand(draft.source, office, kind, form, cache=settings.cache, language=settings.language)
    trouble = message(desk.trouble.key, settings.language, **desk.trouble.parameters) if desk.trouble else ""
    view = View(draft, kind, form, standing, trouble)
    desk.views[draft.name] = view
    return view


def seen_view(desk: Desk, draft: Draft, kind: str) -> View:
    """Return the draft as it was shown last, made anew only when something else was shown since.

    Raises:
        ReportError: as ``view_of``.
    """
    seen = desk.views.get(draft.name)
    return seen if seen and seen.draft is draft and seen.kind == kind else view_of(desk, draft, kind)
