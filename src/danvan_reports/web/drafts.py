"""Drafts: plain YAML files in the user's own folder, each with a version, written whole a moment after each change.

The version of a draft is the hash of its text. Who changes it says which version was looked at, so that of two tabs
on one draft the second is told and nothing is lost. A draft of a file keeps the hash that the file had when it was
opened (in a small ``.json`` beside it): a file that changed on the disk meanwhile is told, not overwritten.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from codecs import BOM_UTF8
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from danvan_reports.errors import InputError, OutputError
from danvan_reports.output import make_folder, write_document
from danvan_reports.records import dataclass, replace
from danvan_reports.sources.codes import STATE_MARK
from danvan_reports.sources.yaml_source import SourceDocument, decode, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = re.compile(r"[0-9a-f]{16}")
_MOST_STEPS_BACK = 200
_UNSAVED = "ban-nhap.yaml"
"""What a draft that was never saved is called in findings."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft as it stands; ``file`` is where it was opened from or last saved to, None for a new one."""

    name: str
    source: SourceDocument
    file: Path | None = None
    file_hash: str = ""

    @property
    def version(self) -> str:
        """What tells this text from any other."""
        return _hash(self.source.text.encode())


class SecretError(InputError):
    """The text bears a state-secret mark: no draft of it is kept, in memory or on the disk."""


class StaleDraftError(Exception):
    """The draft has changed since the version that the change was meant for."""


class Drafts:
    """The drafts in one folder: those under way in memory, all of them on the disk."""

    def __init__(self, folder: Path) -> None:
        """Keep drafts in ``folder``, which need not exist yet."""
        self._folder = folder
        self._open: dict[str, Draft] = {}
        self._earlier: dict[str, list[str]] = {}
        self._unwritten: set[str] = set()
        self._lock = RLock()

    def begin(self, text: str, file: Path | None = None, file_hash: str = "") -> Draft:
        """Keep ``text`` as a new draft and return it.

        Raises:
            SecretError: The text bears a state-secret mark.
            OutputError: The folder cannot be written.
        """
        name = secrets.token_hex(8)
        source = _not_secret(parse_yaml(text, file.name if file else _UNSAVED))
        make_folder(self._folder)
        draft = Draft(name, source, file, file_hash)
        with self._lock:
            self._keep(draft)
        self.write_out()
        return draft

    def open_file(self, path: Path) -> Draft:
        """Return the draft of the file at ``path``: the one under way that began from this very text, else a new one.

        Raises:
            InputError: The file cannot be read as text, or bears a state-secret mark.
            OutputError: The folder of drafts cannot be written.
        """
        content, text = _read(path)
        for name in self.names():
            origin = _origin(self._path(name).with_suffix(".json"))
            if (origin.get("file"), origin.get("sha256")) == (str(path), _hash(content)):
                draft = self.find(name)
                if draft:
                    return draft
        return self.begin(text, path, _hash(content))

    def names(self) -> tuple[str, ...]:
        """Return the names of all drafts, the one changed last first."""
        files = [path for path in self._folder.glob("*.yaml") if _NAME.fullmatch(path.stem)]
        return tuple(path.stem for path in sorted(files, key=lambda path: (-path.stat().st_mtime_ns, path.name)))

    def find(self, name: str) -> Draft | None:
        """Return the draft called ``name``; None when there is none, and for whatever is no name of a draft."""
        if not _NAME.fullmatch(name):
            return None
        with self._lock:
            if name not in self._open and self._path(name).is_file():
                self._open[name] = self._read(name)
            return self._open.get(name)

    def change(self, name: str, version: str, edit: Callable[[SourceDocument], SourceDocument]) -> Draft:
        """Return the draft with ``edit`` done to its text, which must still be of ``version``.

        Raises:
            StaleDraftError: It is not: another tab was faster, or the draft is gone.
            SecretError: What was typed is a state-secret mark.
        """
        with self._lock:
            draft = self._current(name, version)
            edited = _not_secret(edit(draft.source))
            if edited.text == draft.source.text:
                return draft
            steps = self._earlier.setdefault(name, [])
            steps.append(draft.source.text)
            del steps[:-_MOST_STEPS_BACK]
            return self._keep(replace(draft, source=edited))

    def step_back(self, name: str, version: str) -> Draft:
        """Return the draft as it was before its last change; as it is when nothing was changed since it was opened.

        Raises:
            StaleDraftError: as ``change``.
        """
        with self._lock:
            draft = self._current(name, version)
            steps = self._earlier.get(name)
            return self._keep(replace(draft, source=parse_yaml(steps.pop(), draft.source.name))) if steps else draft

    def save(self, name: str, path: Path, *, insist: bool = False) -> Draft:
        """Write the draft to the file at ``path`` and return it as a draft of that file.

        Raises:
            OutputError: ``web.file-changed`` when the file is not as it was opened (unless ``insist``), or as
                ``write_document``.
        """
        with self._lock:
            draft = self.find(name)
            if draft is None:
                raise StaleDraftError(name)
            known = draft.file_hash if draft.file == path else ""
            if not insist and _hash_of_file(path) != known:
                raise OutputError("web.file-changed", path=path.name)
            content = _as_before(draft.source.text, path)
            write_document(path, content, overwrite=True)
            saved = self._keep(replace(draft, file=path, file_hash=_hash(content)))
        self.write_out()
        return saved

    def discard(self, name: str) -> None:
        """Forget the draft for good."""
        with self._lock:
            if self.find(name) is None:
                return
            self._unwritten.discard(name)
            self._open.pop(name)
            self._path(name).unlink(missing_ok=True)
            self._path(name).with_suffix(".json").unlink(missing_ok=True)

    def write_out(self) -> None:
        """Put on the disk what changed since the last time.

        Raises:
            OutputError: The disk refuses; what could not be written is tried again next time.
        """
        with self._lock:
            waiting = [self._open[name] for name in sorted(self._unwritten)]
        for draft in waiting:
            origin = {"file": str(draft.file) if draft.file else "", "sha256": draft.file_hash}
            path = self._path(draft.name)
            write_document(path.with_suffix(".json"), json.dumps(origin).encode(), overwrite=True)
            write_document(path, draft.source.text.encode(), overwrite=True)
            with self._lock:
                if self._open.get(draft.name) is draft:
                    self._unwritten.discard(draft.name)

    def _current(self, name: str, version: str) -> Draft:
        draft = self.find(name)
        if draft is None or draft.version != version:
            raise StaleDraftError(name)
        return draft

    def _keep(self, draft: Draft) -> Draft:
        self._open[draft.name] = draft
        self._unwritten.add(draft.name)
        return draft

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.yaml"

    def _read(self, name: str) -> Draft:
        path = self._path(name)
        origin = _origin(path.with_suffix(".json"))
        file = Path(origin["file"]) if origin.get("file") else None
        text = path.read_text("utf-8", errors="replace")
        return Draft(name, parse_yaml(text, file.name if file else _UNSAVED), file, str(origin.get("sha256", "")))


