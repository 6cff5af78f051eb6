"""Text from before Unicode: TCVN3 (.Vn fonts), VNI (VNI- fonts), VISCII, Windows-1258 and UTF-16.

Nothing is converted unasked: ``detect_legacy_text`` and ``guess_encoding`` say what a text or file looks
like, and the user decides. TCVN3 keeps toned capitals in separate fonts, so they come back as small
letters.
"""

from __future__ import annotations

import codecs
import unicodedata
from itertools import chain, groupby
from typing import TYPE_CHECKING, Literal

from danvan_reports.patterns import lazy_pattern
from danvan_reports.vi.syllables import is_spelled_well, is_word, spelling_score

if TYPE_CHECKING:
    from collections.abc import Callable

TextEncoding = Literal["unicode", "tcvn3", "vni"]
ByteEncoding = Literal["utf-8", "utf-16", "cp1258", "viscii", "tcvn3", "vni"]

_TCVN3_CODES = (
    "A1A2A3A4A5A6A7A8A9AAABACADAEB5B6B7B8B9BBBCBDBEC6C7C8C9CACBCCCECFD0D1D2D3D4D5D6D7D8"
    "DCDDDEDFE1E2E3E4E5E6E7E8E9EAEBECEDEEEFF1F2F3F4F5F6F7F8F9FAFBFCFDFE"
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = str.maketrans(dict(zip(bytes.fromhex(_TCVN3_CODES).decode("latin-1"), _TCVN3_LETTERS, strict=True)))

_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII = "".join(_VISCII_LOW.get(code, chr(code)) for code in range(128)) + _VISCII_HIGH

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEXES = {"â": "", "à": _GRAVE, "á": _ACUTE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVES = {"ê": "", "è": _GRAVE, "é": _ACUTE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    vowels = {base: _VNI_LETTERS.get(base, base) for base in "aeouyôö"}
    tones = ((base + mark, vowels[base] + tone) for base in vowels for mark, tone in _VNI_TONES.items())
    hats = ((base + mark, base + _CIRCUMFLEX + tone) for base in "aeo" for mark, tone in _VNI_CIRCUMFLEXES.items())
    breves = (("a" + mark, "a" + _BREVE + tone) for mark, tone in _VNI_BREVES.items())
    table: dict[str, str] = {}
    for typed, letter in chain(_VNI_LETTERS.items(), tones, hats, breves):
        composed = unicodedata.normalize("NFC", letter)
        table[typed] = composed
        table[typed[0].upper() + typed[1:]] = table[typed.upper()] = composed.upper()
    return table


_VNI = _vni_table()
_SAME_IN_VNI = "ìíÌÍ"
_LAST_OF_LATIN_1 = "\u00ff"
_SPACES = lazy_pattern(r"(\s+)")
_TELLING_RUN = 3
_VNI_SEQUENCE = lazy_pattern("|".join(sorted(_VNI, key=len, reverse=True)))


def tcvn3_to_unicode(text: str) -> str:
    """Return TCVN3 text that was pasted as Unicode (``C«ng v¨n``) in Unicode: ``Công văn``."""
    return text.translate(_TCVN3)


def vni_to_unicode(text: str) -> str:
    """Return VNI text that was pasted as Unicode (``Coâng vaên``) in Unicode: ``Công văn``."""
    return _VNI_SEQUENCE.sub(lambda match: _VNI[match[0]], text)


def convert_legacy_text(text: str, encoding: TextEncoding) -> str:
    """Return ``text`` with what is in ``encoding`` put in Unicode, and words that are Unicode already left alone.

    Many words are possible syllables in both (``Tù``). Those in a row are left alone where one of them has a letter
    that the encoding does not write so, or where they are three.
    """
    if encoding == "unicode":
        return text
    to_unicode = tcvn3_to_unicode if encoding == "tcvn3" else vni_to_unicode
    tokens = _SPACES.split(text)
    marked = [position for position, token in enumerate(tokens) if not token.isascii()]
    kept: set[int] = set()
    for spelled, run in groupby(marked, key=lambda position: is_word(tokens[position])):
        positions = tuple(run)
        telling = any(_is_unicode_only(tokens[position], to_unicode) for position in positions)
        if spelled and (telling or len(positions) >= _TELLING_RUN):
            kept.update(positions)
    return "".join(token if position in kept else to_unicode(token) for position, token in enumerate(tokens))


def _is_unicode_only(word: str, to_unicode: Callable[[str], str]) -> bool:
    """Tell whether a possible syllable cannot be of the encoding: its marked letters are not written so there."""
    letters = [char for char in word if not char.isascii() and char not in _SAME_IN_VNI]
    return any(char > _LAST_OF_LATIN_1 for char in letters) or (bool(letters) and to_unicode(word) == word)


def decode_viscii(data: bytes) -> str:
    """Return the text of VISCII bytes; every byte stands for a character."""
    return codecs.charmap_decode(data, "strict", _VISCII)[0]


def decode_cp1258(data: bytes) -> str:
    """Return the text of Windows-1258 bytes, which keep tones apart from their letters, composed (NFC).

    Raises:
        UnicodeDecodeError: a byte that Windows-1258 does not use.
    """
    return unicodedata.normalize("NFC", data.decode("cp1258"))


def decode_utf16(data: bytes) -> str:
    """Return the text of UTF-16 bytes, either order, composed (NFC).

    Raises:
        UnicodeDecodeError: broken text, or no byte order mark to tell the order.
    """
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnicodeDecodeError("utf-16", data, 0, len(data[:2]), "no byte order mark")
    return unicodedata.normalize("NFC", data.decode("utf-16"))


def detect_legacy_text(text: str) -> TextEncoding:
    """Return in which encoding ``text`` spells Vietnamese best; ``unicode`` when no other is better than all."""
    # No other reading has more words that could be spelled well.
    if is_spelled_well(text):
        return "unicode"
    scores: dict[TextEncoding, int] = {
        "unicode": spelling_score(text),
        "tcvn3": spelling_score(tcvn3_to_unicode(text)),
        "vni": spelling_score(vni_to_unicode(text)),
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if list(scores.values()).count(scores[best]) == 1 else "unicode"


def guess_encoding(data: bytes) -> ByteEncoding | None:
    """Return what the bytes of a file look like, to tell the user; None when nothing fits."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in data:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _best_legacy(data)
    return "utf-8"


def _best_legacy(data: bytes) -> ByteEncoding | None:
    latin = data.decode("latin-1")
    scores: dict[ByteEncoding, int] = {
        "cp1258": spelling_score(unicodedata.normalize("NFC", data.decode("cp1258", "replace"))),
        "viscii": spelling_score(decode_viscii(data)),
        "tcvn3": spelling_score(tcvn3_to_unicode(latin)),
        "vni": spelling_score(vni_to_unicode(latin)),
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > 0 else None
