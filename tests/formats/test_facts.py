"""What is read from a document is what its page shows, whatever the markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danvan_reports.errors import InputError
from danvan_reports.formats.checker import check_document, read_document
from danvan_reports.formats.components.lines import lines_of
from danvan_reports.formats.facts.model import Alignment, LineRule, PlaceKind
from danvan_reports.opc import PackageError, write_package

if TYPE_CHECKING:
    from danvan_reports.formats.facts.model import DocumentFacts, Look, Paragraph

MAIN_PART = "word/document.xml"
MAIN_OF_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of(body: str, **parts: str) -> dict[str, bytes]:
    """A package with ``body`` in its main part; ``parts`` are by relationship (styles, numbering, theme, header)."""
    entries = "".join(f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts)
    main = f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>',
        "word/document.xml": f"<w:document {W} {R} {MC}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    return {name: content.encode() for name, content in files.items()}


def package(body: str, **parts: str) -> bytes:
    return write_package(parts_of(body, **parts))


def read(body: str, **parts: str) -> DocumentFacts:
    return read_document(package(body, **parts))


def first(body: str, **parts: str) -> Paragraph:
    return read(body, **parts).paragraphs[0]


def look(body: str, **parts: str) -> Look:
    return first(body, **parts).runs[0].look


def run(properties: str = "", text: str = "x") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def para(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def styles(*styles: str, defaults: str = "") -> str:
    return f"<w:styles {W}><w:docDefaults>{defaults}</w:docDefaults>{''.join(styles)}</w:styles>"


def style(identity: str, properties: str, *, kind: str = "paragraph", based_on: str = "", default: bool = False) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    mark = ' w:default="1"' if default else ""
    head = f'<w:style w:type="{kind}" w:styleId="{identity}"{mark}><w:name w:val="{identity}"/>'
    return f"{head}{base}{properties}</w:style>"


def sized(half_points: int) -> str:
    return f'<w:rPr><w:sz w:val="{half_points}"/></w:rPr>'


def test_a_size__comes_from_the_nearest_of_run_character_paragraph_table_and_defaults() -> None:
    sheet = styles(
        style("Base", sized(22), default=True),
        style("Para", sized(24), based_on="Base"),
        style("Char", sized(26), kind="character"),
        style("Tbl", sized(20), kind="table"),
        defaults=f"<w:rPrDefault>{sized(18)}</w:rPrDefault>",
    )
    in_style, in_character = '<w:pStyle w:val="Para"/>', '<w:rStyle w:val="Char"/>'
    own = f'{in_character}<w:sz w:val="30"/>'
    assert look(para(run(own), properties=in_style), styles=sheet).size_pt == 15
    assert look(para(run(in_character), properties=in_style), styles=sheet).size_pt == 13
    assert look(para(run(), properties=in_style), styles=sheet).size_pt == 12
    assert look(para(run()), styles=sheet).size_pt == 11
    properties = '<w:tblPr><w:tblStyle w:val="Tbl"/></w:tblPr>'
    table = f"<w:tbl>{properties}<w:tr><w:tc>{para(run())}</w:tc></w:tr></w:tbl>"
    plain = styles(style("Tbl", sized(20), kind="table"), defaults=f"<w:rPrDefault>{sized(18)}</w:rPrDefault>")
    assert look(table, styles=plain).size_pt == 10
    assert look(para(run()), styles=plain).size_pt == 9
    assert look(para(run())).size_pt == 10


def test_a_toggle__is_off_again_where_two_styles_turn_it_on() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    sheet = styles(style("Para", bold), style("Char", bold, kind="character"))
    in_style, in_character = '<w:pStyle w:val="Para"/>', '<w:rStyle w:val="Char"/>'
    assert look(para(run(), properties=in_style), styles=sheet).bold is True
    assert look(para(run(in_character), properties=in_style), styles=sheet).bold is False
    assert look(para(run(f"{in_character}<w:b/>"), properties=in_style), styles=sheet).bold is True
    assert look(para(run('<w:b w:val="0"/>'), properties=in_style), styles=sheet).bold is False


def test_fonts__of_the_theme_stand_behind_references_and_differ_by_letter() -> None:
    theme = (
        f'<a:theme {A}><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Cambria"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsiTheme="minorHAnsi" w:hAnsi="Arial"/>'
    paragraph = first(para(run(fonts, "số 5")), theme=theme)
    assert paragraph.runs[0].fonts == ("Times New Roman", "Cambria")
    assert first(para(run(fonts, "abc")), theme=theme).runs[0].fonts == ("Times New Roman",)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("", "000000"),
        ('<w:color w:val="auto"/>', "000000"),
        ('<w:color w:val="ff0000"/>', "FF0000"),
        ('<w:color w:val="FFFFFF" w:themeColor="text1"/>', "000000"),
        ('<w:color w:val="7F7F7F" w:themeColor="text1" w:themeTint="80"/>', "7F7F7F"),
    ],
)
def test_a_colour__is_what_shows(colour: str, expected: str) -> None:
    assert look(para(run(colour))).colour == expected


def test_text__is_composed_with_plain_spaces_and_capitals_as_shown() -> None:
    decomposed = "a\u0301\u00a0b"
    paragraph = first(para(run("<w:caps/>", decomposed)))
    assert (paragraph.text, paragraph.composed) == ("Á B", False)
    assert first(para(run(text="á"))).composed is True


def test_tracked_changes__insertions_count_and_deletions_do_not() -> None:
    gone = run(text="xoá").replace("w:t>", "w:delText>")
    changed = f"<w:del>{gone}</w:del><w:ins>{run(text='hai')}</w:ins><w:moveFrom>{run(text='dời')}</w:moveFrom>"
    lost = para(f"<w:del>{gone}</w:del>", properties="<w:rPr><w:del/></w:rPr>")
    body = para(run(text="một "), changed) + lost
    facts = read(body)
    assert [paragraph.text for paragraph in facts.paragraphs] == ["một hai"]
    assert facts.hygiene.tracked_changes == 5


def test_paragraphs__are_found_in_controls_tables_and_boxes_once_each_with_their_number() -> None:
    control = "<w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>"
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>{0}</w:p></w:txbxContent></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{0}</w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    table = f"<w:tbl><w:tr><w:tc><w:p>{run(text='ô')}</w:p></w:tc></w:tr></w:tbl>"
    facts = read(
        control.format(run(text="hộp")) + table + box.format(run(text="khung")) + f"<w:p>{run(text='cuối')}</w:p>"
    )
    found = [(paragraph.number, paragraph.text, paragraph.place.kind) for paragraph in facts.paragraphs]
    assert found == [
        (1, "hộp", PlaceKind.FLOW),
        (2, "ô", PlaceKind.CELL),
        (3, "", PlaceKind.FLOW),
        (4, "khung", PlaceKind.BOX),
        (6, "cuối", PlaceKind.FLOW),
    ]


def test_layout__follows_style_chain_then_list_then_paragraph() -> None:
    layout = '<w:pPr><w:jc w:val="both"/><w:spacing w:before="120" w:line="380" w:lineRule="exact"/></w:pPr>'
    sheet = styles(style("Base", layout), style("Own", '<w:pPr><w:ind w:firstLine="567"/></w:pPr>', based_on="Base"))
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Own"/>{extra}</w:pPr>{run()}</w:p>'
        for extra in ("", numbered, f'{numbered}<w:ind w:left="0"/>')
    )
    plain, listed, moved = (paragraph for paragraph in read(body, styles=sheet, numbering=numbering).paragraphs)
    assert (plain.layout.alignment, plain.layout.line_rule, plain.layout.line) == (
        Alignment.JUSTIFY,
        LineRule.EXACT,
        19,
    )
    assert (plain.layout.before_pt, round(plain.layout.first_line_mm, 1), plain.label) == (6, 10.0, "")
    assert (round(listed.layout.left_mm, 1), round(listed.layout.first_line_mm, 2), listed.shown) == (
        12.7,
        -6.35,
        "a) x",
    )
    assert (moved.layout.left_mm, moved.shown) == (0, "b) x")


@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("upperRoman", "%1-", ["I-", "II-", "III-", "IV-"]),
        ("decimalZero", "%1.", ["01.", "02.", "03.", "04."]),
        ("bullet", "-", ["-", "-", "-", "-"]),
        ("bullet", "\uf0b7", ["•", "•", "•", "•"]),
    ],
)
def test_lists__are_counted_as_word_shows_them(form: str, text: str, labels: list[str]) -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{run()}</w:p>'
    assert [paragraph.label for paragraph in read(item * 4, numbering=numbering).paragraphs] == labels


def test_sections__have_their_paper_margins_and_the_headers_of_those_before() -> None:
    first_end = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" w:header="567"/><w:titlePg/></w:sectPr>'
    )
    last = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgNumType w:start="1"/></w:sectPr>'
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    header = f"<w:hdr {W}>{para(field)}</w:hdr>"
    facts = read(f"<w:p><w:pPr>{first_end}</w:pPr></w:p><w:p>{run()}</w:p>{last}", header=header)
    main, annex = facts.sections
    lengths = (main.width_mm, main.top_mm, main.left_mm, main.right_mm, main.header_mm)
    assert [round(length) for length in lengths] == [210, 20, 30, 15, 10]
    assert (main.title_page, main.landscape, annex.landscape, annex.restart) == (True, False, True, 1)
    assert annex.headers["default"].paragraphs[0].fields[0][0] == "PAGE"
    assert [(paragraph.section, paragraph.starts_page) for paragraph in facts.paragraphs] == [(0, False), (1, True)]


def test_a_field__shows_its_result_and_not_its_code() -> None:
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DATE \\@ "d" </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(text="12")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(text=" tháng")}</w:p>'
    )
    assert first(body).text == "12 tháng"


def test_a_page_break__starts_a_page_where_text_follows_it() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = f"<w:p>{run()}{page}</w:p><w:p>{run()}</w:p><w:p>{page}{run()}</w:p><w:p>{run()}</w:p>"
    assert [paragraph.starts_page for paragraph in read(body).paragraphs] == [False, True, True, False]


def test_a_circle_of_styles__is_cut() -> None:
    sheet = styles(style("One", "", based_on="Two"), style("Two", sized(28), based_on="One"))
    assert look(f'<w:p><w:pPr><w:pStyle w:val="One"/></w:pPr>{run()}</w:p>', styles=sheet).size_pt == 14


def test_strict_open_xml__reads_as_transitional() -> None:
    parts = parts_of(para(run("<w:b/>", "đậm")))
    name, strict = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", MAIN_OF_STRICT
    parts[MAIN_PART] = parts[MAIN_PART].replace(name, strict)
    paragraph = read_document(write_package(parts)).paragraphs[0]
    assert (paragraph.text, paragraph.runs[0].look.bold) == ("đậm", True)


NO_MAIN_PART = {name: content for name, content in parts_of("").items() if name != MAIN_PART}
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.mark.parametrize(
    ("content", "error", "key"),
    [
        (b"", PackageError, "package.not-a-zip"),
        (b"hello", PackageError, "package.not-a-zip"),
        (OLD_WORD, PackageError, "package.old-or-locked"),
        (package("<w:p>"), InputError, "document.damaged"),
        (write_package(NO_MAIN_PART), InputError, "document.no-text"),
    ],
    ids=["empty", "no-zip", "doc-or-encrypted", "broken-xml", "no-main-part"],
)
def test_a_file_that_is_no_word_document__is_refused_with_the_reason(
    content: bytes, error: type[InputError], key: str
) -> None:
    with pytest.raises(error) as caught:
        check_document(content, name="x.docx")
    assert (caught.value.key, caught.value.parameters) == (key, {"file": "x.docx"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_entity_bomb__is_refused(encoding: str) -> None:
    parts = parts_of(para(run(), "<w:r><w:t>&b;</w:t></w:r>"))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    parts[MAIN_PART] = (bomb + parts[MAIN_PART].decode()).encode(encoding)
    with pytest.raises(InputError) as caught:
        read_document(write_package(parts), "x.docx")
    assert (caught.value.key, caught.value.parameters) == ("package.unsafe-xml", {"file": "x.docx", "part": MAIN_PART})


def test_nesting_deeper_than_any_document_has__is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5000 + para(run()) + "</w:sdtContent></w:sdt>" * 5000
    with pytest.raises(InputError) as caught:
        read_document(package(deep), "x.docx")
    assert (caught.value.key, caught.value.parameters) == ("document.damaged", {"file": "x.docx"})


def test_text_in_utf_16__is_read() -> None:
    parts = parts_of(para("<w:r><w:t>Kính gửi</w:t></w:r>"))
    parts[MAIN_PART] = parts[MAIN_PART].decode().encode("utf-16")
    assert read_document(write_package(parts)).paragraphs[0].text == "Kính gửi"


def test_an_empty_document__is_checked_for_its_file_only() -> None:
    result = check_document(package(""))
    assert (result.profile_id, result.diagnostics) == (None, ())
    assert result.detection is not None
    assert result.detection.reason == "no-title"


def test_a_page_number_in_a_frame__stands_where_the_frame_does() -> None:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="{}" w:y="1"/>'
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850"/></w:sectPr>'
    )
    middles = []
    for aligned in ("left", "center", "right"):
        header = f"<w:hdr {W}>{para(field, properties=frame.format(aligned))}</w:hdr>"
        facts = read(f"{para(run())}{section}", header=header)
        (line,) = lines_of(facts.sections[0].headers["default"].paragraphs, facts.sections)
        middles.append(round(line.middle, 1))
    assert middles == [0.0, 0.5, 1.0]


@pytest.mark.parametrize(
    ("drawing", "width"),
    [
        ('<w:pict><v:line from="10pt,5pt" to="190.7pt,5pt"/></w:pict>', 64),
        ('<w:pict><v:shape type="#_x0000_t32" style="position:absolute;width:56.7pt;height:0"/></w:pict>', 20),
        ('<w:pict><v:shape style="width:90pt"><v:imagedata/></v:shape></w:pict>', None),
    ],
    ids=["line", "connector", "picture"],
)
def test_lines_drawn_by_old_word__have_their_length(drawing: str, width: int | None) -> None:
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    paragraph = first(para(f"<w:r>{drawing.replace('<w:pict>', f'<w:pict {vml}>')}</w:r>"))
    assert [round(stroke or 0) for stroke in paragraph.strokes] == ([] if width is None else [width])


def test_a_table_as_wide_as_the_page__shares_the_room_there_is() -> None:
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    margins = '<w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar>'
    cells = "".join(f"<w:tc>{para(run())}</w:tc>" for _ in range(2))
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1701" w:right="850"/></w:sectPr>'
    found = {}
    for kind, width in (("dxa", "4000"), ("pct", "5000"), ("pct", "50%")):
        properties = f'<w:tblPr><w:tblW w:type="{kind}" w:w="{width}"/>{margins}</w:tblPr>'
        facts = read(f"<w:tbl>{properties}{grid}<w:tr>{cells}</w:tr></w:tbl>{section}")
        places = [paragraph.place for paragraph in facts.paragraphs]
        found[width] = [round(place.left_mm) for place in places], [round(place.width_mm or 0) for place in places]
    assert found == {"4000": ([0, 18], [18, 53]), "5000": ([0, 41], [41, 124]), "50%": ([0, 21], [21, 62])}


def test_text_after_the_last_section__belongs_to_it() -> None:
    facts = read_document(package(para(run(), properties="<w:sectPr/>") + para(run())))
    assert (len(facts.sections), [paragraph.section for paragraph in facts.paragraphs]) == (1, [0, 0])
