"""Specimens written as ``.docx`` the ways people and programs write them, as plain XML and without any library.

``letterhead``: a table of one row or of two, tab stops, or text boxes. ``styling``: direct formatting on every
run, named styles, our own styles, or document defaults with theme fonts. ``runs``: whole, split anyhow, in content
controls, or with tracked changes. ``in_header``: the letterhead stands in the header of the first page.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from danvan_reports.formats.profiles import load_profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.formats.specimen import Page, Para, Specimen

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SMALL_ROOM = 4


@dataclass(frozen=True)
class Way:
    """One way of writing a document. Styling "ours" names our styles and still formats every run by hand."""

    name: str
    letterhead: str = "table"
    styling: str = "direct"
    runs: str = "whole"
    in_header: bool = False


WAYS = {
    way.name: way
    for way in (
        Way("direct"),
        Way("two-rows", letterhead="rows", runs="split"),
        Way("tabs", letterhead="tabs"),
        Way("boxes", letterhead="boxes"),
        Way("styles", styling="styles", runs="controls"),
        Way("theme", styling="theme", letterhead="rows", runs="tracked"),
        Way("header", in_header=True),
        Way("ours", styling="ours", letterhead="rows"),
    )
}
DIRECT = WAYS["direct"]


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


@dataclass
class _Writer:
    specimen: Specimen
    way: Way
    styles: dict[str, tuple[str, Para]] = field(default_factory=dict)
    headers: list[tuple[str, str]] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)
    changes: int = 0

    def document(self) -> str:
        zones = self.specimen.zones
        body = [] if self.way.in_header else [self.letterhead()]
        body += [self.block(zones["title"]), self.block(zones["text"]), self.signature(), self.block(zones["end"])]
        last = len(self.specimen.annexes)
        sections = [self.section(first=True, restart=False)]
        sections += [self.section(first=False, restart=self.specimen.page.annex_restarts) for _ in range(last)]
        for number, annex in enumerate(self.specimen.annexes):
            body.append(f"<w:p><w:pPr>{sections[number]}</w:pPr></w:p>")
            body.append(self.block(annex) + _FIGURES)
        return f"<w:document {_NAMESPACES}><w:body>{''.join(body)}{sections[last]}</w:body></w:document>"

    def letterhead(self) -> str:
        zones = self.specimen.zones
        left, right = zones["left"], zones["right"]
        columns = (65, 100) if self.specimen.profile == "state-nd30" else (75, 90)
        match self.way.letterhead:
            case "tabs":
                return self.tabbed(left, right, (columns[0] / 2, columns[0] + columns[1] / 2))
            case "boxes":
                boxes = _box(0, columns[0], self.block(left)) + _box(columns[0], columns[1], self.block(right))
                return f"<w:p>{boxes}</w:p>"
            case "rows":
                cut, cut_right = self.number_at(left), self.number_at(right)
                rows = [(left[:cut], right[:cut_right]), (left[cut:], right[cut_right:])]
                return self.table(columns, rows)
            case _:
                return self.table(columns, [(left, right)])

    def number_at(self, paras: Sequence[Para]) -> int:
        names = [para.component for para in paras]
        return next((names.index(name) for name in ("number", "place_date") if name in names), len(names))

    def signature(self) -> str:
        zones = self.specimen.zones
        left, right = zones["recipients"] or zones["signer_left"], zones["signer"]
        if not left and not right:
            return ""
        if self.way.letterhead == "tabs":
            return self.tabbed(left, right, (None, 125))
        if self.way.letterhead == "boxes":
            if zones["recipients"]:
                return f"<w:p>{_box(85, 80, self.block(right))}</w:p>" + self.block(left)
            return f"<w:p>{_box(0, 85, self.block(left))}{_box(85, 80, self.block(right))}</w:p>"
        return self.table((85, 80), [(left, right)])

    def table(self, columns: tuple[float, float], rows: Sequence[tuple[Sequence[Para], Sequence[Para]]]) -> str:
        grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in columns)
        margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        written = []
        for row in rows:
            cells = (
                f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>'
                f"{self.block(cell) or '<w:p/>'}</w:tc>"
                for width, cell in zip(columns, row, strict=True)
            )
            written.append(f"<w:tr>{''.join(cells)}</w:tr>")
        properties = f'<w:tblPr><w:tblW w:w="{twips(sum(columns))}" w:type="dxa"/>{margins}</w:tblPr>'
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>"

    def tabbed(self, left: Sequence[Para], right: Sequence[Para], stops: tuple[float | None, float]) -> str:
        lines = []
        lefts, rights = self.rows(left), self.rows(right)
        for number in range(max(len(lefts), len(rights))):
            pair = (lefts[number : number + 1], rights[number : number + 1])
            frame = _frame() if any(para.framed for side in pair for para in side if para) else ""
            before = max((para.before_pt for side in pair for para in side if para), default=0.0)
            spacing = f'<w:spacing w:before="{round(before * 20)}" w:after="0"/>'
            tabs = [f'<w:tab w:val="center" w:pos="{twips(stop)}"/>' for stop in stops if stop is not None]
            lead = "<w:r><w:tab/></w:r>" if stops[0] is not None else ""
            first = self.tab_runs(pair[0])
            second = self.tab_runs(pair[1])
            after = f"<w:r><w:tab/></w:r>{second}" if second else ""
            lines.append(
                f"<w:p><w:pPr>{frame}<w:tabs>{''.join(tabs)}</w:tabs>{spacing}</w:pPr>{lead}{first}{after}</w:p>"
            )
            strokes = "".join(_stroke(para.rule_mm) for side in pair for para in side if para and para.rule_mm)
            lines += [f"<w:p>{strokes}</w:p>"] if strokes else []
        return "".join(lines)

    def rows(self, paras: Sequence[Para]) -> list[Para | None]:
        rows: list[Para | None] = []
        for para in paras:
            rows += [None] * _SMALL_ROOM if para.component == "sign_room" else [para]
        return rows

    def tab_runs(self, paras: Sequence[Para | None]) -> str:
        return "".join(self.runs_of(para) for para in paras if para is not None)

    def block(self, paras: Sequence[Para]) -> str:
        written = []
        for para in paras:
            if para.component == "sign_room":
                written.append("<w:p/>" * _SMALL_ROOM)
            elif para.component == "full_rule":
                written.append('<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>')
            else:
                written.append(self.paragraph(para))
        return "".join(written)

    def paragraph(self, para: Para) -> str:
        page = "<w:pageBreakBefore/>" if para.starts_page else ""
        frame = _frame() if para.framed else ""
        if self.way.styling == "styles":
            properties = f'<w:pStyle w:val="{self.style_of(para)}"/>{page}{frame}'
        else:
            properties = self.own_style(para) + page + frame + _layout(para)
        text = f"<w:p><w:pPr>{properties}</w:pPr>{self.runs_of(para)}</w:p>"
        if para.rule_mm is not None:
            text += self.drawn(para.rule_mm, para)
        return text

    def drawn(self, width_mm: float, para: Para) -> str:
        """A solid line beneath a paragraph: the border of an empty one in a table, else a shape."""
        if self.way.letterhead == "boxes" or para.component == "abstract":
            return f"<w:p>{_stroke(width_mm)}</w:p>"
        state = self.specimen.profile == "state-nd30"
        column = {"org": 65 if state else 75, "tieu_ngu": 100}.get(para.component, 90)
        side = twips((column - width_mm) / 2)
        border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        indent = f'<w:ind w:left="{side}" w:right="{side}"/>'
        return f"<w:p><w:pPr>{border}{indent}</w:pPr></w:p>"

    def runs_of(self, para: Para) -> str:
        text, lead = para.text, ""
        if text.startswith("*") and "." in text:
            lead, text = text[1 : text.index(".") + 1], text[text.index(".") + 1 :]
        written = self.runs(para, lead, bold=True) if lead else ""
        return written + self.runs(para, text, bold=para.bold)

    def runs(self, para: Para, text: str, *, bold: bool) -> str:
        look = self.look(para, bold=bold)
        match self.way.runs:
            case "split":
                pieces = [f"{word} " for word in text.split(" ")]
                pieces[-1] = pieces[-1][:-1]
                marks = (
                    '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/><w:bookmarkEnd w:id="0"/>'
                )
                return marks.join(_run(piece, look) for piece in pieces if piece)
            case "controls":
                return f"<w:sdt><w:sdtPr/><w:sdtContent>{_run(text, look)}</w:sdtContent></w:sdt>"
            case "tracked":
                self.changes += 1
                who = f'w:id="{self.changes}" w:author="x" w:date="2026-10-01T00:00:00Z"'
                gone = f"<w:del {who}><w:r>{look}<w:delText>Đã bỏ: 5/9</w:delText></w:r></w:del>"
                half = len(text) // 2
                return f"{_run(text[:half], look)}{gone}<w:ins {who}>{_run(text[half:], look)}</w:ins>"
            case _:
                return _run(text, look)

    def look(self, para: Para, *, bold: bool) -> str:
        marks = [name for name, on in (("b", bold), ("i", para.italic)) if on]
        switched = "".join(f"<w:{name}/>" for name in marks)
        hidden = "<w:vanish/>" if para.hidden else ""
        colour = f'<w:color w:val="{para.colour}"/>' if para.colour else ""
        line = '<w:u w:val="single"/>' if para.underline else ""
        if self.way.styling == "styles":
            return "<w:rPr><w:b/></w:rPr>" if bold and not para.bold else ""
        font = f'<w:rFonts w:ascii="{para.font}" w:hAnsi="{para.font}"/>'
        size = f'<w:sz w:val="{round(para.size_pt * 2)}"/>'
        if self.way.styling == "theme":
            font = "" if para.font == "Times New Roman" else font
            size = "" if para.size_pt == 14 else size
        return f"<w:rPr>{font}{switched}{hidden}{colour}{size}{line}</w:rPr>"

    def style_of(self, para: Para) -> str:
        look = repr(replace(para, component="", text="", rule_mm=None))
        return self.styles.setdefault(look, (f"K{len(self.styles)}", para))[0]

    def own_style(self, para: Para) -> str:
        name = {"salutation_item": "salutation"}.get(para.component, para.component)
        component = load_profile(self.specimen.profile).components.get(name)
        if self.way.styling != "ours" or component is None:
            return ""
        self.own[component.style.id] = component.style.name
        return f'<w:pStyle w:val="{component.style.id}"/>'

    def section(self, *, first: bool, restart: bool) -> str:
        page = self.specimen.page
        references = self.references(first=first)
        size = f'<w:pgSz w:w="{twips(page.width_mm)}" w:h="{twips(page.height_mm)}"/>'
        margins = " ".join(
            f'w:{name}="{twips(getattr(page, f"{name}_mm"))}"'
            for name in ("top", "right", "bottom", "left", "header", "footer")
        )
        start = '<w:pgNumType w:start="1"/>' if restart else ""
        kind = '<w:type w:val="nextPage"/>'
        hide = "" if page.number_on_first and first and not self.specimen.marks else "<w:titlePg/>"
        return f'<w:sectPr>{references}{kind}{size}<w:pgMar {margins} w:gutter="0"/>{start}{hide}</w:sectPr>'

    def references(self, *, first: bool) -> str:
        page = self.specimen.page
        numbered = _page_number(page) if page.numbered else "<w:p/>"
        where = "footer" if page.number_in_footer else "header"
        parts = [(where, "default", numbered)]
        above = self.block(self.specimen.marks) + (self.letterhead() if self.way.in_header else "")
        if first and above:
            parts.append(("header", "first", above + ("<w:p/>" if self.way.in_header else "")))
        if self.specimen.foot_marks:
            parts.append(("footer", "first", self.block(self.specimen.foot_marks)))
        references = []
        for kind, use, content in parts:
            tag = "hdr" if kind == "header" else "ftr"
            self.headers.append((kind, f"<w:{tag} {_NAMESPACES}>{content}</w:{tag}>"))
            references.append(f'<w:{kind}Reference w:type="{use}" r:id="h{len(self.headers)}"/>')
        return "".join(references)

    def stylesheet(self) -> str:
        theme = self.way.styling == "theme"
        fonts = (
            'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"' if theme else 'w:ascii="Calibri" w:hAnsi="Calibri"'
        )
        size = 28 if theme else 22
        look = f'<w:rPr><w:rFonts {fonts}/><w:sz w:val="{size}"/></w:rPr>'
        defaults = f"<w:docDefaults><w:rPrDefault>{look}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        own = "".join(_style(identity, para) for identity, para in self.styles.values())
        own += "".join(
            f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/></w:style>'
            for identity, name in self.own.items()
        )
        return f"<w:styles {_NAMESPACES}>{defaults}{normal}{own}</w:styles>"


_FIGURES = (
    "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>TT</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>Chỉ tiêu</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def _run(text: str, look: str) -> str:
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(text).split("\n"))
    return f'<w:r>{look}<w:t xml:space="preserve">{lines}</w:t></w:r>' if text else ""


def _layout(para: Para) -> str:
    line = round(para.line * (20 if para.line_rule != "multiple" else 240))
    rule = {"exact": "exact", "at_least": "atLeast"}.get(para.line_rule, "auto")
    spacing = (
        f'<w:spacing w:before="{round(para.before_pt * 20)}" w:after="{round(para.after_pt * 20)}" '
        f'w:line="{line}" w:lineRule="{rule}"/>'
    )
    indent = f'<w:ind w:left="{twips(para.left_mm)}" w:firstLine="{twips(para.first_line_mm)}"/>'
    align = {"justify": "both"}.get(para.align, para.align)
    level = f'<w:numPr><w:ilvl w:val="{para.numbering}"/><w:numId w:val="1"/></w:numPr>'
    listed = level if para.numbering is not None else ""
    return f'{listed}{spacing}{indent}<w:jc w:val="{align}"/>'


def _style(identity: str, para: Para) -> str:
    marks = (("b", para.bold), ("i", para.italic), ("vanish", para.hidden))
    switched = "".join(f"<w:{name}/>" for name, on in marks if on)
    tint = f'<w:color w:val="{para.colour}"/>' if para.colour else ""
    drawn = '<w:u w:val="single"/>' if para.underline else ""
    size = f'<w:sz w:val="{round(para.size_pt * 2)}"/>'
    look = f'<w:rFonts w:ascii="{para.font}" w:hAnsi="{para.font}"/>{switched}{tint}{size}{drawn}'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}"><w:name w:val="Kiểu {identity}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{_layout(para)}</w:pPr><w:rPr>{look}</w:rPr></w:style>'
    )


def _frame() -> str:
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="1"/>' for side in ("top", "left", "bottom", "right"))
    return f"<w:pBdr>{sides}</w:pBdr>"


def _box(left_mm: float, width_mm: float, content: str) -> str:
    emu = 36_000
    place = (
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{round(left_mm * emu)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{round(width_mm * emu)}" cy="900000"/>'
    )
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    drawing = f"<w:drawing><wp:anchor>{place}{graphic}</wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def _stroke(width_mm: float) -> str:
    cx = round(width_mm * 36_000)
    shape = (
        f'<wps:wsp><wps:spPr><a:xfrm><a:ext cx="{cx}" cy="0"/></a:xfrm><a:prstGeom prst="line"/></wps:spPr></wps:wsp>'
    )
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    return f'<w:r><w:drawing><wp:anchor><wp:extent cx="{cx}" cy="0"/>{graphic}</wp:anchor></w:drawing></w:r>'


def _page_number(page: Page) -> str:
    marks = "".join(f"<w:{name}/>" for name, on in (("b", page.number_bold), ("i", page.number_italic)) if on)
    look = (
        f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>{marks}'
        f'<w:sz w:val="{round(page.number_size_pt * 2)}"/></w:rPr>'
    )
    code = f"PAGE {page.number_format} \\* MERGEFORMAT"
    pieces = [
        '<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>2</w:t>", '<w:fldChar w:fldCharType="end"/>',
    ]  # fmt: skip
    runs = "".join(f"<w:r>{look}{piece}</w:r>" for piece in pieces)
    return f'<w:p><w:pPr><w:jc w:val="{page.number_align}"/></w:pPr>{runs}</w:p>'


def write(specimen: Specimen, way: Way = DIRECT) -> bytes:
    """Return the ``.docx`` of a specimen, written in one way."""
    writer = _Writer(specimen, way)
    document = writer.document()
    parts = {"word/document.xml": document, "word/styles.xml": writer.stylesheet(), "word/theme/theme1.xml": _THEME}
    overrides = [
        ("/word/document.xml", f"{_CONTENT}.document.main+xml"),
        ("/word/styles.xml", f"{_CONTENT}.styles+xml"),
        ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ]
    relations = [("s", "styles", "styles.xml"), ("t", "theme", "theme/theme1.xml")]
    for number, (kind, content) in enumerate(writer.headers, start=1):
        parts[f"word/{kind}{number}.xml"] = content
        overrides.append((f"/word/{kind}{number}.xml", f"{_CONTENT}.{kind}+xml"))
        relations.append((f"h{number}", kind, f"{kind}{number}.xml"))
    if any(para.numbering is not None for para in specimen.paragraphs()):
        parts["word/numbering.xml"] = _NUMBERING
        overrides.append(("/word/numbering.xml", f"{_CONTENT}.numbering+xml"))
        relations.append(("n", "numbering", "numbering.xml"))
    if specimen.comments:
        one = '<w:comment w:id="0" w:author="x"><w:p/></w:comment>'
        parts["word/comments.xml"] = f"<w:comments {_NAMESPACES}>{one * specimen.comments}</w:comments>"
        overrides.append(("/word/comments.xml", f"{_CONTENT}.comments+xml"))
        relations.append(("c", "comments", "comments.xml"))
    linked = _LINKED_PICTURE.format(specimen.linked_picture) if specimen.linked_picture else ""
    parts["docProps/core.xml"] = _core(specimen.creator)
    parts["word/_rels/document.xml.rels"] = _relations(relations, linked)
    parts["_rels/.rels"] = _relations([("d", "officeDocument", "word/document.xml")], _CORE_RELATION)
    parts["[Content_Types].xml"] = _content_types(overrides)
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    """Return a package of text parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


_CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_LINKED_PICTURE = (
    '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    ' Target="{}" TargetMode="External"/>'
)
_CORE_RELATION = f'<Relationship Id="p" Type="{_CORE_TYPE}" Target="docProps/core.xml"/>'
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Times New Roman"/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)


_LEVELS = (("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
_NUMBERING = (
    f'<w:numbering {_NAMESPACES}><w:abstractNum w:abstractNumId="0">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(_LEVELS)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def _core(creator: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{escape(creator)}</dc:creator></cp:coreProperties>'
    )


def _relations(entries: Sequence[tuple[str, str, str]], more: str = "") -> str:
    listed = "".join(f'<Relationship Id="{i}" Type="{_RELATION}/{kind}" Target="{to}"/>' for i, kind, to in entries)
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{listed}{more}</Relationships>'


def _content_types(overrides: Sequence[tuple[str, str]]) -> str:
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = (
        f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{listed}</Types>'
