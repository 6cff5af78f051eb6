"""The parts of a template around its text, and the package that holds them: the same bytes on every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.opc import write_package
from danvan_reports.template_builder.elements import RELATIONSHIPS, line, paragraph, run, serialize, w
from danvan_reports.template_builder.sections import ANNEX_FIRST_PAGE, FIRST_PAGE, LATER_PAGES
from danvan_reports.template_builder.styles import LANGUAGE, build_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from danvan_reports.formats.profile_types import Profile

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"

_WORD_PARTS = (
    ("rIdStyles", "styles"),
    ("rIdSettings", "settings"),
    ("rIdFontTable", "fontTable"),
    (FIRST_PAGE, "header1"),
    (LATER_PAGES, "header2"),
    (ANNEX_FIRST_PAGE, "header3"),
)
_TAB_STOP_TWIPS = 567
_WORD_2013 = 15


def package(profile: Profile, body: Element) -> bytes:
    """Return the ``.docx`` with ``body`` as its text."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            [
                ("rIdDocument", f"{RELATIONSHIPS}/officeDocument", "word/document.xml"),
                ("rIdCore", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("rIdApp", f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "docProps/app.xml": _app_properties(),
        "docProps/core.xml": _core_properties(),
        "word/_rels/document.xml.rels": _relationships(
            (identifier, f"{RELATIONSHIPS}/{name.rstrip('123')}", f"{name}.xml") for identifier, name in _WORD_PARTS
        ),
        "word/document.xml": serialize(w("document", body)),
        "word/fontTable.xml": serialize(_font_table(profile)),
        "word/settings.xml": serialize(_settings()),
        "word/styles.xml": serialize(build_styles(profile)),
    }
    for (_identifier, name), header in zip(_WORD_PARTS[3:], _headers(profile), strict=True):
        parts[f"word/{name}.xml"] = serialize(header)
    return write_package(parts)


def _headers(profile: Profile) -> tuple[Element, Element, Element]:
    """Return the headers of the first page, of all later pages, and of the first page of an annex."""
    part = profile.components
    field = w("fldSimple", run("2"), instr=" PAGE ")
    return (
        w("hdr", line(part["circulation"], "{{ circulation }}")),
        w("hdr", paragraph(part["page_number"], field)),
        w("hdr", paragraph(part["page_number"])),
    )


def _settings() -> Element:
    """Return settings that open in Word as a current document, without compatibility mode."""
    uri = "http://schemas.microsoft.com/office/word"
    switches = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents")
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=_TAB_STOP_TWIPS),
        w("characterSpacingControl", val="doNotCompress"),
        w(
            "compat",
            w("compatSetting", name="compatibilityMode", uri=uri, val=_WORD_2013),
            *(w("compatSetting", name=name, uri=uri, val=1) for name in switches),
        ),
        w("themeFontLang", val=LANGUAGE),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def _font_table(profile: Profile) -> Element:
    """Return the one font with what Word needs to replace it where it is missing (the values are the font's own)."""
    font = w(
        "font",
        w("panose1", val="02020603050405020304"),
        w("charset", val="00"),
        w("family", val="roman"),
        w("pitch", val="variable"),
        w(
            "sig",
            usb0="E0002EFF",
            usb1="C000785B",
            usb2="00000009",
            usb3="00000000",
            csb0="000001FF",
            csb1="00000000",
        ),
        name=profile.font.name,
    )
    return w("fonts", font)


def _content_types() -> bytes:
    overrides = [("word/document", f"{_WORD_TYPE}.document.main+xml")]
    overrides += [(f"word/{name}", f"{_WORD_TYPE}.{name.rstrip('123')}+xml") for _identifier, name in _WORD_PARTS]
    overrides += [("docProps/core", _CORE_TYPE), ("docProps/app", _APP_TYPE)]
    entries = "".join(f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in overrides)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{entries}</Types>'.encode()


def _relationships(entries: Iterable[tuple[str, str, str]]) -> bytes:
    items = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in entries)
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'.encode()


def _core_properties() -> bytes:
    """Return title and author as tags; no dates, which would change the bytes and tell nothing."""
    namespaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" {namespaces}>'
        "<dc:title>{{ document_title }}</dc:title><dc:creator>{{ creator }}</dc:creator>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    ).encode()


def _app_properties() -> bytes:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{_DECLARATION}<Properties xmlns="{namespace}"><Application>danvan-reports</Application></Properties>'
    ).encode()
