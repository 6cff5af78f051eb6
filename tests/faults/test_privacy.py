"""Nothing of the user's in reports of bugs, names of temporary files, the cache's names, properties of documents."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from danvan_reports.cli import bug_report
from danvan_reports.cli.main import main
from danvan_reports.version import __version__
from tests.ledger import record

pytestmark = pytest.mark.promise

ROOT = Path(__file__).parent.parent.parent
TYPED = "Phan Đăng Khải, Đảng ủy xã Đồng Rạng"
CORE = re.compile(r"<(?:dc|dcterms|cp):(\w+)(?: [^>]*)?>([^<]*)</")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "nguyen.van.bi.danh"
    work.mkdir()
    for name in ("visit.yaml", "danvan.yaml"):
        shutil.copy(ROOT / "examples" / name, work)
    monkeypatch.chdir(work)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def _break(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError(TYPED)

    monkeypatch.setattr("danvan_reports.pipeline.make_reports", broken)


def test_bug__report_has_version_and_verb_and_nothing_of_the_input(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _break(monkeypatch)
    assert main(["visit.yaml"]) == 70
    [log] = office.glob("make-report-*.log")
    lines = log.read_text("utf-8").splitlines()
    record("privacy", 1, faults=1)
    assert lines[:2] == [
        f"make-report {__version__} make, Python {platform.python_version()}, {platform.system()}",
        "ValueError",
    ]
    assert lines[2].startswith("danvan_reports/cli/main.py:")
    told = log.read_text("utf-8") + capsys.readouterr().err
    assert [word for word in ("Khải", "Đồng Rạng", "bi.danh", str(ROOT)) if word in log.read_text("utf-8")] == []
    assert "Đồng Rạng" not in told


def test_bug__no_room_for_its_report(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _break(monkeypatch)
    monkeypatch.setattr(bug_report.tempfile, "NamedTemporaryFile", lambda *_, **__: (_ for _ in ()).throw(OSError(28)))
    assert main(["visit.yaml"]) == 70
    assert f"make-report {__version__} make" in capsys.readouterr().err


def test_documents__say_of_their_maker_only_the_office_and_the_program(office: Path) -> None:
    assert main(["visit.yaml", "--kind", "all", "-d", "out"]) == 0
    documents = sorted((office / "nguyen.van.bi.danh" / "out").glob("*.docx"))
    makers = set()
    for document in documents:
        with zipfile.ZipFile(document) as package:
            properties = dict(CORE.findall(package.read("docProps/core.xml").decode()))
            parts = {name: package.read(name) for name in package.namelist() if name.startswith("docProps/")}
        assert set(parts) == {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"}
        assert set(properties) == {"title", "creator", "language"}
        assert not any(word in b"".join(parts.values()) for word in (b"bi.danh", b"root", platform.node().encode()))
        makers.add(properties["creator"])
    record("privacy", len(documents))
    assert len(documents) > 5
    assert makers == {
        "Ban Thường vụ Đảng ủy xã Đồng Rạng",
        "Ban Thường vụ Tỉnh ủy",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Đoàn giám sát số 215",
    }


def test_cache_and_temporary_files__have_names_that_tell_nothing(tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "visit.yaml", tmp_path / "Nguyễn Văn Bí Danh.yaml")
    (tmp_path / "mau").mkdir()
    shutil.copy(ROOT / "templates" / "party-2026" / "ket-luan-giam-sat.docx", tmp_path / "mau")
    names = tmp_path / "names"
    program = (
        "import sys\n"
        f"names = open({str(names)!r}, 'a')\n"
        "sys.addaudithook(lambda event, given: event == 'open' and isinstance(given[1], str)\n"
        "    and set(given[1]) & set('wxa') and names.write(f'{given[0]}\\n') and None)\n"
        "from danvan_reports.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    environment = {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-B", "-c", program, "Nguyễn Văn Bí Danh.yaml", "-o", "kết luận.docx"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    written = [Path(line).name for line in names.read_text("utf-8").splitlines()]
    record("privacy", len(written))
    shapes = ((r"(?<=reports-)[0-9a-f]{8}(?=-)", "@"), (r"(?<=[.-])\d+(?=[.-])", "#"), ("[0-9a-f]{16,}", "#"))
    for pattern, shape in shapes:
        written = [re.sub(pattern, shape, name) for name in written]
    assert written == [
        "#.#.unfinished",
        ".danvan-reports-@-#-#.tmp",
    ]
    [kept] = (tmp_path / "cache" / "danvan-reports").iterdir()
    assert re.fullmatch(r"[0-9a-f]{64}\.compiled", kept.name)
