"""A step that a lane other than the SOP's executes in most runs; what a letter of mandate covers does not count."""

from collections.abc import Iterator
from types import SimpleNamespace

from ibis import _

from analytics.conformance.acting import acting_lanes
from analytics.performers.roles import Roles
from analytics.revision.lived import Lived
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.same_steps import lane_names
from analytics.revision.thresholds import confidence, needed_for_share
from analytics.statistics import wilson
from model.revision import Effect, Proposal, Silent, Wanted
from model.revision_words import BY_KEY, Facts, said


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """Another lane for steps that it executes in most runs."""
    known = found.runs.filter(_.gid.notnull() & _.acting.notnull())
    rows = found.engine.rows(known.group_by("gid", "acting").agg(n=_.count(), wrong=_.wrong_performer.sum()))
    least = found.thresholds.performer
    needed = needed_for_share(least, found.thresholds.fewest)
    for gid in sorted({row.gid for row in rows}):
        own = [row for row in rows if row.gid == gid]
        lane, hits, names = _foreign(found, gid, own)
        n = sum(row.n for row in own)
        bounds = wilson(hits, n)
        if lane is None or not bounds or hits <= least * n:
            continue
        if n < needed:
            yield silent("performer", found, (gid,), n, needed)
        elif bounds[0] >= least:
            yield _proposal(found, gid, (lane, names), (hits, n))


def _foreign(found: Lived, gid: int, rows: list[SimpleNamespace]) -> tuple[int | None, int, tuple[str, ...]]:
    """The lane that executes the step wrongly most often, how often, and under which names."""
    roles, lanes = Roles(found.question.lane_of, found.question.office), found.procedure(gid).lanes
    counts: dict[int, int] = {}
    names: dict[int, tuple[str, ...]] = {}
    for row in sorted(rows, key=lambda row: row.acting):
        for lane in roles.lanes(row.acting, lanes) - acting_lanes(found.step(gid)) if row.wrong else ():
            counts[lane] = counts.get(lane, 0) + row.wrong
            names[lane] = (*names.get(lane, ()), row.acting)
    if not counts:
        return None, 0, ()
    top = min(counts, key=lambda lane: (-counts[lane], lane))
    return top, counts[top], names[top]


def _proposal(found: Lived, gid: int, doer: tuple[int, tuple[str, ...]], counts: tuple[int, int]) -> Proposal:
    step, procedure = found.step(gid), found.procedure(gid)
    old, new = lane_names(step, procedure), procedure.lanes[doer[0]]
    runs = found.runs.filter((_.gid == gid) & _.wrong_performer & _.acting.isin(doer[1]))
    evidence = found.evidence(*counts, runs)
    facts: Facts = {
        "step": step.number,
        "old": old,
        "new": new,
        "hits": counts[0],
        "n": counts[1],
        "share": evidence.share,
    }
    case = Case(
        old=old,
        new=new,
        said=said(BY_KEY["performer"].sentence, facts),
        evidence=evidence,
        effect=Effect(0, 0),
        confidence=confidence(counts[1], needed_for_share(found.thresholds.performer, found.thresholds.fewest)),
        wanted=Wanted(lane=doer[0]),
    )
    return proposal("performer", found, (gid,), case)


PROPOSER = Proposer("performer", propose)
