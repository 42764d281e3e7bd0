"""Two steps in a row by the same performer, both short, without waiting between them."""

from collections.abc import Iterator
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.conformance.acting import acting_lanes
from analytics.revision.lived import Lived
from analytics.revision.neighbours import neighbours
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.thresholds import confidence, needed_for_share
from analytics.revision.written_times import rounded_up
from analytics.statistics import wilson
from analytics.working_time.limits import WORKING, kind_and_amount
from model.revision import Effect, Proposal, Silent, Wanted
from model.revision_words import BY_KEY, Facts, said
from model.sop import Step
from model.time import Time


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """Steps to be merged with the next."""
    bars, pairs = found.thresholds, [pair for pair in neighbours(found) if _alike(*pair, found)]
    if not pairs:
        return
    needed = needed_for_share(bars.no_wait, bars.fewest)
    for row in found.engine.rows(_handed_over(found, [b for _a, b in pairs])):
        gids = (row.before, row.gid)
        bounds = wilson(row.at_once, row.n)
        if gids not in pairs or not bounds or row.at_once < bars.no_wait * row.n or not _short(row, found):
            continue
        if row.n < needed:
            yield silent("merge", found, gids, row.n, needed)
        elif bounds[0] >= bars.no_wait:
            yield _proposal(found, gids, row, needed)


def _handed_over(found: Lived, gids: list[int]) -> ibis.Table:
    """By pair of consecutive steps how many hand-overs were measured, and in how many both were short and nothing waited."""
    bars, case = found.thresholds, ibis.window(group_by="case", order_by="position")
    measured = found.runs.mutate(
        earlier=ibis.ifelse(_.exact, _.service_seconds, None).lag().over(case), right_before=_.gid.lag().over(case)
    )
    own = measured.filter(_.closed & _.gid.isin(gids) & (_.right_before == _.before) & _.exact & _.earlier.notnull())
    return own.filter(_.waiting_seconds.notnull()).group_by("before", "gid").agg(
        n=_.count(),
        at_once=(_.waiting_seconds <= bars.wait_seconds).sum(),
        short=((_.service_seconds <= bars.short_seconds) & (_.earlier <= bars.short_seconds)).sum(),
        waiting=_.waiting_seconds.sum(),
    )  # fmt: skip


def _short(row: SimpleNamespace, found: Lived) -> bool:
    enough: bool = row.short >= found.thresholds.kept * row.n
    return enough


def _alike(a: int, b: int, found: Lived) -> bool:
    """Whether the same one lane does both and neither decides; both are allowed working time or none."""
    steps = (found.step(a), found.step(b))
    lanes = {acting_lanes(step) for step in steps}
    deciding = any(performer.symbol == "decision" for step in steps for performer in step.performers)
    return len(lanes) == 1 and len(next(iter(lanes))) == 1 and not deciding


def _proposal(found: Lived, gids: tuple[int, int], row: SimpleNamespace, needed: int) -> Proposal:
    first, second = found.step(gids[0]), found.step(gids[1])
    evidence = found.evidence(
        row.at_once,
        row.n,
        found.runs.filter((_.gid == gids[1]) & (_.before == gids[0]) & _.closed),
        waiting_seconds=row.waiting,
    )
    facts: Facts = {
        "step": f"{first.number}, {second.number}",
        "hits": row.at_once,
        "n": row.n,
        "share": evidence.share,
    }
    text = _together(first, second)
    case = Case(
        old=f"{first.activity} / {second.activity}",
        new=text,
        said=said(BY_KEY["merge"].sentence, facts),
        evidence=evidence,
        effect=Effect(0, -round(row.waiting / found.closed)),
        confidence=confidence(row.n, needed, "medium"),
        wanted=Wanted(text=text, time=_time(found, gids)),
    )
    return proposal("merge", found, gids, case)


def _together(first: Step, second: Step) -> str:
    """Both activities in one sentence."""
    return f"{first.activity.rstrip(' .;')} dan {second.activity[:1].lower()}{second.activity[1:]}"


def _time(found: Lived, gids: tuple[int, int]) -> Time | None:
    """What both may take together, as officials write it; None where either is not allowed a working time."""
    limits = [found.norm.limits[gid] for gid in gids]
    amounts = [kind_and_amount(limit) for limit in limits if limit]
    if len(amounts) < len(gids) or any(kind != WORKING for kind, _amount in amounts):
        return None
    written = rounded_up(sum(amount for _kind, amount in amounts), Time(), found.question.office.counting, found.day)
    return written.time if written else None


PROPOSER = Proposer("merge", propose)
