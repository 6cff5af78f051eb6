"""Who may ask: only this machine, only the page that was opened from the terminal, and nothing too large.

A page on the internet can make a browser send requests to 127.0.0.1. So every request must name the right host (no
rebinding of names), come from this very page (Origin, Sec-Fetch-Site), and carry the token that only the address
printed on the terminal has; the first visit changes it for a cookie that other sites' requests do not carry.
"""

from __future__ import annotations

import secrets
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response

from danvan_reports.messages import message
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_UPLOAD_BYTES = 50_000_000
"""What may be sent at once: no document, workbook or data file of an office comes near."""

TOKEN_FIELD = "token"  # noqa: S105 - the name of the field, not a secret

_POLICY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_PLAIN = "text/plain; charset=utf-8"
_ASKING_ONLY = frozenset({"GET", "HEAD"})
_OWN_FETCHES = frozenset({"same-origin", "none"})


@dataclass(frozen=True, slots=True)
class Pass:
    """What a request must show: the port it was sent to and the token."""

    port: int
    token: str
    language: str

    @property
    def origins(self) -> tuple[str, ...]:
        """The two names under which a browser reaches this page."""
        return f"http://127.0.0.1:{self.port}", f"http://localhost:{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the cookie; two pages on two ports keep theirs apart."""
        return f"danvan_{self.port}"


class TooLargeError(Exception):
    """What is being sent is larger than ``MAX_UPLOAD_BYTES``; reading it has stopped."""


class Guard:
    """The outermost layer of the page: lets a request through to ``app`` or refuses it in words."""

    def __init__(self, app: ASGIApp, required: Pass) -> None:
        """Guard ``app`` with ``required``."""
        self._app = app
        self._required = required

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._answer_at_door(scope, headers)
        if answer:
            await answer(scope, receive, _with_policy(send))
            return
        await self._app(scope, _limited(receive), _with_policy(send))

    def _answer_at_door(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request that goes no further: a refusal, or the change of the token for a cookie."""
        required = self._required
        fault = self._fault_of(scope, headers)
        if fault:
            return self._refusal(headers, *fault)
        given = parse_qs(scope["query_string"].decode("ascii", "replace")).get(TOKEN_FIELD)
        if scope["method"] in _ASKING_ONLY and scope["path"] == "/" and given and self._is_token(given[0]):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(required.cookie, required.token, httponly=True, samesite="strict")
            return answer
        if not self._is_token(_cookie(headers, required.cookie)):
            return self._refusal(headers, 403, "web.no-token")
        if int(headers.get("content-length", "0") or 0) > MAX_UPLOAD_BYTES:
            return too_large(required.language)
        return None

    def _fault_of(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """Return why a request is none of our page's, by status and message."""
        own = self._required.origins
        origin = headers.get("origin")
        if f"http://{headers.get('host', '')}" not in own:
            return 421, "web.wrong-host"
        site = headers.get("sec-fetch-site", "none")
        elsewhere = (origin is not None and origin not in own) or site not in _OWN_FETCHES
        unsaid = origin is None and site != "same-origin" and scope["method"] not in _ASKING_ONLY
        return (403, "web.cross-site") if elsewhere or unsaid else None

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._required.token.encode())

    def _refusal(self, headers: Headers, status: int, key: str) -> Response:
        """Return the refusal in words: a page for a person at a browser, text for everything else."""
        language = self._required.language
        said = message(key, language)
        if "text/html" not in headers.get("accept", ""):
            return Response(said, status, media_type=_PLAIN)
        title = message("web.refused.heading", language)
        page = (
            f'<!doctype html><html lang="{language}"><title>{title}</title><main><h1>{title}</h1><p>{said}</p></main>'
        )
        return Response(page, status, media_type="text/html")


def too_large(language: str) -> Response:
    """Return the answer to whoever sends more than ``MAX_UPLOAD_BYTES``; the rest of it is not waited for."""
    text = message("web.too-large", language, limit=str(MAX_UPLOAD_BYTES // 1_000_000))
    return Response(text, 413, {"connection": "close"}, _PLAIN)


def _cookie(headers: Headers, name: str) -> str:
    cookies: SimpleCookie = SimpleCookie()
    cookies.load(headers.get("cookie", ""))
    return cookies[name].value if name in cookies else ""


def _limited(receive: Receive) -> Receive:
    """Count what is sent while it comes in, for a sender that does not say how much it will be."""
    taken = 0

    async def counting() -> Message:
        nonlocal taken
        item = await receive()
        taken += len(item.get("body", b""))
        if taken > MAX_UPLOAD_BYTES:
            raise TooLargeError
        return item

    return counting


def _with_policy(send: Send) -> Send:
    """Put the headers of the policy on an answer."""

    async def sending(item: Message) -> None:
        if item["type"] == "http.response.start":
            headers = MutableHeaders(scope=item)
            for name, value in _POLICY.items():
                headers[name] = value
        await send(item)

    return sending
