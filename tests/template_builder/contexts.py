"""Made-up values to render a template with, as drafting gives them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx import Document
from docxtpl import DocxTemplate

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

NBSP = "\u00a0"


def point(text: str, *points: dict[str, Any]) -> dict[str, Any]:
    return {"text": text, "points": list(points)}


def row(number: str, name: str, value: str, level: str = "0") -> dict[str, str]:
    compared = dict.fromkeys(("plan", "plan_percent", "previous", "change", "change_percent"), "")
    return {"number": number, "name": name, "unit": "cuộc", "value": value, "level": level, **compared}


def annex(*, previous: bool = False, plan: bool = False) -> dict[str, Any]:
    return {
        "number": "",
        "title": "SỐ LIỆU GIÁM SÁT",
        "reference": "(Kèm theo Kết luận số 45-KL/TU, ngày 12/10/2026 của Ban Thường vụ Tỉnh ủy)",
        "has_previous": previous,
        "has_plan": plan,
        "rows": [row("1", "Cuộc tuyên truyền", "214"), row("", "trực tiếp", "120", level="1")],
    }


def context(**changed: Any) -> dict[str, Any]:
    """Return the values of a short paper without marks and annex, with what is ``changed``."""
    values: dict[str, Any] = {
        "document_title": "Kết luận giám sát",
        "creator": "Ban Thường vụ Tỉnh ủy",
        "letterhead": {"superior": "", "issuer": "TỈNH ỦY MINH GIANG"},
        "number": f"Số{NBSP}45-KL/TU",
        "place_date": "Minh Giang, ngày 12 tháng 10 năm 2026",
        "urgency": "",
        "draft_mark": "",
        "circulation": "",
        "no_mass_media": False,
        "type_name": "KẾT LUẬN",
        "author": "CỦA BAN THƯỜNG VỤ TỈNH ỦY",
        "subject": "về kết quả giám sát đối với Ban Thường vụ Đảng ủy xã Phú Khê",
        "opening": ["Thực hiện Quyết định số 1377-QĐ/TU, ngày 03/8/2026.", "Ban Thường vụ Tỉnh ủy kết luận như sau:"],
        "achievements": [point("Ưu điểm một."), point("Ưu điểm hai:", point("Ý nhỏ:", point("Ý nhỏ hơn.")))],
        "annex_pointer": "",
        "limitations": [point("Hạn chế một."), point("Hạn chế hai.")],
        "external_causes": [point("Địa bàn rộng.")],
        "internal_causes": [point("[CẦN BỔ SUNG: nguyên nhân chủ quan]")],
        "responsibilities": [point("Trách nhiệm thuộc về tập thể.")],
        "recommendations": [
            {
                "addressee": "Đảng ủy xã",
                "points": [point("Khắc phục."), point("Báo cáo.")],
                "deadline": "Trước ngày 30/11.",
            },
            {"addressee": "Ban Tuyên giáo và Dân vận", "points": [point("Theo dõi.")], "deadline": ""},
        ],
        "closing": "Ban Thường vụ yêu cầu nghiêm túc thực hiện Kết luận này.",
        "signature": {"authority": "T/M BAN THƯỜNG VỤ", "positions": ["PHÓ BÍ THƯ"], "name": "Hoàng Đức Thuận"},
        "recipients": ["Ban Thường vụ Đảng ủy xã", "Lưu Văn phòng Tỉnh ủy"],
        "annex": False,
    }
    assert changed.keys() <= values.keys()
    return values | changed


def render(template: bytes, values: dict[str, Any]) -> bytes:
    """Return the document that docxtpl itself makes of a template."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(values, autoescape=True)
    rendered = io.BytesIO()
    document.save(rendered)
    return rendered.getvalue()


def styled_lines(document: WordDocument) -> list[tuple[str, str]]:
    """Return (style identifier, text) of every paragraph of the body in order, those of tables in their place."""
    paragraphs = document.element.body.iter("{*}p")
    names = [(found.style or "Normal", "".join(found.itertext("{*}t"))) for found in paragraphs]
    return [(style, text) for style, text in names if style != "SectionEnd"]


def rendered_lines(template: bytes, values: dict[str, Any]) -> list[tuple[str, str]]:
    return styled_lines(Document(io.BytesIO(render(template, values))))
