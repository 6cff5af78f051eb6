"""Make ``examples/so-ket-2026``: a fictional province of 24 communes in one workbook, with the faults offices make.

One commune has not reported, one reported twice, one has a figure that Excel damaged. Every name and figure is
invented; the same bytes come out every time.
"""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from danvan_reports.batch.blank_workbook import blank_workbook
from danvan_reports.batch.layout import TEXT_SHEETS
from danvan_reports.batch.roster import read_roster
from danvan_reports.office import read_office
from danvan_reports.opc import read_package, write_package

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "so-ket-2026"
PERIOD = "6 tháng đầu năm 2026"
CUTOFF = "15/6/2026"

COMMUNES = (
    "xã Đông Rạng",
    "xã Bản Lầu",
    "xã Nà Pán",
    "xã Huổi Lọng",
    "xã Thanh Khê",
    "xã Mường Tấc",
    "phường Sơn Trung",
    "phường Bắc Cầu",
    "xã Phiêng Ban",
    "xã Chiềng Ngần",
    "xã Tân Lộc",
    "xã Yên Thượng",
    "xã Đồng Mỏ",
    "xã Lâm Giang",
    "phường Nam Sơn",
    "xã Pá Khoang",
    "xã Xuân Nha",
    "xã Quang Minh",
    "xã Hợp Thành",
    "xã Vạn Thắng",
    "xã Cẩm Đường",
    "phường Tiền Phong",
    "xã Khánh Hòa Thượng",
    "xã Suối Bàng",
)
FAMILY = ("Lò", "Quàng", "Nguyễn", "Trần", "Cầm", "Hà", "Vi", "Lê", "Hoàng", "Đinh", "Bùi", "Phạm")
MIDDLE = ("Văn", "Thị", "Minh", "Đức", "Thanh", "Ngọc")
GIVEN = ("Thắng", "Hương", "Quân", "Lan", "Bình", "Sơn", "Hạnh", "Tuấn", "Mai", "Dũng", "Thủy", "Long")

MISSING, DOUBLED, DAMAGED = 11, 16, 4
"""Positions (from 0) of the communes with a fault."""

COUNTS = {
    "van_ban_ban_hanh": (2, 9),
    "cuoc_tuyen_truyen": (18, 96),
    "luot_nguoi_du": (1_100, 7_900),
    "cuoc_doi_thoai": (1, 4),
    "y_kien_doi_thoai": (12, 64),
    "don_tiep_nhan": (3, 31),
    "doan_vien_hoi_vien_moi": (60, 340),
    "tong_doan_vien_hoi_vien": (2_100, 9_400),
    "phan_qua": (90, 780),
    "mo_hinh_dang_ky": (4, 16),
    "lop_tap_huan": (1, 3),
    "hoc_vien_tap_huan": (45, 160),
}
COMPARED = ("cuoc_tuyen_truyen", "luot_nguoi_du", "doan_vien_hoi_vien_moi", "phan_qua", "mo_hinh_dang_ky")
PARTS = {
    "doan_vien_hoi_vien_moi": (
        "Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Đoàn Thanh niên", "Công đoàn",
    ),
    "mo_hinh_dang_ky": ("kinh tế", "văn hóa - xã hội", "quốc phòng - an ninh", "xây dựng hệ thống chính trị"),
}  # fmt: skip
MONEY = "tri_gia_phan_qua"

