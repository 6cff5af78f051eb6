from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_reports.vi.text import (
    Stretch,
    bind,
    collapse_spaces,
    find_doubled_words,
    find_unpaired_quotes,
    nfc,
    repair_dashes,
    repair_quotes,
)
from danvan_reports.vi.tone import ToneCount, count_tone_styles, fold_tones, mixes_tone_styles, place_tones

SYLLABLES = ("hoà", "hòa", "khoẻ", "thuỷ", "quý", "toán", "hoàng", "khuya", "UỶ", "Hoạ", "của", "mùa", "giá", "-", " ")
PIECES = (
    "Số ",
    "09-QC/TU",
    "ngày ",
    "08",
    " tháng 7",
    " năm 2021",
    "Điều 5",
    "quý I/2024",
    "5,2 tỷ đồng",
    "02 lớp",
    ", ",
)


def shown(text: str) -> str:
    return text.replace("\u00a0", "°")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (
            "Quyết định số 1377-QĐ/TU, ngày 03/8/2026, Điều 5",
            "Quyết định số°1377-QĐ/TU, ngày°03/8/2026, Điều°5",
        ),
        ("ngày 08 tháng 7 năm 2021", "ngày°08 tháng°7 năm°2021"),
        ("quý IV/2023, Đại hội lần thứ XIII", "quý°IV/2023, Đại hội lần thứ°XIII"),
        ("2 tỷ 350 triệu đồng, 850.000 đồng", "2°tỷ 350°triệu°đồng, 850.000°đồng"),
        ("1.500 nghìn tỷ đồng", "1.500°nghìn°tỷ°đồng"),
        ("lúc 07 giờ 05 phút, 02 hội nghị, 20 mô hình", "lúc 07 giờ 05 phút, 02°hội nghị, 20 mô hình"),
        ("6 tháng đầu năm 2026", "6 tháng đầu năm°2026"),
        ("dân số 5 vạn, khu dân cư số 2", "dân số 5 vạn, khu dân cư số 2"),
    ],
)
def test_bind__stands_where_a_line_must_not_end__and_nowhere_else(text: str, bound: str) -> None:
    assert shown(bind(text)) == bound


@given(text=st.lists(st.sampled_from(PIECES)).map("".join))
def test_bind__changes_only_spaces_and_only_once(text: str) -> None:
    assert bind(text).replace("\u00a0", " ") == text
    assert bind(bind(text)) == bind(text)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("kinh tế – xã hội, quốc phòng— an ninh", "kinh tế - xã hội, quốc phòng - an ninh"),
        ("Trưởng Ban Dân vận – Phạm Văn Bốn", "Trưởng Ban Dân vận - Phạm Văn Bốn"),
        ("nhiệm kỳ 2020 – 2025, giai đoạn 2021–2025", "nhiệm kỳ 2020-2025, giai đoạn 2021-2025"),
        ("I- ƯU ĐIỂM", "I- ƯU ĐIỂM"),
        ("Mác - Lênin, Lê-nin, KT-XH, Covid -19, QĐ-UBND", "Mác - Lênin, Lê-nin, KT-XH, Covid -19, QĐ-UBND"),
        ("- Lưu Văn phòng", "- Lưu Văn phòng"),
        ("VĂN HÓA-XÃ HỘI", "VĂN HÓA - XÃ HỘI"),
    ],
)
def test_repair_dashes__mends_compounds_and_years__and_leaves_the_rest(text: str, repaired: str) -> None:
    assert repair_dashes(text) == repaired


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ('"A" và ("B"), "C".', "“A” và (“B”), “C”."),
        ('phong trào "Dân vận khéo', 'phong trào "Dân vận khéo'),
        ('màn hình 5" và "B"', 'màn hình 5" và "B"'),
        ("“A “B” ”", "“A “B” ”"),
        ('"A "B" C"', "“A “B” C”"),
    ],
)
def test_repair_quotes__turns_pairs__and_leaves_what_is_in_doubt(text: str, repaired: str) -> None:
    assert repair_quotes(text) == repaired


