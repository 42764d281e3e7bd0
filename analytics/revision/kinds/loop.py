"""A way back that many cases take and that costs much working time; the draft notes a checklist at its target.

The cost is that of all executions after the first, of the steps from the target to the source of the way back.
"""

from collections.abc import Iterator
from types import SimpleNamespace

from ibis import _

from analytics.measures.loops import loops
from analytics.measures.rework import rework
from analytics.revision.lived import Lived
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.thresholds import confidence, needed_for_share
from analytics.statistics import wilson
from model.revision import Effect, Proposal, Silent, Wanted
from model.revision_words import BY_KEY, CHECKLIST, Facts, said
from model.text import Lang


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """Checks before the steps that are come back to often and at much cost."""
    runs = found.runs.filter(_.closed).mutate(gid_before=_.gid.lag().over(group_by="case", order_by="position"))
    rows = [row for row in found.engine.rows(loops(runs)) if _own(row, found)]
    worked = found.engine.rows(runs.agg(service=_.service_seconds.sum(where=_.exact), waiting=_.waiting_seconds.sum()))[
        0
    ]
    total = (worked.service or 0) + (worked.waiting or 0)
    again = {row.gid: row.service_seconds + row.waiting_seconds for row in found.engine.rows(rework(runs))}
    bars = found.thresholds
    needed = needed_for_share(bars.looped, bars.fewest)
    for row in rows:
        cost = sum(again.get(gid, 0) for gid in range(row.gid, row.gid_before + 1))
        bounds = wilson(row.cases, row.of_cases)
        if not bounds or row.cases < bars.looped * row.of_cases or cost < bars.loop_cost * total:
            continue
        if row.of_cases < needed:
            yield silent("loop", found, (row.gid_before, row.gid), row.of_cases, needed)
        elif bounds[0] >= bars.looped:
            yield _proposal(found, row, cost, needed)


def _own(row: SimpleNamespace, found: Lived) -> bool:
    gids: tuple[int, int] = (row.gid_before, row.gid)
    return found.norm.steps[gids[0]][0] == found.norm.steps[gids[1]][0]


def _proposal(found: Lived, row: SimpleNamespace, cost: int, needed: int) -> Proposal:
    source, target = found.step(row.gid_before), found.step(row.gid)
    back = found.runs.filter((_.gid == row.gid) & (_.before == row.gid_before) & _.closed)
    evidence = found.evidence(row.cases, row.of_cases, back, times=row.times, cost_seconds=cost)
    facts: Facts = {
        "step": source.number, "source": source.number, "hits": row.cases, "n": row.of_cases,
        "share": evidence.share, "hours": cost,
    }  # fmt: skip
    text = CHECKLIST.to(Lang.ID, source=source.number)
    case = Case(
        old=target.remarks,
        new=text,
        said=said(BY_KEY["loop"].sentence, facts, {"new": CHECKLIST}),
        evidence=evidence,
        effect=Effect(0, -round(cost / found.closed)),
        confidence=confidence(row.of_cases, needed, "medium"),
        wanted=Wanted(text=text),
    )
    return proposal("loop", found, (row.gid_before, row.gid), case)


PROPOSER = Proposer("loop", propose)