RESULTS = (
    (
        "party_committee",
        "Cấp ủy tổ chức quán triệt, tuyên truyền các nghị quyết, kết luận của Đảng.",
        "cuoc_tuyen_truyen; luot_nguoi_du",
    ),
    (
        "party_committee",
        "Người đứng đầu cấp ủy, chính quyền tiếp xúc, đối thoại trực tiếp với Nhân dân.",
        "cuoc_doi_thoai; y_kien_doi_thoai",
    ),
    ("government", "Chính quyền đẩy mạnh cải cách hành chính, tiếp công dân, giải quyết đơn thư.", "don_tiep_nhan"),
    (
        "mass_organisations",
        "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội hướng hoạt động về cơ sở.",
        "doan_vien_hoi_vien_moi; phan_qua",
    ),
    ("emulation", "Phong trào thi đua “Dân vận khéo” gắn với xây dựng nông thôn mới.", "mo_hinh_dang_ky"),
)
OVERVIEW = "Tình hình Nhân dân trên địa bàn ổn định; Nhân dân phấn khởi, tin tưởng vào sự lãnh đạo của Đảng."
ACHIEVEMENTS = (
    "Nhận thức, trách nhiệm của cấp ủy, chính quyền về công tác dân vận được nâng lên.",
    "Công tác đối thoại với Nhân dân có chuyển biến rõ nét.",
    "Phong trào thi đua “Dân vận khéo” có nhiều mô hình hiệu quả.",
)
LIMITATIONS = (
    "Việc nắm tình hình Nhân dân ở thôn, bản vùng cao có lúc chưa kịp thời.",
    "Việc nắm tình hình Nhân dân ở các thôn, bản vùng cao có lúc chưa được kịp thời.",
    "Phát triển đoàn viên, hội viên còn chậm so với chỉ tiêu.",
    "Một số mô hình “Dân vận khéo” hiệu quả chưa cao.",
)
CAUSES = (
    ("external", "Địa bàn rộng, đi lại khó khăn; cán bộ làm công tác dân vận chủ yếu kiêm nhiệm."),
    ("internal", "Một số chi ủy chưa thường xuyên kiểm tra, đôn đốc công tác dân vận."),
)
TASKS = (
    "Tiếp tục quán triệt, thực hiện các nghị quyết, kết luận của Đảng về công tác dân vận.",
    "Nâng cao chất lượng đối thoại của người đứng đầu với Nhân dân.",
    "Rà soát, nhân rộng các mô hình “Dân vận khéo” có hiệu quả.",
)
PROPOSALS = (
    ("Ban Thường vụ Tỉnh ủy", "Quan tâm bố trí biên chế chuyên trách làm công tác dân vận ở cấp xã."),
    ("Ủy ban nhân dân tỉnh", "Bố trí kinh phí sửa chữa đường liên thôn, liên bản."),
)


def roster_data(chance: random.Random) -> dict[str, Any]:
    """Return the roster: each commune with its letterhead, symbol, place, signer and recipients."""
    units = []
    for number, name in enumerate(COMMUNES, start=1):
        place = name.partition(" ")[2]
        signer = " ".join(chance.choice(names) for names in (FAMILY, MIDDLE, GIVEN))
        body = {
            "ten": f"Ban Thường vụ Đảng ủy {name}",
            "co_quan_cap_tren": "ĐẢNG BỘ TỈNH VÂN SƠN",
            "tieu_de": f"ĐẢNG ỦY {name.upper()}",
            "ky_hieu": "ĐU",
            "dia_danh": place,
            "nguoi_ky": [{"quyen_han": "T/M BAN THƯỜNG VỤ", "chuc_vu": "PHÓ BÍ THƯ", "ho_ten": signer}],
            "noi_nhan": ["Ban Tuyên giáo và Dân vận Tỉnh ủy", f"Các đồng chí Đảng ủy viên {name}"],
            "luu": "Văn phòng Đảng ủy",
        }
        units.append({"ma": f"{number:03}", "ten": name, "co_quan": body})
    return {"don_vi": units}


