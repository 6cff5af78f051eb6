"""One job for every contender: a report of four pages, its data, and the text that its document must show.

Invented, but for the wording of such reports; the same number gives the same record everywhere.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent.parent / "examples"
"""The program's own example inputs, which the whole line is measured on."""

_SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý",
)  # fmt: skip
_MIDDLE_NAMES = (
    "Văn", "Thị", "Hữu", "Đức", "Minh", "Quốc", "Thanh", "Ngọc", "Xuân", "Hồng", "Kim", "Bảo",
)  # fmt: skip
_NAMES = (
    "An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hiếu", "Hoa", "Hùng", "Hương", "Khánh", "Lan",
    "Linh", "Long", "Mai", "Nam", "Nga", "Phong", "Phúc", "Quân", "Sơn", "Thảo", "Trang", "Tuấn", "Vinh", "Yến",
)  # fmt: skip
_ROLES = ["Trưởng đoàn", "Phó Trưởng phòng", "Chuyên viên chính", "Chuyên viên", "Thư ký đoàn", "Thành viên"]
_UNITS = [
    "Phòng Kế hoạch - Tài chính",
    "Phòng Y tế",
    "Trung tâm Kiểm soát bệnh tật",
    "Sở Nội vụ",
    "Phòng Giáo dục & Đào tạo",
    "Ủy ban nhân dân xã",
    "Trạm Y tế xã",
    "Phòng Lao động - Thương binh & Xã hội",
]
_COMMUNES = [
    "Tân Phú", "Hòa Bình", "Vĩnh Thạnh", "Mỹ Đức", "Đông Sơn", "Long Hưng", "An Khánh", "Phước Lộc", "Thạnh Mỹ",
    "Quảng Yên",
]  # fmt: skip
_SENTENCES = [
    "công tác chỉ đạo, điều hành được thực hiện thường xuyên, đúng quy định",
    "hồ sơ, sổ sách được ghi chép đầy đủ, lưu trữ khoa học",
    "tỷ lệ tiêm chủng đầy đủ đạt {percent}% (chỉ tiêu > 95%)",
    "cơ sở vật chất được đầu tư, sửa chữa; trang thiết bị cơ bản đáp ứng yêu cầu",
    "một số nội dung còn chậm so với kế hoạch, tỷ lệ giải ngân < {percent}%",
    "phối hợp giữa các ban, ngành, đoàn thể & cộng đồng dân cư ngày càng chặt chẽ",
    "việc cập nhật số liệu trên phần mềm còn chậm, chưa đồng bộ",
    "bố trí kinh phí {large} triệu đồng cho hoạt động giám sát, hỗ trợ kỹ thuật",
    "tổ chức {small} lớp tập huấn cho {large} lượt cán bộ; chất lượng được nâng lên",
    "đề nghị khẩn trương khắc phục, báo cáo kết quả trước ngày {small} hằng tháng",
]
_FIGURES = [
    "Số hộ gia đình được thăm", "Số phụ nữ mang thai được quản lý", "Trẻ dưới 1 tuổi tiêm chủng đầy đủ",
    "Trẻ dưới 5 tuổi suy dinh dưỡng", "Số lượt khám bệnh", "Số ca sốt xuất huyết", "Số hộ có nhà tiêu hợp vệ sinh",
    "Số người cao tuổi được khám", "Kinh phí được giao (triệu đồng)", "Kinh phí đã giải ngân (triệu đồng)",
    "Số lớp tập huấn", "Số cán bộ tham gia tập huấn", "Số buổi truyền thông", "Số tờ rơi phát ra",
    "Số mẫu nước xét nghiệm", "Số cơ sở thực phẩm kiểm tra", "Số cơ sở vi phạm", "Số hộ nghèo được hỗ trợ",
    "Số trường học được kiểm tra", "Số kiến nghị đã xử lý",
]  # fmt: skip

