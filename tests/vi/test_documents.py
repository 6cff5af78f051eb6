from __future__ import annotations

from datetime import date

import pytest

from danvan_reports.vi.citations import Citation, build_citation, parse_citation
from danvan_reports.vi.document_numbers import (
    DocumentNumber,
    build_party_number,
    build_state_number,
    format_number_line,
    parse_document_number,
    type_symbol,
)
from danvan_reports.vi.document_types import PARTY_SYMBOLS, STATE_SYMBOLS, find_document_type, leading_document_type
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.folding import fold_to_ascii
from danvan_reports.vi.ordinals import ordinal_words, parse_roman, roman

LAW = Citation(
    "Luật", DocumentNumber("legal", 10, None, "QH15", 2022), date(2022, 11, 10), title="Thực hiện dân chủ ở cơ sở"
)


@pytest.mark.parametrize(
    ("dated", "symbol"),
    [
        (None, "QĐ"),
        (date(2018, 4, 2), "QĐ"),
        (date(2018, 8, 28), "QĐi"),
        (date(2019, 2, 18), "QĐi"),
        (date(2019, 3, 11), "QĐ"),
        (date(2026, 5, 27), "QĐ"),
    ],
)
def test_symbol_of_quy_dinh__follows_the_guidance_of_its_time(dated: date | None, symbol: str) -> None:
    assert build_party_number(7, "Quy định", "TW", dated=dated) == f"07-{symbol}/TW"
    assert type_symbol("Quyết định", dated=dated) == "QĐ"


def test_party_number__of_joint_issuers() -> None:
    number = parse_document_number(build_party_number(5, "quy chế", "BTCTU-BNCTU"))
    assert number == DocumentNumber("party", 5, "QC", "BTCTU-BNCTU")


def test_party_types__are_those_of_the_regulation() -> None:
    numbered = (
        "chiến lược, nghị quyết, quyết định, chỉ thị, kết luận, quy chế, quy định, thông tri, hướng dẫn, thông báo, "
        "thông cáo, tuyên bố, lời kêu gọi, báo cáo, kế hoạch, quy hoạch, chương trình, đề án, phương án, dự án, "
        "tờ trình, công văn, biên bản"
    )
    assert {name.lower() for name in PARTY_SYMBOLS} == {*numbered.split(", "), "bản sao"}


def test_state_types__are_those_of_the_decree() -> None:
    abbreviated = (
        "nghị quyết, quyết định, chỉ thị, quy chế, quy định, thông cáo, thông báo, hướng dẫn, chương trình, kế hoạch, "
        "phương án, đề án, dự án, báo cáo, biên bản, tờ trình, hợp đồng, công điện, bản ghi nhớ, bản thỏa thuận, "
        "giấy ủy quyền, giấy mời, giấy giới thiệu, giấy nghỉ phép, phiếu gửi, phiếu chuyển, phiếu báo, sao y, "
        "trích sao, sao lục"
    )
    assert {name.lower() for name in STATE_SYMBOLS} == set(abbreviated.split(", "))


@pytest.mark.parametrize("symbol", ["GCN", "GP", "KL", "L", "NĐ", "NQLT", "PL", "QCPH", "TT", "TTLT", "VBHN", "QyĐ"])
def test_state_number__of_acts_beyond_the_decree__has_its_type(symbol: str) -> None:
    assert parse_document_number(f"01/{symbol}-TTCP") == DocumentNumber("state", 1, symbol, "TTCP")


@pytest.mark.parametrize("name", PARTY_SYMBOLS)
def test_party_types__are_found_whatever_their_capitals(name: str) -> None:
    assert find_document_type(name.upper()) == find_document_type(name.lower()) == name


def initials(name: str) -> str:
    return "".join(word[0] if word[0] in "đĐ" else fold_to_ascii(word[0]) for word in name.split()).upper()


@pytest.mark.parametrize("symbols", [PARTY_SYMBOLS, STATE_SYMBOLS])
def test_symbols__are_the_initials_of_the_type__but_for_those_the_regulations_name(symbols: dict[str, str]) -> None:
    named = {"Chương trình": "CTr", "Tờ trình": "TTr", "Trích sao": "TrS"} | (
        {"Quy định": "QyĐ"} if symbols is STATE_SYMBOLS else {}
    )
    assert symbols == {name: named.get(name) or initials(name) for name in symbols}


def test_state_types__are_found_whatever_their_tone_placement() -> None:
    assert build_state_number(3, "Bản thoả thuận", "UBND") == "03/BTT-UBND"
    assert leading_document_type("Giấy uỷ quyền số 5") == "Giấy ủy quyền"