def figures(chance: random.Random) -> tuple[dict[str, Any], dict[str, int], dict[str, int]]:
    """Return one commune's figures, those of the same period, and the plan, by the codes of the columns."""
    values: dict[str, Any] = {key: chance.randint(low, high) for key, (low, high) in COUNTS.items()}
    for key, parts in PARTS.items():
        left = values[key]
        for position, part in enumerate(parts):
            share = left if position == len(parts) - 1 else chance.randint(0, left // 2)
            values[f"{key}: {part}"] = share
            left -= share
    values[MONEY] = values["phan_qua"] * chance.randrange(300_000, 700_000, 50_000)
    previous = {key: max(1, values[key] + chance.randint(-values[key] // 5, values[key] // 8)) for key in COMPARED}
    plan = {"doan_vien_hoi_vien_moi": values["doan_vien_hoi_vien_moi"] + chance.randint(-20, 90)}
    return values, previous, plan


def fill_row(sheet: Any, row: int, values: dict[str, Any]) -> None:
    """Write ``values`` into ``row`` of a figure sheet, by the row of codes."""
    columns = {cell.value: cell.column for cell in sheet[3]}
    for key, value in values.items():
        sheet.cell(row, columns[key], value)


def add_text(workbook: Any, sheet: str, *cells: str) -> None:
    """Add a row to a text sheet; its cells follow each other from the first column."""
    target = workbook[sheet]
    row = 2
    while target.cell(row, 2).value is not None:
        row += 1
    for column, text in enumerate(cells, start=1):
        if text:
            target.cell(row, column, text)


def section_called(sheet: str, field: str) -> str:
    """Return the words of the drop-down for a field of the input."""
    sections = next(item.sections() for item in TEXT_SHEETS if item.name == sheet)
    return next(words for words, path in sections.items() if path == (field,))


def add_texts(workbook: Any, unit: str, position: int) -> None:
    """Write one commune's texts: most of them those of other communes too, as they are in life."""
    add_text(workbook, "Khái quát", "", unit, OVERVIEW)
    for field, text, indicators in RESULTS:
        add_text(workbook, "Kết quả", "", unit, section_called("Kết quả", field), text, "", indicators)
    add_text(workbook, "Ưu điểm", "", unit, ACHIEVEMENTS[0])
    add_text(workbook, "Ưu điểm", "", unit, ACHIEVEMENTS[1 + position % 2])
    add_text(workbook, "Hạn chế", "", unit, LIMITATIONS[position % len(LIMITATIONS)])
    for field, text in CAUSES:
        add_text(workbook, "Nguyên nhân", "", unit, section_called("Nguyên nhân", field), text)
    for text in TASKS:
        add_text(workbook, "Nhiệm vụ", "", unit, text)
    add_text(workbook, "Kiến nghị", "", unit, *PROPOSALS[position % len(PROPOSALS)])


def filled_workbook(blank: bytes) -> bytes:
    """Return the blank workbook as 23 communes filled it in."""
    chance = random.Random(2026)  # noqa: S311 - figures of an example
    workbook = openpyxl.load_workbook(BytesIO(blank))
    workbook["Hướng dẫn"]["B4"], workbook["Hướng dẫn"]["B5"] = CUTOFF, "có"
    first = 4
    for position, unit in enumerate(COMMUNES):
        values, previous, plan = figures(chance)
        if position == MISSING:
            continue
        for sheet, given in (("Số liệu", values), ("Cùng kỳ", previous), ("Kế hoạch", plan)):
            fill_row(workbook[sheet], first + position, given)
        add_texts(workbook, unit, position)
        if position == DAMAGED:
            fill_row(workbook["Số liệu"], first + position, {"luot_nguoi_du": values["luot_nguoi_du"] / 1000})
        if position == DOUBLED:
            row = first + len(COMMUNES)
            workbook["Số liệu"].cell(row, 1, f"{position + 1:03}")
            workbook["Số liệu"].cell(row, 2, unit)
            fill_row(workbook["Số liệu"], row, values | {"phan_qua": values["phan_qua"] + 15})
    buffer = BytesIO()
    workbook.save(buffer)
    parts = read_package(buffer.getvalue(), "")
    core = read_package(blank, "")["docProps/core.xml"]
    return write_package({**parts, "docProps/core.xml": core})


def main() -> None:
    """Write the roster and the filled workbook; ``danvan.yaml`` is kept by hand."""
    roster = roster_data(random.Random(24))  # noqa: S311
    head = "# Danh sách đơn vị phải báo cáo. Ví dụ hư cấu: mọi tên xã, tên người đều được đặt ra.\n"
    text = yaml.safe_dump(roster, allow_unicode=True, sort_keys=False, width=110)
    (FOLDER / "don-vi.yaml").write_text(head + text, "utf-8")
    blank = blank_workbook(PERIOD, None, read_roster(FOLDER / "don-vi.yaml"), read_office(FOLDER))
    (FOLDER / "so-lieu.xlsx").write_bytes(filled_workbook(blank))


if __name__ == "__main__":
    main()
