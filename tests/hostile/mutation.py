"""How fuzzers damage things: texts nobody expects, bytes, XML trees, packages. All chance comes from one ``Random``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from lxml import etree

from danvan_reports.opc import PackageWriter, PackedPart, pack_part, part_order

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ODD_TEXTS = (
    *("", " ", "~", "null", "không", "0", "-1", "00", "1,5", "1.5", "4.646", "1.500 tỷ", "10%", "250%"),
    *("99999999999", "1e400", "NaN", "-inf", "٣", "²", "1/0", "0/0", "31/2/2026", "29/02/2024", "1/1/0001"),
    *("32/13/99999", "tháng 13", "quý V/2026", "6 tháng đầu năm 2026", "năm 0", "từ 1/1/2026 đến 1/1/2025"),
    *("25 giờ 61", "8h30", "Số 05-KL/TU", "05-KL", "ngày 30/2/2026", "Quy định số 24-QĐ/TW, ngày 30/7/2021"),
    *("{{ a }}", "{% for %}", "{_{", "<w:t>&amp;", "]]>", "\"'", "=cmd|'/c calc'!A1", "../../etc/passwd", "C:\\con"),
    *("[CẦN BỔ SUNG: x]", "[CẦN BỔ SUNG:", "☐", "\u0301", "e\u0302\u0301", "\u202ea", "\u200b", "\ufeff"),
    *("\U0001f600", "\U0010fffd", "\x07", "\x00", "\ufffe", "\u2028", "\x85", "\ud800", "«C«ng v¨n»", "Coâng vaên"),
    *("“", "- ", "a: b", "# a", "*a", "&a", "!!x", "|", ">-", "dòng một\ndòng hai", "a\tb", "\r\n", "MẬT", "Tối mật"),
    *("xã Một", "đồng chí", "Điều 1.", "Nơi nhận:", "T/M", "Số"),
)
"""Values of every kind of field, right and wrong, and texts that some language on the way means something by."""

LONG = 60_000
"""How long a text grows when it grows: a loop in a loop over it takes minutes."""

MiB = 2**20


@dataclass(slots=True)
class Case:
    """One input: the name it comes under, its bytes, and how many faults were put into it."""

    name: str
    content: bytes
    faults: int = 0


def odd_text(random: Random) -> str:
    """Return a text from the list, two of them, or one very long."""
    chance = random.random()
    if chance < 0.01:
        return random.choice(ODD_TEXTS) * random.choice((1000, 5000))
    if chance < 0.2:
        return random.choice(ODD_TEXTS) + random.choice((" ", "", "; ")) + random.choice(ODD_TEXTS)
    return random.choice(ODD_TEXTS)


def damage_bytes(random: Random, content: bytes, times: int) -> bytes:
    """Return ``content`` with bytes changed, left out, repeated, or cut off."""
    damaged = bytearray(content)
    for _ in range(times):
        at = random.randrange(len(damaged) + 1)
        length = random.choice((1, 1, 2, 8, 100))
        match random.randrange(5):
            case 0:
                damaged[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del damaged[at : at + length]
            case 2:
                damaged[at:at] = damaged[at : at + length] * random.choice((1, 3))
            case 3:
                damaged[at:at] = random.choice((b"\0", b"\xff", b"<", b"&", b"]]>", b"\xe1\xba", b"PK\1\2"))
            case _:
                if random.random() < 0.2:
                    del damaged[at:]
    return bytes(damaged)


def damage_text(random: Random, text: str, times: int) -> str:
    """Return ``text`` with lines or pieces left out, repeated, moved, or odd texts put in."""
    for _ in range(times):
        lines = text.split("\n")
        at = random.randrange(len(lines))
        match random.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(random.randrange(len(lines) + 1), lines[at])
            case 2:
                lines[at] = " " * random.randrange(6) + lines[at]
            case 3:
                lines[at] = lines[at].lstrip() if random.random() < 0.5 else lines[at] + odd_text(random)
            case 4:
                place = random.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + odd_text(random) + lines[at][place:]
            case _:
                place = random.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + lines[at][place + 1 :]
        text = "\n".join(lines)
    return text


def swell(random: Random, text: str) -> str:
    """Return ``text`` with a piece of it repeated until it is long."""
    at = random.randrange(len(text) + 1)
    piece = text[at : at + random.choice((1, 2, 10, 80))] or "a"
    return text[:at] + piece * (LONG // len(piece)) + text[at:]


def damage_tree(random: Random, root: Element, values: tuple[str, ...] = ODD_TEXTS) -> None:
    """Leave out, repeat or move an element, or give an attribute or a text an odd value."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    element = random.choice(elements)
    parent = element.getparent()
    value = "".join(char for char in random.choice(values) if char >= " " and not "\ud800" <= char <= "\udfff")
    value = value.replace("\ufffe", "")
    match random.randrange(6):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None:
            parent.append(etree.fromstring(etree.tostring(element)))
        case 2 if parent is not None:
            random.choice([each for each in elements if element not in each.iterancestors()]).append(
                etree.fromstring(etree.tostring(element))
            )
        case 3:
            element.text = value
        case 4 if len(element):
            inner = list(element)
            element[:] = sorted(inner, key=lambda _: random.random())
        case _:
            if element.attrib:
                element.set(random.choice(sorted(element.attrib, key=str)), value)


