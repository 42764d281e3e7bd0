"""Two steps in a row by different performers of which the later begins before the earlier has ended, or even first.

A step that needs what the one before puts out has to wait; the sentence leaves that to the planner.
"""

from collections.abc import Iterator

import ibis
from ibis import _

from analytics.norm import acting_lanes
from analytics.revision.lived import Lived
from analytics.revision.neighbours import neighbours
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.thresholds import confidence, needed_for_share
from analytics.statistics import wilson
from model.revision import Effect, Proposal, Silent
from model.revision_words import Facts, said


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """Steps to run side by side with the next."""
    pairs = [pair for pair in neighbours(found) if _apart(*pair, found)]
    if not pairs or found.checked.log.day_grain:
        return
    bars = found.thresholds
    needed = needed_for_share(bars.overlap, bars.fewest)
    for a, b in pairs:
        both = _both(found, a, b)
        row = found.engine.rows(both.agg(n=_.count(), hits=_.overlap.sum().fill_null(0), shorter=_.shorter.sum()))[0]
        bounds = wilson(row.hits, row.n)
        if not bounds or row.hits <= bars.overlap * row.n:
            continue
        if row.n < needed:
            yield silent("parallel", found, (a, b), row.n, needed)
        elif bounds[0] >= bars.overlap:
            yield _proposal(found, (a, b), (row.hits, row.n, row.shorter), both)


def _both(found: Lived, a: int, b: int) -> ibis.Table:
    """The closed cases with both steps, each executed once and with both stamps: whether they overlap, the shorter time."""
    own = found.runs.filter(_.closed & _.gid.isin([a, b]) & _.exact)
    stamps = own.group_by("case").agg(
        n=_.count(),
        a_begin=_.first.min(where=_.gid == a),
        a_end=_["last"].max(where=_.gid == a),
        b_begin=_.first.min(where=_.gid == b),
        shorter=_.service_seconds.min(),
    )
    each = stamps.filter((_.n == 2) & _.a_begin.notnull() & _.b_begin.notnull())  # noqa: PLR2004 (both steps)
    return each.mutate(overlap=(_.b_begin < _.a_end) & (_.b_begin >= _.a_begin))


def _apart(a: int, b: int, found: Lived) -> bool:
    """Whether different lanes do them, neither decides, and one plain way leads to the first and from the second."""
    procedure, steps = found.procedure(a), (found.step(a), found.step(b))
    lanes = [acting_lanes(step) for step in steps]
    deciding = {s.number for s in procedure.steps if any(p.symbol == "decision" for p in s.performers)}
    into = [edge for edge in procedure.edges if edge.target.step == steps[0].number]
    plain = all(edge.label is None and edge.source.step not in deciding for edge in into)
    inside = found.row(a) > 0 and found.row(b) < len(procedure.steps) - 1
    return inside and plain and bool(lanes[0] and lanes[1]) and not lanes[0] & lanes[1] and not deciding & {s.number for s in steps}  # fmt: skip


def _proposal(found: Lived, gids: tuple[int, int], counts: tuple[int, int, int], both: ibis.Table) -> Proposal:
    hits, n, shorter = counts
    numbers = ", ".join(found.step(gid).number for gid in gids)
    evidence = found.evidence(hits, n, both.filter(_.overlap))
    facts: Facts = {"step": numbers, "hits": hits, "n": n, "share": evidence.share}
    case = Case(
        old=None,
        new=numbers,
        said=said("parallel", facts),
        evidence=evidence,
        effect=Effect(None, -round(shorter * (n - hits) / n / found.closed)),
        confidence=confidence(n, needed_for_share(found.thresholds.overlap, found.thresholds.fewest), "medium"),
    )
    return proposal("parallel", found, gids, case)


PROPOSER = Proposer("parallel", propose)
