"""The screen of one draft: its form, each edit as it is typed, and what the program has to say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from danvan_reports.errors import ReportError
from danvan_reports.messages import message
from danvan_reports.model.kinds import KINDS
from danvan_reports.sources.yaml_source import parse_yaml
from danvan_reports.web.changes import Edit, UnknownFieldError, apply
from danvan_reports.web.drafts import SecretError, StaleDraftError
from danvan_reports.web.requests import BadRequestError, form_fields, json_fields
from danvan_reports.web.screens import desk_of, fragment, fragments, page, refusal, refused
from danvan_reports.web.standing import Finding, kinds_of
from danvan_reports.web.views import View, seen_view, view_of

if TYPE_CHECKING:
    from starlette.requests import Request

_CHANGES_THE_FORM = frozenset({"kind", "document_kind"})
_GONE = 410
_STALE = 409


async def show(request: Request) -> Response:
    """Show the form of a draft, or its text when it cannot be read into one."""
    draft = desk_of(request).drafts.find(request.path_params["name"])
    if draft is None:
        return refusal(request, 404, "web.no-such-draft")
    try:
        view = await run_in_threadpool(view_of, desk_of(request), draft, request.query_params.get("kind", ""))
    except ReportError as error:
        return refused(request, error)
    shown_as = "text.html" if view.form is None or "text" in request.query_params else "editor.html"
    kinds = [KINDS[kind] for kind in kinds_of(draft.source)]
    return page(request, shown_as, view=view, kinds=kinds)


async def edit(request: Request) -> Response:
    """Do one edit and answer with whatever it changed on the screen."""
    try:
        sent = await json_fields(request)
        wanted = Edit(
            str(sent.get("action", "")),
            str(sent.get("field", "")),
            str(sent.get("text", "")),
            int(sent.get("index", 0)),
            int(sent.get("to", 0)),
        )
    except (BadRequestError, TypeError, ValueError):
        return Response(status_code=400)
    return await run_in_threadpool(_edit, request, wanted, str(sent.get("version", "")), str(sent.get("kind", "")))


def _edit(request: Request, wanted: Edit, version: str, kind: str) -> Response:
    desk, name = desk_of(request), request.path_params["name"]
    before = desk.drafts.find(name)
    if before is None:
        return refusal(request, _GONE, "web.no-such-draft")
    try:
        seen = seen_view(desk, before, kind)
        draft = desk.drafts.change(name, version, lambda source: apply(source, seen.form, seen.kind, wanted))
        now = view_of(desk, draft, kind)
    except StaleDraftError:
        return refusal(request, _STALE, "web.stale")
    except UnknownFieldError:
        return Response(status_code=422)
    except SecretError as error:
        return fragments([_refused_mark(request, wanted.field, error)], version=version)
    except ReportError as error:
        return refused(request, error)
    return _difference(request, seen, now, wanted)


def _difference(request: Request, seen: View, now: View, wanted: Edit) -> Response:
    """Return the parts of the screen that an edit changed: a whole section when a list did, else single marks."""
    parts = [fragment(request, "_side.html", "side", now)]
    top = wanted.field.partition(".")[0]
    if wanted.action != "set" and now.form:
        section = now.form.find(top)
        parts.append(fragment(request, "_form.html", "section", section, now))
    before = seen.marks()
    for name, mark in now.marks().items():
        if before.get(name, ("", ())) != mark:
            parts.append(fragment(request, "_form.html", "mark", name, *mark))
    reload = "yes" if now.form is None or wanted.field in _CHANGES_THE_FORM else ""
    return fragments(parts, version=now.draft.version, reload=reload)


def _refused_mark(request: Request, field: str, error: SecretError) -> str:
    """Return the mark of a field whose text was not taken: it is told like a finding, and the draft stays as it was."""
    language = desk_of(request).settings.language
    told = Finding(error.key, "error", message(error.key, language, **error.parameters), "", "", field, "")
    return fragment(request, "_form.html", "mark", field, "", (told,))


async def undo(request: Request) -> Response:
    """Take the last edit back and show the draft anew."""
    fields = await form_fields(request)
    name = request.path_params["name"]
    try:
        desk_of(request).drafts.step_back(name, fields.get("version", ""))
    except StaleDraftError:
        return refusal(request, _STALE, "web.stale")
    return RedirectResponse(_address(name, fields), 303)


async def take_text(request: Request) -> Response:
    """Put a whole text in place of the draft's: the way to mend what cannot be read into a form."""
    fields = await form_fields(request)
    name = request.path_params["name"]
    try:
        desk_of(request).drafts.change(
            name, fields.get("version", ""), lambda source: parse_yaml(fields.get("text", ""), source.name)
        )
    except StaleDraftError:
        return refusal(request, _STALE, "web.stale")
    except SecretError as error:
        return refused(request, error)
    return RedirectResponse(_address(name, fields), 303)


def _address(name: str, fields: dict[str, Any]) -> str:
    kind = fields.get("kind", "")
    return f"/drafts/{name}?kind={kind}" if kind in KINDS else f"/drafts/{name}"


ROUTES = [
    Route("/drafts/{name}", show),
    Route("/drafts/{name}/edit", edit, methods=["POST"]),
    Route("/drafts/{name}/undo", undo, methods=["POST"]),
    Route("/drafts/{name}/text", take_text, methods=["POST"]),
]
