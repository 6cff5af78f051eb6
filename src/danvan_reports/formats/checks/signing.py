"""Who signs, and how it is written: prefixes, posts, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.formats.components import vocabulary as words
from danvan_reports.formats.findings import NOT_STATED, UNKNOWN, Finding, Skip, has_gap
from danvan_reports.vi.tone import fold_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_reports.formats.components.lines import Line
    from danvan_reports.formats.findings import Subject
    from danvan_reports.formats.rules import Rule

_MIDDLE = 0.5
_PREFIX = re.compile(r"^(?:([TK]) ?/ ?([ML T])|(T ?M|K ?T|T ?L|T ?U ?Q)\b ?\.?)[. ]*", re.IGNORECASE)
_ROLES = {"tm": "collective", "kt": "deputy", "tl": "order", "tuq": "delegated"}
_BODY_OF_POST = (
    "tinh uy", "thanh uy", "dang uy", "huyen uy", "quan uy", "chi bo", "dang bo", "ban thuong vu",
    "ban chap hanh", "uy ban kiem tra", "uy ban nhan dan", "hoi dong nhan dan",
)  # fmt: skip
_OWN_TITLES_ALLOWED = (
    "cong an", "quan su", "bien phong", "bo quoc phong", "truong", "dai hoc", "hoc vien", "benh vien", "y te",
    "giao duc", "khoa hoc", "vien",
)  # fmt: skip


def check_prefixes(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find "on behalf of", "for" and "by order of" written the way of the other regime, or carelessly."""
    findings = []
    for line in subject.composition.lines(rule.applies_to[0]):
        match = _PREFIX.match(line.text)
        if match is None:
            continue
        role = _ROLES.get(re.sub(r"[^a-z]", "", match[0].casefold()), "")
        expected = subject.profile.signing.prefixes.get(role)
        if expected is None:
            findings.append(_finding("unknown", line, match[0].strip(), ""))
        elif not line.text.startswith(f"{expected} "):
            findings.append(_finding("form", line, match[0].strip(), expected))
    return findings


def _finding(aspect: str, line: Line, found: str, expected: str, component: str = "sign_authority") -> Finding:
    return Finding(aspect, found, expected, component, line.paragraph)


def check_honorifics(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find ranks, degrees and titles before a signer's name."""
    if subject.profile.regime == "state" and _may_have_own_titles(subject):
        return Skip(UNKNOWN, "sign_name")
    honorifics = sorted(subject.profile.signers.honorifics, key=len, reverse=True)
    findings = []
    for line in subject.composition.lines(rule.applies_to[0]):
        title = next((title for title in honorifics if _begins(line.text, title)), None)
        if title is not None:
            findings.append(Finding("", title, "", "sign_name", line.paragraph))
    return findings


def _may_have_own_titles(subject: Subject) -> bool:
    issuer = " ".join(words.letters(line.text) for line in subject.composition.lines("org"))
    return any(f" {word} " in f" {issuer} " for word in _OWN_TITLES_ALLOWED)


def _begins(name: str, title: str) -> bool:
    bare = title.rstrip(".").casefold()
    first = name.casefold()
    return first.startswith(bare) and not first[len(bare) : len(bare) + 1].isalpha() and len(first) > len(bare)


def check_post_alone(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find a post that carries the name of its body; bodies without a seal and joint papers may do so."""
    concurrent = any(words.letters(line.text) == "kiem" for line in _block(subject))
    if concurrent or len(subject.composition.lines("sign_name")) > 1:
        return Skip(NOT_STATED, "sign_title")
    findings = []
    for line in subject.composition.lines(rule.applies_to[0]):
        text = words.letters(line.text)
        body = next((body for body in _BODY_OF_POST if text.endswith(f" {body}") or f" {body} " in text), None)
        if body is not None and words.starts_with_any(text, words.POSTS):
            findings.append(Finding("", line.text, "", "sign_title", line.paragraph))
    return findings


def _block(subject: Subject) -> list[Line]:
    names = ("sign_authority", "sign_title", "sign_name", "sign_concurrent")
    return [line for name in names for line in subject.composition.lines(name)]


def check_deputy(rule: Rule, subject: Subject) -> Sequence[Finding]:
    """Find "signing for" in the name of a collective body, which signs on its own behalf instead."""
    prefix = subject.profile.signing.prefixes["deputy"]
    signing_for = [line for line in subject.composition.lines(rule.applies_to[0]) if line.text.startswith(f"{prefix} ")]
    if not signing_for:
        return []
    heads = [fold_tones(post) for post in subject.profile.signers.collective_bodies]
    heads += [fold_tones(post) for post in rule.params["posts"]]
    return [
        Finding("", line.text, "", "sign_authority", line.paragraph)
        for line in signing_for
        if any(fold_tones(line.text.removeprefix(prefix).strip()).startswith(head) for head in heads)
    ]


def check_collective_posts(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find, under "on behalf of", a post that is not named there, or any post where the body has none."""
    signers = subject.profile.signers
    prefix = f"{subject.profile.signing.prefixes['collective']} "
    authorities = subject.composition.lines("sign_authority")
    if not signers.collective_positions or not authorities or not authorities[0].text.startswith(prefix):
        return Skip(NOT_STATED, "sign_title")
    body = fold_tones(authorities[0].text.removeprefix(prefix))
    alone = [name for name in signers.bodies_without_position if body == fold_tones(name)]
    posts = [fold_tones(post) for post in signers.collective_positions]
    findings = []
    for line in subject.composition.lines(rule.applies_to[0]):
        if has_gap(line) or line.paragraph.number < authorities[0].paragraph.number:
            continue
        if alone:
            findings.append(Finding("none", line.text, "", "sign_title", line.paragraph))
        elif not any(fold_tones(line.text.upper()).startswith(post) for post in posts):
            findings.append(Finding("other", line.text, "", "sign_title", line.paragraph))
    return findings


def check_minutes(_rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Compare the two roles under the minutes of a meeting with the profile's."""
    if subject.composition.kind != "bien-ban":
        return Skip(NOT_STATED, "minutes_role")
    expected = [words.letters(role) for role in subject.profile.signers.minutes.values()]
    named = " / ".join(subject.profile.signers.minutes.values())
    return [
        Finding("", line.text, named, "minutes_role", line.paragraph)
        for line in subject.composition.lines("minutes_role")
        if words.letters(line.text) not in expected
    ]


def check_side(rule: Rule, subject: Subject) -> Sequence[Finding] | Skip:
    """Find a single signature that does not stand at the right; of several, the others stand at the left."""
    if len(subject.composition.lines("sign_name")) > 1:
        return Skip(NOT_STATED, "sign_name")
    return [
        Finding("", component=name, paragraph=line.paragraph)
        for name in subject.present(rule)
        for line in subject.composition.lines(name)
        if line.middle < _MIDDLE
    ]
