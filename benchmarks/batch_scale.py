"""How a batch grows: documents per second, CPU and peak memory at 168, 300 and 3,321 units, with one process and two.

Run it from the repository, on a machine that does nothing else: ``python -m benchmarks.batch_scale``. It prints every
run, then what they come to: how much faster two processes are, and how memory grows from 300 to 3,321 units. It needs
Linux (memory is read from ``/proc``).
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Run:
    """One run of the batch; ``cpu`` is of all its processes, ``worker`` the peak of the largest one."""

    units: int
    jobs: int
    seconds: float
    cpu: float
    parent: int
    worker: int

    def row(self) -> str:
        """Return the run as a line of the table."""
        speed = self.units / self.seconds
        return (
            f"{self.units:5}  {self.jobs:4}  {self.seconds:7.1f}  {speed:11.1f}  {1000 / speed:11.1f}"
            f"  {1000 * self.cpu / self.units:15.1f}  {self.parent:9}  {self.worker:9}\n"
        )


def measure(source: Path, out: Path, units: int, jobs: int) -> Run:
    """Run the batch over ``source``; memory is in MB."""
    command = [sys.executable, "-m", "danvan_reports", "batch", str(source), "-d", str(out), "-j", str(jobs), "-q"]
    cpu_before, started = _cpu(), time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        peaks = {process.pid: 0}
        while process.poll() is None:
            for pid in (process.pid, *_children(process.pid)):
                peaks[pid] = max(peaks.get(pid, 0), _peak_mb(pid))
            time.sleep(_POLL_SECONDS)
        seconds = time.monotonic() - started
        parent = peaks.pop(process.pid)
    made = len(list(out.glob("*.docx")))
    if process.returncode or made != units:
        raise SystemExit(f"{made} of {units} documents, exit code {process.returncode}")
    return Run(units, jobs, seconds, _cpu() - cpu_before, parent, max(peaks.values(), default=0))


def _cpu() -> float:
    """Return the CPU seconds of all processes started and ended so far, those of their workers included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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
    """Print a line for every count and number of processes, then what they come to."""
    sys.stdout.write("units  jobs  seconds  documents/s  ms/document  CPU ms/document  parent MB  worker MB\n")
    runs: dict[tuple[int, int], Run] = {}
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "in"
            source.mkdir()
            make_units(source, count)
            for jobs in JOBS:
                run = runs[count, jobs] = measure(source, Path(folder) / f"out-{jobs}", count, jobs)
                sys.stdout.write(run.row())
                sys.stdout.flush()
    for count in COUNTS:
        faster = runs[count, 1].seconds / runs[count, 2].seconds
        sys.stdout.write(f"{count:5} units: two processes are {faster:.2f} times as fast as one\n")
    few, many = runs[COUNTS[-2], 2], runs[COUNTS[-1], 2]
    sys.stdout.write(
        f"from {few.units} to {many.units} units: parent {few.parent} -> {many.parent} MB, "
        f"largest worker {few.worker} -> {many.worker} MB\n"
    )


if __name__ == "__main__":
    main()
