"""``templates check``: a copy of an official template with planted faults, each found where it stands, in one run."""

from __future__ import annotations

import copy
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn

from danvan_reports.diagnostics import Severity
from danvan_reports.messages import LANGUAGES
from danvan_reports.opc import write_package
from danvan_reports.rendering.checking import check_template, official_kinds
from danvan_reports.reporters import as_text
from danvan_reports.resources import templates_folder
from tests.rendering.making import p, parts_of, row, small_document, table

if TYPE_CHECKING:
    from docx.document import Document

    from danvan_reports.diagnostics import Diagnostic

KIND = "ket-luan-giam-sat"
OFFICIAL = templates_folder() / "party-2026" / f"{KIND}.docx"
_TEXT, _RUN, _PARAGRAPH = qn("w:t"), qn("w:r"), qn("w:p")


class Copy:
    """An official template as its keeper has it open in Word."""

    def __init__(self) -> None:
        self._document: Document = docx.Document(str(OFFICIAL))

    def paragraph(self, text: str) -> Any:
        return next(each for each in self._document.element.iter(_PARAGRAPH) if self._text(each) == text)

    def type(self, old: str, new: str) -> None:
        """Change a paragraph: what it says is ``new`` in place of ``old``."""
        first, *others = self.paragraph(old).iter(_TEXT)
        first.text = new
        for other in others:
            other.text = ""

    def split(self, text: str, at: int) -> None:
        """Split the run of a paragraph, as Word does in the middle of a tag."""
        run = next(self.paragraph(text).iter(_RUN))
        tail = copy.deepcopy(run)
        run.find(_TEXT).text, tail.find(_TEXT).text = text[:at], text[at:]
        run.addnext(tail)

    def remove_block(self, opening: str) -> None:
        """Take out the paragraphs from an ``{%p if`` to its end."""
        block = [self.paragraph(opening)]
        while self._text(block[-1]) != "{%p endif %}":
            block.append(block[-1].getnext())
        for paragraph in block:
            paragraph.getparent().remove(paragraph)

    def delete_tracked(self, text: str, deleted: str) -> None:
        """Add to a paragraph a text that was deleted while changes were tracked."""
        run = copy.deepcopy(next(self.paragraph(text).iter(_RUN)))
        kept = run.find(_TEXT)
        kept.tag, kept.text = qn("w:delText"), deleted
        change = run.makeelement(qn("w:del"), {qn("w:id"): "1", qn("w:author"): "A"})
        change.append(run)
        self.paragraph(text).append(change)

    @property
    def content(self) -> bytes:
        buffer = BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    @staticmethod
    def _text(paragraph: Any) -> str:
        return "".join(text.text or "" for text in paragraph.iter(_TEXT))


def with_twelve_faults() -> bytes:
    template = Copy()
    template.type("{{ number }}", "{{ number | so_van_bam }}")
    template.type("{{ place_date }}", "{{ place_dat }}")
    template.split("{{ type_name }}", 7)
    template.remove_block("{%p if subject %}")
    template.type("{{ paragraph }}", "{{ opening[0] }}")
    template.type("{%p for point in achievements %}", "{%p for point in achievements %} ưu điểm nổi bật")
    template.type("II- HẠN CHẾ, KHUYẾT ĐIỂM, NGUYÊN NHÂN VÀ TRÁCH NHIỆM", "II- HẠN CHẾ {{ limitations }}")
    template.type("3. Trách nhiệm", "3. Trách nhiệm {{ recommendation.addressee }}")
    template.delete_tracked("III- YÊU CẦU", "{{ closing }}")
    template.type("{{ closing }}", "{{ closing")
    template.type("{{ signature.name }}", "{{ signature.name }}{% if signature.authority %}")
    template.type('{%tr if row.level == "1" %}', "{%tr if row.level == “1” %}")
    return template.content


def seen(findings: tuple[Diagnostic, ...]) -> list[tuple[str, str, tuple[int, int, int] | None]]:
    places = [(finding, finding.location) for finding in findings]
    return [(finding.code, finding.parameters["tag"], place.table if place else None) for finding, place in places]


def test_check__official_templates_are_clean() -> None:
    paths = sorted(templates_folder().glob("*/*.docx"))
    assert {path.stem for path in paths} == set(official_kinds())
    assert [check_template(path.read_bytes(), path.name, path.stem) for path in paths] == [()] * len(paths)


def test_check__copy_saved_by_another_program_is_clean() -> None:
    assert check_template(Copy().content, "mau.docx", KIND) == ()


def test_check__twelve_planted_faults_all_found_in_one_run() -> None:
    found = check_template(with_twelve_faults(), "mau.docx", KIND)
    assert seen(found) == [
        ("MB106", "{{ number | so_van_bam }}", (1, 2, 1)),
        ("MB301", "{{ place_dat }}", (1, 2, 2)),
        ("MB307", "{{ type_name }}", None),
        ("MB105", "{{ opening[0] }}", None),
        ("MB310", "{%p for point in achievements %}", None),
        ("MB304", "{{ limitations }}", None),
        ("MB303", "{{ recommendation.addressee }}", None),
        ("MB309", "{{ closing }}", None),
        ("MB101", "{{ closing", None),
        ("MB103", "{% if signature.authority %}", (2, 1, 2)),
        ("MB306", "{%tr if row.level == “1” %}", (3, 3, 1)),
        ("MB302", "{{ subject }}", None),
    ]
    assert [item.code for item in found if item.severity is Severity.WARNING] == ["MB307", "MB306"]
    words = [place.excerpt for place in (item.location for item in found) if place]
    assert words[0] == "{{ number | so_van_bam }}"
    assert words[-1] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_check__every_finding_is_told_with_its_place_and_what_to_do(language: str) -> None:
    for item in check_template(with_twelve_faults(), "mau.docx", KIND):
        head, place, *_, fix = as_text(item, language).splitlines()
        assert item.code in head
        assert place.startswith("  --> mau.docx")
        assert fix.startswith("  = ")


