"""The seal: a hash of what the program wrote, carried inside the document, that tells edited files from ours.

It stands in the custom properties (ISO/IEC 29500-1, 22.3) and covers every part of the package, that one too
as it would be without the hash. Whoever saves the document in Word, even unchanged, breaks it: from then on
the file is theirs.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from danvan_reports.opc import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, PackageError, read_package, write_package
from danvan_reports.patterns import lazy_pattern
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

PROPERTY = "danvan-reports.hash"

_PART = "docProps/custom.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id that ISO/IEC 29500-1, 22.3.2.2 gives to properties made by programs and people."""

_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_TYPES_NAMESPACE}"></Properties>'
)
_OURS = lazy_pattern(
    rf'<((?:[\w.-]+:)?property) [^>]*name="{re.escape(PROPERTY)}"[^>]*>'
    r"<vt:lpwstr[^>]*>([^<]*)</vt:lpwstr></\1>"
)
_PROPERTY_ID = lazy_pattern(r'\spid="(\d+)"')
_RELATIONSHIP_OF_TYPE = lazy_pattern(rf'<[^<>]*\sType="{re.escape(_RELATIONSHIP)}"[^<>]*>')
_TARGET = lazy_pattern(r'\sTarget="/?([^"]*)"')


@dataclass(frozen=True, slots=True)
class Seal:
    """The part that carries the hash, split where the hash goes, and the digest of it without the hash."""

    part: str
    before: bytes
    after: bytes
    digest: str

    def stamp(self, digests: Mapping[str, str]) -> bytes:
        """Return the content of the part for a package whose other parts have these ``digests``."""
        return self.before + seal_hash({**digests, self.part: self.digest}).encode() + self.after


def digest_part(content: bytes) -> str:
    """Return the SHA-256 of one part as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def seal_hash(digests: Mapping[str, str]) -> str:
    """Return the SHA-256 over the names and digests of parts, a line each as ``sha256sum`` writes them.

    Digests of digests, so that parts which never change are hashed once for all documents.
    """
    return digest_part("".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode())


def prepare_seal(parts: Mapping[str, bytes], name: str) -> tuple[dict[str, bytes], Seal]:
    """Return the parts without the one for the hash but ready to carry it, and that one.

    ``name`` is for messages. Custom properties that the package has already are kept beside ours.

    Raises:
        PackageError: The list of content types, the relationships or the custom properties cannot be read.
    """
    rest = dict(parts)
    part = _declare_part(rest, name)
    properties = _OURS.sub("", _text(rest.pop(part), name) if part in rest else _EMPTY)
    property_id = max((int(found) for found in _PROPERTY_ID.findall(properties)), default=1) + 1
    head, prefix, tail = _open_at_end(properties, "Properties", name)
    start = (
        f'<{prefix}property fmtid="{_FORMAT_ID}" pid="{property_id}" name="{PROPERTY}">'
        f'<vt:lpwstr xmlns:vt="{_TYPES_NAMESPACE}">'
    )
    before, after = (head + start).encode(), (f"</vt:lpwstr></{prefix}property>" + tail).encode()
    return rest, Seal(part, before, after, digest_part(before + after))


def seal(content: bytes, name: str) -> bytes:
    """Return the package ``content`` with the hash of its parts written into it; ``name`` is for messages.

    Raises:
        PackageError: The content is not a package that can be read.
    """
    rest, part = prepare_seal(read_package(content, name), name)
    digests = {each: digest_part(rest[each]) for each in rest}
    return write_package({**rest, part.part: part.stamp(digests)})


def is_sealed(content: bytes) -> bool:
    """Tell whether ``content`` is a package that carries a hash which still matches its parts."""
    try:
        parts = read_package(content, "")
        part = _custom_part(_text(parts.get(PACKAGE_RELATIONSHIPS, b""), ""))
        properties = _text(parts.get(part or "", b""), "")
    except PackageError:
        return False
    found = _OURS.search(properties)
    if part is None or found is None:
        return False
    digests = {each: digest_part(parts[each]) for each in parts}
    digests[part] = digest_part((properties[: found.start(2)] + properties[found.end(2) :]).encode())
    return found[2] == seal_hash(digests)


def _custom_part(relationships: str) -> str | None:
    """Return the name of the part with the custom properties, None when there is none."""
    found = _RELATIONSHIP_OF_TYPE.search(relationships)
    target = _TARGET.search(found[0]) if found else None
    return target[1] if target else None


def _declare_part(parts: dict[str, bytes], name: str) -> str:
    """Add what the custom properties lack of content type and relationship; return the name of their part."""
    for needed in (CONTENT_TYPES, PACKAGE_RELATIONSHIPS):
        if needed not in parts:
            raise PackageError("package.damaged", file=name)
    relationships = _text(parts[PACKAGE_RELATIONSHIPS], name)
    part = _custom_part(relationships)
    if part is None:
        part = _PART
        child = f'Relationship Id="rIdSeal" Type="{_RELATIONSHIP}" Target="{part}"/>'
        head, prefix, tail = _open_at_end(relationships, "Relationships", name)
        parts[PACKAGE_RELATIONSHIPS] = f"{head}<{prefix}{child}{tail}".encode()
    types = _text(parts[CONTENT_TYPES], name)
    if f'PartName="/{part}"' not in types:
        child = f'Override PartName="/{part}" ContentType="{_CONTENT_TYPE}"/>'
        head, prefix, tail = _open_at_end(types, "Types", name)
        parts[CONTENT_TYPES] = f"{head}<{prefix}{child}{tail}".encode()
    return part


def _open_at_end(xml: str, root: str, name: str) -> tuple[str, str, str]:
    """Return the two halves of ``xml`` between which a last child of its ``root`` goes, and its prefix."""
    if end := re.search(rf"</([\w.-]+:)?{root}\s*>\s*$", xml):
        return xml[: end.start()], end[1] or "", xml[end.start() :]
    if empty := re.search(rf"<([\w.-]+:)?{root}(\s[^<>]*)?/>\s*$", xml):
        prefix = empty[1] or ""
        return f"{xml[: empty.start()]}<{prefix}{root}{empty[2] or ''}>", prefix, f"</{prefix}{root}>"
    raise PackageError("package.damaged", file=name)


def _text(xml: bytes, name: str) -> str:
    try:
        return xml.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackageError("package.damaged", file=name) from error
