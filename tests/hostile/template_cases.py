"""Templates: bodies of tags that mostly mean something, in headers and properties too; official ones, damaged."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from danvan_reports.errors import ReportError
from danvan_reports.opc import read_package
from danvan_reports.rendering import CompiledTemplate
from danvan_reports.rendering.checking import check_template
from danvan_reports.rendering.faults import TemplateFaults
from danvan_reports.resources import templates_folder
from danvan_reports.vi.filters import FILTERS
from tests.rendering.making import p, parts_of, row, table

from . import oracle
from .mutation import Case, Package, damage_package, damage_text, damage_tree, damage_xml, odd_text

PROMISE = "fuzz-template"
CONTEXT: dict[str, Any] = {
    "a": "một <hai> & “ba” ]]> {{ a }}",
    "dong": "dòng một\ndòng\thai \U0001f600 e\u0302\u0301",
    "so": "4.646",
    "ngay": "5/3/2026",
    "trong": "",
    "thieu": "[CẦN BỔ SUNG: số văn bản] và",
    "co": True,
    "khong": False,
    "b": [{"c": "một", "d": ["x", "y"], "e": {"f": "2"}}, {"c": "<&>", "d": [], "e": {"f": "3"}}],
    "rong": [],
    "muc": {"ten": "Mục", "con": {"ten": "Con"}},
}
_NAMES = ("a", "dong", "so", "ngay", "trong", "thieu", "muc.ten", "muc.con.ten", "co", "khong")
_LISTS = ("b", "rong")
_ODD_EXPRESSIONS = (
    *("x", "a.b.c", "b", "muc", "loop.index", "loop", "a()", "a[0]", "a['b']", "''", "'x' * 9", "1 + 1", "-1", "1.5"),
    *("a ~ a", "a if a else a", "a is defined", "[a]", "(a, a)", "{'a': 1}", "none", "true", "a|upper"),
    *("a|attr('x')", "self", "cycler", "a.__class__", "a == a == a", "a < 1", "1 in a", "not a", "a and b or not so"),
    *("(((a)))", "“a”", "a|", "|a", "", "{{", "9" * 99, "range(9)", "a\n|\nso", "a%}", "dong|so_dem", "so|so_dem(1)"),
    *("ngay|ngay_dai(x=1)", "so|so_dem|so_dem", "a|ngay_dai"),
)
_ODD_TAGS = (
    *("{{", "{%", "{#", "{% if %}", "{% endif %}", "{% endfor %}", "{% else %}", "{% elif a %}", "{% for %}"),
    *("{%p if a %}", "{%tr for x in b %}", "{%tr endfor %}", "{%r if a %}", "{{r a }}", "{{p a }}", "{_{ a }_}"),
    *("{%- if a -%}", "{# a #}", "{% raw %}", "{% set a = 1 %}", "{% include 'a' %}", "{% macro a() %}"),
    *("{% for x, y in b %}", "{% for x in b recursive %}", "{% for loop in b %}", "{% cellbg a %}"),
    *("{% colspan a %}", "{% hm %}", "{% vm %}", "}}", "%}", "{{ a }", "{ { a }}", "\\{{"),
)


def make(random: Random) -> Case:
    """Return a template: a small one of our own, or an official one with its XML damaged."""
    if random.random() < 0.06:
        return _official(random)
    maker = _Maker(random, random.choice((0.0, 0.0, 0.05, 0.3)))
    body = "".join(maker.block(0) for _ in range(random.randrange(1, 6)))
    header = maker.tag() if random.random() < 0.2 else ""
    title = maker.tag() if random.random() < 0.1 else ""
    parts = parts_of(body, header=p(header), title=title)
    if maker.odd():
        name = random.choice(sorted(parts))
        maker.faults += 1
        parts[name] = (
            damage_xml(random, parts[name])
            if random.random() < 0.5
            else damage_text(random, parts[name].decode(), 1).encode("utf-8", "surrogatepass")
        )
    changed = {name: content for name, content in parts.items() if content != _small().parts.get(name)}
    return Case("mau.docx", damage_package(random, _small(), {**changed}), maker.faults)


@cache
def _small() -> Package:
    return Package(parts_of())


@cache
def _officials() -> tuple[Package, ...]:
    files = sorted(templates_folder().glob("party-2026/*.docx"))
    return tuple(Package(read_package(file.read_bytes(), file.name)) for file in files)


def _official(random: Random) -> Case:
    package = random.choice(_officials())
    root = etree.fromstring(package.parts["word/document.xml"])
    times = random.choice((0, 1, 3))
    for _ in range(times):
        damage_tree(random, root, _ODD_TAGS)
    return Case("mau.docx", damage_package(random, package, {"word/document.xml": etree.tostring(root)}), times)


class _Maker:
    """Makes pieces of a body; ``rate`` is how often one is odd."""

    def __init__(self, random: Random, rate: float) -> None:
        self.random = random
        self.rate = rate
        self.faults = 0

    def odd(self) -> bool:
        if self.random.random() < self.rate:
            self.faults += 1
            return True
        return False

    def block(self, depth: int) -> str:
        """Return paragraphs, perhaps within a condition, a loop or a table."""
        random = self.random
        chance = random.random() if depth < 4 else 1
        if chance < 0.15:
            inner = "".join(self.block(depth + 1) for _ in range(random.randrange(1, 3)))
            otherwise = p("{%p else %}") + self.block(depth + 1) if random.random() < 0.3 else ""
            return p(f"{{%p if {self.condition()} %}}") + inner + otherwise + p("{%p endif %}")
        if chance < 0.3:
            inner = p("{{ x.c }} {{ loop.index }}") + self.block(depth + 1)
            return p(f"{{%p for x in {self.items()} %}}") + inner + p("{%p endfor %}")
        if chance < 0.35:
            rows = row("{%tr for x in b %}"), row("{{ x.c }}", self.tag()), row("{%tr endfor %}")
            return table(*rows)
        if self.odd():
            return p(escape(random.choice(_ODD_TAGS)))
        return self.paragraph()

    def paragraph(self) -> str:
        text = f"Kính gửi: {self.tag()}, {self.tag()}."
        if self.random.random() < 0.2:
            at = self.random.randrange(len(text))
            bold = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{_cut(text, at)}</w:t></w:r>"
            return f"<w:p><w:r><w:t>{_cut(text, 0, at)}</w:t></w:r>{bold}</w:p>"
        return p(_cut(text, 0), self.random.choice(("", "<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>")))

    def tag(self) -> str:
        if self.odd():
            return escape(f"{{{{ {self.random.choice((*_ODD_EXPRESSIONS, _harmless(odd_text(self.random))))} }}}}")
        if self.random.random() < 0.3:
            return f"{{% if {self.condition()} %}}{{{{ {self.value()} }}}}{{% endif %}}"
        return f"{{{{ {self.value()} }}}}"

    def value(self) -> str:
        name, entry = self.random.choice(sorted(FILTERS.items()))
        if self.random.random() < 0.2:
            settings = ", ".join(repr(each) for each in entry.arguments)
            if self.odd():
                settings = self.random.choice(("1", "-1", "'x'", "9" * 30, "places=2", "style='x'", "x=1", "true"))
            return f"'{_harmless(entry.example_input)}' | {name}" + (f"({settings})" if settings else "")
        return self.random.choice(_NAMES[:8])

    def condition(self) -> str:
        first = self.random.choice(_NAMES)
        return self.random.choice((first, f"not {first}", f"{first} and so", f"a == '{first}'", "b", "rong or a"))

    def items(self) -> str:
        return self.random.choice(_ODD_EXPRESSIONS) if self.odd() else self.random.choice(_LISTS)


def _harmless(text: str) -> str:
    """Return what XML and a tag can hold of ``text``."""
    kept = (char for char in text if " " <= char < "\ud800" or "\ue000" <= char < "\ufffe")
    return "".join(kept).replace("'", "").replace("}", "")[:80]


def _cut(text: str, start: int, end: int | None = None) -> str:
    return text[start:end] if "&" in text or "<" in text else escape(text[start:end])


def run(case: Case) -> bool:
    """Compile, check and render the template; tell whether it compiled."""
    if len(case.content) % 5 == 0:
        try:
            oracle.worded(check_template(case.content, case.name, "tin-bai"))
        except ReportError as error:
            oracle.worded_error(error)
    try:
        template = CompiledTemplate.from_bytes(case.content, case.name)
    except TemplateFaults as faults:
        oracle.refused(faults.diagnostics)
        return False
    except ReportError as error:
        oracle.worded_error(error)
        return False
    try:
        content = template.render(CONTEXT)
    except TemplateFaults as faults:
        oracle.refused(faults.diagnostics)
        return True
    oracle.whole_document(content)
    return True
