"""A workbook dropped on the page becomes drafts, unit by unit, and nothing of it stays on the disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from danvan_reports.sources.yaml_source import parse_yaml
from danvan_reports.web.desk import Settings
from tests.folders import EXAMPLES_FOLDER

WORKBOOK = EXAMPLES_FOLDER / "so-ket-2026" / "so-lieu.xlsx"


def drop(clerk: TestClient, name: str, content: bytes) -> tuple[int, str]:
    answer = clerk.post("/receive", headers={"x-file-name": name}, content=content)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_unit_of_a_workbook_becomes_a_draft_that_can_be_read(
    clerk: TestClient, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "tạm"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    assert drop(clerk, "so-lieu.xlsx", WORKBOOK.read_bytes()) == (201, "/workbook")
    assert list(scratch.iterdir()) == []
    answer = clerk.post("/workbook/begin", data={"unit": "xã Đông Rạng"})
    text = clerk.get(f"{answer.url.path}/data").text
    assert text.splitlines()[:3] == [
        "# so-lieu.xlsx, Số liệu!B4", "unit: xã Đông Rạng", "reporting_period: 6 tháng đầu năm 2026"
    ]  # fmt: skip
    assert parse_yaml(text).diagnostics == ()


@pytest.mark.parametrize("name", ["sai.xlsx", "..%2F..%2Fsai.xls", "sai.csv"])
def test_file_that_is_no_workbook_is_told(clerk: TestClient, name: str) -> None:
    status, said = drop(clerk, name, b"PK\x03\x04 not a workbook \x00\xff")
    assert status == 422
    assert "/tmp" not in said  # noqa: S108 - the folder must not show


def test_unit_that_is_not_there_is_told(clerk: TestClient) -> None:
    assert clerk.get("/workbook").status_code == 404
    assert clerk.post("/workbook/begin", data={"unit": "x"}).status_code == 404
