"""The form follows the model: every field once, where its value stands, and edits that touch nothing else."""

from __future__ import annotations

from difflib import unified_diff
from typing import Any

import pytest

from danvan_reports.model.declarations import declarations
from danvan_reports.model.inputs import input_of
from danvan_reports.model.kinds import KINDS, ROLLED_UP
from danvan_reports.model.starter import starter_text
from danvan_reports.sources.yaml_source import parse_yaml, read_yaml
from danvan_reports.web.changes import Edit, UnknownFieldError, apply
from danvan_reports.web.form import make_form
from tests.folders import EXAMPLES_FOLDER

KIND = "ket-luan-giam-sat"
EXAMPLES = sorted(path for path in EXAMPLES_FOLDER.glob("*.yaml") if path.name != "danvan.yaml")


def changed(text: str, *edits: Edit, kind: str = KIND) -> str:
    source = parse_yaml(text)
    for edit in edits:
        source = apply(source, make_form(source, kind), kind, edit)
    return source.text


def told(before: str, after: str) -> list[str]:
    lines = unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS.values() if ROLLED_UP not in kind.subjects])
def test_every_field_of_the_model_has_its_place__once(kind: str) -> None:
    form = make_form(parse_yaml(starter_text(kind)), kind)
    names = [field.path[0] for field in (*form.first, *form.rest)]
    assert sorted(names) == sorted(item.name for item in declarations(input_of(kind)))
    ids = [field.id for field in form.all()]
    assert len(ids) == len(set(ids))


def test_fields_a_kind_needs_come_first() -> None:
    form = make_form(parse_yaml("loai: giám sát\n"), KIND)
    assert [field.id for field in form.first] == [
        "kind", "scope", "supervised_unit", "reference_period", "working_time", "legal_bases", "team_report", "team",
        "achievements", "limitations", "causes", "responsibilities", "recommendations", "documents",
    ]  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_texts_of_an_example_can_be_set_to_themselves(path: Any) -> None:
    source = read_yaml(path)
    form = make_form(source, KIND)
    filled = [field for field in form.all() if field.widget in {"text", "value", "choice"} and field.text]
    assert len(filled) > 20
    for field in filled[::5]:
        same = apply(source, form, KIND, Edit("set", field.id, field.text))
        again = make_form(same, KIND).find(field.id)
        assert again
        assert again.text == field.text


def test_empty_field_is_filled_in_place() -> None:
    starter = starter_text(KIND)
    after = changed(starter, Edit("set", "team.members.0.name", "Trần Văn B"))
    assert [line.split("  #")[0] for line in told(starter, after)] == [
        "-    - ho_ten:",
        "+    - ho_ten: Trần Văn B",
    ]


def test_value_of_one_paper_goes_to_that_paper() -> None:
    text = "loai: giám sát\nvan_ban:\n  bien-ban-lam-viec: {so: 3}\n"
    after = changed(text, Edit("set", "documents.ket-luan-giam-sat.number", "45"))
    assert told(text, after) == ["+  ket-luan-giam-sat:", "+    so: 45"]


def test_new_names_are_spelt_as_the_file_spells_them() -> None:
    english, vietnamese = "kind: giám sát\nscope: a\n", "loai: giám sát\nnoi_dung: a\n"
    edit = Edit("set", "supervised_unit", "B")
    assert told(english, changed(english, edit)) == ["+supervised_unit: B"]
    assert told(vietnamese, changed(vietnamese, edit)) == ["+doi_tuong: B"]


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("moc_thoi_gian: 7/2025\n", Edit("set", "reference_period.end", "6/2026"),
         "moc_thoi_gian:\n  tu: 7/2025\n  den: 6/2026\n"),
        ("moc_thoi_gian: 7/2025\n", Edit("set", "reference_period.start", "8/2025"), "moc_thoi_gian: 8/2025\n"),
        ("uu_diem: Một.\n", Edit("add", "achievements", index=1), "uu_diem:\n  - Một.\n  -\n"),
        ("uu_diem:\n  - Một.\n", Edit("add", "achievements.0.evidence", index=0),
         "uu_diem:\n  - noi_dung: Một.\n    minh_chung:\n      -\n"),
        ("uu_diem:\n  - Một.\n  - Hai.\n", Edit("move", "achievements", index=1, to=0),
         "uu_diem:\n  - Hai.\n  - Một.\n"),
        ("uu_diem:\n  - Một.\n  - Hai.\n", Edit("remove", "achievements", index=0), "uu_diem:\n  - Hai.\n"),
        ("noi_dung: a\n", Edit("set", "scope", "  dòng một \r\n dòng hai\t "), 'noi_dung: "dòng một\\ndòng hai"\n'),
        ("so_lieu:\n  - chi_tieu: A\n", Edit("set", "figures.0.parts", "kinh tế: 7\nvăn hóa\t6\n"),
         "so_lieu:\n  - chi_tieu: A\n    trong_do:\n      kinh tế: 7\n      văn hóa: 6\n"),
    ],
)  # fmt: skip
def test_edit_is_written_as_a_person_would(text: str, edit: Edit, expected: str) -> None:
    assert changed(text, edit) == expected


def test_lines_from_word_become_items__without_their_bullets() -> None:
    text = "uu_diem:\n  - Một.\n  -\n  - Cuối.\n"
    after = changed(text, Edit("paste", "achievements", "- Hai.\n\n• Ba.\n4. Bốn.\r\nNăm 2026 tốt.\n", index=1))
    assert after == "uu_diem:\n  - Một.\n  - Hai.\n  - Ba.\n  - Bốn.\n  - Năm 2026 tốt.\n  - Cuối.\n"


def test_columns_from_excel_fill_the_fields_of_a_record() -> None:
    text = "thanh_phan:\n  phia_doan:\n"
    after = changed(text, Edit("paste", "participants.team_side", "Lò Văn A\tBí thư\nVi B\tPhó Bí thư\n"))
    assert after == (
        "thanh_phan:\n  phia_doan:\n    - ho_ten: Lò Văn A\n      chuc_vu: Bí thư\n"
        "    - ho_ten: Vi B\n      chuc_vu: Phó Bí thư\n"
    )


def test_what_the_form_does_not_know_stays() -> None:
    text = "# đầu\nloai: giám sát\nla: {x: [1, 2]}  # lạ\nnoi_dung: a\n"
    assert told(text, changed(text, Edit("set", "scope", "b"))) == ["-noi_dung: a", "+noi_dung: b"]


@pytest.mark.parametrize(
    "edit",
    [
        Edit("set", "khong_co", "x"),
        Edit("set", "achievements", "x"),
        Edit("add", "scope"),
        Edit("add", "achievements", index=7),
        Edit("remove", "achievements", index=1),
        Edit("move", "achievements", index=0, to=-1),
        Edit("drop", "achievements"),
        Edit("paste", "scope", "a\nb"),
    ],
)
def test_edit_no_field_takes_is_refused(edit: Edit) -> None:
    with pytest.raises(UnknownFieldError):
        changed("loai: giám sát\nnoi_dung: a\nuu_diem: [Một.]\n", edit)


def test_part_of_another_shape_is_shown_and_left_alone() -> None:
    text = "noi_dung: [a, b]\nuu_diem: Một.\n"
    field = make_form(parse_yaml(text), KIND).find("scope")
    assert field
    assert (field.widget, field.text) == ("other", "[a, b]")
    with pytest.raises(UnknownFieldError):
        changed(text, Edit("set", "scope", "x"))
