"""The charts of the roll-up: valid parts, the same figures in the chart, in its workbook and in LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from danvan_reports.batch.batch import Batch, BatchOrder
from danvan_reports.batch.rollup import write_rollup
from danvan_reports.opc import read_package

from .folders import make_units

SCHEMAS = Path(__file__).parent.parent / "data" / "ooxml-xsd.zip"
"""The XML Schemas of ECMA-376 (Office Open XML, transitional), with stubs for the namespaces they refer to."""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("charts")
    batch = Batch(make_units(folder, 3), folder / "ra", BatchOrder(with_facts=True))
    list(batch)
    return write_rollup(batch).files[0]


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    folder = tmp_path_factory.mktemp("xsd")
    with ZipFile(SCHEMAS) as archive:
        archive.extractall(folder)
    root = (folder / "all.xsd").read_text("utf-8")
    sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    more = f'<xs:import namespace="{sheets}" schemaLocation="sml.xsd"/></xs:schema>'
    (folder / "all.xsd").write_text(root.replace("</xs:schema>", more), "utf-8")
    return etree.XMLSchema(etree.parse(folder / "all.xsd"))


def _parts(document: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the document, its charts, and the sheets of their workbooks."""
    for name, content in read_package(document.read_bytes(), "").items():
        if name == "word/document.xml" or re.fullmatch(r"word/charts/[^/]+\.xml", name):
            yield name, content
        if name.endswith(".xlsx"):
            inside = read_package(content, name).items()
            yield from ((f"{name}/{part}", xml) for part, xml in inside if re.fullmatch(r"xl/.*\.xml", part))


def test_document_charts_and_their_workbooks_are_valid_by_the_schemas(document: Path, schema: etree.XMLSchema) -> None:
    faults = {}
    for name, content in _parts(document):
        schema.validate(etree.fromstring(content))
        faults[name] = tuple(entry.message for entry in schema.error_log)
    assert faults == dict.fromkeys(
        (
            "word/charts/chart1.xml",
            "word/document.xml",
            "word/embeddings/chart1.xlsx/xl/workbook.xml",
            "word/embeddings/chart1.xlsx/xl/worksheets/sheet1.xml",
        ),
        (),
    )


def test_chart_and_its_workbook_hold_the_figures_of_the_units(document: Path) -> None:
    parts = read_package(document.read_bytes(), "")
    sheet = openpyxl.load_workbook(BytesIO(parts["word/embeddings/chart1.xlsx"])).worksheets[0]
    assert list(sheet.iter_rows(values_only=True)) == [
        (None, "6 tháng đầu năm 2026"),
        ("xã 001", 1),
        ("xã 002", 2),
        ("xã 003", 3),
    ]
    assert re.findall(r"<c:v>([^<]*)</c:v>", parts["word/charts/chart1.xml"].decode()) == [
        "6 tháng đầu năm 2026", "xã 001", "xã 002", "xã 003", "1", "2", "3",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not on this machine")
def test_libreoffice_opens_the_chart_with_the_same_figures(document: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with ZipFile(tmp_path / f"{document.stem}.odt") as archive:
        objects = [archive.read(name).decode() for name in archive.namelist() if name.endswith("/content.xml")]
    charts = [content for content in objects if "<chart:chart" in content]
    assert [re.findall(r'office:value="([^"]*)"', content) for content in charts] == [["1", "2", "3"]]
