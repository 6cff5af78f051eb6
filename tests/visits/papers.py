"""Papers made from inputs, as lists of (style, text)."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.oxml.ns import qn

from danvan_reports.office import Office, office_from
from danvan_reports.pipeline import Outcome, compose, make_reports
from danvan_reports.planning import ALL, Order
from danvan_reports.sources.yaml_source import parse_yaml

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GOLDENS = Path(__file__).parent / "goldens"
SEEDS = ("giam-sat-chau-thanh-long-an-2024", "khao-sat-cu-chi", "kiem-tra-thanh-uy-tra-vinh")
COMPLETE = "visit"
"""The example of 2026 that tells of a visit from its decision to what the unit put right."""
Lines = list[tuple[str, str]]

BASE = """
loai: {kind}
noi_dung: việc thực hiện Quy chế công tác dân vận
doi_tuong: Ban Thường vụ Đảng ủy xã A
dia_diem: Trụ sở Đảng ủy xã A
moc_thoi_gian: {{tu: 7/2025, den: 6/2026}}
thoi_gian_lam_viec: {{tu: 10/8/2026, den: 18/9/2026}}
can_cu: Chương trình số 09-CTr/TU, ngày 12/01/2026 của Ban Thường vụ Tỉnh ủy
doan:
  ten: Đoàn số 5
  thanh_vien: [{{ho_ten: Trần Văn B, chuc_vu: Trưởng Ban Dân vận Tỉnh ủy, vai_tro: trưởng đoàn}}]
uu_diem: Triển khai kịp thời.
han_che: {{noi_dung: Sơ kết còn chậm., minh_chung: Báo cáo số 31-BC/ĐU}}
trach_nhiem: Thuộc về tập thể.
de_nghi: {{doi_voi: Ban Thường vụ Đảng ủy xã A, noi_dung: Sơ kết đúng hạn., han_hoan_thanh: 30/11/2026}}
co_quan_ban_hanh:
  ban_thuong_vu: {{ten: Ban Thường vụ Tỉnh ủy, tieu_de: TỈNH ỦY X, ky_hieu: TU, dia_danh: X, luu: Văn phòng}}
  ban: {{ten: Ban Dân vận Tỉnh ủy, co_quan_cap_tren: TỈNH ỦY X, tieu_de: BAN DÂN VẬN, ky_hieu: BDVTU,
         dia_danh: X, luu: Văn phòng, nguoi_ky: {{chuc_vu: TRƯỞNG BAN, ho_ten: Trần Văn B}}}}
"""
"""A visit of a given kind whose own words belong to no kind."""


def made(text: str, *kinds: str, profile: str | None = None, office: str = "") -> Outcome:
    """Return the outcome of making ``kinds`` (all of them when none is named) from an input typed as ``text``."""
    known = office_from(parse_yaml(office), Path()) if office else Office()
    return compose(parse_yaml(text), known, Order(kinds or (ALL,), profile))


def papers(text: str, *kinds: str, profile: str | None = None, office: str = "") -> dict[str, Lines]:
    """Return the lines of each paper made from ``text``, by kind."""
    outcome = made(text, *kinds, profile=profile, office=office)
    assert outcome.reports, outcome.diagnostics
    return {report.kind: lines(report.content) for report in outcome.reports}


def paper(text: str, kind: str, profile: str | None = None) -> Lines:
    """Return the lines of one paper."""
    return papers(text, kind, profile=profile)[kind]


def example_outcome(name: str, kind: str = ALL) -> Outcome:
    """Return the outcome of making a kind of paper from an example."""
    return make_reports(EXAMPLES / f"{name}.yaml", Order((kind,)))


def example_papers(name: str) -> dict[str, Lines]:
    """Return the lines of every paper an example gives, by the name its file sorts under."""
    reports = example_outcome(name).reports
    assert reports
    return {f"{number:02}-{report.kind}": lines(report.content) for number, report in enumerate(reports, start=1)}


def of_style(found: Lines, *styles: str) -> list[str]:
    """Return the texts in one of the styles."""
    return [text for style, text in found if style in styles]


def lines(content: bytes) -> Lines:
    """Return style and text of every paragraph that has text; non-breaking spaces as underscores."""
    body = docx.Document(io.BytesIO(content)).element.body
    found = [(_style(paragraph), _text(paragraph)) for paragraph in body.iter(qn("w:p"))]
    return [(style, text) for style, text in found if text]


def dump(found: Lines) -> str:
    """Return the lines as a golden file holds them."""
    return "".join(f"{style} | {text}\n" for style, text in found)


def _style(paragraph: docx.oxml.CT_P) -> str:
    return str(paragraph.find(qn("w:pPr")).find(qn("w:pStyle")).get(qn("w:val")))


def _text(paragraph: docx.oxml.CT_P) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t"))).replace("\xa0", "_")


if __name__ == "__main__":
    for example in (*SEEDS, COMPLETE):
        (GOLDENS / example).mkdir(parents=True, exist_ok=True)
        for name, found in example_papers(example).items():
            (GOLDENS / example / f"{name}.txt").write_text(dump(found), "utf-8")
