"""Packages of parts (OPC, ISO/IEC 29500-2): a ``.docx`` read without trust, and written always the same way.

The standard ``zipfile`` cannot write parts that are deflated already, and stamps the clock on each; the
writer here takes both kinds of part, keeps one date, and needs one pass.
"""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

from danvan_reports.errors import InputError
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from zipfile import ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"

MAX_PARTS = 5_000
MAX_PACKAGE_SIZE = 96 * 2**20
"""Uncompressed bytes of all parts together; the largest documents of an office are a tenth of it."""
MAX_XML_SIZE = 32 * 2**20
"""Of those, bytes of XML; a thousand pages have as many. XML takes many times its size once it is read."""
MAX_RATIO = 200
"""How many times its packed size a part larger than ``_LARGE`` may have; XML that Word writes has a tenth of it."""

MAX_FILE_SIZE = 64 * 2**20
"""Bytes of the largest file that is read at all; no document or template of an office comes near."""

DEFLATE_LEVEL = 6

OLE_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of Word and Excel before 2007 begin, and those that a password locks."""
_STORED, _DEFLATED = 0, 8
_LARGE = 4 * 2**20
_XML = (".xml", ".rels", ".vml")
_ENCODING = re.compile(rb"""[^<]{0,3}<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_EBCDIC = bytes.fromhex("4c6fa794")
"""``<?xm`` in the encodings of mainframes."""
_FIRST_DAY = (0, 0x21)
"""Time and date of every part, as ZIP writes them: 1 January 1980, the earliest there is."""
_UTF8_NAME = 0x800
_VERSION = 20
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


class PackageError(InputError):
    """A file is not a package that can be read: the key tells why (``package.encrypted``, ...)."""


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part ready to be written; ``crc`` (CRC-32) and ``size`` are those of the content before packing."""

    name: str
    crc: int
    size: int
    method: int
    data: bytes


def read_package(content: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of the package ``content`` by name, in the order of the file.

    ``name`` is for messages. What the file says about itself is a bound, never believed: no part is unpacked
    further than it says.

    Raises:
        PackageError: Not a package, damaged, password-protected, larger than ``MAX_PACKAGE_SIZE``,
            ``MAX_XML_SIZE`` or ``MAX_PARTS``, packed beyond ``MAX_RATIO``, with two parts of one name or in one
            place, with a name that leads out of the package, or with XML that declares a document type.
    """
    # Costs as much to import as the rest of a run from a cached template, which reads no package.
    import zipfile
    from io import BytesIO

    if content.startswith(OLE_FILE):
        raise PackageError("package.old-or-locked", file=name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read_parts(archive, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        OverflowError,
        NotImplementedError,
    ) as error:
        looks_like_zip = content.startswith(b"PK")
        raise PackageError("package.damaged" if looks_like_zip else "package.not-a-zip", file=name) from error


def _read_parts(archive: ZipFile, name: str) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    if len(entries) > MAX_PARTS:
        raise PackageError("package.too-many-parts", file=name)
    _check_names(entries, name)
    _check_sizes(entries, name)
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.flag_bits & 1:
            raise PackageError("package.encrypted", file=name)
        if entry.compress_type not in {_STORED, _DEFLATED}:
            raise PackageError("package.damaged", file=name)
        with archive.open(entry) as stream:
            part = stream.read(entry.file_size + 1)
        if entry.filename.lower().endswith(_XML) and _declares_a_type(part):
            raise PackageError("package.unsafe-xml", file=name, part=entry.filename)
        parts[entry.filename] = part
    return parts


def _check_sizes(entries: Sequence[ZipInfo], name: str) -> None:
    """Refuse what unpacks too far; parts that lie over each other are how a small file does."""
    size = sum(entry.file_size for entry in entries)
    xml_size = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_XML))
    bomb = any(entry.file_size > max(_LARGE, MAX_RATIO * entry.compress_size) for entry in entries)
    if bomb or size > MAX_PACKAGE_SIZE or xml_size > MAX_XML_SIZE:
        raise PackageError("package.too-large", file=name)
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise PackageError("package.damaged", file=name)
        end = entry.header_offset + _LOCAL.size + len(entry.orig_filename) + entry.compress_size