def test_state_letter__is_numbered_by_issuer_and_unit() -> None:
    assert build_state_number(5, "công văn", "BNV-VP") == "05/BNV-VP"
    assert parse_document_number("05/BNV-VP") == DocumentNumber("state", 5, None, "BNV-VP")


@pytest.mark.parametrize("name", ["Tối hậu thư", "Lời kêu gọi"])
def test_state_number__of_a_type_the_state_has_not__is_refused(name: str) -> None:
    with pytest.raises(ValueFault, match="unknown-document-type"):
        build_state_number(1, name, "UBND")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Số: 1377-QĐ/ĐGS1377", DocumentNumber("party", 1377, "QĐ", "ĐGS1377")),
        ("12-KH/ThU", DocumentNumber("party", 12, "KH", "ThU")),
        (
            "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN",
            DocumentNumber("legal", 403, "NQLT", "UBTVQH14-CP-ĐCTUBTWMTTQVN", 2017),
        ),
        ("10/2022/QH15", DocumentNumber("legal", 10, None, "QH15", 2022)),
        ("249/MTTQ-BTT", DocumentNumber("state", 249, None, "MTTQ-BTT")),
        ("3294-CV/VPTW/nb", DocumentNumber("party", 3294, "CV", "VPTW", internal=True)),
    ],
)
def test_number__of_every_system(text: str, number: DocumentNumber) -> None:
    assert parse_document_number(text) == number


@pytest.mark.parametrize(
    ("text", "line"),
    [("09-QC/TU", "Số 09-QC/TU"), ("05/BC-UBND", "Số: 05/BC-UBND"), ("10/2022/QH15", "Số: 10/2022/QH15")],
)
def test_number_line__has_a_colon_outside_the_party(text: str, line: str) -> None:
    assert format_number_line(parse_document_number(text)) == line


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        (
            "Chương trình số 09-CTr/TU, ngày 12/01/2026 của Ban Thường vụ Tỉnh ủy về công tác giám sát năm 2026;",
            Citation(
                "Chương trình",
                DocumentNumber("party", 9, "CTr", "TU"),
                date(2026, 1, 12),
                "Ban Thường vụ Tỉnh ủy",
                "về công tác giám sát năm 2026",
            ),
        ),
        (
            "Chỉ thị số 21-CT/TU, ngày 27/5/2022 của Ban Thường vụ Tỉnh ủy “về đẩy mạnh công tác dân vận”.",
            Citation(
                "Chỉ thị",
                DocumentNumber("party", 21, "CT", "TU"),
                date(2022, 5, 27),
                "Ban Thường vụ Tỉnh ủy",
                "“về đẩy mạnh công tác dân vận”",
            ),
        ),
        (
            "kế hoạch số 29-KH/TU về công tác dân vận",
            Citation("Kế hoạch", DocumentNumber("party", 29, "KH", "TU"), subject="về công tác dân vận"),
        ),
        (
            "Kế hoạch số 29-KH/TU, ngày 10/6/2022./.",
            Citation("Kế hoạch", DocumentNumber("party", 29, "KH", "TU"), date(2022, 6, 10)),
        ),
        ("Luật Thực hiện dân chủ ở cơ sở (số 10/2022/QH15), ngày 10/11/2022", LAW),
        (
            "Luật Thực hiện dân chủ ở cơ sở năm 2022 của Quốc hội quy định về dân chủ",
            Citation(
                "Luật",
                issuer="Quốc hội",
                subject="quy định về dân chủ",
                title="Thực hiện dân chủ ở cơ sở",
                year=2022,
            ),
        ),
        (
            "Nghị quyết liên tịch số 09/NQLT-BTC của Bộ Tài chính",
            Citation("Nghị quyết liên tịch", DocumentNumber("state", 9, "NQLT", "BTC"), issuer="Bộ Tài chính"),
        ),
    ],
)
def test_citation__is_read_with_what_it_says(text: str, citation: Citation) -> None:
    assert parse_citation(text) == citation


