"""Documents of one template: reading them by the markup they share gives the facts that reading them whole gives."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_reports.errors import InputError
from danvan_reports.formats.facts import markup
from danvan_reports.formats.facts.reading import facts_of
from danvan_reports.formats.facts.template import TemplateReader
from tests.rendering.making import compiled, p, row, table

if TYPE_CHECKING:
    from danvan_reports.formats.facts.model import Paragraph
    from danvan_reports.opc import SplitPackage

PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER = f'<w:headerReference xmlns:r="{OFFICE}" w:type="default" r:id="rId1"/>'
SECTION = "<w:sectPr>" + HEADER + '<w:pgSz w:w="{}" w:h="{}"/><w:pgMar w:left="1701" w:right="850"/></w:sectPr>'
BODY = (
    table(row("{{ unit }}", "{{ title }}"), row("{%tr for r in rows %}", ""), row("{{ r }}", "{{ unit }}"),
          row("{%tr endfor %}", "")),
    p("{{ title }}", "<w:rPr><w:caps/><w:b/></w:rPr>"),
    p("{%p for point in points %}"),
    ("<w:p><w:pPr><w:ind w:firstLine='567'/></w:pPr><w:r><w:t>- {{ point }}</w:t></w:r><w:r><w:tab/><w:t>"
    " </w:t><w:t>{{ unit }};</w:t></w:r></w:p>"),
    p("{%p endfor %}"),
    p("{%p if broken %}") + PAGE_BREAK + p("{%p endif %}"),
    p("{%p if annex %}"),
    f"<w:p><w:pPr>{SECTION.format(11906, 16838)}</w:pPr><w:r><w:t>{{{{ unit }}}}</w:t></w:r></w:p>",
    p("{%p endif %}"),
    p("Phụ lục {{ title }}"),
    SECTION.format(16838, 11906),
)  # fmt: skip
TEMPLATE = compiled(*BODY, header=p("{% if draft %}DỰ THẢO{% endif %}"), title="{{ title }}")

WORDS = st.text(st.sampled_from("Đảng ỦY ậ-&<>\"'\u00a0\u200b\u0323\u0302e1. \t\n\ue001"), max_size=12)
VALUES = st.fixed_dictionaries(
    {
        "unit": WORDS,
        "title": WORDS,
        "points": st.lists(WORDS, max_size=5),
        "rows": st.lists(WORDS, max_size=3),
        "broken": st.booleans(),
        "annex": st.booleans(),
        "draft": st.booleans(),
    }
)


@settings(max_examples=150)
@given(st.lists(VALUES, min_size=3, max_size=8))
def test_every_document_of_a_template__has_the_facts_of_any_document(documents: list[dict[str, Any]]) -> None:
    reader = None
    for values in documents:
        package = TEMPLATE.render_document(values).package
        reader = reader or TemplateReader(package.fixed)
        assert reader.read(package) == facts_of(package.parts())


ONE: dict[str, Any] = {
    "unit": "Xã A", "title": "Về & việc", "points": ["một", "hai"], "rows": ["x"], "broken": False, "annex": False,
    "draft": False,
}  # fmt: skip


def test_from_the_third_document_on__markup_is_known_and_only_words_are_read() -> None:
    packages = [TEMPLATE.render_document({**ONE, "points": ["một"] * count}).package for count in (1, 2, 3, 1)]
    reader = TemplateReader(packages[0].fixed)
    known = [[each.kin is not None for each in reader.read(package).paragraphs] for package in packages]
    assert [set(each) for each in known] == [{False}, {False}, {True}, {True}]


def test_paragraphs_that_differ_in_words_alone__are_kin() -> None:
    package = TEMPLATE.render_document({**ONE, "points": ["một", "hai", "ba"]}).package
    reader = TemplateReader(package.fixed)
    facts = [reader.read(package) for _ in range(3)][-1]
    points = [each.kin for each in facts.paragraphs if each.text.startswith("- ")]
    assert (len(points), len(set(points))) == (3, 1)
    assert len({each.kin for each in facts.paragraphs}) == len(facts.paragraphs) - 2


def test_secrecy_mark__is_refused_however_well_the_template_is_known() -> None:
    package = TEMPLATE.render_document(ONE).package
    reader = TemplateReader(package.fixed)
    for _ in range(3):
        reader.read(package)
    secret = TEMPLATE.render_document({**ONE, "unit": "TUYỆT MẬT"}).package
    with pytest.raises(InputError) as caught:
        reader.read(secret)
    assert caught.value.key == "secrecy.marked"


LISTED = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{{ unit }}</w:t></w:r></w:p>'
FIELD = p("{{ unit }}") + '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
CONTROL = f"<w:sdt><w:sdtContent>{p('{{ unit }}')}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize("body", [LISTED, FIELD, CONTROL], ids=["list", "field", "control"])
def test_markup_of_another_kind__is_read_whole_every_time(body: str) -> None:
    template = compiled(body)
    packages = [template.render_document({"unit": f"Xã {number}"}).package for number in range(4)]
    reader = TemplateReader(packages[0].fixed)
    for package in packages:
        facts = reader.read(package)
        assert facts == facts_of(package.parts())
        assert {each.kin for each in facts.paragraphs} == {None}


def test_several_threads_at_once__read_every_document_right() -> None:
    packages = [
        TEMPLATE.render_document(
            {**ONE, "points": ["x"] * (n % 4), "rows": ["y"] * (n % 3), "broken": n % 2 == 0}
        ).package
        for n in range(48)
    ]
    expected = [facts_of(package.parts()) for package in packages]
    for _ in range(10):
        reader = TemplateReader(packages[0].fixed)
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(reader.read, packages)) == expected


def test_template_of_endless_variety__is_learnt_so_far_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_MOST_KNOWN", 20)
    packages = [TEMPLATE.render_document({**ONE, "rows": ["y"] * count}).package for count in range(1, 30)]
    reader = TemplateReader(packages[0].fixed)
    for package in packages:
        assert reader.read(package) == facts_of(package.parts())
    known = [reader.read(package).paragraphs[0].kin is not None for package in packages]
    assert (known[1], known[-1]) == (True, False)


MAIN = "word/document.xml"


def paragraphs_of(package: SplitPackage, main: bytes) -> tuple[Paragraph, ...]:
    return facts_of({**package.parts(), MAIN: main}).paragraphs


def test_one_document_of_endless_variety__is_learnt_up_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_MOST_KNOWN", 20)
    package = TEMPLATE.render_document({**ONE, "rows": ["y"] * 200}).package
    known = markup.KnownMarkup()
    known.learn(package.own[MAIN], "layout", lambda marked: paragraphs_of(package, marked))
    assert len(known._known) == 20


def test_markup_that_another_thread_found_of_another_kind_meanwhile__is_not_learnt_again() -> None:
    package, listed = TEMPLATE.render_document(ONE).package, compiled(LISTED).render_document({"unit": "Xã"}).package
    known = markup.KnownMarkup()
    read: list[str] = []

    def learn(name: str, meanwhile: str = "") -> None:
        def reading(marked: bytes) -> tuple[Paragraph, ...]:
            read.append(name)
            if meanwhile:
                known.learn(listed.own[MAIN], "layout", lambda marked: paragraphs_of(listed, marked))
            return paragraphs_of(package, marked)

        known.learn(package.own[MAIN], name, reading)

    learn("first", meanwhile="listed")
    learn("second")
    assert read == ["first"]