def checked(*body: str, kind: str = KIND) -> list[tuple[str, str]]:
    """Check a small template; what it leaves out is not told."""
    found = check_template(small_document(*body), "mau.docx", kind)
    return [(item.code, item.parameters["tag"]) for item in found if item.code != "MB302"]


def suggested(text: str) -> str:
    """Return what is suggested in place of the one unknown name in a text."""
    (item,) = [each for each in check_template(small_document(p(text)), "mau.docx", KIND) if each.code == "MB301"]
    return item.parameters["known"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("{{ nunber }}", "number"),
        ("{{ signature.nam }}", "name"),
        ("{{ superior }}", "letterhead.superior"),
        ("{% for row in annex.rows %}{{ row.valeu }}{% endfor %}", "value"),
        ("{% for point in limitations %}{% for x in poin.points %}{% endfor %}{% endfor %}", "point"),
        ("{% for a in recommendation %}{{ a.addressee }}{% endfor %}", "recommendations"),
        ("{{ signature.zzz }}", "authority, name, positions"),
    ],
)
def test_check__nearest_known_name(text: str, known: str) -> None:
    assert suggested(text) == known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ signature }}", ("MB304", "{{ signature }}")),
        ("{% for x in number %}{{ x }}{% endfor %}", ("MB305", "{% for x in number %}")),
        ("{{ paragraph }}{% for paragraph in opening %}{{ paragraph }}{% endfor %}", ("MB303", "{{ paragraph }}")),
        ("{{ number | so(„1‟) }}", ("MB306", "{{ number | so(„1‟) }}")),
        ("{% p if annex %}", ("MB311", "{% p if annex %}")),
        ("{%tr if annex %}", ("MB312", "{%tr if annex %}")),
        ("{% for x in %}{{ x.text }}{% endfor %}", ("MB102", "{% for x in %}")),
    ],
)
def test_check__one_cause_is_told_once(text: str, expected: tuple[str, str]) -> None:
    assert checked(p(text)) == [expected]


def test_check__tag_cut_by_a_link() -> None:
    link = "<w:hyperlink><w:r><w:t>number }}</w:t></w:r></w:hyperlink>"
    assert checked(f"<w:p><w:r><w:t>Số {{{{ </w:t></w:r>{link}</w:p>") == [("MB308", "{{ number }}")]


def test_check__row_tag_takes_the_whole_row() -> None:
    rows = [row("{%tr for row in annex.rows %}", "TT"), row("{{ row.name }}"), row("{%tr endfor %}")]
    assert checked(table(*rows)) == [("MB310", "{%tr for row in annex.rows %}")]
    assert checked(table(row("{%tr for row in annex.rows %}", "{# TT #}"), *rows[1:])) == []


def test_check__comment_may_hold_anything() -> None:
    assert checked(p("{# “ghi chú” #}"), p("{#p {%tr #}")) == []


def lost(content: bytes) -> dict[str, Severity]:
    found = check_template(content, "mau.docx", KIND)
    return {item.parameters["name"]: item.severity for item in found if item.code == "MB302"}


def test_check__what_the_template_leaves_out() -> None:
    assert lost(small_document(p("a"))) == dict.fromkeys(
        [
            "achievements", "annex", "annex_pointer", "author", "circulation", "closing", "draft_mark",
            "external_causes", "internal_causes", "letterhead.issuer", "letterhead.superior", "limitations", "number",
            "opening", "place_date", "recipients", "recommendations", "responsibilities", "signature.authority",
            "signature.name", "signature.positions", "subject", "type_name", "urgency",
        ],
        Severity.ERROR,
    ) | {"no_mass_media": Severity.WARNING}  # fmt: skip


def test_check__level_of_a_tree_that_is_left_out() -> None:
    template = Copy()
    template.type("{%p for detail in subpoint.points %}", "{%p for detail in point.points %}")
    assert lost(template.content) == {"achievements.points.points": Severity.ERROR}


def test_check__kind_without_an_official_template() -> None:
    found = check_template(small_document(p("{{ gi_do }}")), "mau.docx", "mau-rieng")
    assert [(item.code, item.parameters["kind"], item.severity) for item in found] == [
        ("MB313", "mau-rieng", Severity.ERROR)
    ]


def test_check__file_that_is_no_document() -> None:
    parts = parts_of(p("a"))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"document.main", b"template.main")
    assert seen(check_template(write_package(parts), "mau.dotx", KIND)) == [("MB112", "", None)]


def test_check__damaged_part_is_told_with_the_rest() -> None:
    parts = {**parts_of(p("{{ nunber }}")), "word/header1.xml": b"<w:hdr"}
    found = check_template(write_package(parts), "mau.docx", KIND)
    assert [item.code for item in found if item.code != "MB302"] == ["MB301", "MB110"]
