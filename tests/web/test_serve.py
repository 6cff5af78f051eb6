"""``make-report serve`` as a program: what it prints, who can reach it, how it ends."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_reports.cli.main import main
from danvan_reports.web.desk import Settings
from tests.web.browser import Served


@pytest.fixture
def port() -> Iterator[int]:
    """A port that another program has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_address_with_token_is_all_that_is_printed__and_ctrl_c_ends_it_cleanly(served: Served) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32}", served.address)
    assert served.end() == (0, "")


def test_only_this_machine_reaches_the_port(served: Served) -> None:
    port = int(served.address.split(":")[2].split("/")[0])
    listening = Path("/proc/net/tcp").read_text("ascii").splitlines()
    assert [line.split()[1] for line in listening if f":{port:04X} 00000000:0000 0A" in line] == [
        f"0100007F:{port:04X}"
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--port", "70000"], 2, "Cổng 70000 không có; chọn từ 1 đến 65535"),
        (["không-có"], 3, "Không có thư mục không-có"),
    ],
)
def test_wrong_order_is_told(arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--no-browser", *arguments]) == code
    assert said in capsys.readouterr().err


def test_port_that_is_taken_is_told(port: int, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--no-browser", "--port", str(port), str(settings.folder)]) == 2
    assert f"Cổng {port} đang có chương trình khác dùng" in capsys.readouterr().err


def test_missing_extra_is_told__before_anything_is_begun(settings: Settings) -> None:
    hide = (
        "import sys; sys.modules['uvicorn'] = None; import danvan_reports.__main__ as program; sys.exit(program.main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", hide, "serve", str(settings.folder)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (5, "")
    assert 'pip install "danvan-reports[web]"' in done.stderr


def test_no_folder_of_the_users_own_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert main(["serve", "--no-browser", str(settings.folder)]) == 2
    assert "đặt biến môi trường HOME" in capsys.readouterr().err