def _declares_a_type(xml: bytes) -> bool:
    """Tell whether XML declares a document type, or is written so that this cannot be told.

    No program that makes documents writes one; entities and attributes by default, which grow beyond any bound,
    come of it. Parts are in UTF-8 or UTF-16 (ISO/IEC 29500-2, 6.1.4).
    """
    head = xml[:4]
    plain = xml.replace(b"\0", b"") if b"\0" in head or head[:2] in {b"\xff\xfe", b"\xfe\xff"} else xml
    encoding = _ENCODING.match(plain)
    known = encoding is None or encoding[1].lower() in _ENCODINGS
    return b"<!DOCTYPE" in plain or not known or head == _EBCDIC


def _check_names(entries: Iterable[ZipInfo], name: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        part = entry.filename
        # Part names are compared without regard to case (ISO/IEC 29500-2, 6.2.2).
        if part.lower() in seen:
            raise PackageError("package.duplicate-part", file=name, part=part)
        seen.add(part.lower())
        outside = part.startswith("/") or ".." in part.split("/")
        if not part or outside or {"\\", ":"} & {*part} or not part.isprintable():
            raise PackageError("package.unsafe-name", file=name, part=ascii(part))


def pack_part(name: str, content: bytes, level: int = DEFLATE_LEVEL) -> PackedPart:
    """Return the part deflated, or as it is where deflating does not make it smaller (``level`` 0: never)."""
    crc = zlib.crc32(content)
    if level:
        deflater = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflated = deflater.compress(content) + deflater.flush()
        if len(deflated) < len(content):
            return PackedPart(name, crc, len(content), _DEFLATED, deflated)
    return PackedPart(name, crc, len(content), _STORED, content)


def unpack_part(part: PackedPart) -> bytes:
    """Return what a part that this program has packed holds."""
    return zlib.decompress(part.data, -zlib.MAX_WBITS) if part.method == _DEFLATED else part.data


def unescaped(text: str) -> str:
    """Return a text of a part with its references (``&amp;``) resolved."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def part_order(name: str) -> tuple[int, str]:
    """Return the sort key by which parts stand in a package: what readers look for first comes first."""
    if name == CONTENT_TYPES:
        return (0, name)
    if name == PACKAGE_RELATIONSHIPS:
        return (1, name)
    return (2 if name.startswith("word/") else 3, name)


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the package of ``parts``: same parts, same bytes, in whatever order they are given."""
    return PackageWriter(pack_part(name, parts[name]) for name in sorted(parts, key=part_order)).write(())


class FixedParts:
    """The parts that the documents of one template have in common; unpacked when somebody asks what they hold."""

    __slots__ = ("__weakref__", "_packed")

    def __init__(self, packed: Sequence[PackedPart]) -> None:
        """Take the parts as they are written."""
        self._packed = packed

    def unpacked(self) -> dict[str, bytes]:
        """Return the parts by name."""
        return {part.name: unpack_part(part) for part in self._packed}


@dataclass(frozen=True, slots=True)
class SplitPackage:
    """The parts of a document: those it has in common with all of its template, and its own by name."""

    fixed: FixedParts
    own: Mapping[str, bytes]

    def parts(self) -> dict[str, bytes]:
        """Return all parts by name."""
        return {**self.fixed.unpacked(), **self.own}


class PackageWriter:
    """Writes packages that have most parts in common: those are laid out once, the others added each time."""

    __slots__ = ("_central", "_count", "_head")

    def __init__(self, fixed: Iterable[PackedPart]) -> None:
        """Lay out the parts that every package starts with, in the order given."""
        self._head, self._central, self._count = _lay_out(fixed, 0)

    def write(self, changing: Iterable[PackedPart]) -> bytes:
        """Return the package of the fixed parts followed by ``changing``."""
        body, central, count = _lay_out(changing, len(self._head))
        central = self._central + central
        count += self._count
        offset = len(self._head) + len(body)
        return b"".join((self._head, body, central, _END.pack(b"PK\5\6", 0, 0, count, count, len(central), offset, 0)))


def _lay_out(parts: Iterable[PackedPart], offset: int) -> tuple[bytes, bytes, int]:
    """Return the parts with their local headers, their entries of the central directory, and their number."""
    body: list[bytes] = []
    central: list[bytes] = []
    for part in parts:
        name = part.name.encode()
        flags = 0 if part.name.isascii() else _UTF8_NAME
        common = (flags, part.method, *_FIRST_DAY, part.crc, len(part.data), part.size, len(name), 0)
        body += (_LOCAL.pack(b"PK\3\4", _VERSION, *common), name, part.data)
        central += (_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *common, 0, 0, 0, 0, offset), name)
        offset += _LOCAL.size + len(name) + len(part.data)
    return b"".join(body), b"".join(central), len(central) // 2
