"""The screens of a check: any ``.docx``, its findings on its pages, a mended copy and a report to take along.

What is checked is held in memory alone, the last few at a time; a paper with a state-secret mark is refused before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from danvan_reports.errors import ReportError
from danvan_reports.formats.checker import check_document
from danvan_reports.formats.html_report import html_report
from danvan_reports.formats.profiles import PROFILE_IDS, load_profile
from danvan_reports.formats.wording import change_text
from danvan_reports.messages import message
from danvan_reports.records import dataclass
from danvan_reports.reporters import words_of
from danvan_reports.web.checks import CheckedDocument, mended
from danvan_reports.web.marks import Mark, marks_at, paragraphs_of
from danvan_reports.web.requests import sent_file
from danvan_reports.web.screens import DOCX, HTML, desk_of, download, fragment, fragments, page, refusal, refused

if TYPE_CHECKING:
    from starlette.requests import Request

    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.formats.checker import CheckResult
    from danvan_reports.formats.profile_types import Profile
    from danvan_reports.web.requests import SentFile

_ENDING = ".docx"


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding of a check in words; ``number`` leads from the list to the page and back."""

    number: int
    code: str
    severity: str
    text: str
    fix: str
    clause: str
    paragraphs: tuple[int, ...]


def begin(request: Request) -> Response:
    """Show where a document is dropped."""
    return page(request, "check.html", profiles=[(name, load_profile(name).title) for name in PROFILE_IDS])


async def receive(request: Request) -> Response:
    """Check a document that was dropped, and say where the findings are read."""
    sent = await sent_file(request)
    if sent.ending != _ENDING:
        return refusal(request, 415, "web.not-docx", path=sent.name)
    wanted = request.query_params.get("profile", "")
    profile = load_profile(wanted) if wanted in PROFILE_IDS else None
    try:
        checked = await run_in_threadpool(_check, sent, profile)
    except ReportError as error:
        return refused(request, error, 422)
    key = desk_of(request).checks.keep(checked)
    return Response(status_code=201, headers={"location": f"/check/{key}"})


def _check(sent: SentFile, profile: Profile | None) -> CheckedDocument:
    result = check_document(sent.content, profile, sent.name)
    return CheckedDocument(sent.name, sent.content, result, mended(sent.content, result, sent.name))


def show(request: Request) -> Response:
    """Show the findings of a document beside its pages."""
    checked = _checked(request)
    if checked is None:
        return refusal(request, 404, "web.no-such-check")
    language = desk_of(request).settings.language
    result = checked.result
    how = f"web.check.how-{result.detection.reason if result.detection else 'chosen'}"
    return page(
        request,
        "checked.html",
        key=request.path_params["key"],
        file=checked.name,
        profile=load_profile(result.profile_id).title if result.profile_id else "",
        how=message(how, language),
        faults=_faults(result, language),
        changes=[change_text(change, language) for change in checked.mended.changes] if checked.mended else [],
    )


async def show_pages(request: Request) -> Response:
    """Show the pages of a document with the findings where they stand."""
    checked = _checked(request)
    if checked is None:
        return refusal(request, 404, "web.no-such-check")
    desk = desk_of(request)
    try:
        look = await run_in_threadpool(desk.previews.of, checked.content)
    except ReportError as error:
        return refused(request, error, 422)
    faults = _faults(checked.result, desk.settings.language, look.part)
    marks = marks_at((each.paragraphs, Mark(0, each.severity, (each.text,), (str(each.number),))) for each in faults)
    return fragments([fragment(request, "_pages.html", "pages", look, marks, {})])


def take_mended(request: Request) -> Response:
    """Return a copy of a document in which what is safe to mend was mended."""
    checked = _checked(request)
    if checked is None or checked.mended is None:
        return refusal(request, 404, "web.no-such-check")
    name = message("web.check.mended-name", desk_of(request).settings.language, name=checked.stem)
    return download(checked.mended.content, f"{name}{_ENDING}", DOCX)


def take_report(request: Request) -> Response:
    """Return the report of a check, to be opened and printed anywhere."""
    checked = _checked(request)
    if checked is None:
        return refusal(request, 404, "web.no-such-check")
    language = desk_of(request).settings.language
    report = html_report([(checked.name, checked.result.diagnostics, checked.result)], language, words_of)
    name = message("web.check.report-name", language, name=checked.stem)
    return download(report.encode(), f"{name}.html", HTML)


def _checked(request: Request) -> CheckedDocument | None:
    return desk_of(request).checks.find(request.path_params["key"])


def _profiles() -> list[tuple[str, str]]:
    return [(name, load_profile(name).title) for name in PROFILE_IDS]


def _faults(result: CheckResult, language: str, part: str = "") -> list[Fault]:
    return [_fault(number, item, language, part) for number, item in enumerate(result.diagnostics, 1)]


def _fault(number: int, item: Diagnostic, language: str, part: str) -> Fault:
    text, fix = words_of(item, language)
    where = paragraphs_of(item, part) if part else paragraphs_of(item)
    return Fault(number, item.code, item.severity.value, text, fix, item.clause or "", where)


ROUTES = [
    Route("/check", begin),
    Route("/check/receive", receive, methods=["POST"]),
    Route("/check/{key}", show),
    Route("/check/{key}/pages", show_pages),
    Route("/check/{key}/mended", take_mended),
    Route("/check/{key}/report", take_report),
]
