"""What stands around the body of every paper: letterhead, number, date, marks, signature, recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_reports.drafting.sentences import bare
from danvan_reports.model.people import STATE
from danvan_reports.patterns import lazy_pattern
from danvan_reports.vi.dates import YearMonth, format_date_long, format_date_short
from danvan_reports.vi.document_numbers import build_party_number, build_state_number, type_symbol
from danvan_reports.vi.text import bind
from danvan_reports.wording import Wording, sources_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from danvan_reports.drafting.drafter import Drafter, Gap
    from danvan_reports.model.paper import Paper
    from danvan_reports.model.people import Signer
    from danvan_reports.wording import Origin

_STANDING = "ban thường vụ"
_SIGNING_ITSELF = "advisory_body"
_COLLECTIVE = {"government": "authority.government", "front": "authority.front"}
_ARCHIVE = lazy_pattern(r"^Lưu(?::|\b)\s*(?:VT,\s*)?")
_DEPUTY = "PHÓ "


def draft_frame(drafter: Drafter[Any], subject: Wording) -> dict[str, Any]:
    """Return the values of the template that do not depend on the body, marks and annex aside."""
    return draft_head(drafter, subject) | {"signature": _signature(drafter), "recipients": _recipients(drafter)}


def draft_head(drafter: Drafter[Any], subject: Wording) -> dict[str, Any]:
    """Return what stands above the body, for a paper that is not signed and sent like others (minutes)."""
    return {
        "document_title": subject.reworded(f"{drafter.kind.type_word} {subject}"),
        "creator": drafter.from_issuer("name", "cơ quan ban hành"),
        "letterhead": {
            "superior": drafter.known_of_issuer("superior"),
            "issuer": drafter.from_issuer("letterhead", "tên cơ quan ban hành ở tiêu đề"),
        },
        "number": draft_number(drafter),
        "place_date": drafter.say(
            "place_date",
            place=drafter.from_issuer("place", "địa danh"),
            date=_long_date(drafter, drafter.paper),
        ),
        "type_name": drafter.kind.type_name,
        "author": "",
        "subject": subject,
    }


def draft_marks(drafter: Drafter[Any], gaps: Collection[Gap]) -> dict[str, Any]:
    """Return the marks of the paper; one with any of ``gaps`` in it is marked as a draft."""
    paper = drafter.paper
    return {
        "urgency": drafter.given(paper.urgency or "", drafter.in_paper("urgency")),
        "circulation": drafter.given(paper.circulation or "", drafter.in_paper("circulation")),
        "no_mass_media": bool(paper.no_mass_media),
        "draft_mark": _draft_mark(drafter, gaps),
    }


def draft_number(drafter: Drafter[Any]) -> Wording:
    """Return ``Số 45-KL/TU``, for the State ``Số: 05/BC-UBND``; blank where văn thư has not given the number."""
    symbol = drafter.from_issuer("symbol", "ký hiệu cơ quan")
    number = drafter.paper.number
    build = build_state_number if drafter.regime == STATE else build_party_number
    if number is None:
        return _unbroken(
            drafter.say(f"number.blank.{drafter.regime}", type=type_symbol(drafter.kind.type_word), symbol=symbol)
        )
    text = build(number, drafter.kind.type_word, symbol)
    given = Wording.of(text, ("input", *drafter.in_paper("number")), *sources_of(symbol))
    return _bound(drafter.say(f"number.given.{drafter.regime}", number=given))


def draft_short_date(drafter: Drafter[Any], paper: Paper) -> Wording:
    """Return ``ngày 12/10/2026``, or the blank that the date is written into."""
    date = paper.date
    if date is None or isinstance(date, YearMonth):
        return _long_date(drafter, paper)
    return drafter.given(f"ngày {format_date_short(date)}", drafter.in_paper("date"))


def _long_date(drafter: Drafter[Any], paper: Paper) -> Wording:
    date = paper.date
    if date is None:
        return _unbroken(drafter.say("date.blank"))
    origin = ("input", *drafter.in_paper("date"))
    if isinstance(date, YearMonth):
        month = f"{date.month:02}" if date.month < 3 else str(date.month)
        return _unbroken(Wording.of(drafter.say("date.month", month=month, year=str(date.year)), origin))
    return _bound(Wording.of(format_date_long(date), origin))


def _signature(drafter: Drafter[Any]) -> dict[str, Any]:
    signer, origin = _signer(drafter)
    path = drafter.in_paper("signer")
    positions = [
        Wording.of(text, (*origin, "positions", i)) for i, text in enumerate(signer.positions if signer else ())
    ]
    return {
        "authority": _authority(drafter, signer, origin),
        "positions": positions
        or list(drafter.stand_in.positions)
        or [drafter.gap("chức vụ người ký", (*path, "positions"))],
        "name": _signer_name(drafter, signer, origin),
    }


def _signer_name(drafter: Drafter[Any], signer: Signer | None, origin: Origin) -> Wording:
    if signer and signer.name:
        return Wording.of(signer.name, (*origin, "name"))
    return drafter.stand_in.signer or drafter.gap("họ và tên người ký", (*drafter.in_paper("signer"), "name"))


def _authority(drafter: Drafter[Any], signer: Signer | None, origin: Origin) -> Wording:
    """Return the right in which the paper is signed (HD 05-HD/VPTW, I.7).

    A ban thường vụ always signs T/M; the head of an advisory body signs directly, without a line above the post.
    """
    if signer and signer.authority:
        return Wording.of(signer.authority, (*origin, "authority"))
    name = drafter.known_of_issuer("name")
    if name.lower().startswith(_STANDING):
        return Wording.of(drafter.say("authority.standing"), *name.sources)
    if drafter.stand_in.authority:
        return drafter.stand_in.authority
    if drafter.issuer_name in _COLLECTIVE:
        return drafter.say(_COLLECTIVE[drafter.issuer_name])
    if drafter.issuer_name == _SIGNING_ITSELF:
        return _under_a_head(drafter, signer, origin)
    return drafter.gap("quyền hạn ký", (*drafter.in_paper("signer"), "authority"))


def _under_a_head(drafter: Drafter[Any], signer: Signer | None, origin: Origin) -> Wording:
    """Return the right to sign in a body with a head: the head signs in nobody's name, a deputy in the head's."""
    position = signer.positions[0] if signer and signer.positions else ""
    head = position.removeprefix(_DEPUTY)
    if head == position:
        return Wording("")
    return Wording.of(drafter.say(f"authority.deputy.{drafter.regime}", head=head), (*origin, "positions", 0))


def _signer(drafter: Drafter[Any]) -> tuple[Signer | None, Origin]:
    """Return the signer of the paper with the origin: the paper's own, else the first of the issuing body.

    A paper that names its signer only by name takes the rest from the body's signer of that name.
    """
    own = drafter.paper.signer
    known = drafter.issuer.signers if drafter.issuer else ()
    if own and (own.authority or own.positions):
        return own, ("input", *drafter.in_paper("signer"))
    if own:
        for index, signer in enumerate(known):
            if signer.name == own.name:
                return signer, drafter.issuer_origin("signers", index)
        return own, ("input", *drafter.in_paper("signer"))
    return (known[0], drafter.issuer_origin("signers", 0)) if known else (None, ())


def _recipients(drafter: Drafter[Any]) -> list[Wording]:
    own = drafter.paper.recipients
    issuer = drafter.issuer
    if own:
        path = drafter.in_paper("recipients")
        names = [drafter.given(name, (*path, index)) for index, name in enumerate(own)]
    else:
        known = issuer.recipients if issuer else ()
        names = [Wording.of(name, drafter.issuer_origin("recipients", i)) for i, name in enumerate(known)]
    names = [name.reworded(bare(name)) for name in names]
    kept = next((name for name in names if _archive_in(name) != name), None)
    names = [name for name in names if name is not kept]
    if not names:
        names = [drafter.gap("nơi nhận", drafter.in_paper("recipients"))]
    archive = kept or drafter.from_issuer("archive", "nơi lưu")
    return [*names, drafter.say(f"archive.{drafter.regime}", archive=archive.reworded(_archive_in(archive)))]


def _archive_in(name: str) -> str:
    """Return where a paper is kept, without the words of the line that the paper sets before it."""
    return _ARCHIVE.sub("", name)


def _draft_mark(drafter: Drafter[Any], gaps: Collection[Gap]) -> Wording:
    if drafter.paper.draft:
        number = drafter.given(str(drafter.paper.draft), drafter.in_paper("draft"))
        return drafter.say("draft.numbered", number=number)
    return drafter.say("draft.gaps") if gaps else Wording("")


def _bound(text: Wording) -> Wording:
    """Keep a date or a number on one line with non-breaking spaces."""
    return text.reworded(bind(text))


def _unbroken(blank: Wording) -> Wording:
    """Keep the room for a number or a day on the line of its words."""
    return blank.reworded(blank.replace(" ", "\N{NO-BREAK SPACE}"))
