"""What every document is drafted with: the facts, where each comes from, and the gaps met on the way."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from danvan_reports.drafting.phrases import phrase
from danvan_reports.gaps import gap
from danvan_reports.model.declarations import names_of, written_path
from danvan_reports.model.input import ReportInput
from danvan_reports.model.people import PARTY, STATE
from danvan_reports.model.symbols import official_symbol
from danvan_reports.office import KEEP_TONES
from danvan_reports.records import dataclass, field
from danvan_reports.wording import Origin, Wording, fill, join

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.model.kinds import DocumentKind
    from danvan_reports.model.paper import Paper
    from danvan_reports.model.papers import Papers
    from danvan_reports.model.people import Issuer
    from danvan_reports.office import Office

F = TypeVar("F", bound=ReportInput)


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that the document needs and the input lacks: what it is, and where in the input it belongs.

    ``field`` is the path as a Vietnamese input writes it.
    """

    what: str
    path: InputPath
    field: str


@dataclass(frozen=True, slots=True)
class StandIn:
    """What the facts themselves say of the issuing body, for a body that neither the input nor the office describes.

    A team has no entry of its own in an office file: it is named, placed and led as the visit says.
    """

    texts: Mapping[str, Wording] = field(default_factory=dict)
    authority: Wording | None = None
    positions: tuple[Wording, ...] = ()
    signer: Wording | None = None


@dataclass(frozen=True)
class Drafter(Generic[F]):
    """Words the facts of one paper. Each piece of text it gives carries the origins it was drawn from.

    ``gaps`` grows as the paper is worded, and is the same list in a drafter replaced with another ``stand_in``.
    """

    facts: F
    office: Office
    kind: DocumentKind
    papers: Papers
    gaps: list[Gap] = field(default_factory=list)
    stand_in: StandIn = field(default_factory=StandIn)

    def say(self, phrase_id: str, /, **values: str) -> Wording:
        """Return the phrase with its fields filled in."""
        return fill(phrase(phrase_id, self.office.house_style.tone_marks or KEEP_TONES), **values)

    def given(self, text: str, path: InputPath) -> Wording:
        """Return ``text`` as drawn from the input at ``path``."""
        return Wording.of(text, ("input", *path))

    def gap(self, what: str, path: InputPath) -> Wording:
        """Return the visible mark for a missing fact, and keep it for the list on the terminal."""
        found = Gap(what, path, written_path(type(self.facts), path))
        if found not in self.gaps:
            self.gaps.append(found)
        return Wording.of(gap(what), ("input", *path))

    def need(self, record: Any, name: str, what: str = "") -> Wording:
        """Return the text field ``name`` of ``record``, or a gap called by the field's title (or ``what``)."""
        text = getattr(record, name)
        return self.given(text, (*record.path, name)) if text else self.missing(record, name, what)

    def missing(self, record: Any, name: str, what: str = "") -> Wording:
        """Return the gap of the field ``name`` of ``record``, called by the field's title (or ``what``)."""
        return self.gap(what or title_of(record, name), (*record.path, name))

    def in_paper(self, name: str) -> InputPath:
        """Return the path of a field of this paper."""
        return self.papers.path(self.kind.id, name)

    @cached_property
    def paper(self) -> Paper:
        """What belongs to this paper alone."""
        return self.papers.of(self.kind.id)

    @property
    def issuer_name(self) -> str:
        """The field of ``Issuers`` with the body that issues this paper."""
        return self.facts.issuer_of(self.kind)

    @property
    def issuer(self) -> Issuer | None:
        """The body that issues this paper; None when neither the input nor the office names it."""
        given: Issuer | None = getattr(self.office.issuers, self.issuer_name)
        return given

    @property
    def regime(self) -> str:
        """Whether the paper is one of the Party or of the State."""
        return STATE if self.issuer and self.issuer.regime == STATE else PARTY

    def known_of_issuer(self, name: str) -> Wording:
        """Return a text fact of the issuing body; empty when it is not known."""
        return self.of_body(self.issuer_name, name) or self.stand_in.texts.get(name, Wording())

    def of_body(self, body: str, name: str) -> Wording:
        """Return a text fact of a body of the office, by its field of ``Issuers``; empty when it is not known.

        A symbol that the office does not give is that of the regulation, drawn from the name of the body.
        """
        known: Issuer | None = getattr(self.office.issuers, body)
        text = getattr(known, name) if known else ""
        if known and name == "symbol" and not text:
            return Wording.of(official_symbol(known.name, self._day), self._origin_of_body(body, "name"))
        return Wording.of(text, self._origin_of_body(body, name)) if text else Wording()

    @property
    def _day(self) -> dt.date | None:
        """The day the paper speaks from: its own, else that of what it tells of."""
        return self.paper.date if isinstance(self.paper.date, dt.date) else self.facts.event_date()

    def from_issuer(self, name: str, what: str) -> Wording:
        """Return a text fact of the issuing body, or a gap called ``what``."""
        return self.known_of_issuer(name) or self.gap(what, self.issuer_path(name))

    def issuer_path(self, *names: str | int) -> InputPath:
        """Return the path of a fact of the issuing body, the same in an input and in the office file."""
        return ("issuers", self.issuer_name, *names)

    def issuer_origin(self, *names: str | int) -> Origin:
        """Return the origin of a fact of the issuing body: the input when it names the body, else the office."""
        return self._origin_of_body(self.issuer_name, *names)

    def _origin_of_body(self, body: str, *names: str | int) -> Origin:
        in_input = self.facts.issuers is not None and getattr(self.facts.issuers, body) is not None
        return ("input" if in_input else "office", "issuers", body, *names)

    def listed(self, parts: Sequence[str], separator: str = ", ") -> Wording:
        """Return ``a``, ``a và b`` or ``a, b và c``."""
        if len(parts) < 2:
            return join(parts)
        return self.say("list.last", first=join(parts[:-1], separator), last=parts[-1])


def title_of(record: Any, name: str) -> str:
    """Return the title of a field as it stands in a gap: its first letter small."""
    title = names_of(type(record))[name].title
    return title[:1].lower() + title[1:]
