"""Compile a template: its package taken apart, each part with tags made a program, the others packed once."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from lxml import etree

from danvan_reports.active_content import active_content
from danvan_reports.opc import CONTENT_TYPES, pack_part, part_order, read_package
from danvan_reports.records import dataclass
from danvan_reports.rendering.blocks import PartBuilder
from danvan_reports.rendering.faults import ACTIVE_CONTENT, BAD_PART, NO_DOCUMENT, Place, TemplateFaults, template_fault
from danvan_reports.rendering.form import FORM_VERSION, FixedPartForm, ProgramForm, SealForm, TemplateForm
from danvan_reports.rendering.patching import PartReader, safe_parser
from danvan_reports.rendering.structure import XmlState
from danvan_reports.rendering.syntax import TagParser
from danvan_reports.sealing import digest_part, prepare_seal
from danvan_reports.secrecy import refuse_secret_package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_reports.diagnostics import Diagnostic
    from danvan_reports.rendering.expressions import Filters
    from danvan_reports.sealing import Seal

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT_TYPE = f"{_WORD}.document.main+xml"
_TEXT_TYPES = frozenset(f"{_WORD}.{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes"))
_PROPERTIES_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"

_BEST_LEVEL = 9
"""Of deflating what is packed once for all documents."""


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """A template taken apart: its programs, which with ``faults`` must not be run, and what they were read from.

    ``texts`` are the names of the parts with paragraphs, that of the document first.
    """

    parts: Mapping[str, bytes]
    seal: Seal
    texts: tuple[str, ...]
    programs: list[ProgramForm]
    filters: tuple[str, ...]
    faults: tuple[Diagnostic, ...]


def compile_template(content: bytes, name: str, filters: Filters) -> TemplateForm:
    """Return the compiled form of the ``.docx`` template ``content``; ``name`` is for messages.

    Raises:
        PackageError: The content is not a package that can be read.
        TemplateFaults: The template holds something outside the allow-list, or does not fit together.
    """
    reading = read_template(content, name, filters)
    if reading.faults:
        raise TemplateFaults(name, reading.faults)
    parts, seal = reading.parts, reading.seal
    changing = {program["part"] for program in reading.programs}
    return TemplateForm(
        version=FORM_VERSION,
        name=name,
        filters=list(reading.filters),
        fixed=[_fixed(part, parts[part]) for part in sorted(parts, key=part_order) if part not in changing],
        programs=reading.programs,
        seal=SealForm(part=seal.part, before=seal.before.decode(), after=seal.after.decode(), digest=seal.digest),
    )


def read_template(content: bytes, name: str, filters: Filters) -> TemplateReading:
    """Return the template with every fault found in it.

    Raises:
        PackageError: The content is not a package that can be read.
        InputError: It bears a state-secret mark.
        TemplateFaults: It holds no document.
    """
    package = read_package(content, name)
    refuse_secret_package(package, name)
    parts, seal = prepare_seal(package, name)
    types = _content_types(parts, name)
    main = next((part for part, kind in types.items() if kind == _DOCUMENT_TYPE and part in parts), None)
    if main is None:
        raise TemplateFaults(name, [_whole_part(NO_DOCUMENT, CONTENT_TYPES, name)])
    parser = TagParser(filters)
    programs: list[ProgramForm] = []
    faults = [_whole_part(ACTIVE_CONTENT, main, name, found=found) for found in active_content(parts)]
    if not _is_xml(seal.before + seal.after):
        faults.append(_whole_part(BAD_PART, seal.part, name))
    for part in sorted(parts, key=lambda each: (each != main, part_order(each))):
        if part == main or types.get(part) in {*_TEXT_TYPES, _PROPERTIES_TYPE}:
            program, found = _compile_part(part, parts[part], types[part] != _PROPERTIES_TYPE, parser, name)
            faults += found
            if part == main or program["tags"]:
                programs.append(program)
        elif part.endswith((".xml", ".rels")) and not _is_xml(parts[part]):
            # It would go into every document as it is, for Word to repair.
            faults.append(_whole_part(BAD_PART, part, name))
    texts = (main, *(part for part in sorted(parts, key=part_order) if types.get(part) in _TEXT_TYPES))
    return TemplateReading(parts, seal, texts, programs, tuple(sorted(parser.filters_used)), tuple(faults))


def _compile_part(
    part: str, content: bytes, is_document: bool, parser: TagParser, name: str
) -> tuple[ProgramForm, list[Diagnostic]]:
    reader = PartReader(name)
    builder = PartBuilder(reader.read(part, content), XmlState(is_document), parser, name)
    program = builder.build(part)
    faults = [*reader.faults, *builder.faults]
    return program, sorted(faults, key=lambda fault: (fault.location and fault.location.paragraph) or 0)


def _content_types(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    try:
        root = etree.fromstring(parts[CONTENT_TYPES], safe_parser())
    except etree.XMLSyntaxError:
        raise TemplateFaults(name, [_whole_part(BAD_PART, CONTENT_TYPES, name)]) from None
    overrides = root.iter("{*}Override")
    return {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in overrides}


def _is_xml(content: bytes) -> bool:
    try:
        etree.fromstring(content, safe_parser())
    except etree.XMLSyntaxError:
        return False
    return True


def _whole_part(code: str, part: str, name: str, **parameters: str) -> Diagnostic:
    return template_fault(code, name, Place(part, None, "", ""), **parameters)


def _fixed(part: str, content: bytes) -> FixedPartForm:
    packed = pack_part(part, content, _BEST_LEVEL)
    return FixedPartForm(
        name=part,
        crc=packed.crc,
        size=packed.size,
        method=packed.method,
        data=b64encode(packed.data).decode("ascii"),
        digest=digest_part(content),
    )