_ITEM = "- {text}"
_LAYOUT: list[str | tuple[str, list[str]]] = [
    "{org_parent}", "{org}", "Số: {number}/BC-{abbr}",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "{place}, ngày {day} tháng {month} năm {year}",
    "BÁO CÁO", "{title}",
    "Thực hiện kế hoạch công tác năm {year}, Đoàn kiểm tra đã làm việc tại xã {commune} {period}. {p1}",
    "Về tình hình chung: {p2}", "Về công tác chỉ đạo tại xã {commune}: {p3}", "Về nhân lực: {p4}",
    "I. THÀNH PHẦN ĐOÀN", ("participants", ["- {name}, {role}, {unit};"]),
    "II. KẾT QUẢ ĐẠT ĐƯỢC", ("achievements", [_ITEM]),
    "III. TỒN TẠI, HẠN CHẾ", ("limitations", [_ITEM]),
    "IV. SỐ LIỆU CHI TIẾT", "STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện",
    ("rows", ["{no}", "{name}", "{plan}", "{done}"]),
    "V. KIẾN NGHỊ", ("recommendations", ["- {who}: {text}"]),
    "VI. KẾT LUẬN", "Về tài chính: {p5}", "Về phối hợp liên ngành: {p6}", "Đánh giá chung: {p7}",
    "Trên đây là báo cáo kết quả kiểm tra tại xã {commune}. {p8}",
    "Nơi nhận:", "- Như trên;", "- Lưu: VT, {abbr}.", "{signer_title}", "{signer}",
]  # fmt: skip
"""What a document shows, paragraph by paragraph; a pair is a list of the record and the paragraphs of each item."""


def record(number: int) -> dict[str, Any]:
    """Return the data of the document with this number."""
    # The order of the draws is part of the job: another order is another text.
    chance = random.Random(20260000 + number)  # noqa: S311 - to be the same everywhere
    commune = chance.choice(_COMMUNES)
    head = {
        "id": f"{number:05d}",
        "org_parent": "SỞ Y TẾ TỈNH TÂN LẬP",
        "org": "ĐOÀN KIỂM TRA LIÊN NGÀNH",
        "number": str(chance.randint(1, 900)),
        "abbr": "ĐKT",
        "place": "Tân Lập",
        "day": f"{chance.randint(10, 28)}",
        "month": f"{chance.randint(3, 12):02d}",
        "year": "2026",
        "title": f"Kết quả kiểm tra, giám sát tại xã {commune} quý {chance.choice(['I', 'II', 'III', 'IV'])} năm 2026",
        "commune": commune,
        "period": f"từ ngày {chance.randint(1, 9):02d} đến ngày {chance.randint(10, 28)}",
    }
    paragraphs = {f"p{place}": _text(chance, count) for place, count in enumerate((2, 3, 2, 3, 2, 2, 3, 2), 1)}
    return {
        **head,
        **paragraphs,
        "participants": [
            {"name": _person(chance), "role": chance.choice(_ROLES), "unit": chance.choice(_UNITS)} for _ in range(5)
        ],
        "achievements": [{"text": _text(chance, 2)} for _ in range(10)],
        "limitations": [{"text": _text(chance, 2)} for _ in range(6)],
        "recommendations": [{"text": _text(chance, 2), "who": chance.choice(_UNITS)} for _ in range(8)],
        "rows": [_row(chance, place) for place in range(20)],
        "signer_title": "TRƯỞNG ĐOÀN",
        "signer": _person(chance),
    }


def write_records(path: Path, count: int) -> None:
    """Write the first ``count`` records to ``path``, a line of JSON each."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record(number), ensure_ascii=False) + "\n" for number in range(count))


def expected_lines(values: dict[str, Any]) -> list[str]:
    """Return the text that the document of a record must show, a line for each paragraph that is not empty."""
    lines: list[str] = []
    for piece in _LAYOUT:
        if isinstance(piece, str):
            lines.append(piece.format(**values))
        else:
            name, texts = piece
            lines += [text.format(**item) for item in values[name] for text in texts]
    return lines


def _text(chance: random.Random, sentences: int) -> str:
    text = "; ".join(_sentence(chance) for _ in range(sentences))
    return f"{text[0].upper()}{text[1:]}."


def _sentence(chance: random.Random) -> str:
    sentence = chance.choice(_SENTENCES)
    percent = _number(chance.uniform(40, 99), 1)
    return sentence.format(percent=percent, large=chance.randint(12, 480), small=chance.randint(2, 28))


def _person(chance: random.Random) -> str:
    return " ".join(chance.choice(names) for names in (_SURNAMES, _MIDDLE_NAMES, _NAMES))


def _row(chance: random.Random, place: int) -> dict[str, str]:
    plan = chance.randint(50, 25000)
    done = _number(plan * chance.uniform(0.5, 1.3), 1)
    return {"no": str(place + 1), "name": _FIGURES[place], "plan": _number(plan, 0), "done": done}


def _number(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
