from __future__ import annotations

import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from danvan_reports.vi.legacy import (
    convert_legacy_text,
    decode_cp1258,
    decode_utf16,
    decode_viscii,
    detect_legacy_text,
    guess_encoding,
    tcvn3_to_unicode,
    vni_to_unicode,
)
from danvan_reports.vi.syllables import is_spelled_well, is_syllable, spelling_score

if TYPE_CHECKING:
    from danvan_reports.vi.legacy import TextEncoding

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
MARKED = [letter for letter in SMALL if not letter.isascii()]
MARKED_BOTH = MARKED + [letter.upper() for letter in MARKED]
SENTENCE = (
    "Quy chế công tác dân vận của hệ thống chính trị; Ủy ban Mặt trận Tổ quốc, Huyện ủy, đồng chí Nguyễn Văn Đẳng"
)
ICONV = shutil.which("iconv")


def iconv(data: bytes, source: str) -> str:
    assert ICONV
    done = subprocess.run([ICONV, "-f", source, "-t", "UTF-8"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def test_alphabet__has_134_marked_letters() -> None:
    assert len(MARKED_BOTH) == 134


def test_viscii__has_every_letter_once() -> None:
    decoded = decode_viscii(bytes(range(256)))
    assert sorted(char for char in decoded if not char.isascii()) == sorted(MARKED_BOTH)
    assert decode_viscii(b"Dan van 09-QC/TU\r\n\t") == "Dan van 09-QC/TU\r\n\t"


def test_tcvn3__has_every_small_letter_and_the_toneless_capitals() -> None:
    decoded = {tcvn3_to_unicode(chr(code)) for code in range(0xA1, 0xFF)}
    assert {*MARKED, *"ĂÂÊÔƠƯĐ"} - decoded == set()


@pytest.mark.skipif(ICONV is None, reason="iconv is the oracle")
def test_tables__agree_with_iconv() -> None:
    codes = bytes(code for code in range(0xA1, 0xFF) if code not in range(0xB0, 0xB5))
    oracle = iconv(codes, "TCVN5712-1")
    own = tcvn3_to_unicode(codes.decode("latin-1"))
    converted = [(a, b) for a, b, code in zip(own, oracle, codes, strict=True) if a != chr(code)]
    assert [a for a, _ in converted] == [b for _, b in converted]
    every = bytes(range(256))
    assert decode_viscii(every) == iconv(every, "VISCII")


def vni(letter: str) -> str:
    """Spell a letter as VNI fonts do, by the rule of the method rather than the table."""
    small = letter.lower()
    decomposed = unicodedata.normalize("NFD", small)
    base, marks = decomposed[0], decomposed[1:]
    tone = next((mark for mark in marks if mark in TONES), "")
    plain = dict(zip(TONES, ("", "ø", "ù", "õ", "û", "ï"), strict=True))
    hat = dict(zip(TONES, "âàáãåä", strict=True))
    breve = dict(zip(TONES, "êèéüúë", strict=True))
    i_letters = dict(zip(TONES, ("i", "ì", "í", "ó", "æ", "ò"), strict=True))
    if small == "đ":
        spelled = "ñ"
    elif small[0] == "ỵ":
        spelled = "î"
    elif base == "i":
        spelled = i_letters[tone]
    elif "\u0302" in marks:
        spelled = base + hat[tone]
    elif "\u0306" in marks:
        spelled = base + breve[tone]
    else:
        spelled = ({"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base) + plain[tone]
    return spelled if letter == small else spelled.upper()


@pytest.mark.parametrize("letter", MARKED_BOTH)
def test_vni__spells_every_letter(letter: str) -> None:
    assert vni_to_unicode(vni(letter)) == letter


def test_vni__spells_sentences() -> None:
    spelled = "".join(vni(char) for char in SENTENCE)
    assert spelled.startswith("Quy cheá coâng taùc")
    assert (detect_legacy_text(spelled), vni_to_unicode(spelled)) == ("vni", SENTENCE)


@given(text=st.text(st.characters(exclude_categories=())))
@example("Aø")
def test_conversions__take_any_text(text: str) -> None:
    kept = "".join(char for char in text if char.isascii())
    for converted in (tcvn3_to_unicode(text), convert_legacy_text(text, "tcvn3")):
        assert "".join(char for char in converted if char.isascii()) == kept
        assert len(converted) == len(text)
    # VNI writes a letter and its mark as two: the letter goes into the one that Unicode has for both.
    assert len(convert_legacy_text(text, detect_legacy_text(text))) <= len(text)
    assert convert_legacy_text(text, "unicode") == text
    assert vni_to_unicode(kept) == kept


@given(data=st.binary())
def test_guess_encoding__takes_any_bytes(data: bytes) -> None:
    assert guess_encoding(data) in {None, "utf-8", "utf-16", "cp1258", "viscii", "tcvn3", "vni"}


@pytest.mark.parametrize(
    "text", [SENTENCE, "Tù do", "Hà Nội, 25°C, 10 m², «dân vận»", "", "Covid-19", "Phủ Lý, hoá, toà"]
)
def test_unicode__is_not_taken_for_anything_else(text: str) -> None:
    assert detect_legacy_text(text) == "unicode"


def as_viscii(text: str) -> bytes:
    table = {char: code for code, char in enumerate(decode_viscii(bytes(range(256))))}
    return bytes(table[char] for char in text)


def as_cp1258(text: str) -> bytes:
    """Keep the letters that Windows-1258 has (ă, ê, ô ...) and write their tones after them."""
    out = b""
    for char in text:
        base = unicodedata.normalize(
            "NFC", "".join(c for c in unicodedata.normalize("NFD", char) if c not in TONES[1:])
        )
        tone = "".join(c for c in unicodedata.normalize("NFD", char) if c in TONES[1:])
        out += (base + tone).encode("cp1258")
    return out


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (as_viscii(SENTENCE), "viscii"),
        (as_cp1258(SENTENCE), "cp1258"),
        ("§éc lËp - Tù do - H¹nh phóc".encode("latin-1"), "tcvn3"),
        ("Ban Daân vaän Tænh uûy".encode("latin-1"), "vni"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", None),
        (b"\x80\x81\x82 \x83", None),
    ],
)
def test_guess_encoding__names_what_the_bytes_look_like(data: bytes, encoding: str | None) -> None:
    assert guess_encoding(data) == encoding


def test_decoders__give_back_the_sentence() -> None:
    assert decode_cp1258(as_cp1258(SENTENCE)) == SENTENCE
    assert decode_viscii(as_viscii(SENTENCE)) == SENTENCE
    assert decode_utf16(b"\xfe\xff" + SENTENCE.encode("utf-16-be")) == SENTENCE


def test_utf16__without_a_byte_order_mark__is_not_guessed() -> None:
    with pytest.raises(UnicodeDecodeError, match="no byte order mark"):
        decode_utf16("dân".encode("utf-16-le"))


@pytest.mark.parametrize("word", ["nghiêng", "khuya", "quý", "Thuở", "oẳn", "giữa", "yếu", "huơ", "ĐƯỜNG"])
def test_syllable__of_vietnamese_spelling(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "ñôn", "coâng", "C«ng", "hòà", "straße", "vaên", "ngg", "15"])
def test_syllable__of_no_vietnamese_spelling(word: str) -> None:
    assert not is_syllable(word)


def test_spelling_score__counts_words_with_marks_only() -> None:
    assert spelling_score("Dan van, “công tác” Coâng") == 1


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Daân vaän", "vni"),
        ("Nhaân daân", "vni"),
        ("¼ công", "unicode"),
        ("có ½ ca", "unicode"),
        ("Công ty ©", "unicode"),
        ("ôn hòa ½ bò", "unicode"),
    ],
)
def test_detect_legacy_text__the_words_of_this_work_and_lone_signs(text: str, encoding: str) -> None:
    assert detect_legacy_text(text) == encoding


