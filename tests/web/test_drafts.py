"""Drafts: nothing typed is lost, nothing of anybody's is written over, and a secret paper leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_reports.errors import InputError, OutputError
from danvan_reports.sources.document import SourceDocument
from danvan_reports.sources.yaml_source import parse_yaml
from danvan_reports.web.drafts import Drafts, SecretError, StaleDraftError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "nháp"


@pytest.fixture
def drafts(folder: Path) -> Drafts:
    return Drafts(folder)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "đợt 1.yaml"
    path.write_text("loai: giám sát  # ghi chú\nla: điều không có trong mẫu\n", "utf-8")
    return path


def _to(text: str):  # type: ignore[no-untyped-def]
    def edit(source: SourceDocument) -> SourceDocument:
        return parse_yaml(text, source.name)

    return edit


def test_draft_is_there_after_a_crash__when_it_was_written_out(drafts: Drafts, folder: Path) -> None:
    draft = drafts.begin("a: 1\n")
    changed = drafts.change(draft.name, draft.version, _to("a: 2\n"))
    assert (folder / f"{draft.name}.yaml").read_text("utf-8") == "a: 1\n"
    drafts.write_out()
    again = Drafts(folder).find(draft.name)
    assert again
    assert (again.source.text, again.version) == ("a: 2\n", changed.version)


def test_second_tab_is_told__when_the_first_changed_the_draft(drafts: Drafts) -> None:
    draft = drafts.begin("a: 1\n")
    first = drafts.change(draft.name, draft.version, _to("a: 2\n"))
    with pytest.raises(StaleDraftError):
        drafts.change(draft.name, draft.version, _to("a: 3\n"))
    with pytest.raises(StaleDraftError):
        drafts.step_back(draft.name, draft.version)
    assert drafts.find(draft.name) == first


def test_steps_back_lead_to_the_text_as_it_was_opened(drafts: Drafts) -> None:
    draft = drafts.begin("a: 1\n")
    second = drafts.change(draft.name, draft.version, _to("a: 2\n"))
    third = drafts.change(draft.name, second.version, _to("a: 3\n"))
    back = drafts.step_back(draft.name, third.version)
    assert back.source.text == "a: 2\n"
    back = drafts.step_back(draft.name, back.version)
    assert back.source.text == "a: 1\n"
    assert drafts.step_back(draft.name, back.version) == back


def test_file_is_opened_once__while_it_stays_as_it_is(drafts: Drafts, folder: Path, file: Path) -> None:
    draft = drafts.open_file(file)
    assert drafts.open_file(file) == draft
    assert Drafts(folder).open_file(file) == draft
    file.write_text("loai: kiểm tra\n", "utf-8")
    assert drafts.open_file(file) != draft


def test_saved_file_holds_the_draft_as_it_stands(drafts: Drafts, file: Path) -> None:
    draft = drafts.open_file(file)
    text = draft.source.text.replace("giám sát", "khảo sát")
    drafts.change(draft.name, draft.version, _to(text))
    saved = drafts.save(draft.name, file)
    assert file.read_text("utf-8") == text
    drafts.change(draft.name, saved.version, _to(text + "so: 1\n"))
    drafts.save(draft.name, file)
    assert file.read_text("utf-8") == text + "so: 1\n"


def test_file_changed_on_the_disk_is_kept__unless_the_clerk_insists(drafts: Drafts, file: Path) -> None:
    draft = drafts.open_file(file)
    file.write_text("sửa ở nơi khác\n", "utf-8")
    with pytest.raises(OutputError) as refused:
        drafts.save(draft.name, file)
    assert (refused.value.key, refused.value.parameters) == ("web.file-changed", {"path": "đợt 1.yaml"})
    assert file.read_text("utf-8") == "sửa ở nơi khác\n"
    drafts.save(draft.name, file, insist=True)
    assert file.read_text("utf-8") == draft.source.text


def test_file_that_is_there_is_kept__when_a_new_draft_would_take_its_name(drafts: Drafts, file: Path) -> None:
    draft = drafts.begin("a: 1\n")
    with pytest.raises(OutputError) as refused:
        drafts.save(draft.name, file)
    assert refused.value.key == "web.file-changed"


def test_discarded_draft_leaves_no_file(drafts: Drafts, folder: Path) -> None:
    draft = drafts.begin("a: 1\n")
    drafts.discard(draft.name)
    drafts.write_out()
    assert (drafts.find(draft.name), list(folder.iterdir())) == (None, [])


@pytest.mark.parametrize("text", ["do_mat: MẬT\n", "loai: giám sát\nghi_chu: [TỐI MẬT]\n", "a: [1\nTUYỆT MẬT\n"])
def test_secret_text_is_refused__before_any_copy_is_made(drafts: Drafts, folder: Path, file: Path, text: str) -> None:
    with pytest.raises(SecretError):
        drafts.begin(text)
    file.write_text(text, "utf-8")
    with pytest.raises(InputError):
        drafts.open_file(file)
    assert not folder.exists()


def test_secret_mark_typed_is_not_kept(drafts: Drafts, folder: Path) -> None:
    draft = drafts.begin("a: 1\n")
    with pytest.raises(SecretError):
        drafts.change(draft.name, draft.version, _to("a: MẬT\n"))
    drafts.write_out()
    assert drafts.find(draft.name) == draft
    assert [path.read_text("utf-8") for path in folder.glob("*.yaml")] == ["a: 1\n"]


@pytest.mark.parametrize("name", ["", "..", "../x", "0" * 15, "0" * 17, "0123456789ABCDEF", "0123456789abcdeg"])
def test_only_names_of_drafts_are_looked_up(drafts: Drafts, name: str) -> None:
    assert drafts.find(name) is None


def test_draft_whose_origin_is_damaged_is_a_draft_of_no_file(drafts: Drafts, folder: Path, file: Path) -> None:
    draft = drafts.open_file(file)
    (folder / f"{draft.name}.json").write_text("[", "utf-8")
    again = Drafts(folder).find(draft.name)
    assert again
    assert (again.source.text, again.file) == (draft.source.text, None)


def test_saved_file_keeps_its_line_ends_and_mark(drafts: Drafts, file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\n# x\r\n")
    draft = drafts.open_file(file)
    drafts.change(draft.name, draft.version, _to("a: 2\n# x\n"))
    drafts.save(draft.name, file)
    assert file.read_bytes() == b"\xef\xbb\xbfa: 2\r\n# x\r\n"