def _not_secret(source: SourceDocument) -> SourceDocument:
    """Refuse a text with a state-secret mark (Luật Bảo vệ bí mật nhà nước) before any copy of it is made."""
    for item in source.diagnostics:
        if item.code == STATE_MARK:
            raise SecretError(item.code, **item.parameters)
    return source


def _origin(path: Path) -> dict[str, Any]:
    """Return what is known of where a draft came from; a file that is lost or damaged is a draft of no file."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _read(path: Path) -> tuple[bytes, str]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError("input.unreadable", path=path.name) from error
    return content, text_of(content, path.name)


def _as_before(text: str, path: Path) -> bytes:
    """Return the text with the line ends and the mark of UTF-8 that the file has now, as Notepad may have left them."""
    old = _read(path)[0] if path.exists() else b""
    ends = text.replace("\n", "\r\n") if b"\r\n" in old else text
    return (BOM_UTF8 if old.startswith(BOM_UTF8) else b"") + ends.encode()


def text_of(content: bytes, name: str) -> str:
    """Return the text of a data file that was sent or read.

    Raises:
        InputError: It is no text in an encoding that can be told.
    """
    text = decode(content, name)
    if not isinstance(text, str):
        raise InputError("web.not-text", path=name)
    return text


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _hash_of_file(path: Path) -> str:
    try:
        return _hash(path.read_bytes())
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise InputError("input.unreadable", path=path.name) from error
