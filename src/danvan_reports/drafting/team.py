"""The team as a body that issues papers: named, placed and led as the visit says (HD 05-HD/VPTW, I.2 and I.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.drafting.drafter import StandIn
from danvan_reports.drafting.sentences import upper
from danvan_reports.drafting.visit_facts import draft_team_word, say_of_visit
from danvan_reports.model.kinds import SURVEY
from danvan_reports.records import replace

if TYPE_CHECKING:
    from danvan_reports.drafting.drafter import Drafter
    from danvan_reports.model.visit import Visit


def with_team_issuing(drafter: Drafter[Visit]) -> Drafter[Visit]:
    """Return a drafter that names the team where a paper names its issuing body, as far as the visit tells of it.

    Its letterhead stands under that of the body it was sent by: the committee, for a survey the advisory body.
    """
    if drafter.issuer_name != "team":
        return drafter
    team = drafter.facts.team
    sender = "advisory_body" if drafter.facts.kind == SURVEY else "committee"
    texts = {"symbol": say_of_visit(drafter, "visit.team.symbol"), "archive": draft_team_word(drafter)}
    texts |= {"superior": drafter.of_body(sender, "letterhead"), "place": drafter.of_body(sender, "place")}
    if team and team.name:
        texts["name"] = drafter.need(team, "name")
        texts["letterhead"] = upper(texts["name"])
    leader = team.leader if team else None
    stand_in = StandIn(
        texts,
        authority=say_of_visit(drafter, "visit.team.authority"),
        positions=(drafter.say("visit.team.position"),),
        signer=drafter.need(leader, "name") if leader else None,
    )
    return replace(drafter, stand_in=stand_in)
