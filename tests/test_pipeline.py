"""The line from text to document: what is typed comes out as it was typed; what cannot be right is told."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml.ns import qn
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from danvan_reports.office import Office, read_office
from danvan_reports.pipeline import Outcome, compose, make_reports
from danvan_reports.planning import ALL, Order
from danvan_reports.sources.yaml_source import parse_yaml

BASE = """\
loai: giám sát
noi_dung: việc thực hiện Quy chế
doi_tuong: Ban Thường vụ Đảng ủy xã Đồng Rạng
thoi_gian_lam_viec: {tu: 17/8/2026, den: 18/9/2026}
van_ban: {ket-luan-giam-sat: {so: 45, ngay: 15/10/2026, phien_hop: 12/10/2026}}
"""
TRICKY = '& < > {{ x }} {% if %} {_{ %_} "quotes" tab\there\nnew line 😀'


def _compose(text: str, order: Order | None = None, office: Office | None = None) -> Outcome:
    return compose(parse_yaml(text, "visit.yaml"), office or Office(), order or Order())


def _paragraphs(content: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(map(_text, paragraph.iter())) for paragraph in body.iter(qn("w:p"))]


def _text(node: object) -> str:
    tag = getattr(node, "tag", "")
    return {qn("w:br"): "\n", qn("w:tab"): "\t"}.get(tag, getattr(node, "text", "") or "") if tag in _TEXT else ""


_TEXT = {qn("w:t"), qn("w:br"), qn("w:tab")}


def _achievement(text: str) -> list[str]:
    quoted = yaml.dump(text, allow_unicode=False, default_style='"', width=10**6).removesuffix("...\n")
    outcome = _compose(BASE + f"uu_diem: [{quoted.strip()}, Xong.]\n")
    [report] = outcome.reports
    paragraphs = _paragraphs(report.content)
    return paragraphs[paragraphs.index("I- ƯU ĐIỂM") + 1 :]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(TRICKY)
@example("\uf900")
@example("a\u0301 e\u0323\u0302")
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n"), min_size=1))
def test_text_comes_out_as_it_went_in(text: str) -> None:
    typed = unicodedata.normalize("NFC", text)
    if not typed.strip() or any(ord(char) in {0xFFFE, 0xFFFF} for char in typed):
        return
    said = _achievement(text)[0]
    assert said in {f"1. {typed}", f"1. {typed}."}


def test_template_syntax_in_a_value_is_just_text() -> None:
    assert _achievement(TRICKY)[:2] == [f"1. {TRICKY}.", "2. Xong."]


def _codes(outcome: Outcome) -> list[str]:
    return [item.code for item in outcome.diagnostics]


def test_profile_follows_the_date_of_the_paper() -> None:
    dates = {"26/5/2026": "party-2018", "27/5/2026": "party-2026", "03/4/2018": "party-2018"}
    made = {}
    for date in dates:
        text = BASE.replace("15/10/2026", date).replace("12/10/2026", "")
        made[date] = _compose(text).reports[0].profile
    assert made == dates


def test_date_before_every_profile_is_not_checked__and_said_so() -> None:
    outcome = _compose(BASE.replace("15/10/2026", "02/4/2018").replace("12/10/2026", ""))
    assert "DL142" in _codes(outcome)
    assert [code for code in _codes(outcome) if code.startswith("VB")] == []


@pytest.mark.parametrize(
    ("worked", "signed", "name", "ending"),
    [
        ("thoi_gian_lam_viec: {tu: 17/8/2026, den: 18/9/2026}", "15/10/2026", "a/Đợt 2.yaml", "-2026-09-18"),
        ("ngay_chua_ro_nam: 28/5", "15/10/2026", "a/Đợt 2.yaml", "-05-28"),
        ("", "15/10/2026", "a/Đợt 2.yaml", "-2026-10-15"),
        ("", "10/2026", "a/Đợt 2.yaml", "-dot-2"),
        ("", "", "a/Đợt 2.yaml", "-dot-2"),
        ("", "", "b/visit.yaml", "-visit"),
        ("", "", None, ""),
    ],
)
def test_file_name__visits_to_one_unit_are_told_apart(worked: str, signed: str, name: str | None, ending: str) -> None:
    text = BASE.replace("thoi_gian_lam_viec: {tu: 17/8/2026, den: 18/9/2026}", worked)
    text = text.replace("15/10/2026", signed).replace("12/10/2026", "")
    [report] = compose(parse_yaml(text, name), Office(), Order(profile="party-2018")).reports
    assert report.file_name == f"ket-luan-giam-sat-ban-thuong-vu-dang-uy-xa-dong-rang{ending}.docx"


def test_no_date_at_all_needs_a_profile() -> None:
    text = BASE.replace("15/10/2026", "").replace("thoi_gian_lam_viec: {tu: 17/8/2026, den: 18/9/2026}\n", "")
    assert (_codes(_compose(text)), _compose(text).reports) == (["DL140"], ())
    assert _compose(text, Order(profile="party-2018")).reports[0].profile == "party-2018"


def test_profile_asked_for_stands_above_the_date__with_a_warning() -> None:
    outcome = _compose(BASE, Order(profile="party-2018"))
    assert outcome.reports[0].profile == "party-2018"
    assert "DL143" in _codes(outcome)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("so_lieu: {chi_tieu: Mô hình, gia_tri: 20, trong_do: {kinh tế: 7, văn hóa: 6}}\n", "SL101"),
        ("can_cu: Quyết định số 02-QĐ/TU, ngày 16/10/2026 của Ban Thường vụ Tỉnh ủy\n", "DL204"),
        ("yeu_cau: {doi_voi: Đảng ủy, noi_dung: Làm, han_hoan_thanh: 15/10/2026}\n", "DL203"),
    ],
)
def test_what_does_not_agree_is_told_and_still_written(more: str, code: str) -> None:
    outcome = _compose(BASE + more)
    assert code in _codes(outcome)
    assert len(outcome.reports) == 1


def test_session_after_the_paper_and_work_after_the_paper_are_told() -> None:
    text = BASE.replace("12/10/2026", "16/10/2026").replace("den: 18/9/2026", "den: 20/10/2026")
    assert {"DL201", "DL202"} <= set(_codes(_compose(text)))


def test_a_kind_the_visit_does_not_have_is_refused() -> None:
    outcome = _compose(BASE.replace("giám sát", "khảo sát", 1), Order(("ket-luan-giam-sat",)))
    assert "DL141" in _codes(outcome)
    assert outcome.reports == ()


def test_house_style_decides_which_form_ends_a_supervision(tmp_path: Path) -> None:
    path = tmp_path / "danvan.yaml"
    path.write_text("quy_uoc: {ket_luan_giam_sat: kết luận}\n", encoding="utf-8")
    conclusion = read_office(tmp_path / "visit.yaml")
    ends = {"ket-luan-giam-sat", "thong-bao-ket-qua-giam-sat"}
    chosen = {
        name: {report.kind for report in _compose(BASE, Order((ALL,)), office).reports} & ends
        for name, office in (("none", Office()), ("conclusion", conclusion))
    }
    assert chosen == {"none": {"thong-bao-ket-qua-giam-sat"}, "conclusion": {"ket-luan-giam-sat"}}


def test_faults_of_the_office_file_block_and_are_told(tmp_path: Path) -> None:
    (tmp_path / "danvan.yaml").write_text("quy_uoc: {dau_thanh: lạ}\n", encoding="utf-8")
    outcome = _compose(BASE, office=read_office(tmp_path / "visit.yaml"))
    assert (_codes(outcome), outcome.reports) == (["DL113"], ())


def test_an_issuer_of_the_input_replaces_the_offices_as_a_whole() -> None:
    examples = Path(__file__).parent.parent / "examples"
    office = read_office(examples / "visit.yaml")
    own = "co_quan_ban_hanh: {ban_thuong_vu: {ten: Ban Thường vụ Tỉnh ủy, tieu_de: TỈNH ỦY KHÁC, ky_hieu: TU}}\n"
    [report] = _compose(BASE + own, office=office).reports
    said = "\n".join(_paragraphs(report.content))
    assert "TỈNH ỦY KHÁC" in said
    assert "Đoàn Minh Kha" not in said
    assert {"họ và tên người ký", "địa danh"} <= {gap.what for gap in report.gaps}


def test_a_paper_may_name_another_signer_of_its_body() -> None:
    office = read_office(Path(__file__).parent.parent / "examples" / "visit.yaml")
    text = BASE.replace("phien_hop: 12/10/2026", "phien_hop: 12/10/2026, nguoi_ky: Lương Thế Vĩ")
    [report] = _compose(text, office=office).reports
    paragraphs = _paragraphs(report.content)
    assert [text for text in paragraphs if text in {"BÍ THƯ", "PHÓ BÍ THƯ", "Lương Thế Vĩ"}] == [
        "BÍ THƯ",
        "Lương Thế Vĩ",
    ]


def test_draft_marks_and_other_marks_stand_in_the_document() -> None:
    marks = "so: 45, do_khan: khẩn, luu_hanh: lưu hành nội bộ, khong_pho_bien: có"
    [report] = _compose(BASE.replace("so: 45", marks)).reports
    said = "\n".join(_paragraphs(report.content))
    assert "\nKHẨN\n" in said
    assert "\nDự thảo\n" in said
    assert "KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG" in said
    headers = docx.Document(io.BytesIO(report.content)).sections[0].first_page_header
    assert [paragraph.text for paragraph in headers.paragraphs] == ["LƯU HÀNH NỘI BỘ"]


def test_a_silencing_never_hides_what_keeps_a_document_from_being_made() -> None:
    text = BASE.replace("15/10/2026", "").replace("thoi_gian_lam_viec: {tu: 17/8/2026, den: 18/9/2026}\n", "")
    assert set(_codes(_compose(text + "bo_qua: {ma: DL140, ly_do: x}\n"))) == {"DL140", "DL299"}


def test_a_gap_names_the_field_of_its_own_paper() -> None:
    text = BASE + "nguoi_ky: {chuc_vu: PHÓ BÍ THƯ, ho_ten: Đoàn Minh Kha}\n"
    [notice] = _compose(text, Order(("thong-bao-ket-qua-giam-sat",))).reports
    fields = {gap.field for gap in notice.gaps if "phien_hop" in gap.field or "nguoi_ky" in gap.field}
    assert fields == {
        "van_ban.thong-bao-ket-qua-giam-sat.phien_hop",
        "van_ban.thong-bao-ket-qua-giam-sat.nguoi_ky.quyen_han",
        "van_ban.thong-bao-ket-qua-giam-sat.nguoi_ky.chuc_vu",
        "van_ban.thong-bao-ket-qua-giam-sat.nguoi_ky.ho_ten",
    }


def test_a_value_at_the_top_and_in_the_papers_own_entry_is_given_twice() -> None:
    outcome = _compose(BASE + "so: 7\n")
    [found] = [item for item in outcome.diagnostics if item.code == "DL134"]
    assert (outcome.reports, found.location and found.location.line) == ((), 6)
    assert found.parameters == {"title": "Số văn bản", "kind": "ket-luan-giam-sat"}


def test_every_finding_has_a_place() -> None:
    outcome = _compose(BASE.replace("so: 45, ", "") + "uu_diem: [đảm bảo]\n", Order(profile="party-2018", final=True))
    assert {"DL143", "DL240", "DL302"} <= set(_codes(outcome))
    assert [item.code for item in outcome.diagnostics if item.location is None] == []


def test_what_a_faulty_document_of_last_period_says_is_told(tmp_path: Path) -> None:
    for name, text in (("visit.yaml", BASE), ("truoc.yaml", "loai: la\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcome = make_reports(tmp_path / "visit.yaml", Order(previous=tmp_path / "truoc.yaml"))
    assert outcome.reports == ()
    assert {item.location.file for item in outcome.diagnostics if item.location} == {str(tmp_path / "truoc.yaml")}


def test_findings_of_a_document_name_it() -> None:
    text = BASE + "co_quan_ban_hanh: {ban_thuong_vu: {ten: Ban Thường vụ Tỉnh ủy, tieu_de: Tỉnh ủy, ky_hieu: TU}}\n"
    found = [item for item in _compose(text).diagnostics if item.code.startswith("VB")]
    assert found
    assert {item.location and item.location.file for item in found} == {_compose(text).reports[0].file_name}


def test_title_before_the_signer__told_once_and_of_the_input() -> None:
    text = BASE.replace("phien_hop: 12/10/2026", "phien_hop: 12/10/2026, nguoi_ky: {ho_ten: TS. Lê Văn Bình}")
    found = [item.code for item in _compose(text).diagnostics if item.code in {"DL211", "VB505"}]
    assert found == ["DL211"]


def test_mixed_tone_marks__told_once_and_of_the_input() -> None:
    outcome = _compose(BASE + "uu_diem: Đã cụ thể hoá và xã hội hóa; hòa giải tốt.\n")
    assert [item.code for item in outcome.diagnostics if item.code in {"DL245", "VB907"}] == ["DL245"]


def test_spaces_too_many__told_once_and_of_the_input() -> None:
    outcome = _compose(BASE + "uu_diem: Công tác dân vận  được quan tâm.\n")
    assert [item.code for item in outcome.diagnostics if item.code in {"DL244", "VB908"}] == ["DL244"]
