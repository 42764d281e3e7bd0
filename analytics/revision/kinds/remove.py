"""A step that nearly all cases skip; one that weighs more than others in alignments is never proposed for removal."""

from collections.abc import Iterator

from ibis import _

from analytics.revision.lived import Lived
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.thresholds import confidence, needed_for_share
from analytics.revision.written_times import present
from analytics.statistics import wilson
from model.deviation import BY_KEY as DEVIATIONS
from model.revision import Effect, Proposal, Silent
from model.revision_words import BY_KEY, Facts, said

_FEWEST_ROWS = 2


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """The removal of steps that are skipped by so many cases that owe them."""
    if found.mapped < found.thresholds.mapped:
        return
    least = found.thresholds.skipped
    needed = needed_for_share(least, found.thresholds.fewest)
    for gid in range(len(found.norm.steps)):
        skipped = found.deviations["skipped", gid]
        due = skipped + found.executed.get(gid, 0)
        bounds = wilson(skipped, due)
        if not bounds or skipped < least * due or not _removable(gid, found):
            continue
        if due < needed:
            yield silent("remove", found, (gid,), due, needed)
        elif bounds[0] >= least:
            yield _proposal(found, gid, (skipped, due), needed)


def _removable(gid: int, found: Lived) -> bool:
    procedure, step = found.norm.steps[gid]
    mandatory = any(
        one.procedure == procedure and one.step == step.number and one.weight > 1 for one in found.question.weights
    )
    return not mandatory and len(found.procedure(gid).steps) > _FEWEST_ROWS


def _proposal(found: Lived, gid: int, counts: tuple[int, int], needed: int) -> Proposal:
    step = found.step(gid)
    rule = DEVIATIONS["skipped"].rule
    without = found.checked.findings.filter((_.rule == rule) & (_.gid == gid))
    evidence = found.evidence(*counts, without)
    allowed = present(step.time, found.question.office.counting, found.day)
    facts: Facts = {
        "step": step.number,
        "old": step.activity,
        "hits": counts[0],
        "n": counts[1],
        "share": evidence.share,
    }
    case = Case(
        old=step.activity,
        new=None,
        said=said(BY_KEY["remove"].sentence, facts),
        evidence=evidence,
        effect=Effect(-round(allowed) if allowed is not None else None, -_spent(found, gid)),
        confidence=confidence(counts[1], needed),
    )
    return proposal("remove", found, (gid,), case)


def _spent(found: Lived, gid: int) -> int:
    """What executing and awaiting the step took, on average of all closed cases."""
    own = found.runs.filter((_.gid == gid) & _.closed)
    row = found.engine.rows(own.agg(service=_.service_seconds.sum(where=_.exact), waiting=_.waiting_seconds.sum()))[0]
    return round(((row.service or 0) + (row.waiting or 0)) / found.closed)


PROPOSER = Proposer("remove", propose)
