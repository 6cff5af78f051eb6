#!/bin/sh
# Create or refresh the virtual environment .venv of this folder.
# Usage: sh tools/environment.sh run|dev [PYTHON]
# "run" installs the program, "dev" also what tests and checks need. Nothing is done when nothing changed.
set -eu

wanted=$1
python=${2:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Chưa có Python. Cài Python 3.11 trở lên (Debian/Ubuntu: sudo apt install python3 python3-venv)." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Cần Python 3.11 trở lên; $python là $("$python" -V 2>&1). Chạy lại với: make PYTHON=python3.11 ..." >&2
    exit 1
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    echo "Python này thiếu phần tạo môi trường riêng. Cài gói python3-venv (Debian/Ubuntu: sudo apt install python3-venv), rồi chạy lại." >&2
    exit 1
fi

# A moved folder, another Python or changed requirements make the environment stale.
state="$PWD $("$python" -V 2>&1) $(cat pyproject.toml tools/dev-lock.txt | cksum)"
have() { [ -x .venv/bin/python ] && [ "$(cat ".venv/.$1" 2>/dev/null)" = "$state" ]; }

if have "$wanted" || { [ "$wanted" = run ] && have dev; }; then
    exit 0
fi
if ! have run && ! have dev; then
    rm -rf .venv
    "$python" -m venv .venv
fi
echo "Đang cài đặt vào .venv (chỉ lần đầu hoặc khi có thay đổi) ..." >&2
pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"; }
if [ "$wanted" = dev ]; then
    pip install --upgrade "pip>=25.1"
    pip install --constraint tools/dev-lock.txt -e ".[all]" --group dev
else
    pip install -e .
fi
# The link to the sources is written without the folder's own name: Python 3.11 cannot start where a .pth file holds
# Vietnamese letters and the locale is C.
for link in .venv/lib/python*/site-packages/*danvan_reports*.pth; do
    [ -f "$link" ] && printf '../../../../src\n' >"$link"
done
printf '%s' "$state" >".venv/.$wanted"