def damage_xml(random: Random, xml: bytes) -> bytes:
    """Return the XML of a part with its markup damaged as text: prologues, entities, comments, odd endings."""
    match random.randrange(6):
        case 0:
            return b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml.split(b"?>", 1)[-1].replace(b"</w:t>", b"&b;</w:t>", 1)
        case 1:
            return xml.replace(b">", b"><!-- a --><?b c?>", random.randrange(1, 9))
        case 2:
            return xml.replace(b"</", b"<![CDATA[<a>&]]></", random.randrange(1, 9))
        case 3:
            return b'<?xml version="1.0" encoding="UTF-16"?>' + xml.split(b"?>", 1)[-1]
        case 4:
            return xml.split(b"?>", 1)[-1].decode("utf-8", "replace").encode("utf-16")
        case _:
            return damage_bytes(random, xml, 1)


class Package:
    """A package that is often written anew with few parts changed: the others stay packed."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Pack the parts once."""
        self.parts = dict(parts)
        self._packed = {name: pack_part(name, content, 1) for name, content in parts.items()}

    def write(self, changed: Mapping[str, bytes | None], further: tuple[PackedPart, ...] = ()) -> bytes:
        """Return the package with these parts changed, or left out (None), and ``further`` ones besides."""
        packed = self._packed | {
            name: pack_part(name, content, 0) for name, content in changed.items() if content is not None
        }
        names = [name for name in sorted(packed, key=part_order) if changed.get(name, b"") is not None]
        return PackageWriter((*(packed[name] for name in names), *further)).write(())


def damage_package(random: Random, package: Package, changed: dict[str, bytes | None]) -> bytes:
    """Return the package with what was ``changed``, and now and then a part lost, a bomb added, or bytes damaged."""
    chance = random.random()
    if chance < 0.03:
        changed[random.choice(sorted(package.parts))] = None
    if chance > 0.998:
        return package.write(changed, (bomb(random.choice(("word/media/image1.png", "word/a.xml", "xl/a.xml"))),))
    content = package.write(changed)
    return damage_bytes(random, content, random.randrange(1, 4)) if 0.9 < chance < 0.93 else content


@cache
def bomb(name: str) -> PackedPart:
    """Return a part of 400 MiB of blanks in 400 kB."""
    import zlib

    block, deflater, crc, data = b" " * MiB, zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS), 0, bytearray()
    for _ in range(400):
        crc = zlib.crc32(block, crc)
        data += deflater.compress(block)
    return PackedPart(name, crc, 400 * MiB, 8, bytes(data + deflater.flush()))
