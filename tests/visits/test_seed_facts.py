"""Every fact of each seed stands in the paper and under the heading it belongs to; what it lacks is a gap."""

# ruff: noqa: E501 - sentences of a document stand whole

from __future__ import annotations

from functools import cache

import pytest

from .papers import SEEDS, Lines, example_papers, of_style

LONG_AN, CU_CHI, TRA_VINH = SEEDS
HEAD = ""
ACHIEVEMENTS = "I- ƯU ĐIỂM"
LIMITATIONS = "II- HẠN CHẾ, KHUYẾT ĐIỂM, NGUYÊN NHÂN VÀ TRÁCH NHIỆM"
REQUESTS = "III- YÊU CẦU"
SURVEYED = "II- KẾT QUẢ ĐẠT ĐƯỢC"
ANNEX = "Phụ lục"

FACTS = [
    (LONG_AN, "bao-cao-ket-qua-giam-sat", HEAD, "ĐOÀN GIÁM SÁT 1377"),
    (LONG_AN, "bao-cao-ket-qua-giam-sat", HEAD, "ngày 28/5/2024, Đoàn giám sát 1377 do đồng chí Phạm Văn Bốn, Trưởng Ban Dân vận Tỉnh ủy làm Trưởng đoàn"),
    (LONG_AN, "bao-cao-ket-qua-giam-sat", HEAD, "Quy chế số 09-QC/TU, ngày 28/01/2022 của Ban Thường vụ Tỉnh ủy về công tác dân vận của hệ thống chính trị"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", HEAD, "đối với Ban Thường vụ Huyện ủy Châu Thành"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", ACHIEVEMENTS, "Sau hơn 2 năm thực hiện Quy chế số 09-QC/TU"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", ACHIEVEMENTS, "nhận thức và trách nhiệm thực hiện công tác dân vận của các cấp, các ngành được nâng lên"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", ACHIEVEMENTS, "xây dựng đoàn kết trong Nhân dân, thúc đẩy kinh tế - xã hội phát triển, bảo đảm quốc phòng - an ninh"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", ACHIEVEMENTS, "thấy được những tồn tại, hạn chế"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", ACHIEVEMENTS, "Các cuộc tiếp xúc, đối thoại trực tiếp với Nhân dân đã đi vào trọng tâm, trọng điểm"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", ACHIEVEMENTS, "các mô hình góp phần xây dựng huyện nông thôn mới nâng cao"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", LIMITATIONS, "[CẦN BỔ SUNG: hạn chế, khuyết điểm]"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", REQUESTS, "lãnh đạo, chỉ đạo thực hiện tốt Quy chế số 09-QC/TU"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", HEAD, "TỈNH ỦY LONG AN"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", REQUESTS, "nêu gương của người đứng đầu, tạo sự thống nhất cao"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", REQUESTS, "Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2020-2025"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", REQUESTS, "nâng cao chất lượng đội ngũ cán bộ làm công tác dân vận"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", REQUESTS, "đề xuất những nhiệm vụ, chủ trương mới về công tác dân vận"),
    (LONG_AN, "thong-bao-ket-qua-giam-sat", REQUESTS, "Huy động sức mạnh toàn dân"),
    (LONG_AN, "bien-ban-lam-viec", "III- DIỄN BIẾN", "Ghi nhận, đánh giá cao công tác lãnh đạo, chỉ đạo, tổ chức triển khai Quy chế số 09-QC/TU"),
    (CU_CHI, "bao-cao-khao-sat", HEAD, "ngày 19/3/[CẦN BỔ SUNG: năm], Đoàn cán bộ Ban Dân vận Thành ủy do đồng chí Nguyễn Hữu Hiệp, Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Thành ủy làm Trưởng đoàn"),
    (CU_CHI, "bao-cao-khao-sat", HEAD, "Quyết định số 290-QĐ/TW, ngày 25/02/2010 của Bộ Chính trị và Quyết định số 489-QĐ/TU của Ban Thường vụ Thành ủy"),
    (CU_CHI, "bao-cao-khao-sat", HEAD, "tại huyện Củ Chi"),
    (CU_CHI, "bao-cao-khao-sat", "I- VIỆC TỔ CHỨC KHẢO SÁT", "đồng chí Lê Thanh Phong, Phó Bí thư Thường trực Huyện ủy Củ Chi"),
    (CU_CHI, "bao-cao-khao-sat", SURVEYED, "Qua 10 năm triển khai thực hiện"),
    (CU_CHI, "bao-cao-khao-sat", SURVEYED, "ban hành nhiều chủ trương, nghị quyết, chuyên đề"),
    (CU_CHI, "bao-cao-khao-sat", SURVEYED, "nhận thức rõ công tác dân vận là của cả hệ thống chính trị"),
    (CU_CHI, "bao-cao-khao-sat", SURVEYED, "Vai trò tham mưu và phối hợp hoạt động"),
    (CU_CHI, "bao-cao-khao-sat", SURVEYED, "Các phong trào thi đua yêu nước"),
    (CU_CHI, "bao-cao-khao-sat", SURVEYED, "Quy chế tiếp xúc, đối thoại trực tiếp"),
    (CU_CHI, "bao-cao-khao-sat", SURVEYED, "Nhiều mô hình, điển hình tiêu biểu trong phong trào thi đua “Dân vận khéo”"),
    (CU_CHI, "bao-cao-khao-sat", SURVEYED, "gắn với công tác xây dựng nông thôn mới"),
    (CU_CHI, "bao-cao-khao-sat", SURVEYED, "công tác giảm nghèo"),
    (CU_CHI, "bao-cao-khao-sat", "III- KHÓ KHĂN, HẠN CHẾ VÀ NGUYÊN NHÂN", "[CẦN BỔ SUNG: khó khăn, hạn chế]"),
    (CU_CHI, "bao-cao-khao-sat", "IV- ĐỀ XUẤT, KIẾN NGHỊ", "[CẦN BỔ SUNG: yêu cầu, đề nghị]"),
    (CU_CHI, "bien-ban-lam-viec", "III- DIỄN BIẾN", "thực hiện công tác dân vận khá toàn diện"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", HEAD, "ngày 17/5/[CẦN BỔ SUNG: năm], Đoàn kiểm tra của Ban Thường vụ Tỉnh ủy do đồng chí Lâm Minh Đằng, Phó Bí thư Tỉnh ủy làm Trưởng đoàn"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", HEAD, "từ sau Đại hội Đảng bộ tỉnh, nhiệm kỳ 2020-2025 đến nay đối với Thành ủy Trà Vinh"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", HEAD, "các kết luận của Thường trực Tỉnh ủy"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", ACHIEVEMENTS, "Nghị quyết Đại hội toàn quốc lần thứ XIII của Đảng"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", ACHIEVEMENTS, "2.209 cuộc, có 52.807 lượt người dự/60.421 đoàn viên, hội viên, đạt 87,39%"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", ACHIEVEMENTS, "Kế hoạch số 67-KH/TU, ngày 10/6/2022 của Ban Thường vụ Thành ủy"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", ACHIEVEMENTS, "Chỉ thị số 21-CT/TU, ngày 27/5/2022 của Ban Thường vụ Tỉnh ủy"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", ACHIEVEMENTS, "02 hội nghị phản biện xã hội, góp ý 41 dự thảo văn bản, chủ trì tổ chức 02 cuộc giám sát chuyên đề"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", ACHIEVEMENTS, "Kế hoạch số 29-KH/TU, ngày 13/6/2016 của Ban Thường vụ Thành ủy"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", ACHIEVEMENTS, "Quy định số 784-QĐ/TU, ngày 10/5/2016 của Ban Thường vụ Tỉnh ủy"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", ACHIEVEMENTS, "đưa đi đào tạo chính trị 13 đồng chí; mở 09 lớp bồi dưỡng, tập huấn nghiệp vụ cho 758 đoàn viên, hội viên"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", LIMITATIONS, "chưa thật sự đi vào chiều sâu"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", LIMITATIONS, "từng lúc còn chậm, chất lượng chưa cao"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", LIMITATIONS, "giải quyết những vấn đề bức xúc đôi lúc thiếu kịp thời"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", LIMITATIONS, "xem công tác dân vận là của ngành dân vận"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", LIMITATIONS, "Số lượng mô hình “Dân vận khéo” đăng ký nhiều"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", LIMITATIONS, "[CẦN BỔ SUNG: nguyên nhân chủ quan]"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", REQUESTS, "quy hoạch, tạo nguồn cán bộ nữ, cán bộ dân tộc"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", REQUESTS, "nghị quyết về quy hoạch cán bộ Đoàn và Đề án của Ban Thường vụ Tỉnh ủy"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", REQUESTS, "nâng cao chất lượng sinh hoạt chi, tổ hội"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", REQUESTS, "tuyên truyền, quán triệt sâu sắc các quan điểm, giải pháp về công tác dân vận của Đảng"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", REQUESTS, "nắm tình hình dư luận của đoàn viên, hội viên, Nhân dân"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", REQUESTS, "công tác giám sát và phản biện xã hội"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", REQUESTS, "quy hoạch đào tạo, bồi dưỡng cho đội ngũ cán bộ dân vận"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", REQUESTS, "tình hình dân tộc, tôn giáo trên địa bàn thành phố Trà Vinh"),
    (TRA_VINH, "thong-bao-ket-luan-kiem-tra", ANNEX, "87,39%"),
    (TRA_VINH, "bien-ban-lam-viec", "III- DIỄN BIẾN", "Đánh giá cao công tác triển khai, cụ thể hóa các văn bản của Thành ủy."),
]  # fmt: skip


@cache
def _papers(example: str) -> dict[str, Lines]:
    return {name.partition("-")[2]: found for name, found in example_papers(example).items()}


def _under(found: Lines, heading: str) -> str:
    """Return the text between a heading and the next of its kind; the head of the paper for the empty heading."""
    section, taken = HEAD, []
    for style, text in found:
        if style in {"HeadingRoman", "AnnexLabel"}:
            section = text
        elif section == heading:
            taken.append(text)
    return "\n".join(taken).replace("_", " ")


@pytest.mark.parametrize(("example", "kind", "heading", "fact"), FACTS)
def test_fact_of_a_seed__stands_under_its_heading(example: str, kind: str, heading: str, fact: str) -> None:
    assert _under(_papers(example)[kind], heading).count(fact) >= 1


@pytest.mark.parametrize("example", SEEDS)
def test_seed__is_marked_a_draft_and_keeps_number_and_day_blank(example: str) -> None:
    formal = {kind: found for kind, found in _papers(example).items() if kind not in {"de-cuong-bao-cao", "tin-bai"}}
    for kind, found in formal.items():
        assert of_style(found, "DraftMark") == ["Dự thảo lần 1"], kind
        assert of_style(found, "DocumentNumber")[0].startswith("Số_______-"), kind
        assert of_style(found, "PlaceAndDate")[0].endswith("ngày_____tháng_____năm_____"), kind


@pytest.mark.parametrize("error", ["Huyên ủy", "lãnh, chỉ đạo", "KT-XH", "buổi buổi", "TPTV", "TPHCM", "cụ thể hoá"])
def test_seed__spelling_errors_of_the_news_are_not_copied(error: str) -> None:
    texts = [text for example in SEEDS for found in _papers(example).values() for _style, text in found]
    assert [text for text in texts if error in text] == []
