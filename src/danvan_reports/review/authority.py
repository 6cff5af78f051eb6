"""Does who signs fit the body that issues the paper, and does the paper keep to its own genre?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Severity
from danvan_reports.model.kinds import SUPERVISION
from danvan_reports.review.data import load_data
from danvan_reports.review.engine import Rule, found
from danvan_reports.vi.tone import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.people import Signer
    from danvan_reports.review.engine import Finding, Subject

_DEPUTY = re.compile(r"^(?:K/T|KT\.)")
_BODY_IN_POST = re.compile(r"^((?:PHÓ )?BÍ THƯ) (?=\S)")
_VIOLATION = re.compile(r"\bvi phạm\b", re.IGNORECASE)


def _deputy_of_collective(subject: Subject) -> Iterator[Finding]:
    """A collective body signs T/M, never K/T (HD 05-HD/VPTW, I.7)."""
    collectives = tuple(load_data("wording")["collectives"])
    for signer, path in _signers(subject):
        authority = fold_tones(signer.authority.upper())
        if _DEPUTY.match(authority) and _DEPUTY.sub("", authority).strip().startswith(collectives):
            yield found((*path, "authority"), found=signer.authority)


def _title_before_name(subject: Subject) -> Iterator[Finding]:
    """The signer's name stands without rank, degree or title (HD 05-HD/VPTW, I.7)."""
    honorifics = tuple(load_data("wording")["honorifics"])
    for signer, path in _signers(subject):
        if signer.name.startswith(honorifics):
            yield found((*path, "name"), found=signer.name)


def _body_in_post(subject: Subject) -> Iterator[Finding]:
    """Under T/M the post stands without the body's name: PHÓ BÍ THƯ, not PHÓ BÍ THƯ TỈNH ỦY."""
    for signer, path in _signers(subject):
        for index, post in enumerate(signer.positions):
            match = _BODY_IN_POST.match(post.upper())
            if match:
                yield found((*path, "positions", index), found=post, expected=match[1])


def _violation_in_supervision(subject: Subject) -> Iterator[Finding]:
    """A supervision observes and concludes; signs of violation go into a report of their own."""
    if subject.facts.subject != SUPERVISION:
        return
    for text in subject.texts if "phạm" in subject.all_text.casefold() else ():
        if _VIOLATION.search(text.text):
            yield found(text.path, found="vi phạm")


def _signers(subject: Subject) -> Iterator[tuple[Signer, InputPath]]:
    """Yield the signers the input itself names; those of the office file are checked where they stand in papers."""
    facts = subject.facts
    for kind, paper in subject.papers.items():
        if paper.signer:
            yield paper.signer, subject.path(kind, "signer")
    for issuer in (facts.issuers.committee, facts.issuers.advisory_body, facts.issuers.team) if facts.issuers else ():
        for signer in issuer.signers if issuer else ():
            yield signer, signer.path


RULES = (
    Rule("DL210", Severity.ERROR, _deputy_of_collective),
    Rule("DL211", Severity.ERROR, _title_before_name),
    Rule("DL212", Severity.ERROR, _body_in_post),
    Rule("DL213", Severity.WARNING, _violation_in_supervision),
)
