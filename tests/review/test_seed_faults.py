"""The slips of five published news items that a rule can catch, each by the rule that catches it."""

from __future__ import annotations

import json

import pytest

from danvan_reports.model.validation import validate
from danvan_reports.review.engine import Subject
from danvan_reports.review.review import review_facts
from danvan_reports.sources.yaml_source import parse_yaml

CAUGHT = [
    ("Long An", "Ban Thường vụ Huyên ủy cần tiếp tục quan tâm.", "DL240"),
    ("Long An", "Giám sát việc lãnh, chỉ đạo và tổ chức thực hiện.", "DL240"),
    ("Long An", "Thúc đẩy KT-XH phát triển.", "DL243"),
    ("Gia Lai", "Kết quả nổi bậc trong năm.", "DL240"),
    ("Gia Lai", "Trên địa huyện có nhiều mô hình.", "DL240"),
    ("Gia Lai", "Của cả hê thống chính trị.", "DL240"),
    ("Gia Lai", "Có 51/51 tổ chức cơ sở Đảng quán triệt.", "DL240"),
    ("Gia Lai", "Các cấp ủy Đảng quan tâm.", "DL240"),
    ("Gia Lai", "Trong thời gian đến cần tập trung.", "DL240"),
    ("Gia Lai", "Đề án “Nâng cao chất lượng phong trào “Dân vận khéo” giai đoạn mới.", "DL242"),
    ("Gia Lai", "Đồng chí UVBTV Tỉnh ủy dự.", "DL243"),
    ("Gia Lai", "Phát huy quyền làm chủ của nhân dân.", "DL240"),
    ("Củ Chi", "Đoàn có buổi buổi khảo sát.", "DL241"),
    ("Củ Chi", "Ban Dân vận Thành ủy TPHCM.", "DL243"),
    ("Sóc Trăng", "Phòng, chống dịch Covid -19.", "DL240"),
    ("Sóc Trăng", "Đồng chí Phó trưởng Ban Dân vận.", "DL240"),
    ("Sóc Trăng", "Góp phần đảm bảo an sinh.", "DL240"),
    ("Sóc Trăng", "Thực hiện quy chế dân chủ cơ sở.", "DL240"),
    ("Sóc Trăng", "Phương châm dân biết, dân bàn, dân làm, dân kiểm tra.", "DL240"),
    ("Trà Vinh", "Có 52.807 lượt người/60.421 đoàn viên, hội viên tham dự, đạt 87,39%.", "SL103"),
    ("Trà Vinh", "Có 52.807 lượt người/60.421 đoàn viên, hội viên tham dự, đạt 87,39%.", "SL104"),
    ("Trà Vinh", "Ban thường vụ quan tâm.", "DL240"),
    ("Trà Vinh", "Văn bản của thường trực tỉnh ủy.", "DL240"),
    ("Trà Vinh", "Đã cụ thể hoá và xã hội hóa.", "DL245"),
    ("Trà Vinh", "Thường  trực Tỉnh ủy.", "DL244"),
    ("Trà Vinh", "Mặt trận TPTV phối hợp.", "DL243"),
    ("Trà Vinh", "Các tổ chức Chính trị-Xã hội.", "DL240"),
    ("Trà Vinh", "Mô hình dân vận khéo.", "DL240"),
    ("Trà Vinh", "Theo kế hoạch số 67-KH/TU.", "DL240"),
]


@pytest.mark.parametrize(("seed", "sentence", "code"), CAUGHT, ids=lambda value: value if len(value) < 12 else "")
def test_slip_is_caught(seed: str, sentence: str, code: str) -> None:
    head = "loai: khảo sát\nnoi_dung: x\ndoi_tuong: y\nthoi_gian_lam_viec: 17/5/2023\n"
    text = f"{head}uu_diem: {json.dumps(sentence)}\n"
    validation = validate(parse_yaml(text))
    assert validation.facts, seed
    found = review_facts(Subject(validation.facts, {}, {}), validation.places)
    assert code in {item.code for item in found if item.path[0] == "achievements"}
