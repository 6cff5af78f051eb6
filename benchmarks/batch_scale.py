"""How a batch grows: documents per second and peak memory at 168, 300 and 3,321 units, with one process and with two.

Run it from the repository: ``python benchmarks/batch_scale.py``. It needs Linux (memory is read from ``/proc``).
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COUNTS = (168, 300, 3_321)
JOBS = (1, 2)
_POLL_SECONDS = 0.05

_OFFICE = """co_quan_ban_hanh:
  ban: {ten: Ban Tuyên giáo và Dân vận, tieu_de: BAN TUYÊN GIÁO VÀ DÂN VẬN, ky_hieu: BTGDV, dia_danh: Vân Sơn,
        luu: Văn phòng, noi_nhan: [Tỉnh ủy], nguoi_ky: {chuc_vu: TRƯỞNG BAN, ho_ten: Vi Văn Thắng}}
"""
_REPORT = """ky_bao_cao: 6 tháng đầu năm 2026
don_vi: xã số {number}
khai_quat: Tình hình Nhân dân trên địa bàn ổn định, tin tưởng vào sự lãnh đạo của Đảng.
ket_qua:
  cap_uy:
    - noi_dung: Cấp ủy tổ chức quán triệt, tuyên truyền các nghị quyết, kết luận của Đảng.
      so_lieu: [cuoc_tuyen_truyen, luot_nguoi_du]
  chinh_quyen: Đẩy mạnh cải cách hành chính, tiếp công dân, giải quyết đơn thư.
  mttq_doan_the:
    - noi_dung: Hướng hoạt động về thôn, bản, tổ dân phố.
      so_lieu: [doan_vien_hoi_vien_moi, phan_qua]
  dan_van_kheo: Nhân rộng các mô hình hiệu quả.
danh_gia:
  uu_diem: [Nhận thức của cấp ủy được nâng lên., Đối thoại với Nhân dân có chuyển biến.]
  han_che: Nắm tình hình Nhân dân có lúc chưa kịp thời.
  nguyen_nhan: {{khach_quan: Địa bàn rộng., chu_quan: Chưa thường xuyên kiểm tra.}}
phuong_huong_nhiem_vu: [Tiếp tục quán triệt các nghị quyết., Nâng cao chất lượng đối thoại.]
so_lieu:
{figures}
"""
_INDICATORS = (
    "cuoc_tuyen_truyen", "luot_nguoi_du", "doan_vien_hoi_vien_moi", "phan_qua", "mo_hinh_dang_ky", "lop_tap_huan",
    "tong_doan_vien_hoi_vien", "cuoc_doi_thoai", "don_tiep_nhan", "y_kien_doi_thoai",
)  # fmt: skip


def make_units(folder: Path, count: int) -> None:
    """Write the reports of ``count`` invented units."""
    chance = random.Random(count)  # noqa: S311
    (folder / "danvan.yaml").write_text(_OFFICE, "utf-8")
    for number in range(1, count + 1):
        figures = "\n".join(f"  - {{ma: {key}, gia_tri: {chance.randint(1, 900)}}}" for key in _INDICATORS)
        (folder / f"{number:04}.yaml").write_text(_REPORT.format(number=number, figures=figures), "utf-8")


def measure(source: Path, out: Path, jobs: int) -> tuple[float, int, int]:
    """Run the batch; return its seconds and the peak memory in MB of the parent and of its largest worker."""
    command = [sys.executable, "-m", "danvan_reports", "batch", str(source), "-d", str(out), "-j", str(jobs), "-q"]
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        peaks = {process.pid: 0}
        while process.poll() is None:
            for pid in (process.pid, *_children(process.pid)):
                peaks[pid] = max(peaks.get(pid, 0), _peak_mb(pid))
            time.sleep(_POLL_SECONDS)
        seconds = time.monotonic() - started
        parent = peaks.pop(process.pid)
    return seconds, parent, max(peaks.values(), default=0)


def _children(parent: int) -> list[int]:
    try:
        return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()]
    except OSError:
        return []


def _peak_mb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def main() -> None:
    """Print a line for every count and number of processes."""
    sys.stdout.write("units  jobs  seconds  documents/s  ms/document  parent MB  worker MB\n")
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "in"
            source.mkdir()
            make_units(source, count)
            for jobs in JOBS:
                seconds, parent, worker = measure(source, Path(folder) / f"out-{jobs}", jobs)
                speed = count / seconds
                row = f"{count:5}  {jobs:4}  {seconds:7.1f}  {speed:11.1f}  {1000 / speed:11.1f}"
                sys.stdout.write(f"{row}  {parent:9}  {worker:9}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
