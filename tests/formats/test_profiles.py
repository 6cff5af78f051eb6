"""The format profiles say what the regulations say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from danvan_reports import resources
from danvan_reports.formats import profiles
from danvan_reports.formats.profile_components import Confidence, Range
from danvan_reports.formats.profiles import PROFILE_IDS, load_profile, select_profile

if TYPE_CHECKING:
    from pathlib import Path

# Sizes in points, bold, italic: guideline 05-HD/VPTW, annex 2; decree 30/2020, annex I, part V.
PARTY_TYPE = {
    "party_title": (15, 15, True, False),
    "parent_org": (14, 14, False, False),
    "org": (14, 14, True, False),
    "number": (14, 14, False, False),
    "place_date": (14, 14, False, True),
    "doc_type": (15, 16, True, False),
    "abstract": (14, 15, True, False),
    "abstract_cong_van": (12, 12, False, True),
    "body": (14, 15, False, False),
    "part_chapter_title": (14, 15, True, False),
    "article": (14, 15, True, False),
    "clause": (14, 15, False, False),
    "sign_authority": (14, 14, True, False),
    "sign_title": (14, 14, False, False),
    "sign_name": (14, 14, True, False),
    "salutation_label": (14, 14, False, True),
    "salutation_names": (14, 15, False, False),
    "recipients_label": (14, 14, False, False),
    "recipients_list": (12, 12, False, False),
    "urgency": (14, 14, True, False),
    "circulation": (12, 12, True, False),
    "draft_mark": (14, 14, False, True),
    "drafter_code": (11, 11, False, False),
    "contact": (10, 10, False, False),
    "page_number": (14, 14, False, False),
}
STATE_TYPE = {
    "quoc_hieu": (12, 13, True, False),
    "tieu_ngu": (13, 14, True, False),
    "parent_org": (12, 13, False, False),
    "org": (12, 13, True, False),
    "number": (13, 13, False, False),
    "place_date": (13, 14, False, True),
    "doc_type": (13, 14, True, False),
    "abstract": (13, 14, True, False),
    "legal_basis": (13, 14, False, True),
    "body": (13, 14, False, False),
    "sign_authority": (13, 14, True, False),
    "sign_title": (13, 14, True, False),
    "sign_name": (13, 14, True, False),
    "recipients_label": (12, 12, True, True),
    "recipients_list": (11, 11, False, False),
    "page_number": (13, 14, False, False),
}


def type_of(profile_id: str, component: str) -> tuple[float, float | None, bool | None, bool | None]:
    stated = load_profile(profile_id).components[component]
    return stated.size_pt.minimum, stated.size_pt.maximum, stated.bold, stated.italic


@pytest.mark.parametrize("component", sorted(PARTY_TYPE))
def test_party_type_table__as_annex_2_of_the_guideline(component: str) -> None:
    assert type_of("party-2026", component) == PARTY_TYPE[component]


@pytest.mark.parametrize("component", sorted(STATE_TYPE))
def test_state_type_table__as_annex_1_of_the_decree(component: str) -> None:
    assert type_of("state-nd30", component) == STATE_TYPE[component]


@pytest.mark.parametrize("profile_id", PROFILE_IDS)
def test_number_patterns__examples_of_the_regulation_match_whole(profile_id: str) -> None:
    number = load_profile(profile_id).number
    assert [bool(number.pattern.search(text)) for text in number.examples] == [True] * len(number.examples)
    letters = number.letter_pattern
    assert all(letters is not None and letters.search(text) for text in number.letter_examples)


@pytest.mark.parametrize(
    ("profile_id", "text", "valid"),
    [
        ("party-2026", "Số 45-TB/TU", True),
        ("party-2026", "Số 05-QC/BTCTU-BNCTU", True),
        ("party-2026", "Số: 45-TB/TU", False),
        ("party-2026", "Số 5-TB/TU", False),
        ("party-2026", "Số 45/TB-TU", False),
        ("party-2026", "Số 07-QĐi/TW", False),
        ("party-2018", "Số 07-QĐi/TW", True),
        ("party-2018", "Số 01-BC/ĐGS1377", True),
        ("party-2018", "Số 01-QH/TW", False),
        ("state-nd30", "Số: 05/BC-UBND", True),
        ("state-nd30", "Số 05-BC/UBND", False),
    ],
)
def test_number_pattern__form_of_the_regime(profile_id: str, text: str, *, valid: bool) -> None:
    assert bool(load_profile(profile_id).number.pattern.search(text)) is valid


@pytest.mark.parametrize("profile_id", PROFILE_IDS)
def test_draft_pattern__number_not_given_yet(profile_id: str) -> None:
    number = load_profile(profile_id).number
    blank = number.form.format(ordinal="      ", type="TB", body="TU")
    assert number.draft_pattern.search(blank)
    assert not number.pattern.search(blank)


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (date(2018, 4, 2), None),
        (date(2018, 4, 3), "party-2018"),
        (date(2026, 5, 26), "party-2018"),
        (date(2026, 5, 27), "party-2026"),
        (date(2030, 1, 1), "party-2026"),
    ],
)
def test_select_profile__party_by_date(issued: date, expected: str | None) -> None:
    profile = select_profile("party", issued)
    assert (profile and profile.id) == expected


@pytest.mark.parametrize(("issued", "expected"), [(date(2020, 3, 4), None), (date(2020, 3, 5), "state-nd30")])
def test_select_profile__state_by_date(issued: date, expected: str | None) -> None:
    profile = select_profile("state", issued)
    assert (profile and profile.id) == expected


def test_load_profile__only_what_the_note_of_2018_names_stays_certain() -> None:
    profile = load_profile("party-2018")
    certain = {name for name, part in profile.components.items() if part.source.confidence is Confidence.TEXT}
    text = {"body", "closing", "heading_1", "heading_2", "heading_3", "point_1", "point_2", "point_3"}
    head = {"party_title", "parent_org", "org", "number", "place_date"}
    assert certain == text | head | {"doc_type", "doc_author", "abstract", "abstract_cong_van"}
    rest = [profile.page.margins.source, profile.body.line_spacing.source, profile.number.source]
    assert {source.confidence for source in rest} == {Confidence.SECOND_HAND}
    assert profile.signing.source.confidence is Confidence.TEXT


def test_load_profile__2018_cites_no_clause_of_2026() -> None:
    profile = load_profile("party-2018")
    clauses = {part.source.clause for part in profile.components.values()}
    assert {clause for clause in clauses if clause and not clause.startswith("HD 36-HD/VPTW")} == set()


def test_load_profile__2018_differs_from_2026_where_the_guideline_did() -> None:
    old, new = load_profile("party-2018"), load_profile("party-2026")
    spacings = [profile.body.line_spacing.range for profile in (old, new)]
    assert spacings == [Range(18, None, 18), Range(18, 22, 19)]
    parts = [profile.components for profile in (old, new)]
    assert [each["recipients_list"].item_end for each in parts] == [",", ";"]
    assert [each["legal_basis"].last_end for each in parts] == [",", "."]
    addressed = [each["salutation_label"].text_by_kind["to-trinh"] for each in parts]
    assert addressed == ["Kính gửi:", "Kính trình:"]
    assert [each["drafter_code"].size_pt for each in parts] == [Range(8, 8, 8), Range(11, 11, 11)]


@pytest.mark.parametrize("profile_id", PROFILE_IDS)
def test_styles__identifiers_and_names_are_used_once_and_names_hold_no_comma(profile_id: str) -> None:
    styles = [part.style for part in load_profile(profile_id).components.values()]
    assert len({style.id for style in styles}) == len({style.name for style in styles}) == len(styles)
    # Word takes what follows a comma as another name of the style.
    assert [style.name for style in styles if "," in style.name] == []


def test_load_profile__unknown_name() -> None:
    with pytest.raises(KeyError):
        load_profile("party-2031")


def test_range__bounds_tolerance_and_open_end() -> None:
    assert [Range(18, 22, 19).allows(value) for value in (17.9, 18, 22, 22.1)] == [False, True, True, False]
    assert Range(20, 20, 20).allows(20.4, tolerance=0.5)
    assert Range(18, None, 18).allows(400)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("color:", "colour:", "unknown"),
        ("rule: exact", "rule: about", "none of"),
        ("size_pt: 15\n", "size_pt: [15]\n", "not a range"),
        ("on_first_page: false", "on_first_page: nowhere", "is not bool"),
    ],
)
def test_load_profile__a_slip_in_the_file_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: str, new: str, fault: str
) -> None:
    text = resources.data_file("profiles", "party-2026.yaml").read_text("utf-8")
    assert old in text
    slipped = tmp_path / f"{tmp_path.name}.yaml"
    slipped.write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(profiles, "PROFILE_IDS", (slipped.stem,))
    monkeypatch.setattr(resources, "data_file", lambda *_parts: slipped)
    with pytest.raises((ValueError, TypeError), match=fault):
        load_profile(slipped.stem)
