"""Who may ask: only this machine, only this page, nothing too large, and no name ever becomes a path."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from danvan_reports.web.desk import Settings
from danvan_reports.web.guard import MAX_UPLOAD_BYTES
from tests.web.conftest import ORIGIN, PORT, TOKEN

POLICY = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
}


def test_token_becomes_a_strict_cookie__on_the_first_visit(stranger: TestClient) -> None:
    answer = stranger.get(f"/?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie == f"danvan_{PORT}={TOKEN}; HttpOnly; Path=/; SameSite=strict"


@pytest.mark.parametrize("path", ["/", "/?token=wrong", "/drafts/0123456789abcdef", "/static/page.css"])
def test_nothing_is_shown__without_the_token(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert (answer.status_code, answer.text) == (
        403,
        "Phiên làm việc này không còn. Mở lại bằng địa chỉ mà lệnh make-report serve đã in ra.",
    )


def test_a_person_at_a_browser_is_refused_on_a_page(stranger: TestClient) -> None:
    answer = stranger.get("/", headers={"accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["content-type"]) == (403, "text/html; charset=utf-8")
    assert answer.text == (
        '<!doctype html><html lang="vi"><title>Chưa làm được</title><main><h1>Chưa làm được</h1>'
        "<p>Phiên làm việc này không còn. Mở lại bằng địa chỉ mà lệnh make-report serve đã in ra.</p></main>"
    )


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:9", f"0.0.0.0:{PORT}", ""]
)
def test_request_is_refused__when_it_names_another_host(clerk: TestClient, host: str) -> None:
    assert clerk.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"origin": "http://127.0.0.1:9"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"origin": ORIGIN, "sec-fetch-site": "same-site"},
    ],
)
def test_request_is_refused__when_it_comes_from_another_site(clerk: TestClient, headers: dict[str, str]) -> None:
    answers = [clerk.get("/", headers=headers), clerk.post("/begin", headers=headers, data={"kind": "tin-bai"})]
    assert [answer.status_code for answer in answers] == [403, 403]


def test_change_is_refused__when_it_does_not_say_where_it_comes_from(stranger: TestClient) -> None:
    stranger.get(f"/?token={TOKEN}")
    assert stranger.get("/").status_code == 200
    assert stranger.post("/begin", data={"kind": "tin-bai"}).status_code == 403


def test_policy_stands_on_every_answer(clerk: TestClient, stranger: TestClient) -> None:
    answers = [clerk.get("/"), clerk.get("/static/page.css"), clerk.get("/nowhere"), stranger.get("/")]
    assert [answer.status_code for answer in answers] == [200, 200, 404, 403]
    for answer in answers:
        assert {name: answer.headers[name] for name in POLICY} == POLICY


def test_upload_is_refused_in_words__when_it_says_it_is_too_large(clerk: TestClient) -> None:
    answer = clerk.post("/receive", headers={"content-length": "200000000"}, content=b"x")
    assert (answer.status_code, answer.text) == (413, "Tệp lớn quá 50 MB nên không nhận.")


def test_upload_is_refused_while_it_comes_in__when_it_does_not_say_how_large_it_is(clerk: TestClient) -> None:
    sent = 0

    def much() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(200):
            sent += 1
            yield b"a" * 1_000_000

    answer = clerk.post("/receive", content=much())
    assert (answer.status_code, answer.text) == (413, "Tệp lớn quá 50 MB nên không nhận.")
    assert MAX_UPLOAD_BYTES == 50_000_000


@pytest.mark.parametrize(
    "name", ["../../danvan.yaml", "..\\..\\danvan.yaml", "/etc/passwd.yaml", "C:\\a\\CON.yaml", "a\x00b.yaml"]
)
def test_name_of_an_upload_never_becomes_a_path(clerk: TestClient, settings: Settings, name: str) -> None:
    before = {path: path.read_bytes() for path in settings.folder.rglob("*")}
    answer = clerk.post("/receive", headers={"x-file-name": quote(name)}, content="loai: giám sát\n".encode())
    assert answer.status_code == 201
    assert {path: path.read_bytes() for path in settings.folder.rglob("*")} == before
    assert {path.suffix for path in settings.draft_folder.iterdir()} == {".yaml", ".json"}
    assert settings.draft_folder.parent == settings.folder.parent
    assert {path.name for path in settings.folder.parent.iterdir()} == {
        settings.folder.name,
        settings.draft_folder.name,
    }


@pytest.mark.parametrize("name", ["../danvan.yaml", "..%2Fdanvan.yaml", "/etc/passwd", "danvan.yaml", "", "."])
def test_only_data_files_of_the_folder_are_opened(clerk: TestClient, name: str) -> None:
    assert clerk.post("/open", data={"name": name}).status_code == 404


@pytest.mark.parametrize("name", ["0123456789abcdef", "..%2f..%2fx", "a" * 5000, "*"])
def test_only_names_of_drafts_are_looked_up(clerk: TestClient, name: str) -> None:
    assert clerk.get(f"/drafts/{name}").status_code == 404
