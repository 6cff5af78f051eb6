"""The pages of a PDF as pictures, and where on them the paragraphs of the document stand."""

from __future__ import annotations

import zlib
from struct import pack
from threading import Lock
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PDFIUM = Lock()
"""PDFium serves one thread at a time."""

_DOTS_PER_POINT = 1.5
_FAST = 1
_LONG_ENOUGH = 12
"""Letters from which a match tells for sure how far the document has been followed."""
_NEAR = 400
"""Letters that may come between two parts of one paragraph: what stands at the foot and the head of pages."""
_HYPHEN_AT_LINE_END = "\x02"
_UNSEEN = frozenset("\u00ad\ufffe\x00")


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a sheet, in points from its top left corner."""

    sheet: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its number from 1, its size in points."""

    number: int
    width: float
    height: float


class Sheets:
    """The pages of one PDF."""

    def __init__(self, pdf: bytes) -> None:
        """Read the sizes of the pages."""
        self._pdf = pdf
        with _PDFIUM, _opened(pdf) as document:
            sizes = [document.get_page_size(index) for index in range(len(document))]
        self.sheets = tuple(Sheet(number, *size) for number, size in enumerate(sizes, 1))

    def picture(self, number: int) -> bytes:
        """Return the page ``number`` as PNG."""
        with _PDFIUM, _opened(self._pdf) as document:
            bitmap = document[number - 1].render(scale=_DOTS_PER_POINT, rev_byteorder=True)
            lines, length = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
            rows = b"".join(b"\0" + lines[at : at + length] for at in range(0, len(lines), bitmap.stride))
            return _png(bitmap.width, bitmap.height, bitmap.n_channels, rows)

    def boxes_of(self, paragraphs: Iterable[tuple[int, str]]) -> dict[int, tuple[Box, ...]]:
        """Return where each paragraph stands, by its number; one that is not found on the pages is left out.

        ``paragraphs`` come in the order of the document with their numbers.
        """
        with _PDFIUM, _opened(self._pdf) as document:
            pages = [_Page(index + 1, document[index]) for index in range(len(document))]
            found: dict[int, tuple[Box, ...]] = {}
            stream = "".join(page.letters for page in pages)
            reached = 0
            for number, text in paragraphs:
                wanted = "".join(_letters(text))
                parts = _parts(stream, wanted, reached) or _parts(stream, wanted, 0)
                if parts:
                    found[number] = tuple(_boxes(pages, parts))
                    if len(wanted) >= _LONG_ENOUGH:
                        reached = parts[-1][1]
            return found


class _Page:
    """The letters of a page, each with the index that PDFium knows it by."""

    def __init__(self, number: int, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self.number = number
        self.height = page.get_height()
        self.text = page.get_textpage()
        self.indices: list[int] = []
        letters = []
        for index in range(self.text.count_chars()):
            for letter in _letters(chr(pdfium.FPDFText_GetUnicode(self.text, index))):
                letters.append(letter)
                self.indices.append(index)
        self.letters = "".join(letters)

    def box(self, start: int, end: int) -> Box | None:
        """Return the box around the letters from ``start`` to ``end``."""
        first, last = self.indices[start], self.indices[end - 1]
        count = self.text.count_rects(first, last - first + 1)
        found = [self.text.get_rect(index) for index in range(count)]
        if not found:
            return None
        lefts, bottoms, rights, tops = zip(*found, strict=True)
        return Box(self.number, min(lefts), self.height - max(tops), max(rights), self.height - min(bottoms))


def _opened(pdf: bytes) -> Any:
    from pypdfium2 import PdfDocument

    return PdfDocument(pdf)


def _letters(text: str) -> Iterator[str]:
    """Yield what two writings of a text share: no spaces, no capitals, marks apart from their letters."""
    for letter in normalize("NFKD", text.replace(_HYPHEN_AT_LINE_END, "-")).casefold():
        if not letter.isspace() and letter not in _UNSEEN:
            yield letter


def _parts(stream: str, wanted: str, start: int) -> list[tuple[int, int]]:
    """Return the stretches of ``stream`` that together are ``wanted``; as much of its beginning as is there."""
    parts: list[tuple[int, int]] = []
    end = len(stream)
    while wanted:
        at = stream.find(wanted, start, end)
        if at < 0:
            at = stream.find(wanted[:_LONG_ENOUGH], start, end) if len(wanted) >= _LONG_ENOUGH else -1
        if at < 0:
            return parts
        length = _shared(wanted, stream[at : at + len(wanted)])
        parts.append((at, at + length))
        wanted, start = wanted[length:], at + length
        end = start + len(wanted) + _NEAR
    return parts


def _shared(one: str, other: str) -> int:
    """Return how many letters two texts have in common from their beginning."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _boxes(pages: list[_Page], parts: list[tuple[int, int]]) -> Iterator[Box]:
    """Yield the boxes of stretches of the whole text: one for each page that a stretch touches."""
    before = 0
    for page in pages:
        after = before + len(page.letters)
        for start, end in parts:
            first, last = max(start, before), min(end, after)
            box = page.box(first - before, last - before) if first < last else None
            if box:
                yield box
        before = after


def _png(width: int, height: int, channels: int, rows: bytes) -> bytes:
    """Return a picture of ``rows`` of bytes, each behind the number of its filter (PNG, ISO/IEC 15948)."""
    kind = {1: 0, 3: 2, 4: 6}[channels]
    head = pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, _FAST)), (b"IEND", b""))
    body = (
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(data, zlib.crc32(name))) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)