@pytest.mark.parametrize(
    ("citation", "first", "later"),
    [
        (LAW, "Luật Thực hiện dân chủ ở cơ sở năm 2022", "Luật Thực hiện dân chủ ở cơ sở"),
        (Citation("Bộ luật", date=date(2015, 11, 24), title="Dân sự"), "Bộ luật Dân sự năm 2015", "Bộ luật Dân sự"),
        (Citation("Hiến pháp", year=2013), "Hiến pháp năm 2013", "Hiến pháp"),
        (parse_citation("Luật Đất đai năm 2024"), "Luật Đất đai năm 2024", "Luật Đất đai"),
        (
            parse_citation("Pháp lệnh 34/2007/PL-UBTVQH11, ngày 20/4/2007"),
            "Pháp lệnh số 34/2007/PL-UBTVQH11, ngày 20/4/2007",
            "Pháp lệnh số 34/2007/PL-UBTVQH11",
        ),
    ],
)
def test_citation__first_in_full__later_in_short__a_law_by_its_title(
    citation: Citation, first: str, later: str
) -> None:
    assert build_citation(citation) == first
    assert build_citation(citation, form="later") == later


@pytest.mark.parametrize(
    ("text", "title", "year", "subject"),
    [
        (
            "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2015",
            "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
            2015,
            "",
        ),
        (
            "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
            "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
            None,
            "",
        ),
        ("Luật Phòng, chống tác hại của rượu, bia năm 2019", "Phòng, chống tác hại của rượu, bia", 2019, ""),
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức năm 2019",
            "Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức",
            2019,
            "",
        ),
        ("Luật Đất đai năm 2024 (sửa đổi)", "Đất đai", 2024, "(sửa đổi)"),
        ("Luật Đất đai (sửa đổi)", "Đất đai (sửa đổi)", None, ""),
        (
            "Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)",
            "Hình sự",
            2015,
            "(sửa đổi, bổ sung năm 2017)",
        ),
    ],
)
def test_law_by_its_title__is_read_whole_and_written_as_it_was(
    text: str, title: str, year: int | None, subject: str
) -> None:
    citation = parse_citation(text)
    document_type = "Bộ luật" if text.startswith("Bộ") else "Luật"
    assert citation == Citation(document_type, title=title, year=year, subject=subject)
    assert build_citation(citation) == text


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        (
            "Luật Phòng, chống tác hại của rượu, bia của Quốc hội",
            Citation("Luật", issuer="Quốc hội", title="Phòng, chống tác hại của rượu, bia"),
        ),
        (
            "Pháp lệnh Dân chủ, ngày 20 tháng 4 năm 2007 của Ủy ban Thường vụ Quốc hội",
            Citation("Pháp lệnh", date=date(2007, 4, 20), issuer="Ủy ban Thường vụ Quốc hội", title="Dân chủ"),
        ),
        ("Hiến pháp 2013", Citation("Hiến pháp", year=2013)),
        ("Hiến pháp năm 2013 của Quốc hội", Citation("Hiến pháp", issuer="Quốc hội", year=2013)),
        ("Luật Đất đai 2024", Citation("Luật", title="Đất đai", year=2024)),
        (
            "Luật Thực hiện dân chủ ở cơ sở năm 2022 (số 10/2022/QH15)",
            Citation("Luật", DocumentNumber("legal", 10, None, "QH15", 2022), title=LAW.title, year=2022),
        ),
    ],
)
def test_law__with_its_issuer_date_or_number(text: str, citation: Citation) -> None:
    assert parse_citation(text) == citation


@pytest.mark.parametrize("text", ["Luật", "Kế hoạch ngày 10/6/2022 của Tỉnh ủy", "Kế hoạch"])
def test_citation__without_number_or_title__is_refused(text: str) -> None:
    with pytest.raises(ValueFault, match="document-number-missing"):
        parse_citation(text)


def test_citation__as_long_as_a_subject_may_be__is_read() -> None:
    subject = "về " + "công tác dân vận " * 100
    found = parse_citation(f"Kế hoạch số 29-KH/TU {subject}")
    assert found.subject == subject.strip()


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (3, "III"),
        (19, "XIX"),
        (44, "XLIV"),
        (90, "XC"),
        (400, "CD"),
        (550, "DL"),
        (1994, "MCMXCIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_roman_numeral__of_each_letter(number: int, numeral: str) -> None:
    assert roman(number) == numeral
    assert parse_roman(numeral) == number


@pytest.mark.parametrize("number", [0, 4000])
def test_roman_numeral__outside_its_range__is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no Roman numeral"):
        roman(number)


@pytest.mark.parametrize(("number", "words"), [(1, "thứ nhất"), (24, "thứ hai mươi tư"), (100, "thứ một trăm")])
def test_ordinal__of_one_and_four_are_their_own(number: int, words: str) -> None:
    assert ordinal_words(number) == words


def test_ordinal__starts_at_one() -> None:
    with pytest.raises(ValueError, match="no ordinal"):
        ordinal_words(0)
