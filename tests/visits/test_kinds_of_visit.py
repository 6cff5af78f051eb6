"""Each kind of visit has its own papers, in the order of the process, and its own words."""

from __future__ import annotations

import re

import pytest

from .papers import BASE, EXAMPLES, SEEDS, made, papers

ORDER = {
    "giám sát": [
        "quyet-dinh-thanh-lap-doan", "ke-hoach-giam-sat", "de-cuong-bao-cao", "cong-van", "bien-ban-lam-viec",
        "bao-cao-ket-qua-giam-sat", "to-trinh", "thong-bao-ket-qua-giam-sat", "bao-cao-khac-phuc", "tin-bai",
    ],
    "kiểm tra": [
        "quyet-dinh-thanh-lap-doan", "ke-hoach-giam-sat", "de-cuong-bao-cao", "cong-van", "bien-ban-lam-viec",
        "bao-cao-ket-qua-kiem-tra", "to-trinh", "thong-bao-ket-luan-kiem-tra", "bao-cao-khac-phuc", "tin-bai",
    ],
    "khảo sát": [
        "ke-hoach-giam-sat", "de-cuong-bao-cao", "cong-van", "bien-ban-lam-viec", "bao-cao-khao-sat", "tin-bai",
    ],
    "kiểm tra, giám sát": [
        "quyet-dinh-thanh-lap-doan", "ke-hoach-giam-sat", "de-cuong-bao-cao", "cong-van", "bien-ban-lam-viec",
        "bao-cao-ket-qua-kiem-tra", "to-trinh", "thong-bao-ket-luan-kiem-tra", "bao-cao-khac-phuc", "tin-bai",
    ],
}  # fmt: skip
FOREIGN = {
    "giám sát": r"vi phạm|kiểm tra|khảo sát",
    "kiểm tra": r"giám sát|khảo sát",
    "khảo sát": r"giám sát|kiểm tra|vi phạm|trách nhiệm|khuyết điểm",
    "kiểm tra, giám sát": r"khảo sát|(?<!kiểm tra, )giám sát|kiểm tra(?!, giám sát)",
}
SELF_INSPECTION = re.compile(r"báo cáo tự kiểm tra", re.IGNORECASE)
"""What a unit's own report is called, also before a joint visit."""


@pytest.mark.parametrize("kind", ORDER)
def test_all__papers_of_the_visit_in_order_and_named_so(kind: str) -> None:
    reports = made(BASE.format(kind=kind)).reports
    assert [report.kind for report in reports] == ORDER[kind]
    names = [report.file_name for report in reports]
    assert names == sorted(names)
    assert names[0] == f"01-{ORDER[kind][0]}-ban-thuong-vu-dang-uy-xa-a-2026-09-18.docx"


def test_one_paper__is_named_without_a_place_in_the_set() -> None:
    (report,) = made(BASE.format(kind="khảo sát"), "bao-cao-khao-sat").reports
    assert report.file_name == "bao-cao-khao-sat-ban-thuong-vu-dang-uy-xa-a-2026-09-18.docx"


def test_all__house_style_says_which_paper_ends_a_supervision() -> None:
    found = made(BASE.format(kind="giám sát"), office="quy_uoc: {ket_luan_giam_sat: kết luận}").reports
    ends = [report.kind for report in found if report.kind.startswith(("ket-luan", "thong-bao"))]
    assert ends == ["ket-luan-giam-sat"]


@pytest.mark.parametrize(
    ("kind", "main"),
    [
        ("kiểm tra", "thong-bao-ket-luan-kiem-tra"),
        ("khảo sát", "bao-cao-khao-sat"),
        ("kiểm tra, giám sát", "thong-bao-ket-luan-kiem-tra"),
    ],
)
def test_no_kind_named__the_paper_the_visit_ends_with(kind: str, main: str) -> None:
    from danvan_reports.office import Office
    from danvan_reports.pipeline import compose
    from danvan_reports.planning import Order
    from danvan_reports.sources.yaml_source import parse_yaml

    reports = compose(parse_yaml(BASE.format(kind=kind)), Office(), Order()).reports
    assert [report.kind for report in reports] == [main]


@pytest.mark.parametrize("kind", FOREIGN)
@pytest.mark.parametrize("profile", ["party-2018", "party-2026"])
def test_papers_of_a_visit__never_use_the_words_of_another(kind: str, profile: str) -> None:
    foreign = re.compile(FOREIGN[kind], re.IGNORECASE)
    found = [
        (name, text)
        for name, lines in papers(BASE.format(kind=kind), profile=profile).items()
        for _style, text in lines
        if foreign.search(SELF_INSPECTION.sub("", text))
    ]
    assert found == []


@pytest.mark.parametrize("example", SEEDS)
def test_example_from_the_news__says_that_it_is_one(example: str) -> None:
    assert (EXAMPLES / f"{example}.yaml").read_text("utf-8").startswith("# VÍ DỤ dựng từ một tin công khai")


@pytest.mark.parametrize(
    ("office", "own_kind", "ending", "named"),
    [
        ("", "", "thong-bao-ket-qua-giam-sat", "Thông báo kết quả giám sát"),
        ("", "ket-luan-giam-sat", "ket-luan-giam-sat", "Kết luận giám sát"),
        ("kết luận", "thong-bao-ket-qua-giam-sat", "ket-luan-giam-sat", "Kết luận giám sát"),
        ("thông báo", "ket-luan-giam-sat", "thong-bao-ket-qua-giam-sat", "Thông báo kết quả giám sát"),
    ],
)
def test_supervision__ends_as_the_house_style_says_else_as_the_input_does(
    office: str, own_kind: str, ending: str, named: str
) -> None:
    style = f"quy_uoc: {{ket_luan_giam_sat: {office}}}" if office else ""
    own = f"loai_van_ban: {own_kind}\n" if own_kind else ""
    found = papers(BASE.format(kind="giám sát") + own, office=style)
    assert [kind for kind in found if kind in {"ket-luan-giam-sat", "thong-bao-ket-qua-giam-sat"}] == [ending]
    (subject,) = [text for style, text in found["to-trinh"] if style == "Abstract"]
    assert subject.startswith(f"dự thảo {named} việc thực hiện")


def test_papers_of_one_unit__from_visits_of_two_years_never_share_a_name() -> None:
    text = BASE.format(kind="giám sát")
    days = ("den: 18/9/2026", "den: 18/9/2027")
    undated = text.replace("thoi_gian_lam_viec", "khong").replace("khong: {tu: 10/8/2026, den: 18/9/2026}\n", "")
    signed = "van_ban: {ket-luan-giam-sat: {ngay: 12/10/2026}}"
    inputs = [
        *(text.replace(days[0], day) for day in days),
        undated + "ngay_chua_ro_nam: 19/3\nthe_thuc: party-2026",
        undated + signed,
    ]
    names = [made(each, "ket-luan-giam-sat").reports[0].file_name for each in inputs]
    unit = "ket-luan-giam-sat-ban-thuong-vu-dang-uy-xa-a"
    assert names == [f"{unit}-{last}.docx" for last in ("2026-09-18", "2027-09-18", "03-19", "2026-10-12")]