def test_unpaired_quotes__are_reported_where_they_stand() -> None:
    assert find_unpaired_quotes("a” “b “c”") == [Stretch(1, 2, "”"), Stretch(3, 4, "“")]
    assert find_unpaired_quotes("“a “b” c”") == []


def test_doubled_words__are_reported__but_not_those_that_vietnamese_doubles() -> None:
    text = "đã có buổi buổi khảo sát; luôn luôn, năm năm; Ban Ban; Bà bàn"
    assert find_doubled_words(text) == [Stretch(6, 15, "buổi buổi"), Stretch(46, 53, "Ban Ban")]


def test_doubled_words__of_letters_alone__also_where_a_text_begins_and_after_a_mark() -> None:
    text = "xã xã, (buổi buổi 12 12 a2 a2 _a _a, b b b b"
    found = [(stretch.start, stretch.text) for stretch in find_doubled_words(text)]
    assert found == [(0, "xã xã"), (8, "buổi buổi"), (37, "b b"), (41, "b b")]


def test_words_equal_but_for_case__are_not_doubled() -> None:
    assert find_doubled_words("Đảng ủy Ủy ban nhân dân; Đại hội Hội Nông dân; Ban ban hành") == []


def test_collapse_spaces__makes_runs_one_space() -> None:
    assert collapse_spaces("a  b\u00a0 \u00a0c d\n\n e") == "a b c d\n\n e"


def test_nfc__composes() -> None:
    assert nfc("U\u0309y ban") == "Ủy ban"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa, HÒA, Hòa", "hoà, HOÀ, Hoà"),
        ("thủy lợi, ủy viên, Ủy, ỦY", "thuỷ lợi, uỷ viên, Uỷ, UỶ"),
        ("xóa, khóa, họa, khỏe, lòe", "xoá, khoá, hoạ, khoẻ, loè"),
        ("quý, quỹ, hoàn, toán, khuỷu, thuyền, ngoài", "quý, quỹ, hoàn, toán, khuỷu, thuyền, ngoài"),
    ],
)
def test_place_tones__moves_only_marks_that_have_two_places(old: str, new: str) -> None:
    assert place_tones(old, "new") == new
    assert place_tones(new, "old") == old


@given(text=st.lists(st.sampled_from(SYLLABLES)).map(" ".join))
def test_place_tones__both_styles_fold_to_one(text: str) -> None:
    assert place_tones(place_tones(text, "new"), "old") == place_tones(text, "old") == fold_tones(text)
    assert count_tone_styles(place_tones(text, "new")).old == 0


def test_place_tones__in_no_known_style__is_refused() -> None:
    with pytest.raises(ValueError, match="old or new"):
        place_tones("hòa", "keep")  # type: ignore[arg-type]


@given(text=st.lists(st.sampled_from(SYLLABLES)).map(" ".join))
def test_mixes_tone_styles__where_both_are_counted(text: str) -> None:
    count = count_tone_styles(text)
    assert mixes_tone_styles(text) == bool(count.old and count.new)


def test_count_tone_styles__shows_a_mixed_document() -> None:
    assert count_tone_styles("Tỉnh ủy, Huyện uỷ, cụ thể hoá, quý") == ToneCount(old=1, new=2)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Số 09 -QC/TU", "Số 09 -QC/TU"),
        ("30/2020/NĐ- CP", "30/2020/NĐ- CP"),
        ("từ 1990 - 2020 hộ", "từ 1990 - 2020 hộ"),
        ("giai đoạn 2021 – 2025 và các năm sau", "giai đoạn 2021-2025 và các năm sau"),
        ("(2020 - 2025)", "(2020-2025)"),
        ("kinh tế- xã hội", "kinh tế - xã hội"),
    ],
)
def test_repair_dashes__leaves_numbers_and_symbols_alone(typed: str, expected: str) -> None:
    assert repair_dashes(typed) == expected
