"""The templates hold what the outlines say, set as the profiles ask."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from danvan_reports.errors import OutputError
from danvan_reports.formats.profiles import load_profile
from danvan_reports.model.kinds import KINDS
from danvan_reports.rendering.compiled import CompiledTemplate
from danvan_reports.resources import templates_folder
from danvan_reports.template_builder.building import build_from_outline, build_template, build_templates
from danvan_reports.template_builder.outline import OutlineError, parse_outline

from .contexts import annex, context, point, render, rendered_lines

if TYPE_CHECKING:
    from pathlib import Path

KIND = "ket-luan-giam-sat"
OUTLINES = sorted((templates_folder() / "outlines").glob("*.txt"))
BUILT = [
    (profile, path.stem)
    for path in OUTLINES
    for profile in re.findall(r"^@profiles (.+)$", path.read_text("utf-8"), re.MULTILINE)[0].split()
]


def lines(profile_id: str = "party-2026", **changed: Any) -> list[tuple[str, str]]:
    return rendered_lines(build_template(KIND, load_profile(profile_id)), context(**changed))


def of_style(found: list[tuple[str, str]], *styles: str) -> list[str]:
    return [text for style, text in found if style in styles]


def built_from(text: str) -> bytes:
    outline = parse_outline("main", {"main": f"@profiles party-2026\n{text}"}.__getitem__)
    return build_from_outline(outline, load_profile("party-2026"))


def test_outlines__every_kind_has_one_or_shares_one() -> None:
    assert {name for _profile, name in BUILT} == {kind.template for kind in KINDS.values()}


def test_build_templates__writes_every_kind_under_each_of_its_profiles(tmp_path: Path) -> None:
    written = build_templates(tmp_path, overwrite=False)
    assert sorted(written) == sorted(tmp_path / profile / f"{kind}.docx" for profile, kind in BUILT)
    assert all(zipfile.is_zipfile(path) for path in written)


def test_build_templates__keeps_a_template_that_an_office_edited_unless_told(tmp_path: Path) -> None:
    edited = tmp_path / BUILT[0][0] / f"{BUILT[0][1]}.docx"
    edited.parent.mkdir()
    edited.write_bytes(b"of the office")
    with pytest.raises(OutputError) as caught:
        build_templates(tmp_path, overwrite=False)
    assert (caught.value.key, edited.read_bytes()) == ("output.edited", b"of the office")
    build_templates(tmp_path, overwrite=True)
    assert zipfile.is_zipfile(edited)


@pytest.mark.parametrize(("profile_id", "kind"), BUILT)
def test_shipped_template__is_what_its_outline_builds(profile_id: str, kind: str) -> None:
    built = zipfile.ZipFile(io.BytesIO(build_template(kind, load_profile(profile_id))))
    shipped = zipfile.ZipFile(templates_folder() / profile_id / f"{kind}.docx")
    # Unpacked: two builds of zlib pack the same bytes differently.
    assert {name: shipped.read(name) for name in shipped.namelist()} == {
        name: built.read(name) for name in built.namelist()
    }, "make-report templates build writes them anew"


def test_shipped_templates__none_without_an_outline() -> None:
    shipped = {path.relative_to(templates_folder()).as_posix() for path in templates_folder().glob("*/*.docx")}
    assert shipped == {f"{profile}/{kind}.docx" for profile, kind in BUILT}


def test_build_template__package_has_fixed_order_and_no_clock() -> None:
    package = zipfile.ZipFile(io.BytesIO(build_template(KIND, load_profile("party-2026"))))
    assert package.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms" not in package.read("docProps/core.xml")


def test_rendered__whole_paper_in_order_with_its_styles() -> None:
    assert lines() == [
        ("Organisation", "TỈNH ỦY MINH GIANG"),
        ("Star", "*"),
        ("PartyTitle", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("DocumentNumber", "Số\u00a045-KL/TU"),
        ("PlaceAndDate", "Minh Giang, ngày 12 tháng 10 năm 2026"),
        ("DocumentType", "KẾT LUẬN"),
        ("DocumentAuthor", "CỦA BAN THƯỜNG VỤ TỈNH ỦY"),
        ("Abstract", "về kết quả giám sát đối với Ban Thường vụ Đảng ủy xã Phú Khê"),
        ("Dashes", "-----"),
        ("Body", "Thực hiện Quyết định số 1377-QĐ/TU, ngày 03/8/2026."),
        ("Body", "Ban Thường vụ Tỉnh ủy kết luận như sau:"),
        ("HeadingRoman", "I- ƯU ĐIỂM"),
        ("PointFirst", "1. Ưu điểm một."),
        ("PointFirst", "2. Ưu điểm hai:"),
        ("PointSecond", "- Ý nhỏ:"),
        ("PointThird", "+ Ý nhỏ hơn."),
        ("HeadingRoman", "II- HẠN CHẾ, KHUYẾT ĐIỂM, NGUYÊN NHÂN VÀ TRÁCH NHIỆM"),
        ("HeadingArabic", "1. Hạn chế, khuyết điểm"),
        ("PointFirst", "- Hạn chế một."),
        ("PointFirst", "- Hạn chế hai."),
        ("HeadingArabic", "2. Nguyên nhân"),
        ("HeadingLetter", "a) Nguyên nhân khách quan"),
        ("PointFirst", "Địa bàn rộng."),
        ("HeadingLetter", "b) Nguyên nhân chủ quan"),
        ("PointFirst", "[CẦN BỔ SUNG: nguyên nhân chủ quan]"),
        ("HeadingArabic", "3. Trách nhiệm"),
        ("PointFirst", "Trách nhiệm thuộc về tập thể."),
        ("HeadingRoman", "III- YÊU CẦU"),
        ("HeadingArabic", "1. Đối với Đảng ủy xã"),
        ("PointFirst", "- Khắc phục."),
        ("PointFirst", "- Báo cáo."),
        ("Body", "Trước ngày 30/11."),
        ("HeadingArabic", "2. Đối với Ban Tuyên giáo và Dân vận"),
        ("PointFirst", "Theo dõi."),
        ("Closing", "Ban Thường vụ yêu cầu nghiêm túc thực hiện Kết luận này."),
        ("RecipientsLabel", "Nơi nhận:"),
        ("RecipientsList", "- Ban Thường vụ Đảng ủy xã;"),
        ("RecipientsList", "- Lưu Văn phòng Tỉnh ủy."),
        ("SignAuthority", "T/M BAN THƯỜNG VỤ"),
        ("SignPosition", "PHÓ BÍ THƯ"),
        *[("SignRoom", "")] * 4,
        ("SignName", "Hoàng Đức Thuận"),
    ]


def test_rendered__what_leads_to_something_stays_on_its_page() -> None:
    template = build_template("ket-luan-giam-sat", load_profile("party-2026"))
    paragraphs = Document(io.BytesIO(render(template, context()))).paragraphs
    kept = [item.text for item in paragraphs if item._p.pPr is not None and item._p.pPr.keepNext is not None]
    assert kept == ["Ban Thường vụ Tỉnh ủy kết luận như sau:", "2. Ưu điểm hai:", "- Ý nhỏ:"]


def test_rendered__marks_and_superior_stand_in_their_places() -> None:
    found = lines(
        letterhead={"superior": "ĐẢNG BỘ TỈNH MINH GIANG", "issuer": "ĐẢNG ỦY XÃ PHÚ KHÊ"},
        urgency="KHẨN",
        draft_mark="Dự thảo lần 2",
        no_mass_media=True,
    )
    assert found[:7] == [
        ("ParentOrganisation", "ĐẢNG BỘ TỈNH MINH GIANG"),
        ("Organisation", "ĐẢNG ỦY XÃ PHÚ KHÊ"),
        ("Star", "*"),
        ("PartyTitle", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("DocumentNumber", "Số\u00a045-KL/TU"),
        ("Urgency", "KHẨN"),
        ("DraftMark", "Dự thảo lần 2"),
    ]
    assert found[-1] == ("NoMassMedia", "KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG")


@pytest.mark.parametrize("left_out", ["author", "subject"])
def test_rendered__what_is_empty_leaves_no_paragraph(left_out: str) -> None:
    style = {"author": "DocumentAuthor", "subject": "Abstract"}[left_out]
    assert lines(**{left_out: ""}) == [line for line in lines() if line[0] != style]


def test_rendered__signer_without_authority_and_with_two_posts() -> None:
    found = lines(signature={"authority": "", "positions": ["BÍ THƯ", "kiêm"], "name": "Hoàng Đức Thuận"})
    assert of_style(found, "SignAuthority", "SignPosition") == ["BÍ THƯ", "kiêm"]


def test_rendered__one_kind_of_cause_has_no_letter() -> None:
    assert of_style(lines(internal_causes=[]), "HeadingLetter") == ["Nguyên nhân khách quan"]
    assert of_style(lines(external_causes=[]), "HeadingLetter") == ["Nguyên nhân chủ quan"]


def test_rendered__one_addressee_and_one_point_have_no_number() -> None:
    alone = [{"addressee": "Đảng ủy xã", "points": [point("Khắc phục.")], "deadline": ""}]
    found = lines(recommendations=alone, achievements=[point("Ưu điểm.", point("Ý nhỏ."))])
    assert found[found.index(("HeadingRoman", "III- YÊU CẦU")) + 1 :][:2] == [
        ("HeadingArabic", "Đối với Đảng ủy xã"),
        ("PointFirst", "Khắc phục."),
    ]
    assert of_style(found, "PointFirst", "PointSecond")[:2] == ["Ưu điểm.", "- Ý nhỏ."]


def test_rendered__recipients_of_2018_end_with_commas() -> None:
    assert of_style(lines("party-2018"), "RecipientsList") == [
        "- Ban Thường vụ Đảng ủy xã,",
        "- Lưu Văn phòng Tỉnh ủy.",
    ]


def test_rendered__annex_table_with_parts() -> None:
    found = lines(annex=annex(), annex_pointer="(Số liệu tại Phụ lục.)")
    assert found[found.index(("AnnexLabel", "Phụ lục")) :] == [
        ("AnnexLabel", "Phụ lục"),
        ("AnnexTitle", "SỐ LIỆU GIÁM SÁT"),
        ("AnnexReference", "(Kèm theo Kết luận số 45-KL/TU, ngày 12/10/2026 của Ban Thường vụ Tỉnh ủy)"),
        ("Dashes", "-----"),
        *[("AnnexHeaderCell", heading) for heading in ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")],
        ("AnnexCentreCell", "1"),
        ("AnnexTextCell", "Cuộc tuyên truyền"),
        ("AnnexCentreCell", "cuộc"),
        ("AnnexFigureCell", "214"),
        ("AnnexCentreCell", ""),
        ("AnnexPartCell", "trực tiếp"),
        ("AnnexCentreCell", "cuộc"),
        ("AnnexFigureCell", "120"),
    ]
    assert ("Body", "(Số liệu tại Phụ lục.)") in found


@pytest.mark.parametrize("previous", [False, True])
@pytest.mark.parametrize("plan", [False, True])
def test_rendered__annex_has_the_columns_there_are_values_for(previous: bool, plan: bool) -> None:
    compared = ["Cùng kỳ năm trước", "Tăng (+), giảm\u00a0(-)", "Tỷ lệ tăng, giảm"]
    assert of_style(lines(annex=annex(previous=previous, plan=plan)), "AnnexHeaderCell") == [
        *("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"),
        *(compared if previous else ()),
        *(("Kế hoạch", "Đạt kế hoạch") if plan else ()),
    ]


@pytest.mark.parametrize(
    ("given", "sheets"),
    [
        (False, ["portrait"]),
        (annex(), ["portrait", "portrait"]),
        (annex(previous=True), ["portrait", "portrait"]),
        (annex(plan=True), ["portrait", "portrait"]),
        (annex(previous=True, plan=True), ["portrait", "landscape"]),
    ],
)
def test_rendered__annex_with_all_columns_lies_on_its_side(given: Any, sheets: list[str]) -> None:
    template = CompiledTemplate.from_bytes(build_template(KIND, load_profile("party-2026")), "main")
    sections = Document(io.BytesIO(template.render(context(annex=given)))).sections
    assert [("portrait", "landscape")[each.orientation] for each in sections] == sheets
    assert all(((each.page_width or 0) > (each.page_height or 0)) == bool(each.orientation) for each in sections)


def test_rendered__what_follows_the_table_of_a_roll_up_stands_upright() -> None:
    values = context(annex=annex(previous=True, plan=True) | {"unit_tables": [], "charts": []})
    template = CompiledTemplate.from_bytes(built_from("@title\n@annex_by_unit"), "main")
    sections = Document(io.BytesIO(template.render(values))).sections
    assert [bool(each.orientation) for each in sections] == [False, True, False]


@pytest.mark.parametrize(
    "changed", [{}, {"annex": annex()}, {"annex": annex(previous=True, plan=True), "no_mass_media": True}]
)
def test_compiled_template__gives_the_paragraphs_of_docxtpl(changed: dict[str, Any]) -> None:
    template = build_template(KIND, load_profile("party-2026"))
    ours = CompiledTemplate.from_bytes(template, "main").render(context(**changed))
    texts = [
        ["".join(found.itertext("{*}t")) for found in Document(io.BytesIO(content)).element.body.iter("{*}p")]
        for content in (ours, render(template, context(**changed)))
    ]
    assert texts[0] == texts[1]


def test_document_properties__title_and_issuing_body() -> None:
    properties = Document(
        io.BytesIO(render(build_template(KIND, load_profile("party-2026")), context()))
    ).core_properties
    assert (properties.title, properties.author) == ("Kết luận giám sát", "Ban Thường vụ Tỉnh ủy")
    assert properties.language == "vi-VN"


def test_outline_paragraph__bold_between_stars() -> None:
    (found,) = Document(io.BytesIO(built_from("clause | **Điều 1.** Thành lập **Đoàn** giám sát"))).paragraphs[:1]
    assert [(each.text, each.bold) for each in found.runs] == [
        ("Điều 1.", True),
        (" Thành lập ", None),
        ("Đoàn", True),
        (" giám sát", None),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bodi | chữ", "main, line 2: party-2026 has no component bodi"),
        ("@signatures", "main, line 2: no block @signatures with 0 arguments"),
        ("@signature left", "main, line 2: no block @signature with 1 arguments"),
        ("@points achievements", "main, line 2: no block @points with 1 arguments"),
        ("@points achievements 1. - + *", "main, line 2: no block @points with 5 arguments"),
    ],
)
def test_build_from_outline__what_nobody_knows_is_named(text: str, message: str) -> None:
    with pytest.raises(OutlineError) as fault:
        built_from(text)
    assert str(fault.value) == message
