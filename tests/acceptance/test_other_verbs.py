"""``new``, ``kinds``, ``schema``, ``templates``."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import jsonschema
import pytest
import yaml

from danvan_reports.model.field_lists import WEIGHTS
from danvan_reports.model.kinds import KINDS
from danvan_reports.model.schema import input_schema
from danvan_reports.model.starter import starter_text
from danvan_reports.sources.yaml_source import parse_yaml

from .conftest import ROOT, Run


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_starter_names_only_what_must_be_filled_in(run: Run, office: Path, kind: str) -> None:
    made = run("new", kind, "-o", "moi.yaml")
    assert (made.returncode, made.stdout) == (0, "moi.yaml\n")
    text = (office / "moi.yaml").read_text("utf-8")
    schema = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert Path(url2pathname(urlparse(schema).path)).is_file()
    faults = run("moi.yaml", "--kind", kind, "--json")
    assert {item["code"] for item in json.loads(faults.stdout)["diagnostics"]} == {"DL105"}


def test_a_filled_starter_becomes_a_document(run: Run, office: Path) -> None:
    run("new", "ket-luan-giam-sat", "-o", "moi.yaml")
    text = (office / "moi.yaml").read_text("utf-8")
    for name, value in (("noi_dung:", "việc thực hiện Quy chế"), ("doi_tuong:", "Ban Thường vụ Đảng ủy xã Đồng Rạng")):
        text = text.replace(f"\n{name}\n", f"\n{name} {value}\n")
    (office / "moi.yaml").write_text(text.replace("    ngay:", "    ngay: 15/10/2026"), encoding="utf-8")
    result = run("moi.yaml", "-o", "a.docx")
    assert result.returncode == 0, result.stderr
    assert (office / "a.docx").is_file()


def test_new_never_touches_a_file_that_is_there(run: Run, office: Path) -> None:
    before = (office / "visit.yaml").read_bytes()
    assert run("new", "ket-luan-giam-sat", "-o", "visit.yaml").returncode == 4
    assert (office / "visit.yaml").read_bytes() == before


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_starter__blank_is_right_for_an_editor(kind: str) -> None:
    blank = yaml.safe_load(starter_text(kind))
    assert [error.message for error in jsonschema.Draft202012Validator(input_schema(kind)).iter_errors(blank)] == []


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_starter__values_typed_after_the_colons_give_no_warning_of_writing(kind: str) -> None:
    lines = [line for line in starter_text(kind).splitlines() if line]
    keys = [number for number, line in enumerate(lines) if not line.lstrip().startswith("#")]
    for number, following in zip(keys, [*keys[1:], 0], strict=True):
        column = len(lines[number]) - len(lines[number].lstrip(" -"))
        inside = len(lines[following]) - len(lines[following].lstrip(" ")) > column if following else False
        if not inside and lines[number].endswith((":", "-")):
            lines[number] += " 5"
    document = parse_yaml("\n".join(lines))
    assert ({item.code for item in document.diagnostics}, document.root is None) == (set(), False)


def test_kinds__every_kind_with_the_fields_it_can_use(run: Run) -> None:
    listed = json.loads(run("kinds", "--json").stdout)
    assert list(listed) == list(KINDS)
    names = {weight: [field["name"] for field in listed["tin-bai"][weight]] for weight in WEIGHTS}
    assert names == {
        "required": ["loai", "noi_dung", "doi_tuong"],
        "needed": ["thoi_gian_lam_viec", "doan"],
        "optional": [
            "van_ban_duoc_giam_sat", "co_quan_giam_sat", "ngay_chua_ro_nam", "thanh_phan", "uu_diem", "han_che",
            "trach_nhiem", "yeu_cau", "loai_van_ban", "so_lieu", "van_ban.tin-bai", "co_quan_ban_hanh", "so", "ngay",
            "nguoi_ky", "noi_nhan", "the_thuc", "bo_qua",
        ],
    }  # fmt: skip


def test_kinds__one_kind_within_a_hundred_columns(run: Run) -> None:
    listed = run("kinds", "ket-luan-giam-sat").stdout.splitlines()
    assert [line for line in listed if len(line) > 100] == []
    assert listed[:8] == [
        "ket-luan-giam-sat: Kết luận giám sát",
        "  Bắt buộc:",
        "    loai                         Loại cuộc làm việc",
        "    noi_dung                     Nội dung",
        "    doi_tuong                    Đối tượng",
        "  Cần (thiếu thì văn bản hiện chỗ cần bổ sung):",
        "    moc_thoi_gian                Mốc thời gian được xem xét (tu, den)",
        "    thoi_gian_lam_viec           Thời gian làm việc (tu, den)",
    ]


def test_kinds__unknown_one_is_wrong_usage(run: Run) -> None:
    assert run("kinds", "ket-luan").returncode == 2


def test_schema_accepts_the_examples_and_refuses_a_misspelt_field(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    examples = [path for path in sorted((ROOT / "examples").glob("*.yaml")) if path.name != "danvan.yaml"]
    visits = [yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in examples]
    visits = [visit for visit in visits if "loai" in visit or "kind" in visit]
    assert visits
    for visit in visits:
        assert [error.message for error in validator.iter_errors(_without_blanks(visit))] == []
    assert not validator.is_valid(visits[0] | {"uu_dieem": "x"})


def test_committed_schema_is_fresh(run: Run) -> None:
    committed = (ROOT / "src" / "danvan_reports" / "data" / "schemas" / "visit.schema.json").read_text("utf-8")
    assert committed == run("schema").stdout, (
        "run: make-report schema > src/danvan_reports/data/schemas/visit.schema.json"
    )


def test_templates_are_listed_copied_and_checked(run: Run, office: Path) -> None:
    listed = [line.split("\t")[0] for line in run("templates", "list").stdout.splitlines()]
    assert {"party-2018/ket-luan-giam-sat", "party-2026/ket-luan-giam-sat"} <= set(listed)
    assert run("templates", "copy", "ket-luan-giam-sat").returncode == 0
    copy = office / "mau" / "party-2026" / "ket-luan-giam-sat.docx"
    assert copy.read_bytes() == (ROOT / "templates" / "party-2026" / "ket-luan-giam-sat.docx").read_bytes()
    assert run("templates", "copy", "ket-luan-giam-sat").returncode == 4
    assert run("templates", "check", str(copy)).returncode == 0


def test_templates_check__faults_of_all_files_in_one_run(run: Run, office: Path) -> None:
    official = (ROOT / "templates" / "party-2026" / "ket-luan-giam-sat.docx").read_bytes()
    folder = office / "mau"
    folder.mkdir()
    (folder / "cong-van.docx").write_bytes(official)
    (folder / "mau-rieng.docx").write_bytes(official)
    (folder / "~$cong-van.docx").write_bytes(b"")
    of_stems = run("templates", "check", "mau", "--lang", "en")
    assert (of_stems.returncode, of_stems.stdout) == (1, "")
    assert "error[MB301]: Papers of the kind cong-van have no “achievements”" in of_stems.stderr
    assert "error[MB313]" in of_stems.stderr
    of_kind = run("templates", "check", "mau", "--kind", "ket-luan-giam-sat", "--lang", "en")
    assert (of_kind.returncode, of_kind.stderr) == (0, "")
    assert run("templates", "check", "mau", "--kind", "mau-rieng").returncode == 2
    (folder / "hong.docx").write_bytes(b"abc")
    damaged = run("templates", "check", "mau", "--kind", "ket-luan-giam-sat", "--lang", "en")
    assert (damaged.returncode, len(damaged.stdout.splitlines())) == (3, 2)


def _without_blanks(node: object) -> object:
    """An empty YAML value is read as text by BaseLoader; an editor sees null, which every field allows."""
    if isinstance(node, dict):
        return {key: _without_blanks(value) for key, value in node.items() if value != ""}
    return [_without_blanks(item) for item in node] if isinstance(node, list) else node
