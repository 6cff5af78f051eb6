"""Reports made for the tests: from an example, or from a text, as the pipeline makes them."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from danvan_reports.diagnostics import Diagnostic
from danvan_reports.model.indicators import standard_indicators
from danvan_reports.office import Office
from danvan_reports.pipeline import Outcome, compose, make_reports
from danvan_reports.planning import Order
from danvan_reports.sources.yaml_source import parse_yaml

ROOT = Path(__file__).parent.parent.parent
NBSP = "\u00a0"
BASE = "ky_bao_cao: 6 tháng đầu năm 2026\ndon_vi: tỉnh Vân Sơn\n"
PARTY = """
co_quan_ban_hanh:
  ban:
    ten: Ban Tuyên giáo và Dân vận Tỉnh ủy
    tieu_de: BAN TUYÊN GIÁO VÀ DÂN VẬN
    ky_hieu: BTGDVTU
    dia_danh: Vân Sơn
    nguoi_ky: {chuc_vu: PHÓ TRƯỞNG BAN, ho_ten: Vi Văn Thắng}
    noi_nhan: Tỉnh ủy
    luu: Văn phòng Ban
"""


def example(name: str) -> Outcome:
    """Return what the example makes."""
    return make_reports(ROOT / "examples" / name, Order())


def outcome(text: str, office: Office | None = None, issuers: str = PARTY) -> Outcome:
    """Return what an input makes; unless told otherwise the Party's advisory body issues it."""
    return compose(parse_yaml(text + issuers, "ky.yaml"), office or Office(), Order())


def lines(made: Outcome) -> list[tuple[str, str]]:
    """Return (style, text) of every paragraph of the first document that has text; NBSP stand as ``~``."""
    assert made.reports, [item.code for item in made.diagnostics]
    body = Document(io.BytesIO(made.reports[0].content)).element.body
    found = [(p.style or "-", "".join(p.itertext("{*}t")).replace(NBSP, "~")) for p in body.iter("{*}p")]
    return [(style, text) for style, text in found if text]


def sections(made: Outcome) -> dict[str, str]:
    """Return the text under each heading, by the heading without its label; the beginning under ``""``."""
    found: dict[str, list[str]] = {"": []}
    current = ""
    for style, text in lines(made):
        if style.startswith("Heading"):
            current = text.partition(" ")[2]
            found.setdefault(current, [])
        else:
            found[current].append(text.replace("~", " "))
    return {heading: "\n".join(texts) for heading, texts in found.items()}


def codes(made: Outcome) -> list[tuple[str, int | None, int | None]]:
    """Return (code, line, column) of every finding on the input."""
    return [(item.code, *_place(item)) for item in made.diagnostics]


def _place(item: Diagnostic) -> tuple[int | None, int | None]:
    return (item.location.line, item.location.column) if item.location else (None, None)


STANDARD = standard_indicators()
