"""Nobody's work is lost: what stands on the disk is the old file or the new one, whatever goes wrong."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from danvan_reports import output
from danvan_reports.errors import OutputError
from danvan_reports.output import (
    is_untouched,
    make_folder,
    remove_leftovers,
    safe_file_name,
    write_document,
    write_new_text,
)
from danvan_reports.sealing import seal
from tests.rendering.making import p, small_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD = seal(small_document(p("cũ")), "a.docx")
NEW = seal(small_document(p("mới")), "a.docx")
EDITED = small_document(p("đồng chí A đã sửa"))
posix_only = pytest.mark.skipif(os.name == "nt", reason="permissions and links of POSIX")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "Kết luận số 1.docx"


def refusal(path: Path, *, overwrite: bool = False) -> str:
    with pytest.raises(OutputError) as caught:
        write_document(path, NEW, overwrite=overwrite)
    assert caught.value.parameters["path"] == str(path)
    return caught.value.key


def test_write__new_file(target: Path) -> None:
    write_document(target, NEW, overwrite=False)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_write__untouched_document_of_ours_is_replaced(target: Path) -> None:
    target.write_bytes(OLD)
    write_document(target, NEW, overwrite=False)
    assert target.read_bytes() == NEW


def test_write__same_bytes_are_left_alone(target: Path) -> None:
    target.write_bytes(EDITED)
    before = target.stat()
    write_document(target, EDITED, overwrite=False)
    assert target.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("theirs", [EDITED, b"", b"note", OLD[:-5], OLD + b"x" * 70_000])
def test_write__edited_file_is_kept_unless_asked(target: Path, theirs: bytes) -> None:
    target.write_bytes(theirs)
    assert refusal(target) == "output.edited"
    assert target.read_bytes() == theirs
    write_document(target, NEW, overwrite=True)
    assert target.read_bytes() == NEW


def test_write__file_too_large_to_be_ours_is_kept(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "MAX_FILE_SIZE", len(OLD) - 1)
    target.write_bytes(OLD)
    assert refusal(target) == "output.edited"


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("Kết luận số 1.docx", "~$t luận số 1.docx"),
        ("Báo cáo.docx", "~$áo cáo.docx"),
        ("a.docx", "~$a.docx"),
        ("Kết luận.docx", "~$Kết luận.docx"),
        ("a.docx", ".~lock.a.docx#"),
    ],
)
def test_write__file_open_in_word_or_libreoffice(tmp_path: Path, name: str, lock: str) -> None:
    path = tmp_path / name
    path.write_bytes(OLD)
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        write_document(path, NEW, overwrite=True)
    assert (caught.value.key, caught.value.parameters["lock"]) == ("output.open-in-word", lock)
    assert path.read_bytes() == OLD


def test_write__lock_file_of_another_document(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(OLD)
    (tmp_path / "~$a.docx").write_bytes(b"")
    write_document(tmp_path / "b.docx", NEW, overwrite=False)
    assert (tmp_path / "b.docx").read_bytes() == NEW


def test_write__missing_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "không có" / "a.docx") == "output.missing-folder"


def test_write__file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert refusal(tmp_path / "a" / "a.docx") == "output.missing-folder"


def test_write__folder_where_the_file_should_be(tmp_path: Path) -> None:
    assert refusal(tmp_path, overwrite=True) == "output.not-a-file"


@posix_only
def test_write__device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    assert refusal(tmp_path / "a.docx", overwrite=True) == "output.not-a-file"


@posix_only
def test_write__behind_a_link_the_file_itself_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "a.docx").write_bytes(OLD)
    link = tmp_path / "a.docx"
    link.symlink_to(Path("kho") / "a.docx")
    write_document(link, NEW, overwrite=False)
    assert link.is_symlink()
    assert (tmp_path / "kho" / "a.docx").read_bytes() == NEW


@posix_only
def test_write__link_that_leads_back_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to("a.docx")
    assert refusal(tmp_path / "a.docx") == "output.failed"


@posix_only
def test_write__permissions_are_kept_and_the_umask_respected(target: Path, tmp_path: Path) -> None:
    target.write_bytes(OLD)
    target.chmod(0o640)
    previous = os.umask(0o027)
    try:
        write_document(target, NEW, overwrite=False)
        write_document(tmp_path / "b.docx", NEW, overwrite=False)
    finally:
        os.umask(previous)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (target, tmp_path / "b.docx")] == [0o640, 0o640]
    target.chmod(0o600)
    write_document(target, OLD, overwrite=False)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@posix_only
def test_write__read_only_file_is_kept(target: Path) -> None:
    target.write_bytes(OLD)
    target.chmod(0o444)
    assert refusal(target, overwrite=True) == "output.no-permission"
    assert target.read_bytes() == OLD


class Fault:
    """Lets a call of ``os`` fail the n-th time."""

    def __init__(self, call: Callable[..., Any], error: OSError | KeyboardInterrupt, count: int = 1) -> None:
        self._call, self._error, self._count = call, error, count

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        self._count -= 1
        if self._count == 0:
            raise self._error
        return self._call(*arguments, **named)


class FailingFile:
    """A file that takes some bytes and then no more."""

    def __init__(self, stream: Any, method: str, error: OSError | KeyboardInterrupt) -> None:
        self._stream, self._method, self._error = stream, method, error

    def __enter__(self) -> FailingFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        if self._method == "close":
            raise self._error

    def __getattr__(self, name: str) -> Any:
        if name == self._method:
            self._stream.write(b"half")
            raise self._error
        return getattr(self._stream, name)


STEPS = ["read", "open", "write", "flush", "close", "fsync", "chmod", "replace"]
ONLY_WITH_AN_OLD_FILE = {"read", "chmod"}
ERRORS = [
    (errno.ENOSPC, "output.disk-full"),
    (errno.EDQUOT, "output.disk-full"),
    (errno.EACCES, "output.no-permission"),
    (errno.EROFS, "output.no-permission"),
    (errno.ENOENT, "output.missing-folder"),
    (errno.EIO, "output.failed"),
    (errno.ENAMETOOLONG, "output.failed"),
]


def break_step(patch: pytest.MonkeyPatch, step: str, error: OSError | KeyboardInterrupt) -> None:
    real_open = Path.open

    def open_to_write(path: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        if mode != "xb":
            return real_open(path, mode, *more, **named)
        if step == "open":
            raise error
        return FailingFile(real_open(path, mode, *more, **named), step, error)

    if step in {"open", "write", "flush", "close"}:
        patch.setattr(Path, "open", open_to_write)
    elif step == "read":
        patch.setattr(Path, "read_bytes", Fault(Path.read_bytes, error))
    elif step == "fsync":
        patch.setattr(os, "fsync", Fault(os.fsync, error))
    else:
        patch.setattr(Path, step, Fault(getattr(Path, step), error))


@pytest.mark.parametrize(
    ("step", "existing"),
    [(step, old) for step in STEPS for old in (OLD, None) if old or step not in ONLY_WITH_AN_OLD_FILE],
)
@pytest.mark.parametrize(("number", "key"), ERRORS)
def test_write__fault_at_any_step_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, existing: bytes | None, number: int, key: str
) -> None:
    if existing is not None:
        target.write_bytes(existing)
    with monkeypatch.context() as patch:
        break_step(patch, step, OSError(number, "x"))
        with pytest.raises(OutputError) as caught:
            write_document(target, NEW, overwrite=False)
    assert caught.value.key == key
    left = {path.name: path.read_bytes() for path in target.parent.iterdir()}
    assert left == ({} if existing is None else {target.name: existing})


@pytest.mark.parametrize("step", STEPS)
def test_write__interrupted_at_any_step_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target.write_bytes(OLD)
    with monkeypatch.context() as patch:
        break_step(patch, step, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            write_document(target, NEW, overwrite=False)
    assert {path.name: path.read_bytes() for path in target.parent.iterdir()} == {target.name: OLD}


@posix_only
@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO])
def test_write__folder_that_cannot_be_flushed(target: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", Fault(os.fsync, OSError(number, "x"), count=2))
        write_document(target, NEW, overwrite=False)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("number", [5, 32])
def test_write__windows_says_that_the_file_is_in_use(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    target.write_bytes(OLD)
    error = PermissionError(errno.EACCES, "x", "a.tmp", None, str(target))
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    with monkeypatch.context() as patch:
        break_step(patch, "replace", error)
        assert refusal(target) == "output.open-in-word"
    assert target.read_bytes() == OLD


def test_write__windows_denies_the_folder(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = PermissionError(errno.EACCES, "x", "a.tmp")
    error.winerror = 5  # type: ignore[attr-defined,unused-ignore]
    with monkeypatch.context() as patch:
        break_step(patch, "open", error)
        assert refusal(target) == "output.no-permission"


def while_writing(patch: pytest.MonkeyPatch, action: Callable[[], None]) -> None:
    """Let somebody do something between the first look at the old file and the end of the writing."""
    real_fsync = os.fsync

    def fsync(descriptor: int) -> None:
        patch.setattr(os, "fsync", real_fsync)
        action()
        real_fsync(descriptor)

    patch.setattr(os, "fsync", fsync)


@pytest.mark.parametrize("existing", [None, OLD])
def test_write__file_that_somebody_edits_meanwhile_is_kept(
    target: Path, monkeypatch: pytest.MonkeyPatch, existing: bytes | None
) -> None:
    if existing is not None:
        target.write_bytes(existing)
    while_writing(monkeypatch, lambda: target.write_bytes(EDITED) and None)
    assert refusal(target) == "output.edited"
    assert {path.name: path.read_bytes() for path in target.parent.iterdir()} == {target.name: EDITED}


def test_write__two_runs_of_ours_at_once(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    while_writing(monkeypatch, lambda: write_document(target, OLD, overwrite=False))
    write_document(target, NEW, overwrite=False)
    assert {path.name: path.read_bytes() for path in target.parent.iterdir()} == {target.name: NEW}


def test_is_untouched__ours_edited_missing(target: Path, tmp_path: Path) -> None:
    target.write_bytes(OLD)
    assert is_untouched(target)
    target.write_bytes(EDITED)
    assert [is_untouched(path) for path in (target, tmp_path / "không có.docx", tmp_path)] == [False] * 3


def test_write_new_text__in_utf8_with_line_feeds(tmp_path: Path) -> None:
    write_new_text(tmp_path / "a.yaml", "đợt: 1\n")
    assert (tmp_path / "a.yaml").read_bytes() == "đợt: 1\n".encode()


def test_write_new_text__nothing_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a")
    with pytest.raises(OutputError) as caught:
        write_new_text(tmp_path / "a.yaml", "b")
    assert (caught.value.key, [path.read_bytes() for path in tmp_path.iterdir()]) == ("output.exists", [b"a"])


def test_write_new_text__missing_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_new_text(tmp_path / "a" / "a.yaml", "b")
    assert caught.value.key == "output.missing-folder"


def test_make_folder__with_those_above_it_and_again(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("path", ["a", "a/b"])
def test_make_folder__file_in_the_way(tmp_path: Path, path: str) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        make_folder(tmp_path / path)
    assert caught.value.key == "output.not-a-folder"


def test_make_folder__no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", Fault(Path.mkdir, PermissionError(errno.EACCES, "x")))
    with pytest.raises(OutputError) as caught:
        make_folder(tmp_path / "a")
    assert caught.value.key == "output.no-permission"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ket-luan-giam-sat Đảng ủy xã Tân Phú", "ket-luan-giam-sat-dang-uy-xa-tan-phu"),
        ("Số 12-KL/TU: «Về ...»", "so-12-kl-tu-ve"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-van-ban"),
        ("Lpt9.", "lpt9-van-ban"),
        ("", "van-ban"),
        ("\u0000/\\", "van-ban"),
        ("một " * 60, "-".join(["mot"] * 30)),
        ("a" * 300, "a" * 120),
    ],
)
def test_safe_file_name__from_data(text: str, name: str) -> None:
    assert safe_file_name(text) == name


@given(st.text())
def test_safe_file_name__any_text_gives_a_name_for_every_system(text: str) -> None:
    name = safe_file_name(text)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(name) <= 130
    assert name.strip("-") == name
    assert safe_file_name(name) == name


def keys_in(module: Path, prefix: str) -> Iterator[str]:
    import re

    return iter(re.findall(rf'"({prefix}\.[a-z-]+)"', module.read_text("utf-8")))


@pytest.mark.parametrize(
    ("catalogue", "modules", "prefix", "elsewhere"),
    [
        ("output", ["output.py", "disk.py"], "output", set()),
        ("packages", ["opc.py", "sealing.py"], "package", set()),
    ],
)
def test_keys__all_have_words_in_both_languages_and_no_word_is_unused(
    catalogue: str, modules: list[str], prefix: str, elsewhere: set[str]
) -> None:
    source = Path(output.__file__).parent
    used = {key for module in modules for key in keys_in(source / module, prefix)} | elsewhere
    for language in ("vi", "en"):
        with (source / "locale" / language / "LC_MESSAGES" / f"{catalogue}.po").open("rb") as stream:
            assert {str(entry.id) for entry in read_po(stream) if entry.id} == used


def test_safe_file_name__what_tells_it_from_others_is_never_cut() -> None:
    assert safe_file_name("ban thường vụ " * 20, "năm 2026") == "ban-thuong-vu-" * 8 + "nam-2026"


@posix_only
def test_leftovers_of_killed_runs_go_and_those_of_a_living_run_stay(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    here = output._machine()
    writers = (f"{here}-{ended.pid}", f"{here}-{os.getpid()}", f"{here}-{'1' * 30}", f"00000000-{ended.pid}")
    names = [f".danvan-reports-{writer}-ab12.tmp" for writer in writers]
    for name in [*names, ".danvan-reports-0123456789abcdef.tmp", "cua-toi.tmp"]:
        (tmp_path / name).write_bytes(b"x")
    remove_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([names[1], names[3], "cua-toi.tmp"])
