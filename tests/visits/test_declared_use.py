"""What the declarations say of each kind of paper, held against what its drafting does."""

from __future__ import annotations

import pytest

from danvan_reports.diagnostics import Diagnostic, Severity
from danvan_reports.model.declarations import declarations
from danvan_reports.model.field_lists import NEEDED, fields_of
from danvan_reports.model.input import ReportInput
from danvan_reports.model.kinds import KINDS, PERIODS, VISIT_KINDS, DocumentKind
from danvan_reports.model.paper import LETTER_PURPOSES, Paper
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.visit import Visit

from .papers import BASE, COMPLETE, SEEDS, example_outcome, made

VISIT_PAPERS = [kind for kind in KINDS.values() if not kind.subjects <= PERIODS]


def without_list_positions(path: tuple[str | int, ...]) -> list[str]:
    return [step for step in path if isinstance(step, str)]


@pytest.mark.parametrize("kind", VISIT_PAPERS, ids=lambda kind: kind.id)
def test_needed_fields__are_those_whose_absence_shows_as_a_gap(kind: DocumentKind) -> None:
    gaps = set()
    for visit in sorted(kind.subjects):
        for purpose, _ in LETTER_PURPOSES.values():
            letter = f"van_ban: {{cong-van: {{viec: {purpose}}}}}" if kind.id == "cong-van" else ""
            bare = f"loai: {VISIT_KINDS[visit][0]}\nnoi_dung: a\ndoi_tuong: b\nthe_thuc: party-2026\n{letter}\n"
            (report,) = made(bare, kind.id).reports
            gaps |= {without_list_positions(gap.path)[0] for gap in report.gaps}
    top = {item.aliases[0]: item.name for item in declarations(Visit)}
    needed = {top[field.name.split(".")[0]] for field in fields_of(kind.id) if field.weight == NEEDED}
    assert gaps - {"documents", "issuers"} == needed - {"documents"}


@pytest.mark.parametrize("example", [COMPLETE, *SEEDS])
def test_used_fields__nothing_stands_in_a_paper_that_is_declared_not_to_use_it(example: str) -> None:
    known = {"documents": {item.name: item for item in declarations(Paper)}}
    top = {item.name: item for item in declarations(Visit)}
    wrong = set()
    for report in example_outcome(example).reports:
        for origin in {origin for origins in report.trace for origin in origins if origin[0] == "input"}:
            first, *inner = without_list_positions(origin[1:])
            item = known[first][inner[1]] if first in known else top[first]
            if not item.serves(report.kind):
                wrong.add((report.kind, item.name))
    assert wrong == set()


@pytest.mark.parametrize("record", [Visit, PeriodReport, Paper, ReportInput])
def test_needed_field__is_one_that_is_used(record: type[ReportInput]) -> None:
    wrong = [item.name for item in declarations(record) if item.used_by and not item.needed_by <= item.used_by]
    assert wrong == []


def told(text: str, *kinds: str) -> list[Diagnostic]:
    return [item for item in made(text, *kinds).diagnostics if item.code in {"DL144", "DL145", "DL146", "DL148"}]


def test_field_of_a_paper__that_the_paper_cannot_use_is_told() -> None:
    text = BASE.format(kind="giám sát") + "van_ban: {ket-luan-giam-sat: {kinh_gui: Đảng ủy xã A}, to-trinh: {so: 5}}"
    (found,) = told(text, "ket-luan-giam-sat", "ke-hoach-giam-sat")
    assert (found.code, found.severity, found.path) == (
        "DL144", Severity.WARNING, ("documents", "ket-luan-giam-sat", "addressees"),
    )  # fmt: skip
    assert found.parameters == {
        "title": "Kính gửi, Kính trình", "kind": "ket-luan-giam-sat",
        "expected": "cong-van, cong-van-yeu-cau-bao-cao, to-trinh, cong-van-don-doc",
    }  # fmt: skip


def test_field_of_the_visit__that_no_paper_made_uses_is_noted_with_those_that_do() -> None:
    (found,) = told(BASE.format(kind="giám sát"), "ket-luan-giam-sat")
    users = (
        "ke-hoach-giam-sat, bien-ban-trien-khai, bien-ban-lam-viec, bao-cao-ket-qua-giam-sat, "
        "bien-ban-hoi-nghi, bien-ban-giao-thong-bao"
    )
    assert (found.code, found.severity, found.path) == ("DL145", Severity.NOTE, ("place",))
    assert found.parameters == {"title": "Địa điểm làm việc", "kind": "", "expected": users}


def test_field_of_the_visit__meant_for_a_paper_of_another_run_is_no_matter() -> None:
    text = BASE.format(kind="giám sát") + "van_ban: {bien-ban-lam-viec: {so: 1}}"
    assert told(text, "ket-luan-giam-sat") == []


@pytest.mark.parametrize(("month", "codes"), [("4/2026", []), ("5/2026", ["DL146"]), ("6/2026", [])])
def test_month_in_which_the_format_changes__is_told(month: str, codes: list[str]) -> None:
    text = BASE.format(kind="giám sát") + f"van_ban: {{ke-hoach-giam-sat: {{ngay: {month}}}}}"
    found = told(text, "ke-hoach-giam-sat")
    assert [item.code for item in found if item.code == "DL146"] == codes


def test_no_office_file__is_said_once_with_what_belongs_there() -> None:
    bare = "loai: giám sát\nnoi_dung: a\ndoi_tuong: b\nthe_thuc: party-2026\n"
    (found,) = told(bare, "ket-luan-giam-sat", "quyet-dinh-thanh-lap-doan")
    names = ("ten", "tieu_de", "ky_hieu", "dia_danh", "luu")
    fields = ", ".join(f"co_quan_ban_hanh.cap_uy.{name}" for name in names)
    assert (found.code, found.severity, found.parameters) == ("DL148", Severity.NOTE, {"fields": fields})


def test_two_heads_of_a_team__are_told() -> None:
    team = "{ho_ten: Lê C, vai_tro: trưởng đoàn}"
    text = BASE.format(kind="giám sát").replace("vai_tro: trưởng đoàn}", f"vai_tro: trưởng đoàn}}, {team}")
    (found,) = [item for item in made(text, "ket-luan-giam-sat").diagnostics if item.code == "DL135"]
    assert (found.severity, found.path) == (Severity.WARNING, ("team", "members", 1, "role"))
    assert found.parameters == {"found": "Lê C", "first": "Trần Văn B"}
