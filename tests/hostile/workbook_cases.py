"""Workbooks: sheets as offices fill them in, written by hand so that any cell can say anything; CSV, XLS and ODS."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from danvan_reports.batch.layout import FIGURE_SHEETS, GUIDE_SHEET, TEXT_SHEETS
from danvan_reports.batch.roster import Roster, Unit
from danvan_reports.batch.workbook_units import units_in
from danvan_reports.errors import ReportError
from danvan_reports.model.indicators import standard_indicators
from danvan_reports.model.validation import validate
from danvan_reports.office import Office
from danvan_reports.opc import CONTENT_TYPES, PACKAGE_RELATIONSHIPS
from danvan_reports.pipeline import compose
from danvan_reports.planning import Order
from danvan_reports.sources.workbook import Workbook, column_name
from danvan_reports.sources.workbook_calamine import read_calamine
from danvan_reports.sources.workbook_csv import read_csv
from danvan_reports.sources.workbook_xlsx import read_xlsx

from . import oracle
from .mutation import Case, Package, damage_bytes, damage_package, damage_text, damage_tree, damage_xml, odd_text

PROMISE = "fuzz-workbook"
ROSTER = Roster((Unit(name="xã Một", code="01"), Unit(name="xã Hai", code="02"), Unit(name="phường Ba", code="03")))
DATA = Path(__file__).parent.parent / "data" / "workbooks"

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FORMATS = ("General", "0", "#,##0", "0.000", "0%", "dd/mm/yyyy", '"a"0', "[$-42A]d mmm", "@", "[Red]", "0.0E+0", "\\")
_ODD_PLACES = ("XFD1048576", "A0", "1A", "ZZZZ9", "A1:B2", "a1", "A99999999999", "", "A-1", "$A$1")
_ODD_NUMBERS = (
    *("1e308", "1e309", "-0", "4.5", "0.1", "123456789012345678", "abc", "", "2958466", "-1", "NaN", "inf", "60"),
)
_ODD_SHEET = (
    '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>',
    '<mergeCells><mergeCell ref="A2:B3"/></mergeCells>',
    '<dimension ref="A1:XFD1048576"/>',
    '<cols><col min="1" max="16384" hidden="1"/></cols>',
    '<cols><col min="1" max="999999999" hidden="1"/></cols>',
    '<cols><col min="3" max="2" hidden="1"/></cols>',
    '<autoFilter ref="A1:B9"/>',
    '<dataValidations><dataValidation type="list" sqref="A1:A1048576"/></dataValidations>',
)


@cache
def _package() -> Package:
    formats = "".join(f'<numFmt numFmtId="{200 + i}" formatCode={quoteattr(f)}/>' for i, f in enumerate(_FORMATS))
    styles = "".join(f'<xf numFmtId="{200 + i}" fontId="0" fillId="0" borderId="0"/>' for i in range(len(_FORMATS)))
    xml = {
        PACKAGE_RELATIONSHIPS: _relationships((("officeDocument", "xl/workbook.xml"),)),
        "xl/sharedStrings.xml": (
            f'<sst xmlns="{_SHEET}"><si><t>xã Một</t></si><si><r><t>xã </t></r><r><t>Hai</t></r></si></sst>'
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_SHEET}"><numFmts>{formats}</numFmts><fonts><font/></fonts>'
            "<fills><fill><patternFill/></fill></fills>"
            f"<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>"
        ),
    }
    return Package({name: text.encode() for name, text in xml.items()})


def _relationships(entries: tuple[tuple[str, str], ...]) -> str:
    items = "".join(
        f'<Relationship Id="r{i}" Type="{_OFFICE}/{kind}" Target="{t}"/>' for i, (kind, t) in enumerate(entries)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def make(random: Random) -> Case:
    """Return a workbook of one to four sheets, or one in another format."""
    chance = random.random()
    if chance < 0.01:
        name = random.choice(("so-lieu.xls", "so-lieu.ods"))
        times = random.randrange(4)
        return Case(name, damage_bytes(random, (DATA / name).read_bytes(), times), times)
    maker = _Maker(random, random.choice((0.0, 0.02, 0.1)))
    sheets = [maker.table() for _ in range(random.choice((1, 1, 2, 4)))]
    if chance < 0.25:
        text = "\n".join(random.choice(";,\t").join(row) for row in sheets[0][1])
        times = random.choice((0, 0, 1, 3))
        content = damage_text(random, text, times).encode("utf-8", "surrogatepass")
        return Case("a.csv", damage_bytes(random, content, 1) if chance < 0.03 else content, maker.faults + times)
    return Case("a.xlsx", _xlsx(random, maker, sheets), maker.faults)


class _Maker:
    """Makes sheets; ``rate`` is how often a cell is odd."""

    def __init__(self, random: Random, rate: float) -> None:
        self.random = random
        self.rate = rate
        self.faults = 0

    def odd(self) -> bool:
        if self.random.random() < self.rate:
            self.faults += 1
            return True
        return False

    def table(self) -> tuple[str, list[list[str]]]:
        """Return the name of a sheet and its rows of texts."""
        random = self.random
        if random.random() < 0.1:
            rows = [
                ["Kỳ báo cáo", odd_text(random) if self.odd() else "quý I/2026"],
                ["Số liệu tính đến ngày", "15/3/2026"],
            ]
            return GUIDE_SHEET, rows
        if random.random() < 0.7:
            figures = random.sample([each.key for each in standard_indicators().indicators], 3)
            name, head = random.choice(FIGURE_SHEETS).name, ["Mã đơn vị", "Đơn vị", *figures]
        else:
            sheet = random.choice(TEXT_SHEETS)
            name, head = sheet.name, list(sheet.columns)
        rows = [["01", "xã Một"], ["02", "xã Hai"], ["", "phường Ba"]][: random.randrange(1, 4)]
        filled = [[*row, *(self.value() for _ in head[2:])] for row in rows]
        table = [head, *filled]
        if self.odd():
            table.insert(random.randrange(len(table)), [odd_text(random) for _ in range(random.randrange(9))])
        return (odd_text(random)[:31] if self.odd() else name), table

    def value(self) -> str:
        return odd_text(self.random) if self.odd() else self.random.choice(("0", "5", "4646", "12", "", "ý một"))

    def cell(self, text: str, row: int, column: int) -> str:
        """Return the XML of a cell that says ``text``, in one of the ways there are."""
        random = self.random
        place = random.choice(_ODD_PLACES) if self.rate and random.random() < 0.003 else f"{column_name(column)}{row}"
        style = f' s="{random.randrange(len(_FORMATS) + 1)}"' if self.odd() else ""
        if self.odd():
            kind = random.choice(("n", "s", "b", "e", "d", "str", "inlineStr", "zz"))
            value = random.choice((*_ODD_NUMBERS, "0", "1", "2026-02-30", "2026-01-05", "#REF!"))
            formula = random.choice(("", "", "<f>1/0</f>", '<f t="shared" si="0"/>', '<f t="array" ref="A1:B2">A1</f>'))
            return f'<c r={quoteattr(place)}{style} t="{kind}">{formula}<v>{value}</v></c>'
        if text.isascii() and text.isdigit() and not text.startswith("0"):
            return f'<c r="{place}"{style}><v>{text}</v></c>'
        return f'<c r="{place}"{style} t="inlineStr"><is><t>{_xml_text(text)}</t></is></c>'


def _xml_text(text: str) -> str:
    return escape(
        "".join(char for char in text if char in "\t\n" or " " <= char < "\ud800" or "\ue000" <= char < "\ufffe")
    )


def _xlsx(random: Random, maker: _Maker, sheets: list[tuple[str, list[list[str]]]]) -> bytes:
    changed: dict[str, bytes | None] = {}
    entries = ""
    for number, (name, rows) in enumerate(sheets, start=1):
        body = ""
        for row, texts in enumerate(rows, start=1):
            cells = "".join(maker.cell(text, row, column) for column, text in enumerate(texts, start=1))
            hidden = ' hidden="1"' if maker.odd() else ""
            body += f'<row r="{row}"{hidden}>{cells}</row>'
        odd = random.choice(_ODD_SHEET) if maker.odd() else ""
        before, after = (odd, "") if odd.startswith(("<d", "<co")) and "Valid" not in odd else ("", odd)
        xml = f'<worksheet xmlns="{_SHEET}">{before}<sheetData>{body}</sheetData>{after}</worksheet>'.encode()
        changed[f"xl/worksheets/sheet{number}.xml"] = _damaged(random, maker, xml)
        state = ' state="hidden"' if maker.odd() else ""
        entries += f'<sheet name={quoteattr(_xml_text(name))} sheetId="{number}"{state} r:id="r{number - 1}"/>'
    count = len(sheets)
    changed["xl/workbook.xml"] = _damaged(
        random, maker, f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>'.encode()
    )
    targets = (("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, count + 1))
    changed["xl/_rels/workbook.xml.rels"] = _relationships(
        (*targets, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"))
    ).encode()
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for i in range(1, count + 1)
    )
    changed[CONTENT_TYPES] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>'
    ).encode()
    return damage_package(random, _package(), changed)


def _damaged(random: Random, maker: _Maker, xml: bytes) -> bytes:
    if random.random() >= maker.rate:
        return xml
    maker.faults += 1
    if random.random() < 0.3:
        return damage_xml(random, xml)
    root = etree.fromstring(xml)
    damage_tree(random, root)
    return etree.tostring(root)


def run(case: Case) -> bool:
    """Read the workbook and take every unit in it through validation, one of them to its document."""
    try:
        workbook = _read(case)
    except ReportError as error:
        oracle.worded_error(error)
        return False
    for sheet in workbook.sheets:
        for cells in sheet.rows.values():
            assert all(type(cell.text) is str for cell in cells.values()), "a cell that is no text"
    found = units_in(workbook, ROSTER, standard_indicators(), "6 tháng đầu năm 2026")
    oracle.worded(found.diagnostics)
    for item in found.inputs:
        oracle.worded(item.diagnostics)
        if item.source is None:
            continue
        validation = validate(item.source)
        oracle.worded(validation.diagnostics)
        oracle.no_floats(validation.facts)
        if validation.facts and len(case.content) % 4 == 0:
            for report in compose(item.source, Office(), Order()).reports:
                oracle.whole_document(report.content)
    return True


def _read(case: Case) -> Workbook:
    if case.name.endswith(".xlsx"):
        return read_xlsx(case.content, case.name)
    return (read_csv if case.name.endswith(".csv") else read_calamine)(case.content, case.name)
