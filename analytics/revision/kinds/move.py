"""A step that most cases execute elsewhere than the SOP has it, always between the same two steps.

Where two neighbours change places, the alignment says which of them is the one that moved. Where stamps tell the day
only nothing is said about order.
"""

from collections.abc import Iterator

from ibis import _

from analytics.conformance.flow import arrows
from analytics.revision.lived import NOWHERE, Lived
from analytics.revision.places import Place, inside, usual_places
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.thresholds import confidence, needed_for_share
from analytics.statistics import wilson
from model.revision import Effect, Proposal, Silent, Wanted
from model.revision_words import AFTER, BY_KEY, Facts, said


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """Steps to be moved to where they are executed."""
    if found.checked.log.day_grain:
        return
    bars, least = found.thresholds, found.thresholds.moved
    away = [
        g
        for g in range(len(found.norm.steps))
        if found.deviations["out_of_order", g] > least * found.executed.get(g, 0)
    ]
    if not away:
        return
    places = usual_places(found.runs.filter(_.closed & _.gid.isin(away)), "gid", found)
    needed = needed_for_share(least, bars.fewest)
    for gid in away:
        place = places.get(gid)
        if not place or not inside(place, found) or _drawn(gid, place, found) or place.cases <= least * place.of:
            continue
        bounds = wilson(place.cases, place.of)
        if place.of < needed:
            yield silent("move", found, (gid,), place.of, needed)
        elif bounds and bounds[0] >= least:
            yield _proposal(found, gid, place, needed)


def _drawn(gid: int, place: Place, found: Lived) -> bool:
    """Whether the SOP has the step at this place."""
    return (found.row(place.before), found.row(gid)) in arrows(found.procedure(gid))


def _proposal(found: Lived, gid: int, place: Place, needed: int) -> Proposal:
    step, before = found.step(gid), found.step(place.before)
    runs = found.runs.filter((_.gid == gid) & (_.before == place.before) & (_.after == place.after) & _.closed)
    evidence = found.evidence(place.cases, place.of, runs)
    facts: Facts = {
        "step": step.number,
        "hits": place.cases,
        "n": place.of,
        "share": evidence.share,
        "after": before.number,
    }
    after = None if place.after == NOWHERE else found.step(place.after).number
    case = Case(
        old=step.activity,
        new=before.number,
        said=said(BY_KEY["move"].sentence, facts, {"new": AFTER}),
        evidence=evidence,
        effect=Effect(0, 0),
        confidence=confidence(place.of, needed),
        wanted=Wanted(after=before.number, before=after),
    )
    return proposal("move", found, (gid,), case)


PROPOSER = Proposer("move", propose)
