"""Count what stands behind the promises of SECURITY.md and write docs/loi-hua.md.

``python tools/promises.py [--cases N]`` runs every test marked ``promise`` and, beside them, the fuzzers with N cases
(200,000 by default; 0 leaves them out), and adds up what they recorded (``tests/ledger.py``). Bounds are of processor
time: nothing is measured otherwise for running side by side.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "loi-hua.md"
FUZZER = (sys.executable, "-m", "tests.hostile.fuzz")
MARKED_TESTS = (sys.executable, "-m", "pytest", "-q", "-m", "promise", "-p", "no:cacheprovider")

PROMISES = {
    "write-whole": "Ghi tệp: đĩa đầy, hỏng, không có quyền: còn nguyên tệp cũ hoặc có đủ tệp mới",
    "write-killed": "Ghi tệp: bị ngắt ở bất kỳ bước nào: còn nguyên tệp cũ hoặc có đủ tệp mới",
    "machine": "Máy lạ: chỉ đọc, mất thư mục, tệp đang mở, hai lượt cùng ghi, đồng hồ, múi giờ, locale C, thiếu HOME",
    "names": "Tên tệp và ô CSV lấy từ dữ liệu: hệ điều hành nào cũng nhận, bảng tính không chạy thành công thức",
    "special-files": "Thiết bị, ống, thư mục, liên kết, đường dẫn lạ: bị từ chối, không treo",
    "no-network": "Không dùng mạng",
    "privacy": "Nhật ký, tên tệp tạm, thuộc tính văn bản: không có dữ liệu của người dùng",
    "secrecy": "Dấu chỉ độ mật: bị từ chối trước khi có bản sao, bản lưu, dự thảo nào",
    "fuzz-yaml": "Dữ liệu YAML bất kỳ: không treo, không đổ vỡ, mọi lỗi đều được gọi tên",
    "fuzz-workbook": "Sổ Excel bất kỳ: như trên",
    "fuzz-template": "Mẫu bất kỳ: như trên",
    "fuzz-document": "Tệp Word bất kỳ: như trên",
    "fuzz-planted": "Lỗi gài thử vào chương trình: phép thử ngẫu nhiên tìm ra",
    "attacks": "Tấn công đã biết (bom nén, thực thể XML, macro, OLE, liên kết ngoài): bị chặn trong 2 s, 200 MiB",
    "templates-caged": "Mẫu văn bản có mã độc: không chạm tới gì, trong 2 giây, 200 MiB",
    "text-kept": "Chữ vào thế nào, chữ ra thế ấy",
}
"""What is promised, in the words of the table, by the key that ``record`` is called with."""


def main() -> int:
    """Run tests and fuzzers, write the table, and return 0 when all promises held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200_000, help="cases of the fuzzers, 0 for none")
    cases = parser.parse_args().cases
    commands = [MARKED_TESTS, *([(*FUZZER, "--cases", str(cases))] if cases else [])]
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "ledger.jsonl")
        ledger.touch()
        environment = os.environ | {"LEDGER": str(ledger)}
        running = [subprocess.Popen(command, cwd=ROOT, env=environment) for command in commands]
        codes = [process.wait() for process in running]
        entries = [json.loads(line) for line in ledger.read_text("ascii").splitlines()]
    totals = add_up(entries)
    TABLE.write_text(table_of(totals, cases), encoding="utf-8")
    print(TABLE.relative_to(ROOT))
    return int(any(codes) or any(counts["failures"] for counts in totals.values()))


def add_up(entries: list[dict[str, str | int]]) -> dict[str, Counter[str]]:
    """Return the sums of each promise, in the order of ``PROMISES``; one that is not there is a mistake of a test."""
    totals: dict[str, Counter[str]] = {promise: Counter() for promise in PROMISES}
    for entry in entries:
        promise = str(entry["promise"])
        totals[promise].update({name: int(number) for name, number in entry.items() if name != "promise"})
    return {promise: counts for promise, counts in totals.items() if counts}


def table_of(totals: dict[str, Counter[str]], cases: int) -> str:
    """Return the page with the table."""
    lines = [
        "# Những điều đã hứa, và đã thử bao nhiêu lần",
        "",
        "Bảng do `python tools/promises.py` viết ra từ chính các phép thử; không sửa tay. Điều gì được hứa, chống lại",
        "điều gì: [SECURITY.md](../SECURITY.md).",
        "",
        "| Lời hứa | Đã thử | Lỗi đã gây ra | Số lần không giữ được |",
        "|---|---:|---:|---:|",
    ]
    for promise, counts in totals.items():
        numbers = " | ".join(f"{counts[name]:,}".replace(",", ".") for name in ("tried", "faults", "failures"))
        lines.append(f"| {PROMISES[promise]} | {numbers} |")
    if not cases:
        lines += ["", "Lần này không chạy các phép thử ngẫu nhiên."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
