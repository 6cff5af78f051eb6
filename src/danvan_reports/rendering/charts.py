"""Native Word charts (DrawingML, ISO/IEC 29500-1, 21.2): editable in Word, each with its numbers in a workbook inside.

A chart takes the place of the paragraph text that is its marker. The same charts give the same bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from xml.sax.saxutils import escape, quoteattr

from danvan_reports.opc import CONTENT_TYPES, read_package, write_package
from danvan_reports.sealing import seal

if TYPE_CHECKING:
    from collections.abc import Sequence

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCUMENT = "word/document.xml"
_DOCUMENT_RELATIONSHIPS = "word/_rels/document.xml.rels"

_EMU_PER_MM = 36_000
_WIDTH_MM, _HEIGHT_MM = 160, 85
_LABELLED = 12
"""Up to so many columns their values stand above them."""
_COLOURS = ("1F3864", "A6A6A6")


class ChartData(Protocol):
    """What a chart shows; ``previous`` is empty or has a value for every name."""

    @property
    def title(self) -> str:
        """What the chart is of, read out where it cannot be seen."""

    @property
    def marker(self) -> str:
        """The text of the paragraph that the chart takes the place of."""

    @property
    def names(self) -> tuple[str, ...]:
        """What stands below the columns."""

    @property
    def values(self) -> tuple[int, ...]:
        """The heights of the columns."""

    @property
    def series(self) -> str:
        """What the values are."""

    @property
    def previous(self) -> tuple[int, ...]:
        """The heights of the columns beside them."""

    @property
    def previous_series(self) -> str:
        """What those are."""


def insert_charts(content: bytes, charts: Sequence[ChartData], name: str) -> bytes:
    """Return the document with each chart in the place of its marker, sealed anew; ``name`` is for messages.

    Raises:
        PackageError: The content is no package that can be read.
        ValueError: A marker does not stand in the document.
    """
    if not charts:
        return content
    parts = read_package(content, name)
    document = parts[_DOCUMENT].decode()
    relationships, types = "", ""
    for number, chart in enumerate(charts, start=1):
        marker = re.compile(rf"<w:t(?: [^>]*)?>{re.escape(escape(chart.marker))}</w:t>")
        document, found = marker.subn(_drawing(chart, number).replace("\\", r"\\"), document, count=1)
        if not found:
            raise ValueError(f"no paragraph for the chart {chart.title}")
        parts[f"word/charts/chart{number}.xml"] = _chart(chart).encode()
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = _relationships(
            [("rId1", f"{_OFFICE}/relationships/package", f"../embeddings/chart{number}.xlsx")]
        )
        parts[f"word/embeddings/chart{number}.xlsx"] = _workbook(chart)
        target = f"charts/chart{number}.xml"
        relationships += f'<Relationship Id="rIdChart{number}" Type="{_OFFICE}/relationships/chart" Target="{target}"/>'
        types += f'<Override PartName="/word/{target}" ContentType="{_CHART_TYPE}"/>'
    types = f'<Default Extension="xlsx" ContentType="{_WORKBOOK_TYPE}"/>{types}'
    parts[_DOCUMENT] = document.encode()
    parts[_DOCUMENT_RELATIONSHIPS] = _before_end(parts[_DOCUMENT_RELATIONSHIPS], relationships, "Relationships")
    parts[CONTENT_TYPES] = _before_end(parts[CONTENT_TYPES], types, "Types")
    return seal(write_package(parts), name)


def _before_end(part: bytes, added: str, root: str) -> bytes:
    text = part.decode()
    end = text.rindex(f"</{root}>")
    return f"{text[:end]}{added}{text[end:]}".encode()


def _drawing(chart: ChartData, number: int) -> str:
    size = f'cx="{_WIDTH_MM * _EMU_PER_MM}" cy="{_HEIGHT_MM * _EMU_PER_MM}"'
    title = quoteattr(chart.title)
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{1000 + number}" name="Chart {number}" descr={title}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" xmlns:r="{_OFFICE}/relationships" r:id="rIdChart{number}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _chart(chart: ChartData) -> str:
    shown = [(chart.series, chart.values)]
    shown += [(chart.previous_series, chart.previous)] if chart.previous else []
    series = "".join(_series(chart, index, name, values) for index, (name, values) in enumerate(shown))
    labels = "1" if len(chart.names) * len(shown) <= _LABELLED else "0"
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(shown) > 1 else ""
    return (
        f'{_DECLARATION}<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" '
        f'xmlns:r="{_OFFICE}/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:dLbls><c:showLegendKey val="0"/><c:showVal val="{labels}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        '<c:gapWidth val="60"/><c:axId val="111"/><c:axId val="222"/></c:barChart>'
        '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill>'
        '<a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
        '<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx></c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"><a:latin typeface="Times New Roman"/>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: ChartData, index: int, name: str, values: Sequence[int]) -> str:
    column, last = "BC"[index], len(chart.names) + 1
    names = "".join(f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(chart.names))
    points = "".join(f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in enumerate(values))
    count = f'<c:ptCount val="{len(chart.names)}"/>'
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache></c:strRef>'
        f'</c:tx><c:spPr><a:solidFill><a:srgbClr val="{_COLOURS[index]}"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>'
        f"<c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>#,##0</c:formatCode>{count}{points}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _workbook(chart: ChartData) -> bytes:
    """Return the workbook that Word opens to edit the numbers of the chart."""
    head = ["", chart.series, *([chart.previous_series] if chart.previous else [])]
    rows = [_row(1, [_text(column, 1, text) for column, text in zip("ABC", head, strict=False) if text])]
    for number, name in enumerate(chart.names, start=2):
        values = [chart.values[number - 2], *([chart.previous[number - 2]] if chart.previous else [])]
        numbers = [f'<c r="{column}{number}"><v>{value}</v></c>' for column, value in zip("BC", values, strict=False)]
        rows.append(_row(number, [_text("A", number, name), *numbers]))
    prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{prefix}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{prefix}.worksheet+xml"/></Types>'
    )
    workbook = (
        f'{_DECLARATION}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}/relationships"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    sheet = f'{_DECLARATION}<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    return write_package(
        {
            CONTENT_TYPES: types.encode(),
            "_rels/.rels": _relationships([("rId1", f"{_OFFICE}/relationships/officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": workbook.encode(),
            "xl/_rels/workbook.xml.rels": _relationships(
                [("rId1", f"{_OFFICE}/relationships/worksheet", "worksheets/sheet1.xml")]
            ),
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
    )


def _row(number: int, cells: Sequence[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text(column: str, row: int, text: str) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _relationships(entries: Sequence[tuple[str, str, str]]) -> bytes:
    items = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in entries)
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'.encode()
