"""Templates that are compiled once and render documents."""

from __future__ import annotations

import json
import struct
from base64 import b64decode
from typing import TYPE_CHECKING, Any, Self, cast

from danvan_reports.disk import read_file
from danvan_reports.opc import MAX_FILE_SIZE, FixedParts, PackageWriter, PackedPart, SplitPackage, pack_part
from danvan_reports.records import dataclass
from danvan_reports.rendering.form import FORM_VERSION
from danvan_reports.rendering.program import Output, Program, Trace
from danvan_reports.rendering.sheets import join_empty_last_section
from danvan_reports.sealing import Seal, digest_part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danvan_reports.rendering.expressions import Filters
    from danvan_reports.rendering.form import TemplateForm


_FAST_LEVEL = 3
"""Of deflating what changes: half the time of the usual level, and the package grows by a hundredth."""

_SMALL = 1024
"""Bytes of the largest part that is not worth deflating: the deflater takes longer to set up than to run.

A header and the properties of a document stored as they are make the package larger by three hundredths.
"""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document, as a file and as parts, and what each paragraph of its text was drawn from."""

    content: bytes
    package: SplitPackage
    trace: Trace


class CompiledTemplate:
    """A ``.docx`` template in docxtpl's syntax, within the allow-list of ``syntax``, ready to render.

    A document costs one pass over the operations and one write of its package; it carries its seal. Where
    docxtpl renders a wrong name blank, rewrites values and renumbers drawings, this refuses the name, keeps the
    values and leaves drawings alone. Values are text, lists, mappings, or true and false; a text may hold
    anything that XML can.
    """

    __slots__ = ("_digests", "_fixed", "_form", "_programs", "_seal", "_writer")

    def __init__(self, path: Path, filters: Filters | None = None) -> None:
        """Compile the template at ``path``; ``filters`` stand in for the registered ones.

        Raises:
            InputError: The file is missing, cannot be read, or is no package.
            TemplateFaults: The template cannot be used; every fault found, with its place.
        """
        self._load(_compile(read_file(path, MAX_FILE_SIZE), path.name, filters), filters)

    @classmethod
    def from_bytes(cls, content: bytes, name: str, filters: Filters | None = None) -> Self:
        """Compile the template ``content``; ``name`` is for messages. Raises as the constructor does."""
        return cls._from_form(_compile(content, name, filters), filters)

    @classmethod
    def from_json(cls, text: str, filters: Filters | None = None) -> Self:
        """Return the template that ``to_json`` has written, without compiling anything. Raises as ``from_form``."""
        try:
            return cls.from_form(json.loads(text), filters)
        except RecursionError as error:
            raise ValueError("not a compiled template") from error

    @classmethod
    def from_form(cls, form: Any, filters: Filters | None = None) -> Self:
        """Return the template of a compiled form that was kept, without compiling anything.

        Raises:
            ValueError: It was not written by this version of ``to_json``, is damaged, or names a filter that no
                longer exists.
        """
        try:
            if form["version"] != FORM_VERSION:
                raise ValueError("another version")
            return cls._from_form(form, filters)
        except (LookupError, TypeError, AttributeError, RecursionError, struct.error) as error:
            raise ValueError("not a compiled template") from error

    def to_json(self) -> str:
        """Return the compiled form as JSON."""
        return json.dumps(self._form, ensure_ascii=False, separators=(",", ":"))

    def render(self, context: Mapping[str, Any]) -> bytes:
        """Return the document that the template becomes with the values of ``context``: same values, same bytes.

        Raises:
            TemplateFaults: A name is missing, a value is not of the kind that its tag needs, or a text cannot
                be written in XML; each with its tag and paragraph.
        """
        return self._written(self._own_parts(self._run(context)))

    def render_document(self, context: Mapping[str, Any]) -> Rendered:
        """Return the document with what each of its paragraphs was drawn from. Raises as ``render`` does."""
        outputs = self._run(context)
        own = self._own_parts(outputs)
        package = SplitPackage(self._fixed, own)
        return Rendered(self._written(own), package, Trace(outputs[0]))

    def _run(self, context: Mapping[str, Any]) -> list[Output]:
        # The text of the document is the first program (``compile_template``).
        text, *others = [program.run(context) for program in self._programs]
        return [Output(text.part, join_empty_last_section(text.content), text.values, text.slots), *others]

    def _own_parts(self, outputs: list[Output]) -> dict[str, bytes]:
        """Return the parts that every document has of its own: what was rendered, and the seal over all parts."""
        own = {output.part: output.content for output in outputs}
        digests = {**self._digests, **{part: digest_part(content) for part, content in own.items()}}
        own[self._seal.part] = self._seal.stamp(digests)
        return own

    def _written(self, own: Mapping[str, bytes]) -> bytes:
        return self._writer.write(pack_part(part, own[part], self._level(part, own[part])) for part in own)

    def _level(self, part: str, content: bytes) -> int:
        return 0 if part == self._seal.part or len(content) <= _SMALL else _FAST_LEVEL

    @classmethod
    def _from_form(cls, form: TemplateForm, filters: Filters | None) -> Self:
        template = cls.__new__(cls)
        template._load(form, filters)  # noqa: SLF001 - its own
        return template

    def _load(self, form: TemplateForm, filters: Filters | None) -> None:
        self._form = form
        if filters is None:
            filters = _registered_filters() if form["filters"] else {}
        self._programs = [Program(program, form["name"], filters) for program in form["programs"]]
        self._digests = {part["name"]: part["digest"] for part in form["fixed"]}
        packed = [
            PackedPart(part["name"], part["crc"], part["size"], part["method"], b64decode(part["data"]))
            for part in form["fixed"]
        ]
        self._fixed = FixedParts(packed)
        self._writer = PackageWriter(packed)
        seal = form["seal"]
        self._seal = Seal(seal["part"], seal["before"].encode(), seal["after"].encode(), seal["digest"])


def _compile(content: bytes, name: str, filters: Filters | None) -> TemplateForm:
    # docxtpl, jinja2 and lxml cost a third of a second to import; a compiled form needs none of them.
    from danvan_reports.rendering.compiler import compile_template

    return compile_template(content, name, _registered_filters() if filters is None else filters)


def _registered_filters() -> Filters:
    from danvan_reports.vi.filters import FILTERS

    return cast("Filters", FILTERS)
