"""Names of files and cells of tables that come out of data: taken by every system, run by no spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path, PureWindowsPath

import pytest

from danvan_reports.batch.batch import Batch, BatchOrder
from danvan_reports.batch.manifest import _cell
from danvan_reports.output import safe_file_name
from danvan_reports.planning import Order
from danvan_reports.sources.workbook_writing import Column, TableSheet, write_workbook
from tests.batch.folders import OFFICE, REPORT
from tests.ledger import record

pytestmark = pytest.mark.promise

NASTY = ["CON", "nul", "NUL.docx", "COM1", "COM¹", "LPT9 ", "aux.", "xã A. ", "xã A...", "..", "../../etc/passwd"]
NASTY += [
    "a/b\\c",
    "C:\\Windows\\x",
    "xã: A*?",
    'xã "A"',
    "<xã>|A",
    "tab\tA",
    "ủ" * 255,
    "Đảng ủy xã " * 40,
    "a\u0323\u0302" * 90,
]
NASTY += ["\u202exod.A", "💥", "~$xã A", ".ẩn", "-rf", "=cmd|' /C calc'!A0"]
FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-1+1|x", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "\uff1d1+1"]


@pytest.mark.parametrize("text", NASTY)
def test_name__every_system_takes_it(text: str) -> None:
    name = f"{safe_file_name(f'{text}')}.docx"
    record("names", 1)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert (name[0] not in "-.", len(name.encode()) <= 140, PureWindowsPath(name).is_reserved()) == (True, True, False)


def test_batch__of_units_with_such_names(tmp_path: Path) -> None:
    source, out = tmp_path / "vao", tmp_path / "ra"
    source.mkdir()
    (source / "danvan.yaml").write_text(OFFICE, "utf-8")
    names = [name for name in NASTY if name.isprintable()]
    for number, name in enumerate(names):
        quoted = "'" + name.replace("'", "''") + "'"
        (source / f"{number:03}.yaml").write_text(REPORT.format(name=quoted, value=1), "utf-8")
    batch = Batch(source, out, BatchOrder(order=Order()))
    made = [outcome for outcome in batch if outcome.output]
    files = sorted(path.name for path in tmp_path.rglob("*") if path.is_file() and path.parent != source)
    record("names", len(made))
    assert len(made) > 15
    assert len({path.lower() for path in files}) == len(files) == len(made) + 2
    table = list(csv.reader(io.StringIO((out / "ket-qua.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("text", FORMULAS)
def test_cell__that_looks_like_a_formula_is_text(text: str) -> None:
    record("names", 1, faults=1)
    assert _cell("name", text, "vi") == f"'{text}"
    assert _cell("findings", [text, "b"], "vi") == f"'{text} | b"
    assert (_cell("name", "xã A", "vi"), _cell("gaps", -1, "vi")) == ("xã A", -1)


def test_workbook__a_name_that_looks_like_a_formula_is_text() -> None:
    import openpyxl

    texts = [text for text in FORMULAS if text[0] not in "\t\r\n"]
    content = write_workbook([TableSheet("A", (Column("Đơn vị"),), tuple((text,) for text in texts))])
    rows = openpyxl.load_workbook(io.BytesIO(content))["A"].iter_rows(min_row=2)
    record("names", len(texts))
    assert [(row[0].value, row[0].data_type) for row in rows] == [(text, "s") for text in texts]
