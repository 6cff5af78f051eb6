"""The templates that come with the program: each compiles, and says what docxtpl makes it say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from danvan_reports.rendering import CompiledTemplate
from danvan_reports.resources import templates_folder
from tests.rendering.test_against_docxtpl import all_texts, docxtpl_render
from tests.template_builder.contexts import annex, context

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = sorted(templates_folder().glob("*/*.docx"))
CONCLUSIONS = [path for path in TEMPLATES if path.stem in {"ket-luan-giam-sat", "thong-bao-ket-qua-giam-sat"}]
MARKED = {"urgency": "KHẨN", "draft_mark": "Dự thảo lần 2", "circulation": "LƯU HÀNH NỘI BỘ", "no_mass_media": True}


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_templates__are_there() -> None:
    assert len(CONCLUSIONS) == 4


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template__compiles_and_goes_through_json(path: Path) -> None:
    template = CompiledTemplate(path)
    assert CompiledTemplate.from_json(template.to_json()).to_json() == template.to_json()


@pytest.mark.parametrize(
    "changed",
    [
        {"annex": False},
        {"annex": annex(previous=True, plan=True), **MARKED},
        {"annex": annex(), "achievements": [], "limitations": [], "recommendations": [], "recipients": []},
    ],
    ids=["plain", "marked", "empty"],
)
@pytest.mark.parametrize("path", CONCLUSIONS, ids=name_of)
def test_template__says_what_docxtpl_makes_it_say(path: Path, changed: dict[str, Any]) -> None:
    values = context(**changed)
    document = CompiledTemplate(path).render_document(values)
    texts = all_texts(document.content)
    assert texts == all_texts(docxtpl_render(path.read_bytes(), values))
    assert len(document.trace) == len(texts["word/document.xml"]) > 20
