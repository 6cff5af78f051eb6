"""One value of a YAML text is changed, and everything else stays as its author wrote it."""

from __future__ import annotations

from difflib import unified_diff
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports.model.starter import starter_text
from danvan_reports.sources.document import SourceDocument
from danvan_reports.sources.tree import Mapping, Scalar, Sequence
from danvan_reports.sources.yaml_editing import insert_item, move_item, remove_item, set_value
from danvan_reports.sources.yaml_source import parse_yaml
from danvan_reports.sources.yaml_writing import plain
from tests.folders import EXAMPLES_FOLDER

TEXT = """\
# đầu tệp
so:   # chưa cấp số
noi_dung: >-
  việc thực hiện
  Quy chế

# các ý
uu_diem:
  -
  # ý thứ hai
  - {noi_dung: Một, minh_chung: "Báo cáo"}  # xem lại

  # ý thứ ba
  - noi_dung: Hai
    minh_chung:
can_cu: [một, hai]
han_che:  # để trống
"""

EDITS: list[tuple[Any, tuple[Any, ...], list[str]]] = [
    (set_value, (("so",), "45"), ["-so:   # chưa cấp số", "+so: 45   # chưa cấp số"]),
    (
        set_value,
        (("noi_dung",), "việc: khác"),
        ["-noi_dung: >-", "-  việc thực hiện", "-  Quy chế", '+noi_dung: "việc: khác"'],
    ),
    (set_value, (("noi_dung",), None), ["-noi_dung: >-", "-  việc thực hiện", "-  Quy chế", "+noi_dung:"]),
    (set_value, (("uu_diem", 0), "Không"), ["-  -", "+  - Không"]),
    (set_value, (("uu_diem", 0, "noi_dung"), "Không"), ["-  -", "+  - noi_dung: Không"]),
    (
        set_value,
        (("uu_diem", 1, "noi_dung"), "Một, hai"),
        [
            '-  - {noi_dung: Một, minh_chung: "Báo cáo"}  # xem lại',
            '+  - {noi_dung: "Một, hai", minh_chung: "Báo cáo"}  # xem lại',
        ],
    ),
    (
        set_value,
        (("uu_diem", 1, "so_lieu"), "Cuộc"),
        [
            '-  - {noi_dung: Một, minh_chung: "Báo cáo"}  # xem lại',
            '+  - {noi_dung: Một, minh_chung: "Báo cáo", so_lieu: Cuộc}  # xem lại',
        ],
    ),
    (set_value, (("uu_diem", 2, "minh_chung"), "x"), ["-    minh_chung:", "+    minh_chung: x"]),
    (set_value, (("doan", "ten"), "Đoàn số 1"), ["+doan:", "+  ten: Đoàn số 1"]),
    (set_value, (("han_che", "a"), "b"), ["+  a: b"]),
    (insert_item, (("uu_diem",), 3, None), ["+  -"]),
    (insert_item, (("uu_diem",), 1, "Mới"), ["+  - Mới"]),
    (insert_item, (("han_che",), 0, "Chậm"), ["+  - Chậm"]),
    (insert_item, (("can_cu",), 1, "ba"), ["-can_cu: [một, hai]", "+can_cu: [một, ba, hai]"]),
    (
        insert_item,
        (("noi_dung",), 1, "b"),
        ["-noi_dung: >-", "-  việc thực hiện", "-  Quy chế", "+noi_dung:", "+  - việc thực hiện Quy chế", "+  - b"],
    ),
    (remove_item, (("uu_diem",), 1), ["-  # ý thứ hai", '-  - {noi_dung: Một, minh_chung: "Báo cáo"}  # xem lại']),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "arguments", "changed"), EDITS)
def test_only_what_is_meant_changes(edit: Any, arguments: tuple[Any, ...], changed: list[str]) -> None:
    done = edit(parse_yaml(TEXT), *arguments).text
    lines = list(unified_diff(TEXT.split("\n"), done.split("\n"), n=0, lineterm=""))
    told = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    assert sorted(told) == sorted(changed)


def test_item_moves_with_the_remark_above_it() -> None:
    done = move_item(parse_yaml("a:\n  - 1\n  # về 2\n  - 2  # cuối\n\n  # về 3\n  - 3\nb: 4\n"), ("a",), 1, 0)
    assert done.text == "a:\n  # về 2\n  - 2  # cuối\n  - 1\n\n  # về 3\n  - 3\nb: 4\n"


def test_last_item_removed_leaves_an_empty_field() -> None:
    done = remove_item(parse_yaml("a: 1\nb:  # ghi chú\n  - x\nc: 2\n"), ("b",), 0)
    assert done.text == "a: 1\nb:  # ghi chú\nc: 2\n"


def test_text_that_cannot_be_read_is_not_edited() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        set_value(parse_yaml("a: [1"), ("a",), "2")


def test_value_that_is_no_mapping_is_not_written_over() -> None:
    with pytest.raises(ValueError, match="no field"):
        set_value(parse_yaml("a: chữ\n"), ("a", "b"), "2")


SOURCES = {path.name: path.read_text("utf-8") for path in sorted(EXAMPLES_FOLDER.glob("*.yaml"))}
SOURCES |= {kind: starter_text(kind) for kind in ("ket-luan-giam-sat", "bao-cao-so-ket")} | {"TEXT": TEXT}
VALUES = st.one_of(
    st.none(), st.text(st.sampled_from("aĐ ềợ:,#-'\"[]{}&*!|>%@`~\\“”0189./;?\t\n")), st.text("nul~", max_size=4)
)


def _nodes(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    inner = []
    if isinstance(node, Mapping):
        inner = [item for entry in node.entries for item in _nodes(entry.value, (*path, entry.key.text))]
    elif isinstance(node, Sequence):
        inner = [item for index, each in enumerate(node.items) for item in _nodes(each, (*path, index))]
    return [(path, node), *inner]


def _with(tree: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = _with(copy[path[0]], path[1:], value)
    return copy


def _edited(data: st.DataObject, source: SourceDocument, path: tuple[str | int, ...], node: Any) -> tuple[Any, Any]:
    """Do one edit at ``node``; return the document, and the value that must stand there now."""
    old: Any = plain(node)
    value = data.draw(VALUES)
    if isinstance(node, Scalar):
        return set_value(source, path, value), value
    if isinstance(node, Mapping):
        return set_value(source, (*path, "them_moi"), value), {**old, "them_moi": value}
    index, to = (data.draw(st.integers(0, len(old) - 1)) for _ in range(2))
    if data.draw(st.booleans()):
        return insert_item(source, path, index, value), [*old[:index], value, *old[index:]]
    return move_item(source, path, index, to), _moved(old, index, to)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_run_of_edits_gives_the_values_meant_and_keeps_the_remarks(data: st.DataObject) -> None:
    source = parse_yaml(SOURCES[data.draw(st.sampled_from(sorted(SOURCES)))])
    remarks = {line.strip() for line in source.lines if line.lstrip().startswith("#")}
    for _ in range(6):
        assert source.root
        before = plain(source.root)
        path, node = data.draw(st.sampled_from(_nodes(source.root)[1:]))
        source, value = _edited(data, source, path, node)
        assert source.root
        assert plain(source.root) == _with(before, path, value)
        assert remarks <= {line.strip() for line in source.lines}


def _moved(items: list[Any], index: int, to: int) -> list[Any]:
    rest = [*items[:index], *items[index + 1 :]]
    return [*rest[:to], items[index], *rest[to:]]
