"""The main job, as a clerk runs it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from .conftest import Run

SEED = "giam-sat-chau-thanh-long-an-2024.yaml"
KINDS = ("--kind", "ket-luan-giam-sat", "--kind", "thong-bao-ket-qua-giam-sat")
MADE = "ket-luan-giam-sat-ban-thuong-vu-dang-uy-xa-dong-rang-2026-09-18.docx"


def _documents(office: Path) -> set[str]:
    return {path.relative_to(office).as_posix() for path in office.rglob("*.docx")}


def test_visit_becomes_a_document_beside_its_input(run: Run, office: Path) -> None:
    result = run("visit.yaml")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{MADE}\n", "")
    assert _documents(office) == {MADE}


def test_same_input_gives_the_same_bytes__whatever_the_surroundings(run: Run, office: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "khác"
    elsewhere.mkdir()
    for name in ("visit.yaml", "danvan.yaml"):
        (elsewhere / name).write_bytes((office / name).read_bytes())
    contents = set()
    for number, (folder, variables) in enumerate(
        [
            (office, {}),
            (office, {"TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "1"}),
            (elsewhere, {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C"}),
            (elsewhere, {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "3", "SOURCE_DATE_EPOCH": "0"}),
        ]
    ):
        result = run("visit.yaml", "-o", f"{number}.docx", cwd=folder, **variables)
        assert result.returncode == 0, result.stderr
        contents.add((folder / f"{number}.docx").read_bytes())
    assert len(contents) == 1


def test_news_item_becomes_two_drafts_with_their_gaps_listed(run: Run, office: Path) -> None:
    result = run(SEED, *KINDS, "-d", "out")
    assert result.returncode == 0
    made = [Path(line).name for line in result.stdout.splitlines()]
    assert made == [
        "ket-luan-giam-sat-ban-thuong-vu-huyen-uy-chau-thanh-2024-05-28.docx",
        "thong-bao-ket-qua-giam-sat-ban-thuong-vu-huyen-uy-chau-thanh-2024-05-28.docx",
    ]
    headings = [line for line in result.stderr.splitlines() if "[CẦN BỔ SUNG]" in line]
    assert [heading.split(".docx: ", 1)[1] for heading in headings] == ["còn 13 chỗ [CẦN BỔ SUNG] trong văn bản:"] * 2
    data = json.loads(run(SEED, *KINDS, "-d", "out", "--json").stdout)
    assert [document["profile"] for document in data["documents"]] == ["party-2018", "party-2018"]


def test_final_is_refused_and_nothing_written__gaps(run: Run, office: Path) -> None:
    result = run(SEED, *KINDS, "-d", "out", "--final")
    assert (result.returncode, result.stdout) == (1, "")
    assert "DL302" in result.stderr
    assert _documents(office) == set()


def test_final_is_made__complete_input(run: Run) -> None:
    assert run("visit.yaml", "--final").returncode == 0


def test_dry_run_writes_nothing(run: Run, office: Path) -> None:
    result = run("visit.yaml", "--dry-run")
    assert (result.returncode, result.stdout) == (0, f"{MADE}\n")
    assert _documents(office) == set()


def test_document_goes_to_standard_output(run: Run, office: Path) -> None:
    assert run("visit.yaml", "-o", "a.docx").returncode == 0
    import subprocess
    import sys

    piped = subprocess.run(
        [sys.executable, "-m", "danvan_reports", "visit.yaml", "-o", "-"], cwd=office, check=True, capture_output=True
    )
    assert piped.stdout == (office / "a.docx").read_bytes()


def test_document_edited_by_somebody_is_kept(run: Run, office: Path) -> None:
    assert run("visit.yaml").returncode == 0
    assert run("visit.yaml").returncode == 0
    path = office / MADE
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = (
        parts["word/document.xml"].replace("Sông".encode(), b"").replace(b"</w:body>", b"</w:body> ")
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    edited = path.read_bytes()
    refused = run("visit.yaml")
    assert (refused.returncode, refused.stdout) == (4, "")
    assert path.read_bytes() == edited
    assert run("visit.yaml", "--overwrite").returncode == 0
    assert path.read_bytes() != edited


def test_two_visits_to_one_unit_that_do_not_say_when__neither_document_replaces_the_other(
    run: Run, office: Path
) -> None:
    for name, content in (("dot-1", "việc thứ nhất"), ("dot-2", "việc thứ hai")):
        text = f"loai: giám sát\nnoi_dung: {content}\ndoi_tuong: Đảng ủy xã A\nthe_thuc: party-2026\n"
        (office / f"{name}.yaml").write_text(text, "utf-8")
        assert run(f"{name}.yaml", "-q").returncode == 0
    assert _documents(office) == {f"ket-luan-giam-sat-dang-uy-xa-a-dot-{number}.docx" for number in (1, 2)}


def test_faulty_input_writes_nothing_and_says_everything(run: Run, office: Path) -> None:
    (office / "loi.yaml").write_text("loai: giam-xat\nnoi_dung: x\n", encoding="utf-8")
    result = run("loi.yaml")
    assert (result.returncode, result.stdout) == (1, "")
    assert [code for code in ("DL112", "DL105") if code in result.stderr] == ["DL112", "DL105"]
    assert "Không ghi tệp nào." in result.stderr
    assert _documents(office) == set()


def test_faults_as_json__in_english(run: Run, office: Path) -> None:
    (office / "loi.yaml").write_text("loai: giám sát\nnoi_dung: x\ndoi_tuong: y\nuu_diem: []\n", encoding="utf-8")
    result = run("loi.yaml", "--json", "--lang", "en")
    data = json.loads(result.stdout)
    assert (result.returncode, result.stderr, data["documents"]) == (1, "", [])
    [found] = data["diagnostics"]
    assert (found["code"], found["message"], found["location"]["line"]) == ("DL106", "the list is empty", 4)


def test_exit_codes__usage_and_input(run: Run) -> None:
    codes = {
        (): run().returncode,
        ("--kind", "la"): run("visit.yaml", "--kind", "la").returncode,
        ("--profile", "la"): run("visit.yaml", "--profile", "la").returncode,
        ("-o", "-d"): run("visit.yaml", "-o", "a.docx", "-d", "out").returncode,
        ("-o", "two"): run(SEED, *KINDS, "-o", "a.docx").returncode,
        ("missing",): run("khong-co.yaml").returncode,
        ("folder",): run(".").returncode,
    }
    assert list(codes.values()) == [2, 2, 2, 2, 2, 3, 3]


def test_wrong_usage_is_explained_in_vietnamese(run: Run) -> None:
    result = run("--khong-co")
    assert result.returncode == 2
    assert "lỗi: thiếu đối số: FILE" in result.stderr


def test_one_missing_input_does_not_keep_the_other_from_being_made(run: Run, office: Path) -> None:
    result = run("khong-co.yaml", "visit.yaml")
    assert (result.returncode, result.stdout) == (3, f"{MADE}\n")


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout.startswith("make-report ")
    assert "cách dùng: make-report" in run("--help").stdout
    assert "usage: make-report" in run("--help", "--lang", "en").stdout


def test_output_is_never_an_input(run: Run, office: Path) -> None:
    before = {name: (office / name).read_bytes() for name in ("visit.yaml", "danvan.yaml")}
    for name in before:
        assert run("visit.yaml", "-o", name, "--overwrite").returncode == 2
    assert {name: (office / name).read_bytes() for name in before} == before


def test_draft_is_not_final(run: Run, office: Path) -> None:
    text = (office / "visit.yaml").read_text("utf-8")
    assert "    number: 45\n" in text
    (office / "visit.yaml").write_text(
        text.replace("    number: 45\n", "    number: 45\n    draft: 3\n"), encoding="utf-8"
    )
    result = run("visit.yaml", "--final")
    assert (result.returncode, "DL304" in result.stderr) == (1, True)


def test_closed_or_full_output_is_said(run: Run, office: Path) -> None:
    import subprocess
    import sys

    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "danvan_reports", "kinds"],
            cwd=office,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 4
    assert "Không ghi được ra màn hình" in result.stderr.decode()
