"""An office's own templates take the place of the official ones: ``mau/``, ``thu_muc_mau``, ``--template``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from danvan_reports.errors import InputError
from danvan_reports.model.kinds import KINDS
from danvan_reports.office import read_office
from danvan_reports.pipeline import make_reports
from danvan_reports.planning import Order
from danvan_reports.rendering.store import template_path
from danvan_reports.resources import templates_folder
from tests.rendering.making import texts_of

if TYPE_CHECKING:
    from pathlib import Path

KIND = "ket-luan-giam-sat"
VISIT = """\
loai: giám sát
noi_dung: việc thực hiện Quy chế công tác dân vận
doi_tuong: Ban Thường vụ Đảng ủy xã Đồng Rạng
ngay: 12/10/2026
"""


def put_template(path: Path, line: str) -> Path:
    """Put the official template with its last heading changed to ``line`` where an office would."""
    template = docx.Document(str(templates_folder() / "party-2026" / f"{KIND}.docx"))
    heading = next(each for each in template.paragraphs if each.text == "III- YÊU CẦU")
    heading.runs[0].text = line
    path.parent.mkdir(parents=True, exist_ok=True)
    template.save(str(path))
    return path


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "2026" / "visit.yaml"
    path.parent.mkdir()
    path.write_text(VISIT, "utf-8")
    return path


def heading_of(visit: Path, template: Path | None = None) -> str:
    order = Order((KIND,), profile="party-2026", template=template)
    (report,) = make_reports(visit, order).reports
    return next(text for text in texts_of(report.content) if text.startswith("III- "))


def test_folder_mau__beside_the_input(visit: Path) -> None:
    assert heading_of(visit) == "III- YÊU CẦU"
    put_template(visit.parent / "mau" / f"{KIND}.docx", "III- CỦA MẪU RIÊNG")
    assert heading_of(visit) == "III- CỦA MẪU RIÊNG"


def test_folder_mau__template_of_the_profile_before_one_for_all(visit: Path) -> None:
    put_template(visit.parent / "mau" / f"{KIND}.docx", "III- CHUNG")
    put_template(visit.parent / "mau" / "party-2026" / f"{KIND}.docx", "III- CỦA THỂ THỨC")
    put_template(visit.parent / "mau" / "party-2018" / f"{KIND}.docx", "III- CỦA THỂ THỨC CŨ")
    assert heading_of(visit) == "III- CỦA THỂ THỨC"


def test_folder_mau__beside_the_office_file(visit: Path) -> None:
    office = visit.parent.parent
    (office / "danvan.yaml").write_text("quy_uoc: {dau_thanh: giữ}\n", "utf-8")
    put_template(office / "mau" / f"{KIND}.docx", "III- CỦA CƠ QUAN")
    assert heading_of(visit) == "III- CỦA CƠ QUAN"
    put_template(visit.parent / "mau" / f"{KIND}.docx", "III- BÊN CẠNH")
    assert heading_of(visit) == "III- BÊN CẠNH"


def test_folder_named_by_the_office__goes_before_mau(visit: Path) -> None:
    office = visit.parent.parent
    (office / "danvan.yaml").write_text("thu_muc_mau: mẫu riêng\n", "utf-8")
    put_template(visit.parent / "mau" / f"{KIND}.docx", "III- BÊN CẠNH")
    put_template(office / "mẫu riêng" / f"{KIND}.docx", "III- CỦA CƠ QUAN")
    assert heading_of(visit) == "III- CỦA CƠ QUAN"


def test_folder_named_by_the_office__not_there(visit: Path) -> None:
    (visit.parent / "danvan.yaml").write_text("thu_muc_mau: mẫu riêng\n", "utf-8")
    with pytest.raises(InputError) as caught:
        read_office(visit)
    assert caught.value.key == "template.folder-missing"
    assert caught.value.parameters == {"path": str(visit.parent / "mẫu riêng")}


def test_template_given__goes_before_every_other(visit: Path, tmp_path: Path) -> None:
    put_template(visit.parent / "mau" / f"{KIND}.docx", "III- BÊN CẠNH")
    given = put_template(tmp_path / "mau-duoc-chon.docx", "III- ĐƯỢC CHỌN")
    assert heading_of(visit, given) == "III- ĐƯỢC CHỌN"


def test_folder_mau__further_up_belongs_to_somebody_else(visit: Path) -> None:
    put_template(visit.parent.parent / "mau" / f"{KIND}.docx", "III- CỦA NGƯỜI KHÁC")
    assert read_office(visit).template_folder is None
    assert heading_of(visit) == "III- YÊU CẦU"


@pytest.mark.parametrize("kind", sorted({kind.template for kind in KINDS.values()}))
def test_kinds_without_a_template_of_the_office__keep_the_official_one(visit: Path, kind: str) -> None:
    put_template(visit.parent / "mau" / "mau-khac.docx", "III- KHÁC")
    folder = read_office(visit).template_folder
    assert template_path(kind, "party-2026", folder) == templates_folder() / "party-2026" / f"{kind}.docx"