@pytest.mark.parametrize(
    ("text", "encoding", "converted"),
    [
        ("Công an xã và Coâng vaên soá 09", "vni", "Công an xã và Công văn số 09"),
        ("cô quan vaø ñôn vò; ñoàng chí ôû cô sôû", "vni", "cơ quan và đơn vị; đồng chí ở cơ sở"),
        ("§éc lËp - Tù do - H¹nh phóc", "tcvn3", "Độc lập - Tự do - Hạnh phúc"),
        ("Công an, dân quân xã C«ng v¨n sè 09", "tcvn3", "Công an, dân quân xã Công văn số 09"),
        ("C«ng v¨n và  sè\t09", "tcvn3", "Công văn và  sè\t09"),
        ("Huyện C«ng sè", "tcvn3", "Huyện Công số"),
        ("Daân chí", "vni", "Dân chí"),
    ],
)
def test_conversion__leaves_alone_the_words_that_are_unicode_already(
    text: str, encoding: TextEncoding, converted: str
) -> None:
    assert convert_legacy_text(text, encoding) == converted


@given(st.text(st.sampled_from("aeoêốtnghđ µ¸«®øùûõïâôöñæ-½."), max_size=20) | st.text(max_size=20))
def test_detect_legacy_text__every_word_spelled_well__no_other_reading_is_better(text: str) -> None:
    others = max(spelling_score(tcvn3_to_unicode(text)), spelling_score(vni_to_unicode(text)))
    if is_spelled_well(text):
        assert others <= spelling_score(text)
        assert detect_legacy_text(text) == "unicode"
