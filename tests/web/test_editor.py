"""Edits and what they answer: the parts of the screen that changed, or in words why nothing did."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from danvan_reports.web import editor
from danvan_reports.web.app import make_app
from danvan_reports.web.desk import Settings
from danvan_reports.web.guard import Pass
from tests.web.conftest import ORIGIN, PORT, TOKEN

KIND = "ket-luan-giam-sat"


@pytest.fixture
def opened(clerk: TestClient) -> tuple[str, str]:
    """The address and the version of the complete visit, opened from the folder."""
    answer = clerk.post("/open", data={"name": "visit.yaml"})
    version = re.search(r'data-version="(\w+)"', answer.text)
    assert version
    return answer.url.path, version[1]


def send(clerk: TestClient, opened: tuple[str, str], **edit: Any) -> Any:
    address, version = opened
    return clerk.post(f"{address}/edit", json={"version": version, "kind": KIND, **edit})


def ids(html: str) -> list[str]:
    """The ids of the elements at the top of an answer."""
    return re.findall(r'^<(?:section|div)[^>]* ?id="([^"]+)"', html, re.MULTILINE)


def test_edit_answers_with_what_changed__and_the_next_version(clerk: TestClient, opened: tuple[str, str]) -> None:
    answer = send(clerk, opened, action="set", field="figures.1.value", text="215")
    assert answer.status_code == 200
    assert answer.headers["x-version"] != opened[1]
    assert answer.headers["x-reload"] == ""
    assert ids(answer.text) == ["side", "m-achievements.1.text", "m-figures.1.value"]
    assert '<p class="echo">215: hai trăm mười lăm</p>' in answer.text


def test_change_of_a_list_answers_with_its_section(clerk: TestClient, opened: tuple[str, str]) -> None:
    answer = send(clerk, opened, action="add", field="recommendations.0.points", index=3)
    assert ids(answer.text)[:2] == ["side", "s-recommendations"]
    assert 'data-field="recommendations.0.points.3.text"' in answer.text


def test_change_of_the_kind_of_visit_asks_for_the_page_anew(clerk: TestClient, opened: tuple[str, str]) -> None:
    answer = send(clerk, opened, action="set", field="kind", text="khảo sát")
    assert answer.headers["x-reload"] == "yes"


def test_version_stays__when_nothing_changed(clerk: TestClient, opened: tuple[str, str]) -> None:
    answer = send(clerk, opened, action="set", field="supervised_unit", text="Ban Thường vụ Đảng ủy xã Đồng Rạng")
    assert answer.headers["x-version"] == opened[1]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"action": "set", "field": "scope", "version": "x"}, 409),
        ({"action": "set", "field": "khong_co"}, 422),
        ({"action": "add", "field": "achievements", "index": 99}, 422),
        ({"action": "add", "field": "achievements", "index": "hai"}, 400),
    ],
)
def test_edit_that_does_not_fit_changes_nothing(
    clerk: TestClient, opened: tuple[str, str], sent: dict[str, Any], status: int
) -> None:
    before = clerk.get(f"{opened[0]}/data").content
    assert send(clerk, opened, **sent).status_code == status
    assert clerk.get(f"{opened[0]}/data").content == before


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 100_000, b"\xff"])
def test_body_that_no_page_of_ours_sends_is_refused(clerk: TestClient, opened: tuple[str, str], body: bytes) -> None:
    assert clerk.post(f"{opened[0]}/edit", content=body).status_code == 400


def test_discarded_draft_is_told(clerk: TestClient, opened: tuple[str, str]) -> None:
    clerk.post("/discard", data={"name": opened[0].rpartition("/")[2]})
    answer = send(clerk, opened, action="set", field="scope", text="x")
    assert (answer.status_code, "Không còn bản nháp này." in answer.text) == (410, True)


def test_secret_mark_is_told_at_its_field_and_not_kept(clerk: TestClient, opened: tuple[str, str]) -> None:
    before = clerk.get(f"{opened[0]}/data").content
    answer = send(clerk, opened, action="set", field="place", text="TỐI MẬT")
    assert (answer.status_code, answer.headers["x-version"], ids(answer.text)) == (200, opened[1], ["m-place"])
    assert "độ mật" in answer.text
    assert clerk.get(f"{opened[0]}/data").content == before


def test_text_typed_is_shown_as_text_never_as_markup(clerk: TestClient, opened: tuple[str, str]) -> None:
    typed = '</textarea><script>alert("x")</script>'
    send(clerk, opened, action="set", field="place", text=typed)
    shown = clerk.get(opened[0], params={"kind": "bien-ban-lam-viec"}).text
    assert "<script>alert" not in shown
    assert "&lt;/textarea&gt;&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;" in shown


@pytest.mark.parametrize("path", ["/nowhere", "/drafts/0123456789abcdef", "/drafts/0123456789abcdef/document"])
def test_what_is_not_there_is_told_in_words(clerk: TestClient, path: str) -> None:
    answer = clerk.get(path)
    assert answer.status_code == 404
    assert re.search(r"<p>Không (có trang|còn bản nháp) này\.</p>", answer.text)


def test_bug_of_ours_tells_its_place_and_nothing_of_the_clerks(settings: Settings, monkeypatch: Any) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError("Ban Thường vụ Đảng ủy xã Đồng Rạng")

    monkeypatch.setattr(editor, "view_of", fail)
    app = make_app(settings, Pass(PORT, TOKEN, "vi"))
    with TestClient(app, base_url=ORIGIN, headers={"origin": ORIGIN}, raise_server_exceptions=False) as client:
        client.get(f"/?token={TOKEN}")
        answer = client.post("/open", data={"name": "visit.yaml"})
    assert answer.status_code == 500
    assert "ZeroDivisionError, test_editor.py:" in answer.text
    assert "Đồng Rạng" not in answer.text


def test_office_file_that_cannot_be_used_is_told(clerk: TestClient, settings: Settings) -> None:
    office = settings.folder / "danvan.yaml"
    office.write_text(office.read_text("utf-8") + "thu_muc_mau: không-có\n", "utf-8")
    answer = clerk.post("/open", data={"name": "visit.yaml"})
    assert answer.status_code == 409
    assert "không-có" in answer.text


def test_page_speaks_english__when_asked_to(settings: Settings) -> None:
    english = Settings(settings.folder, settings.draft_folder, None, "en")
    with TestClient(make_app(english, Pass(PORT, TOKEN, "en")), base_url=ORIGIN) as client:
        answer = client.get(f"/?token={TOKEN}")
    assert '<html lang="en">' in answer.text
    assert "A new document" in answer.text
