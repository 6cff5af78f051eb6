"""The examples of period reports: their documents whole, and every fact of the two seeds in its section."""

from __future__ import annotations

import re

import pytest

from .reports import ROOT, example, lines, sections

GOLDENS = ROOT / "tests" / "period" / "goldens"
EXAMPLES = {
    "so-ket-chau-thanh-soc-trang-2021": "party-2018",
    "tong-ket-dak-doa-2022": "party-2018",
    "so-ket-6-thang-2026": "party-2026",
    "tong-ket-nam-2026": "state-nd30",
}
PARTY_COMMITTEE = "Công tác lãnh đạo, chỉ đạo của cấp ủy"
GOVERNMENT = "Công tác dân vận của cơ quan nhà nước, chính quyền các cấp"
FORCES = "Công tác dân vận của lực lượng vũ trang"
FRONT = "Công tác dân vận của Mặt trận Tổ quốc, các tổ chức chính trị - xã hội"
EMULATION = "Phong trào thi đua “Dân vận khéo”"
SUMMARY_TASKS = "PHƯƠNG HƯỚNG, NHIỆM VỤ 6~THÁNG CUỐI NĂM~2021"
ANNUAL_TASKS = "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM~2023"
FACTS = {
    "so-ket-chau-thanh-soc-trang-2021": [
        ("", "Sáng ngày 08/7/2021, Ban Dân vận Huyện ủy Châu Thành"),
        ("", "đồng chí Lưu Văn Xem, Phó Trưởng Ban Dân vận Tỉnh ủy"),
        ("", "đồng chí Phạm Anh Minh, Bí thư Huyện ủy, Chủ tịch Hội đồng nhân dân huyện"),
        ("", "lãnh đạo các ban, ngành, đoàn thể huyện"),
        ("", "6 tháng đầu năm 2021"),
        (PARTY_COMMITTEE, "trách nhiệm của cả hệ thống chính trị từ huyện đến cơ sở"),
        (PARTY_COMMITTEE, "Tổ chức tuyên truyền được 4.646 cuộc với 82.427 lượt người tham dự."),
        (GOVERNMENT, "phát huy quyền làm chủ của Nhân dân"),
        (FORCES, "ổn định tình hình an ninh chính trị, trật tự an toàn xã hội"),
        (FRONT, "phát triển mới được 2.520 đoàn viên, hội viên, đạt trên 71% chỉ tiêu"),
        (FRONT, "nâng tổng số đến nay lên 61.951 đoàn viên, hội viên, đạt trên 61% so với [CẦN BỔ SUNG:"),
        (FRONT, "Vận động trao tặng 7.479 phần quà với tổng số tiền trên 5,2 tỷ đồng."),
        (FRONT, "mạnh thường quân giúp hộ nghèo, cận nghèo, gia đình gặp khó khăn"),
        ("Công tác dân tộc, tôn giáo", "đồng bào dân tộc, tôn giáo được thực hiện có hiệu quả"),
        ("Ở xã, phường, thị trấn", "Pháp lệnh số 34/2007/PL-UBTVQH11"),
        ("Ở xã, phường, thị trấn", "“dân biết, dân bàn, dân làm, dân kiểm tra”"),
        ("Ở cơ quan, đơn vị", "các cơ quan, đơn vị sự nghiệp công lập trên địa bàn huyện"),
        ("Hạn chế, khuyết điểm", "[CẦN BỔ SUNG: hạn chế, khuyết điểm]"),
        (SUMMARY_TASKS, "công tác dân vận và quy chế dân chủ"),
        (SUMMARY_TASKS, "phòng, chống dịch bệnh Covid-19"),
        (SUMMARY_TASKS, "hỗ trợ hội viên phát triển kinh tế"),
        (SUMMARY_TASKS, "lắng nghe tâm tư, nguyện vọng của Nhân dân"),
        (SUMMARY_TASKS, "Rà soát, bổ sung các văn bản về quy chế dân chủ"),
        (SUMMARY_TASKS, "tập huấn, hướng dẫn công tác dân vận và giám sát, phản biện xã hội"),
        (SUMMARY_TASKS, "phối hợp với lực lượng vũ trang bảo đảm an ninh trật tự"),
    ],
    "tong-ket-dak-doa-2022": [
        ("", "Ngày 20/12/2022, Ban Dân vận Tỉnh ủy tổ chức Hội nghị trực tuyến"),
        ("", "Châu Ngọc Tuấn, Phó Bí thư Thường trực Tỉnh ủy"),
        ("", "Võ Thanh Hùng, Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy"),
        ("", "Đinh Ơng, Trưởng Ban Dân vận Huyện ủy kiêm Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
        ("", "Được sự ủy quyền của Thường trực Huyện ủy"),
        ("", "điểm cầu truyền hình tỉnh Gia Lai"),
        ("", "điểm cầu truyền hình Đak Đoa"),
        ("KHÁI QUÁT TÌNH HÌNH", "nhiều kết quả nổi bật"),
        (PARTY_COMMITTEE, "Quyết định số 400-QĐ/TU của Ban Thường vụ Tỉnh ủy"),
        (PARTY_COMMITTEE, "Quyết định số 844-QĐ/HU"),
        (PARTY_COMMITTEE, "Đề án số 01-ĐA/HU của Ban Chấp hành Đảng bộ huyện"),
        (PARTY_COMMITTEE, "04 nội dung trọng tâm ‘Dân vận khéo’ giai đoạn 2021-2025 và định hướng đến năm 2030"),
        (PARTY_COMMITTEE, "Kế hoạch số 114-KH/HU"),
        (PARTY_COMMITTEE, "Đến nay đã có 51/51 tổ chức cơ sở đảng tổ chức quán triệt, phổ biến."),
        (PARTY_COMMITTEE, "tâm tư, nguyện vọng và những vấn đề mới phát sinh"),
        (PARTY_COMMITTEE, "quyền làm chủ của Nhân dân được phát huy và mở rộng"),
        (EMULATION, "Đã có 20 mô hình “Dân vận khéo” được đăng ký."),
        (
            EMULATION,
            "Trong đó: kinh tế 07; văn hóa - xã hội 06; quốc phòng - an ninh 04; xây dựng hệ thống chính trị 03.",
        ),
        ("Hạn chế, khuyết điểm", "[CẦN BỔ SUNG: hạn chế, khuyết điểm]"),
        (ANNUAL_TASKS, "xác định rõ mục đích, yêu cầu, trách nhiệm"),
        (ANNUAL_TASKS, "sự chuyển biến về nhận thức và hành động"),
        (ANNUAL_TASKS, "xây dựng chính quyền trong sạch, vững mạnh"),
    ],
}
SLIPS = re.compile(r"nổi bậc|hê thống|Huyên ủy|đảm bảo|Covid -19|địa huyện|thời gian đến|lãnh, chỉ|Phó trưởng")


@pytest.mark.parametrize("name", EXAMPLES)
def test_document__whole(name: str) -> None:
    made = example(f"{name}.yaml")
    dump = "".join(f"{style} | {text}\n" for style, text in lines(made))
    assert dump == (GOLDENS / f"{name}.txt").read_text("utf-8")
    assert [report.profile for report in made.reports] == [EXAMPLES[name]]


@pytest.mark.parametrize(
    ("name", "section", "fact"), [(name, *fact) for name, facts in FACTS.items() for fact in facts]
)
def test_seed_fact__stands_in_its_section(name: str, section: str, fact: str) -> None:
    assert fact in sections(example(f"{name}.yaml"))[section]


@pytest.mark.parametrize("name", FACTS)
def test_seed__adds_no_number_of_its_own(name: str) -> None:
    """Numbers of the document are those of the input, of its period, or labels."""
    source = (ROOT / "examples" / f"{name}.yaml").read_text("utf-8")
    text = " ".join(text for _style, text in lines(example(f"{name}.yaml")))
    numbers = set(re.findall(r"\d+(?:[.,]\d+)*", re.sub(r"(?:^|(?<=\s))\d\. ", "", text)))
    padded = {f"0{number}" for number in re.findall(r"\b\d\b", source)}
    following = {"6", "2021", "2023"}
    assert numbers - set(re.findall(r"\d+(?:[.,]\d+)*", source)) - padded - following == set()


@pytest.mark.parametrize("name", FACTS)
def test_seed__slips_of_the_news_item_are_not_copied(name: str) -> None:
    assert [text for _style, text in lines(example(f"{name}.yaml")) if SLIPS.search(text)] == []


@pytest.mark.parametrize("name", ["so-ket-6-thang-2026", "tong-ket-nam-2026"])
def test_complete_example__has_no_gap_and_no_finding(name: str) -> None:
    made = example(f"{name}.yaml")
    assert [gap for report in made.reports for gap in report.gaps] == []
    assert [item.code for item in made.diagnostics] == []


@pytest.mark.parametrize(("name", "count"), [("so-ket-chau-thanh-soc-trang-2021", 10), ("tong-ket-dak-doa-2022", 11)])
def test_seed__gaps_are_counted(name: str, count: int) -> None:
    assert [len(report.gaps) for report in example(f"{name}.yaml").reports] == [count]
