"""A folder with the YAML report of each unit, for tests of whole runs."""

from __future__ import annotations

from pathlib import Path

OFFICE = """co_quan_ban_hanh:
  ban: {ten: Ban Dân vận, tieu_de: BAN DÂN VẬN, ky_hieu: BDV, dia_danh: Vân Sơn, luu: Văn phòng,
        noi_nhan: [Tỉnh ủy], nguoi_ky: {chuc_vu: TRƯỞNG BAN, ho_ten: Vi Văn Thắng}}
"""
REPORT = """ky_bao_cao: 6 tháng đầu năm 2026
don_vi: {name}
khai_quat: Ổn định.
ket_qua: {{cap_uy: Tốt., chinh_quyen: Tốt., mttq_doan_the: Tốt.}}
danh_gia: {{uu_diem: Tốt., han_che: Chậm., nguyen_nhan: {{khach_quan: Xa., chu_quan: Bận.}}}}
phuong_huong_nhiem_vu: Tiếp tục.
so_lieu: [{{ma: cuoc_tuyen_truyen, gia_tri: {value}}}]
"""


def make_units(folder: Path, count: int) -> Path:
    """Write the office and the reports of ``count`` units into a new folder ``vao``; return it."""
    source = folder / "vao"
    source.mkdir()
    (source / "danvan.yaml").write_text(OFFICE, "utf-8")
    for number in range(1, count + 1):
        write_unit(source, number, number)
    return source


def write_unit(source: Path, number: int, value: object) -> None:
    """Write the report of one unit."""
    (source / f"{number:03}.yaml").write_text(REPORT.format(name=f"xã {number:03}", value=value), "utf-8")


def documents(folder: Path) -> dict[str, bytes]:
    """Return the documents in a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx"))}
